"""What has to have come in a year: each thing that people do, and each kind of message that a year can bring."""

from collections.abc import Mapping
from typing import get_args

from bot.domain.notices import Notice
from tests.simulation.year.answers import WAYS
from tests.simulation.year.whims import WHIMS
from tests.simulation.year.year import Year

NOT_HERE: Mapping[str, str] = {
    "AdminAdded": "one admin runs everything",
    "CohortSummary": "asked for by an admin, in older versions",
    "ProgramSummary": "asked for by an admin",
    "SummariesStopped": "takes an admin who has summaries posted by themselves",
    "ExportFile": "asked for by an admin",
    "GentleWord": "takes an admin who acts on the queue",
    "MoreTime": "takes an admin who acts on the queue",
    "NothingSent": "takes a bot that falls silent by fault",
    "WordFromAdmin": "takes an admin who acts on the queue",
    "GoalHelpAsked": "asked for on the page of a goal",
    "GoalShared": "takes both of a pair, within days",
    "GoalMoved": "asked for on the page of a goal",
    "LaterCome": "asked for before joining",
    "LeaderAsked": "asked for by an admin",
    "MeetingNudge": "written by earlier versions",
    "NewcomerInvited": "for those who come to the company",
    "PlaceFree": "where a cohort has a size",
    "Rehearsed": "asked for by an admin",
    "RequestNoteChanged": "asked for on the page of a request",
    "Several": "counted by its parts",
    "Signpost": "for those who write to the bot",
    "TalkInvited": "takes a talk that was proposed and wished for",
    "TestMessage": "asked for by an admin",
    "Waitlisted": "where a cohort has a size",
}
"""Kinds of messages that come only where somebody does what nobody does here."""


def unreached(year: Year) -> list[str]:
    """What never came, of what a year of so many people has to bring."""
    kinds = {kind.__name__ for kind in get_args(Notice)} - NOT_HERE.keys()
    deeds = {way.name for ways in WAYS.values() for way in ways} | WHIMS.keys()
    return sorted((kinds - year.kinds.keys()) | (deeds - year.done.keys()))
