"""Who may look for a mentor themself, where, and what they have asked so far."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from bot.domain.errors import (
    CohortClosed,
    FoundForYou,
    HasMentor,
    MentorsOnly,
    NoPlaceYet,
    OnBreakNow,
    Refused,
    SaidYesAlready,
)
from bot.domain.finding import Obstacle, Standing, obstacle
from bot.domain.finding_cards import RequestCard
from bot.domain.matching_terms import ONE_TO_ONE, ProposalOrigin
from bot.services.access import is_open, not_taking_part
from bot.store import Work
from models import MatchProposal, Mentorship, Participant

WHY: dict[Obstacle, type[Refused]] = {
    Obstacle.ON_BREAK: OnBreakNow,
    Obstacle.SAID_YES: SaidYesAlready,
    Obstacle.HAS_MENTOR: HasMentor,
    Obstacle.NO_PLACE: NoPlaceYet,
    Obstacle.MENTORS_ONLY: MentorsOnly,
    Obstacle.FOUND_FOR: FoundForYou,
    Obstacle.CLOSED: CohortClosed,
}
NEAREST = tuple(Obstacle)


def looking_places(work: Work) -> Sequence[Participant]:
    """Where the person acting may look for a mentor. Raise what is nearest to it where that is nowhere."""
    places = work.participants.of_person(work.me.id)
    ids = [place.id for place in places]
    pairs, proposals = work.mentorships.running_of(ids), work.matching.open_of(ids)
    found = [(place, obstacle_for(work, place, pairs, proposals)) for place in places]
    free = [place for place, reason in found if reason is None]
    if free:
        return free
    in_the_way = [(reason, place) for place, reason in found if reason]
    if not in_the_way:
        raise not_taking_part(work)
    reason, place = min(in_the_way, key=lambda each: NEAREST.index(each[0]))
    raise WHY[reason](program=place.cohort.program.name)


def looking_in(work: Work, cohort_id: UUID) -> Participant:
    """The place of the person acting, who may look for a mentor there. Raise what stands in the way."""
    place = next((each for each in work.participants.of_person(work.me.id) if each.cohort_id == cohort_id), None)
    if place is None:
        raise not_taking_part(work)
    pairs, proposals = work.mentorships.running_of([place.id]), work.matching.open_of([place.id])
    reason = obstacle_for(work, place, pairs, proposals)
    if reason:
        raise WHY[reason](program=place.cohort.program.name)
    return place


def obstacle_for(
    work: Work, place: Participant, pairs: Iterable[Mentorship], proposals: Iterable[MatchProposal]
) -> Obstacle | None:
    """What keeps somebody from looking in a cohort, given the pairs that run and the matches that are open."""
    standing = Standing(
        role=place.role,
        state=place.state,
        open=is_open(place.cohort, work),
        one_to_one=place.cohort.program.pairing in ONE_TO_ONE,
        has_mentor=any(pair.mentee_id == place.id for pair in pairs),
        said_yes=any(
            each.mentee_id == place.id
            and each.origin is not ProposalOrigin.REQUEST
            and each.mentee_accepted_at is not None
            for each in proposals
        ),
    )
    return obstacle(standing)


def requests_of(work: Work) -> Sequence[MatchProposal]:
    """The open requests of the person acting, in all cohorts, the newest first."""
    mine = [place.id for place in work.participants.of_person(work.me.id)]
    asked = [
        each
        for each in work.matching.open_of(mine)
        if each.origin is ProposalOrigin.REQUEST and each.mentee_id in mine
    ]
    return sorted(asked, key=lambda each: each.id, reverse=True)


def request_card(request: MatchProposal) -> RequestCard:
    return RequestCard(
        proposal=request.id,
        mentor=request.mentor.person.as_someone(),
        program=request.mentor.cohort.program.name,
        note=request.note,
        answer_by=request.answer_by,
    )
