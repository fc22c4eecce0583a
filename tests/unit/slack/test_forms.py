"""Every form: shown, filled in, read back."""

from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.views import View

from bot.domain.admin_cards import (
    AdminsCard,
    AgainCard,
    CohortSettingsCard,
    EndingCard,
    LeadersCard,
    ProgramSettingsCard,
)
from bot.domain.cards import CohortCard, ParticipationCard, SignupCard
from bot.domain.errors import WrongInput
from bot.domain.feedback import MeetingFeedback
from bot.domain.growth.goals import STEPS, GoalWish, Progress
from bot.domain.growth.review_cards import OwnGoalCard
from bot.domain.guests import Guests
from bot.domain.matching_terms import ONE_TO_ONE
from bot.domain.meeting_cards import TimeCard
from bot.domain.people import Someone
from bot.domain.programs import Opening
from bot.domain.proposals import Again, Later
from bot.domain.settings import WORDY, CohortSettings, ProgramSettings
from bot.domain.signup import CONSENT, Signup, Step, step_of
from bot.domain.templates import TEMPLATES
from bot.domain.terms import ProgramKind, Role
from bot.domain.writing import legible
from bot.playground.rules import check_submission
from bot.slack.fields import Field
from bot.slack.inputs import option
from bot.slack.metadata import GoalRef, ParticipantRef
from bot.slack.modals.joining.participation import LeaveForm, PauseForm, leave_modal, pause_modal
from bot.slack.modals.joining.profile import LeaveRoleForm, leave_role_modal
from bot.slack.modals.joining.signup import SignupForm, signup_modal
from bot.slack.modals.pairs.feedback import FeedbackForm, feedback_modal
from bot.slack.modals.pairs.goals_form import GoalForm
from bot.slack.modals.pairs.meeting_pages import PastForm, met_anyway_modal
from bot.slack.modals.pairs.meetings import MoveForm, move_modal
from bot.slack.modals.pairs.progress import ProgressForm, progress_modal
from bot.slack.modals.pairs.proposals import DeclineForm, NotNowForm, decline_modal, not_now_modal
from bot.slack.modals.programs.changes import CohortChange, ProgramChange, cohort_change_page, program_change_page
from bot.slack.modals.programs.cohorts import FinishForm, ending_modal
from bot.slack.modals.programs.colleagues import AdminsForm, admins_modal
from bot.slack.modals.programs.drafts import AgainForm, RemoveForm, again_modal, removal_modal
from bot.slack.modals.programs.founding import CohortForm, Doors, TemplateForm, cohort_modal, template_modal
from bot.slack.modals.programs.leaders import LeadersForm, leaders_modal
from bot.slack.modals.programs.settings import (
    CohortSettingsForm,
    ProgramSettingsForm,
    cohort_settings_modal,
    program_settings_modal,
)
from bot.slack.modals.rounds.choices import ChoiceForm, WhatIfForm, choice_modal, what_if_modal
from bot.slack.modals.rounds.dry_run import RoundForm, dry_run_modal
from bot.slack.modals.rounds.rules import (
    MatchingChange,
    MatchingRulesForm,
    matching_change_page,
    matching_rules_modal,
)
from bot.slack.refs.rounds import RoundPageRef
from tests.unit.slack import feedback_strategies as feedback
from tests.unit.slack import progress_strategies as progress
from tests.unit.slack import round_strategies as rounds
from tests.unit.slack import strategies as some
from tests.unit.slack import time_strategies as times
from tests.unit.slack.examples import PREVIEW
from tests.unit.slack.reading import chosen, on_the_wire, submitted

typed = some.texts
quickly = settings(deadline=None)


def as_read(words: str) -> str:
    """What is left of words that somebody typed."""
    return legible(words).strip()


def complaints(view: View, sent: dict[str, Any]) -> dict[str, str]:
    """What Slack says under the fields instead of sending the form."""
    return check_submission(on_the_wire(view), sent["state"]["values"])


@quickly
@given(
    st.builds(
        SignupCard,
        cohort=some.cohorts,
        answers=some.ordinary_signups,
        joined=st.booleans(),
        step=some.signup_pages,
    )
)
def test_a_signup_sent_as_it_was_prefilled_changes_nothing(card: SignupCard) -> None:
    view = signup_modal(card)
    sent = submitted(view)
    form = SignupForm.read(sent)
    named = ("offers", "wants")
    assert set(complaints(view, sent)) == {form.FIELDS[name] for name in named if form.sent.get(name) == ()}
    assert (form.cohort, form.step, form.seen) == (card.cohort.id, card.step, card.seen)
    assert form.sent == form.shown
    assert card.answers.answering(form.sent) == card.answers
    assert {step_of(name) for name in form.sent} == {card.step}


def asks_for_role_and_seats(card: SignupCard) -> bool:
    return card.cohort.pairing in ONE_TO_ONE


@quickly
@given(
    some.first_pages.filter(lambda card: card.answers.role is Role.BOTH and asks_for_role_and_seats(card)), typed
)
def test_a_signup_reads_what_was_typed_and_chosen(card: SignupCard, goals: str) -> None:
    view = signup_modal(card)
    sent = submitted(
        view,
        {
            Field.SIGNUP_ROLE: chosen(view, Field.SIGNUP_ROLE, "mentor"),
            Field.SIGNUP_OFFERS: [option("SQL, R & D", "x").to_dict(), option("sql", "sql").to_dict()],
            Field.SIGNUP_WANTS: [],
            Field.SIGNUP_GOALS: goals,
            Field.SIGNUP_SEATS: chosen(view, Field.SIGNUP_SEATS, "10"),
        },
    )
    read = card.answers.answering(SignupForm.read(sent).sent)
    assert (read.role, read.offers, read.wants) == ("mentor", ("SQL", "R & D"), ())
    assert (read.goals, read.seats) == (as_read(goals), 10)


@quickly
@given(some.first_pages.filter(lambda card: card.answers.consent == ""))
def test_consent_is_a_box_that_nobody_has_ticked_before(card: SignupCard) -> None:
    view = signup_modal(card)
    assert Field.SIGNUP_CONSENT in complaints(view, submitted(view))
    agreed = {Field.SIGNUP_CONSENT: [chosen(view, Field.SIGNUP_CONSENT, CONSENT)]}
    assert SignupForm.read(submitted(view, agreed)).sent["consent"] == CONSENT
    assert SignupForm.read(submitted(view)).sent["consent"] == ""


@quickly
@given(
    st.builds(
        SignupCard,
        cohort=some.cohorts,
        answers=some.ordinary_signups,
        joined=st.just(value=False),
        step=st.just(Step.ABOUT),
    )
)
def test_what_is_emptied_counts_as_not_answered(card: SignupCard) -> None:
    view = signup_modal(card)
    sent = submitted(view, {Field.SIGNUP_STAGE: None, Field.SIGNUP_HOURS: None, Field.SIGNUP_INTERESTS: None})
    read = card.answers.answering(SignupForm.read(sent).sent)
    assert (read.stage, read.hours, read.interests) == (None, None, ())


@quickly
@given(some.first_pages)
def test_only_the_answer_that_was_touched_is_noted(card: SignupCard) -> None:
    form = SignupForm.read(submitted(signup_modal(card), {Field.SIGNUP_GOALS: "To grow"}))
    assert form.only(Field.SIGNUP_GOALS) == {"goals": "To grow"}
    assert form.only(Field.SIGNUP_ZONE) == {}


@quickly
@given(some.uuids, some.people, typed)
def test_a_decline_reads_its_private_reason(proposal: UUID, partner: Someone, reason: str) -> None:
    view = decline_modal(proposal, partner)
    assert DeclineForm.read(submitted(view)) == DeclineForm(proposal, "", Again.PERHAPS)
    never = chosen(view, Field.DECLINE_NEVER, Again.NEVER.value)
    sent = submitted(view, {Field.DECLINE_REASON: reason, Field.DECLINE_NEVER: [never]})
    assert DeclineForm.read(sent) == DeclineForm(proposal, as_read(reason), Again.NEVER)


@quickly
@given(some.uuids, some.people, some.days)
def test_not_now_reads_a_while_or_the_day_that_was_named(proposal: UUID, partner: Someone, day: date) -> None:
    view = not_now_modal(proposal, partner)
    assert NotNowForm.read(submitted(view)) == NotNowForm(proposal, Later.TWO_WEEKS)
    month = {Field.QUIET_FOR: chosen(view, Field.QUIET_FOR, Later.A_MONTH.name)}
    assert NotNowForm.read(submitted(view, month)) == NotNowForm(proposal, Later.A_MONTH)
    named = {**month, Field.QUIET_UNTIL: day.isoformat()}
    assert NotNowForm.read(submitted(view, named)) == NotNowForm(proposal, day)


@quickly
@given(times.times, some.instants)
def test_a_move_begins_with_the_planned_time_and_reads_the_new_one(card: TimeCard, new: datetime) -> None:
    view = move_modal(card)
    assert MoveForm.read(submitted(view)) == MoveForm(card.meeting, card.starts_at, card.starts_at)
    sent = submitted(view, {Field.MEETING_TIME: int(new.timestamp())})
    assert MoveForm.read(sent) == MoveForm(card.meeting, new, card.starts_at)
    nothing = submitted(view, {Field.MEETING_TIME: None})
    assert MoveForm.read(nothing) == MoveForm(card.meeting, None, card.starts_at)


@quickly
@given(some.uuids, some.people, some.instants)
def test_when_two_met_anyway_begins_now_and_reads_what_was_chosen(pair: UUID, who: Someone, now: datetime) -> None:
    view = met_anyway_modal(pair, who, now)
    assert PastForm.read(submitted(view)) == PastForm(pair, now)
    assert PastForm.read(submitted(view, {Field.MEETING_PAST: None})) == PastForm(pair, None)


@quickly
@given(progress.own_goals, st.sampled_from(STEPS), typed)
def test_progress_reads_its_step_and_note(goal: OwnGoalCard, step: int, note: str) -> None:
    view = progress_modal(goal)
    step_chosen = chosen(view, Field.PROGRESS_PERCENT, str(step))
    read = ProgressForm.read(submitted(view, {Field.PROGRESS_PERCENT: step_chosen, Field.PROGRESS_NOTE: note}))
    assert read == ProgressForm(GoalRef(goal.id, goal.version), Progress(percent=step, note=as_read(note)))


@quickly
@given(some.participations, st.none() | some.days)
def test_the_only_program_needs_no_choice(card: ParticipationCard, until: date | None) -> None:
    sent = submitted(pause_modal(card), {Field.PAUSE_UNTIL: until.isoformat() if until else None})
    assert PauseForm.read(sent) == PauseForm(card.id, until)
    assert LeaveForm.read(submitted(leave_modal((card,)))) == LeaveForm(card.id)


@quickly
@given(st.lists(some.participations, min_size=2, max_size=4, unique_by=lambda card: card.id).map(tuple), st.data())
def test_one_of_several_programs_is_chosen(cards: tuple[ParticipationCard, ...], data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(cards)).id
    value = ParticipantRef(wanted).dump()
    leave = leave_modal(cards)
    leaving = chosen(leave, Field.LEAVE_PARTICIPANT, value)
    assert LeaveForm.read(submitted(leave, {Field.LEAVE_PARTICIPANT: leaving})).participant == wanted


@quickly
@given(some.openings.filter(lambda opening: opening.channel))
def test_an_opening_sent_as_it_was_prefilled_reads_the_same(opening: Opening) -> None:
    read = CohortForm.read(submitted(cohort_modal(opening))).opening
    assert (read.name, read.objective) == (as_read(opening.name[:80]), as_read(opening.objective[:1000]))
    assert (read.cadence, read.minutes, read.channel) == (opening.cadence, opening.minutes, opening.channel)
    assert (read.starts_on, read.ends_on) == (opening.starts_on, opening.ends_on)


@quickly
@given(some.openings, st.sampled_from(ProgramKind), st.sampled_from(Doors))
def test_a_new_program_reads_its_template_its_length_and_what_happens_now(
    opening: Opening, kind: ProgramKind, doors: Doors
) -> None:
    view = cohort_modal(replace(opening, channel="C012345678"), kind)
    sent = {
        Field.COHORT_LENGTH: chosen(view, Field.COHORT_LENGTH, "evergreen"),
        Field.COHORT_DOORS: chosen(view, Field.COHORT_DOORS, doors),
    }
    read = CohortForm.read(submitted(view, sent))
    assert (read.kind, read.doors, read.opening.ends_on) == (kind, doors, None)


@pytest.mark.parametrize("kind", ProgramKind)
def test_a_template_is_chosen(kind: ProgramKind) -> None:
    view = template_modal(tuple(TEMPLATES.values()))
    assert TemplateForm.read(submitted(view)).kind is ProgramKind.SKILL_GROWTH
    sent = {Field.COHORT_KIND: chosen(view, Field.COHORT_KIND, kind)}
    assert TemplateForm.read(submitted(view, sent)).kind is kind


@quickly
@given(some.endings)
def test_an_ending_reads_what_ends(card: EndingCard) -> None:
    assert FinishForm.read(submitted(ending_modal(card))) == FinishForm(card.cohort.id, card.step)


@quickly
@given(some.agains, typed)
def test_another_run_reads_its_name_and_first_day(card: AgainCard, name: str) -> None:
    view = again_modal(card)
    assert AgainForm.read(submitted(view)) == AgainForm(card.cohort.id, "", card.starts_on)
    named = AgainForm.read(submitted(view, {Field.CLONE_NAME: name}))
    assert named == AgainForm(card.cohort.id, as_read(name), card.starts_on)


@quickly
@given(some.cohorts)
def test_a_draft_to_remove_is_read_by_its_id(cohort: CohortCard) -> None:
    assert RemoveForm.read(submitted(removal_modal(cohort))) == RemoveForm(cohort.id)


@quickly
@given(some.program_settings_cards)
def test_settings_of_a_program_sent_as_they_were_read_the_same(card: ProgramSettingsCard) -> None:
    read = ProgramSettingsForm.read(submitted(program_settings_modal(card)))
    wanted = card.settings
    assert (read.cohort, read.version) == (card.cohort, card.version)
    assert read.settings == replace(
        wanted,
        name=as_read(wanted.name[:80]),
        objective=as_read(wanted.objective[:1000]),
        values=as_read(wanted.values[:2000]),
        expectations=as_read(wanted.expectations[:2000]),
        confidentiality=as_read(wanted.confidentiality[:2000]),
    )


@quickly
@given(some.cohort_settings_cards)
def test_settings_of_a_cohort_sent_as_they_were_read_the_same(card: CohortSettingsCard) -> None:
    read = CohortSettingsForm.read(submitted(cohort_settings_modal(card)))
    assert (read.cohort, read.version) == (card.cohort, card.version)
    assert read.settings == replace(card.settings, name=as_read(card.settings.name[:80]))


@quickly
@given(some.program_changes, typed)
def test_a_change_of_a_program_is_saved_as_it_was_looked_at(card: ProgramSettingsCard, values: str) -> None:
    """What the page cannot carry are long texts, so these stand in it as fields."""
    view = program_change_page(card)
    change = ProgramChange.read(submitted(view))
    texts: dict[str, Any] = {
        name: as_read(getattr(card.settings, name)[:2000]) for name in WORDY & card.changes.keys()
    }
    texts |= {"objective": as_read(card.settings.objective[:1000])} if "objective" in texts else {}
    assert (change.cohort, change.asked.version) == (card.cohort, card.version)
    assert change.on_top_of(card.before) == replace(card.settings, **texts)
    if "values" in texts:
        again = ProgramChange.read(submitted(view, {Field.PROGRAM_VALUES: values}))
        assert again.on_top_of(card.before).values == as_read(values)


@quickly
@given(some.cohort_changes)
def test_a_change_of_a_cohort_is_saved_as_it_was_looked_at(card: CohortSettingsCard) -> None:
    change = CohortChange.read(submitted(cohort_change_page(card)))
    assert change == CohortChange(card.cohort, card.version, card.settings)


@quickly
@given(some.admins_cards, some.leaders_cards)
def test_people_chosen_are_read_by_their_ids(admins: AdminsCard, leaders: LeadersCard) -> None:
    helpers = tuple(each.slack_id for each in admins.admins[:20])
    assert AdminsForm.read(submitted(admins_modal(admins))) == AdminsForm(admins.cohort, helpers)
    voices = tuple(each.person.slack_id for each in leaders.leaders[:30])
    assert LeadersForm.read(submitted(leaders_modal(leaders))) == LeadersForm(leaders.cohort, voices)


@quickly
@given(rounds.dry_runs.filter(lambda card: card.spread.pairs))
def test_a_dry_run_is_published_by_its_round_and_version(card: Any) -> None:
    form = RoundForm.read(submitted(dry_run_modal(card, PREVIEW)))
    assert form == RoundForm(card.round, card.version, card.start, card.weakest_first)


@quickly
@given(rounds.rules_cards(looked_at=True))
def test_rules_of_matching_are_read_as_they_were_shown_and_carried_while_they_are_looked_at(card: Any) -> None:
    sent = submitted(matching_rules_modal(card))
    assert MatchingRulesForm.read(sent) == MatchingRulesForm(card.cohort, card.version, card.rules)
    looked_at = submitted(matching_change_page(card))
    assert MatchingChange.read(looked_at) == MatchingChange(card.cohort, card.version, card.rules)


@quickly
@given(rounds.choices.filter(lambda card: card.mentors), rounds.places, typed)
def test_a_mentor_is_chosen_for_somebody_with_a_reason(card: Any, place: RoundPageRef, why: str) -> None:
    mentor = card.mentors[-1]
    view = choice_modal(card, place)
    picked = chosen(view, Field.CHOICE_MENTOR, str(mentor.participant))
    sent = submitted(view, {Field.CHOICE_MENTOR: picked, Field.CHOICE_WHY: why})
    assert ChoiceForm.read(sent) == ChoiceForm(place, card.participant, mentor.participant, as_read(why))


@quickly
@given(rounds.places)
def test_two_more_mentors_with_a_seat_each_are_tried_out_at_first(place: RoundPageRef) -> None:
    form = WhatIfForm.read(submitted(what_if_modal(place)))
    assert form == WhatIfForm(place, Guests(mentors=2, seats=1, skills=()))


_program_forms = some.program_settings_cards.map(program_settings_modal)
_cohort_forms = some.cohort_settings_cards.map(cohort_settings_modal)
NEEDED: dict[str, tuple[st.SearchStrategy[View], Any, Field, str]] = {
    "role": (some.profiles.map(leave_role_modal), LeaveRoleForm, Field.LEAVE_ROLE, "role"),
    "rating": (feedback.cards.map(feedback_modal), FeedbackForm, Field.FEEDBACK_RATING, "rating"),
    "step": (progress.own_goals.map(progress_modal), ProgressForm, Field.PROGRESS_PERCENT, "percent"),
    "rhythm": (some.openings.map(cohort_modal), CohortForm, Field.COHORT_CADENCE, "cadence"),
    "length": (some.openings.map(cohort_modal), CohortForm, Field.COHORT_MINUTES, "minutes"),
    "first day": (some.openings.map(cohort_modal), CohortForm, Field.COHORT_STARTS, "starts_on"),
    "last day": (
        some.openings.filter(lambda opening: opening.ends_on).map(cohort_modal),
        CohortForm,
        Field.COHORT_ENDS,
        "ends_on",
    ),
    "template": (
        st.just(tuple(TEMPLATES.values())).map(template_modal),
        TemplateForm,
        Field.COHORT_KIND,
        "kind",
    ),
    "new rhythm": (_program_forms, ProgramSettingsForm, Field.PROGRAM_CADENCE, "cadence"),
    "new length": (_program_forms, ProgramSettingsForm, Field.PROGRAM_MINUTES, "minutes"),
    "new months": (_program_forms, ProgramSettingsForm, Field.PROGRAM_MONTHS, "months"),
    "who may mentor": (_program_forms, ProgramSettingsForm, Field.PROGRAM_MENTORS, "mentor_rule"),
    "newcomers": (_program_forms, ProgramSettingsForm, Field.PROGRAM_NEWCOMERS, "newcomers"),
    "new first day": (_cohort_forms, CohortSettingsForm, Field.RUN_STARTS, "starts_on"),
    "new last day": (
        some.cohort_settings_cards.filter(lambda card: card.settings.ends_on).map(cohort_settings_modal),
        CohortSettingsForm,
        Field.RUN_ENDS,
        "ends_on",
    ),
    "another first day": (some.agains.map(again_modal), AgainForm, Field.CLONE_STARTS, "starts_on"),
    "new channel": (_cohort_forms, CohortSettingsForm, Field.RUN_CHANNEL, "channel"),
    "channel": (
        some.openings.filter(lambda opening: opening.channel).map(cohort_modal),
        CohortForm,
        Field.COHORT_CHANNEL,
        "channel",
    ),
}


@pytest.mark.parametrize("name", NEEDED)
@settings(max_examples=5, deadline=None)
@given(data=st.data())
def test_a_required_answer_that_is_missing_is_asked_for_under_its_field(name: str, data: st.DataObject) -> None:
    views, form, field, problem = NEEDED[name]
    with pytest.raises(WrongInput) as refusal:
        form.read(submitted(data.draw(views), {field: None}))
    assert set(refusal.value.fields) == {problem}
    assert form.FIELDS[problem] is field


@pytest.mark.parametrize(
    ("form", "value"),
    [
        (SignupForm, Signup),
        (FeedbackForm, MeetingFeedback),
        (GoalForm, GoalWish),
        (ProgressForm, Progress),
        (CohortForm, Opening),
        (ProgramSettingsForm, ProgramSettings),
        (CohortSettingsForm, CohortSettings),
    ],
)
def test_every_answer_of_the_domain_has_a_field_for_its_error(form: Any, value: Any) -> None:
    assert set(form.FIELDS) == {field.name for field in fields(value)}
