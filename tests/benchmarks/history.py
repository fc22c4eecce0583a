"""A cohort with a year behind it: pairs that met every other week, and what they said and learned meanwhile."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, literal, literal_column
from sqlalchemy.orm import Session

from bot.domain.care.pulses import Item
from bot.domain.care.terms import PulseKind
from bot.domain.growth.terms import GoalEvent, RatingMoment
from bot.domain.terms import GoalState, MeetingState, SkillKind
from models import (
    Feedback,
    Goal,
    GoalUpdate,
    MatchProposal,
    Meeting,
    Mentorship,
    Participant,
    Person,
    PulseAnswer,
    Skill,
    SkillRating,
)
from models.base import Scoped
from tests.benchmarks.multitude import copy_row, numbered_id, settle_down, trust_references
from tests.integration.office import T0, TODAY, Office, T

MEETINGS = 24
TENTHS = 10
"""A tenth of the pairs has its day on each working day of two weeks."""
MILLION = 1_000_000
MENTORS, MENTEES, PAIRS, GOALS = (number * 10 * MILLION for number in (1, 2, 3, 4))
MEETING, OF_MENTORS, OF_MENTEES, UPDATES, RATINGS, SURVEYS = (number * 100 * MILLION for number in range(1, 7))
"""Where the numbers of each kind begin; those of what belongs to one pair differ by the same."""
SURVEYED = {str(item): 4 for item in (Item.QUALITY, Item.CONFIDENCE, Item.NETWORK, Item.GROWTH)}
ANSWER_EVERY = 60


@dataclass(frozen=True, slots=True)
class Models:
    """One row of each kind, after whose likeness the others are."""

    pair: Mentorship
    people: tuple[UUID, UUID]
    meeting: UUID
    feedback: UUID
    goal: UUID
    update: UUID
    rating: UUID
    survey: UUID


def spend_a_year(office: Office, participants: int) -> UUID:
    """A cohort in which half of so many people mentor the other half; return its id. Today is a year later."""
    card = office.cohort(ends_on=TODAY + timedelta(weeks=54))
    mentor, mentee = office.person("mary"), office.person("ada")
    models = _first_rows(office, office.row(Mentorship, id=office.pair(mentor, mentee, card)))
    each = participants // 2 // TENTHS
    for tenth in range(TENTHS):
        with office.session() as session:
            trust_references(session)
            year = _Year(session, models, first=1 + tenth * each, number=each, day=timedelta(days=tenth % 5))
            year.fill()
    settle_down(office)
    office.clock.instant = T(days=365)
    return card.id


class _Year:
    """The year of so many pairs, who all have the same day of the week."""

    def __init__(self, session: Session, models: Models, *, first: int, number: int, day: timedelta) -> None:
        self._session = session
        self._models = models
        self._span = (first, number)
        self._starts_at = T0 + day

    def fill(self) -> None:
        self._people_and_pairs()
        for number in range(MEETINGS):
            self._meet(number, self._starts_at + timedelta(days=7 + 14 * number))
        self._set_goals()
        self._rate()
        for number in range(1, 365 // ANSWER_EVERY):
            self._answer(number, self._starts_at + timedelta(days=ANSWER_EVERY * number))

    def _people_and_pairs(self) -> None:
        pair, models = self._models.pair, self._models
        for kind, person, place in (
            (MENTORS, models.people[0], pair.mentor_id),
            (MENTEES, models.people[1], pair.mentee_id),
        ):
            number = literal_column(f"CAST(numbers.n + {kind} AS TEXT)", String)
            self._copy(Person, person, kind, slack_user_id=literal("U").op("||")(number))
            self._copy(Participant, place, kind, person_id=self._id(kind))
        sides = {"mentor_id": self._id(MENTORS), "mentee_id": self._id(MENTEES)}
        self._copy(MatchProposal, pair.proposal_id, PAIRS, look_again_at=None, **sides)
        started = {"started_at": self._starts_at, "look_again_at": None}
        self._copy(Mentorship, pair.id, PAIRS, proposal_id=self._id(PAIRS), **started, **sides)

    def _meet(self, number: int, at: datetime) -> None:
        """Two thirds say how it was; every ninth meeting was skipped, or nobody has said."""
        meeting = MEETING + number * MILLION
        state = {7: MeetingState.SKIPPED, 8: MeetingState.UNKNOWN}.get(number % 9, MeetingState.HELD)
        when = {"starts_at": at, "ends_at": at + timedelta(minutes=30), "asked_at": at, "settled_at": at}
        about = {"mentorship_id": self._id(PAIRS), "number": number + 1, "state": state}
        self._copy(Meeting, self._models.meeting, meeting, **about, **when)
        if state is MeetingState.HELD and number % 3:
            for kind, author in ((OF_MENTORS, MENTORS), (OF_MENTEES, MENTEES)):
                said = {"participant_id": self._id(author), "rating": 1 + number % 4, "given_at": at}
                feedback = kind + number * MILLION
                self._copy(Feedback, self._models.feedback, feedback, meeting_id=self._id(meeting), **said)

    def _set_goals(self) -> None:
        set_at, reached_at = self._starts_at + timedelta(days=10), self._starts_at + timedelta(days=300)
        whose = {"mentorship_id": self._id(PAIRS), "owner_id": self._id(MENTEES)}
        done = {"state": GoalState.REACHED, "reached_at": reached_at, "created_at": set_at}
        self._copy(Goal, self._models.goal, GOALS, **whose, **done)
        for number in range(4):
            moved = {"by_id": self._id(MENTEES), "made_at": set_at + timedelta(days=50 * number)}
            self._copy(
                GoalUpdate, self._models.update, UPDATES + number * MILLION, goal_id=self._id(GOALS), **moved
            )

    def _rate(self) -> None:
        for number, (moment, days) in enumerate(((RatingMoment.START, 1), (RatingMoment.END, 340))):
            about = {"mentorship_id": self._id(PAIRS), "rater_id": self._id(MENTEES), "moment": moment}
            rated = {"rating": 2 + number, "rated_at": self._starts_at + timedelta(days=days)}
            self._copy(SkillRating, self._models.rating, RATINGS + number * MILLION, **about, **rated)

    def _answer(self, number: int, at: datetime) -> None:
        """Every third is left unanswered."""
        answered_at = at if number % 3 else None
        for kind, author in ((SURVEYS, MENTORS), (SURVEYS + 50 * MILLION, MENTEES)):
            about = {"mentorship_id": self._id(PAIRS), "participant_id": self._id(author), "number": number}
            survey = kind + number * MILLION
            self._copy(PulseAnswer, self._models.survey, survey, **about, asked_at=at, answered_at=answered_at)

    def _copy(self, kind: type[Scoped], model: UUID, begins: int, /, **changes: Any) -> None:
        copy_row(self._session, kind, model, self._span, {"id": self._id(begins), **changes})

    def _id(self, begins: int) -> ColumnElement[UUID]:
        return numbered_id(self._session, f"numbers.n + {begins}")


def _first_rows(office: Office, pair: Mentorship) -> Models:
    with office.session() as session:

        def put(kind: type[Scoped], /, **columns: Any) -> UUID:
            row = kind(id=office.ids.new(), workspace_id=pair.workspace_id, **columns)
            session.add(row)
            session.flush()
            return row.id

        skill = put(Skill, key="sql-too", label="SQL too", kind=SkillKind.TECHNICAL)
        met = {"state": MeetingState.CANCELLED, "starts_at": T0, "ends_at": T0, "asked_at": T0}
        meeting = put(
            Meeting, mentorship_id=pair.id, number=1_000, revision=0, shared_hours=True, asks=1, offers=0, **met
        )
        said = {
            "rating": 4,
            "moved_forward": "We got on",
            "change": "",
            "worth": 3,
            "given_at": T0,
            "updated_at": T0,
        }
        wish = {"title": "Lead", "measure": "Once", "due_on": TODAY, "percent": 0, "state": GoalState.OPEN}
        goal = put(Goal, mentorship_id=pair.id, owner_id=pair.mentee_id, created_at=T0, **wish)
        moved = {"by_id": pair.mentee_id, "event": GoalEvent.MOVED, "percent": 10, "note": "", "made_at": T0}
        rated = {"rater_id": pair.mentee_id, "moment": RatingMoment.START, "rating": 2, "rated_at": T0}
        asked = {"kind": PulseKind.REGULAR, "number": 99, "answers": SURVEYED, "asked_at": T0, "answered_at": T0}
        mentor, mentee = (session.get_one(Participant, each).person_id for each in (pair.mentor_id, pair.mentee_id))
        return Models(
            pair=pair,
            people=(mentor, mentee),
            meeting=meeting,
            feedback=put(Feedback, meeting_id=meeting, participant_id=pair.mentee_id, **said),
            goal=goal,
            update=put(GoalUpdate, goal_id=goal, **moved),
            rating=put(SkillRating, mentorship_id=pair.id, skill_id=skill, **rated),
            survey=put(PulseAnswer, mentorship_id=pair.id, participant_id=pair.mentee_id, **asked),
        )
