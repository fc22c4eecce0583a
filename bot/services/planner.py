"""Which rows need attention now, and what to do with each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from bot.domain.nudges import AskIfMet, Complete, LeaveUnknown, PlanMeeting, Remind, Step
from bot.ports import Clock
from bot.services import Services
from bot.services.rhythm import Rhythm
from bot.store import Store
from bot.store.due import Dated
from models import Cohort, Digest, LaterReminder, MatchProposal, Mentorship, Participant


class Matter(StrEnum):
    """What an errand is about."""

    PAIR = "pair"
    PROPOSAL = "proposal"
    BREAK = "break"
    COHORT = "cohort"
    LATER = "later"
    DIGEST = "digest"


ROWS: Mapping[Matter, Dated] = {
    Matter.PAIR: Mentorship,
    Matter.PROPOSAL: MatchProposal,
    Matter.BREAK: Participant,
    Matter.COHORT: Cohort,
    Matter.LATER: LaterReminder,
    Matter.DIGEST: Digest,
}
"""Pairs before cohorts: with its last pair, a cohort closes in the same tick."""

STEPS: Mapping[type[Step], str] = {
    PlanMeeting: "meeting planned",
    Remind: "meeting announced",
    AskIfMet: "check-in asked",
    LeaveUnknown: "meeting left as unknown",
    Complete: "mentorship completed",
}


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
        self._services = services
        self._rhythm = rhythm

    def claim(self) -> Sequence[Errand]:
        """Take a batch of due rows of every kind. A claim lapses by itself if its errand is not carried out."""
        with self._store.due() as due:
            now = self._clock.now()
            return [
                Errand(matter, workspace_id, row_id)
                for matter, kind in ROWS.items()
                for workspace_id, row_id in due.claim(kind, now)
            ]

    def carry_out(self, errand: Errand) -> str | None:
        """Do what the row needs now; return what was done in a few words, or None if nothing was needed."""
        match errand.matter:
            case Matter.PAIR:
                step = self._rhythm.move_on(errand.workspace_id, errand.row_id)
                return STEPS[type(step)] if step else None
            case Matter.PROPOSAL:
                heard = self._services.proposals.hear_silence(errand.workspace_id, errand.row_id)
                return "silence on a match answered" if heard else None
            case Matter.COHORT:
                return self._services.cohorts.move_on(errand.workspace_id, errand.row_id)
            case Matter.LATER:
                reminded = self._services.drafts.remind(errand.workspace_id, errand.row_id)
                return "reminder to join sent" if reminded else None
            case Matter.DIGEST:
                sent = self._services.digests.send(errand.workspace_id, errand.row_id)
                return "digest sent" if sent else None
            case _:
                ended = self._services.participation.end_break(errand.workspace_id, errand.row_id)
                return "break ended" if ended else None
