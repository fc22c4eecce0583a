"""How somebody's place in a cohort changes: one place that does it, and logs it."""

from datetime import datetime, timedelta

from bot.domain.approvals import OPEN
from bot.domain.participation import OUTSIDE, Move, after
from bot.domain.terms import ApprovalState, ParticipantState, Role
from bot.domain.zones import beginning_of
from bot.store import Work
from models import Participant, Person


def move(work: Work, participant: Participant, move: Move) -> None:
    """Make a move; raise NotTakingPart where it does not lead anywhere from here."""
    before, participant.state = participant.state, after(participant.state, move)
    participant.waitlisted_at = work.now if participant.state is ParticipantState.WAITLISTED else None
    participant.silent_since = None
    if before in OUTSIDE:
        participant.quiet_until = None
    if participant.state is not ParticipantState.PAUSED:
        participant.paused_until = participant.look_again_at = None
    log = work.audit_by_itself if move is Move.PROMOTE else work.audit
    moved = {"person": participant.person.slack_user_id, "was": before, "is": participant.state}
    log(f"participant:{move}", participant.id, program=participant.cohort.program_id, **moved)
    if participant.state in OUTSIDE:
        _take_back_offer(work, participant)


def change_role(work: Work, participant: Participant, role: Role) -> None:
    """Take part in another role from now on."""
    before, participant.role = participant.role, role
    if role is not before:
        changed = {"person": participant.person.slack_user_id, "role": [before, role]}
        work.audit("participant:role", participant.id, program=participant.cohort.program_id, **changed)
    if not role.mentors:
        _take_back_offer(work, participant)


def follow_zone(work: Work, person: Person, before: str) -> None:
    """Slack tells another time zone: who went by the one it told `before` follows; who chose another keeps it."""
    for participant in work.participants.ever_of(person.id):
        if participant.time_zone == before:
            participant.time_zone, participant.updated_at = person.time_zone, work.now
            participant.look_again_at = break_ends_at(participant)


def break_ends_at(participant: Participant) -> datetime | None:
    """The midnight after the last day of a break, where the person lives; None without a break or a last day."""
    if participant.state is not ParticipantState.PAUSED or participant.paused_until is None:
        return None
    return beginning_of(participant.paused_until + timedelta(days=1), participant.time_zone)


def _take_back_offer(work: Work, participant: Participant) -> None:
    """Who no longer offers to mentor waits for no answer, and reads nothing more about it."""
    approval = work.approvals.of(participant.id)
    if approval is None:
        return
    work.outbox.withdraw(approval.id)
    if approval.state in OPEN:
        approval.state = ApprovalState.WITHDRAWN
        person, program = participant.person.slack_user_id, participant.cohort.program_id
        work.audit("mentor:withdrawn", participant.id, program=program, person=person)
