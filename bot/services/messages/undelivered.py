"""What could not be delivered: an admin looks at it, has it tried again once it can arrive, or puts it aside."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from bot.domain.errors import NotYours, TriedAlready
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState
from bot.domain.undelivered import (
    POINTLESS,
    UNSURE,
    Chance,
    Deed,
    Obstacle,
    Reckoning,
    UndeliveredCard,
    UndeliveredPage,
    chance_of,
    obstacle_of,
    piled,
)
from bot.services.access import require_admin
from bot.services.almanac import Almanac
from bot.services.care.concern_access import readable_by
from bot.store import Store, Work
from bot.store.concerns import OF_CONCERNS
from bot.store.holding import UNLISTED
from bot.store.undelivered import Moved, as_letter
from bot.store.undelivered import Undelivered as Letters
from models import OutboxMessage, Person

ON_A_PAGE = 15


class Undelivered:
    """Dead letters, seen by those who can do something about them. Nothing of what they say.

    One about a request for help is seen by the admins who may read that request, and by nobody else.
    """

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def look(self, actor: Actor) -> UndeliveredCard:
        """Everything that could not be delivered and that nobody has dismissed."""
        with self._store.reading(actor) as work:
            return UndeliveredCard(piles=piled(_letters(work).tallies()))

    def page(self, actor: Actor, obstacle: Obstacle, start: int = 0) -> UndeliveredPage:
        """Some of the messages with one obstacle, from the `start`th on, or the last page where there are fewer."""
        with self._store.reading(actor) as work:
            letters = _letters(work)
            total = sum(pile.count for pile in piled(letters.tallies()) if pile.obstacle is obstacle)
            first = min(max(start, 0), max(total - 1, 0) // ON_A_PAGE * ON_A_PAGE)
            found = letters.page(_reasons(letters, obstacle), start=first, most=ON_A_PAGE)
            return UndeliveredPage(
                obstacle=obstacle, start=first, total=total, on_a_page=ON_A_PAGE, messages=tuple(found)
            )

    def retry(self, actor: Actor, message_id: UUID) -> Reckoning:
        """Have one sent again. Raise TriedAlready if somebody was quicker, NotYours if there is none of that id."""
        with self._store.writing(actor) as work:
            letters = _letters(work)
            taken = letters.take(message_id)
            if not taken:
                raise _why_none(work, message_id)
            return self._retried(work, taken)

    def retry_all(self, actor: Actor, obstacle: Obstacle) -> Reckoning:
        """Have all with one obstacle sent again, each at a working moment of its readers."""
        with self._store.writing(actor) as work:
            letters = _letters(work)
            return self._retried(work, letters.take_all(_reasons(letters, obstacle)))

    def dismiss(self, actor: Actor, message_id: UUID) -> Reckoning:
        """Put one aside. Raise as `retry` does."""
        with self._store.writing(actor) as work:
            letters = _letters(work)
            moved = letters.dismiss(message_id)
            if not any(moved):
                raise _why_none(work, message_id)
            return _dismissed(work, moved)

    def dismiss_all(self, actor: Actor, obstacle: Obstacle) -> Reckoning:
        """Put all with one obstacle aside."""
        with self._store.writing(actor) as work:
            letters = _letters(work)
            return _dismissed(work, letters.dismiss_all(_reasons(letters, obstacle)))

    def recall(self, actor: Actor, mark: datetime) -> Reckoning:
        """List again what was put aside at one moment."""
        with self._store.writing(actor) as work:
            require_admin(work)
            moved = _seen_by(work, work.me, work.undelivered.in_confidence_at(mark)).recall(mark)
            _put_on_record(work, "recall", moved)
            return Reckoning(deed=Deed.RECALLED, moved=sum(moved), left={})

    def _retried(self, work: Work, taken: Sequence[OutboxMessage]) -> Reckoning:
        people = work.undelivered.people({each.person_id for each in taken if each.person_id})
        chances = _chances(work, taken, people)
        again = [each for each in taken if chances[each.id] is Chance.GOES]
        unreached = [each for each in again if obstacle_of(each.outcome) is Obstacle.NO_PLACE]
        pointless = [each for each in taken if chances[each.id] in POINTLESS]
        for message in again:
            state = DeliveryState.VERIFY if obstacle_of(message.outcome) in UNSURE else DeliveryState.PENDING
            due_at = work.now if state is DeliveryState.VERIFY else self._due_at(work, message, people)
            work.undelivered.send_again(message, state, due_at)
        for message in pointless:
            work.undelivered.let_go(message)
        work.flush()
        work.undelivered.forget_conversations(unreached)
        _drop_parts(work, again)
        work.outbox.added.extend(each.id for each in again)
        left = Counter(chances.values())
        del left[Chance.GOES]
        _retry_on_record(work, again, pointless)
        return Reckoning(deed=Deed.RETRIED, moved=len(again), left=left)

    def _due_at(self, work: Work, message: OutboxMessage, people: Mapping[UUID, Person]) -> datetime:
        """When its readers work: at once in a channel."""
        if message.person_id:
            return self._almanac.next_permitted_of(people[message.person_id], work.now)
        if message.mentorship_id:
            return self._almanac.next_common(work.mentorships.get(message.mentorship_id), work.now)
        return work.now


def undelivered(work: Work, person: Person) -> tuple[int, datetime | None]:
    """How many messages this admin has still to decide about, and when the newest of them was given up."""
    tallies = _seen_by(work, person, work.undelivered.in_confidence()).tallies()
    return sum(count for _, count, _ in tallies), max((newest for *_, newest in tallies), default=None)


def _letters(work: Work) -> Letters:
    """The list of the admin acting. Raise AdminsOnly."""
    require_admin(work)
    return _seen_by(work, work.me, work.undelivered.in_confidence())


def _seen_by(work: Work, person: Person, concerns: Collection[UUID]) -> Letters:
    """What is about a request for help is listed for those who may read it: anybody else would learn of it."""
    return work.undelivered.knowing(readable_by(work, person, concerns))


def _reasons(letters: Letters, obstacle: Obstacle) -> list[str | None]:
    return [reason for reason, *_ in letters.tallies() if obstacle_of(reason) is obstacle]


def _chances(work: Work, letters: Sequence[OutboxMessage], people: Mapping[UUID, Person]) -> dict[UUID, Chance]:
    facts = [as_letter(each, people.get(each.person_id) if each.person_id else None) for each in letters]
    standing = work.undelivered.standing(frozenset().union(*(letter.about for letter in facts)))
    return {letter.id: chance_of(letter, standing, work.now) for letter in facts}


def _drop_parts(work: Work, wholes: Sequence[OutboxMessage]) -> None:
    """Of several things said in one message, those that have lost their point are not said after all."""
    parts = [part for parts in work.undelivered.parts_of({each.id for each in wholes}).values() for part in parts]
    chances = _chances(work, parts, {})
    for part in parts:
        if chances[part.id] in POINTLESS:
            work.outbox.take_back(part.key)


def _dismissed(work: Work, moved: Moved) -> Reckoning:
    _put_on_record(work, "dismiss", moved)
    return Reckoning(deed=Deed.DISMISSED, moved=sum(moved), left={}, mark=work.now)


def _put_on_record(work: Work, deed: str, moved: Moved) -> None:
    """All admins read of deeds about messages, so what is about requests for help is written down as such."""
    for kind, count in zip(("messages:", OF_CONCERNS), moved, strict=True):
        if count:
            work.audit(f"{kind}{deed}", work.workspace_id, count=count)


def _retry_on_record(work: Work, again: Sequence[OutboxMessage], pointless: Sequence[OutboxMessage]) -> None:
    sent, expired = _sorted(again), _sorted(pointless)
    for kind, going, gone in zip(("messages:", OF_CONCERNS), sent, expired, strict=True):
        if going or gone:
            work.audit(f"{kind}retry", work.workspace_id, sent=going, expired=gone)


def _sorted(messages: Sequence[OutboxMessage]) -> Moved:
    confided = sum(each.kind in UNLISTED for each in messages)
    return Moved(open=len(messages) - confided, confided=confided)


def _why_none(work: Work, message_id: UUID) -> Exception:
    letters = _seen_by(work, work.me, work.undelivered.in_confidence_of(message_id))
    return TriedAlready() if letters.knows(message_id) else NotYours()
