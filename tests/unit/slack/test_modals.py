"""What each modal offers and says, in the states that matter."""

from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest

from bot.domain import cohorts
from bot.domain.admin_cards import (
    Attendee,
    AttendeesPage,
    Chapter,
    CohortPage,
    CohortSettingsCard,
    ControlRoomCard,
    EndingCard,
    LeaderLine,
    LeadersCard,
    LogLine,
    LogPage,
    ProgramSettingsCard,
    Reach,
)
from bot.domain.cards import (
    IntroductionCard,
    LaterCard,
    ProfileCard,
    SignupCard,
    Unsaved,
    VocabularyCard,
    WordCard,
)
from bot.domain.consent import TEXTS, TODAY
from bot.domain.insight.desk import Entry
from bot.domain.insight.desk_cards import DeskCard, EntryCard
from bot.domain.matching_terms import Objective
from bot.domain.meeting_cards import Became, TimeCard
from bot.domain.previews import Preview, Wave
from bot.domain.programs import first_answers
from bot.domain.round_cards import Spread
from bot.domain.settings import CohortSettings, ProgramSettings
from bot.domain.signup import CONSENT, Signup, Step
from bot.domain.tasks import Task, Urge
from bot.domain.templates import TEMPLATES
from bot.domain.terms import (
    Cadence,
    CohortState,
    DigestWish,
    LeaderAnswer,
    MentorRule,
    Newcomers,
    ParticipantState,
    ProgramKind,
    Role,
    SkillKind,
)
from bot.slack.fields import Field
from bot.slack.ids import Action, Suggestion
from bot.slack.metadata import MessageRef
from bot.slack.modals.joining.confidence import consent_page
from bot.slack.modals.joining.introduction import introduction_modal, reminded_later
from bot.slack.modals.joining.participation import leave_modal, pause_modal
from bot.slack.modals.joining.profile import leave_role_modal, profile_modal
from bot.slack.modals.joining.signup import signup_modal
from bot.slack.modals.notice import notice_modal, waiting_modal
from bot.slack.modals.pairs.feedback import feedback_modal
from bot.slack.modals.pairs.meetings import move_modal
from bot.slack.modals.pairs.proposals import decline_modal, not_now_modal
from bot.slack.modals.programs import facts as log_facts
from bot.slack.modals.programs.attendees import attendees_page
from bot.slack.modals.programs.changes import cohort_change_page, program_change_page
from bot.slack.modals.programs.cohorts import cohort_page, ending_modal
from bot.slack.modals.programs.founding import cohort_modal
from bot.slack.modals.programs.leaders import leaders_modal, sponsor_kit_modal
from bot.slack.modals.programs.log import log_page
from bot.slack.modals.programs.room import control_room_modal
from bot.slack.modals.programs.skills import skill_modal, vocabulary_modal
from bot.slack.modals.rounds.dry_run import dry_run_modal
from bot.slack.wording.terms import HOW_OFTEN
from tests.unit.slack.examples import (
    ADA,
    COHORT,
    DAY,
    DRY_RUN,
    FEEDBACK,
    GRACE,
    ID,
    PLACE,
    PREVIEW,
    SILENCE,
    T0,
    TALLY,
)
from tests.unit.slack.reading import labels, on_the_wire, words

ANSWERS = Signup(role=Role.MENTEE, offers=(), wants=("SQL",), goals="", seats=2, time_zone="Europe/London")
ABOUT = SignupCard(cohort=COHORT, answers=ANSWERS, joined=False, step=Step.ABOUT)
PROFILE = ProfileCard(
    participant=ID,
    cohort=COHORT,
    answers=replace(ANSWERS, role=Role.BOTH, offers=("Go",), affinity="Being a parent"),
    never=(GRACE,),
    state=ParticipantState.ACTIVE,
    paused_until=None,
    pairs={Role.MENTOR: 2, Role.MENTEE: 1},
)

TIME = TimeCard(
    mentorship=ID, meeting=ID, partner=GRACE, starts_at=T0, minutes=30, became=Became.CHOSEN, by=GRACE, by_you=False
)


def test_joining_and_editing_are_told_apart() -> None:
    joining = on_the_wire(signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=False)))
    editing = on_the_wire(signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=True)))
    assert (joining["title"]["text"], joining["submit"]["text"]) == ("Join the program", "Join now")
    assert (editing["title"]["text"], editing["submit"]["text"]) == ("Your answers", "Save")


def test_the_signup_form_says_what_is_kept_and_who_sees_it() -> None:
    shown = words(signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=False)))
    assert all(part in shown for part in TODAY.whole)


def test_the_time_zone_is_there_already_and_searched_from_the_first_letter() -> None:
    view = on_the_wire(signup_modal(ABOUT))
    element = next(each for each in view["blocks"] if each.get("block_id") == Field.SIGNUP_ZONE)["element"]
    assert element["action_id"] == Suggestion.TIME_ZONE
    assert element["initial_option"]["value"] == "Europe/London"
    assert element["min_query_length"] == 1


def test_the_first_page_is_enough_and_says_so() -> None:
    view = signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=False))
    assert labels(view) == ["Tell more"]
    assert "Page 1 of 3, and all it takes." in words(view)
    assert "Your time zone is Europe/London, from Slack." in words(view)


def test_every_change_is_heard_of_who_joins_and_of_who_changes_their_answers() -> None:
    for step in Step:
        joining = on_the_wire(signup_modal(replace(ABOUT, step=step)))
        editing = on_the_wire(signup_modal(replace(ABOUT, step=step, joined=True, seen="now")))
        for view in (joining, editing):
            assert all(each["dispatch_action"] for each in view["blocks"] if each["type"] == "input")
    assert labels(signup_modal(ABOUT)) == ["Back"]
    assert labels(signup_modal(replace(ABOUT, joined=True))) == []


def test_each_role_is_asked_for_its_own_style() -> None:
    mentee, mentor = (
        words(signup_modal(ABOUT)),
        words(signup_modal(replace(ABOUT, answers=replace(ANSWERS, role=Role.MENTOR)))),
    )
    assert ("How do you like to be mentored?" in mentee, "How do you like to mentor?" in mentee) == (True, False)
    assert ("How do you like to be mentored?" in mentor, "How do you like to mentor?" in mentor) == (False, True)


def test_the_confidential_page_says_that_nobody_reads_it() -> None:
    shown = words(signup_modal(replace(ABOUT, step=Step.CONFIDENTIAL)))
    assert "no colleague, no program admin, no report" in shown
    assert "Nobody is ever told that they are on your list." in shown


def test_what_another_window_changed_is_shown_before_anything_is_lost() -> None:
    card = SignupCard(cohort=COHORT, answers=ANSWERS, joined=True, clashes=(("goals", "To lead."),))
    assert (
        "“What would you like to reach?” was changed in another window meanwhile. There it says: To lead."
        in words(signup_modal(card))
    )


def test_an_unfinished_form_can_be_taken_up_or_begun_anew() -> None:
    card = IntroductionCard(
        cohort=COHORT, time_zone="Europe/London", joined=False, stopped_at=Step.ABOUT, stopped_on=DAY
    )
    doors = ["Join as a mentee", "Join as a mentor", "Join as both", "Remind me later"]
    assert labels(introduction_modal(card)) == ["Go on", "Start anew", *doors]
    assert "*You stopped at page 2* on 7 December 2026." in words(introduction_modal(card))
    fresh = introduction_modal(replace(card, stopped_at=None, stopped_on=None))
    assert labels(fresh) == doors
    assert "We listen." in words(fresh)


def test_what_stands_before_a_match_is_told_before_the_form() -> None:
    card = IntroductionCard(
        cohort=COHORT, time_zone="Europe/London", joined=False, stopped_at=None, stopped_on=None
    )
    assert "full right now" not in words(introduction_modal(card))
    assert "*Mentors are approved first.*" not in words(introduction_modal(card))
    assert "joining takes about three minutes" in words(introduction_modal(card))
    full = words(introduction_modal(replace(card, queue=0))), words(introduction_modal(replace(card, queue=3)))
    assert ("nobody waits so far" in full[0], "3 people wait so far" in full[1]) == (True, True)
    looked_at = replace(card, cohort=replace(COHORT, mentor_rule=MentorRule.APPROVED))
    assert "*Mentors are approved first.*" in words(introduction_modal(looked_at))


def test_a_reminder_comes_once_and_then_never_again() -> None:
    assert "once, on 7 December 2026" in words(reminded_later(LaterCard(program="Orbit", on=DAY)))
    assert "once is enough" in words(reminded_later(LaterCard(program="Orbit", on=None)))


def test_a_profile_shows_everything_and_each_part_can_be_changed() -> None:
    shown = profile_modal(PROFILE)
    ways_out = ["Take a break", "Change partner", "Leave one role", "Leave a program"]
    assert labels(shown) == ["Edit", "Edit", "Edit", "You may name me", *ways_out]
    for told in (
        "You share: Go",
        "You would like to learn: SQL",
        "Never matched with: <@U000000002>",
        "Being a parent",
    ):
        assert told in words(shown)
    single = replace(PROFILE, answers=replace(ANSWERS, consent="2026-11"), state=ParticipantState.PAUSED)
    resting = ["Come back", "Change the date", "Change partner", "Leave a program"]
    assert labels(profile_modal(single)) == ["Edit", "Edit", "Edit", "You may name me", "Read it", *resting]
    assert "You are on a break." in words(profile_modal(single))
    assert "until 7 December 2026" in words(profile_modal(replace(single, paused_until=DAY)))
    assert "You agreed to the text of 2026-11" in words(profile_modal(single))


def test_what_was_changed_and_not_saved_is_named_where_it_can_be_saved_or_forgotten() -> None:
    unsaved = Unsaved(names=("goals", "topics"), on=DAY)
    changed = "“What would you like to reach?” and “Topics you would like to talk about”"
    page = profile_modal(replace(PROFILE, unsaved=unsaved))
    assert f"*Not saved yet:* {changed}, changed on 7 December 2026." in words(page)
    assert labels(page)[0] == "Forget it"
    form = words(signup_modal(replace(ABOUT, joined=True, unsaved=unsaved)))
    assert f"On 7 December 2026 you changed {changed} and did not save." in form


def test_answers_taken_from_another_program_are_said_to_be() -> None:
    shown = words(signup_modal(replace(ABOUT, told_in="R & D")))
    assert "Filled in with what you told me in *R &amp; D*." in shown


def test_after_the_end_only_whom_to_be_kept_apart_from_and_being_named_can_be_changed() -> None:
    page = on_the_wire(profile_modal(replace(PROFILE, open=False)))
    edits = [each["accessory"] for each in page["blocks"] if each.get("accessory")]
    assert [each["action_id"] for each in edits] == [Action.APART_OPEN, Action.PROFILE_NAMED]


def test_beginning_anew_is_asked_twice() -> None:
    card = IntroductionCard(cohort=COHORT, time_zone="UTC", joined=False, stopped_at=Step.ABOUT, stopped_on=DAY)
    view = on_the_wire(introduction_modal(card))
    asked = [each for block in view["blocks"] for each in block.get("elements", ()) if each.get("confirm")]
    assert [each["action_id"] for each in asked] == [Action.SIGNUP_ANEW]


def test_what_is_kept_and_who_sees_it_reads_the_same_everywhere() -> None:
    card = IntroductionCard(cohort=COHORT, time_zone="UTC", joined=False, stopped_at=None, stopped_on=None)
    first_page = SignupCard(cohort=COHORT, answers=ANSWERS, joined=False)
    for view in (introduction_modal(card), signup_modal(first_page), consent_page(CONSENT)):
        assert all(part in words(view) for part in TODAY.whole)
    older = words(consent_page("2026-11"))
    assert TEXTS["2026-11"].seen in older
    assert TODAY.seen not in older


def test_what_was_not_told_stands_in_one_line_and_nobody_is_nobody() -> None:
    answers = replace(ANSWERS, role=Role.MENTEE, topics="Leading", affinity="")
    shown = words(profile_modal(replace(PROFILE, answers=answers, never=())))
    assert "nothing yet" not in shown
    assert "Topics: Leading" in shown
    assert "Not told: stage, change ahead, interests, languages," in shown
    assert "how you mentor" not in shown
    assert "Never matched with: nobody\nNot told: something in common." in shown


def test_what_people_typed_as_their_goals_is_never_taken_for_formatting() -> None:
    view = on_the_wire(profile_modal(replace(PROFILE, answers=replace(ANSWERS, goals="*Lead* <!here>\n\n_now_"))))
    (quote,) = (block["elements"][0] for block in view["blocks"] if block["type"] == "rich_text")
    assert quote == {
        "type": "rich_text_quote", "elements": [{"type": "text", "text": "*Lead* <!here>\n_now_"}],
    }  # fmt: skip
    silent = on_the_wire(profile_modal(replace(PROFILE, answers=replace(ANSWERS, goals=" "))))
    assert not [block for block in silent["blocks"] if block["type"] == "rich_text"]


def test_leaving_one_role_tells_what_follows_first() -> None:
    shown = words(leave_role_modal(PROFILE))
    assert "2 mentorships of yours as a mentor end." in shown
    assert "1 mentorship of yours as a mentee ends." in shown


def test_an_empty_vocabulary_says_when_words_come() -> None:
    assert "Nobody has named a skill yet." in words(vocabulary_modal(VocabularyCard(words=())))


def test_a_merged_skill_can_be_taken_apart_and_another_one_changed() -> None:
    js = WordCard(id=ID, label="js", kind=SkillKind.OTHER, uses=1, counts_as="JavaScript")
    view = vocabulary_modal(VocabularyCard(words=(js, replace(js, label="SQL", counts_as=None))))
    assert labels(view) == ["Take apart", "Change"]
    assert "*js* counts as JavaScript" in words(view)
    assert "*SQL*, other, named by 1 person" in words(view)


def test_what_was_merged_into_a_skill_can_be_taken_apart_where_it_is_changed() -> None:
    js = WordCard(id=ID, label="js", kind=SkillKind.OTHER, uses=1, counts_as="JavaScript")
    many = tuple(replace(js, label=f"js {number}") for number in range(51))
    view = skill_modal(replace(js, label="JavaScript", counts_as=None, merged=(js,)))
    assert labels(view) == ["Take apart"]
    assert "*js* counts as JavaScript" in words(view)
    assert "And 2 more skills merged into it." in words(skill_modal(replace(js, merged=many)))


def test_declining_says_what_the_other_side_hears() -> None:
    for modal in (decline_modal(ID, GRACE), not_now_modal(ID, GRACE)):
        assert "<@U000000002> hears at most that the match did not come about" in words(modal)
    assert "Nobody learns of it; your profile has the list" in words(decline_modal(ID, GRACE))


def test_a_form_carries_the_message_it_was_opened_from_beside_its_own_ids() -> None:
    message = MessageRef("D0123", "1596530361.000100")
    about = feedback_modal(FEEDBACK, message)
    for view in (decline_modal(ID, GRACE, message), move_modal(TIME, message), about):
        assert MessageRef.found_in(on_the_wire(view)["private_metadata"]) == message
    assert MessageRef.found_in(on_the_wire(move_modal(TIME))["private_metadata"]) is None


def test_taking_a_break_and_leaving_say_what_the_partner_hears() -> None:
    assert "until when, not why" in words(pause_modal(PLACE))
    assert "without a reason" in words(leave_modal((PLACE,)))
    assert "You take part in *Orbit* as a mentee." in words(leave_modal((PLACE,)))


def test_who_is_on_a_break_sees_its_last_day_and_changes_it() -> None:
    resting = replace(PLACE, state=ParticipantState.PAUSED, paused_until=DAY)
    view = on_the_wire(pause_modal(resting))
    (day,) = (each["element"]["initial_date"] for each in view["blocks"] if each["type"] == "input")
    assert (view["title"]["text"], view["submit"]["text"], day) == ("Your break", "Save", "2026-12-07")
    assert "You are on a break until 7 December 2026." in words(pause_modal(resting))
    assert "You are on a break." in words(pause_modal(replace(resting, paused_until=None)))
    assert "on a break until" not in words(pause_modal(PLACE))


@pytest.mark.parametrize("state", [ParticipantState.APPLIED, ParticipantState.WAITLISTED])
def test_who_is_not_in_yet_is_offered_no_break(state: ParticipantState) -> None:
    shown = labels(profile_modal(replace(PROFILE, state=state)))
    assert not {"Take a break", "Come back", "Change the date"} & set(shown)
    assert "Leave a program" in shown


def test_of_several_programs_none_is_chosen_in_advance() -> None:
    other = replace(PLACE, id=UUID(int=2))
    view = on_the_wire(leave_modal((PLACE, other)))
    select = next(each for each in view["blocks"] if each["type"] == "input")["element"]
    assert len(select["options"]) == 2
    assert "initial_option" not in select
    assert "private_metadata" not in view


def test_the_control_room_matches_and_sums_up_each_cohort() -> None:
    view = control_room_modal(ControlRoomCard(cohorts=(TALLY,)))
    assert labels(view)[-3:] == ["Match", "Post summary", "Manage"]
    assert "12 mentors and 20 mentees, 3 waiting for a match · 9 pairs · 1 match not answered yet" in words(view)


def test_a_closed_cohort_is_summed_up_and_matched_no_more() -> None:
    closed = replace(TALLY, cohort=replace(COHORT, state=CohortState.CLOSED))
    view = control_room_modal(ControlRoomCard(cohorts=(closed,)))
    assert "Match" not in labels(view)
    assert "Post summary" in labels(view)


def test_a_cohort_that_never_opened_is_not_summed_up() -> None:
    cancelled = replace(TALLY, cohort=replace(COHORT, state=CohortState.CLOSED, opened_at=None))
    assert "Post summary" not in labels(control_room_modal(ControlRoomCard(cohorts=(cancelled,))))
    assert "Post summary" not in labels(cohort_page(CohortPage(tally=cancelled, steps=frozenset(), admins=())))


def test_what_is_nothing_is_left_out_of_what_would_end() -> None:
    nothing = EndingCard(
        cohort=COHORT,
        step=cohorts.Step.CANCEL,
        pairs=0,
        meetings=0,
        proposals=0,
        others=0,
        preview=Preview(messages=0, people=0, pairs=0, channels=0, waves=()),
    )
    early = replace(nothing, step=cohorts.Step.END)
    for card, first in ((nothing, "Nobody can join any more."), (early, "Today becomes its last day")):
        shown = words(ending_modal(card))
        assert first in shown
        assert "• If you go on now: Nothing goes out." in shown
        assert shown.count("•") == 2
    shown = words(ending_modal(replace(early, pairs=1, meetings=2, proposals=1, others=1)))
    assert "• 1 pair comes to a good end" in shown
    assert "• 2 planned meetings will not" in shown
    assert "• 1 open match will be closed kindly." in shown
    assert "• 1 person without a pair hears it" in shown


def test_an_empty_control_room_points_to_the_first_step() -> None:
    view = control_room_modal(ControlRoomCard(cohorts=()))
    assert "No program yet." in words(view)
    assert labels(view)[:2] == ["New program", "Check that messages arrive"]


def test_who_runs_one_program_opens_no_other_and_reads_no_other_log() -> None:
    view = control_room_modal(ControlRoomCard(cohorts=(TALLY,), may_create=False))
    assert not {"New program", "Log", "People"} & set(labels(view))


def test_the_digest_is_turned_on_and_off_where_there_is_something_to_tell() -> None:
    for wish, label in ((DigestWish.WAITING, "Weekly digest: on"), (DigestWish.NEVER, "Weekly digest: off")):
        assert label in labels(control_room_modal(ControlRoomCard(cohorts=(TALLY,), digest=wish)))
        assert label not in labels(control_room_modal(ControlRoomCard(cohorts=(), digest=wish)))


@pytest.mark.parametrize(
    ("task", "sentence"),
    [
        (Task(urge=Urge.UNMATCHED, cohort=ID, program="Orbit"), "it begins today, and no match is published."),
        (
            Task(urge=Urge.UNMATCHED, cohort=ID, program="Orbit", days=-2, number=1),
            "it should have begun 2 days ago, and no match is published. 1 person waits for one.",
        ),
        (
            Task(urge=Urge.STARTS_SOON, cohort=ID, program="Orbit", days=1, number=8),
            "it begins tomorrow, and no match is published yet. 8 people wait for one.",
        ),
        (Task(urge=Urge.STARTS_SOON, cohort=ID, program="Orbit", days=3), "it begins in 3 days"),
        (Task(urge=Urge.APPROVAL, cohort=ID, program="Orbit", number=2), "2 mentors wait for your approval."),
        (Task(urge=Urge.WAITING, cohort=ID, program="Orbit", number=8), "8 people wait for a match."),
        (
            Task(urge=Urge.WAITING, cohort=ID, program="Orbit", number=1, published=3),
            "1 person waits for a match. The daily run has published 3 matches in the last seven days.",
        ),
        (Task(urge=Urge.DRAFT, cohort=ID, program="Orbit"), "it is a draft"),
    ],
)
def test_what_waits_for_the_admin_is_said_first(task: Task, sentence: str) -> None:
    entry = Entry(urge=task.urge, subject=ID, cohort=ID, people=task.number, task=task)
    queue = DeskCard(entries=(EntryCard(entry=entry, program="Orbit"),), total=1, on_a_page=4, team="T1")
    view = control_room_modal(ControlRoomCard(cohorts=(TALLY,), queue=queue))
    assert f"*Orbit*: {sentence}" in words(view)
    assert "Have a look" in labels(view)[:2]


INSIGHT = ("Voices", "Who is left out")


@pytest.mark.parametrize(
    ("state", "steps", "offered"),
    [
        (
            CohortState.DRAFT,
            {cohorts.Step.OPEN, cohorts.Step.CANCEL},
            ["Open and announce", "Cohort settings", "Run again", "Remove draft"],
        ),
        (
            CohortState.ENROLLING,
            {cohorts.Step.CANCEL},
            ["Match", "Post summary", "Cohort settings", "Who is in it", *INSIGHT, "Shared goals", "Run again"],
        ),
        (
            CohortState.RUNNING,
            {cohorts.Step.END},
            ["Match", "Post summary", "Cohort settings", "Who is in it", *INSIGHT, "Shared goals", "Run again"],
        ),
        (CohortState.CLOSED, set(), ["Post summary", "Who is in it", *INSIGHT, "Shared goals", "Run again"]),
    ],
)
def test_a_cohorts_page_offers_what_fits_its_state(
    state: CohortState, steps: set[cohorts.Step], offered: list[str]
) -> None:
    opened_at = None if state is CohortState.DRAFT else T0
    tally = replace(TALLY, cohort=replace(COHORT, state=state, name="Spring", size_limit=40, opened_at=opened_at))
    view = cohort_page(CohortPage(tally=tally, steps=frozenset(steps), admins=(GRACE,)))
    ends = {cohorts.Step.CANCEL: "Cancel cohort", cohorts.Step.END: "End early"}
    last = [label for step, label in ends.items() if step in steps and state is not CohortState.DRAFT]
    settings = ["Program settings", "Days without meetings", "Matching rules"]
    tools = [*settings, "Co-admins", "Test on me", "Leaders", "Sponsor kit", "Log"]
    assert labels(view) == [*offered, *last, *tools]
    assert "*Orbit* (Spring)" in words(view)
    assert "Room for 40 people." in words(view)
    assert "Run by workspace admins and <@U000000002>." in words(view)


@pytest.mark.parametrize("kind", ProgramKind)
def test_the_form_of_a_new_program_says_what_its_template_brings_along(kind: ProgramKind) -> None:
    template = TEMPLATES[kind]
    shown = words(cohort_modal(first_answers(template, DAY), kind))
    assert f"{HOW_OFTEN[template.cadence].capitalize()} is usual for this kind of program." in shown
    assert template.measures[0][1:] in shown
    assert ("An admin approves each mentor first." in shown) is (template.mentor_rule is MentorRule.APPROVED)


def test_who_is_in_a_cohort_is_listed_with_role_standing_and_place() -> None:
    people = (
        Attendee(person=ADA, role=Role.MENTOR, state=ParticipantState.ACTIVE),
        Attendee(person=ADA, role=Role.BOTH, state=ParticipantState.PAUSED, paused_until=DAY),
        Attendee(person=GRACE, role=Role.MENTEE, state=ParticipantState.WAITLISTED, place=2),
    )
    tally = replace(TALLY, paused=1, waitlisted=2)
    card = AttendeesPage(tally=tally, people=people, start=30, on_a_page=30, more=True)
    shown = words(attendees_page(card))
    assert f"<@{ADA.slack_id}> as a mentor, taking part" in shown
    assert f"<@{ADA.slack_id}> as a mentor and a mentee, on a break until 7 December 2026" in shown
    assert f"<@{GRACE.slack_id}> as a mentee, on the waitlist, number 2" in shown
    assert "(1 on a break), 2 on the waitlist" in shown
    assert labels(attendees_page(card)) == ["Previous page", "Next page"]
    alone = attendees_page(replace(card, tally=TALLY, people=(), start=0, more=False))
    assert "Nobody is in it yet." in words(alone)
    assert "on the waitlist" not in words(alone)
    assert labels(alone) == []


def test_changes_say_what_they_mean_for_people() -> None:
    before = ProgramSettings(
        name="Orbit",
        objective="",
        values="",
        expectations="",
        confidentiality="",
        cadence=Cadence.BIWEEKLY,
        minutes=30,
        months=6,
        mentor_rule=MentorRule.OPEN,
        newcomers=Newcomers.QUIET,
    )
    after = replace(
        before,
        name="Comet",
        values="Listen",
        cadence=Cadence.WEEKLY,
        minutes=45,
        months=9,
        mentor_rule=MentorRule.APPROVED,
        newcomers=Newcomers.INVITED,
    )
    reach = Reach(pairs=12, endless=1, meetings=3, people=40, offers=2, late_meetings=1, preview=SILENCE)
    card = ProgramSettingsCard(cohort=ID, version=1, before=before, settings=after, reach=reach)
    shown = words(program_change_page(card))
    assert (
        "12 pairs will meet every week from their next meeting on; 3 meetings already planned stay as planned."
        in shown
    )
    assert "New meetings of 12 pairs take 45 minutes" in shown
    assert (
        "In cohorts without an end, a pair lasts 9 months from the day they met; 1 such pair runs now. "
        "1 meeting after that will be cancelled." in shown
    )
    assert "It is called Comet" in shown
    assert "New words about values" in shown
    assert "wait for your approval; whoever is in stays in" in shown
    assert "told of it once" in shown
    assert "No message goes out." in shown
    assert "Our values" in shown
    assert "What we expect" not in shown

    back = words(program_change_page(replace(card, before=after, settings=before)))
    assert "need no approval. 2 people who wait for it are approved at once, and told so in their" in back
    one = words(program_change_page(replace(card, before=after, settings=before, reach=replace(reach, offers=1))))
    assert "need no approval. 1 person who waits for it is approved at once, and told so in their" in one
    assert "hear nothing of it on their own any more" in back
    nobody = Reach(pairs=0, meetings=0, people=0, preview=SILENCE)
    alone = words(program_change_page(replace(card, before=after, settings=before, reach=nobody)))
    assert "Pairs meet every two weeks." in alone
    assert "Meetings take" in alone
    assert "will be cancelled" not in alone
    same = words(program_change_page(replace(card, settings=before)))
    assert "Nothing differs from what is saved." in same
    assert "If you save now" not in same


def test_changes_of_a_cohort_say_what_they_mean_for_people() -> None:
    before = CohortSettings(name="", starts_on=DAY, ends_on=DAY, channel="C012345678", size_limit=None)
    after = CohortSettings(
        name="Spring", starts_on=DAY, ends_on=date(2027, 1, 1), channel="C087654321", size_limit=20
    )
    reach = Reach(pairs=2, meetings=1, people=25, late_meetings=1, waitlisted=3, applied=1, preview=SILENCE)
    card = CohortSettingsCard(cohort=ID, version=1, before=before, settings=after, reach=reach)
    shown = words(cohort_change_page(card))
    assert "2 pairs go on until 1 January 2027, and people can join until then. 1 meeting after that day" in shown
    assert (
        "Room for 20. 25 people have a place now, with 3 on the waitlist and 1 waiting for approval. "
        "Nobody has to leave." in shown
    )
    assert "go to <#C087654321> from now on" in shown
    evergreen = words(cohort_change_page(replace(card, settings=replace(before, ends_on=None))))
    assert "It keeps going. 2 pairs get a last day of their own" in evergreen
    assert "Nothing differs" in words(cohort_change_page(replace(card, settings=before)))
    wider = replace(reach, late_meetings=0, applied=0, promoted=2, preview=PREVIEW)
    roomy = replace(card, before=after, settings=replace(after, size_limit=None, ends_on=DAY), reach=wider)
    assert "25 people have a place now, with 3 on the waitlist. 2 people get a place from the waitlist." in words(
        cohort_change_page(roomy)
    )
    assert "will be cancelled" not in words(cohort_change_page(roomy))


def test_the_log_reads_as_sentences_and_says_what_happened_by_itself() -> None:
    lines = (
        LogLine(
            at=T0, actor=GRACE, action="program:change", program="Orbit", run=None,
            detail=(("values", []), ("cadence", ["biweekly", "weekly"]), ("size_limit", ["None", 20])),
        ),
        LogLine(
            at=T0, actor=None, action="cohort:begin", program="Orbit", run=("", DAY), detail=(("pairs", 3),)
        ),
        LogLine(at=T0, actor=GRACE, action="later:feature", program=None, run=None, detail=()),
    )  # fmt: skip
    page = LogPage(chapter=Chapter.DEEDS, cohort=ID, name="Orbit", lines=lines, start=20, on_a_page=20, more=True)
    shown = words(log_page(page))
    assert "program's settings: values; rhythm every two weeks → every week; room for everybody → 20" in shown
    assert "By itself a cohort began (from 7 December 2026 on): pairs 3" in shown
    assert "later feature" in shown
    assert labels(log_page(page)) == ["Newer", "Older", "Comings and goings"]
    whole = words(log_page(replace(page, cohort=None, name=None)))
    assert "changed the program's settings in *Orbit*" in whole
    nothing = log_page(replace(page, lines=(), start=0, more=False))
    assert "Nothing has happened yet." in words(nothing)
    assert labels(nothing) == ["Comings and goings"]
    assert labels(log_page(replace(page, chapter=Chapter.PEOPLE)))[-1] == "What admins did"


@pytest.mark.parametrize(
    ("action", "detail", "sentence"),
    [
        ("mentor:approved", {"person": "Ines"}, "approved a mentor (Spring): Ines"),
        ("mentor:approved", {"person": "Ines", "own": True}, "(Spring): Ines; their own offer"),
        ("mentor:lapsed", {"person": "Ines"}, "an offer to mentor ended with its cohort (Spring): Ines"),
        (
            "cohort:begin",
            {"was": "matching", "is": "running"},
            "a cohort began (Spring): being matched → running",
        ),
        (
            "participant:join",
            {"person": "Ines", "was": "applied", "is": "active"},
            "takes part (Spring): Ines; waiting for approval → taking part",
        ),
        ("participant:leave", {"was": "active", "is": "left"}, "left (Spring): taking part → gone"),
        ("pair:begin", {"mentor": "U01", "mentee": "U02"}, "a pair began (Spring): mentor <@U01>; mentee <@U02>"),
        ("participant:role", {"role": ["both", "mentee"]}, "(Spring): role mentor and mentee → mentee"),
        ("program:create", {"kind": "skill_growth", "rhythm": "monthly"}, "(Spring): Skill growth; once a month"),
        (
            "cohort:change",
            {"ends_on": ["2026-12-07", "None"], "channel": ["C012345678", "C01<&"]},
            "last day 7 December 2026 → no end; announcements in <#C012345678> → C01&lt;&amp;",
        ),
        (
            "messages:discard",
            {"kind": "MatchProposed", "audience": "person", "count": 2},
            "discarded messages held back (Spring): 2 suggested matches to people",
        ),
        ("messages:restore", {"kind": "Gone", "audience": "", "count": 1}, "(Spring): 1 older message"),
        ("skill:rename", {"old": "SQL", "new": "Structured queries"}, "(Spring): SQL → Structured queries"),
        ("leader:answer", {"person": "Lena", "answer": "not_now"}, "(Spring): Lena; not now"),
        ("cohort:end", {"early": True, "last_day": ["None", "2026-12-08"]}, "early; last day none → 8"),
        ("program:change", {"mentor_rule": ["open", "moon_rule"]}, "everybody who offers → moon rule"),
        ("later:feature", {"some_count": 3}, "(Spring): some count 3"),
    ],
)
def test_what_the_log_keeps_is_told_in_words(action: str, detail: dict[str, object], sentence: str) -> None:
    entry = LogLine(
        at=T0, actor=GRACE, action=action, program="Orbit", run=("Spring", DAY), detail=tuple(detail.items())
    )
    page = LogPage(
        chapter=Chapter.DEEDS, cohort=ID, name="Orbit", lines=(entry,), start=0, on_a_page=20, more=False
    )
    assert sentence in words(log_page(page))


@pytest.mark.parametrize("came", ["join", "apply", "wait"])
def test_who_comes_is_not_said_to_have_been_gone(came: str) -> None:
    kept = {"person": "Ines", "was": "left", "is": "active"}
    assert log_facts.told(f"participant:{came}", kept.items()) == "Ines"


def test_the_sponsor_kit_has_four_posts_in_a_leaders_own_voice() -> None:
    shown = words(sponsor_kit_modal(replace(COHORT, program="Or`bit")))
    assert all(
        f"*{title}*" in shown for title in ("Announcement", "Invitation to mentors", "Half-time", "Thank-you")
    )
    assert shown.count("```") == 8
    assert "/mentor join" in shown
    assert "Or'bit" in shown


def test_a_leader_is_asked_once_and_what_they_said_is_shown() -> None:
    def standing(**facts: Any) -> tuple[str, list[str]]:
        leader = LeaderLine(id=ID, person=GRACE, **{"asked": False, "answer": None} | facts)
        view = leaders_modal(LeadersCard(cohort=ID, program="Orbit", leaders=(leader,)))
        return words(view), labels(view)

    ask, can_be = ["Ask to mentor"], {"to_ask": PREVIEW}
    willing, not_now = LeaderAnswer.WILLING, LeaderAnswer.NOT_NOW
    for said, buttons, facts in (
        ("has not been asked yet", ask, can_be),
        ("has not been asked yet", [], {}),
        ("has been asked, and has not answered yet", [], {"asked": True}),
        ("would like to mentor, and has not finished joining yet", [], {"asked": True, "answer": willing}),
        ("said not now", [], {"asked": True, "answer": not_now}),
        ("said not now for another cohort", ask, can_be | {"answer": not_now}),
        ("wanted to mentor in another cohort", ask, can_be | {"answer": willing}),
        ("mentors here already", [], {"mentors": True}),
        ("mentors here already", [], {"mentors": True, "asked": True, "answer": willing}),
    ):
        shown, offered = standing(**facts)
        assert f"<@U000000002> {said}" in shown
        assert offered == buttons


@pytest.mark.parametrize(
    ("wave", "stopped", "sentence"),
    [
        (Wave(day=None, at=None, readers=1), False, "Grace gets one message right away."),
        (
            Wave(day=date(2026, 11, 9), at=time(9), readers=1),
            False,
            "Grace gets one message on Monday 9 November at 09:00 their time.",
        ),
        (
            Wave(day=None, at=None, readers=1),
            True,
            "Grace gets one message once an admin releases messages, all of which are stopped now.",
        ),
    ],
)
def test_before_a_leader_is_asked_slack_says_who_gets_what_and_when(
    wave: Wave, stopped: bool, sentence: str
) -> None:
    message = Preview(messages=1, people=1, pairs=0, channels=0, waves=(wave,), stopped=stopped)
    leader = LeaderLine(id=ID, person=GRACE, asked=False, answer=None, to_ask=message)
    view = on_the_wire(leaders_modal(LeadersCard(cohort=ID, program="Orbit", leaders=(leader,))))
    (sure,) = (each["accessory"]["confirm"] for each in view["blocks"] if "accessory" in each)
    assert (sure["text"]["text"], sure["style"]) == (sentence, "primary")


def test_a_dry_run_says_that_nothing_was_sent_who_fits_and_who_stays() -> None:
    shown = words(dry_run_modal(DRY_RUN, PREVIEW))
    assert "*Nothing has been sent yet.*" in shown
    assert "1 pair, and 1 person would stay" in shown
    assert "*good fit* (640 of 1000)" in shown
    assert "<@U000000001>, mentee: Every mentor who offers SQL is taken." in shown


def test_a_dry_run_says_how_good_the_pairs_are_and_what_the_choice_costs() -> None:
    spread = Spread(pairs=2, lowest=300, highest=640, mean=470)
    shown = words(dry_run_modal(replace(DRY_RUN, spread=spread), PREVIEW))
    assert "Points from 300 to 640, 470 on average; no two people would rather have each other." in shown
    assert "Best fit overall" in shown
    costly = replace(DRY_RUN, objective=Objective.STABLE, blocking=1, fewer_pairs=2, fewer_points=310)
    shown = words(dry_run_modal(costly, PREVIEW))
    assert (
        "two people would rather have each other; 2 pairs fewer and 310 points fewer than there could be." in shown
    )
    shown = words(dry_run_modal(replace(costly, blocking=3, fewer_pairs=0, fewer_points=1), PREVIEW))
    assert "3 times two people would rather have each other; 1 point fewer than there could be." in shown
    shown = words(dry_run_modal(replace(costly, fewer_pairs=0, fewer_points=-5), PREVIEW))
    assert "than there could be" not in shown


def test_a_dry_run_that_places_everybody_says_so() -> None:
    assert "and nobody would stay without a match" in words(dry_run_modal(replace(DRY_RUN, left_over=()), PREVIEW))


def test_a_dry_run_without_pairs_cannot_be_published() -> None:
    view = dry_run_modal(replace(DRY_RUN, pairs=(), spread=replace(DRY_RUN.spread, pairs=0)), PREVIEW)
    assert "No pair can be formed" in words(view)
    assert "submit" not in on_the_wire(view)


def test_a_waiting_view_and_a_notice_are_one_sentence() -> None:
    assert words(waiting_modal("Goals")) == "One moment …\nClose\nGoals"
    assert "All &lt;done&gt;." in words(notice_modal("Saved", "All <done>."))
