"""The Home tab and the menu: what each kind of person finds there."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.consent import TODAY
from bot.domain.growth.agreement_cards import AgreementGlance
from bot.domain.growth.skills import Growth
from bot.domain.growth.terms import RatingMoment
from bot.domain.pair_glances import Waiting
from bot.domain.terms import CohortState, GoalState, MentorshipState, ParticipantState, PersonKind
from bot.slack.home import home_view, menu_message
from bot.slack.ids import Action
from bot.slack.metadata import CohortRef, MentorshipRef, ParticipantRef
from tests.unit.slack.examples import COHORT, GOAL, HOME, ID, MATCH, PAIR, PLACE, SKILLS, STEP, T0
from tests.unit.slack.reading import labels, on_the_wire, parts, words

TOOLS = ["My profile", "When I work", "Reminders", "Past mentorships", "Help", "Leave a program"]
WAYS = ["Meeting", "Agenda", "Goals", "Steps", "Ask", "Agreement", "Skills", "Look back", "Help"]


def test_the_menu_shows_what_home_shows() -> None:
    card = replace(
        HOME,
        is_admin=True,
        open_cohorts=(COHORT,),
        proposals=(MATCH,),
        mentorships=(PAIR,),
        participations=(PLACE,),
    )
    assert menu_message(card).blocks == on_the_wire(home_view(card))["blocks"]


def test_a_form_that_was_begun_is_gone_on_with() -> None:
    view = home_view(replace(HOME, open_cohorts=(COHORT,), begun=frozenset({COHORT.id})))
    assert labels(view) == ["Go on"]
    assert "what you typed is still here" in words(view)


def test_a_curious_person_reads_what_this_is_and_may_join() -> None:
    view = home_view(replace(HOME, open_cohorts=(COHORT,)))
    assert "about three minutes" in words(view)
    assert "> Grow people who can lead a project." in words(view)
    assert TODAY.kept in words(view)
    assert labels(view) == ["Join"]
    join = next(parts(on_the_wire(view), "button"))
    assert (join["action_id"], join["value"]) == (Action.SIGNUP_OPEN, CohortRef(COHORT.id).dump())
    assert join["accessibility_label"] == "Join Orbit"


def test_where_nothing_is_open_home_says_so() -> None:
    view = home_view(HOME)
    assert "No program is open for joining right now." in words(view)
    assert labels(view) == []


def test_a_guest_is_told_kindly_and_offered_nothing() -> None:
    view = home_view(replace(HOME, kind=PersonKind.GUEST, open_cohorts=(COHORT,)))
    assert "You are a guest here and mentorship is for full members" in words(view)
    assert labels(view) == []


def test_somebody_who_waits_knows_that_the_next_step_is_ours() -> None:
    view = home_view(replace(HOME, participations=(replace(PLACE, waiting=True),)))
    assert "You take part in *Orbit* as a mentee. I am looking for your match" in words(view)
    assert labels(view) == ["Change my answers", "Take a break", *TOOLS]


def test_whoever_asked_for_time_sees_until_when_and_can_take_it_back() -> None:
    quiet = home_view(replace(HOME, participations=(replace(PLACE, quiet_until=date(2026, 12, 7), waiting=True),)))
    assert "You keep your place, and I suggest nobody before 7 December 2026." in words(quiet)
    assert labels(quiet)[0] == "I'm ready now"


def test_whoever_never_answered_sees_that_they_are_left_in_peace() -> None:
    silent = home_view(replace(HOME, participations=(replace(PLACE, silent=True, waiting=True),)))
    assert "I suggest nobody until you are ready." in words(silent)
    assert labels(silent)[0] == "I'm ready now"


def test_somebody_with_a_match_or_a_pair_is_not_told_to_wait() -> None:
    matched = home_view(replace(HOME, participations=(PLACE,), proposals=(MATCH,)))
    paired = home_view(replace(HOME, participations=(PLACE,), mentorships=(PAIR,)))
    assert "I am looking" not in words(matched)
    assert "I am looking" not in words(paired)


def test_a_match_to_answer_comes_first() -> None:
    card = replace(HOME, proposals=(MATCH,), mentorships=(PAIR,), participations=(PLACE,))
    assert labels(home_view(card))[:3] == ["Accept", "Not now", "Decline"]
    assert (
        "I have found a mentor for you: <@U000000002>" in on_the_wire(home_view(card))["blocks"][1]["text"]["text"]
    )


def test_a_match_already_accepted_waits_without_buttons() -> None:
    view = home_view(replace(HOME, participations=(PLACE,), proposals=(replace(MATCH, accepted_by_you=True),)))
    assert "You said yes to <@U000000002>" in words(view)
    assert "Accept" not in labels(view)


def test_a_pair_sees_its_next_meeting_and_its_goals() -> None:
    view = home_view(replace(HOME, participations=(PLACE,), mentorships=(PAIR,)))
    assert "Suggested for your next meeting: <!date^" in words(view)
    chosen = home_view(replace(HOME, mentorships=(replace(PAIR, confirmed=True, waiting=Waiting(topics=2)),)))
    assert "Next meeting: <!date^" in words(chosen)
    assert "2 topics wait for it." in words(chosen)
    assert "• Give a talk: ▓▓▓▓▓░░░░░ 50 %, by 7 December 2026" in words(view)
    pressed = [button for button in parts(on_the_wire(view), "button") if button["text"]["text"] == "Goals"]
    assert [(each["action_id"], each["value"]) for each in pressed] == [
        (Action.GOALS_OF_PAIR, MentorshipRef(ID).dump())
    ]


@pytest.mark.parametrize(
    ("glance", "told"),
    [
        (AgreementGlance(), ""),
        (AgreementGlance(proposed=1, yours=True), "Your suggestion how to work together waits for <@U000000002>."),
        (
            AgreementGlance(in_force=1, since=T0, proposed=2),
            "<@U000000002> has suggested how you work together, and waits for your yes.",
        ),
        (AgreementGlance(in_force=1, since=T0), "You agreed on how you work together on 7 December 2026."),
    ],
)
def test_a_pair_sees_where_its_agreement_stands(glance: AgreementGlance, told: str) -> None:
    view = home_view(replace(HOME, mentorships=(replace(PAIR, agreement=glance),)))
    assert ("work" in words(view).partition("next meeting")[2].partition("*Goals*")[0]) == bool(told)
    assert told in words(view)


def test_a_pair_sees_ones_own_next_steps_by_date_and_how_skills_have_grown() -> None:
    steps = tuple(replace(STEP, title=f"Step {number}") for number in range(5))
    skill = Growth(skill=ID, label="SQL", own={RatingMoment.START: 2, RatingMoment.MIDDLE: 4}, seen={})
    plan = replace(SKILLS, rows=(skill, replace(skill, label="Talks", own={})))
    shown = words(home_view(replace(HOME, mentorships=(replace(PAIR, steps=steps, skills=plan),))))
    assert "*Your next steps*\n• Step 0, by 7 December 2026\n• Step 1" in shown
    assert "And 2 more steps." in shown
    assert "*SQL*: ▓▓░░░ → ▓▓▓▓░ from 2 (the basics) to 4 (without help)." in shown
    assert "Talks" not in shown


def test_what_is_reached_or_put_aside_is_said_so() -> None:
    goals = (replace(GOAL, state=GoalState.REACHED), replace(GOAL, title="Learn Go", state=GoalState.DROPPED))
    shown = words(home_view(replace(HOME, mentorships=(replace(PAIR, goals=goals),))))
    assert "• Give a talk: Reached" in shown
    assert "• Learn Go: Dropped at 50 %" in shown


def test_a_pair_on_a_break_sees_no_meeting() -> None:
    view = home_view(replace(HOME, mentorships=(replace(PAIR, state=MentorshipState.PAUSED),)))
    assert "On a break: no meetings for now." in words(view)
    assert "next meeting" not in words(view)


def test_what_waits_for_somebody_comes_first_and_everything_else_is_a_press_or_two_away() -> None:
    usual = labels(home_view(replace(HOME, mentorships=(PAIR,))))
    assert usual == WAYS
    waiting = Waiting(question=ID, feedback=ID, survey=ID, look_back=True, ending=True)
    first = ["Answer a question", "Give feedback", "Answer the survey", "What comes then?", "Look back"]
    urgent = labels(home_view(replace(HOME, mentorships=(replace(PAIR, waiting=waiting),))))
    assert urgent == [*first, *(each for each in WAYS if each != "Look back")]
    parting = labels(home_view(replace(HOME, mentorships=(replace(PAIR, waiting=waiting, parting=True),))))
    assert parting == [*first, "Take it back"]


def test_mentorships_that_are_over_are_left_in_peace() -> None:
    over = tuple(replace(PAIR, state=state) for state in (MentorshipState.COMPLETED, MentorshipState.ENDED))
    assert "<@U000000002>" not in words(home_view(replace(HOME, mentorships=over)))


def test_somebody_on_a_break_can_come_back_and_not_pause_again() -> None:
    paused = replace(PLACE, state=ParticipantState.PAUSED)
    view = home_view(replace(HOME, participations=(paused,)))
    assert "You are on a break." in words(view)
    assert labels(view) == ["Come back", *TOOLS]
    resume = next(parts(on_the_wire(view), "button"))
    assert (resume["action_id"], resume["value"]) == (Action.RESUME, ParticipantRef(ID).dump())


def test_whoever_left_may_join_again() -> None:
    left = replace(PLACE, state=ParticipantState.LEFT)
    view = home_view(replace(HOME, participations=(left,), open_cohorts=(COHORT,)))
    assert labels(view) == ["Join"]


def test_a_cohort_one_is_in_is_not_offered_again() -> None:
    view = home_view(replace(HOME, participations=(PLACE,), open_cohorts=(COHORT,)))
    assert "Join" not in labels(view)


def test_a_program_that_is_over_asks_for_nothing() -> None:
    over = replace(PLACE, cohort=replace(COHORT, state=CohortState.CLOSED))
    view = home_view(replace(HOME, participations=(over,)))
    assert "It has come to its end." in words(view)
    assert "Change my answers" not in labels(view)


def test_only_admins_find_the_control_room() -> None:
    assert "Control room" in labels(home_view(replace(HOME, is_admin=True)))
    assert "Control room" not in labels(home_view(HOME))
