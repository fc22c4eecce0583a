"""Everything the bot can show, by name, with every card it can be shown for."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from hypothesis import strategies as st
from slack_sdk.models.views import View

from bot.domain.consent import TEXTS
from bot.domain.signup import NAMES
from bot.domain.templates import TEMPLATES
from bot.slack.home import home_view, menu_message
from bot.slack.ids import Action
from bot.slack.message import Message
from bot.slack.messages import answers, render
from bot.slack.messages.agendas import agenda_now
from bot.slack.messages.agreements import agreement_choice, answered, countered
from bot.slack.messages.care import all_well, here, looked_back, pace_now, reopened, retro_choice
from bot.slack.messages.desk import never_mind
from bot.slack.messages.digests import digest_stopped
from bot.slack.messages.feedback import feedback_given
from bot.slack.messages.files import without_file
from bot.slack.messages.gatherings import group_met, group_put_off, group_settled
from bot.slack.messages.goal_answers import said
from bot.slack.messages.goal_progress import share_agreed, share_declined
from bot.slack.messages.introductions import first_meeting_news, introduced
from bot.slack.messages.programs import leader_declined
from bot.slack.messages.pulses import pulse_answered, pulse_skipped
from bot.slack.messages.questions import question_settled
from bot.slack.messages.rematches import pair_choice, taken_back
from bot.slack.messages.reminders import reminders_saved
from bot.slack.messages.reviews import review_answered
from bot.slack.messages.skills import rated
from bot.slack.messages.steps import steps_now
from bot.slack.messages.times import no_calendar_file, pages_choice, time_news
from bot.slack.modals.care.concern_desk import concern_page, desk_page, reply_modal
from bot.slack.modals.care.concerns import help_modal, more_modal, request_page
from bot.slack.modals.care.early_ends import early_end_modal, early_end_page
from bot.slack.modals.care.endings import Answer, ending_page
from bot.slack.modals.care.endings import ending_modal as pair_ending_modal
from bot.slack.modals.care.help import KINDS, help_page
from bot.slack.modals.care.help import choice_page as choice_page_of_help
from bot.slack.modals.care.in_need import silent_partner_page
from bot.slack.modals.care.keepsakes import certificate_modal, past_modal, paths_page, thanks_modal
from bot.slack.modals.care.pace import pace_modal
from bot.slack.modals.care.pulses import pulse_modal
from bot.slack.modals.care.retrospectives import looked_back_page, retro_modal
from bot.slack.modals.insight.careers import careers_checked, careers_modal
from bot.slack.modals.insight.desk import deeds_page, desk_modal
from bot.slack.modals.insight.exports import lists_modal
from bot.slack.modals.insight.figures import figures_form, figures_page
from bot.slack.modals.insight.search import pair_page, pairs_page, people_page, person_page, search_modal
from bot.slack.modals.insight.summary_form import summary_form
from bot.slack.modals.insight.summary_preview import summary_preview
from bot.slack.modals.insight.summary_schedules import schedules_modal
from bot.slack.modals.insight.talking import done_page, talk_modal
from bot.slack.modals.insight.voices import inclusion_page, voices_page
from bot.slack.modals.joining.confidence import apart_modal, apart_saved, consent_page
from bot.slack.modals.joining.introduction import introduction_modal, reminded_later
from bot.slack.modals.joining.participation import leave_modal, pause_modal
from bot.slack.modals.joining.profile import joined_page, leave_role_modal, profile_modal
from bot.slack.modals.joining.signup import signup_modal
from bot.slack.modals.messages.holding import held_modal, held_page_modal, release_modal, stop_modal
from bot.slack.modals.messages.rehearsals import rehearsal_modal
from bot.slack.modals.messages.undelivered import undelivered_modal, undelivered_page_modal
from bot.slack.modals.notice import notice_modal, waiting_modal
from bot.slack.modals.pairs.agenda import agenda_page, agendas_page, topics_modal
from bot.slack.modals.pairs.agreement_pages import agreement_page, version_page
from bot.slack.modals.pairs.agreements import agreement_modal
from bot.slack.modals.pairs.asking import ask_modal as request_modal
from bot.slack.modals.pairs.asking import asked_page, note_modal
from bot.slack.modals.pairs.feedback import Extent, feedback_modal
from bot.slack.modals.pairs.finding import find_modal
from bot.slack.modals.pairs.gatherings import presence_modal
from bot.slack.modals.pairs.goals import goals_modal, program_goals_page
from bot.slack.modals.pairs.goals_form import goal_modal
from bot.slack.modals.pairs.goals_page import goal_page, history_page
from bot.slack.modals.pairs.kickoff import first_time_modal, ideas_modal
from bot.slack.modals.pairs.meeting_pages import calendar_page, meeting_page, met_anyway_modal
from bot.slack.modals.pairs.meetings import move_modal
from bot.slack.modals.pairs.milestones import milestone_modal
from bot.slack.modals.pairs.progress import date_modal, drop_modal, progress_modal
from bot.slack.modals.pairs.progress import note_modal as goal_note_modal
from bot.slack.modals.pairs.proposals import decline_modal, not_now_modal
from bot.slack.modals.pairs.questions import answer_modal, questions_page
from bot.slack.modals.pairs.questions import ask_modal as question_modal
from bot.slack.modals.pairs.rematches import parting_page, rematch_modal
from bot.slack.modals.pairs.reviews import goal_page_after, review_page
from bot.slack.modals.pairs.skills import choice_page, rating_modal, skills_page
from bot.slack.modals.pairs.step_forms import day_modal, step_modal
from bot.slack.modals.pairs.steps import saved_page, steps_modal
from bot.slack.modals.people.directory import people_modal
from bot.slack.modals.people.hours import hours_modal, hours_page
from bot.slack.modals.people.imports import checked_modal, import_modal
from bot.slack.modals.people.reminders import reminders_modal
from bot.slack.modals.programs.approvals import ask_modal, kit_modal, queue_modal
from bot.slack.modals.programs.attendees import attendees_page
from bot.slack.modals.programs.blackouts import blackouts_modal, blackouts_page
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
from bot.slack.modals.rounds.choices import choice_modal, what_if_modal, what_if_page, why_page
from bot.slack.modals.rounds.dry_run import dry_run_modal
from bot.slack.modals.rounds.outdated import outdated_page
from bot.slack.modals.rounds.published import published_page
from bot.slack.modals.rounds.rules import matching_change_page, matching_rules_modal
from bot.slack.refs.concerns import ReadConcernRef
from bot.slack.refs.desk import DeskRef, EntryRef
from bot.slack.refs.goals import GoalPageRef
from bot.slack.uploads import Because
from tests.unit.slack import agenda_strategies as agendas
from tests.unit.slack import agreement_strategies as agreements
from tests.unit.slack import care_strategies as care
from tests.unit.slack import concern_strategies as helps
from tests.unit.slack import desk_strategies as desk
from tests.unit.slack import feedback_strategies as feedback
from tests.unit.slack import figure_strategies as figures
from tests.unit.slack import goal_strategies as goals
from tests.unit.slack import home_strategies as homes
from tests.unit.slack import hours_strategies as hours
from tests.unit.slack import kickoff_strategies as kickoff
from tests.unit.slack import progress_strategies as progress
from tests.unit.slack import reminder_strategies as reminders
from tests.unit.slack import round_strategies as rounds
from tests.unit.slack import skill_strategies as plans
from tests.unit.slack import step_strategies as steps
from tests.unit.slack import strategies as some
from tests.unit.slack import summary_strategies as summaries
from tests.unit.slack import time_strategies as times
from tests.unit.slack import undelivered_strategies as letters


def there(shown: Message | None) -> Message:
    assert shown
    return shown


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
    "move": times.times.map(move_modal),
    "meeting page": st.builds(meeting_page, times.pages, st.none() | times.times),
    "calendar": times.calendars.map(calendar_page),
    "met anyway": st.builds(met_anyway_modal, some.uuids, some.people, some.instants),
    "first time": kickoff.first_meetings.map(first_time_modal),
    "ideas": kickoff.ideas.map(ideas_modal),
    "feedback": feedback.cards.map(feedback_modal),
    "more feedback": feedback.cards.map(lambda card: feedback_modal(card, extent=Extent.WHOLE)),
    "survey": feedback.pulses.map(pulse_modal),
    "agreement": agreements.forms.map(agreement_modal),
    "agreement to read": agreements.pages.map(agreement_page),
    "earlier agreement": agreements.past_versions.map(version_page),
    "goals": goals.lists().map(goals_modal),
    "form of a goal": st.builds(goal_modal, goals.forms, goals.places),
    "goal": st.builds(goal_page, goals.pages, goals.places),
    "history of a goal": goals.histories.map(history_page),
    "goals of a program": goals.of_programs.map(program_goals_page),
    "milestone": st.builds(
        milestone_modal, goals.milestone_forms, st.builds(GoalPageRef, some.uuids, goals.places, some.uuids)
    ),
    "progress": st.builds(progress_modal, progress.own_goals, progress.spots),
    "progress of a number": st.builds(progress_modal, progress.counted_goals, progress.spots),
    "note on a goal": st.builds(goal_note_modal, progress.sayings, progress.spots, st.none()),
    "another date": st.builds(date_modal, progress.own_goals, progress.spots, st.none()),
    "drop a goal": st.builds(drop_modal, progress.own_goals, progress.spots),
    "review": progress.reviews.map(review_page),
    "goal page after a word": st.builds(
        goal_page_after, progress.sayings, goals.pages, st.sampled_from((-1, 0, 8))
    ),
    "agenda": agendas.agendas.map(agenda_page),
    "agendas": agendas.glances.map(agendas_page),
    "topics": st.builds(topics_modal, agendas.agendas, st.none()),
    "questions": agendas.lists.map(questions_page),
    "question": agendas.forms.map(question_modal),
    "answer": st.builds(answer_modal, agendas.questions, st.none()),
    "steps": steps.steps_cards.map(steps_modal),
    "step": st.builds(step_modal, steps.step_forms, steps.opened),
    "step of a message": st.builds(step_modal, steps.step_forms, steps.opened, steps.quoted),
    "step saved": steps.every_step.map(saved_page),
    "another day": st.builds(day_modal, steps.every_step, st.none()),
    "pause": some.participations.map(pause_modal),
    "help": helps.helps.map(help_page),
    "what help is about": st.builds(choice_page_of_help, st.sampled_from(tuple(KINDS)), helps.helps),
    "ask for help": helps.asks.map(help_modal),
    "add to a request": some.uuids.map(more_modal),
    "request for help": st.builds(request_page, helps.requests, st.sampled_from(("", "It has arrived."))),
    "requests for help": helps.desks.map(desk_page),
    "read a request": helps.read.map(concern_page),
    "answer a request": st.builds(reply_modal, st.builds(ReadConcernRef, some.uuids, some.counts), some.texts),
    "queue": st.builds(desk_modal, desk.desks(8), desk.news),
    "what was done": st.builds(deeds_page, st.lists(desk.done, max_size=60).map(tuple), st.none() | desk.undone),
    "talk to them": st.builds(
        talk_modal,
        desk.talks,
        st.builds(EntryRef, about=st.just("hand"), subject=some.uuids, place=st.integers(0, 8)),
        st.none() | st.just(DeskRef(0, "", "")),
    ),
    "words passed on": desk.done.map(done_page),
    "search": st.builds(search_modal),
    "people found": desk.found.map(people_page),
    "a person": desk.person_pages.map(person_page),
    "a pair": st.builds(pair_page, desk.pair_pages, st.none() | desk.done | desk.undone),
    "pairs": desk.pairs_pages.map(pairs_page),
    "quiet partner": care.quiets.map(silent_partner_page),
    "another pace": care.paces.map(pace_modal),
    "look back": care.retros.map(retro_modal),
    "looked back": care.retros.map(looked_back_page),
    "rematch": some.rematches.map(rematch_modal),
    "end of a pair": some.pair_endings.map(pair_ending_modal),
    "end of a pair begun": some.pair_endings.map(lambda card: pair_ending_modal(card, Answer.LET_END)),
    "end of a pair chosen": some.pair_endings.map(ending_page),
    "early end": some.early_ends.map(early_end_modal),
    "early end asked": some.early_ends.map(early_end_page),
    "past": some.crowds(some.past_pairs).filter(bool).map(past_modal),
    "certificate": some.certificates.map(certificate_modal),
    "thanks": some.past_pairs.map(thanks_modal),
    "paths": some.paths.map(paths_page),
    "rematch asked": some.rematches.map(parting_page),
    "leave": some.crowds(some.participations).filter(bool).map(leave_modal),
    "control room": st.builds(
        lambda room, queue, news: control_room_modal(replace(room, queue=queue), news),
        some.control_rooms,
        st.none() | desk.desks(4),
        desk.news,
    ),
    "import": st.builds(import_modal),
    "voices": st.builds(voices_page, some.voices),
    "inclusion": st.builds(inclusion_page, some.inclusions),
    "numbers asked for": st.builds(figures_form),
    "numbers": st.builds(figures_page, figures.reports, st.none() | figures.reports),
    "lists": st.builds(lists_modal, some.exports),
    "checked file": st.builds(checked_modal, some.imports, st.just("F0123")),
    "careers": st.builds(careers_modal, st.none() | some.last_files),
    "checked careers": st.builds(careers_checked, some.careers, st.just("F0123")),
    "people": some.directories.map(people_modal),
    "templates": st.just(tuple(TEMPLATES.values())).map(template_modal),
    "cohort": some.openings.map(cohort_modal),
    "cohort page": some.cohort_pages.map(cohort_page),
    "ending": some.endings.map(ending_modal),
    "who is in it": some.attendees_pages.map(attendees_page),
    "run again": some.agains.map(again_modal),
    "remove draft": some.cohorts.map(removal_modal),
    "opening": some.openings_to_come.map(opening_modal),
    "summary form": st.builds(summary_form, summaries.begun, not_in=some.channels),
    "summary preview": st.builds(summary_preview, summaries.previews, st.just("0123456789abcdef")),
    "summaries by themselves": summaries.pages.map(schedules_modal),
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
    "skills of a pair": plans.plans.map(skills_page),
    "forty skills": plans.plans.map(plans.of_forty).map(skills_page),
    "skills of whom": some.crowds(plans.plans).map(choice_page),
    "rate skills": plans.forms.map(rating_modal),
    "outdated dry run": st.builds(outdated_page, some.texts, some.uuids),
    "what if": rounds.places.map(what_if_modal),
    "what would be": st.builds(what_if_page, rounds.what_ifs, rounds.places),
    "matching rules": rounds.rules_cards(looked_at=False).map(matching_rules_modal),
    "change of matching rules": rounds.rules_cards(looked_at=True).map(matching_change_page),
    "test on me": some.rehearsal_cards.map(rehearsal_modal),
    "stop": st.builds(stop_modal),
    "held": some.held_cards.map(held_modal),
    "held page": some.held_pages.map(held_page_modal),
    "undelivered": st.builds(undelivered_modal, letters.cards, letters.reckonings),
    "undelivered page": st.builds(undelivered_page_modal, letters.pages, letters.reckonings),
    "release": some.releases.map(release_modal),
    "waiting": some.texts.map(waiting_modal),
    "reminders": reminders.cards.map(reminders_modal),
    "when I work": hours.cards.map(hours_modal),
    "hours saved": hours.cards.map(hours_page),
    "days without meetings": hours.blackouts.map(blackouts_modal),
    "days without meetings saved": hours.blackouts.map(blackouts_page),
    "who was there": times.gatherings.filter(lambda card: bool(card.open)).map(presence_modal),
    "notice": st.builds(notice_modal, some.texts, some.texts),
    "home": st.builds(home_view, homes.homes, desk.news),
}
MESSAGES: Mapping[str, st.SearchStrategy[Message]] = {
    **{kind.__name__: strategy.map(render) for kind, strategy in some.NOTICES.items()},
    "accepted": some.answers_to_proposals.map(answers.accepted),
    "declined": some.people.map(answers.declined),
    "put aside": some.times_asked_for.map(answers.put_aside),
    "ready": some.participations.map(answers.ready),
    "met": some.meetings.map(answers.met),
    "put off": some.checked_in.map(answers.put_off),
    "time news": times.times.map(time_news),
    "group met": times.gatherings.map(group_met),
    "group put off": times.gatherings.map(group_put_off),
    "group settled": times.gatherings.map(group_settled),
    "whose meetings": some.crowds(times.pages).map(pages_choice),
    "no list": st.builds(without_file, some.export_files, st.sampled_from(Because)),
    "no file": some.calendar_files.map(no_calendar_file),
    "first time chosen": kickoff.first_meetings.map(first_meeting_news),
    "introduced": kickoff.first_meetings.map(introduced).filter(bool).map(there),
    "feedback given": feedback.cards.map(feedback_given),
    "survey answered": feedback.pulses.map(pulse_answered),
    "survey skipped": feedback.pulses.map(pulse_skipped),
    "saying": some.texts.map(answers.saying),
    "cohort choice": st.builds(
        answers.cohort_choice,
        some.crowds(some.cohorts),
        st.sampled_from((Action.SIGNUP_OPEN, Action.PROFILE_OPEN, Action.ROUND_RUN)),
        some.texts,
    ),
    "unknown word": some.texts.map(answers.unknown_word),
    "agreement answered": agreements.answers.map(answered),
    "agreement countered": agreements.pages.map(countered),
    "agreement choice": some.crowds(agreements.pages).map(agreement_choice),
    "skills rated": plans.plans.map(rated),
    "agenda now": agendas.agendas.map(agenda_now),
    "question settled": agendas.questions.map(question_settled),
    "steps now": some.crowds(steps.every_step).filter(bool).map(steps_now),
    "said of a goal": progress.sayings.map(said),
    "review answered": progress.reviews.map(review_answered),
    "share agreed": progress.cheers.map(share_agreed),
    "share declined": progress.cheers.map(share_declined),
    "pair choice": some.crowds(some.rematches).map(partial(pair_choice, opens=Action.REMATCH_OPEN)),
    "pair to end": some.crowds(some.early_ends).map(partial(pair_choice, opens=Action.EARLY_END_OPEN)),
    "rematch taken back": some.rematches.map(taken_back),
    "reminders chosen": reminders.granted,
    "reminders undone": reminders.undone,
    "reminders saved": reminders.cards.map(reminders_saved),
    "never mind": st.builds(never_mind),
    "all is well": care.offers.map(all_well),
    "another pace chosen": care.paces.map(pace_now),
    "still there": care.quiets.map(here),
    "pair taken up again": care.quiets.map(reopened),
    "looked back in a message": care.retros.map(looked_back),
    "which pair to look back at": st.lists(care.retros, min_size=2, max_size=60).map(tuple).map(retro_choice),
    "leader declined": st.builds(leader_declined),
    "digest stopped": st.builds(digest_stopped),
    "menu": homes.homes.map(menu_message),
}
