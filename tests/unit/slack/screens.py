"""Everything the bot can show, by name, with every card it can be shown for."""

from collections.abc import Mapping

from hypothesis import strategies as st
from slack_sdk.models.views import View

from bot.slack.home import home_view, menu_message
from bot.slack.ids import Action
from bot.slack.message import Message
from bot.slack.messages import answers, render
from bot.slack.modals.admin import cohort_modal, control_room_modal, dry_run_modal
from bot.slack.modals.goals import goal_modal, goals_modal, progress_modal
from bot.slack.modals.meetings import feedback_modal, move_modal
from bot.slack.modals.notice import notice_modal, waiting_modal
from bot.slack.modals.participation import leave_modal, pause_modal
from bot.slack.modals.proposals import decline_modal
from bot.slack.modals.signup import signup_modal
from tests.unit.slack import strategies as some

VIEWS: Mapping[str, st.SearchStrategy[View]] = {
    "signup": some.signups.map(signup_modal),
    "decline": st.builds(decline_modal, some.uuids, some.people),
    "move": some.meetings.map(move_modal),
    "feedback": some.meetings.map(feedback_modal),
    "goals": some.goal_lists.map(goals_modal),
    "new goal": some.new_goals.map(goal_modal),
    "edited goal": some.edited_goals.map(goal_modal),
    "progress": some.goals.map(progress_modal),
    "pause": some.crowds(some.participations).filter(bool).map(pause_modal),
    "leave": some.crowds(some.participations).filter(bool).map(leave_modal),
    "control room": some.control_rooms.map(control_room_modal),
    "cohort": some.openings.map(cohort_modal),
    "dry run": some.dry_runs.map(dry_run_modal),
    "waiting": some.texts.map(waiting_modal),
    "notice": st.builds(notice_modal, some.texts, some.texts),
    "home": some.homes.map(home_view),
}
MESSAGES: Mapping[str, st.SearchStrategy[Message]] = {
    **{kind.__name__: strategy.map(render) for kind, strategy in some.NOTICES.items()},
    "accepted": some.answers_to_proposals.map(answers.accepted),
    "declined": some.people.map(answers.declined),
    "met": some.meetings.map(answers.met),
    "put off": some.checked_in.map(answers.put_off),
    "moved": some.meetings.map(answers.moved),
    "feedback given": some.meetings.map(answers.feedback_given),
    "saying": some.texts.map(answers.saying),
    "cohort choice": st.builds(
        answers.cohort_choice,
        some.crowds(some.cohorts),
        st.sampled_from((Action.SIGNUP_OPEN, Action.ROUND_RUN, Action.SUMMARY_POST)),
        some.texts,
    ),
    "help": st.builds(answers.help_message),
    "menu": some.homes.map(menu_message),
}
