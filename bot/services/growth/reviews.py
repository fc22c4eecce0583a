"""Goals are looked at again every few weeks: kept, changed, put aside or taken up again. Nothing is erased."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.growth.errors import NothingToReview
from bot.domain.growth.review_cards import OwnGoalCard, ReviewCard, ReviewedGoal, SaidCard
from bot.domain.growth.reviews import (
    EVERY,
    FRESH,
    MOST_IN_REVIEW,
    SAYINGS,
    TO_RECONSIDER,
    YOUNGEST,
    Heard,
    Word,
    latest_saying,
)
from bot.domain.growth.terms import GoalEvent
from bot.domain.notices import FirstGoalAsked, GoalLine, GoalsReview
from bot.domain.people import Actor
from bot.domain.terms import GoalState, Side
from bot.services.access import my_side, require_running
from bot.services.almanac import Almanac
from bot.services.growth.goal_access import goal_of_mine, own_open_goal, remember
from bot.services.growth.progress import open_again, stand
from bot.services.growth.sayings import hush, last_said, own_card, said_of, tell
from bot.store import Store, Work
from models import Goal, Mentorship, Participant

KEPT_FOR = timedelta(days=14)
"""How long a review waits for a working hour before it is left out."""


class Reviews:
    """Looking at one's goals again, one by one."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, mentorship_id: UUID) -> ReviewCard:
        """The person's open goals in a pair, those due first first. Raise NothingToReview or MentorshipOver."""
        with self._store.reading(actor) as work:
            pair = require_running(work.mentorships.get(mentorship_id))
            return _card(work, pair, pair.member(my_side(pair, work)))

    def around(self, actor: Actor, goal_id: UUID) -> ReviewCard:
        """The review that a goal is part of. Raise as `of` does."""
        with self._store.reading(actor) as work:
            goal, me = goal_of_mine(work, goal_id)
            return _card(work, goal.mentorship, me)

    def own(self, actor: Actor, goal_id: UUID) -> OwnGoalCard:
        """One open goal of the person's own, to change or to put aside. Raise as `own_open_goal` does."""
        with self._store.reading(actor) as work:
            goal, side = own_open_goal(work, goal_id)
            return own_card(goal, goal.mentorship.member(side))

    def keep(self, actor: Actor, goal_id: UUID) -> SaidCard:
        """It stays as it is. Raise as `own_open_goal` does."""
        with self._store.writing(actor) as work:
            goal, side = own_open_goal(work, goal_id)
            me, saying = goal.mentorship.member(side), last_said(work, goal)
            if saying[0].event is not GoalEvent.KEPT or work.now - saying[0].made_at >= TO_RECONSIDER:
                remember(work, goal, GoalEvent.KEPT, by=me)
            return said_of(work, goal, last_said(work, goal), me=me, heard=Heard.NOBODY)

    def drop(self, actor: Actor, goal_id: UUID, version: int, why: str) -> SaidCard:
        """Put a goal aside. Whoever sees it hears after a moment. Raise as `own_open_goal` does."""
        with self._store.writing(actor) as work:
            goal, side = own_open_goal(work, goal_id, version)
            me = goal.mentorship.member(side)
            goal.state, goal.dropped_at = GoalState.DROPPED, work.now
            remember(work, goal, GoalEvent.DROPPED, by=me, note=why)
            stand(work, goal)
            saying = last_said(work, goal)
            tell(work, self._almanac, goal, saying, me=me, after=work.now + TO_RECONSIDER)
            return said_of(work, goal, saying, me=me)

    def reopen(self, actor: Actor, goal_id: UUID) -> SaidCard:
        """Take up again what was put aside, or was not quite reached; an open goal stays as it is.

        Whoever has read that it was over reads that it goes on. Raise NotYours or MentorshipOver.
        """
        with self._store.writing(actor) as work:
            goal, me = goal_of_mine(work, goal_id)
            heard = Heard.NOBODY
            if goal.state is not GoalState.OPEN:
                heard = hush(work, goal, last_said(work, goal)[0])
                open_again(work, goal)
                remember(work, goal, GoalEvent.REOPENED, by=me)
                stand(work, goal)
                if heard is Heard.ALREADY:
                    tell(work, self._almanac, goal, last_said(work, goal), me=me, after=work.now)
            return said_of(work, goal, last_said(work, goal), me=me, heard=heard)


def speak_of_goals(work: Work, almanac: Almanac, pair: Mentorship) -> datetime | None:
    """Ask each member how their open goals go, and whoever has none, once, for a first one."""
    for side in Side:
        reader = pair.member(side)
        goals = _owned(work, pair, reader)
        if not goals:
            _ask_for_first(work, almanac, pair, side)
        elif ripe := [goal for goal in _open(goals) if work.now - goal.created_at >= YOUNGEST]:
            _ask_how_they_go(work, almanac, pair, side, ripe)
    return work.now + EVERY


def _ask_for_first(work: Work, almanac: Almanac, pair: Mentorship, side: Side) -> None:
    """A mentee in each pair, a mentor once for all of a group."""
    reader = pair.member(side)
    notice = FirstGoalAsked(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        you_are=side,
        pairing=pair.cohort.program.pairing,
    )
    about = reader.id if side is Side.MENTOR else pair.id
    _put(work, almanac, pair, side, notice, key=f"goal:first:{about}:{side}")


def _ask_how_they_go(work: Work, almanac: Almanac, pair: Mentorship, side: Side, goals: Sequence[Goal]) -> None:
    lines = tuple(
        GoalLine(
            goal=goal.id,
            version=goal.version,
            title=goal.title,
            percent=goal.percent,
            due_on=goal.due_on,
            standing=goal.standing,
        )
        for goal in goals[:MOST_IN_REVIEW]
    )
    notice = GoalsReview(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        goals=lines,
        more=len(goals) - len(lines),
    )
    _put(work, almanac, pair, side, notice, key=f"goal:review:{pair.id}:{work.now.date()}:{side}")


def _put(
    work: Work, almanac: Almanac, pair: Mentorship, side: Side, notice: GoalsReview | FirstGoalAsked, *, key: str
) -> None:
    reader = pair.member(side)
    due_at, expires_at = almanac.next_permitted(reader, work.now), work.now + KEPT_FOR
    work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at, expires_at=expires_at)


def _card(work: Work, pair: Mentorship, me: Participant) -> ReviewCard:
    goals = _owned(work, pair, me)
    histories = work.histories.of_each([goal.id for goal in goals])
    found = [(goal, _just_said(work, goal, histories[goal.id], me=me, pair=pair)) for goal in goals]
    shown = [(goal, said) for goal, said in found if said or goal.state is GoalState.OPEN]
    if not shown:
        raise NothingToReview
    return ReviewCard(
        mentorship=pair.id,
        partner=pair.member(my_side(pair, work).other).person.as_someone(),
        goals=tuple(
            ReviewedGoal(goal=own_card(goal, me, pair), said=said) for goal, said in shown[:MOST_IN_REVIEW]
        ),
        more=max(0, len(shown) - MOST_IN_REVIEW),
    )


def _owned(work: Work, pair: Mentorship, member: Participant) -> list[Goal]:
    """A member's own goals in a pair, those due first at the top, whatever has become of them."""
    goals = work.goals.of([pair.id], member.person_id)[pair.id]
    return sorted((goal for goal in goals if goal.owner_id == member.id), key=lambda goal: (goal.due_on, goal.id))


def _just_said(
    work: Work, goal: Goal, history: Sequence[Word], *, me: Participant, pair: Mentorship
) -> SaidCard | None:
    """What was said of a goal within the last hours; it stands in a review in place of the question."""
    saying = history[latest_saying(history) :]
    if saying[0].event not in SAYINGS or work.now - saying[0].made_at >= FRESH:
        return None
    return said_of(work, goal, saying, me=me, pair=pair)


def _open(goals: Sequence[Goal]) -> list[Goal]:
    return [goal for goal in goals if goal.state is GoalState.OPEN]
