"""Which rows need attention now, and what to do with each."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from bot.domain.nudges import (
    AskIfMet,
    CallTogether,
    Complete,
    LeaveUnknown,
    Offer,
    PlanMeeting,
    Prepare,
    Step,
    SuggestAnew,
)
from bot.domain.rematches import Part
from bot.ports import Clock
from bot.services import Services
from bot.services.meetings.rhythm import Rhythm
from bot.store import Store
from bot.store.due import Dated, Due
from models import (
    Cohort,
    DailyLook,
    Digest,
    LaterReminder,
    Letterbox,
    MatchProposal,
    Mentorship,
    NextSearch,
    Occasion,
    Participant,
    SummarySchedule,
)


class Matter(StrEnum):
    """What an errand is about."""

    PAIR = "pair"
    PROPOSAL = "proposal"
    BREAK = "break"
    COHORT = "cohort"
    LATER = "later"
    DIGEST = "digest"
    SEARCH = "search"
    DAILY_RUN = "daily_run"
    OCCASION = "occasion"
    SUMMARY = "summary"
    POST = "post"


ROWS: Mapping[Matter, Dated] = {
    Matter.PAIR: Mentorship,
    Matter.PROPOSAL: MatchProposal,
    Matter.BREAK: Participant,
    Matter.COHORT: Cohort,
    Matter.LATER: LaterReminder,
    Matter.DIGEST: Digest,
    Matter.SEARCH: NextSearch,
    Matter.DAILY_RUN: DailyLook,
    Matter.OCCASION: Occasion,
    Matter.SUMMARY: SummarySchedule,
}
"""Pairs before cohorts: with its last pair, a cohort closes in the same tick."""
AT_LAST: Mapping[Matter, Dated] = {Matter.POST: Letterbox}
"""Once nothing else is due, so that everything of one morning can leave in one message."""
EVERYTHING = (*ROWS.values(), *AT_LAST.values())

STEPS: Mapping[type[Step | Part], str] = {
    PlanMeeting: "meeting planned",
    SuggestAnew: "meeting suggested anew",
    Offer: "times offered",
    Prepare: "meeting prepared",
    CallTogether: "pair called together",
    AskIfMet: "check-in asked",
    LeaveUnknown: "meeting left as unknown",
    Complete: "mentorship completed",
    Part: "pair parted",
}


DONE: Mapping[Matter, str] = {
    Matter.PROPOSAL: "silence on a match answered",
    Matter.BREAK: "break ended",
    Matter.LATER: "reminder to join sent",
    Matter.DIGEST: "digest sent",
    Matter.SEARCH: "next matches suggested",
    Matter.OCCASION: "pair spoken to",
    Matter.POST: "reminders posted",
}
"""What was done where an errand only tells that it did something. Others say it themselves."""


@dataclass(frozen=True, slots=True)
class Errand:
    """A row whose time has come, claimed for us."""

    matter: Matter
    workspace_id: UUID
    row_id: UUID


class Planner:
    """Claims due rows and carries out what each needs."""

    def __init__(self, store: Store, clock: Clock, *, services: Services, rhythm: Rhythm) -> None:
        self._store = store
        self._clock = clock
        self._deeds: Mapping[Matter, Callable[[UUID, UUID], Any]] = {
            Matter.PAIR: rhythm.move_on,
            Matter.PROPOSAL: services.proposals.hear_silence,
            Matter.BREAK: services.participation.end_break,
            Matter.COHORT: services.cohorts.move_on,
            Matter.LATER: services.drafts.remind,
            Matter.DIGEST: services.digests.send,
            Matter.SEARCH: services.succession.search,
            Matter.DAILY_RUN: services.daily_runs.run,
            Matter.OCCASION: services.occasions.come,
            Matter.SUMMARY: services.editions.come,
            Matter.POST: services.letterboxes.look,
        }

    def claim(self) -> Sequence[Errand]:
        """Take a batch of due rows of every kind. A claim lapses by itself if its errand is not carried out.

        Mostly there is nothing, which is seen without a turn at writing.
        """
        now = self._clock.now()
        with self._store.glancing() as due:
            found = due.found(EVERYTHING, now)
        if not found:
            return []
        with self._store.due() as due:
            return self._claimed(due, ROWS, found, now) or self._claimed(due, AT_LAST, found, now)

    def _claimed(
        self, due: Due, rows: Mapping[Matter, Dated], found: Collection[Dated], now: datetime
    ) -> Sequence[Errand]:
        return [
            Errand(matter, workspace_id, row_id)
            for matter, kind in rows.items()
            if kind in found
            for workspace_id, row_id in due.claim(kind, now)
        ]

    def carry_out(self, errand: Errand) -> str | None:
        """Do what the row needs now; return what was done in a few words, or None if nothing was needed."""
        done = self._deeds[errand.matter](errand.workspace_id, errand.row_id)
        if isinstance(done, str) or not done:
            return done or None
        return DONE.get(errand.matter) or STEPS[type(done)]
