"""Every form: shown, filled in, read back."""

from dataclasses import fields
from datetime import date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.models.views import View

from bot.domain.cards import GoalCard, GoalFormCard, MeetingCard, ParticipationCard, SignupCard
from bot.domain.errors import WrongInput
from bot.domain.feedback import RATINGS, MeetingFeedback
from bot.domain.goals import STEPS, GoalWish, Progress
from bot.domain.people import Someone
from bot.domain.programs import Opening
from bot.domain.signup import Signup
from bot.playground.rules import check_submission
from bot.slack.ids import Field
from bot.slack.inputs import option
from bot.slack.metadata import GoalRef, ParticipantRef
from bot.slack.modals.admin import CohortForm, RoundForm, cohort_modal, dry_run_modal
from bot.slack.modals.goals import GoalForm, ProgressForm, goal_modal, progress_modal
from bot.slack.modals.meetings import FeedbackForm, MoveForm, feedback_modal, move_modal
from bot.slack.modals.participation import LeaveForm, PauseForm, leave_modal, pause_modal
from bot.slack.modals.proposals import DeclineForm, decline_modal
from bot.slack.modals.signup import SignupForm, signup_modal
from tests.unit.slack import strategies as some
from tests.unit.slack.reading import chosen, on_the_wire, submitted

typed = some.texts
quickly = settings(deadline=None)


def complaints(view: View, sent: dict[str, Any]) -> dict[str, str]:
    """What Slack says under the fields instead of sending the form."""
    return check_submission(on_the_wire(view), sent["state"]["values"])


@quickly
@given(st.builds(SignupCard, cohort=some.cohorts, answers=some.ordinary_signups, joined=st.booleans()))
def test_a_signup_sent_as_it_was_prefilled_changes_nothing(card: SignupCard) -> None:
    view = signup_modal(card)
    sent = submitted(view)
    assert complaints(view, sent) == {}
    assert SignupForm.read(sent) == SignupForm(card.cohort.id, card.answers)


@quickly
@given(some.signups, typed)
def test_a_signup_reads_what_was_typed_and_chosen(card: SignupCard, goals: str) -> None:
    view = signup_modal(card)
    sent = submitted(
        view,
        {
            Field.SIGNUP_ROLE: chosen(view, Field.SIGNUP_ROLE, "both"),
            Field.SIGNUP_OFFERS: "SQL, R & D;sql\n",
            Field.SIGNUP_WANTS: None,
            Field.SIGNUP_GOALS: goals,
            Field.SIGNUP_SEATS: chosen(view, Field.SIGNUP_SEATS, "10"),
            Field.SIGNUP_ZONE: option("Asia/Kathmandu", "Asia/Kathmandu (UTC+5:45)").to_dict(),
        },
    )
    read = SignupForm.read(sent).answers
    assert (read.role, read.offers, read.wants) == ("both", ("SQL", "R & D"), ())
    assert (read.goals, read.seats, read.time_zone) == (goals.strip(), 10, "Asia/Kathmandu")


@quickly
@given(some.signups)
def test_a_signup_without_seats_counts_one(card: SignupCard) -> None:
    assert SignupForm.read(submitted(signup_modal(card), {Field.SIGNUP_SEATS: None})).answers.seats == 1


@quickly
@given(some.uuids, some.people, typed)
def test_a_decline_reads_its_private_reason(proposal: UUID, partner: Someone, reason: str) -> None:
    view = decline_modal(proposal, partner)
    assert DeclineForm.read(submitted(view)) == DeclineForm(proposal, "")
    sent = submitted(view, {Field.DECLINE_REASON: reason})
    assert DeclineForm.read(sent) == DeclineForm(proposal, reason.strip())


@quickly
@given(some.meetings, some.instants)
def test_a_move_begins_with_the_planned_time_and_reads_the_new_one(card: MeetingCard, new: datetime) -> None:
    view = move_modal(card)
    assert MoveForm.read(submitted(view)) == MoveForm(card.id, card.starts_at)
    sent = submitted(view, {Field.MEETING_TIME: int(new.timestamp())})
    assert MoveForm.read(sent) == MoveForm(card.id, new)
    assert MoveForm.read(submitted(view, {Field.MEETING_TIME: None})) == MoveForm(card.id, None)


@quickly
@given(some.meetings, st.sampled_from(tuple(RATINGS)), typed, typed)
def test_feedback_reads_back(card: MeetingCard, rating: int, forward: str, change: str) -> None:
    view = feedback_modal(card)
    sent = submitted(
        view,
        {
            Field.FEEDBACK_RATING: chosen(view, Field.FEEDBACK_RATING, str(rating)),
            Field.FEEDBACK_FORWARD: forward,
            Field.FEEDBACK_CHANGE: change,
        },
    )
    expected = MeetingFeedback(rating=rating, moved_forward=forward.strip(), change=change.strip())
    assert FeedbackForm.read(sent) == FeedbackForm(card.id, expected)


@quickly
@given(some.meetings.filter(lambda card: card.rating is not None))
def test_feedback_given_before_is_there_to_edit(card: MeetingCard) -> None:
    read = FeedbackForm.read(submitted(feedback_modal(card))).feedback
    assert read.rating == card.rating
    assert read.moved_forward == card.moved_forward[:2000].strip()
    assert read.change == card.change[:2000].strip()


@quickly
@given(some.new_goals, typed, typed, some.days)
def test_a_new_goal_belongs_to_its_pair(card: GoalFormCard, title: str, measure: str, due_on: date) -> None:
    typed_in = {Field.GOAL_TITLE: title, Field.GOAL_MEASURE: measure, Field.GOAL_DUE: due_on.isoformat()}
    read = GoalForm.read(submitted(goal_modal(card), typed_in))
    wish = GoalWish(title=title.strip(), measure=measure.strip(), due_on=due_on)
    assert read == GoalForm(card.mentorship, None, wish)


@quickly
@given(some.edited_goals)
def test_an_edited_goal_carries_its_version_and_its_words(card: GoalFormCard) -> None:
    assert card.wish
    assert card.goal
    assert card.version
    read = GoalForm.read(submitted(goal_modal(card)))
    assert (read.mentorship, read.goal) == (None, GoalRef(card.goal, card.version))
    assert read.wish.title == card.wish.title[:200].strip()
    assert read.wish.due_on == card.wish.due_on


@quickly
@given(some.goals, st.sampled_from(STEPS), typed)
def test_progress_reads_its_step_and_note(goal: GoalCard, step: int, note: str) -> None:
    view = progress_modal(goal)
    step_chosen = chosen(view, Field.PROGRESS_PERCENT, str(step))
    read = ProgressForm.read(submitted(view, {Field.PROGRESS_PERCENT: step_chosen, Field.PROGRESS_NOTE: note}))
    assert read == ProgressForm(GoalRef(goal.id, goal.version), Progress(percent=step, note=note.strip()))


@quickly
@given(some.participations, st.none() | some.days)
def test_the_only_program_needs_no_choice(card: ParticipationCard, until: date | None) -> None:
    sent = submitted(pause_modal((card,)), {Field.PAUSE_UNTIL: until.isoformat() if until else None})
    assert PauseForm.read(sent) == PauseForm(card.id, until)
    assert LeaveForm.read(submitted(leave_modal((card,)))) == LeaveForm(card.id)


@quickly
@given(st.lists(some.participations, min_size=2, max_size=4, unique_by=lambda card: card.id).map(tuple), st.data())
def test_one_of_several_programs_is_chosen(cards: tuple[ParticipationCard, ...], data: st.DataObject) -> None:
    wanted = data.draw(st.sampled_from(cards)).id
    value = ParticipantRef(wanted).dump()
    pause, leave = pause_modal(cards), leave_modal(cards)
    resting = chosen(pause, Field.PAUSE_PARTICIPANT, value)
    leaving = chosen(leave, Field.LEAVE_PARTICIPANT, value)
    assert PauseForm.read(submitted(pause, {Field.PAUSE_PARTICIPANT: resting})).participant == wanted
    assert LeaveForm.read(submitted(leave, {Field.LEAVE_PARTICIPANT: leaving})).participant == wanted


@quickly
@given(some.openings.filter(lambda opening: opening.channel))
def test_an_opening_sent_as_it_was_prefilled_reads_the_same(opening: Opening) -> None:
    read = CohortForm.read(submitted(cohort_modal(opening))).opening
    assert (read.name, read.objective) == (opening.name[:80].strip(), opening.objective[:1000].strip())
    assert (read.cadence, read.minutes, read.channel) == (opening.cadence, opening.minutes, opening.channel)
    assert (read.starts_on, read.ends_on) == (opening.starts_on, opening.ends_on)


@quickly
@given(some.dry_runs.filter(lambda card: card.pairs))
def test_a_dry_run_is_published_by_its_round(card: Any) -> None:
    assert RoundForm.read(submitted(dry_run_modal(card))) == RoundForm(card.round)


NEEDED: dict[str, tuple[st.SearchStrategy[View], Any, Field, str]] = {
    "role": (some.signups.map(signup_modal), SignupForm, Field.SIGNUP_ROLE, "role"),
    "rating": (some.meetings.map(feedback_modal), FeedbackForm, Field.FEEDBACK_RATING, "rating"),
    "due date": (some.edited_goals.map(goal_modal), GoalForm, Field.GOAL_DUE, "due_on"),
    "step": (some.goals.map(progress_modal), ProgressForm, Field.PROGRESS_PERCENT, "percent"),
    "rhythm": (some.openings.map(cohort_modal), CohortForm, Field.COHORT_CADENCE, "cadence"),
    "length": (some.openings.map(cohort_modal), CohortForm, Field.COHORT_MINUTES, "minutes"),
    "first day": (some.openings.map(cohort_modal), CohortForm, Field.COHORT_STARTS, "starts_on"),
    "last day": (some.openings.map(cohort_modal), CohortForm, Field.COHORT_ENDS, "ends_on"),
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
    ],
)
def test_every_answer_of_the_domain_has_a_field_for_its_error(form: Any, value: Any) -> None:
    assert set(form.FIELDS) == {field.name for field in fields(value)}
