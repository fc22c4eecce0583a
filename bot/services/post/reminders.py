"""What people say of how much they hear unasked: a wish from the menu of a message, or all of it on one page."""

from datetime import date, timedelta

from bot.domain.errors import WrongInput
from bot.domain.people import Actor
from bot.domain.post.budget import Wishes
from bot.domain.post.cards import RemindersCard, RemindersWish, Wish
from bot.domain.post.worth import Topic
from bot.domain.terms import NudgePace
from bot.domain.zones import today_in
from bot.services.post.letterboxes import wishes_of
from bot.store import Store, Work

A_PAUSE = timedelta(weeks=2)
LONGEST_PAUSE = timedelta(days=366)


class Reminders:
    """Everybody's own say in it. It holds from the next message on."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def look(self, actor: Actor) -> RemindersCard:
        with self._store.reading(actor) as work:
            return _card(work)

    def save(self, actor: Actor, wish: RemindersWish) -> RemindersCard:
        """Keep all of it at once. Raise WrongInput for a pause that would be over, or that never ends."""
        with self._store.writing(actor) as work:
            today = today_in(work.me.time_zone, work.now)
            if wish.rests_until and not today < wish.rests_until <= today + LONGEST_PAUSE:
                raise WrongInput(rests_until="Choose a day to come, within the next twelve months.")
            return _keep(work, wish.pace, wish.rests_until, frozenset(Topic) - wish.wanted)

    def grant(self, actor: Actor, wish: Wish, topic: Topic | None = None) -> RemindersCard:
        """Do what was chosen in the menu of a message; nobody hears more by it than before."""
        with self._store.writing(actor) as work:
            now = _now(work)
            match wish:
                case Wish.LESS_OFTEN:
                    pace = NudgePace.FEWER if now.pace is NudgePace.USUAL else now.pace
                    return _keep(work, pace, now.rests_until, now.muted)
                case Wish.PAUSE:
                    until = today_in(work.me.time_zone, work.now) + A_PAUSE
                    return _keep(work, now.pace, max(now.rests_until or until, until), now.muted)
                case _:
                    return _keep(work, now.pace, now.rests_until, now.muted | _only(topic))

    def undo(self, actor: Actor, wish: Wish, topic: Topic | None = None) -> RemindersCard:
        """Take back what was chosen in the menu of a message."""
        with self._store.writing(actor) as work:
            now = _now(work)
            match wish:
                case Wish.LESS_OFTEN:
                    return _keep(work, NudgePace.USUAL, now.rests_until, now.muted)
                case Wish.PAUSE:
                    return _keep(work, now.pace, None, now.muted)
                case _:
                    return _keep(work, now.pace, now.rests_until, now.muted - _only(topic))


def _only(topic: Topic | None) -> frozenset[Topic]:
    return frozenset({topic} if topic else ())


def _now(work: Work) -> Wishes:
    return wishes_of(work.me)


def _keep(work: Work, pace: NudgePace, rests_until: date | None, muted: frozenset[Topic]) -> RemindersCard:
    """Whatever waits is looked at anew: it may be allowed to go now."""
    me = work.me
    me.nudge_pace, me.nudges_rest_until, me.muted = pace, rests_until, sorted(muted)
    work.outbox.await_turn(me.id, work.now)
    return _card(work)


def _card(work: Work) -> RemindersCard:
    """A pause that is over is none any more."""
    now, today = _now(work), today_in(work.me.time_zone, work.now)
    rests = now.rests_until if now.rests_until and now.rests_until > today else None
    return RemindersCard(pace=now.pace, rests_until=rests, muted=now.muted)
