"""Cohorts as admins run them: opening the doors, ending, cancelling, running one again, and what time brings."""

from datetime import date, timedelta
from uuid import UUID

from bot.domain.admin_cards import CohortPage, EndingCard, OpeningCard
from bot.domain.cards import CohortCard
from bot.domain.cohorts import Step, can, decide
from bot.domain.errors import CohortStands, FirstDayPassed
from bot.domain.notices import CohortUnmatched
from bot.domain.people import Actor
from bot.domain.terms import CohortState
from bot.domain.zones import today_in
from bot.services.access import run_cohort
from bot.services.almanac import Almanac
from bot.services.ending import before_ending, cancel, close_doors, concerned, end_early
from bot.services.foresight import foresee
from bot.services.life import announce, announcement, move_by_itself, standing_of, take
from bot.services.rooms import in_numbers
from bot.store import Store, Work
from models import Cohort

BY_HAND = (Step.OPEN, Step.END, Step.CANCEL)
"""What an admin decides; the other steps follow from publishing a match and from the calendar."""


class Cohorts:
    """The life of cohorts."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def page(self, actor: Actor, cohort_id: UUID) -> CohortPage:
        """One cohort with its numbers and what can be done with it."""
        with self._store.reading(actor) as work:
            return _page(work, run_cohort(work, cohort_id))

    def open(self, actor: Actor, cohort_id: UUID) -> CohortPage:
        """Open the doors of a draft and announce it. Raise FirstDayPassed or CohortStands."""
        with self._store.writing(actor) as work:
            cohort = run_cohort(work, cohort_id)
            if cohort.starts_on < today_in(work.me.time_zone, work.now):
                raise FirstDayPassed
            open_doors(work, cohort)
            return _page(work, cohort)

    def before_opening(self, actor: Actor, cohort_id: UUID) -> OpeningCard:
        """What opening the doors would post, and where. Nothing happens. Raise FirstDayPassed or CohortStands."""
        with self._store.rehearsing(actor) as work:
            cohort = run_cohort(work, cohort_id)
            if cohort.starts_on < today_in(work.me.time_zone, work.now):
                raise FirstDayPassed
            before = cohort.as_card()
            open_doors(work, cohort)
            return OpeningCard(cohort=before, announcement=announcement(cohort), preview=foresee(work))

    def ending(self, actor: Actor, cohort_id: UUID, step: Step) -> EndingCard:
        """What ending or cancelling the cohort would mean, and for whom. Raise CohortStands."""
        with self._store.rehearsing(actor) as work:
            cohort = run_cohort(work, cohort_id)
            if not can(cohort.state, step):
                raise CohortStands
            return before_ending(work, self._almanac, cohort, step)

    def finish(self, actor: Actor, cohort_id: UUID, step: Step) -> CohortPage:
        """End a running cohort today, or cancel one that has not begun. Raise CohortStands."""
        with self._store.writing(actor) as work:
            work.cohorts.hold(cohort_id)
            cohort = run_cohort(work, cohort_id)
            finish = end_early if step is Step.END else cancel
            finish(work, self._almanac, cohort)
            return _page(work, cohort)

    def again(self, actor: Actor, cohort_id: UUID) -> CohortCard:
        """Prepare another run of the program as a draft: the same settings, beginning where this one ends."""
        with self._store.writing(actor) as work:
            source = run_cohort(work, cohort_id)
            today = today_in(work.me.time_zone, work.now)
            starts_on = _next_monday(max(source.ends_on or today, today))
            clone = work.add(
                Cohort,
                program_id=source.program_id,
                name="",
                state=CohortState.DRAFT,
                starts_on=starts_on,
                ends_on=source.ends_on and starts_on + (source.ends_on - source.starts_on),
                channel=source.channel,
                size_limit=source.size_limit,
                created_at=work.now,
                cloned_from_id=source.id,
            )
            work.audit("cohort:clone", clone.id, program=source.program_id, first_day=str(starts_on))
            return work.cohorts.get(clone.id).as_card()

    def move_on(self, workspace_id: UUID, cohort_id: UUID) -> str | None:
        """Do what time asks for; return what was done in a few words, or None if nothing was."""
        with self._store.inside(workspace_id) as work:
            work.cohorts.hold(cohort_id)
            cohort = work.cohorts.get(cohort_id)
            if decide(standing_of(work, cohort), work.now).unmatched:
                _tell_unmatched(work, cohort)
            taken = move_by_itself(work, cohort)
            if Step.END in taken:
                close_doors(work, self._almanac, concerned(work, cohort), cancelled=False)
            return f"cohort moved on: {', '.join(taken)}" if taken else None


def open_doors(work: Work, cohort: Cohort) -> None:
    take(work, cohort, Step.OPEN)
    move_by_itself(work, cohort)
    announce(work, cohort)


def _tell_unmatched(work: Work, cohort: Cohort) -> None:
    """Tell those who run the program, once, that the first day has come without a match."""
    tally = work.tallies.of(cohort.id)
    notice = CohortUnmatched(
        cohort=cohort.id, program=cohort.program.name, mentors=tally.mentors, mentees=tally.mentees
    )
    for person in work.programs.who_runs(cohort.program):
        work.outbox.to_person(person, notice, key=f"cohort:{cohort.id}:unmatched:{person.id}", about=cohort.id)


def _page(work: Work, cohort: Cohort) -> CohortPage:
    return CohortPage(
        tally=in_numbers(cohort, work.tallies.of(cohort.id)),
        steps=frozenset(step for step in BY_HAND if can(cohort.state, step)),
        admins=tuple(admin.person.as_someone() for admin in work.programs.admins_of(cohort.program_id)),
        opened_at=cohort.opened_at,
        closed_at=cohort.closed_at,
    )


def _next_monday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())
