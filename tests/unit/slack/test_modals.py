"""What each modal offers and says, in the states that matter."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from bot.domain import cohorts
from bot.domain.admin_cards import (
    CohortPage,
    CohortSettingsCard,
    ControlRoomCard,
    LeaderLine,
    LeadersCard,
    LogLine,
    LogPage,
    ProgramSettingsCard,
    Reach,
)
from bot.domain.cards import (
    GoalFormCard,
    GoalsCard,
    IntroductionCard,
    LaterCard,
    ProfileCard,
    SignupCard,
    VocabularyCard,
    WordCard,
)
from bot.domain.goals import GoalWish
from bot.domain.settings import CohortSettings, ProgramSettings
from bot.domain.signup import Signup, Step
from bot.domain.skills import Offered
from bot.domain.tasks import Task, Urge
from bot.domain.terms import (
    Cadence,
    CohortState,
    GoalState,
    LeaderAnswer,
    MentorRule,
    MentorshipState,
    Newcomers,
    ParticipantState,
    Role,
    SkillKind,
)
from bot.slack.ids import Field, Suggestion
from bot.slack.metadata import MessageRef
from bot.slack.modals.admin import control_room_modal, dry_run_modal
from bot.slack.modals.cohorts import cohort_page
from bot.slack.modals.goals import goal_modal, goals_modal
from bot.slack.modals.introduction import introduction_modal, reminded_later
from bot.slack.modals.leaders import leaders_modal, sponsor_kit_modal
from bot.slack.modals.log import log_page
from bot.slack.modals.meetings import feedback_modal, move_modal
from bot.slack.modals.notice import notice_modal, waiting_modal
from bot.slack.modals.participation import leave_modal, pause_modal
from bot.slack.modals.profile import leave_role_modal, profile_modal
from bot.slack.modals.proposals import decline_modal
from bot.slack.modals.settings import cohort_settings_modal, program_settings_modal
from bot.slack.modals.signup import signup_modal
from bot.slack.modals.skills import skill_options, vocabulary_modal
from tests.unit.slack.examples import (
    COHORT,
    DAY,
    DRY_RUN,
    GOAL,
    GRACE,
    ID,
    MEETING,
    PAIR,
    PLACE,
    PREVIEW,
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


def test_joining_and_editing_are_told_apart() -> None:
    joining = on_the_wire(signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=False)))
    editing = on_the_wire(signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=True)))
    assert (joining["title"]["text"], joining["submit"]["text"]) == ("Join the program", "Join now")
    assert (editing["title"]["text"], editing["submit"]["text"]) == ("Your answers", "Save")


def test_the_signup_form_says_what_is_kept_and_who_sees_it() -> None:
    shown = words(signup_modal(SignupCard(cohort=COHORT, answers=ANSWERS, joined=False)))
    assert "sees your skills and your goals" in shown
    assert "admins see your name, your role" in shown


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


def test_while_somebody_joins_every_change_is_heard_and_afterwards_none() -> None:
    for step in Step:
        joining = on_the_wire(signup_modal(replace(ABOUT, step=step)))
        editing = on_the_wire(signup_modal(replace(ABOUT, step=step, joined=True, seen="now")))
        assert all(each["dispatch_action"] for each in joining["blocks"] if each["type"] == "input")
        assert not any("dispatch_action" in each for each in editing["blocks"])
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


def test_a_reminder_comes_once_and_then_never_again() -> None:
    assert "once, on 7 December 2026" in words(reminded_later(LaterCard(program="Orbit", on=DAY)))
    assert "once is enough" in words(reminded_later(LaterCard(program="Orbit", on=None)))


def test_a_profile_shows_everything_and_each_part_can_be_changed() -> None:
    shown = profile_modal(PROFILE)
    assert labels(shown) == ["Edit", "Edit", "Edit", "Take a break", "Leave one role", "Leave a program"]
    for told in (
        "You share: Go",
        "You would like to learn: SQL",
        "Never matched with: <@U000000002>",
        "Being a parent",
    ):
        assert told in words(shown)
    single = replace(PROFILE, answers=replace(ANSWERS, consent="2026-11"), state=ParticipantState.PAUSED)
    assert labels(profile_modal(single)) == ["Edit", "Edit", "Edit", "Come back", "Leave a program"]
    assert "You are on a break." in words(profile_modal(single))
    assert "until 7 December 2026" in words(profile_modal(replace(single, paused_until=DAY)))
    assert "You agreed to the text of 2026-11" in words(profile_modal(single))


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


def test_a_new_skill_says_that_it_will_be_added() -> None:
    found = skill_options([Offered("SQL", new=False), Offered("rust", new=True)])
    assert [each["text"]["text"] for each in found] == ["SQL", "Add “rust”"]
    assert [each["value"] for each in found] == ["SQL", "rust"]


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
    assert labels(view)[-3:] == ["Match", "Post summary", "Manage"]
    assert "12 mentors and 20 mentees, 3 waiting for a match · 9 pairs · 1 match not answered yet" in words(view)


def test_a_closed_cohort_is_summed_up_and_matched_no_more() -> None:
    closed = replace(TALLY, cohort=replace(COHORT, state=CohortState.CLOSED))
    view = control_room_modal(ControlRoomCard(cohorts=(closed,)))
    assert "Match" not in labels(view)
    assert "Post summary" in labels(view)


def test_an_empty_control_room_points_to_the_first_step() -> None:
    view = control_room_modal(ControlRoomCard(cohorts=()))
    assert "No program yet." in words(view)
    assert labels(view)[:2] == ["New program", "Send me a test message"]


def test_who_runs_one_program_opens_no_other_and_reads_no_other_log() -> None:
    view = control_room_modal(ControlRoomCard(cohorts=(TALLY,), may_create=False))
    assert not {"New program", "Log", "People"} & set(labels(view))


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
        (Task(urge=Urge.WAITING, cohort=ID, program="Orbit", number=8), "8 people wait for a match."),
        (Task(urge=Urge.DRAFT, cohort=ID, program="Orbit"), "it is a draft"),
    ],
)
def test_what_waits_for_the_admin_is_said_first(task: Task, sentence: str) -> None:
    view = control_room_modal(ControlRoomCard(cohorts=(TALLY,), tasks=(task,)))
    assert f"*Orbit*: {sentence}" in words(view)
    assert labels(view)[0] == "Have a look"


@pytest.mark.parametrize(
    ("state", "steps", "offered"),
    [
        (
            CohortState.DRAFT,
            {cohorts.Step.OPEN, cohorts.Step.CANCEL},
            ["Open and announce", "Cohort settings", "Run again"],
        ),
        (CohortState.ENROLLING, {cohorts.Step.CANCEL}, ["Match", "Post summary", "Cohort settings", "Run again"]),
        (CohortState.RUNNING, {cohorts.Step.END}, ["Match", "Post summary", "Cohort settings", "Run again"]),
        (CohortState.CLOSED, set(), ["Post summary", "Run again"]),
    ],
)
def test_a_cohorts_page_offers_what_fits_its_state(
    state: CohortState, steps: set[cohorts.Step], offered: list[str]
) -> None:
    tally = replace(TALLY, cohort=replace(COHORT, state=state, name="Spring", size_limit=40))
    view = cohort_page(CohortPage(tally=tally, steps=frozenset(steps), admins=(GRACE,)))
    ends = {cohorts.Step.CANCEL: "Cancel cohort", cohorts.Step.END: "End early"}
    last = [label for step, label in ends.items() if step in steps]
    tools = ["Program settings", "Co-admins", "Test on me", "Leaders", "Sponsor kit", "Log"]
    assert labels(view) == [*offered, *last, *tools]
    assert "*Orbit* (Spring)" in words(view)
    assert "Room for 40 people." in words(view)
    assert "Run by workspace admins and <@U000000002>." in words(view)


def test_changes_say_what_they_mean_for_people() -> None:
    before = ProgramSettings(
        name="Orbit",
        objective="",
        values="",
        expectations="",
        confidentiality="",
        cadence=Cadence.BIWEEKLY,
        minutes=30,
        mentor_rule=MentorRule.OPEN,
        newcomers=Newcomers.QUIET,
    )
    after = replace(
        before,
        name="Comet",
        values="Listen",
        cadence=Cadence.WEEKLY,
        minutes=45,
        mentor_rule=MentorRule.APPROVED,
        newcomers=Newcomers.INVITED,
    )
    reach = Reach(pairs=12, meetings=3, people=40, applied=2)
    card = ProgramSettingsCard(cohort=ID, version=1, before=before, settings=after, reach=reach)
    shown = words(program_settings_modal(card))
    assert (
        "12 pairs will meet every week from their next meeting on; 3 meetings already planned stay as planned."
        in shown
    )
    assert "New meetings of 12 pairs take 45 minutes" in shown
    assert "It is called Comet" in shown
    assert "New words about values" in shown
    assert "wait for your approval; whoever is in stays in" in shown
    assert "told of it once" in shown

    back = words(program_settings_modal(replace(card, before=after, settings=before)))
    assert "need no approval. 2 people who wait for approval still need your answer." in back
    assert "hear nothing of it on their own any more" in back
    alone = replace(card, before=after, settings=before, reach=Reach(pairs=0, meetings=0, people=0))
    assert "no meeting is planned yet." in words(program_settings_modal(alone))
    same = words(program_settings_modal(replace(card, settings=before)))
    assert "Nothing differs from what is saved." in same


def test_changes_of_a_cohort_say_what_they_mean_for_people() -> None:
    before = CohortSettings(name="", starts_on=DAY, ends_on=DAY, channel="C012345678", size_limit=None)
    after = CohortSettings(
        name="Spring", starts_on=DAY, ends_on=date(2027, 1, 1), channel="C087654321", size_limit=20
    )
    reach = Reach(pairs=2, meetings=1, people=25, late_meetings=1)
    card = CohortSettingsCard(cohort=ID, version=1, before=before, settings=after, reach=reach)
    shown = words(cohort_settings_modal(card))
    assert "2 pairs go on until 1 January 2027, and people can join until then. 1 meeting after that day" in shown
    assert "Room for 20; 25 people are in it now. Nobody has to leave." in shown
    assert "go to <#C087654321> from now on" in shown
    evergreen = words(cohort_settings_modal(replace(card, settings=replace(before, ends_on=None))))
    assert "It keeps going. 2 pairs get a last day of their own" in evergreen
    assert "Nothing differs" in words(cohort_settings_modal(replace(card, settings=before)))
    roomy = replace(card, before=after, settings=replace(after, size_limit=None))
    assert "Everybody fits. 25 people are in it now." in words(cohort_settings_modal(roomy))


def test_the_log_reads_as_sentences_and_says_what_happened_by_itself() -> None:
    lines = (
        LogLine(
            at=T0, actor=GRACE, action="program:change", program="Orbit",
            detail=(("values", []), ("cadence", ["biweekly", "weekly"]), ("size_limit", ["", 20])),
        ),
        LogLine(at=T0, actor=None, action="cohort:begin", program="Orbit", detail=(("pairs", 3),)),
        LogLine(at=T0, actor=GRACE, action="later:feature", program=None, detail=()),
    )  # fmt: skip
    page = LogPage(cohort=ID, name="Orbit", lines=lines, start=20, on_a_page=20, more=True)
    shown = words(log_page(page))
    assert "changed the program's settings: values; cadence biweekly → weekly; size limit none → 20" in shown
    assert "By itself a cohort began: pairs 3" in shown
    assert "later feature" in shown
    assert labels(log_page(page)) == ["Newer", "Older"]
    whole = words(log_page(replace(page, cohort=None, name=None)))
    assert "changed the program's settings in *Orbit*" in whole
    nothing = log_page(replace(page, lines=(), start=0, more=False))
    assert "Nothing has happened yet." in words(nothing)
    assert labels(nothing) == []


def test_the_sponsor_kit_has_four_posts_in_a_leaders_own_voice() -> None:
    shown = words(sponsor_kit_modal(replace(COHORT, program="Or`bit")))
    assert all(
        f"*{title}*" in shown for title in ("Announcement", "Invitation to mentors", "Half-time", "Thank-you")
    )
    assert shown.count("```") == 8
    assert "/mentor join" in shown
    assert "Or'bit" in shown


def test_a_leader_is_asked_once_and_what_they_said_is_shown() -> None:
    def leader(number: int, *, asked: bool, answer: LeaderAnswer | None = None) -> LeaderLine:
        return LeaderLine(id=UUID(int=number), person=GRACE, asked=asked, answer=answer)

    leaders = (
        leader(1, asked=False),
        leader(2, asked=True),
        leader(3, asked=True, answer=LeaderAnswer.WILLING),
        leader(4, asked=True, answer=LeaderAnswer.NOT_NOW),
    )
    card = LeadersCard(cohort=ID, program="Orbit", open_doors=True, leaders=leaders)
    shown = words(leaders_modal(card))
    assert labels(leaders_modal(card)) == ["Ask to mentor"]
    for said in ("has not been asked yet", "has not answered yet", "would like to mentor", "said not now"):
        assert said in shown
    assert labels(leaders_modal(replace(card, open_doors=False))) == []


def test_a_dry_run_says_that_nothing_was_sent_who_fits_and_who_stays() -> None:
    shown = words(dry_run_modal(DRY_RUN, PREVIEW))
    assert "*Nothing has been sent yet.*" in shown
    assert "1 pair, and 1 person would stay" in shown
    assert "*good fit* (640 of 1000)" in shown
    assert "<@U000000001>, mentee: Every mentor who offers SQL is taken." in shown


def test_a_dry_run_that_places_everybody_says_so() -> None:
    assert "and nobody would stay without a match" in words(dry_run_modal(replace(DRY_RUN, left_over=()), PREVIEW))


def test_a_dry_run_without_pairs_cannot_be_published() -> None:
    view = dry_run_modal(replace(DRY_RUN, pairs=()), PREVIEW)
    assert "No pair can be formed" in words(view)
    assert "submit" not in on_the_wire(view)


def test_a_waiting_view_and_a_notice_are_one_sentence() -> None:
    assert words(waiting_modal("Goals")) == "One moment …\nClose\nGoals"
    assert "All &lt;done&gt;." in words(notice_modal("Saved", "All <done>."))
