"""A company as its pairs make it up: people, meetings and post of their own, a hundred pairs to a cohort."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, String, literal, literal_column, select, update
from sqlalchemy.orm import Session

from bot.domain.growth.terms import OccasionKind
from bot.domain.matching_terms import ProposalState
from bot.domain.terms import ParticipantState
from models import (
    Cohort,
    Letterbox,
    MatchProposal,
    Meeting,
    Mentorship,
    Occasion,
    OutboxMessage,
    Participant,
    Person,
    Program,
)
from tests.benchmarks.multitude import copy_row, numbered_id, trust_references
from tests.integration.office import Office, T

IN_A_COHORT = 100
MENTEES = 100_000_000
"""What is added to the number of a pair for whatever is its mentee's; its own number is its mentor's."""
LOOKED_AFTER = (OccasionKind.HEALTH, OccasionKind.SILENCE, OccasionKind.PULSE)
RESTING = T(days=30)
TENTH = 10
A_WEEK, WEEKS_AGO = timedelta(days=7), timedelta(days=15)


@dataclass(frozen=True, slots=True)
class Models:
    """The rows whose likenesses make up the company."""

    cohort: UUID
    program: UUID
    pair: UUID
    proposal: UUID
    meeting: UUID
    people: tuple[UUID, UUID]
    places: tuple[UUID, UUID]
    message: UUID
    letterbox: UUID
    occasion: UUID


def found_company(office: Office) -> Models:
    """One pair that has just had its first meeting, and whose rows rest."""
    card = office.cohort()
    mentor, mentee = office.person("mary"), office.person("ada")
    pair = office.row(Mentorship, id=office.pair(mentor, mentee, card))
    office.plan()
    office.clear_mail()
    letterbox = Letterbox(
        id=office.ids.new(), workspace_id=office.workspace().id, person_id=office.known(mentor).id
    )
    office.put(letterbox)
    meeting = office.meeting(pair.id)
    with office.session() as session:
        for dated in (Cohort, Participant, Mentorship, MatchProposal, Occasion, Letterbox):
            session.execute(update(dated).values(look_again_at=None))
        _has_just_been(session.get_one(Meeting, meeting.id))
        for message in session.scalars(select(OutboxMessage)):
            message.settled_at = T(days=-10)
    return Models(
        cohort=card.id,
        program=card.program_id,
        pair=pair.id,
        proposal=pair.proposal_id,
        meeting=meeting.id,
        people=(office.known(mentor).id, office.known(mentee).id),
        places=(pair.mentor_id, pair.mentee_id),
        message=office.mail(person_id=office.known(mentor).id)[0].id,
        letterbox=letterbox.id,
        occasion=office.rows(Occasion, kind=OccasionKind.HEALTH)[0].id,
    )


def _has_just_been(meeting: Meeting) -> None:
    meeting.starts_at, meeting.ends_at = T(hours=-2), T(hours=-1.5)
    meeting.confirmed_at = meeting.prepared_at = meeting.reminded_at = T(days=-2)


def put_at_rest(office: Office, models: Models, *, first: int, number: int) -> None:
    """So many pairs that need nothing for weeks, under the numbers from `first` on."""
    with office.session() as session:
        _put_cohorts(session, models, (first, number))
        _put(session, models, (first, number), look_again_at=RESTING)


def make_due(office: Office, models: Models, *, first: int, number: int, at: datetime) -> None:
    """So many pairs that are due `at` a time: to be asked if they met, for health, silence and a survey.

    Beyond them one in ten is a match that was never answered, and one in ten is somebody whose break is over.
    """
    tenth = number // TENTH
    with office.session() as session:
        _put_cohorts(session, models, (first, number + 2 * tenth))
        _put(session, models, (first, number), look_again_at=at)
        _put_people(session, models, (first + number, 2 * tenth))
        unanswered = {"state": ProposalState.PROPOSED, "proposed_at": at - WEEKS_AGO, "reminded_at": at - A_WEEK}
        unanswered |= {"mentor_accepted_at": None, "mentee_accepted_at": None, "settled_at": None}
        span = (first + number, tenth)
        copy_row(session, MatchProposal, models.proposal, span, _pair(session) | unanswered | {"look_again_at": at})
        back = {"state": ParticipantState.PAUSED, "paused_until": (at - A_WEEK).date(), "look_again_at": at}
        session.execute(
            update(Participant).where(Participant.id.in_(_ids(first + number + tenth, tenth))).values(back)
        )


def _put(session: Session, models: Models, span: tuple[int, int], *, look_again_at: datetime) -> None:
    trust_references(session)
    _put_people(session, models, span)
    own = numbered_id(session)
    copy_row(session, MatchProposal, models.proposal, span, _pair(session))
    due = {"look_again_at": look_again_at}
    copy_row(session, Mentorship, models.pair, span, {"proposal_id": own, **due, **_pair(session)})
    copy_row(session, Meeting, models.meeting, span, {"mentorship_id": own, "confirmed_by": None})
    for place, kind in enumerate(LOOKED_AFTER):
        key = {"id": numbered_id(session, f"numbers.n + {place * MENTEES}")}
        copy_row(session, Occasion, models.occasion, span, {**key, "mentorship_id": own, "kind": kind, **due})


def _put_cohorts(session: Session, models: Models, span: tuple[int, int]) -> None:
    """Those to which the pairs of these numbers belong."""
    trust_references(session)
    cohorts = (span[0] // IN_A_COHORT, -(-span[1] // IN_A_COHORT))
    program = {"program_id": numbered_id(session), "look_again_at": RESTING}
    copy_row(session, Program, models.program, cohorts, {})
    copy_row(session, Cohort, models.cohort, cohorts, program)


def _put_people(session: Session, models: Models, span: tuple[int, int]) -> None:
    """Two of each number, with the post that each has had."""
    for person, place, more in zip(models.people, models.places, (0, MENTEES), strict=True):
        own = numbered_id(session, f"numbers.n + {more}")
        name = literal("U").op("||")(literal_column(f"CAST(numbers.n + {more} AS TEXT)", String))
        copy_row(session, Person, person, span, {"id": own, "slack_user_id": name})
        theirs = {"id": own, "person_id": own}
        had = {"key": name, "about_id": own, "conversation_id": own}
        copy_row(session, Participant, place, span, {**theirs, "cohort_id": _cohort(session)})
        copy_row(session, Letterbox, models.letterbox, span, theirs)
        copy_row(session, OutboxMessage, models.message, span, theirs | had)


def _pair(session: Session) -> dict[str, Any]:
    mentee = numbered_id(session, f"numbers.n + {MENTEES}")
    return {"mentor_id": numbered_id(session), "mentee_id": mentee, "cohort_id": _cohort(session)}


def _cohort(session: Session) -> ColumnElement[UUID]:
    return numbered_id(session, f"numbers.n / {IN_A_COHORT}")


def _ids(first: int, number: int) -> list[UUID]:
    return [UUID(int=each) for each in range(first, first + number)]
