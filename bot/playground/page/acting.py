"""What people do on the page, handed on to the simulated Slack. Each answers once the app has come to rest."""

from collections.abc import Awaitable, Callable

from bot.playground import finding
from bot.playground.channel import Channel
from bot.playground.finding import Where
from bot.playground.messages import Message
from bot.playground.page import jumps, trouble
from bot.playground.page.frames import Asked, UnableError
from bot.playground.page.host import APP
from bot.playground.page.scene import Scene
from bot.playground.page.sidebar import app_room, may_see
from bot.playground.person import Person
from bot.playground.views import View
from bot.playground.wire import Json

Act = Callable[[Scene, Asked], Awaitable[Json]]


async def open_home(scene: Scene, asked: Asked) -> Json:
    await _person(scene, asked).open_home()
    return await _settled(scene)


async def command(scene: Scene, asked: Asked) -> Json:
    """Run a slash command as typed; Slack itself answers one that nobody knows."""
    person, channel = _person(scene, asked), _channel(scene, asked)
    name, _, text = asked.text("text").strip().partition(" ")
    if name in {known.name for known in scene.host.commands}:
        await person.command(name, text.strip(), channel)
    else:
        scene.slack.workspace.fail(
            person.id,
            f"{name} is not a valid command. In Slack, all messages that start with the “/” character are "
            "interpreted as commands. If you are trying to send a message and not run a command, try preceding "
            "the “/” with an empty space.",
        )
    return await _settled(scene)


async def write(scene: Scene, asked: Asked) -> Json:
    person, channel, text = _person(scene, asked), _channel(scene, asked), asked.text("text").strip()
    if not text:
        raise UnableError("There is nothing to send yet.")
    if channel is not None and person.id not in channel.members:
        raise UnableError(f"{person.name} is not in #{channel.name}, and so cannot write there.")
    entry = await person.write(text, channel, thread_ts=asked.text_or_nothing("thread_ts"))
    return await _settled(scene) | {"ts": entry.ts}


async def join(scene: Scene, asked: Asked) -> Json:
    """Join a public channel, as the button at the bottom of its preview does."""
    person, channel = _person(scene, asked), _channel(scene, asked)
    if channel is not None:
        channel.add(person)
        scene.reading.read(person.id, channel.room)
    return await _settled(scene)


async def press(scene: Scene, asked: Asked) -> Json:
    person = _person(scene, asked)
    option = asked.text("option") if asked.has("option") else None
    await person.press(_where(person, asked), asked.text("block_id"), asked.text("action_id"), option)
    return await _settled(scene)


async def enter(scene: Scene, asked: Asked) -> Json:
    """Type or choose; with `dispatch` the app hears of it, otherwise it stays between the person and Slack."""
    person = scene.acting(asked.text("person"))
    where, place = _where(person, asked), (asked.text("block_id"), asked.text("action_id"))
    person.enter(where, *place, asked.frame.get("value"))
    if not asked.is_on("dispatch"):
        return {}
    scene.gesture(person.id)
    await person.dispatch(where, *place)
    return await _settled(scene)


async def suggest(scene: Scene, asked: Asked) -> Json:
    """Ask the app for options; nothing happens by that, so there is nothing to wait for."""
    person = scene.acting(asked.text("person"))
    place = (asked.text("block_id"), asked.text("action_id"))
    offered = await person.look_up(_where(person, asked), *place, asked.text("typed"))
    groups = offered.get("option_groups")
    return {"options": offered.get("options") or [], **({"groups": groups} if groups else {})}


async def submit(scene: Scene, asked: Asked) -> Json:
    person = _person(scene, asked)
    _on_top(person, asked)
    if not person.modals[-1].definition.get("submit"):
        raise UnableError("There is nothing to send here.")
    await person.submit()
    return await _settled(scene)


async def close(scene: Scene, asked: Asked) -> Json:
    person = _person(scene, asked)
    _on_top(person, asked)
    await person.close()
    return await _settled(scene)


async def close_all(scene: Scene, asked: Asked) -> Json:
    person = _person(scene, asked)
    if person.modals:
        await person.close_all()
    return await _settled(scene)


async def shortcut(scene: Scene, asked: Asked) -> Json:
    await _person(scene, asked).shortcut(_callback(scene, asked, "global"))
    return await _settled(scene)


async def message_shortcut(scene: Scene, asked: Asked) -> Json:
    person, callback_id = _person(scene, asked), _callback(scene, asked, "message")
    await person.message_shortcut(callback_id, _message(person, asked))
    return await _settled(scene)


# -- whom and what it is about ---------------------------------------------------------------------


async def _settled(scene: Scene) -> Json:
    await scene.settle()
    return {}


def _person(scene: Scene, asked: Asked) -> Person:
    return scene.gesture(asked.text("person"))


def _channel(scene: Scene, asked: Asked) -> Channel | None:
    """Return where something is written; None is the conversation with the app, which it may begin."""
    person, place = scene.acting(asked.text("person")), asked.text("room")
    room = person.workspace.rooms.get(place)
    if place == APP or (room is not None and room is app_room(person)):
        return None
    if room is None or not may_see(person, room):
        raise UnableError("There is no such conversation.")
    if room.archived:
        raise UnableError(f"#{room.name} is archived.")
    return Channel(room, person.workspace)


def _where(person: Person, asked: Asked) -> Where:
    where = asked.inner("where")
    return _view(person, where.text("view")) if where.has("view") else _message(person, where)


def _view(person: Person, view_id: str) -> View:
    shown = [*person.modals, *([person.home] if person.home else [])]
    for view in shown:
        if view.id == view_id:
            return view
    raise UnableError("This is not open any more.")


def _message(person: Person, asked: Asked) -> Message:
    channel, ts = asked.text("channel"), asked.text("ts")
    room = app_room(person) if channel == APP else person.workspace.rooms.get(channel)
    found = finding.message(person, room, ts) if room is not None and may_see(person, room) else None
    if found is None:
        raise UnableError("This message is not there any more.")
    return found


def _on_top(person: Person, asked: Asked) -> None:
    if _view(person, asked.text("view")) is not person.modal:
        raise UnableError("Another window lies on top of this one.")


def _callback(scene: Scene, asked: Asked, kind: str) -> str:
    callback_id = asked.text("callback_id")
    if (callback_id, kind) not in {(known.callback_id, known.type) for known in scene.host.shortcuts}:
        raise UnableError("The app has no such shortcut.")
    return callback_id


ACTS: dict[str, Act] = {
    "open_home": open_home,
    "command": command,
    "write": write,
    "join": join,
    "press": press,
    "enter": enter,
    "suggest": suggest,
    "submit": submit,
    "close": close,
    "close_all": close_all,
    "shortcut": shortcut,
    "message_shortcut": message_shortcut,
    "move_clock": jumps.move_clock,
    "fault": trouble.cause,
}
