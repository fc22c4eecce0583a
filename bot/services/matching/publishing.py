"""Matching rounds: a dry run that only admins see, publishing all or some of it, and taking that back."""

from typing import NamedTuple
from uuid import UUID

from bot.domain.cohorts import Step, can
from bot.domain.errors import NothingToPublish, RoundAnswered, RoundOutdated
from bot.domain.matching import digest_of
from bot.domain.matching.progress import Report, unheard
from bot.domain.matching_terms import HandKind, Objective, ProposalState, RoundState
from bot.domain.people import Actor
from bot.domain.previews import Preview
from bot.domain.round_cards import DryRunCard
from bot.domain.terms import Side
from bot.services.access import require_open, require_runs_any, run_cohort
from bot.services.almanac import Almanac
from bot.services.foresight import foresee
from bot.services.matching.candidates import inputs_of
from bot.services.matching.drafting import draft_of, hands_in, work_out
from bot.services.matching.pages import page_of
from bot.services.pairs.farewell import settle_proposal, tell_closed
from bot.services.programs.cohort_life import move_by_itself, take
from bot.services.proposals.suggesting import suggest
from bot.store import Store, Work
from models import Cohort, MatchingRound, MatchProposal


class Published(NamedTuple):
    """What was published or taken back: the cohort, the round, and how many matches."""

    cohort: UUID
    round: UUID
    matches: int


class Matching:
    """The admin's side of matching."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def dry_run(
        self, actor: Actor, cohort_id: UUID, objective: Objective | None = None, *, report: Report = unheard
    ) -> DryRunCard:
        """Work out who fits whom and keep it as the cohort's draft; nothing is sent. Raise NothingToMatch.

        A draft that is there already is renewed: what was decided by hand stays, and so does the objective where
        none is named. `report` hears how far it is.
        """
        return self.look(actor, work_out(self._store, actor, cohort_id, objective=objective, report=report))

    def again(self, actor: Actor, round_id: UUID, objective: Objective) -> DryRunCard:
        """The same draft, best in something else. Raise as `dry_run` does, and RoundOutdated for an older draft."""
        with self._store.reading(actor) as work:
            draft = draft_of(work, round_id)
        renewed = work_out(self._store, actor, draft.cohort_id, objective=objective, within=draft.id)
        return self.look(actor, renewed)

    def look(self, actor: Actor, round_id: UUID, *, start: int = 0, weakest_first: bool = False) -> DryRunCard:
        """A page of a draft as it was kept. Raise RoundOutdated once it is out, or another has taken its place."""
        with self._store.reading(actor) as work:
            draft = draft_of(work, round_id)
            cohort = work.cohorts.get(draft.cohort_id)
            return page_of(work, cohort, draft, start=start, weakest_first=weakest_first)

    def cohort_of(self, actor: Actor, round_id: UUID) -> UUID:
        """The cohort of a round, to match it once more where the round is outdated. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            return run_cohort(work, work.rounds.get(round_id).cohort_id).id

    def publish(self, actor: Actor, round_id: UUID, seen: int | None = None) -> Published:
        """Send the proposals of a draft, once, but for those held back.

        `seen` is the version that was looked at. Raise RoundOutdated if anything changed since, CohortClosed, or
        NothingToPublish.
        """
        with self._store.writing(actor) as work:
            require_runs_any(work)
            draft = work.rounds.held(round_id)
            work.cohorts.hold(draft.cohort_id)
            cohort = require_open(run_cohort(work, draft.cohort_id), work)
            if draft_of(work, round_id).version != (seen or draft.version):
                raise RoundOutdated
            require_same(work, cohort, draft)
            return Published(cohort.id, draft.id, send_out(work, self._almanac, cohort, draft))

    def before_publishing(self, actor: Actor, round_id: UUID) -> Preview:
        """To how many people publishing a draft would send something, and when. Nothing happens."""
        with self._store.rehearsing(actor) as work:
            draft = work.rounds.get(round_id)
            cohort = run_cohort(work, draft.cohort_id)
            if work.rounds.spread(draft.id).pairs > len(held_back(work, draft)):
                send_out(work, self._almanac, cohort, draft)
            return foresee(work)

    def undo(self, actor: Actor, round_id: UUID) -> Published:
        """Take a published round back while nobody has answered: who was asked already hears so, neutrally.

        Raise RoundAnswered once somebody has, and RoundOutdated if it is not out.
        """
        with self._store.writing(actor) as work:
            published = work.rounds.held(round_id)
            cohort = run_cohort(work, published.cohort_id)
            if published.state is not RoundState.PUBLISHED:
                raise RoundOutdated
            if work.rounds.answered(round_id):
                raise RoundAnswered
            published.state = RoundState.UNDONE
            proposals = work.matching.of_round(round_id)
            for proposal in proposals:
                self._take_back(work, proposal)
            work.audit("round:undo", round_id, program=cohort.program_id, matches=len(proposals))
            return Published(cohort.id, round_id, len(proposals))

    def _take_back(self, work: Work, proposal: MatchProposal) -> None:
        settle_proposal(work, proposal, ProposalState.WITHDRAWN)
        for side in Side:
            tell_closed(work, self._almanac, proposal, side)


def require_same(work: Work, cohort: Cohort, draft: MatchingRound) -> None:
    """Raise RoundOutdated if anything that decided the plan has changed since it was made."""
    people = work.participants.active_in(cohort.id)
    hands = hands_in(work, draft)
    inputs = inputs_of(work, cohort, people, draft.objective, as_of=draft.created_at, hands=hands)
    if digest_of(*inputs) != draft.digest:
        raise RoundOutdated


def held_back(work: Work, draft: MatchingRound) -> list[UUID]:
    """The proposals of a draft that are not to be sent this time."""
    kept = {
        (each.mentor_id, each.mentee_id) for each in work.rounds.hands(draft.id) if each.kind is HandKind.HELD_BACK
    }
    return [sketch.id for two, sketch in work.rounds.sketches(draft.id).items() if two in kept]


def send_out(work: Work, almanac: Almanac, cohort: Cohort, draft: MatchingRound) -> int:
    """Publish a draft; return how many proposals are sent. Raise NothingToPublish where all are held back."""
    work.rounds.drop(held_back(work, draft))
    proposals = work.matching.of_round(draft.id)
    if not proposals:
        raise NothingToPublish
    draft.state, draft.published_at = RoundState.PUBLISHED, work.now
    work.audit("round:publish", draft.id, program=cohort.program_id, matches=len(proposals))
    if can(cohort.state, Step.MATCH):
        take(work, cohort, Step.MATCH)
        move_by_itself(work, cohort)
    for proposal in proposals:
        suggest(work, almanac, proposal)
    return len(proposals)
