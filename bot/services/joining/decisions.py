"""What a decision about an offer to mentor does: it is kept, logged and told, and a yes opens the door."""

from collections.abc import Sequence

from bot.domain.errors import OwnOffer
from bot.domain.notices import MentorApproved, Notice
from bot.domain.participation import OUTSIDE
from bot.domain.terms import ApprovalState, ParticipantState, Role
from bot.services.access import is_open
from bot.services.almanac import Almanac
from bot.services.joining.participant_life import change_role
from bot.services.joining.waitlist import take_place
from bot.store import Work
from models import Cohort, MentorApproval, Participant


def let_in(work: Work, almanac: Almanac, approval: MentorApproval) -> None:
    """Let somebody mentor, also whoever was declined before, and take part where they do not yet."""
    participant, after_all = approval.participant, approval.state is ApprovalState.DECLINED
    decide(work, approval, ApprovalState.APPROVED)
    if after_all and participant.role is Role.MENTEE:
        change_role(work, participant, Role.BOTH)
    cohort = participant.cohort
    charter = cohort.program.as_charter()
    yes = MentorApproved(
        cohort=cohort.id,
        program=cohort.program.name,
        charter=charter,
        after_all=after_all,
        pairing=cohort.program.pairing,
    )
    tell(work, almanac, approval, yes)
    if participant.state in OUTSIDE:
        participant.joined_at = work.now
    if participant.state in {ParticipantState.APPLIED, *OUTSIDE}:
        take_place(work, cohort, participant)


def let_everybody_in(work: Work, almanac: Almanac, cohorts: Sequence[Cohort]) -> None:
    """Approve everybody who waits in these cohorts, since nobody has to be looked at any more."""
    open_ones = sorted((cohort for cohort in cohorts if is_open(cohort, work)), key=lambda cohort: cohort.id)
    for cohort in open_ones:
        work.cohorts.hold(cohort.id)
    for cohort in open_ones:
        for approval in work.approvals.waiting_in(cohort.id):
            let_in(work, almanac, approval)


def decide(work: Work, approval: MentorApproval, state: ApprovalState) -> None:
    """Keep what was decided and by whom; the log says where somebody decided about themselves."""
    approval.state, approval.decided_by, approval.decided_at = state, work.me.id, work.now
    participant = approval.participant
    own = {"own": True} if participant.person_id == work.me.id else {}
    program, person = participant.cohort.program_id, participant.person.slack_user_id
    work.audit(f"mentor:{state}", participant.id, program=program, person=person, **own)


def tell(work: Work, almanac: Almanac, approval: MentorApproval, notice: Notice) -> None:
    """Tell the mentor in their working hours, instead of what they have not read yet about their offer."""
    participant = approval.participant
    work.outbox.withdraw(approval.id)
    due_at = almanac.next_permitted(participant, work.now)
    key = work.fresh_key("approval", approval.id)
    work.outbox.to_person(participant.person, notice, key=key, about=approval.id, due_at=due_at)


def others_decide(work: Work, participant: Participant) -> bool:
    """Whether this is the offer of whoever acts, and somebody else runs the program who can decide about it."""
    if participant.person_id != work.me.id:
        return False
    return any(person.id != work.me.id for person in work.programs.who_runs(participant.cohort.program))


def require_impartial(work: Work, participant: Participant) -> None:
    """Raise OwnOffer where somebody else can decide about the actor's offer."""
    if others_decide(work, participant):
        raise OwnOffer
