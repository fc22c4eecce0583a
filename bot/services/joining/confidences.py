"""What somebody says in confidence, kept apart from their other answers and acted upon without a word."""

from collections.abc import Collection

from bot.domain.cards import ApartCard
from bot.domain.errors import NotTakingPart, WrongInput
from bot.domain.matching_terms import ProposalState
from bot.domain.people import Actor
from bot.domain.signup import MOST_NEVER, merge
from bot.services.almanac import Almanac
from bot.services.pairs.farewell import come_to_nothing
from bot.store import Store, Work
from models import ConfidentialWish, NeverMatch, Participant


class Confidences:
    """The people somebody is to be kept apart from: theirs wherever they take part, and after they have left."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def mine(self, actor: Actor) -> ApartCard:
        """The person's own list. Raise NotTakingPart for somebody who has none and never took part."""
        with self._store.reading(actor) as work:
            card = _card(work)
            if not card.never and not work.participants.ever_of(work.me.id):
                raise NotTakingPart
            return card

    def keep_apart(self, actor: Actor, *, sent: Collection[str], shown: Collection[str]) -> ApartCard:
        """Change the list, whatever became of the programs. Raise WrongInput where it is too long."""
        with self._store.writing(actor) as work:
            lists = {"sent": {"never": tuple(sent)}, "shown": {"never": tuple(shown)}}
            never = merge(**lists, kept={"never": kept_apart(work)}).answers["never"]
            assert isinstance(never, tuple)
            if len(never) > MOST_NEVER:
                raise WrongInput(never=f"Please name at most {MOST_NEVER} people.")
            keep_apart(work, self._almanac, never)
            work.flush()
            return _card(work)


def kept_apart(work: Work) -> tuple[str, ...]:
    """The Slack ids of those whom the person acting is to be kept apart from."""
    return tuple(person.slack_user_id for person in work.wishes.never_of(work.me.id))


def affinity_of(work: Work, participant: Participant) -> str:
    """What somebody would like to have in common. Only ever for the participant themself."""
    return work.wishes.affinity_of(participant.id)


def keep_apart(work: Work, almanac: Almanac, never: Collection[str]) -> None:
    """Keep these people apart from the person acting. An open match with one named now closes neutrally."""
    named = {person.id for person in work.people.among(never).values()} - {work.me.id}
    known = {person.id for person in work.wishes.never_of(work.me.id)}
    work.wishes.forget_never(work.me.id, known - named)
    for person_id in sorted(named - known):
        work.add(NeverMatch, author_id=work.me.id, person_id=person_id)
    places = [place.id for place in work.participants.of_person(work.me.id)] if named - known else []
    for proposal in work.matching.open_of(places):
        side = proposal.side_of(work.me.id)
        assert side is not None
        if proposal.member(side.other).person_id in named:
            come_to_nothing(work, almanac, proposal, ProposalState.WITHDRAWN, tell={side.other})


def say_affinity(work: Work, participant: Participant, affinity: str) -> None:
    """Keep what somebody would like to have in common, or forget it where they say nothing."""
    if affinity != work.wishes.affinity_of(participant.id):
        work.wishes.forget_affinity(participant.id)
        if affinity:
            work.add(ConfidentialWish, participant_id=participant.id, affinity=affinity)


def _card(work: Work) -> ApartCard:
    return ApartCard(never=tuple(person.as_someone() for person in work.wishes.never_of(work.me.id)))
