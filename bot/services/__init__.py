"""Use cases, one transaction each: load facts, ask the domain, write rows, put notices, commit."""

from dataclasses import dataclass

from bot.services.almanac import Almanac
from bot.services.approvals import Approvals
from bot.services.asking import Asking
from bot.services.by_hand import ByHand
from bot.services.chronicle import Chronicle
from bot.services.cohorts import Cohorts
from bot.services.colleagues import Colleagues
from bot.services.confidences import Confidences
from bot.services.daily_runs import DailyRuns
from bot.services.digests import Digests
from bot.services.directory import Directory
from bot.services.drafts import Drafts
from bot.services.finding import Finding
from bot.services.goals import Goals
from bot.services.holding import Holding
from bot.services.home import Home
from bot.services.imports import Imports
from bot.services.leaders import Leaders
from bot.services.matching import Matching
from bot.services.matching_rules import RulesOffice
from bot.services.meetings import Meetings
from bot.services.newcomers import Newcomers
from bot.services.participation import Participation
from bot.services.profiles import Profiles
from bot.services.programs import Programs
from bot.services.proposals import Proposals
from bot.services.readings import Readings
from bot.services.rehearsals import Rehearsals
from bot.services.rematches import Rematches
from bot.services.rooms import Rooms
from bot.services.settings import SettingsOffice
from bot.services.signups import Signups
from bot.services.succession import Succession
from bot.services.summaries import Summaries
from bot.services.vocabulary import Vocabulary
from bot.services.what_if import WhatIf
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
    goals: Goals
    participation: Participation
    rematches: Rematches
    daily_runs: DailyRuns
    summaries: Summaries
    holding: Holding
    rehearsals: Rehearsals
    digests: Digests


def make_services(store: Store, almanac: Almanac) -> Services:
    return Services(
        directory=Directory(store, almanac),
        readings=Readings(store),
        imports=Imports(store),
        home=Home(store),
        rooms=Rooms(store),
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
        matching_rules=RulesOffice(store),
        by_hand=ByHand(store),
        what_if=WhatIf(store),
        proposals=Proposals(store, almanac),
        succession=Succession(store, almanac),
        finding=Finding(store),
        asking=Asking(store, almanac),
        meetings=Meetings(store, almanac),
        goals=Goals(store, almanac),
        participation=Participation(store, almanac),
        rematches=Rematches(store, almanac),
        daily_runs=DailyRuns(store, almanac),
        summaries=Summaries(store),
        holding=Holding(store, almanac),
        rehearsals=Rehearsals(store),
        digests=Digests(store, almanac),
    )
