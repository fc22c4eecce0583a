"""How a cohort moves on: one place that changes its state, logs it and says when to look again."""

from bot.domain.cohorts import OPEN_DOORS, Standing, Step, after, decide
from bot.domain.daily_runs import next_run
from bot.domain.notices import CohortAnnounced, CohortUnmatched
from bot.domain.terms import CohortState
from bot.store import Work
from models import Cohort


def take(work: Work, cohort: Cohort, step: Step, **detail: object) -> None:
    """Take a step; raise CohortStands where it does not lead anywhere from here. `detail` is for the audit log."""
    work.audit(f"cohort:{step}", cohort.id, program=cohort.program_id, **_moved(work, cohort, step), **detail)


def _moved(work: Work, cohort: Cohort, step: Step) -> dict[str, object]:
    """Change the state with all that hangs on it; return what is worth logging."""
    before = cohort.state
    cohort.state = after(standing_of(work, cohort), step)
    if step is Step.OPEN:
        cohort.opened_at = work.now
    if cohort.state is CohortState.CLOSED:
        cohort.closed_at = work.now
    if before is CohortState.ENROLLING:
        work.outbox.rewrite(CohortUnmatched, lambda told: None if told.cohort == cohort.id else told)
    if cohort.state not in OPEN_DOORS:
        work.drafts.drop_in(cohort.id)
    cohort.look_again_at = None if cohort.state is CohortState.CLOSED else work.now
    return {"was": before, "is": cohort.state}


def move_by_itself(work: Work, cohort: Cohort) -> list[Step]:
    """Take the steps that time has brought, and set the time to look again; return them. Nobody takes them."""
    taken: list[Step] = []
    while (decision := decide(standing_of(work, cohort), work.now)).step:
        moved = _moved(work, cohort, decision.step)
        work.audit_by_itself(f"cohort:{decision.step}", cohort.id, program=cohort.program_id, **moved)
        taken.append(decision.step)
    if cohort.look_again_at != decision.look_again_at:
        cohort.look_again_at = decision.look_again_at
    if cohort.ends_on is None and cohort.state in OPEN_DOORS:
        work.daily_looks.expect(cohort.id, next_run(work.daily_looks.zone_of(cohort), work.now))
    return taken


def announce(work: Work, cohort: Cohort) -> None:
    """Tell the announcement channel that the doors are open, once."""
    work.outbox.to_channel(cohort.channel, announcement(cohort), key=f"cohort:{cohort.id}:open")


def announcement(cohort: Cohort) -> CohortAnnounced:
    """What the announcement channel reads when the doors open."""
    program = cohort.program
    return CohortAnnounced(
        cohort=cohort.id,
        program=program.name,
        objective=program.objective,
        cadence=program.cadence,
        minutes=program.minutes,
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        pairing=program.pairing,
    )


def standing_of(work: Work, cohort: Cohort) -> Standing:
    closing = cohort.state is CohortState.CLOSING
    return Standing(
        state=cohort.state,
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        pairs=work.mentorships.count_running_in(cohort.id) if closing else 0,
    )
