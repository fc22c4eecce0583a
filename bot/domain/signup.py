"""Signing up: what a person offers and wants, what helps to find a match, and which answers make sense."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from enum import IntEnum
from typing import Any

from bot.domain.errors import WrongInput
from bot.domain.matching_terms import Pairing
from bot.domain.skills import skill_key
from bot.domain.terms import Communication, LearningPreference, MentoringStyle, Personality, Role, Stage
from bot.domain.writing import word
from bot.domain.zones import known_zones

MOST_SKILLS = 40
LONGEST_SKILL = 60
LONGEST_GOALS = 3000
LONGEST_LINE = 300
LONGEST_AFFINITY = 500
MOST_SEATS = 10
MOST_HOURS = 20
MOST_NEVER = 20
MOST_WORDS = 20
USUAL_SEATS = 2
CONSENT = "2026-11-26"
"""The version of the consent text that the form shows; the texts stand in `bot.domain.consent`."""

Answer = str | int | tuple[str, ...] | None
Answers = Mapping[str, Answer]
"""Answers by the names of Signup's fields, as plain as JSON: what a draft keeps and what a form sends."""


class Step(IntEnum):
    """The pages of the form. The first is enough to join."""

    ESSENTIALS = 1
    ABOUT = 2
    CONFIDENTIAL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Signup:
    """A person's answers. Skills keep the person's own spelling and order; seats count mentees at a time.

    `hours` are those pledged a month. `never` holds Slack ids of people to be kept apart from; `affinity` what
    somebody would like to share with their partner: both serve matching only and are shown to nobody else.
    `consent` is the version of the text agreed to, "" if none was.
    """

    role: Role
    offers: tuple[str, ...]
    wants: tuple[str, ...]
    goals: str
    seats: int
    consent: str = ""
    time_zone: str
    topics: str = ""
    stage: Stage | None = None
    transition: str = ""
    interests: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    communication: Communication | None = None
    mentoring_style: MentoringStyle | None = None
    learning_preference: LearningPreference | None = None
    personality: Personality | None = None
    hours: int | None = None
    never: tuple[str, ...] = ()
    affinity: str = ""

    def checked(self) -> "Signup":
        """Return the answers as they are; raise WrongInput naming each field that needs another look."""
        return self._without(_problems(self))

    def agreed(self) -> "Signup":
        """The same, for somebody who joins: with their consent to the text of today."""
        missing = None if self.consent == CONSENT else "Please say whether I may keep and use your answers."
        return self._without({**_problems(self), "consent": missing})

    def _without(self, problems: Mapping[str, str | None]) -> "Signup":
        wrong = {name: problem for name, problem in problems.items() if problem}
        if wrong:
            raise WrongInput(**wrong)
        return self

    def as_asked(self, earlier: "Signup") -> "Signup":
        """The same with `earlier` answers to what somebody in this role is not asked: nothing unseen changes."""
        return replace(self, **{name: getattr(earlier, name) for name in _NOT_ASKED[self.role]})

    def suiting(self, pairing: Pairing) -> "Signup":
        """The same in such a program: peers both share and learn, each with one partner."""
        return replace(self, role=Role.BOTH, seats=1) if pairing is Pairing.PEER else self

    def as_answers(self) -> dict[str, Answer]:
        return {each.name: _plain(getattr(self, each.name)) for each in fields(self)}

    def answering(self, answers: Answers) -> "Signup":
        """The same with these answers in place; what cannot be read as its field wants it is left as it was."""
        known: dict[str, Any] = {
            name: _typed(name, value, self) for name, value in answers.items() if name in NAMES
        }
        return replace(self, **known)


NAMES = tuple(each.name for each in fields(Signup))
STEPS: Mapping[Step, tuple[str, ...]] = {
    Step.ESSENTIALS: ("role", "offers", "wants", "goals", "seats", "consent"),
    Step.ABOUT: (
        "topics", "stage", "transition", "interests", "languages", "communication", "mentoring_style",
        "learning_preference", "personality", "hours", "time_zone",
    ),
    Step.CONFIDENTIAL: ("never", "affinity"),
}  # fmt: skip
CONFIDENTIAL = STEPS[Step.CONFIDENTIAL]
_NOT_ASKED: Mapping[Role, frozenset[str]] = {
    Role.MENTEE: frozenset({"offers", "seats", "mentoring_style"}),
    Role.MENTOR: frozenset({"wants", "learning_preference"}),
    Role.BOTH: frozenset(),
}
_SETTLED: Mapping[Pairing, frozenset[str]] = {
    Pairing.PEER: frozenset({"role", "seats"}),
    Pairing.GROUP: frozenset({"seats"}),
}
"""Peers are all alike, and a group is as large as the program says."""
_KINDS = {
    "role": Role,
    "stage": Stage,
    "communication": Communication,
    "mentoring_style": MentoringStyle,
    "learning_preference": LearningPreference,
    "personality": Personality,
}


def step_of(name: str) -> Step:
    return next(step for step, names in STEPS.items() if name in names)


def asked(step: Step, role: Role, pairing: Pairing = Pairing.TRADITIONAL) -> tuple[str, ...]:
    """The answers that a page asks of somebody in this role; a program may have settled some of them."""
    return tuple(name for name in STEPS[step] if name not in _NOT_ASKED[role] | _SETTLED.get(pairing, frozenset()))


def blank(time_zone: str, role: Role = Role.MENTEE) -> Signup:
    return Signup(role=role, offers=(), wants=(), goals="", seats=USUAL_SEATS, time_zone=time_zone)


@dataclass(frozen=True, slots=True)
class Merged:
    """Answers of two windows in one. `clashes` names the fields in which both said something different."""

    answers: dict[str, Answer]
    clashes: tuple[str, ...]


def merge(*, shown: Answers, sent: Answers, kept: Answers) -> Merged:
    """Bring a form together with what was kept since it was shown.

    What the person did not touch takes what was kept; lists take the additions and removals of both; where both
    changed a single answer, the one sent stands and the field is named.
    """
    answers: dict[str, Answer] = {}
    clashes = []
    for name, own in sent.items():
        before, other = shown.get(name), kept.get(name, own)
        if own == before:
            answers[name] = other
        elif isinstance(own, tuple):
            answers[name] = _both(_items(before), own, _items(other))
        else:
            answers[name] = own
            if other not in {before, own}:
                clashes.append(name)
    return Merged(answers, tuple(clashes))


def _items(answer: Answer) -> tuple[str, ...]:
    return answer if isinstance(answer, tuple) else ()


def _both(before: tuple[str, ...], own: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    gone = {item for item in before if item not in other}
    kept = [item for item in own if item not in gone]
    return (*kept, *(item for item in other if item not in own and item not in before))


def skills_in(text: str) -> tuple[str, ...]:
    """Split what a person typed into skills: commas, semicolons and new lines separate; repeats fold into one."""
    labels: dict[str, str] = {}
    for piece in re.split(r"[,;\n]+", text):
        label = word(piece)
        if skill_key(label):
            labels.setdefault(skill_key(label), label)
    return tuple(labels.values())


def words_in(text: str) -> tuple[str, ...]:
    """Split a list that a person typed; repeats fold into one."""
    pieces = map(word, re.split(r"[,;\n]+", text))
    return tuple({piece.casefold(): piece for piece in pieces if piece}.values())


def _problems(answers: Signup) -> dict[str, str | None]:
    """Nobody is asked to mend what their role is not asked."""
    found = {**_essential_problems(answers), **_further_problems(answers)}
    return {name: problem for name, problem in found.items() if name not in _NOT_ASKED[answers.role]}


def _essential_problems(answers: Signup) -> dict[str, str | None]:
    return {
        "offers": _skills_problem(answers.offers, needed=answers.role.mentors, verb="offer"),
        "wants": _skills_problem(answers.wants, needed=answers.role.learns, verb="want to learn"),
        "goals": _too_long(answers.goals, LONGEST_GOALS),
        "seats": None if 1 <= answers.seats <= MOST_SEATS else f"Choose between 1 and {MOST_SEATS} mentees.",
    }


def _further_problems(answers: Signup) -> dict[str, str | None]:
    return {
        "time_zone": None if answers.time_zone in known_zones() else "Choose a time zone from the list.",
        "topics": _too_long(answers.topics, LONGEST_LINE),
        "transition": _too_long(answers.transition, LONGEST_LINE),
        "affinity": _too_long(answers.affinity, LONGEST_AFFINITY),
        "interests": _words_problem(answers.interests),
        "languages": _words_problem(answers.languages),
        "hours": None
        if answers.hours is None or 1 <= answers.hours <= MOST_HOURS
        else f"Choose between 1 and {MOST_HOURS} hours a month.",
        "never": f"Please name at most {MOST_NEVER} people." if len(answers.never) > MOST_NEVER else None,
    }


def _too_long(text: str, longest: int) -> str | None:
    return f"Please keep this under {longest} characters." if len(text) > longest else None


def _words_problem(words: tuple[str, ...]) -> str | None:
    if len(words) > MOST_WORDS:
        return f"Please choose the {MOST_WORDS} that matter most."
    return _too_long(max(words, key=len, default=""), LONGEST_SKILL)


def _skills_problem(skills: tuple[str, ...], *, needed: bool, verb: str) -> str | None:
    if needed and not skills:
        return f"Name at least one skill you {verb}, so that I can find somebody who fits."
    if len(skills) > MOST_SKILLS:
        return f"That is {len(skills)} skills. Please choose the {MOST_SKILLS} that matter most."
    too_long = next((skill for skill in skills if len(skill) > LONGEST_SKILL), None)
    if too_long:
        return f"“{too_long[:30]}…” is long for one skill. Separate skills with commas."
    return None


def _plain(value: object) -> Answer:
    return value if isinstance(value, tuple | int) or value is None else str(value)


def _typed(name: str, value: object, current: Signup) -> object:
    """A value as its field wants it; the current one where it is something else, as in an old draft."""
    present = getattr(current, name)
    if name in _KINDS:
        kind = _KINDS[name]
        found = next((member for member in kind if member == value), None)
        return found if found or (value is None and name != "role") else present
    if name in {"seats", "hours"}:
        return value if isinstance(value, int) or (value is None and name == "hours") else present
    if isinstance(present, tuple):
        return tuple(map(str, value)) if isinstance(value, list | tuple) else present
    return value if isinstance(value, str) else present
