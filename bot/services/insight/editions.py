"""Posting the summaries that are due by themselves, one for each period, until there is nothing more to tell."""

from dataclasses import dataclass, replace
from uuid import UUID

from bot.domain.insight.report import Scope
from bot.domain.insight.schedules import NO_SUCH_PLACE, SEE_AFTER, Decision, Edition, decide
from bot.domain.insight.telling import worth_telling
from bot.domain.insight.terms import ReportEvery
from bot.domain.notices import ProgramSummary, SummariesStopped
from bot.domain.terms import DeliveryState
from bot.services.almanac import Almanac
from bot.services.insight.planning import Planning, scope_of_row
from bot.services.insight.reports import report_of, scope_of_cohort
from bot.services.insight.summaries import noticed
from bot.store import Store, Work
from models import SummarySchedule

ON_ITS_WAY = frozenset({DeliveryState.PENDING, DeliveryState.SENDING, DeliveryState.VERIFY})


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was read of a schedule before anything was locked, and the version of its row then.

    Without a decision there is none to make: the last summary is still on its way, or was `lost`.
    """

    version: int
    lost: bool
    decision: Decision | None = None
    notice: ProgramSummary | None = None


class Editions:
    """Each schedule is looked at when its next morning has come, and a while after each post."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac
        self._planning = Planning(almanac)

    def come(self, workspace_id: UUID, schedule_id: UUID) -> str | None:
        """Do what time has come for, and say what that was.

        The figures are counted before anything is locked, since that may take a while. Where somebody has changed
        the schedule meanwhile it is looked at again.
        """
        with self._store.looking_inside(workspace_id) as work:
            seen = self._seen(work, work.schedules.get(schedule_id))
        with self._store.inside(workspace_id) as work:
            row = work.schedules.get(schedule_id)
            if row.ended_at is not None or row.version != seen.version:
                row.look_again_at = None if row.ended_at else work.now
                return None
            if seen.lost:
                return self._give_up(work, row)
            if seen.decision is None:
                row.look_again_at = work.now + SEE_AFTER
                return None
            return _move_on(work, row, seen.decision, seen.notice)

    def _seen(self, work: Work, row: SummarySchedule) -> _Seen:
        state, reason = work.schedules.fate_of_last(row.id) or (None, None)
        lost = state is DeliveryState.GIVEN_UP and reason in NO_SUCH_PLACE and row.posted_at is not None
        if row.ended_at is not None or lost or state in ON_ITS_WAY:
            return _Seen(row.version, lost)
        decision = decide(self._planning.plan_of(work, row), work.now)
        notice = _told(work, row, decision.edition) if decision.edition else None
        return _Seen(row.version, lost=False, decision=decision, notice=notice)

    def _give_up(self, work: Work, row: SummarySchedule) -> str:
        """The channel is archived, or we are no longer in it: whoever set this hears of it, once."""
        row.ended_at, row.look_again_at = work.now, None
        work.audit_by_itself("summary:end", row.cohort_id or row.program_id, program=row.program_id)
        person = work.people.known(work.people.named([row.created_by])[row.created_by].slack_id)
        if person.may_join:
            notice = SummariesStopped(title=scope_of_row(work, row).title, channel=row.channel)
            key, due_at = (
                f"summary:{row.id}:stopped:{row.version}",
                self._almanac.next_permitted_of(person, work.now),
            )
            work.outbox.to_person(person, notice, key=key, about=row.id, due_at=due_at)
        return "summary given up"


def _told(work: Work, row: SummarySchedule, edition: Edition) -> ProgramSummary | None:
    """The summary, None where there is nothing to tell."""
    report = report_of(work, _scope(work, row, edition), edition.period)
    return replace(noticed(report), by_itself=True) if worth_telling(report) else None


def _scope(work: Work, row: SummarySchedule, edition: Edition) -> Scope:
    return scope_of_cohort(work.cohorts.get(edition.cohort)) if edition.cohort else scope_of_row(work, row)


def _move_on(work: Work, row: SummarySchedule, decision: Decision, notice: ProgramSummary | None) -> str | None:
    """Post what there is to tell, remember what is told, and see to it that somebody looks again."""
    edition = decision.edition
    row.look_again_at = decision.look_again_at
    if edition:
        keeps = row.told if row.every is ReportEvery.MILESTONES else []
        row.told = [*keeps, edition.name]
    if edition and notice:
        key = f"summary:{row.id}:{edition.name}"
        work.outbox.to_channel(row.channel, notice, key=key, about=row.id)
        work.audit_by_itself(
            "summary:post", edition.cohort or row.cohort_id or row.program_id, program=row.program_id
        )
        row.posted_at, row.look_again_at = work.now, work.now + SEE_AFTER
    if decision.over:
        row.ended_at, row.look_again_at = work.now, None
    return "summary posted" if edition and notice else None
