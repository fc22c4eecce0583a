"""How a goal goes on: a word in one tap with a note, taking it back, progress in a form, and another date."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import isfinite
from uuid import UUID

from bot.domain.errors import WrongInput
from bot.domain.growth.errors import NothingToTakeBack
from bot.domain.growth.goals import LARGEST_VALUE, Progress, differences
from bot.domain.growth.review_cards import OwnGoalCard, SaidCard
from bot.domain.growth.reviews import TAPPED, TO_RECONSIDER, Heard, Word, latest_saying, standing_after, undoing
from bot.domain.growth.terms import GoalEvent, GoalVisibility
from bot.domain.notices import GoalMoved
from bot.domain.people import Actor
from bot.domain.terms import GoalState
from bot.domain.zones import today_in
from bot.services.almanac import Almanac
from bot.services.growth.goal_access import (
    goal_of_mine,
    goal_to_move,
    others_who_see,
    own_open_goal,
    read_progress,
    remember,
    require_open,
)
from bot.services.growth.sayings import ask_for_help, hush, last_said, own_card, said_of, tell
from bot.store import Store, Work
from models import Goal, GoalUpdate, Participant


class GoalProgress:
    """What people say of their goals. The history keeps every word, and so it does of those taken back."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, goal_id: UUID) -> OwnGoalCard:
        """One open goal that the person may move on. Raise as `goal_to_move` does."""
        with self._store.reading(actor) as work:
            return own_card(*goal_to_move(work, goal_id))

    def on_track(self, actor: Actor, goal_id: UUID) -> SaidCard:
        """All is well. Raise as `goal_to_move` does; the version does not matter, for a tap is no edit."""
        return self._say(actor, goal_id, GoalEvent.ON_TRACK)

    def stuck(self, actor: Actor, goal_id: UUID) -> SaidCard:
        """It does not go on by itself. Raise as `on_track` does."""
        return self._say(actor, goal_id, GoalEvent.STUCK)

    def done(self, actor: Actor, goal_id: UUID) -> SaidCard:
        """It is reached. Raise as `on_track` does."""
        return self._say(actor, goal_id, GoalEvent.REACHED)

    def now(self, actor: Actor, goal_id: UUID) -> SaidCard:
        """What was last said of a goal, whatever has become of it. Raise NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            goal, me = goal_of_mine(work, goal_id)
            return said_of(work, goal, last_said(work, goal), me=me)

    def said(self, actor: Actor, goal_id: UUID, update_id: UUID) -> SaidCard:
        """What was last said, to add a note to. Raise NothingToTakeBack where something else was said since."""
        with self._store.reading(actor) as work:
            goal, me = goal_of_mine(work, goal_id)
            return said_of(work, goal, _still(work, goal, update_id), me=me)

    def note(self, actor: Actor, goal_id: UUID, update_id: UUID, words: str) -> SaidCard:
        """Add a note to what was last said; whoever sees the goal reads it. Raise as `said` does."""
        with self._store.writing(actor) as work:
            goal, me = goal_of_mine(work, goal_id)
            saying = _still(work, goal, update_id)
            if words.strip():
                remember(work, goal, saying[0].event, by=me, note=words)
                saying = last_said(work, goal)
                tell(work, self._almanac, goal, saying, me=me, after=work.now)
            return said_of(work, goal, saying, me=me)

    def undo(self, actor: Actor, goal_id: UUID, update_id: UUID) -> SaidCard:
        """Take back what was last said; what holds again becomes the newest word. Raise as `said` does."""
        with self._store.writing(actor) as work:
            goal, me = goal_of_mine(work, goal_id)
            saying = _still(work, goal, update_id)
            history = work.histories.of(goal.id)
            heard = hush(work, goal, saying[0])
            if goal.state is GoalState.REACHED:
                open_again(work, goal)
            remember(work, goal, undoing(history[: -len(saying)], saying[0].event), by=me)
            stand(work, goal)
            back = last_said(work, goal)
            if back[0].event is GoalEvent.REOPENED and heard is Heard.ALREADY:
                tell(work, self._almanac, goal, back, me=me, after=work.now)
            return replace(said_of(work, goal, back, me=me, heard=heard), back=True)

    def ask_for_help(self, actor: Actor, goal_id: UUID, update_id: UUID) -> SaidCard:
        """Send the goal and the note to the partner and ask for help. Raise as `said` does."""
        with self._store.writing(actor) as work:
            goal, me = goal_of_mine(work, goal_id)
            saying = _still(work, goal, update_id)
            ask_for_help(work, self._almanac, goal, saying, me=me)
            return replace(said_of(work, goal, saying, me=me), asked=True)

    def adjust(self, actor: Actor, goal_id: UUID, version: int, *, due_on: date, why: str) -> SaidCard:
        """Choose another day. Raise WrongInput, or as `own_open_goal` does."""
        with self._store.writing(actor) as work:
            goal, side = own_open_goal(work, goal_id, version)
            me, before = goal.mentorship.member(side), goal.as_wish()
            _check(due_on, why, now=goal.due_on, today=today_in(work.me.time_zone, work.now))
            goal.due_on = due_on
            wording = differences(before, goal.as_wish())
            remember(work, goal, GoalEvent.ADJUSTED, by=me, note=why, wording=wording)
            return self._told(work, goal, me)

    def record(self, actor: Actor, goal_id: UUID, version: int, progress: Progress) -> SaidCard:
        """Mark progress, as per cent or as a number; at 100 % the goal is reached and all who see it hear.

        Raise WrongInput for a number that is none, or as `goal_to_move` does.
        """
        with self._store.writing(actor) as work:
            goal, me = goal_to_move(work, goal_id, version)
            _measure(work, goal, progress)
            if goal.percent == 100:
                goal.state, goal.reached_at = GoalState.REACHED, work.now
                remember(work, goal, GoalEvent.REACHED, by=me, note=progress.note)
                tell(work, self._almanac, goal, last_said(work, goal), me=me, after=work.now)
            else:
                update = remember(work, goal, GoalEvent.MOVED, by=me, note=progress.note)
                self._tell_moved(work, goal, me, update)
            stand(work, goal)
            heard = Heard.NOBODY if goal.visibility is GoalVisibility.MINE else Heard.TOLD
            return said_of(work, goal, last_said(work, goal), me=me, heard=heard)

    def _say(self, actor: Actor, goal_id: UUID, event: GoalEvent) -> SaidCard:
        """Said once more within a moment, it is the same word: somebody pressed twice."""
        with self._store.writing(actor) as work:
            goal, me = goal_of_mine(work, goal_id)
            saying = last_said(work, goal)
            if saying[0].event is event and work.now - saying[0].made_at < TO_RECONSIDER:
                return said_of(work, goal, saying, me=me)
            require_open(goal)
            if event is GoalEvent.REACHED:
                goal.state, goal.reached_at, goal.percent = GoalState.REACHED, work.now, 100
            remember(work, goal, event, by=me)
            return self._told(work, goal, me)

    def _told(self, work: Work, goal: Goal, me: Participant) -> SaidCard:
        """Whoever is to hear does so after a moment, in which it can be taken back or be given a note."""
        stand(work, goal)
        saying = last_said(work, goal)
        tell(work, self._almanac, goal, saying, me=me, after=work.now + TO_RECONSIDER)
        return said_of(work, goal, saying, me=me)

    def _tell_moved(self, work: Work, goal: Goal, me: Participant, update: GoalUpdate) -> None:
        by = me.person.as_someone()
        notice = GoalMoved(goal=goal.id, partner=by, title=goal.title, percent=goal.percent, note=update.note)
        for reader in others_who_see(work, goal, but=me):
            key, due_at = (
                f"goal:{goal.id}:moved:{update.id}:{reader.id}",
                self._almanac.next_permitted(reader, work.now),
            )
            work.outbox.to_person(reader.person, notice, key=key, about=goal.mentorship_id, due_at=due_at)


def stand(work: Work, goal: Goal) -> None:
    """Keep what was last said of a goal where lists read it."""
    work.flush()
    goal.standing = standing_after(word.event for word in work.histories.of(goal.id))
    work.flush()


def open_again(work: Work, goal: Goal) -> None:
    """Have a goal that was reached or dropped stand where it did before. Who cheered is asked anew next time."""
    goal.state, goal.reached_at, goal.dropped_at = GoalState.OPEN, None, None
    goal.owner_cheers_at = goal.partner_cheers_at = None
    read_progress(work, goal)


def _still(work: Work, goal: Goal, update_id: UUID) -> Sequence[Word]:
    """What was last said of a goal, if `update_id` is a word of it and it was said in one tap."""
    history = work.histories.of(goal.id)
    saying = history[latest_saying(history) :]
    if saying[0].event not in TAPPED or update_id not in {word.id for word in saying}:
        raise NothingToTakeBack
    return saying


def _check(due_on: date, why: str, *, now: date, today: date) -> None:
    if due_on < today:
        raise WrongInput(due_on="Choose today or a day to come.")
    if due_on == now and not why.strip():
        raise WrongInput(due_on="This is the day it has already. Choose another one, or say what changes.")


def _measure(work: Work, goal: Goal, progress: Progress) -> None:
    if progress.value is None:
        goal.percent = progress.percent
        return
    if not isfinite(progress.value) or abs(progress.value) > LARGEST_VALUE:
        raise WrongInput(value="Write a smaller number.")
    goal.current_value = progress.value
    read_progress(work, goal)
