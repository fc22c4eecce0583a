"""Everything the bot can show, by name, with every card it can be shown for."""

from collections.abc import Mapping

from hypothesis import strategies as st
from slack_sdk.models.views import View

from bot.domain.consent import TEXTS
from bot.domain.signup import NAMES
from bot.domain.templates import TEMPLATES
from bot.slack.home import home_view, menu_message
from bot.slack.ids import Action
from bot.slack.message import Message
from bot.slack.messages import answers, render
from bot.slack.messages.digests import digest_stopped
from bot.slack.messages.programs import leader_declined
from bot.slack.messages.rematches import pair_choice, taken_back
from bot.slack.modals.joining.confidence import apart_modal, apart_saved, consent_page
from bot.slack.modals.joining.introduction import introduction_modal, reminded_later
from bot.slack.modals.joining.participation import leave_modal, pause_modal
from bot.slack.modals.joining.profile import joined_page, leave_role_modal, profile_modal
from bot.slack.modals.joining.signup import signup_modal
from bot.slack.modals.messages.holding import held_modal, held_page_modal, release_modal, stop_modal
from bot.slack.modals.messages.rehearsals import rehearsal_modal
from bot.slack.modals.notice import notice_modal, waiting_modal
from bot.slack.modals.pairs.asking import ask_modal as request_modal
from bot.slack.modals.pairs.asking import asked_page, note_modal
from bot.slack.modals.pairs.finding import find_modal
from bot.slack.modals.pairs.goals import goal_modal, goals_modal, progress_modal
from bot.slack.modals.pairs.meetings import feedback_modal, move_modal
from bot.slack.modals.pairs.proposals import decline_modal, not_now_modal
from bot.slack.modals.pairs.rematches import parting_page, rematch_modal
from bot.slack.modals.people.directory import people_modal
from bot.slack.modals.people.imports import checked_modal, import_modal
from bot.slack.modals.programs.approvals import ask_modal, kit_modal, queue_modal
from bot.slack.modals.programs.attendees import attendees_page
from bot.slack.modals.programs.changes import cohort_change_page, program_change_page
from bot.slack.modals.programs.cohorts import cohort_page, ending_modal, opening_modal
from bot.slack.modals.programs.colleagues import admins_modal
from bot.slack.modals.programs.drafts import again_modal, removal_modal
from bot.slack.modals.programs.founding import cohort_modal, template_modal
from bot.slack.modals.programs.leaders import leaders_modal, sponsor_kit_modal
from bot.slack.modals.programs.log import log_page
from bot.slack.modals.programs.room import control_room_modal
from bot.slack.modals.programs.settings import cohort_settings_modal, program_settings_modal
from bot.slack.modals.programs.skills import skill_modal, vocabulary_modal
from bot.slack.modals.programs.summary import summary_modal
from bot.slack.modals.rounds.choices import choice_modal, what_if_modal, what_if_page, why_page
from bot.slack.modals.rounds.dry_run import dry_run_modal
from bot.slack.modals.rounds.published import published_page
from bot.slack.modals.rounds.rules import matching_change_page, matching_rules_modal
from tests.unit.slack import round_strategies as rounds
from tests.unit.slack import strategies as some

VIEWS: Mapping[str, st.SearchStrategy[View]] = {
    "introduction": some.introductions.map(introduction_modal),
    "until later": some.laters.map(reminded_later),
    "signup": some.signups.map(signup_modal),
    "signup with problems": st.builds(
        signup_modal, some.signups, st.dictionaries(st.sampled_from(NAMES), some.texts, max_size=3)
    ),
    "joined": some.signups.map(joined_page),
    "profile": st.builds(profile_modal, some.profiles, some.texts),
    "leave role": some.profiles.map(leave_role_modal),
    "kept apart": some.aparts.map(apart_modal),
    "list kept": st.builds(apart_saved),
    "consent": st.sampled_from(tuple(TEXTS)).map(consent_page),
    "approvals": some.approvals.map(queue_modal),
    "ask a mentor": some.uuids.map(ask_modal),
    "mentor kit": st.builds(kit_modal, some.kits, some.texts),
    "skills": some.vocabularies.map(vocabulary_modal),
    "skill": some.merged_vocabulary.map(skill_modal),
    "decline": st.builds(decline_modal, some.uuids, some.people),
    "not now": st.builds(not_now_modal, some.uuids, some.people),
    "find a mentor": some.finds.map(find_modal),
    "ask for mentoring": st.builds(request_modal, some.asks, some.wanted),
    "asked": some.asked.map(asked_page),
    "change a note": st.builds(note_modal, some.requests, some.wanted),
    "move": some.meetings.map(move_modal),
    "feedback": some.meetings.map(feedback_modal),
    "goals": some.goal_lists.map(goals_modal),
    "new goal": some.new_goals.map(goal_modal),
    "edited goal": some.edited_goals.map(goal_modal),
    "progress": some.goals.map(progress_modal),
    "pause": some.participations.map(pause_modal),
    "rematch": some.rematches.map(rematch_modal),
    "rematch asked": some.rematches.map(parting_page),
    "leave": some.crowds(some.participations).filter(bool).map(leave_modal),
    "control room": some.control_rooms.map(control_room_modal),
    "import": st.builds(import_modal),
    "checked file": st.builds(checked_modal, some.imports, st.just("F0123")),
    "people": some.directories.map(people_modal),
    "templates": st.just(tuple(TEMPLATES.values())).map(template_modal),
    "cohort": some.openings.map(cohort_modal),
    "cohort page": some.cohort_pages.map(cohort_page),
    "ending": some.endings.map(ending_modal),
    "who is in it": some.attendees_pages.map(attendees_page),
    "run again": some.agains.map(again_modal),
    "remove draft": some.cohorts.map(removal_modal),
    "opening": some.openings_to_come.map(opening_modal),
    "summary": some.summaries_to_come.map(summary_modal),
    "program settings": some.program_settings_cards.map(program_settings_modal),
    "cohort settings": some.cohort_settings_cards.map(cohort_settings_modal),
    "program change": some.program_changes.map(program_change_page),
    "cohort change": some.cohort_changes.map(cohort_change_page),
    "co-admins": some.admins_cards.map(admins_modal),
    "leaders": some.leaders_cards.map(leaders_modal),
    "sponsor kit": some.cohorts.map(sponsor_kit_modal),
    "log": some.log_pages.map(log_page),
    "dry run": st.builds(dry_run_modal, rounds.dry_runs, some.previews),
    "published": st.builds(published_page, some.uuids, some.counts, st.just("in their own working hours")),
    "why two people": st.builds(why_page, rounds.pairs, rounds.places),
    "another mentor": st.builds(choice_modal, rounds.choices, rounds.places),
    "what if": rounds.places.map(what_if_modal),
    "what would be": st.builds(what_if_page, rounds.what_ifs, rounds.places),
    "matching rules": rounds.rules_cards(looked_at=False).map(matching_rules_modal),
    "change of matching rules": rounds.rules_cards(looked_at=True).map(matching_change_page),
    "test on me": some.rehearsal_cards.map(rehearsal_modal),
    "stop": st.builds(stop_modal),
    "held": some.held_cards.map(held_modal),
    "held page": some.held_pages.map(held_page_modal),
    "release": some.releases.map(release_modal),
    "waiting": some.texts.map(waiting_modal),
    "notice": st.builds(notice_modal, some.texts, some.texts),
    "home": some.homes.map(home_view),
}
MESSAGES: Mapping[str, st.SearchStrategy[Message]] = {
    **{kind.__name__: strategy.map(render) for kind, strategy in some.NOTICES.items()},
    "accepted": some.answers_to_proposals.map(answers.accepted),
    "declined": some.people.map(answers.declined),
    "put aside": some.times_asked_for.map(answers.put_aside),
    "ready": some.participations.map(answers.ready),
    "met": some.meetings.map(answers.met),
    "put off": some.checked_in.map(answers.put_off),
    "moved": some.meetings.map(answers.moved),
    "feedback given": some.meetings.map(answers.feedback_given),
    "saying": some.texts.map(answers.saying),
    "cohort choice": st.builds(
        answers.cohort_choice,
        some.crowds(some.cohorts),
        st.sampled_from((Action.SIGNUP_OPEN, Action.PROFILE_OPEN, Action.ROUND_RUN, Action.SUMMARY_POST)),
        some.texts,
    ),
    "help": st.builds(answers.help_message),
    "pair choice": some.crowds(some.rematches).map(pair_choice),
    "rematch taken back": some.rematches.map(taken_back),
    "leader declined": st.builds(leader_declined),
    "digest stopped": st.builds(digest_stopped),
    "menu": some.homes.map(menu_message),
}
