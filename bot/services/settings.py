"""Changing a program or a cohort while it runs: the form, a preview of whom it touches, and the change itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from bot.domain.admin_cards import CohortSettingsCard, ProgramSettingsCard, Reach
from bot.domain.errors import ChangedMeanwhile, CohortClosed
from bot.domain.people import Actor
from bot.domain.settings import WORDY, Changes, CohortSettings, ProgramSettings, changes
from bot.domain.terms import CohortState, MeetingState, ParticipantState
from bot.domain.zones import today_in
from bot.services.access import run_cohort
from bot.services.almanac import Almanac
from bot.services.life import move_by_itself
from bot.services.waitlist import fill_places
from bot.store import Store, Work
from models import Cohort, Meeting, Mentorship, Program

Row = TypeVar("Row", Program, Cohort)

OVER = frozenset({CohortState.CLOSING, CohortState.CLOSED})


class SettingsOffice:
    """Settings of programs and cohorts, each with a version: two admins at once notice each other."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of_program(self, actor: Actor, cohort_id: UUID) -> ProgramSettingsCard:
        """The settings of the program that a cohort belongs to."""
        with self._store.reading(actor) as work:
            program = run_cohort(work, cohort_id).program
            now = settings_of(program)
            return ProgramSettingsCard(cohort=cohort_id, version=program.version, before=now, settings=now)

    def preview_program(
        self, actor: Actor, cohort_id: UUID, version: int, settings: ProgramSettings
    ) -> ProgramSettingsCard:
        """Whom the change would touch. Raise WrongInput naming the fields, or ChangedMeanwhile."""
        with self._store.reading(actor) as work:
            program = run_cohort(work, cohort_id).program
            before = settings_of(_same(program, version))
            reach = _reach(work, work.cohorts.live_of(program.id))
            return ProgramSettingsCard(
                cohort=cohort_id, version=version, before=before, settings=settings.checked(), reach=reach
            )

    def change_program(self, actor: Actor, cohort_id: UUID, version: int, settings: ProgramSettings) -> None:
        """Save the settings. Raise WrongInput naming the fields, or ChangedMeanwhile."""
        with self._store.writing(actor) as work:
            program = _same(run_cohort(work, cohort_id).program, version)
            changed = changes(settings_of(program), settings.checked())
            for name, (_, new) in changed.items():
                setattr(program, "values_text" if name == "values" else name, new)
            program.updated_at = work.now
            work.audit("program:change", program.id, program=program.id, **_in_the_log(changed))
            if "cadence" in changed:
                for cohort in work.cohorts.live_of(program.id):
                    _look_again(work, work.mentorships.running_in(cohort.id))

    def of_cohort(self, actor: Actor, cohort_id: UUID) -> CohortSettingsCard:
        """The settings of a cohort. Raise CohortClosed once it is over."""
        with self._store.reading(actor) as work:
            return _card(_changeable(run_cohort(work, cohort_id)))

    def preview_cohort(
        self, actor: Actor, cohort_id: UUID, version: int, settings: CohortSettings
    ) -> CohortSettingsCard:
        """Whom the change would touch. Raise WrongInput naming the fields, ChangedMeanwhile or CohortClosed."""
        with self._store.reading(actor) as work:
            cohort = _same(_changeable(run_cohort(work, cohort_id)), version)
            card = _card(cohort)
            settings.checked(card.before, today_in(work.me.time_zone, work.now), cohort.state)
            reach = _reach(work, [cohort], last_day=settings.ends_on)
            return replace(card, settings=settings, reach=reach)

    def change_cohort(self, actor: Actor, cohort_id: UUID, version: int, settings: CohortSettings) -> None:
        """Save the settings. Raise WrongInput naming the fields, ChangedMeanwhile or CohortClosed."""
        with self._store.writing(actor) as work:
            work.cohorts.hold(cohort_id)
            cohort = _same(_changeable(run_cohort(work, cohort_id)), version)
            before = _settings_of_cohort(cohort)
            settings.checked(before, today_in(work.me.time_zone, work.now), cohort.state)
            changed = changes(before, settings)
            for name, (_, new) in changed.items():
                setattr(cohort, name, new)
            work.audit("cohort:change", cohort.id, program=cohort.program_id, **_in_the_log(changed))
            work.flush()
            if "ends_on" in changed:
                _move_the_end(work, cohort)
            if "size_limit" in changed:
                fill_places(work, self._almanac, cohort)
            move_by_itself(work, cohort)


def settings_of(program: Program) -> ProgramSettings:
    return ProgramSettings(
        name=program.name,
        objective=program.objective,
        values=program.values_text,
        expectations=program.expectations,
        confidentiality=program.confidentiality,
        cadence=program.cadence,
        minutes=program.minutes,
        mentor_rule=program.mentor_rule,
        newcomers=program.newcomers,
    )


def _settings_of_cohort(cohort: Cohort) -> CohortSettings:
    return CohortSettings(
        name=cohort.name,
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        channel=cohort.channel,
        size_limit=cohort.size_limit,
    )


def _card(cohort: Cohort) -> CohortSettingsCard:
    now = _settings_of_cohort(cohort)
    return CohortSettingsCard(cohort=cohort.id, version=cohort.version, before=now, settings=now)


def _changeable(cohort: Cohort) -> Cohort:
    if cohort.state in OVER:
        raise CohortClosed(program=cohort.program.name)
    return cohort


def _same(row: Row, version: int) -> Row:
    """The row, if nobody has changed it since its form was opened."""
    if row.version != version:
        raise ChangedMeanwhile
    return row


def _reach(work: Work, cohorts: Sequence[Cohort], *, last_day: date | None = None) -> Reach:
    pairs = [pair for cohort in cohorts for pair in work.mentorships.running_in(cohort.id)]
    planned = work.mentorships.planned([pair.id for pair in pairs]).values()
    people = [each for cohort in cohorts for each in work.participants.present_in(cohort.id)]
    return Reach(
        pairs=len(pairs),
        meetings=len(planned),
        late_meetings=sum(_after(meeting, last_day) for meeting in planned),
        people=len(people),
        applied=sum(each.state is ParticipantState.APPLIED for each in people),
    )


def _move_the_end(work: Work, cohort: Cohort) -> None:
    """Meetings after the new last day are cancelled, and every pair looks at its calendar again."""
    pairs = work.mentorships.running_in(cohort.id)
    for meeting in work.mentorships.planned([pair.id for pair in pairs]).values():
        if _after(meeting, cohort.ends_on):
            work.outbox.withdraw(meeting.id)
            meeting.state, meeting.settled_at = MeetingState.CANCELLED, work.now
    _look_again(work, pairs)


def _look_again(work: Work, pairs: Sequence[Mentorship]) -> None:
    for pair in pairs:
        pair.look_again_at = work.now


def _after(meeting: Meeting, last_day: date | None) -> bool:
    return last_day is not None and meeting.starts_at.date() > last_day


def _in_the_log(changed: Changes) -> dict[str, list[str]]:
    """Old and new values; of long texts only that they changed."""
    return {name: [] if name in WORDY else [str(old), str(new)] for name, (old, new) in changed.items()}
