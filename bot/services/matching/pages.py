"""A draft round as its admins see it: a page of its pairs, whom it leaves over, and what it gave up."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from bot.domain.errors import RoundOutdated
from bot.domain.matching import Criterion, LeftOver
from bot.domain.matching.hands import Two
from bot.domain.matching_terms import HandKind, Pairing
from bot.domain.people import Someone
from bot.domain.round_cards import PAIRS_ON_A_PAGE, DryRunCard, ForbiddenCard, Gain, LeftOverCard, PairCard, Spread
from bot.domain.rounds import Outcome
from bot.domain.terms import MentorRule, Side
from bot.services.proposals.readiness import is_quiet
from bot.store import Work
from bot.store.codec import load_outcome
from models import Cohort, HandChange, MatchingRound, MatchProposal, Participant

NOT_APPROVED = "They wait to be approved as a mentor. The cohort's page has the list."
QUIET = "They asked for some time without a suggestion."


def page_of(work: Work, cohort: Cohort, draft: MatchingRound, *, start: int, weakest_first: bool) -> DryRunCard:
    """Raise RoundOutdated for a draft of an older version, which kept less."""
    if draft.outcome is None:
        raise RoundOutdated
    outcome, changes = load_outcome(draft.outcome), work.rounds.hands(draft.id)
    numbers = work.rounds.spread(draft.id)
    hands = {(each.mentor_id, each.mentee_id): each for each in changes}
    spread = Spread(
        pairs=numbers.pairs,
        lowest=numbers.lowest,
        highest=numbers.highest,
        mean=numbers.mean,
        locked=sum(each.kind is HandKind.LOCKED for each in changes),
        held_back=sum(each.kind is HandKind.HELD_BACK for each in changes),
    )
    shown = work.matching.page_of_round(draft.id, start=start, most=PAIRS_ON_A_PAGE, weakest_first=weakest_first)
    return DryRunCard(
        round=draft.id,
        version=draft.version,
        cohort=cohort.id,
        program=cohort.program.name,
        objective=draft.objective,
        spread=spread,
        pairs=tuple(
            _pair_card(proposal, hands.get((proposal.mentor_id, proposal.mentee_id)), cohort.program.pairing)
            for proposal in shown
        ),
        start=start,
        weakest_first=weakest_first,
        left_over=tuple(
            replace(each, pairing=cohort.program.pairing)
            for each in (*_left_over(work, outcome), *_unapproved(work, cohort), *_quiet(work, cohort))
        ),
        forbidden=_forbidden(work, changes),
        blocking=outcome.blocking,
        fewer_pairs=outcome.fewer_pairs,
        fewer_points=outcome.fewer_points,
        proven=_is_proven(draft),
        exposure=outcome.exposure,
        gains=_gains(work, outcome),
        new=outcome.new,
        gone=outcome.gone,
        pairing=cohort.program.pairing,
    )


def _is_proven(draft: MatchingRound) -> bool:
    """A plan of groups may come with how good it could be at most instead of a proof that it is the best."""
    kept = draft.certificate
    return kept is not None and kept["primal"] == kept["dual"]


def pair_in(work: Work, draft: MatchingRound, two: Two) -> PairCard:
    """One pair of a draft."""
    change = next((each for each in work.rounds.hands(draft.id) if (each.mentor_id, each.mentee_id) == two), None)
    return _pair_card(
        work.matching.in_round(draft.id, two), change, work.cohorts.get(draft.cohort_id).program.pairing
    )


def _pair_card(proposal: MatchProposal, change: HandChange | None, pairing: Pairing) -> PairCard:
    points = proposal.reason.get("points", {})
    return PairCard(
        proposal=proposal.id,
        mentor=proposal.mentor.person.as_someone(),
        mentee=proposal.mentee.person.as_someone(),
        score=proposal.score,
        reason=proposal.as_reason(),
        hand=change.kind if change else None,
        points=tuple((criterion, points[criterion.value]) for criterion in Criterion if criterion.value in points),
        regret=proposal.reason.get("regret", 0),
        why=change.why if change else "",
        pairing=pairing,
    )


def _left_over(work: Work, outcome: Outcome) -> list[LeftOverCard]:
    ids = {each for left in outcome.left_over for each in (left.participant, *left.contested)}
    people = work.rounds.people(ids)
    return [_left_card(left, people) for left in outcome.left_over if left.participant in people]


def _gains(work: Work, outcome: Outcome) -> tuple[Gain, ...]:
    people = work.rounds.people({gain.mentor for gain in outcome.seat_gains})
    return tuple(
        Gain(mentor=_someone(people, gain.mentor), pairs=gain.pairs, points=gain.points)
        for gain in outcome.seat_gains
    )


def _left_card(left: LeftOver, people: Mapping[UUID, Participant]) -> LeftOverCard:
    return LeftOverCard(
        participant=left.participant,
        person=people[left.participant].person.as_someone(),
        side=left.side,
        why=left.reason.sentence,
        excluded=left.excluded,
        contested=tuple(_someone(people, each) for each in left.contested),
    )


def _someone(people: Mapping[UUID, Participant], participant: UUID) -> Someone:
    return people[participant].person.as_someone()


def _unapproved(work: Work, cohort: Cohort) -> list[LeftOverCard]:
    """Mentors whom the matching leaves out until somebody approves them."""
    if cohort.program.mentor_rule is MentorRule.OPEN:
        return []
    return [
        LeftOverCard(person=each.participant.person.as_someone(), side=Side.MENTOR, why=NOT_APPROVED)
        for each in work.approvals.waiting_in(cohort.id)
    ]


def _quiet(work: Work, cohort: Cohort) -> list[LeftOverCard]:
    """Whoever said "Not now" a while ago."""
    return [
        LeftOverCard(
            person=each.person.as_someone(), side=Side.MENTEE if each.role.learns else Side.MENTOR, why=QUIET
        )
        for each in work.participants.quiet_in(cohort.id)
        if is_quiet(each, work.now)
    ]


def _forbidden(work: Work, changes: Sequence[HandChange]) -> tuple[ForbiddenCard, ...]:
    bans = [each for each in changes if each.kind is HandKind.FORBIDDEN]
    people = work.rounds.people({each for ban in bans for each in (ban.mentor_id, ban.mentee_id)})
    return tuple(
        ForbiddenCard(
            mentor_id=ban.mentor_id,
            mentee_id=ban.mentee_id,
            mentor=_someone(people, ban.mentor_id),
            mentee=_someone(people, ban.mentee_id),
        )
        for ban in bans
    )
