"""The six steps a newcomer can try, told by what is to be seen in the simulated Slack and by nothing else.

So no step is ticked by a click that had no effect, and the story is the same after a restart.
"""

from dataclasses import dataclass
from enum import Enum, auto

from bot.demo.company import INES, PROGRAM
from bot.demo.playground.chatter import MENTORING, room
from bot.demo.reading import mentioned
from bot.playground import Channel, Message, Person, SimulatedSlack
from bot.playground.page import APP, HOME, Step, There

MENTEE, MENTOR = "Aisha Rahman", "Lena Hoffmann"
"""Whom the story is about: she has not joined yet when the page opens, and Lena shares all she wishes to learn."""
ASKED = "get to meet?"
SUMMED_UP = "is never part of a summary"
WELCOME = f"Welcome to *{PROGRAM}*"


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people the bot has brought together, and the conversation in which it did."""

    partner: Person
    chat: Channel


class Answer(Enum):
    """How one side stands to a match, by the newest message about the other side."""

    NONE = auto()
    OPEN = auto()
    YES = auto()
    BOTH = auto()
    OVER = auto()

    @classmethod
    def of(cls, message: Message | None) -> "Answer":
        if message is None:
            return cls.NONE
        if "Accept" in message.buttons:
            return cls.OPEN
        if "both said yes" in message.all_text:
            return cls.BOTH
        return cls.YES if "You said yes to" in message.all_text else cls.OVER


class Story:
    """Looks at the people of the story as they would look at their own Slack."""

    def __init__(self, slack: SimulatedSlack) -> None:
        self._slack = slack
        self._ines, self._mentee, self._mentor = (named(slack, name) for name in (INES.name, MENTEE, MENTOR))
        self._room = room(slack, MENTORING)

    def steps(self) -> tuple[Step, ...]:
        couple = self._couple()
        return (
            self._join(),
            self._match(couple),
            self._time(couple),
            self._goal(couple),
            self._week(couple),
            self._summary(),
        )

    def _join(self) -> Step:
        title = "Aisha joins the program"
        if seen(self._mentee, WELCOME):
            return _done("join", title, "She is in, and the bot has told her what comes next.", self._mentee, APP)
        return _open(
            "join",
            title,
            "Act as Aisha, a UX researcher in London. In #mentoring, press Join below the announcement. She "
            "joins as a mentee, and would like to learn “design leadership, facilitation”.",
            self._mentee,
            self._room.id,
        )

    def _match(self, couple: Couple | None) -> Step:
        title = "Ines finds her a mentor"
        if couple:
            name = _first(couple.partner)
            detail = f"Aisha and {name} both said yes, and the bot has introduced them to each other."
            return _done("match", title, detail, self._mentee, couple.chat.id)
        detail, person, place = self._on_the_way_to_a_match()
        return _open("match", title, detail, person, place)

    def _on_the_way_to_a_match(self) -> tuple[str, Person, str]:
        """Who has to do what next, from what both read last about each other."""
        latest = newest(self._mentee, words="<@")
        mentor = self._slack.person(mentioned(latest.all_text)) if latest else self._mentor
        name = _first(mentor)
        match Answer.of(latest), Answer.of(newest(mentor, words=self._mentee.mention)):
            case Answer.OPEN, _:
                return f"Act as Aisha: the bot suggests {name} and says why. Press Accept.", self._mentee, APP
            case (Answer.BOTH, _) | (_, Answer.BOTH):
                words = "Both said yes, and are introduced when both are at work. Press +1 day in the clock."
                return words, self._mentee, APP
            case Answer.YES, Answer.OPEN:
                return f"Act as {name}, who is asked about Aisha. Read the reasons, and press Accept.", mentor, APP
            case Answer.YES, Answer.NONE:
                words = f"Aisha said yes. {name} is asked in their own working hours: press +1 day in the clock."
                return words, mentor, APP
            case Answer.NONE, Answer.OPEN:
                words = f"{name} has been asked, and Aisha is in her own working hours: press +1 day in the clock."
                return words, self._mentee, APP
        first = (
            "Act as Ines, who runs the program. In the Home tab of Mentorship, open the Control room and press "
            "Match: a dry run shows who would meet whom, and why. Then press Publish."
        )
        return first, self._ines, HOME

    def _time(self, couple: Couple | None) -> Step:
        title = "A time for the first meeting"
        if couple is None:
            detail = "The bot introduces them with three times that suit the working hours of both."
            return _open("time", title, detail, self._mentee, APP)
        name = _first(couple.partner)
        if _chosen(couple):
            detail = "One press, and it is planned for both of them. It can be moved, and put into a calendar."
            return _done("time", title, detail, self._mentee, couple.chat.id)
        if seen(self._mentee, ASKED):
            detail = "Nobody chose a time, so the one that the bot suggested stood."
            return _done("time", title, detail, self._mentee, APP)
        return _open(
            "time",
            title,
            f"Act as Aisha in the group chat with {name}, and press Choose beside the first of three times. "
            f"{name} hears of it, at work. Where nobody chooses, the bot suggests a time later on.",
            self._mentee,
            couple.chat.id,
        )

    def _goal(self, couple: Couple | None) -> Step:
        title = "Aisha sets a first goal"
        if couple is None:
            detail = "Once they are introduced, Aisha sets a goal in the group chat of the two."
            return _open("goal", title, detail, self._mentee, APP)
        name = _first(couple.partner)
        if newest(couple.partner, words=f"{self._mentee.mention} has set a goal"):
            detail = f"Only the two of them see it, and {name} has heard of it."
            return _done("goal", title, detail, couple.partner, APP)
        return _open(
            "goal",
            title,
            f"Act as Aisha in the group chat with {name}, and press Set a first goal. For example: run the "
            f"research review in November myself. {name} hears of it, at work.",
            self._mentee,
            couple.chat.id,
        )

    def _week(self, couple: Couple | None) -> Step:
        title = "A week later: did they meet?"
        if couple is None:
            detail = "After their first meeting, the bot asks both of them how it went."
            return _open("week", title, detail, self._mentee, APP)
        name = _first(couple.partner)
        for person in (self._mentee, couple.partner):
            if newest(person, button="Edit feedback"):
                detail = "They met and said how it was. Nobody else ever reads these answers."
                return _done("week", title, detail, person, APP)
        if newest(self._mentee, button="Give feedback"):
            detail = f"Act as Aisha: press Give feedback and say how it was. {name} never sees it."
        elif newest(self._mentee, button="Yes, we met"):
            detail = (
                f"Act as Aisha: the bot asks whether she and {name} met. Press Yes, we met, and say how it was."
            )
        else:
            detail = (
                "Press +1 week in the clock. Once their time has come, the bot asks both of them. Until then it "
                "reminds of little, never twice on one day, and is quiet outside of their working hours."
            )
        return _open("week", title, detail, self._mentee, APP)

    def _summary(self) -> Step:
        title = "The program in numbers"
        if any(SUMMED_UP in entry.all_text for entry in self._room.messages):
            detail = "The summary is in #mentoring: counts only, and nobody's words."
            return _done("summary", title, detail, self._mentee, self._room.id)
        return _open(
            "summary",
            title,
            "Act as Ines. In the Home tab of Mentorship, open the Control room, press Post summary and Preview, "
            "read it, and press Post it.",
            self._ines,
            HOME,
        )

    def _couple(self) -> Couple | None:
        """The first pair that Aisha was brought into."""
        for chat in self._mentee.group_dms:
            others = set(chat.members) - {self._mentee.id, self._slack.bot_user_id}
            if others and any("You both said yes" in entry.all_text for entry in chat.messages):
                return Couple(self._slack.person(others.pop()), chat)
        return None


def named(slack: SimulatedSlack, name: str) -> Person:
    """Somebody who works here; raise LookupError if nobody is called so."""
    for account in slack.workspace.accounts.values():
        if account.real_name == name:
            return slack.person(account.id)
    raise LookupError(name)


def seen(person: Person, words: str) -> bool:
    return newest(person, words=words) is not None


def newest(person: Person, *, button: str = "", words: str = "") -> Message | None:
    """The newest message of the bot to this person with this button and these words in it."""
    for entry in reversed(person.dm):
        if entry.by_app and (not button or button in entry.buttons) and words in entry.all_text:
            return entry
    return None


def _chosen(couple: Couple) -> bool:
    """Whether somebody has chosen a time below the introduction."""
    return any("chosen by" in entry.all_text for entry in couple.chat.messages if entry.by_app)


def _first(person: Person) -> str:
    return person.name.partition(" ")[0]


def _open(key: str, title: str, detail: str, person: Person, place: str) -> Step:
    return Step(key=key, title=title, detail=detail, done=False, there=There(person.id, place))


def _done(key: str, title: str, detail: str, person: Person, place: str) -> Step:
    return Step(key=key, title=title, detail=detail, done=True, there=There(person.id, place))
