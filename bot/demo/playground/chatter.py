"""What people say to each other besides: a few lines here and there, so that the company is alive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from bot.playground import Channel, Person, SimulatedSlack

EVERYBODY: tuple[str, ...] = ()
GENERAL, RANDOM, MENTORING, RESEARCH, DESIGN = "general", "random", "mentoring", "research", "design-critique"
CHANNELS = {
    GENERAL: EVERYBODY,
    RANDOM: EVERYBODY,
    MENTORING: EVERYBODY,
    DESIGN: ("Lena", "Emre", "Aisha", "Beatriz", "Njeri"),
    RESEARCH: ("Aisha", "Achieng", "Priya", "Marcus", "Lena"),
}
"""Who is in, by first name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One message. `to` is a channel, or the first name of somebody who reads it directly."""

    at: datetime
    by: str
    to: str
    words: str
    reactions: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _september(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=UTC)


REMARKS = (
    Remark(
        at=_september(1, 8, 5),
        by="Ines",
        to=GENERAL,
        words="Good morning. The new handbook is online, and every page has a person you can ask.",
        reactions={"raised_hands": ("Helen", "Jonas", "Luísa")},
    ),
    Remark(
        at=_september(1, 8, 40),
        by="Helen",
        to=GENERAL,
        words="The offline mode is in beta with three customers. Thank you, São Paulo, for two late evenings.",
        reactions={"tada": ("Rafael", "Beatriz", "Marcus", "Kavita")},
    ),
    Remark(
        at=_september(1, 9, 10), by="Rohan", to=RANDOM, words="It has not stopped raining in Kolkata since Sunday."
    ),
    Remark(
        at=_september(1, 9, 12),
        by="Samuel",
        to=RANDOM,
        words="Please send some of it to Nairobi.",
        reactions={"umbrella_with_rain_drops": ("Rohan", "Njeri", "Peter")},
    ),
    Remark(
        at=_september(2, 9, 30),
        by="Aisha",
        to=RESEARCH,
        words="Notes from the eight interviews are in the folder. The surprise: nobody reads the tooltips.",
        reactions={"eyes": ("Marcus", "Lena")},
    ),
    Remark(at=_september(2, 9, 41), by="Lena", to=RESEARCH, words="I feared as much. Can we look at it together?"),
    Remark(at=_september(2, 10, 0), by="Aisha", to=RESEARCH, words="With pleasure. Friday before lunch?"),
    Remark(
        at=_september(2, 11, 15),
        by="Emre",
        to=DESIGN,
        words="Second try at the date field, now usable without a mouse. Be as strict as you like.",
        reactions={"keyboard": ("Lena", "Aisha")},
    ),
    Remark(
        at=_september(2, 13, 20),
        by="Ines",
        to="Helen",
        words="The mentorship program opens tomorrow. Would you say a word about it in your team meeting?",
    ),
    Remark(at=_september(2, 13, 24), by="Helen", to="Ines", words="Gladly. I will join myself, too."),
    Remark(
        at=_september(3, 8, 20),
        by="Ines",
        to=MENTORING,
        words="Welcome to this channel. In a moment the bot will announce our program, and whoever likes can join.",
    ),
    Remark(
        at=_september(3, 8, 50),
        by="Marcus",
        to=MENTORING,
        words="In. Three minutes, as promised.",
        reactions={"+1": ("Ines", "Priya")},
    ),
    Remark(
        at=_september(4, 8, 30),
        by="Emre",
        to="Aisha",
        words="I have joined the mentorship program. Is that not what you were looking for, somebody to learn "
        "facilitation from?",
    ),
    Remark(at=_september(4, 8, 45), by="Aisha", to="Emre", words="It is. I will do it next week, I promise."),
    Remark(
        at=_september(7, 12, 30),
        by="Beatriz",
        to=RANDOM,
        words="Happy Independence Day from São Paulo. The office is closed, the coffee is not.",
        reactions={"coffee": ("Luísa", "Thiago", "Rafael", "Joel")},
    ),
    Remark(
        at=_september(8, 9, 0),
        by="Ines",
        to=MENTORING,
        words="So many of you are in already. I will look for matches tomorrow, so there is still a day to join.",
        reactions={"seedling": ("Helen", "Kavita", "Priya", "Peter")},
    ),
)


def found_channels(slack: SimulatedSlack, cast: Mapping[str, Person], *, everybody: Sequence[Person]) -> None:
    """Make the channels, with those in them who belong there."""
    for name, members in CHANNELS.items():
        slack.add_channel(name, members=[cast[each] for each in members] or everybody)


def room(slack: SimulatedSlack, name: str) -> Channel:
    found = slack.workspace.room_named(name)
    assert found, f"there is a channel called {name}"
    return slack.channel(found.id)


async def say(slack: SimulatedSlack, cast: Mapping[str, Person], remark: Remark) -> None:
    """Write a remark, unless it stands there already."""
    person = cast[remark.by]
    where = room(slack, remark.to) if remark.to in CHANNELS else _between(slack, person, cast[remark.to])
    if any(entry.text == remark.words for entry in where.messages):
        return
    entry = await person.write(remark.words, where)
    reactions = {name: tuple(cast[each].id for each in fans) for name, fans in remark.reactions.items()}
    if reactions:
        slack.workspace.mark(where.room, replace(entry, reactions=reactions))


def _between(slack: SimulatedSlack, one: Person, other: Person) -> Channel:
    return slack.channel(slack.workspace.open_direct([one.id, other.id], creator=one.id).id)
