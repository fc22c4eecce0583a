"""Use cases, one transaction each: load facts, ask the domain, write rows, put notices, commit."""

from dataclasses import dataclass

from bot.services.almanac import Almanac
from bot.services.directory import Directory
from bot.services.goals import Goals
from bot.services.home import Home
from bot.services.matching import Matching
from bot.services.meetings import Meetings
from bot.services.participation import Participation
from bot.services.programs import Programs
from bot.services.proposals import Proposals
from bot.services.signups import Signups
from bot.services.summaries import Summaries
from bot.store import Store


@dataclass(frozen=True, slots=True)
class Services:
    """What handlers can ask for."""

    directory: Directory
    home: Home
    programs: Programs
    signups: Signups
    matching: Matching
    proposals: Proposals
    meetings: Meetings
    goals: Goals
    participation: Participation
    summaries: Summaries


def make_services(store: Store, almanac: Almanac) -> Services:
    return Services(
        directory=Directory(store, almanac),
        home=Home(store),
        programs=Programs(store),
        signups=Signups(store),
        matching=Matching(store, almanac),
        proposals=Proposals(store, almanac),
        meetings=Meetings(store, almanac),
        goals=Goals(store, almanac),
        participation=Participation(store, almanac),
        summaries=Summaries(store),
    )
