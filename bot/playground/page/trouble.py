"""What goes wrong at the press of a button: slow answers, refusals, lost sockets, people and apps that go."""

from collections.abc import Callable

from bot.playground.page.frames import Asked, UnableError
from bot.playground.page.scene import News, Scene
from bot.playground.person import Person
from bot.playground.wire import Json

SLOW_ACK = 3.5
"""Seconds; Slack waits three for an answer to a gesture."""
RETRY_AFTER = 5
MOST_SECONDS, MOST_TIMES = 60, 20


async def cause(scene: Scene, asked: Asked) -> Json:
    """Bring a fault about, now or for whatever comes next."""
    kind = asked.text("kind")
    if kind in _PEOPLE:
        _PEOPLE[kind](scene, scene.onlooker(asked.text("person")))
    elif kind in _FAULTS:
        _FAULTS[kind](scene, asked)
    else:
        raise UnableError("There is no such fault.")
    scene.tell(News.APP)
    await scene.settle()
    return {}


def shown(scene: Scene) -> Json:
    """Return how the app stands, and which faults are waiting to strike."""
    slack = scene.slack
    waiting = [
        {"kind": fault.kind.value, "method": fault.method, "times": fault.times} for fault in slack.faults.pending
    ]
    if slack.faults.held_payloads:
        waiting.append({"kind": "slow ack", "method": "", "times": slack.faults.held_payloads})
    return {
        "standing": slack.workspace.app.standing.value,
        "sockets": len(slack.sockets),
        "faults": waiting,
        "duplicates": slack.courier.duplicates,
        "rate_limits": slack.workspace.limiter.mode.value,
    }


def _slow_ack(scene: Scene, asked: Asked) -> None:
    seconds = asked.number_or("seconds", SLOW_ACK, most=MOST_SECONDS)
    scene.slack.faults.slow_ack(seconds, times=_times(asked))


def _rate_limited(scene: Scene, asked: Asked) -> None:
    seconds = int(asked.number_or("seconds", RETRY_AFTER, most=MOST_SECONDS))
    scene.slack.faults.rate_limited(seconds, times=_times(asked))


def _server_error(scene: Scene, asked: Asked) -> None:
    scene.slack.faults.server_error(times=_times(asked))


def _clear(scene: Scene, _asked: Asked) -> None:
    scene.slack.faults.clear()
    scene.slack.courier.duplicates = 0


def _times(asked: Asked) -> int:
    return max(1, int(asked.number_or("times", 1, most=MOST_TIMES)))


_PEOPLE: dict[str, Callable[[Scene, Person], None]] = {
    "deactivate": lambda scene, person: scene.slack.deactivate(person),
    "reactivate": lambda scene, person: scene.slack.reactivate(person),
    "make_guest": lambda scene, person: scene.slack.make_guest(person),
}
_FAULTS: dict[str, Callable[[Scene, Asked], None]] = {
    "slow_ack": _slow_ack,
    "rate_limited": _rate_limited,
    "server_error": _server_error,
    "drop_socket": lambda scene, _asked: scene.slack.drop_sockets(),
    "duplicate_event": lambda scene, _asked: scene.slack.duplicate_next_event(),
    "uninstall": lambda scene, _asked: scene.slack.uninstall(),
    "reinstall": lambda scene, _asked: scene.slack.reinstall(),
    "clear": _clear,
}
