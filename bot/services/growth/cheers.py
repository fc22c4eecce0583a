"""A goal is reached: its owner, whoever sees it and, only if both of the pair agree, the program's channel hear."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.domain.growth.errors import NotForTheChannel, SharedAlready
from bot.domain.growth.review_cards import CheerCard
from bot.domain.growth.reviews import latest_saying
from bot.domain.growth.terms import GoalScope, GoalVisibility
from bot.domain.notices import GoalCelebrated, GoalReached, GoalShared
from bot.domain.people import Actor
from bot.domain.terms import GoalState, Side
from bot.services.access import my_side, require_running
from bot.services.almanac import Almanac
from bot.services.growth.goal_access import helper_of, others_who_see, owner_of
from bot.store import Store, Work
from models import Goal, Participant


class Cheers:
    """Each of a pair says for themself whether the channel may hear. Nobody learns of the other's no."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def agree(self, actor: Actor, goal_id: UUID) -> CheerCard:
        """Agree that the channel hears; the second yes posts it. Raise NotForTheChannel or NotYours."""
        with self._store.writing(actor) as work:
            goal, side = _reached(work, goal_id)
            if not _told(goal):
                _keep(goal, side, work.now)
                if _told(goal):
                    _post(work, goal)
                work.flush()
            return _card(goal, side)

    def decline(self, actor: Actor, goal_id: UUID) -> CheerCard:
        """Keep it within the pair, or take a yes back. Raise SharedAlready once the channel has heard."""
        with self._store.writing(actor) as work:
            goal, side = _reached(work, goal_id)
            if _told(goal):
                raise SharedAlready
            _keep(goal, side, None)
            work.flush()
            return _card(goal, side)


def celebrate(work: Work, almanac: Almanac, goal: Goal, saying: UUID, *, note: str, after: datetime) -> None:
    """Tell whoever is to hear that a goal is reached, from `after` on. `saying` is the word of its history."""
    for reader in hearers(work, goal):
        notice = _reached_notice(goal, reader, note)
        key, due_at = reached_key(goal, saying, reader), almanac.next_permitted(reader, after)
        work.outbox.to_person(reader.person, notice, key=key, about=goal.mentorship_id, due_at=due_at)
        work.outbox.reword(key, notice, due_at=due_at)
    if _fits_the_chat(goal) and not work.concerns.open_about([goal.mentorship_id]):
        owner = owner_of(goal)
        cheer = GoalCelebrated(
            goal=goal.id,
            owner=owner.person.as_someone(),
            partner=helper_of(goal.mentorship, owner).person.as_someone(),
            title=goal.title,
            shared=goal.scope is GoalScope.SHARED,
        )
        due_at = almanac.next_common(goal.mentorship, after)
        work.outbox.to_pair(goal.mentorship, cheer, key=chat_key(goal, saying), due_at=due_at)


def hearers(work: Work, goal: Goal) -> Sequence[Participant]:
    """Who reads that a goal is reached: its owner, and everybody else who sees it."""
    owner = owner_of(goal)
    return (owner, *others_who_see(work, goal, but=owner))


def reached_key(goal: Goal, saying: UUID, reader: Participant) -> str:
    return f"goal:{goal.id}:reached:{saying}:{reader.id}"


def chat_key(goal: Goal, saying: UUID) -> str:
    return f"goal:{goal.id}:reached:{saying}:chat"


def channel_key(goal: Goal, saying: UUID) -> str:
    return f"goal:{goal.id}:shared:{saying}"


def _reached_notice(goal: Goal, reader: Participant, note: str) -> GoalReached:
    """Only the two of the pair decide on the channel, not the rest of a group."""
    pair, owner, mine = goal.mentorship, owner_of(goal), goal.visibility is GoalVisibility.MINE
    decides = reader.id in {pair.mentor_id, pair.mentee_id} and not mine
    return GoalReached(
        goal=goal.id,
        version=goal.version,
        partner=(helper_of(goal.mentorship, owner) if reader.id == owner.id else owner).person.as_someone(),
        title=goal.title,
        note=note,
        by_you=reader.id == owner.id,
        mine=mine,
        shared=goal.scope is GoalScope.SHARED,
        channel=pair.cohort.channel if decides else "",
    )


def _fits_the_chat(goal: Goal) -> bool:
    """In a group, everybody around the mentor reads the chat: somebody's own goal has no place there."""
    if goal.visibility is GoalVisibility.MINE:
        return False
    return goal.scope is GoalScope.SHARED or not goal.mentorship.in_group


def _reached(work: Work, goal_id: UUID) -> tuple[Goal, Side]:
    """A goal that was reached in the person's own pair, which is under way."""
    goal = work.goals.get(goal_id)
    side = my_side(goal.mentorship, work)
    require_running(goal.mentorship)
    for_others = goal.visibility is not GoalVisibility.MINE and goal.mentorship.cohort.channel
    if goal.state is not GoalState.REACHED or not for_others:
        raise NotForTheChannel
    return goal, side


def _owns(goal: Goal, side: Side) -> bool:
    return goal.mentorship.member(side).id == goal.owner_id


def _keep(goal: Goal, side: Side, moment: datetime | None) -> None:
    if _owns(goal, side):
        goal.owner_cheers_at = moment
    else:
        goal.partner_cheers_at = moment


def _told(goal: Goal) -> bool:
    return goal.owner_cheers_at is not None and goal.partner_cheers_at is not None


def _post(work: Work, goal: Goal) -> None:
    pair, owner = goal.mentorship, owner_of(goal)
    history = work.histories.of(goal.id)
    key = channel_key(goal, history[latest_saying(history)].id)
    notice = GoalShared(
        goal=goal.id,
        owner=owner.person.as_someone(),
        partner=helper_of(goal.mentorship, owner).person.as_someone(),
        owner_is=pair.side_held_by(owner.id),
        title=goal.title,
        program=pair.cohort.program.name,
        pairing=pair.cohort.program.pairing,
    )
    work.outbox.to_channel(pair.cohort.channel, notice, key=key, about=pair.id)


def _card(goal: Goal, side: Side) -> CheerCard:
    agreed = goal.owner_cheers_at if _owns(goal, side) else goal.partner_cheers_at
    return CheerCard(
        goal=goal.id,
        version=goal.version,
        title=goal.title,
        partner=goal.mentorship.member(side.other).person.as_someone(),
        channel=goal.mentorship.cohort.channel,
        agreed=agreed is not None,
        told=_told(goal),
    )
