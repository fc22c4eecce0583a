"""What a tab asks about its own eyes: its panes, how far back they reach, the log, and what is put aside."""

from collections.abc import Callable

from bot.playground.page.conversation import PAGE
from bot.playground.page.frames import Asked, UnableError
from bot.playground.page.scene import Part
from bot.playground.page.showing import Showing
from bot.playground.page.sight import Sight, is_visible
from bot.playground.wire import Json

MOST_PANES = 8

Look = Callable[[Showing, Asked], Json]


def look(tab: Showing, asked: Asked) -> Json:
    """Show a place to a person in a pane, and take what is there as read."""
    pane, place = asked.text("pane"), asked.text("place")
    person = tab.scene.onlooker(asked.text("person"))
    if not is_visible(person, place):
        raise UnableError(f"{person.name} cannot see this conversation.")
    if pane not in tab.panes and len(tab.panes) >= MOST_PANES:
        raise UnableError(f"A tab shows no more than {MOST_PANES} panes.")
    sight = tab.panes[pane] = Sight(pane, person, place, tab.scene)
    sight.read()
    tab.scene.look_again(person.id, Part.SIDEBAR)
    return {}


def unlook(tab: Showing, asked: Asked) -> Json:
    tab.panes.pop(asked.text("pane"), None)
    return {}


def earlier(tab: Showing, asked: Asked) -> Json:
    """Reach further back in a conversation."""
    sight = tab.panes.get(asked.text("pane"))
    if sight is None:
        raise UnableError("There is no such pane.")
    sight.most += PAGE
    sight.stale.add(Part.ROOM)
    return {}


def watch_log(tab: Showing, asked: Asked) -> Json:
    if asked.is_on("on"):
        tab.watch_log()
    else:
        tab.leave_log()
    return {}


def entry(tab: Showing, asked: Asked) -> Json:
    found = tab.inspector.numbered(asked.number("number"))
    if found is None:
        raise UnableError("There is no such entry.")
    return {"entry": tab.inspector.full(found)}


def dismiss(tab: Showing, asked: Asked) -> Json:
    """Put one of Slack's complaints aside, in all tabs."""
    person = tab.scene.onlooker(asked.text("person"))
    tab.scene.reading.dismiss(person.id, asked.number("number"))
    tab.scene.look_again(person.id, Part.FAILURES)
    return {}


LOOKS: dict[str, Look] = {
    "look": look,
    "unlook": unlook,
    "earlier": earlier,
    "watch_log": watch_log,
    "entry": entry,
    "dismiss": dismiss,
}
