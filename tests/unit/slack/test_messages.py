"""What each message says, and what it keeps to itself."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bot.domain import notices
from bot.domain.answer_cards import AnswerCard
from bot.domain.cards import CheckedInCard
from bot.domain.matching_terms import Outlook
from bot.domain.tasks import Task, Urge
from bot.domain.terms import Cadence, Role, Side
from bot.slack.ids import COMMAND, Action, Word
from bot.slack.messages import answers, render
from bot.slack.messages.digests import digest_stopped
from bot.slack.metadata import CohortRef
from bot.store.codec import dump_notice, load_notice
from tests.unit.slack.examples import ADA, COHORT, DAY, GRACE, ID, LAST_DAY, MEETING, REASON, T0
from tests.unit.slack.reading import labels, on_the_wire, parts, words

PROPOSED = notices.MatchProposed(
    proposal=ID,
    program="Orbit",
    you_are=Side.MENTEE,
    partner=GRACE,
    partner_goals="Pass on what I learnt the hard way.",
    partner_offers=("SQL", "hiring"),
    reason=REASON,
    cadence=Cadence.BIWEEKLY,
    minutes=30,
    answer_by=DAY,
)
NUDGE = notices.MeetingNudge(
    meeting=ID, number=1, partner=ADA, starts_at=T0, minutes=30, shared_hours=True, moved_for=None
)
CHECK_IN = notices.CheckIn(meeting=ID, number=1, partner=ADA, starts_at=T0, attempt=1)
COMPLETED = notices.MentorshipCompleted(partner=ADA, program="Orbit", meetings_held=9, goals_reached=1)
SUMMARY = notices.CohortSummary(
    program="Orbit",
    as_of=DAY,
    mentors=12,
    mentees=1,
    paused=2,
    waiting=3,
    pairs_active=9,
    pairs_completed=1,
    meetings_held=1030,
    meetings_skipped=4,
    meetings_unknown=6,
    goals_set=12,
    goals_reached=5,
    feedback_count=40,
    feedback_mean=3.4,
)


def test_an_announcement_says_what_it_is_for_how_much_time_it_takes_and_until_when() -> None:
    announced = render(
        notices.CohortAnnounced(
            cohort=ID,
            program="Orbit",
            objective="Grow leaders.",
            cadence=Cadence.WEEKLY,
            minutes=25,
            starts_on=DAY,
            ends_on=LAST_DAY,
        )
    )
    for fact in ("*Orbit*", "> Grow leaders.", "25 minutes every week", "7 December 2026 to 4 June 2027"):
        assert fact in announced.text
    assert labels(announced) == ["Join"]


@pytest.mark.parametrize(
    ("role", "promise"),
    [
        (Role.MENTOR, "look for somebody who would like to learn"),
        (Role.MENTEE, "look for a mentor who"),
        (Role.BOTH, "look for a mentor for you and for somebody"),
    ],
)
def test_a_welcome_promises_what_fits_the_role(role: Role, promise: str) -> None:
    text = render(notices.Welcome(cohort=ID, program="Orbit", role=role, starts_on=DAY)).text
    assert promise in text
    assert "starts on 7 December 2026" in text


def test_a_mentee_reads_reasons_offers_hopes_and_cost() -> None:
    message = render(PROPOSED)
    for fact in (
        "a mentor for you",
        "SQL, which you would like",
        "SQL and hiring",
        "> Pass on",
        "30 minutes every two",
    ):
        assert fact in message.text
    assert labels(message) == ["Accept", "Not now", "Decline"]
    assert "7 December 2026" in message.text


def test_a_mentor_reads_what_the_mentee_hopes_for_and_no_list_of_offers() -> None:
    text = render(replace(PROPOSED, you_are=Side.MENTOR, partner=ADA)).text
    assert "somebody you could mentor" in text
    assert "You offer SQL" in text
    assert "hiring" not in text


def test_a_reminder_is_quiet_and_keeps_the_buttons() -> None:
    message = render(replace(PROPOSED, again=True))
    assert message.text.startswith("A quiet reminder")
    assert "Either answer is fine." in message.text
    assert labels(message) == ["Accept", "Not now", "Decline"]


def test_empty_hopes_leave_no_empty_title() -> None:
    assert "hopes for" not in render(replace(PROPOSED, partner_goals=" \n")).text


def test_a_match_that_does_not_come_about_blames_nobody() -> None:
    text = render(notices.ProposalClosed(program="Orbit", partner=ADA)).text
    assert "has not come about" in text
    assert "declin" not in text
    assert "You keep your place" in text


CLOSED = notices.ProposalClosed(program="Orbit", partner=ADA, participant=ID)


def closed(outlook: Outlook, **facts: Any) -> str:
    return render(replace(CLOSED, outlook=outlook, **facts)).text


def test_what_comes_next_is_said_with_the_match_that_did_not_come_about() -> None:
    assert "I am looking for somebody else already." in closed(Outlook.LOOKING)
    assert "once you are back from your break" in closed(Outlook.AFTER_BREAK)
    assert "I suggest nobody else before 7 December 2026." in closed(Outlook.LATER, until=date(2026, 12, 7))
    assert "You keep your place" not in closed(Outlook.OVER)
    queue = closed(Outlook.SEATS_TAKEN, place=2, waiting=3)
    assert "every other mentor has their seats taken. 3 people wait for a mentor" in queue
    assert "by waiting time you are number 2." in queue
    assert "Nobody else waits for a mentor." in closed(Outlook.NO_MENTORS, place=1, waiting=1)


def test_whoever_never_answered_is_asked_nothing_more_and_has_one_button() -> None:
    message = render(replace(CLOSED, outlook=Outlook.WHEN_READY))
    assert "Perhaps it came at a busy time." in message.text
    assert labels(message) == ["I'm ready now"]


def test_a_match_of_an_older_version_reads_as_before() -> None:
    old = load_notice("ProposalClosed", {"program": "Orbit", "partner": {"slack_id": "U1", "name": "Ada"}})
    assert "I will look again in the next round." in render(old).text
    kept = {name: value for name, value in dump_notice(PROPOSED).items() if name not in {"months", "ends_on"}}
    assert "30 minutes every two weeks." in render(load_notice("MatchProposed", kept)).text


def test_how_long_a_pair_lasts_is_said_as_a_day_or_in_months() -> None:
    assert "weeks, until 4 June 2027." in render(replace(PROPOSED, ends_on=date(2027, 6, 4))).text
    assert "weeks, for 6 months." in render(replace(PROPOSED, months=6)).text


def test_an_introduction_names_both_and_who_is_who() -> None:
    text = render(
        notices.Introduction(
            mentorship=ID,
            program="Orbit",
            mentor=GRACE,
            mentee=ADA,
            mentor_offers=("SQL", "hiring"),
            mentee_goals="Speak at the conference.",
            reason=REASON,
            cadence=Cadence.MONTHLY,
            minutes=45,
        )
    ).text
    for fact in (
        "<@U000000002> is the mentor and <@U000000001> the mentee",
        "Your working hours overlap",
        "SQL and hiring",
        "> Speak at the conference.",
        "45 minutes once a month",
    ):
        assert fact in text


def test_the_first_meeting_is_called_so() -> None:
    assert render(NUDGE).text.startswith("Your first meeting with <@U000000001>")
    assert render(replace(NUDGE, number=2)).text.startswith("Your next meeting with <@U000000001>")
    assert render(replace(NUDGE, number=2, first=True)).text.startswith("Your first meeting with <@U000000001>")


def test_a_nudge_says_which_holiday_moved_the_meeting() -> None:
    assert "because of Epiphany" in render(replace(NUDGE, moved_for="Epiphany")).text
    assert "because of" not in render(NUDGE).text


def test_a_nudge_is_open_about_hours_that_do_not_overlap() -> None:
    assert "suits the working hours of you both" in render(NUDGE).text
    assert "do not overlap" in render(replace(NUDGE, shared_hours=False)).text


def test_a_check_in_asks_and_the_second_is_the_last() -> None:
    first, second = render(CHECK_IN), render(replace(CHECK_IN, attempt=2))
    assert labels(first) == labels(second) == ["Yes, we met", "Not yet", "We moved it"]
    assert "last question" not in first.text
    assert second.text.startswith("One last question")


def test_asking_for_feedback_says_that_the_partner_never_sees_it() -> None:
    text = render(notices.FeedbackAsked(meeting=ID, number=1, partner=ADA)).text
    assert "<@U000000001> never sees your answers" in text


def test_a_goal_reached_speaks_to_its_owner_and_to_the_partner() -> None:
    reached = notices.GoalReached(goal=ID, partner=ADA, title="Give a talk", note="It went well", by_you=True)
    assert render(reached).text.startswith("You have reached your goal: *Give a talk*")
    assert render(replace(reached, by_you=False)).text.startswith("<@U000000001> has reached a goal: *Give a talk*")
    assert "> It went well" in render(reached).text


def test_a_goal_without_a_measure_shows_none() -> None:
    goal = notices.GoalSet(goal=ID, partner=ADA, title="Give a talk", measure="", due_on=DAY)
    assert "How you will know" not in render(goal).text
    assert "How you will know: applause" in render(replace(goal, measure="applause")).text


def test_a_break_names_its_last_day_if_there_is_one_and_never_a_reason() -> None:
    assert "until 7 December 2026" in render(notices.PartnerPaused(partner=ADA, until=DAY)).text
    assert "for the time being" in render(notices.PartnerPaused(partner=ADA, until=None)).text


def test_an_ended_mentorship_says_what_comes_for_the_one_who_stays() -> None:
    ended = notices.MentorshipEnded(partner=ADA, program="Orbit", you_are=Side.MENTEE)
    assert "look for a mentor for you" in render(ended).text
    assert "look for somebody new" in render(replace(ended, you_are=Side.MENTOR)).text


def test_a_completed_mentorship_counts_only_what_there_was() -> None:
    assert "9 meetings, 1 goal reached." in render(COMPLETED).text
    assert ": 9 meetings." in render(replace(COMPLETED, goals_reached=0)).text
    assert "Between" not in render(replace(COMPLETED, meetings_held=0, goals_reached=0)).text


def test_a_summary_holds_every_count() -> None:
    text = render(SUMMARY).text
    for fact in (
        "12 mentors and 1 mentee (3 waiting for a match and 2 on a break)",
        "9 active, 1 completed",
        "1,030 held, 4 did not take place, 6 without an answer",
        "12 set, 5 reached",
        "40 answers, 3.4 out of 4 on average",
    ):
        assert fact in text


def test_a_mean_over_few_answers_is_withheld_and_the_summary_says_why() -> None:
    text = render(replace(SUMMARY, feedback_count=4, feedback_mean=None)).text
    assert "4 answers; the average is shown once 5 people have answered" in text


@pytest.mark.parametrize(
    ("number", "waited", "sentence"),
    [
        (1, 0, "*Orbit*: 1 mentor waits for your approval."),
        (1, 1, "*Orbit*: 1 mentor has been waiting for your approval for 1 day."),
        (2, 0, "*Orbit*: 2 mentors wait for your approval."),
        (2, 9, "*Orbit*: 2 mentors wait for your approval, one of them for 9 days."),
    ],
)
def test_a_digest_says_how_many_mentors_wait_and_how_long(number: int, waited: int, sentence: str) -> None:
    task = Task(urge=Urge.APPROVAL, cohort=ID, program="Orbit", number=number, waited=waited)
    digest = render(notices.WaitingForYou(tasks=(task,), more=0))
    assert digest.text.startswith(f"*One thing waits for you:*\n{sentence}\n")
    assert labels(digest) == ["Have a look", "Open the control room", "Stop this digest"]


def test_a_long_digest_says_how_much_more_there_is() -> None:
    tasks = tuple(Task(urge=Urge.WAITING, cohort=ID, program="Orbit", number=3) for _ in range(10))
    digest = render(notices.WaitingForYou(tasks=tasks, more=2))
    assert digest.text.startswith("*12 things wait for you:*\n*Orbit*: 3 people wait for a match.")
    assert "And 2 more cohorts, which the control room shows." in digest.text
    assert labels(digest).count("Have a look") == 10


def test_a_digest_leads_to_what_could_not_be_delivered() -> None:
    digest = render(notices.WaitingForYou(tasks=(), more=0, undelivered=3))
    assert digest.text.startswith("*One thing waits for you:*\n*3 messages could not be delivered*\n")
    assert labels(digest)[0] == "Look at them"
    assert "delivered" not in render(notices.WaitingForYou(tasks=(), more=0)).text


def test_a_dry_run_that_is_ready_is_one_press_away() -> None:
    task = Task(urge=Urge.DRY_RUN, cohort=ID, program="Orbit", number=3)
    digest = render(notices.WaitingForYou(tasks=(task,), more=0))
    assert "*Orbit*: 3 people wait for a match, and a dry run is ready." in digest.text
    assert labels(digest)[0] == "Look at the dry run"


def test_what_happened_by_itself_is_news_and_waits_for_nobody() -> None:
    news = Task(urge=Urge.MATCHED, cohort=ID, program="Orbit", published=1)
    digest = render(notices.WaitingForYou(tasks=(news,), more=0))
    assert digest.text.startswith("*Nothing waits for you. What has happened by itself:*\n*Orbit*: nobody waits")
    assert "The daily run has published 1 match in the last seven days." in digest.text
    waiting = Task(urge=Urge.WAITING, cohort=ID, program="Orbit", number=3)
    both = render(notices.WaitingForYou(tasks=(waiting, news), more=0))
    assert both.text.startswith("*One thing waits for you:*")


def test_whoever_stops_the_digest_reads_how_to_have_it_back() -> None:
    assert "`/mentor admin`. Its button *Weekly digest: off* turns" in digest_stopped().text


def test_an_accepted_match_says_whether_the_pair_is_formed() -> None:
    assert "both said yes" in answers.accepted(AnswerCard(partner=ADA, paired=True)).text
    asking = answers.accepted(AnswerCard(partner=ADA, paired=False, hear_by=date(2026, 12, 7)))
    assert "you will hear from me by 7 December 2026" in asking.text
    waiting = answers.accepted(AnswerCard(partner=ADA, paired=False))
    assert "I will write as soon as there is news" in waiting.text
    assert labels(waiting) == []


def test_after_a_meeting_feedback_is_given_or_edited() -> None:
    assert labels(answers.met(MEETING)) == ["Give feedback"]
    assert labels(answers.met(replace(MEETING, rating=3))) == ["Edit feedback"]


def test_a_meeting_put_off_has_a_new_time_or_waits_for_the_next() -> None:
    later = answers.put_off(CheckedInCard(meeting=MEETING, new_time=T0))
    assert "How about <!date^" in later.text
    assert labels(later) == ["That suits me", "Choose another time"]
    skipped = answers.put_off(CheckedInCard(meeting=MEETING, new_time=None))
    assert "I will leave this one out" in skipped.text
    assert labels(skipped) == []


def test_a_refusal_may_quote_people_without_waking_their_words() -> None:
    assert answers.saying("“<!here>” has closed.").text == "“&lt;!here&gt;” has closed."


@pytest.mark.parametrize(
    ("action", "label"),
    [(Action.SIGNUP_OPEN, "Join"), (Action.ROUND_RUN, "Match"), (Action.GOALS_OPEN, "Choose")],
)
def test_choosing_a_cohort_leads_on_to_what_was_asked(action: Action, label: str) -> None:
    message = answers.cohort_choice((COHORT,), action, "Which one?")
    button = next(parts(on_the_wire(message), "button"))
    assert (button["action_id"], button["value"]) == (action, CohortRef(COHORT.id).dump())
    assert button["text"]["text"] == label
    assert message.text.startswith("Which one?")


def test_an_unknown_word_is_answered_with_every_command() -> None:
    shown = words(answers.unknown_word("hepl"))
    assert all(f"`{f'{COMMAND} {word}'.strip()}`:" in shown for word in Word)
