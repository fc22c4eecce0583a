"""What holds for everything we show, whatever people typed."""

import re
from collections.abc import Mapping
from typing import get_args

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from slack_sdk.models.views import View

from bot.domain.notices import Notice
from bot.playground.rules import check_message, check_view
from bot.slack.ids import Action
from bot.slack.message import Message
from bot.slack.messages import RENDERERS
from bot.slack.metadata import (
    ApprovalRef,
    CohortRef,
    GoalRef,
    HeldPageRef,
    LeaderRef,
    LogRef,
    MeetingRef,
    MentorshipRef,
    NewStepRef,
    ParticipantRef,
    PeopleRef,
    PileRef,
    ProposalRef,
    Reference,
    RoomRef,
    SightRef,
    SkillGoalRef,
    SkillRef,
    StepRef,
    WholeLogRef,
)
from bot.slack.modals.notice import page_of
from bot.slack.refs.agendas import TopicRef
from bot.slack.refs.agreements import AgreementRef, PastVersionRef
from bot.slack.refs.care import CareRef, PaceRef
from bot.slack.refs.concerns import ConcernRef, HelpRef, ReadConcernRef, WayRef
from bot.slack.refs.desk import DeedRef, DeskRef, EntryRef, NapRef, PairPageRef, PairsRef, PersonPageRef
from bot.slack.refs.finding import FindRef
from bot.slack.refs.goals import AnyGoalRef, GoalsRef, HistoryRef, MilestoneRef, ProgramGoalsRef
from bot.slack.refs.kickoff import FirstTimeRef, IdeasRef
from bot.slack.refs.meetings import GatheringRef, SlotRef
from bot.slack.refs.pulses import PulseRef
from bot.slack.refs.questions import QuestionRef
from bot.slack.refs.reminders import ReminderRef
from bot.slack.refs.rounds import MenteeRef, PairRef, RoundPageRef, RoundRef, TwoRef
from bot.slack.refs.steps import StepsPageRef
from bot.slack.refs.summaries import ScheduleRef, SchedulesRef, WishRef
from bot.slack.refs.undelivered import DismissalRef, LetterRef, ObstacleRef, UndeliveredRef
from bot.slack.refs.updates import UpdateRef
from bot.slack.text import escape
from bot.slack.wire import as_json
from tests.unit.slack.reading import on_the_wire, parts
from tests.unit.slack.screens import MESSAGES, VIEWS
from tests.unit.slack.strategies import NOTICES

CARRIED: Mapping[Action, type[Reference] | None] = {
    Action.SIGNUP_OPEN: CohortRef,
    Action.SIGNUP_AS_MENTEE: CohortRef,
    Action.SIGNUP_AS_MENTOR: CohortRef,
    Action.SIGNUP_AS_BOTH: CohortRef,
    Action.SIGNUP_LATER: CohortRef,
    Action.SIGNUP_RESUME: CohortRef,
    Action.SIGNUP_ANEW: CohortRef,
    Action.SIGNUP_TYPED: None,
    Action.SIGNUP_ROLE: None,
    Action.SIGNUP_MORE: None,
    Action.SIGNUP_BACK: None,
    Action.PROFILE_OPEN: CohortRef,
    Action.PROFILE_CHOOSE: None,
    Action.PROFILE_ESSENTIALS: CohortRef,
    Action.PROFILE_ABOUT: CohortRef,
    Action.PROFILE_CONFIDENTIAL: CohortRef,
    Action.PROFILE_LEAVE_ROLE: CohortRef,
    Action.PROFILE_FORGET: CohortRef,
    Action.APART_OPEN: None,
    Action.CONSENT_READ: CohortRef,
    Action.SKILLS_OPEN: None,
    Action.APPROVALS_OPEN: CohortRef,
    Action.APPROVE: ApprovalRef,
    Action.APPROVE_ALL: SightRef,
    Action.APPROVAL_DECLINE: ApprovalRef,
    Action.APPROVAL_REVERSE: ApprovalRef,
    Action.APPROVAL_ASK: ApprovalRef,
    Action.MENTOR_KIT: CohortRef,
    Action.SKILL_CHANGE: SkillRef,
    Action.SKILL_SPLIT: SkillRef,
    Action.PROPOSAL_ACCEPT: ProposalRef,
    Action.PROPOSAL_DECLINE: ProposalRef,
    Action.PROPOSAL_NOT_NOW: ProposalRef,
    Action.PROPOSAL_READY: ParticipantRef,
    Action.FIND_CHOOSE: None,
    Action.FIND_OPEN: CohortRef,
    Action.FIND_TURN: FindRef,
    Action.FIND_BACK: FindRef,
    Action.FIND_SKILL: None,
    Action.FIND_LANGUAGE: None,
    Action.FIND_HOURS: None,
    Action.FIND_LOOSEN: FindRef,
    Action.FIND_CLEAR: FindRef,
    Action.FIND_ASK: ParticipantRef,
    Action.REQUEST_NOTE: ProposalRef,
    Action.REQUEST_WITHDRAW: ProposalRef,
    Action.CHECKIN_MET: SlotRef,
    Action.CHECKIN_NOT_YET: MeetingRef,
    Action.CHECKIN_MOVED: MeetingRef,
    Action.GROUP_MET: GatheringRef,
    Action.GROUP_SOME: GatheringRef,
    Action.GROUP_NOT_YET: GatheringRef,
    Action.GROUP_MOVED: GatheringRef,
    Action.SLOT_CHOOSE: SlotRef,
    Action.MEETING_OPEN: MentorshipRef,
    Action.MEETING_CALL_OFF: MeetingRef,
    Action.MEETING_BACK_ON: MeetingRef,
    Action.MEETING_PAST: MentorshipRef,
    Action.SERIES_START: MentorshipRef,
    Action.SERIES_END: MentorshipRef,
    Action.CALENDAR_OPEN: MeetingRef,
    Action.CALENDAR_SEND: MeetingRef,
    Action.CALENDAR_GOOGLE: None,
    Action.CALENDAR_OUTLOOK: None,
    Action.CALENDAR_OFFICE: None,
    Action.HUDDLE: None,
    Action.FEEDBACK_OPEN: MeetingRef,
    Action.FEEDBACK_MORE: None,
    Action.PULSE_OPEN: PulseRef,
    Action.PULSE_SKIP: PulseRef,
    Action.FIRST_TIME: FirstTimeRef,
    Action.FIRST_TIME_OTHER: MentorshipRef,
    Action.IDEAS_OPEN: IdeasRef,
    Action.IDEAS_MORE: IdeasRef,
    Action.AGREEMENT_OPEN: MentorshipRef,
    Action.AGREEMENT_EDIT: MentorshipRef,
    Action.AGREEMENT_CONFIRM: AgreementRef,
    Action.AGREEMENT_WITHDRAW: AgreementRef,
    Action.AGREEMENT_VERSIONS: PastVersionRef,
    Action.AGREEMENT_EARLIER: PastVersionRef,
    Action.AGREEMENT_LATER: PastVersionRef,
    Action.GOALS_OPEN: None,
    Action.GOALS_OF_PAIR: MentorshipRef,
    Action.GOAL_NEW: MentorshipRef,
    Action.GOAL_EDIT: GoalRef,
    Action.GOAL_EXAMPLE: None,
    Action.GOAL_MEASURED: None,
    Action.GOAL_REMEASURED: None,
    Action.GOALS_PAIR: None,
    Action.GOALS_TURN: GoalsRef,
    Action.GOALS_BACK: GoalsRef,
    Action.GOAL_OPEN: AnyGoalRef,
    Action.GOAL_VISIBILITY: None,
    Action.MILESTONE_NEW: AnyGoalRef,
    Action.MILESTONE_CHANGE: None,
    Action.MILESTONE_TICK: MilestoneRef,
    Action.MILESTONE_UNTICK: MilestoneRef,
    Action.GOAL_HISTORY: HistoryRef,
    Action.GOAL_HISTORY_TURN: HistoryRef,
    Action.GOAL_HISTORY_BACK: HistoryRef,
    Action.PROGRAM_GOALS: ProgramGoalsRef,
    Action.PROGRAM_GOALS_TURN: ProgramGoalsRef,
    Action.PROGRAM_GOALS_BACK: ProgramGoalsRef,
    Action.GOAL_PROGRESS: GoalRef,
    Action.GOAL_ON_TRACK: GoalRef,
    Action.GOAL_STUCK: GoalRef,
    Action.GOAL_DONE: GoalRef,
    Action.GOAL_UNDO: UpdateRef,
    Action.GOAL_NOTE: UpdateRef,
    Action.GOAL_HELP: UpdateRef,
    Action.GOAL_ANOTHER_DATE: GoalRef,
    Action.GOAL_REOPEN: GoalRef,
    Action.GOALS_REVIEW: MentorshipRef,
    Action.GOAL_KEEP: GoalRef,
    Action.GOAL_ADJUST: GoalRef,
    Action.GOAL_DROP: GoalRef,
    Action.GOAL_SHARE: GoalRef,
    Action.GOAL_SHARE_NOT: GoalRef,
    Action.STEPS_OPEN: None,
    Action.STEPS_TURN: StepsPageRef,
    Action.STEPS_BACK: StepsPageRef,
    Action.STEP_ADD: None,
    Action.STEP_NEW: NewStepRef,
    Action.STEP_EDIT: StepRef,
    Action.STEP_DONE: StepRef,
    Action.STEP_UNDO: StepRef,
    Action.STEP_DROP: StepRef,
    Action.STEP_ANOTHER_DAY: StepRef,
    Action.AGENDA_CHOOSE: None,
    Action.AGENDA_OPEN: MentorshipRef,
    Action.AGENDA_ADD: MentorshipRef,
    Action.TOPIC_ADD: MentorshipRef,
    Action.TOPIC_DONE: TopicRef,
    Action.TOPIC_UNDO: TopicRef,
    Action.TOPIC_REMOVE: TopicRef,
    Action.QUESTIONS_OPEN: None,
    Action.QUESTION_NEW: None,
    Action.QUESTION_ASK: MentorshipRef,
    Action.QUESTION_REWORD: QuestionRef,
    Action.QUESTION_WITHDRAW: QuestionRef,
    Action.QUESTION_ANSWER: QuestionRef,
    Action.QUESTION_FOR_MEETING: QuestionRef,
    Action.SKILL_PLAN_CHOOSE: None,
    Action.SKILL_PLAN_OPEN: MentorshipRef,
    Action.SKILL_RATE: MentorshipRef,
    Action.SKILL_INVITE: MentorshipRef,
    Action.SKILL_UNINVITE: MentorshipRef,
    Action.SKILL_CHART: MentorshipRef,
    Action.GOAL_FROM_SKILL: SkillGoalRef,
    Action.PAUSE_OPEN: None,
    Action.BREAK_OPEN: CohortRef,
    Action.RESUME: ParticipantRef,
    Action.LEAVE_OPEN: None,
    Action.REMATCH_CHOOSE: None,
    Action.HELP_OPEN: None,
    Action.HELP_WAY: WayRef,
    Action.HELP_ASK: HelpRef,
    Action.HELP_REQUEST: ConcernRef,
    Action.HELP_MORE: ConcernRef,
    Action.HELP_WITHDRAW: ConcernRef,
    Action.HELP_SHARE: ConcernRef,
    Action.HELP_LIFT: ConcernRef,
    Action.HELP_INVITE: ConcernRef,
    Action.CONCERN_LIST: CohortRef,
    Action.CONCERN_OPEN: ConcernRef,
    Action.CONCERN_TAKE: ConcernRef,
    Action.CONCERN_REPLY: ReadConcernRef,
    Action.CONCERN_TALK: ReadConcernRef,
    Action.CONCERN_SETTLE: ReadConcernRef,
    Action.REMATCH_OPEN: MentorshipRef,
    Action.REMATCH_UNDO: MentorshipRef,
    Action.ENDING_OPEN: MentorshipRef,
    Action.ENDING_EXTEND: MentorshipRef,
    Action.ENDING_GRADUATE: MentorshipRef,
    Action.ENDING_NOW: MentorshipRef,
    Action.ENDING_STOP: MentorshipRef,
    Action.EARLY_END_OPEN: MentorshipRef,
    Action.PAST_OPEN: None,
    Action.CERTIFICATE_OPEN: MentorshipRef,
    Action.THANKS_OPEN: MentorshipRef,
    Action.PATHS_OPEN: MentorshipRef,
    Action.PAST_REOPEN: MentorshipRef,
    Action.HOURS_OPEN: None,
    Action.HOURS_AGAIN: None,
    Action.HOURS_USUAL: None,
    Action.REMINDERS_OPEN: None,
    Action.REMINDERS_CHOOSE: ReminderRef,
    Action.REMINDERS_UNDO: ReminderRef,
    Action.OFFER_PACE: MentorshipRef,
    Action.OFFER_TIME: MentorshipRef,
    Action.OFFER_LOOK_BACK: MentorshipRef,
    Action.OFFER_PARTNER: MentorshipRef,
    Action.OFFER_WELL: MentorshipRef,
    Action.PACE_OPEN: MentorshipRef,
    Action.PACE_UNDO: PaceRef,
    Action.RETRO_OPEN: MentorshipRef,
    Action.STILL_HERE: MentorshipRef,
    Action.PARTNER_SILENT: MentorshipRef,
    Action.PAIR_REOPEN: MentorshipRef,
    Action.CARE_LIST: CareRef,
    Action.CARE_TURN: CareRef,
    Action.CARE_BACK: CareRef,
    Action.ADMIN_OPEN: None,
    Action.COHORT_NEW: None,
    Action.ROOM_TURN: RoomRef,
    Action.ROOM_BACK: RoomRef,
    Action.COHORT_PAGE: CohortRef,
    Action.COHORT_OPEN: CohortRef,
    Action.COHORT_END: CohortRef,
    Action.COHORT_CANCEL: CohortRef,
    Action.COHORT_CLONE: CohortRef,
    Action.COHORT_REMOVE: CohortRef,
    Action.COHORT_PEOPLE: PeopleRef,
    Action.COHORT_PEOPLE_TURN: PeopleRef,
    Action.COHORT_PEOPLE_BACK: PeopleRef,
    Action.COHORT_SETTINGS: CohortRef,
    Action.PROGRAM_SETTINGS: CohortRef,
    Action.BLACKOUTS_OPEN: CohortRef,
    Action.BLACKOUTS_AGAIN: CohortRef,
    Action.COHORT_SETTINGS_BACK: None,
    Action.PROGRAM_SETTINGS_BACK: None,
    Action.PROGRAM_ADMINS: CohortRef,
    Action.KIT_OPEN: CohortRef,
    Action.LEADERS_OPEN: CohortRef,
    Action.LEADER_ASK: LeaderRef,
    Action.LEADER_JOIN: LeaderRef,
    Action.LEADER_NOT_NOW: LeaderRef,
    Action.DIGEST_STOP: None,
    Action.DIGEST_OFF: RoomRef,
    Action.DIGEST_ON: RoomRef,
    Action.WHOLE_LOG_OPEN: WholeLogRef,
    Action.WHOLE_LOG_TURN: WholeLogRef,
    Action.WHOLE_LOG_BACK: WholeLogRef,
    Action.LOG_BACK: LogRef,
    Action.LOG_OPEN: LogRef,
    Action.LOG_TURN: LogRef,
    Action.LOG_CHAPTER: LogRef,
    Action.WHOLE_LOG_CHAPTER: WholeLogRef,
    Action.DIRECTORY_OPEN: None,
    Action.DIRECTORY_READ: None,
    Action.DIRECTORY_LOOK: None,
    Action.IMPORT_OPEN: None,
    Action.IMPORT_AGAIN: None,
    Action.CAREER_OPEN: None,
    Action.CAREER_UNDO: None,
    Action.EXPORT: None,
    Action.LISTS_OPEN: None,
    Action.FIGURES_OPEN: None,
    Action.VOICES_OPEN: CohortRef,
    Action.INCLUSION_OPEN: CohortRef,
    Action.PROFILE_NAMED: CohortRef,
    Action.PROFILE_UNNAMED: CohortRef,
    Action.ROUND_RUN: CohortRef,
    Action.ROUND_OBJECTIVE: None,
    Action.ROUND_TURN: RoundPageRef,
    Action.ROUND_BACK: RoundPageRef,
    Action.ROUND_ORDER: RoundPageRef,
    Action.ROUND_RETURN: RoundPageRef,
    Action.ROUND_PAIR: PairRef,
    Action.ROUND_ALLOW: TwoRef,
    Action.ROUND_CHOOSE: MenteeRef,
    Action.ROUND_START_OVER: RoundRef,
    Action.ROUND_WHAT_IF: RoundRef,
    Action.ROUND_UNDO: RoundRef,
    Action.MATCHING_RULES: CohortRef,
    Action.MATCHING_RULES_BACK: None,
    Action.SUMMARY_POST: CohortRef,
    Action.SUMMARY_OPEN: None,
    Action.SUMMARY_CHANGE: WishRef,
    Action.SCHEDULES_OPEN: SchedulesRef,
    Action.SCHEDULES_TURN: SchedulesRef,
    Action.SCHEDULES_BACK: SchedulesRef,
    Action.SCHEDULE_CHANGE: ScheduleRef,
    Action.SCHEDULE_STOP: ScheduleRef,
    Action.SCHEDULE_RESUME: ScheduleRef,
    Action.TEST_SEND: None,
    Action.TEST_ON_ME: CohortRef,
    Action.TEST_PRESSED: None,
    Action.MESSAGES_STOP: None,
    Action.MESSAGES_LOOK: None,
    Action.MESSAGES_LIST: HeldPageRef,
    Action.MESSAGES_EARLIER: HeldPageRef,
    Action.MESSAGES_LATER: HeldPageRef,
    Action.MESSAGES_RELEASE: None,
    Action.MESSAGES_DISCARD: PileRef,
    Action.MESSAGES_RESTORE: PileRef,
    Action.UNDELIVERED_OPEN: None,
    Action.UNDELIVERED_LIST: UndeliveredRef,
    Action.UNDELIVERED_TURN: UndeliveredRef,
    Action.UNDELIVERED_BACK: UndeliveredRef,
    Action.UNDELIVERED_RETRY: LetterRef,
    Action.UNDELIVERED_RETRY_ALL: ObstacleRef,
    Action.UNDELIVERED_DISMISS: LetterRef,
    Action.UNDELIVERED_DISMISS_ALL: ObstacleRef,
    Action.UNDELIVERED_RECALL: DismissalRef,
    Action.DESK_OPEN: DeskRef,
    Action.DESK_TURN: DeskRef,
    Action.DESK_BACK: DeskRef,
    Action.DESK_COHORT: None,
    Action.DESK_KIND: None,
    Action.DESK_REMIND: EntryRef,
    Action.DESK_TALK: EntryRef,
    Action.DESK_REMATCH: EntryRef,
    Action.DESK_EXTEND: EntryRef,
    Action.DESK_CLOSE: EntryRef,
    Action.DESK_SNOOZE: NapRef,
    Action.DESK_MESSAGE: None,
    Action.DESK_DEEDS: None,
    Action.DESK_UNDO: DeedRef,
    Action.SEARCH_OPEN: None,
    Action.SEARCH_PERSON: PersonPageRef,
    Action.SEARCH_PAIR: PairPageRef,
    Action.PAIRS_OPEN: PairsRef,
    Action.PAIRS_TURN: PairsRef,
    Action.PAIRS_BACK: PairsRef,
    Action.PAIRS_COHORT: None,
    Action.PAIRS_STATE: None,
    Action.PAIRS_HEALTH: None,
}
OURS = re.compile(r"<@U\d{9}>|<#C\d{9}>|<!date\^\d+\^[^|<>]+\|[^<>]+ UTC>|&(?:amp|lt|gt);|^> ", re.MULTILINE)

# Cards of a hundred parts shrink for minutes; the card that failed says enough as it is. The fullest of all stand
# in `test_fullest`, so that a few of each will do here.
thoroughly = settings(
    max_examples=settings().max_examples // 3,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


def slack_accepts_the_view(view: View) -> None:
    assert check_view(on_the_wire(view)) is None


def the_quick_way_to_json_says_what_the_slow_one_says(view: View) -> None:
    assert as_json(view) == view.to_dict()


def slack_accepts_the_message(message: Message) -> None:
    payload = on_the_wire(message)
    for method in ("chat.postMessage", "chat.update", "chat.postEphemeral", "response_url"):
        assert check_message(payload, method=method) is None


def it_may_also_be_shown_as_a_modal(message: Message) -> None:
    page = on_the_wire(page_of(message))
    assert page["blocks"] == message.blocks
    assert check_view(page) is None


def its_text_begins_as_its_blocks_do(message: Message) -> None:
    first = message.blocks[0]["text"]
    assert message.text.strip()
    assert message.text.startswith(first["text"] if first["type"] == "mrkdwn" else escape(first["text"]))


def words_that_people_typed_never_come_alive(shown: View | Message) -> None:
    payload = on_the_wire(shown)
    spoken = [payload["text"]] if isinstance(shown, Message) else []
    for text in [*spoken, *(each["text"] for each in parts(payload, "mrkdwn"))]:
        assert not set(OURS.sub("", text)) & set("<>&"), text
    assert all(each["verbatim"] for each in parts(payload, "mrkdwn"))


def every_button_leads_somewhere(shown: View | Message) -> None:
    for button in parts(on_the_wire(shown), "button"):
        reference = CARRIED[Action(button["action_id"])]
        if reference is None:
            assert "value" not in button
        else:
            assert reference.parse(button["value"]).dump() == button["value"]
    for menu in parts(on_the_wire(shown), "overflow"):
        reference = CARRIED[Action(menu["action_id"])]
        assert reference
        assert all(reference.parse(each["value"]).dump() == each["value"] for each in menu["options"])


# Making up a screen takes far longer than looking at it: whatever holds for it is asked of the same one.
@pytest.mark.parametrize("name", VIEWS)
@thoroughly
@given(data=st.data())
def test_every_view_keeps_what_we_promise(name: str, data: st.DataObject) -> None:
    view = data.draw(VIEWS[name])
    slack_accepts_the_view(view)
    the_quick_way_to_json_says_what_the_slow_one_says(view)
    words_that_people_typed_never_come_alive(view)
    every_button_leads_somewhere(view)


@pytest.mark.parametrize("name", MESSAGES)
@thoroughly
@given(data=st.data())
def test_every_message_keeps_what_we_promise(name: str, data: st.DataObject) -> None:
    message = data.draw(MESSAGES[name])
    slack_accepts_the_message(message)
    it_may_also_be_shown_as_a_modal(message)
    its_text_begins_as_its_blocks_do(message)
    words_that_people_typed_never_come_alive(message)
    every_button_leads_somewhere(message)


def test_every_notice_has_its_renderer() -> None:
    assert set(RENDERERS) == set(get_args(Notice)) == set(NOTICES)


def test_every_action_is_known_here() -> None:
    assert set(CARRIED) == set(Action)
