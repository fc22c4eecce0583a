"""A past by chance: people in two cohorts of a program, what happened to them and what they said, to be counted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy.orm import Session

from bot.domain.cards import CohortCard
from bot.domain.care.pulses import Item
from bot.domain.care.terms import EndedBy, Health, PulseKind
from bot.domain.growth.terms import GoalEvent, RatingMoment
from bot.domain.matching_terms import ProposalState
from bot.domain.terms import GoalState, MeetingState, MentorshipState, ParticipantState, Role
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
from tests.integration.office import T0, TODAY, Office

DAYS = 60
LEARNT = ("sql", "talks")


@dataclass
class Past:
    """All rows that were made by chance, as they are kept."""

    rows: list[Any] = field(default_factory=list)

    def of(self, kind: type[Any]) -> Iterator[Any]:
        return (row for row in self.rows if isinstance(row, kind))


class Chance:
    """Makes up what happened in a cohort, row by row."""

    def __init__(self, office: Office, session: Session, random: Random, past: Past) -> None:
        self._office = office
        self._session = session
        self._random = random
        self._past = past
        self._workspace = office.workspace().id

    def fill(self, cohort: CohortCard, most_pairs: int) -> None:
        """Somewhere between nobody and so many pairs with all that comes with them, and some people without."""
        skills = [self._put(Skill, key=f"{word}-{cohort.id}", label=word) for word in LEARNT]
        for _ in range(self._random.randint(0, most_pairs)):
            self._pair(cohort, skills)
        for _ in range(self._random.randint(0, 3)):
            self._member(cohort, self._random.choice(list(Role)))

    def _member(self, cohort: CohortCard, role: Role) -> Participant:
        number = self._office.ids.new()
        known = {"slack_user_id": f"U{number.int}", "name": "Somebody", "time_zone": "UTC", "is_admin": False}
        when = {"created_at": T0, "updated_at": T0}
        person = self._put(Person, id=number, **known, **when, active=True)
        left = self._random.random() < 0.15
        member: Participant = self._put(
            Participant,
            cohort_id=cohort.id,
            person_id=person.id,
            role=role,
            state=ParticipantState.LEFT if left else self._random.choice(_PLACES),
            goals="",
            seats=2,
            time_zone="UTC",
            joined_at=self._at(0, 30),
            updated_at=self._at(30, DAYS),
            nameable_since=self._random.choice([None, T0]),
        )
        return member

    def _pair(self, cohort: CohortCard, skills: list[Skill]) -> None:
        mentor, mentee = self._member(cohort, Role.MENTOR), self._member(cohort, Role.MENTEE)
        sides = {"mentor_id": mentor.id, "mentee_id": mentee.id, "cohort_id": cohort.id}
        proposal = self._put(MatchProposal, **sides, state=ProposalState.ACCEPTED, score=1, reason={})
        state, ended_by = self._random.choice(_LIVES)
        ended_at = self._at(30, DAYS) if ended_by else None
        pair = self._put(
            Mentorship,
            **sides,
            proposal_id=proposal.id,
            state=state,
            started_at=self._at(0, 30),
            ended_at=ended_at,
            ended_by=ended_by,
            health=self._random.choice(list(Health)),
        )
        for number in range(self._random.randint(0, 4)):
            self._meeting(pair, number)
        self._rest(pair, skills)

    def _meeting(self, pair: Mentorship, number: int) -> None:
        at = self._at(10, DAYS)
        meeting = self._put(
            Meeting,
            mentorship_id=pair.id,
            number=number,
            revision=0,
            state=self._random.choice(_SETTLED),
            starts_at=at,
            ends_at=at + timedelta(minutes=30),
            shared_hours=True,
            asks=self._random.choice([0, 1, 2]),
        )
        for side in (pair.mentor_id, pair.mentee_id):
            if self._random.random() < 0.7:
                said = {"moved_forward": "", "change": "", "given_at": self._at(10, DAYS), "updated_at": at}
                rated = {"rating": self._random.randint(1, 4), "worth": self._random.choice([None, 1, 2, 3])}
                self._put(Feedback, meeting_id=meeting.id, participant_id=side, **said, **rated)

    def _rest(self, pair: Mentorship, skills: list[Skill]) -> None:
        for number, side in enumerate((pair.mentor_id, pair.mentee_id, pair.mentee_id)):
            items = self._random.sample([Item.CONFIDENCE, Item.NETWORK, Item.GROWTH, Item.QUALITY], 2)
            answers = {str(item): self._random.randint(1, 5) for item in items}
            when = {"asked_at": T0, "answered_at": self._random.choice([None, self._at(0, DAYS - 20)])}
            about = {"mentorship_id": pair.id, "participant_id": side, "kind": PulseKind.REGULAR}
            self._put(PulseAnswer, **about, number=number, answers=answers, **when)
        for _ in range(self._random.randint(0, 2)):
            self._goal(pair)
        for moment in self._random.sample(list(RatingMoment), 2):
            for skill in self._random.sample(skills, self._random.randint(1, 2)):
                rated = {"rating": self._random.randint(1, 5), "rated_at": self._at(0, DAYS)}
                about = {"mentorship_id": pair.id, "rater_id": pair.mentee_id, "skill_id": skill.id}
                self._put(SkillRating, **about, moment=moment, **rated)

    def _goal(self, pair: Mentorship) -> None:
        state = self._random.choice(list(GoalState))
        goal = self._put(
            Goal,
            mentorship_id=pair.id,
            owner_id=pair.mentee_id,
            title="Lead",
            measure="",
            due_on=TODAY,
            percent=0,
            state=state,
            created_at=self._at(0, 30),
            reached_at=self._at(30, DAYS) if state is GoalState.REACHED else None,
            dropped_at=self._at(30, DAYS) if state is GoalState.DROPPED else None,
        )
        for _ in range(self._random.randint(0, 3)):
            event = self._random.choice([GoalEvent.MOVED, GoalEvent.ON_TRACK, GoalEvent.STUCK])
            said = {"by_id": pair.mentee_id, "event": event, "percent": 10, "note": ""}
            self._put(GoalUpdate, goal_id=goal.id, **said, made_at=self._at(0, DAYS))

    def _at(self, first: int, last: int) -> datetime:
        """Some minute of some day; rather some days than others, so that several people answer on one."""
        day = self._random.randrange(first, last, self._random.choice([1, 5]))
        return T0 + timedelta(days=day, minutes=self._random.randint(-600, 800))

    def _put(self, kind: type[Scoped], /, **columns: Any) -> Any:
        row = kind(**{"id": self._office.ids.new(), "workspace_id": self._workspace, **columns})
        self._session.add(row)
        self._session.flush()
        self._past.rows.append(row)
        return row


_PLACES = (ParticipantState.ACTIVE, ParticipantState.PAUSED, ParticipantState.ACTIVE, ParticipantState.WAITLISTED)
_LIVES = (
    (MentorshipState.ACTIVE, None),
    (MentorshipState.PAUSED, None),
    (MentorshipState.COMPLETED, EndedBy.GRADUATED),
    (MentorshipState.ENDED, EndedBy.PARTED),
    (MentorshipState.ENDED, EndedBy.LEFT),
)
_SETTLED = (
    MeetingState.HELD,
    MeetingState.HELD,
    MeetingState.SKIPPED,
    MeetingState.UNKNOWN,
    MeetingState.CANCELLED,
)


def a_past(office: Office, random: Random, cohorts: list[CohortCard]) -> Past:
    """Fill these cohorts with what might have happened within two months."""
    past = Past()
    with office.session() as session:
        chance = Chance(office, session, random, past)
        for cohort in cohorts:
            chance.fill(cohort, random.choice([1, 4, 12]))
    return past
