"""Use cases, one transaction each: load facts, ask the domain, write rows, put notices, commit."""

from dataclasses import dataclass

from bot.services.almanac import Almanac
from bot.services.care.concern_desk import ConcernDesk
from bot.services.care.concerns import Concerns
from bot.services.care.early_ends import EarlyEnds
from bot.services.care.endings import Endings
from bot.services.care.health import Offers
from bot.services.care.keepsakes import Keepsakes
from bot.services.care.pace import Paces
from bot.services.care.pulses import Pulses
from bot.services.care.questions import Questions
from bot.services.care.retrospectives import Retrospectives
from bot.services.care.silence import Silences
from bot.services.growth.agreements import Agreements
from bot.services.growth.cheers import Cheers
from bot.services.growth.goal_pages import GoalPages
from bot.services.growth.goals import Goals
from bot.services.growth.milestones import Milestones
from bot.services.growth.progress import GoalProgress
from bot.services.growth.reviews import Reviews
from bot.services.growth.skills import Skills
from bot.services.growth.step_keeping import Steps
from bot.services.home import Home
from bot.services.insight.career import Careers
from bot.services.insight.deeds import Deeds
from bot.services.insight.desk import Desk
from bot.services.insight.editions import Editions
from bot.services.insight.exports import Exports
from bot.services.insight.reports import Reports
from bot.services.insight.schedules import Schedules
from bot.services.insight.search import Search
from bot.services.insight.subjects import Subjects
from bot.services.insight.summaries import Summaries
from bot.services.insight.undoing import Undoing
from bot.services.insight.voices import Voices
from bot.services.joining.approvals import Approvals
from bot.services.joining.confidences import Confidences
from bot.services.joining.drafts import Drafts
from bot.services.joining.participation import Participation
from bot.services.joining.profiles import Profiles
from bot.services.joining.signups import Signups
from bot.services.joining.vocabulary import Vocabulary
from bot.services.matching.by_hand import ByHand
from bot.services.matching.daily_runs import DailyRuns
from bot.services.matching.publishing import Matching
from bot.services.matching.rules import RulesOffice
from bot.services.matching.what_if import WhatIf
from bot.services.meetings.agenda import Agendas
from bot.services.meetings.calendars import Calendars
from bot.services.meetings.choosing import Choosing
from bot.services.meetings.feedback import FeedbackDesk
from bot.services.meetings.meetings import Meetings
from bot.services.meetings.past import PastMeetings
from bot.services.meetings.together import GroupMeetings
from bot.services.messages.digests import Digests
from bot.services.messages.holding import Holding
from bot.services.messages.rehearsals import Rehearsals
from bot.services.messages.undelivered import Undelivered
from bot.services.pairs.kickoff import KickOff
from bot.services.pairs.occasions import Occasions
from bot.services.pairs.rematches import Rematches
from bot.services.people.directory import Directory
from bot.services.people.hours import OwnHours
from bot.services.people.imports import Imports
from bot.services.people.newcomers import Newcomers
from bot.services.people.readings import Readings
from bot.services.post.letterboxes import Letterboxes
from bot.services.post.reminders import Reminders
from bot.services.programs.blackouts import Blackouts
from bot.services.programs.chronicle import Chronicle
from bot.services.programs.cohorts import Cohorts
from bot.services.programs.colleagues import Colleagues
from bot.services.programs.founding import Programs
from bot.services.programs.leaders import Leaders
from bot.services.programs.rooms import Rooms
from bot.services.programs.settings import SettingsOffice
from bot.services.proposals.answering import Proposals
from bot.services.proposals.asking import Asking
from bot.services.proposals.finding import Finding
from bot.services.proposals.succession import Succession
from bot.store import Store


@dataclass(frozen=True, slots=True)
class Services:
    """What handlers can ask for."""

    directory: Directory
    readings: Readings
    imports: Imports
    home: Home
    rooms: Rooms
    programs: Programs
    cohorts: Cohorts
    settings: SettingsOffice
    colleagues: Colleagues
    leaders: Leaders
    chronicle: Chronicle
    signups: Signups
    drafts: Drafts
    profiles: Profiles
    confidences: Confidences
    vocabulary: Vocabulary
    newcomers: Newcomers
    approvals: Approvals
    matching: Matching
    matching_rules: RulesOffice
    by_hand: ByHand
    what_if: WhatIf
    proposals: Proposals
    succession: Succession
    finding: Finding
    asking: Asking
    meetings: Meetings
    choosing: Choosing
    calendars: Calendars
    past_meetings: PastMeetings
    group_meetings: GroupMeetings
    feedback: FeedbackDesk
    pulses: Pulses
    agendas: Agendas
    questions: Questions
    kickoff: KickOff
    agreements: Agreements
    goals: Goals
    progress: GoalProgress
    reviews: Reviews
    cheers: Cheers
    goal_pages: GoalPages
    milestones: Milestones
    steps: Steps
    occasions: Occasions
    letterboxes: Letterboxes
    reminders: Reminders
    hours: OwnHours
    blackouts: Blackouts
    participation: Participation
    rematches: Rematches
    offers: Offers
    paces: Paces
    silences: Silences
    retrospectives: Retrospectives
    endings: Endings
    early_ends: EarlyEnds
    keepsakes: Keepsakes
    concerns: Concerns
    concern_desk: ConcernDesk
    skills: Skills
    daily_runs: DailyRuns
    exports: Exports
    voices: Voices
    reports: Reports
    careers: Careers
    summaries: Summaries
    schedules: Schedules
    editions: Editions
    holding: Holding
    undelivered: Undelivered
    rehearsals: Rehearsals
    digests: Digests
    desk: Desk
    subjects: Subjects
    deeds: Deeds
    undoing: Undoing
    search: Search


def make_services(store: Store, almanac: Almanac) -> Services:
    return Services(
        directory=Directory(store, almanac),
        readings=Readings(store),
        imports=Imports(store),
        home=Home(store, almanac),
        rooms=Rooms(store, almanac),
        programs=Programs(store),
        cohorts=Cohorts(store, almanac),
        settings=SettingsOffice(store, almanac),
        colleagues=Colleagues(store, almanac),
        leaders=Leaders(store, almanac),
        chronicle=Chronicle(store),
        signups=Signups(store, almanac),
        drafts=Drafts(store, almanac),
        profiles=Profiles(store),
        confidences=Confidences(store, almanac),
        vocabulary=Vocabulary(store),
        newcomers=Newcomers(store, almanac),
        approvals=Approvals(store, almanac),
        matching=Matching(store, almanac),
        matching_rules=RulesOffice(store, almanac),
        by_hand=ByHand(store),
        what_if=WhatIf(store),
        proposals=Proposals(store, almanac),
        succession=Succession(store, almanac),
        finding=Finding(store),
        asking=Asking(store, almanac),
        meetings=Meetings(store, almanac),
        choosing=Choosing(store, almanac),
        calendars=Calendars(store),
        past_meetings=PastMeetings(store, almanac),
        group_meetings=GroupMeetings(store, almanac),
        feedback=FeedbackDesk(store, almanac),
        pulses=Pulses(store),
        agendas=Agendas(store, almanac),
        questions=Questions(store, almanac),
        kickoff=KickOff(store, almanac),
        agreements=Agreements(store, almanac),
        goals=Goals(store, almanac),
        progress=GoalProgress(store, almanac),
        reviews=Reviews(store, almanac),
        cheers=Cheers(store),
        goal_pages=GoalPages(store),
        milestones=Milestones(store),
        steps=Steps(store, almanac),
        occasions=Occasions(store, almanac),
        letterboxes=Letterboxes(store, almanac),
        reminders=Reminders(store),
        hours=OwnHours(store, almanac),
        blackouts=Blackouts(store),
        participation=Participation(store, almanac),
        rematches=Rematches(store, almanac),
        offers=Offers(store),
        paces=Paces(store, almanac),
        silences=Silences(store, almanac),
        retrospectives=Retrospectives(store, almanac),
        endings=Endings(store, almanac),
        early_ends=EarlyEnds(store, almanac),
        keepsakes=Keepsakes(store, almanac),
        concerns=Concerns(store, almanac),
        concern_desk=ConcernDesk(store, almanac),
        skills=Skills(store, almanac),
        daily_runs=DailyRuns(store, almanac),
        exports=Exports(store),
        voices=Voices(store),
        reports=Reports(store),
        careers=Careers(store),
        summaries=Summaries(store),
        schedules=Schedules(store, almanac),
        editions=Editions(store, almanac),
        holding=Holding(store, almanac),
        undelivered=Undelivered(store, almanac),
        rehearsals=Rehearsals(store),
        digests=Digests(store, almanac),
        desk=Desk(store, almanac),
        subjects=Subjects(store),
        deeds=Deeds(store, almanac),
        undoing=Undoing(store, almanac),
        search=Search(store),
    )
