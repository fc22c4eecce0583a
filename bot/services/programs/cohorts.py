"""Cohorts as admins run them: opening the doors, ending, cancelling, running one again, and what time brings."""

from datetime import date, timedelta
from uuid import UUID

from bot.domain.admin_cards import AgainCard, CohortPage, EndingCard, OpeningCard
from bot.domain.cards import CohortCard
from bot.domain.cohorts import Step, can, decide
from bot.domain.digests import Cause
from bot.domain.errors import CohortStands, FirstDayPassed
from bot.domain.matching_terms import RoundState
from bot.domain.notices import CohortUnmatched
from bot.domain.people import Actor
from bot.domain.programs import LONGEST_NAME, first_day_problem, length_of_text_problem, refuse
from bot.domain.terms import CohortState
from bot.domain.zones import today_in
from bot.services.access import run_cohort
from bot.services.almanac import Almanac
from bot.services.foresight import foresee
from bot.services.messages.digests import expect
from bot.services.programs.cohort_life import announce, announcement, move_by_itself, standing_of, take
from bot.services.programs.ending import before_ending, cancel, carry_on, end_early
from bot.services.programs.rooms import in_numbers
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

    def before_again(self, actor: Actor, cohort_id: UUID) -> AgainCard:
        """What another run of the program would begin with, where this one ends."""
        with self._store.reading(actor) as work:
            source = run_cohort(work, cohort_id)
            return AgainCard(cohort=source.as_card(), starts_on=_first_day_after(source, work))

    def again(self, actor: Actor, cohort_id: UUID, name: str = "", starts_on: date | None = None) -> CohortCard:
        """Prepare another run of the program as a draft, with the same settings and as long as this one.

        The same draft is prepared once, however often it is asked for. Raise WrongInput naming the fields.
        """
        with self._store.writing(actor) as work:
            work.cohorts.hold(cohort_id)
            source = run_cohort(work, cohort_id)
            name, starts_on = name.strip(), starts_on or _first_day_after(source, work)
            refuse(
                {
                    "name": length_of_text_problem(name, LONGEST_NAME),
                    "starts_on": first_day_problem(starts_on, today_in(work.me.time_zone, work.now)),
                }
            )
            draft = work.cohorts.draft_of(source, name, starts_on) or _clone(work, source, name, starts_on)
            return draft.as_card()

    def before_removing(self, actor: Actor, cohort_id: UUID) -> CohortCard:
        """The draft that would go. Raise CohortStands for what people have heard of."""
        with self._store.reading(actor) as work:
            return _unheard_of(run_cohort(work, cohort_id)).as_card()

    def remove(self, actor: Actor, cohort_id: UUID) -> None:
        """Let a draft go for good. Raise CohortStands for what people have heard of."""
        with self._store.writing(actor) as work:
            work.cohorts.hold(cohort_id)
            cohort = _unheard_of(run_cohort(work, cohort_id))
            what = {"starts_on": str(cohort.starts_on)} | ({"name": cohort.name} if cohort.name else {})
            work.audit("cohort:remove", cohort.id, program=cohort.program_id, **what)
            work.cohorts.remove(cohort)

    def move_on(self, workspace_id: UUID, cohort_id: UUID) -> str | None:
        """Do what time asks for; return what was done in a few words, or None if nothing was."""
        with self._store.inside(workspace_id) as work:
            work.cohorts.hold(cohort_id)
            cohort = work.cohorts.get(cohort_id)
            if decide(standing_of(work, cohort), work.now).unmatched:
                _tell_unmatched(work, self._almanac, cohort)
            taken = carry_on(work, self._almanac, cohort)
            return f"cohort moved on: {', '.join(taken)}" if taken else None


def open_doors(work: Work, cohort: Cohort) -> None:
    take(work, cohort, Step.OPEN)
    move_by_itself(work, cohort)
    announce(work, cohort)
    expect(work, cohort.program, Cause.RUNS)


def _tell_unmatched(work: Work, almanac: Almanac, cohort: Cohort) -> None:
    """Tell those who run the program, once and while they work, that the first day has come without a match."""
    tally = work.tallies.of(cohort.id)
    notice = CohortUnmatched(
        cohort=cohort.id,
        program=cohort.program.name,
        mentors=tally.mentors,
        mentees=tally.mentees,
        pairing=cohort.program.pairing,
    )
    for person in work.programs.who_runs(cohort.program):
        key = f"cohort:{cohort.id}:unmatched:{person.id}"
        due_at = almanac.next_permitted_of(person, work.now)
        work.outbox.to_person(person, notice, key=key, about=cohort.id, due_at=due_at)


def _page(work: Work, cohort: Cohort) -> CohortPage:
    return CohortPage(
        tally=in_numbers(cohort, work.tallies.of(cohort.id)),
        steps=frozenset(step for step in BY_HAND if can(cohort.state, step)),
        admins=tuple(admin.person.as_someone() for admin in work.programs.admins_of(cohort.program_id)),
        offers=work.approvals.count_in([cohort.id]),
        undoable=_undoable(work, cohort),
    )


def _undoable(work: Work, cohort: Cohort) -> UUID | None:
    """The round published last, unless it is undone already or somebody has answered."""
    last = work.rounds.last_published_in(cohort.id)
    out = last is not None and last.state is RoundState.PUBLISHED and not work.rounds.answered(last.id)
    return last.id if last and out else None


def _unheard_of(cohort: Cohort) -> Cohort:
    if cohort.opened_at or cohort.state not in {CohortState.DRAFT, CohortState.CLOSED}:
        raise CohortStands
    return cohort


def _first_day_after(source: Cohort, work: Work) -> date:
    today = today_in(work.me.time_zone, work.now)
    return _next_monday(max(source.ends_on or today, today))


def _clone(work: Work, source: Cohort, name: str, starts_on: date) -> Cohort:
    clone = work.add(
        Cohort,
        program_id=source.program_id,
        name=name,
        state=CohortState.DRAFT,
        starts_on=starts_on,
        ends_on=source.ends_on and starts_on + (source.ends_on - source.starts_on),
        channel=source.channel,
        size_limit=source.size_limit,
        created_at=work.now,
        cloned_from_id=source.id,
    )
    work.audit("cohort:clone", clone.id, program=source.program_id)
    return work.cohorts.get(clone.id)


def _next_monday(day: date) -> date:
    return day + timedelta(days=7 - day.weekday())
