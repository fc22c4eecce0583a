"""Feedback after a meeting: half a minute of the author's time, never shown to the partner."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import Enum
from uuid import UUID

from bot.domain.errors import WrongInput
from bot.domain.growth.steps import title_problem
from bot.domain.insight.terms import Sharing
from bot.domain.people import Someone
from bot.domain.skills import folded

RATINGS = {4: "Great", 3: "Good", 2: "So-so", 1: "Not helpful"}
WORTHS = {3: "Yes", 2: "Partly", 1: "Not this time"}
"""Whether a meeting was worth the time."""
LONGEST_NOTE = 3000
"""As much as Slack takes: docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element."""
MOST_STEPS = 10
QUESTIONS = {
    "moved_forward": "What moved forward?",
    "next_steps": "What will you do next?",
    "successes": "What went well?",
    "challenges": "What was difficult?",
    "change": "What would make the next one better?",
    "gap": "What did you hope for that has not come yet?",
}
"""What is asked in words, by field."""
GAP_EVERY = 3
"""After every so many meetings the private question about what was hoped for is added."""

REPORT_FLOOR = 5
"""Means over the answers of fewer people than this are withheld, so that nobody can be read out of them."""

_BULLET = re.compile(r"^(?:[-*•–—‣◦·]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingFeedback:
    """What one side says of a meeting: a rating of 1 to 4, and whatever else they like to say.

    `worth` is from 1 to 3. Each line of `next_steps` is something that the author is going to do; `gap` answers
    what they hoped for that has not happened yet. `help_wanted`: those who run the program may read all of it.
    `sharing`: what reports may make of the words. None: not asked, or left as it was.
    """

    rating: int
    worth: int | None = None
    moved_forward: str | None = None
    next_steps: str | None = None
    successes: str | None = None
    challenges: str | None = None
    change: str | None = None
    gap: str | None = None
    help_wanted: bool | None = None
    sharing: Sharing | None = None

    def checked(self) -> "MeetingFeedback":
        """Return it as it is; raise WrongInput where the next steps need another look."""
        steps = steps_in(self.next_steps or "")
        problems = [problem for title in steps if (problem := title_problem(title))]
        if len(steps) > MOST_STEPS:
            problems.append(
                f"There is room for {MOST_STEPS} steps here. `/mentor steps` takes as many as you like."
            )
        if problems:
            raise WrongInput(next_steps=problems[0])
        return self

    def said(self) -> Iterator[tuple[str, str | int]]:
        """What was answered, by field; what was left as it was is not among it."""
        for field in fields(self):
            if field.name != "help_wanted" and (value := getattr(self, field.name)) is not None:
                yield field.name, value.strip() if type(value) is str else value


def steps_in(words: str) -> tuple[str, ...]:
    """The steps that somebody wrote one to a line, each once, without blank lines and bullets."""
    found: dict[str, str] = {}
    for row in words.splitlines():
        if title := _BULLET.sub("", row.strip()).strip():
            found.setdefault(folded(title), title)
    return tuple(found.values())


def passed_on(number: int, held_on: date, said: MeetingFeedback, *, members: Sequence[Someone] = ()) -> str:
    """What those who run the program read where the author asks for help: all that was said of the meeting.

    `members`: who was there, where a mentor speaks of their whole group.
    """
    worth = f"\nWas it worth the time? {WORTHS[said.worth]}" if said.worth else ""
    group = f"\nThe whole group met: {', '.join(each.name for each in members)}." if members else ""
    head = (
        f"{_beginning(number)}{held_on.day} {held_on:%B} {held_on.year}.{group}\n"
        f"How was it? {RATINGS[said.rating]}{worth}"
    )
    answers = ((asked, getattr(said, name)) for name, asked in QUESTIONS.items())
    return "\n\n".join([head, *(f"{asked}\n{words}" for asked, words in answers if words)])


def is_of_meeting(number: int, words: str) -> bool:
    """Whether these words were passed on after the meeting of this number."""
    return words.startswith(_beginning(number))


def _beginning(number: int) -> str:
    return f"After meeting {number} on "


def asks_for_gap(held: int) -> bool:
    """Whether the private question is asked after the `held`th meeting of a pair."""
    return held > 0 and held % GAP_EVERY == 0


class HelpState(Enum):
    """Whether an answer is passed on to those who run the program: not, on its way, or with them already."""

    NOT_ASKED = "not_asked"
    ON_ITS_WAY = "on_its_way"
    DELIVERED = "delivered"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackCard:
    """A meeting as one side speaks of it, with this side's own answers so far; None before the first.

    `asks_gap`: the private question is asked as well. `may_plan`: the two are still a pair, so next steps lead
    somewhere. `steps` counts those that just went onto the author's list. `helpers` run the program and would read
    the answers if the author asks for help; none where everybody who does is too close. `members`: who was there,
    where the mentor of a group speaks once of its meeting; next steps have no place there, as they are one pair's.
    """

    meeting: UUID
    partner: Someone
    starts_at: datetime
    given: MeetingFeedback | None
    asks_gap: bool
    may_plan: bool
    helpers: tuple[Someone, ...]
    help: HelpState = HelpState.NOT_ASKED
    steps: int = 0
    members: tuple[Someone, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackDue:
    """The last meeting that a pair held, on a day of the reader's, and whether the reader has said how it was."""

    meeting: UUID
    held_on: date
    given: bool
