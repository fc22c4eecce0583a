"""What matching is told: the people who take part, what happened between them before, and what a program values."""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from bot.domain.matching.makers import HASHED, Texts
from bot.domain.matching_terms import Pairing
from bot.domain.terms import Communication, LearningPreference, MentoringStyle, Personality, Stage

FULL_SCORE = 1000


class Criterion(StrEnum):
    """What earns points, in the order in which reasons are told."""

    SKILLS = "skills"
    GOALS = "goals"
    INTERESTS = "interests"
    STYLE = "style"
    PERSONALITY = "personality"
    STAGE = "stage"
    HOURS = "hours"
    LANGUAGES = "languages"
    DEPARTMENT = "department"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A participant of one cohort, as far as matching needs to know them.

    `mentor_seats` counts the seats still free and is 0 for someone who does not offer to mentor. Skills, interests
    and languages are normalised keys in the person's own order; `text` is what they wrote of goals and topics.
    `working_minutes` holds the half-hour slots of the week in UTC (0 to 335, from Monday 00:00) in which the person
    works; see `hours.weekly_slots`. What somebody did not say is empty or None; it counts neither for nor against.
    """

    id: UUID
    person: UUID
    name: str
    mentor_seats: int
    wants_mentor: bool
    offers: tuple[str, ...]
    wants: tuple[str, ...]
    time_zone: str
    working_minutes: frozenset[int]
    waiting_days: int
    text: str = ""
    interests: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    stage: Stage | None = None
    communication: Communication | None = None
    mentoring_style: MentoringStyle | None = None
    learning_preference: LearningPreference | None = None
    personality: Personality | None = None
    department: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """What happened before, as (mentor, mentee) pairs of *person* ids; `mentoring` is running now.

    `managing` holds (manager, report) pairs of people. `apart` holds pairs of people of whom the first wishes never
    to be matched with the second, in either role.
    """

    paired: frozenset[tuple[UUID, UUID]] = frozenset()
    declined: frozenset[tuple[UUID, UUID]] = frozenset()
    mentoring: frozenset[tuple[UUID, UUID]] = frozenset()
    managing: frozenset[tuple[UUID, UUID]] = frozenset()
    apart: frozenset[tuple[UUID, UUID]] = frozenset()

    def either_way(self) -> "History":
        """The same, whichever of two people it was told of first: for those who have no sides."""
        pairs = (self.paired, self.declined, self.mentoring)
        paired, declined, mentoring = (known | {pair[::-1] for pair in known} for known in pairs)
        return replace(self, paired=paired, declined=declined, mentoring=mentoring)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How many of the 1000 points each criterion can earn, and how many a pair needs to be proposed at all.

    Structured answers outweigh free text by far, since texts that share words need not share anything else;
    `texts` is how they are compared.
    `pairing` says who meets whom; in a GROUP, a mentor's mentees are `group_min` to `group_max`, together with whom
    they have already, or nobody.
    Raises ValueError if a share is negative, the shares do not sum to 1000, no pair could reach the minimum, or no
    group could have enough members.
    """

    skills: int = 420
    goals: int = 80
    interests: int = 50
    style: int = 60
    personality: int = 20
    stage: int = 60
    hours: int = 130
    languages: int = 30
    department: int = 30
    waiting: int = 120
    minimum_points: int = 0
    pairing: Pairing = Pairing.TRADITIONAL
    group_min: int = 1
    group_max: int = 1
    texts: Texts = HASHED

    def __post_init__(self) -> None:
        shares = tuple(self.share(criterion) for criterion in Criterion)
        if min(shares) < 0 or sum(shares) != FULL_SCORE:
            raise ValueError(f"the criteria must share exactly {FULL_SCORE} points, not {shares}")
        if not 0 <= self.minimum_points <= FULL_SCORE:
            raise ValueError(f"the minimum must lie between 0 and {FULL_SCORE}, not {self.minimum_points}")
        if not 1 <= self.group_min <= self.group_max:
            raise ValueError(f"a group has from {self.group_min} to {self.group_max} members, which is nobody")

    def share(self, criterion: Criterion) -> int:
        """The most points that this criterion can earn."""
        share: int = getattr(self, criterion.value)
        return share
