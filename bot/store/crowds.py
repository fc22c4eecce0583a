"""Groups as the relay sees them: who belongs to one right now, and which conversation they have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Select, literal_column, select, update
from sqlalchemy.orm import Session, aliased

from bot.domain.delivery import Envelope, Group
from bot.domain.matching_terms import Pairing
from models import Cohort, Mentorship, OutboxMessage, Participant, Person, Program

RUNNING = Mentorship.state.in_([literal_column(f"'{state}'") for state in ("active", "paused")])
MENTOR, MENTEE = aliased(Participant), aliased(Participant)
MENTOR_PERSON, MENTEE_PERSON = aliased(Person), aliased(Person)


@dataclass(frozen=True, slots=True)
class Crowd:
    """The Slack ids of a group, the mentor's first, and what is known of their conversation."""

    members: tuple[str, ...]
    group: Group


def crowds_of(session: Session, mentorship_ids: Sequence[UUID]) -> Mapping[UUID, Crowd]:
    """The group of each of these pairs that is in a program with groups."""
    if not mentorship_ids:
        return {}
    asked = session.execute(_in_groups(mentorship_ids)).all()
    return {pair: _crowd(session, mentor) for pair, mentor in asked}


def keep_room(session: Session, envelope: Envelope, channel: str) -> None:
    """Remember where a message to a group is about to be posted, and that this is where the group talks.

    Whoever has left is out of it by now, and need not be looked for there any more.
    """
    mentor = select(Mentorship.mentor_id).where(Mentorship.id == envelope.mentorship_id).scalar_subquery()
    theirs = (Mentorship.workspace_id == envelope.workspace_id) & (Mentorship.mentor_id == mentor)
    for which, room in ((RUNNING, channel), ((Mentorship.channel == channel) & ~RUNNING, None)):
        session.execute(
            update(Mentorship)
            .where(theirs, which)
            .values(channel=room)
            .execution_options(synchronize_session=False)
        )
    session.execute(
        update(OutboxMessage)
        .where(OutboxMessage.id == envelope.id, OutboxMessage.token == envelope.token)
        .values(sent_channel=channel)
        .execution_options(synchronize_session=False)
    )


def _in_groups(mentorship_ids: Sequence[UUID]) -> Select[UUID, UUID]:
    return (
        select(Mentorship.id, Mentorship.mentor_id)
        .join(Cohort, Cohort.id == Mentorship.cohort_id)
        .join(Program, Program.id == Cohort.program_id)
        .where(Mentorship.id.in_(mentorship_ids), Program.pairing == Pairing.GROUP)
    )


def _crowd(session: Session, mentor_id: UUID) -> Crowd:
    pairs = session.execute(
        select(Mentorship.channel, RUNNING, MENTOR_PERSON, MENTEE_PERSON.slack_user_id, Program.name)
        .join(MENTOR, MENTOR.id == Mentorship.mentor_id)
        .join(MENTEE, MENTEE.id == Mentorship.mentee_id)
        .join(MENTOR_PERSON, MENTOR_PERSON.id == MENTOR.person_id)
        .join(MENTEE_PERSON, MENTEE_PERSON.id == MENTEE.person_id)
        .join(Cohort, Cohort.id == Mentorship.cohort_id)
        .join(Program, Program.id == Cohort.program_id)
        .where(Mentorship.mentor_id == mentor_id)
        .order_by(Mentorship.started_at, Mentorship.id)
    ).all()
    mentor, program = pairs[0][2], pairs[0][4]
    inside = dict.fromkeys(mentee for _, runs, _, mentee, _ in pairs if runs)
    room = next((channel for channel, runs, *_ in pairs if runs and channel), None)
    gone = (mentee for channel, runs, _, mentee, _ in pairs if not runs and room and channel == room)
    return Crowd(
        members=(mentor.slack_user_id, *inside),
        group=Group(
            room=room,
            gone=tuple(dict.fromkeys(each for each in gone if each not in inside)),
            name=f"{program} {mentor.name}",
        ),
    )
