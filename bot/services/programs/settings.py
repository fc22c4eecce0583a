"""Changing a program or a cohort while it runs: the form, a preview of whom it touches, and the change itself."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID

from bot.domain.admin_cards import CohortSettingsCard, ProgramSettingsCard, Reach
from bot.domain.errors import ChangedMeanwhile, CohortClosed, WrongInput
from bot.domain.growth.terms import OccasionKind
from bot.domain.matching_terms import Pairing
from bot.domain.people import Actor
from bot.domain.settings import WORDY, Changes, CohortSettings, ProgramSettings, changes
from bot.domain.terms import CohortState, MentorRule, ParticipantState
from bot.domain.zones import today_in
from bot.services.access import run_cohort
from bot.services.almanac import Almanac
from bot.services.foresight import foresee
from bot.services.joining.decisions import let_everybody_in
from bot.services.joining.waitlist import fill_places
from bot.services.meetings.planning import last_day_of
from bot.services.meetings.settling import cancel
from bot.services.programs.ending import carry_on
from bot.store import Store, Work
from models import Cohort, Mentorship, Program

Row = TypeVar("Row", Program, Cohort)

OVER = frozenset({CohortState.CLOSING, CohortState.CLOSED})
NOBODY_MENTORS = "People meet as peers here, so nobody mentors and nobody has to be approved."


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
        """Whom the change would touch: the change itself, of which nothing stays. Raise as the change does."""
        with self._store.rehearsing(actor) as work:
            program = run_cohort(work, cohort_id).program
            before, cohorts = settings_of(program), work.cohorts.live_of(program.id)
            reach = _reach(work, cohorts)
            _change_program(work, self._almanac, _same(program, version), settings)
            reach = _with_effects(work, reach, cohorts)
            return ProgramSettingsCard(
                cohort=cohort_id, version=version, before=before, settings=settings, reach=reach
            )

    def change_program(self, actor: Actor, cohort_id: UUID, version: int, settings: ProgramSettings) -> None:
        """Save the settings. Raise WrongInput naming the fields, or ChangedMeanwhile."""
        with self._store.writing(actor) as work:
            program = run_cohort(work, cohort_id).program
            _change_program(work, self._almanac, _same(program, version), settings)

    def of_cohort(self, actor: Actor, cohort_id: UUID) -> CohortSettingsCard:
        """The settings of a cohort. Raise CohortClosed once it is over."""
        with self._store.reading(actor) as work:
            return _card(_changeable(run_cohort(work, cohort_id)))

    def preview_cohort(
        self, actor: Actor, cohort_id: UUID, version: int, settings: CohortSettings
    ) -> CohortSettingsCard:
        """Whom the change would touch: the change itself, of which nothing stays. Raise as the change does."""
        with self._store.rehearsing(actor) as work:
            cohort = _same(_changeable(run_cohort(work, cohort_id)), version)
            card, reach = _card(cohort), _reach(work, [cohort])
            change_to(work, self._almanac, cohort, settings)
            return replace(card, settings=settings, reach=_with_effects(work, reach, [cohort]))

    def change_cohort(self, actor: Actor, cohort_id: UUID, version: int, settings: CohortSettings) -> None:
        """Save the settings. Raise WrongInput naming the fields, ChangedMeanwhile or CohortClosed."""
        with self._store.writing(actor) as work:
            work.cohorts.hold(cohort_id)
            cohort = _same(_changeable(run_cohort(work, cohort_id)), version)
            change_to(work, self._almanac, cohort, settings)


def _change_program(work: Work, almanac: Almanac, program: Program, settings: ProgramSettings) -> None:
    changed = changes(settings_of(program), settings.checked())
    if program.pairing is Pairing.PEER and settings.mentor_rule is MentorRule.APPROVED:
        raise WrongInput(mentor_rule=NOBODY_MENTORS)
    if not changed:
        return
    for name, (_, new) in changed.items():
        setattr(program, "values_text" if name == "values" else name, new)
    program.updated_at = work.now
    work.audit("program:change", program.id, program=program.id, **_in_the_log(changed))
    cohorts = work.cohorts.live_of(program.id)
    if "cadence" in changed:
        _look_again(work, _pairs_in(work, cohorts))
    if "months" in changed:
        _move_the_end(work, [cohort for cohort in cohorts if cohort.ends_on is None])
    if "mentor_rule" in changed and settings.mentor_rule is MentorRule.OPEN:
        let_everybody_in(work, almanac, cohorts)


def change_to(work: Work, almanac: Almanac, cohort: Cohort, settings: CohortSettings) -> None:
    """Have these settings hold for a cohort, with all that follows. Raise WrongInput naming the fields."""
    before = settings_of_cohort(cohort)
    settings.checked(before, today_in(work.me.time_zone, work.now), cohort.state)
    changed = changes(before, settings)
    if not changed:
        return
    for name, (_, new) in changed.items():
        setattr(cohort, name, new)
    work.audit("cohort:change", cohort.id, program=cohort.program_id, **_in_the_log(changed))
    work.flush()
    if "ends_on" in changed:
        _move_the_end(work, [cohort])
    if "size_limit" in changed:
        fill_places(work, almanac, cohort)
    carry_on(work, almanac, cohort)


def settings_of(program: Program) -> ProgramSettings:
    return ProgramSettings(
        name=program.name,
        objective=program.objective,
        values=program.values_text,
        expectations=program.expectations,
        confidentiality=program.confidentiality,
        cadence=program.cadence,
        minutes=program.minutes,
        months=program.months,
        mentor_rule=program.mentor_rule,
        newcomers=program.newcomers,
    )


def settings_of_cohort(cohort: Cohort) -> CohortSettings:
    return CohortSettings(
        name=cohort.name,
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        channel=cohort.channel,
        size_limit=cohort.size_limit,
    )


def _card(cohort: Cohort) -> CohortSettingsCard:
    now = settings_of_cohort(cohort)
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


def _reach(work: Work, cohorts: Sequence[Cohort]) -> Reach:
    """Whom these cohorts concern, as they are now."""
    pairs = _pairs_in(work, cohorts)
    people = Counter(each.state for cohort in cohorts for each in work.participants.present_in(cohort.id))
    return Reach(
        pairs=len(pairs),
        endless=sum(pair.cohort.ends_on is None for pair in pairs),
        meetings=len(work.mentorships.planned([pair.id for pair in pairs])),
        people=people[ParticipantState.ACTIVE] + people[ParticipantState.PAUSED],
        waitlisted=people[ParticipantState.WAITLISTED],
        applied=people[ParticipantState.APPLIED],
        offers=work.approvals.count_in([cohort.id for cohort in cohorts]),
        preview=foresee(work),
    )


def _with_effects(work: Work, before: Reach, cohorts: Sequence[Cohort]) -> Reach:
    """The same, with what a change has done since."""
    work.flush()
    after = _reach(work, cohorts)
    return replace(
        before,
        promoted=max(before.waitlisted - after.waitlisted, 0),
        late_meetings=before.meetings - after.meetings,
        preview=after.preview,
    )


def _pairs_in(work: Work, cohorts: Sequence[Cohort]) -> list[Mentorship]:
    return [pair for cohort in cohorts for pair in work.mentorships.running_in(cohort.id)]


def _move_the_end(work: Work, cohorts: Sequence[Cohort]) -> None:
    """Meetings after a pair's new last day are cancelled, and every pair looks at its calendar again."""
    pairs = _pairs_in(work, cohorts)
    planned = work.mentorships.planned([pair.id for pair in pairs])
    for pair in pairs:
        meeting = planned.get(pair.id)
        if meeting and meeting.starts_at.date() > last_day_of(pair):
            cancel(work, pair, meeting)
    for kind in (OccasionKind.SKILLS, OccasionKind.ENDING):
        work.occasions.look_at_each([pair.id for pair in pairs], kind, work.now)
    _look_again(work, pairs)


def _look_again(work: Work, pairs: Sequence[Mentorship]) -> None:
    for pair in pairs:
        pair.look_again_at = work.now


def _in_the_log(changed: Changes) -> dict[str, list[str]]:
    """Old and new values; of long texts only that they changed."""
    return {name: [] if name in WORDY else [str(old), str(new)] for name, (old, new) in changed.items()}
