"""What each modal offers and says, in the states that matter."""

from dataclasses import replace
from uuid import UUID

import pytest

from bot.domain.cards import ControlRoomCard, GoalFormCard, GoalsCard, SignupCard
from bot.domain.goals import GoalWish
from bot.domain.signup import Signup
from bot.domain.terms import CohortState, GoalState, MentorshipState, Role
from bot.slack.ids import Field, Suggestion
from bot.slack.metadata import MessageRef
from bot.slack.modals.admin import control_room_modal, dry_run_modal
from bot.slack.modals.goals import goal_modal, goals_modal
from bot.slack.modals.meetings import feedback_modal, move_modal
from bot.slack.modals.notice import notice_modal, waiting_modal
from bot.slack.modals.participation import leave_modal, pause_modal
from bot.slack.modals.proposals import decline_modal
from bot.slack.modals.signup import signup_modal
from tests.unit.slack.examples import COHORT, DAY, DRY_RUN, GOAL, GRACE, ID, MEETING, PAIR, PLACE, TALLY
from tests.unit.slack.reading import labels, on_the_wire, words

ANSWERS = Signup(role=Role.MENTEE, offers=(), wants=("SQL",), goals="", seats=2, time_zone="Europe/London")


def test_joining_and_editing_are_told_apart() -> None:
    joining = on_the_wire(signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=False)))
    editing = on_the_wire(signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=True)))
    assert (joining["title"]["text"], joining["submit"]["text"]) == ("Join the program", "Join")
    assert (editing["title"]["text"], editing["submit"]["text"]) == ("Your answers", "Save")


def test_the_signup_form_says_what_is_kept_and_who_sees_it() -> None:
    shown = words(signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=False)))
    assert "sees your skills and your goals" in shown
    assert "admins see your name, your role" in shown


def test_the_time_zone_is_there_already_and_searched_from_the_first_letter() -> None:
    view = on_the_wire(signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=False)))
    element = next(each for each in view["blocks"] if each.get("block_id") == Field.SIGNUP_ZONE)["element"]
    assert element["action_id"] == Suggestion.TIME_ZONE
    assert element["initial_option"]["value"] == "Europe/London"
    assert element["min_query_length"] == 1


def test_declining_says_what_the_other_side_hears() -> None:
    assert "<@U000000002> only hears that the match did not come about" in words(decline_modal(ID, GRACE))


def test_feedback_says_who_sees_it() -> None:
    shown = words(feedback_modal(MEETING))
    assert "<@U000000002> never sees your answers" in shown
    assert "once there are at least 5 ratings" in shown


def test_ones_own_open_goal_can_move_on_and_change() -> None:
    view = goals_modal(GoalsCard(mentorships=(PAIR,)))
    assert labels(view) == ["New goal", "Update progress", "Edit"]
    assert "▓▓▓▓▓░░░░░ 50 %" in words(view)


def test_a_partners_goal_and_a_reached_one_can_only_be_read() -> None:
    theirs, reached = replace(GOAL, yours=False), replace(GOAL, state=GoalState.REACHED)
    view = goals_modal(GoalsCard(mentorships=(replace(PAIR, goals=(theirs, reached)),)))
    assert labels(view) == ["New goal"]
    assert "Set by <@U000000002>." in words(view)
    assert "\nReached\n" in words(view)


def test_open_goals_of_ones_own_come_first() -> None:
    goals = (
        replace(GOAL, title="reached", state=GoalState.REACHED),
        replace(GOAL, title="theirs", yours=False),
        replace(GOAL, title="mine"),
    )
    shown = words(goals_modal(GoalsCard(mentorships=(replace(PAIR, goals=goals),))))
    assert shown.index("*mine*") < shown.index("*theirs*") < shown.index("*reached*")


def test_a_pair_that_rests_sets_no_goals() -> None:
    resting = replace(PAIR, state=MentorshipState.PAUSED)
    assert labels(goals_modal(GoalsCard(mentorships=(resting,)))) == []


@pytest.mark.parametrize("state", [MentorshipState.COMPLETED, MentorshipState.ENDED])
def test_the_goals_of_a_past_pair_can_be_read_what_was_reached_first(state: MentorshipState) -> None:
    goals = (replace(GOAL, title="half way"), replace(GOAL, title="done", state=GoalState.REACHED))
    view = goals_modal(GoalsCard(mentorships=(replace(PAIR, state=state, goals=goals),)))
    assert labels(view) == []
    assert "which has ended" in words(view)
    assert words(view).index("*done*") < words(view).index("*half way*")


def test_a_form_carries_the_message_it_was_opened_from_beside_its_own_ids() -> None:
    message = MessageRef("D0123", "1596530361.000100")
    for view in (decline_modal(ID, GRACE, message), move_modal(MEETING, message), feedback_modal(MEETING, message)):
        assert MessageRef.found_in(on_the_wire(view)["private_metadata"]) == message
    assert MessageRef.found_in(on_the_wire(move_modal(MEETING))["private_metadata"]) is None


def test_a_new_goal_and_an_edit_are_told_apart() -> None:
    wish = GoalWish(title="Give a talk", measure="", due_on=DAY)
    new = GoalFormCard(mentorship=ID, partner=GRACE, wish=None, goal=None, version=None)
    edit = GoalFormCard(mentorship=ID, partner=GRACE, wish=wish, goal=ID, version=3)
    assert on_the_wire(goal_modal(new))["title"]["text"] == "A new goal"
    assert on_the_wire(goal_modal(edit))["title"]["text"] == "Edit the goal"


def test_taking_a_break_and_leaving_say_what_the_partner_hears() -> None:
    assert "until when, not why" in words(pause_modal((PLACE,)))
    assert "without a reason" in words(leave_modal((PLACE,)))
    assert "You take part in *Orbit* as a mentee." in words(leave_modal((PLACE,)))


def test_of_several_programs_none_is_chosen_in_advance() -> None:
    other = replace(PLACE, id=UUID(int=2))
    view = on_the_wire(leave_modal((PLACE, other)))
    select = next(each for each in view["blocks"] if each["type"] == "input")["element"]
    assert len(select["options"]) == 2
    assert "initial_option" not in select
    assert "private_metadata" not in view


def test_the_control_room_matches_and_sums_up_each_cohort() -> None:
    view = control_room_modal(ControlRoomCard(cohorts=(TALLY,)))
    assert labels(view) == ["New program", "Send me a test message", "Match", "Post summary"]
    assert "12 mentors and 20 mentees, 3 waiting for a match · 9 pairs · 1 match not answered yet" in words(view)


def test_a_closed_cohort_is_summed_up_and_matched_no_more() -> None:
    closed = replace(TALLY, cohort=replace(COHORT, state=CohortState.CLOSED))
    view = control_room_modal(ControlRoomCard(cohorts=(closed,)))
    assert "Match" not in labels(view)
    assert "Post summary" in labels(view)


def test_an_empty_control_room_points_to_the_first_step() -> None:
    view = control_room_modal(ControlRoomCard(cohorts=()))
    assert "No program yet." in words(view)
    assert labels(view) == ["New program", "Send me a test message"]


def test_a_dry_run_says_that_nothing_was_sent_who_fits_and_who_stays() -> None:
    shown = words(dry_run_modal(DRY_RUN))
    assert "*Nothing has been sent yet.*" in shown
    assert "1 pair, and 1 person would stay" in shown
    assert "*good fit* (640 of 1000)" in shown
    assert "<@U000000001>, mentee: Every mentor who offers SQL is taken." in shown


def test_a_dry_run_that_places_everybody_says_so() -> None:
    assert "and nobody would stay without a match" in words(dry_run_modal(replace(DRY_RUN, left_over=())))


def test_a_dry_run_without_pairs_cannot_be_published() -> None:
    view = dry_run_modal(replace(DRY_RUN, pairs=()))
    assert "No pair can be formed" in words(view)
    assert "submit" not in on_the_wire(view)


def test_a_waiting_view_and_a_notice_are_one_sentence() -> None:
    assert words(waiting_modal("Goals")) == "One moment …\nClose\nGoals"
    assert "All &lt;done&gt;." in words(notice_modal("Saved", "All <done>."))
