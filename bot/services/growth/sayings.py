"""What was last said of a goal, as a card, and who hears of it."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.growth.review_cards import OwnGoalCard, SaidCard
from bot.domain.growth.reviews import SILENT, TAPPED, TO_RECONSIDER, Heard, Word, latest_saying, note_of
from bot.domain.growth.terms import GoalEvent, GoalVisibility
from bot.domain.notices import GoalHelpAsked, GoalUpdated
from bot.services.almanac import Almanac
from bot.services.growth.cheers import celebrate, channel_key, chat_key, hearers, reached_key
from bot.services.growth.goal_access import helper_of, others_who_see
from bot.store import Work
from models import Goal, Mentorship, Participant


def last_said(work: Work, goal: Goal) -> Sequence[Word]:
    """The last thing said of a goal, with the notes on it."""
    history = work.histories.of(goal.id)
    return history[latest_saying(history) :]


def tell(
    work: Work, almanac: Almanac, goal: Goal, saying: Sequence[Word], *, me: Participant, after: datetime
) -> None:
    """Let whoever is to hear what was said hear it from `after` on, with all notes on it so far."""
    first, note = saying[0], note_of(saying)
    if first.event is GoalEvent.REACHED:
        celebrate(work, almanac, goal, first.id, note=note, after=after)
    elif note or first.event not in SILENT:
        notice = GoalUpdated(
            goal=goal.id,
            partner=me.person.as_someone(),
            title=goal.title,
            percent=goal.percent,
            event=first.event,
            note=note,
            due_on=goal.due_on if first.event is GoalEvent.ADJUSTED else None,
        )
        for reader in others_who_see(work, goal, but=me):
            due_at, key = almanac.next_permitted(reader, after), _key(goal, first, reader)
            if work.outbox.left([key]):
                key = f"{key}:{saying[-1].id}"
            work.outbox.to_person(reader.person, notice, key=key, about=goal.mentorship_id, due_at=due_at)
            work.outbox.reword(key, notice, due_at=due_at)
            work.outbox.restore(key, due_at=due_at, notice=notice)


def hush(work: Work, goal: Goal, first: Word) -> Heard:
    """Take back what nobody has read yet of something that was said; tell whether anybody has read it."""
    readers = hearers(work, goal)
    keys = [_key(goal, first, reader) for reader in readers]
    if first.event is GoalEvent.REACHED:
        keys = [chat_key(goal, first.id), *(reached_key(goal, first.id, reader) for reader in readers)]
    left = work.outbox.left(keys)
    for key in (*keys, channel_key(goal, first.id)):
        work.outbox.take_back(key)
    return Heard.ALREADY if left else Heard.NOBODY


def ask_for_help(work: Work, almanac: Almanac, goal: Goal, saying: Sequence[Word], *, me: Participant) -> None:
    """Ask the partner for help, in place of the word that the goal is stuck where that has not been read."""
    hush(work, goal, saying[0])
    reader = helper_of(goal.mentorship, me)
    key, due_at = f"goal:{goal.id}:help:{saying[-1].id}", almanac.next_permitted(reader, work.now)
    notice = _help(goal, saying, me)
    work.outbox.to_person(reader.person, notice, key=key, about=goal.mentorship_id, due_at=due_at)


def said_of(
    work: Work,
    goal: Goal,
    saying: Sequence[Word],
    *,
    me: Participant,
    heard: Heard | None = None,
    pair: Mentorship | None = None,
) -> SaidCard:
    """The last thing said of a goal, as whoever said it sees it."""
    event, note = saying[0].event, note_of(saying)
    asked = event is GoalEvent.STUCK and work.outbox.holds(
        _help(goal, saying, me), about=goal.mentorship_id, since=saying[0].made_at - TO_RECONSIDER
    )
    return SaidCard(
        goal=own_card(goal, me, pair),
        event=event,
        update=saying[-1].id,
        note=note,
        heard=heard or _heard(work, goal, saying),
        asked=asked,
    )


def own_card(goal: Goal, me: Participant, pair: Mentorship | None = None) -> OwnGoalCard:
    """The goal as `me` moves it on. `pair` is its pair, where the goal does not bring it along."""
    return OwnGoalCard(
        id=goal.id,
        version=goal.version,
        mentorship=goal.mentorship_id,
        title=goal.title,
        percent=goal.percent,
        due_on=goal.due_on,
        state=goal.state,
        standing=goal.standing,
        visibility=goal.visibility,
        partner=helper_of(pair or goal.mentorship, me).person.as_someone(),
        owned=goal.owner_id == me.id,
        measured_by=goal.measured_by,
        unit=goal.unit,
        start=goal.start_value,
        target=goal.target_value,
        current=goal.current_value,
    )


def _heard(work: Work, goal: Goal, saying: Sequence[Word]) -> Heard:
    event, note = saying[0].event, note_of(saying)
    if goal.visibility is GoalVisibility.MINE or (event in SILENT and not note):
        return Heard.NOBODY
    waits = event in TAPPED and not note and work.now - saying[0].made_at < TO_RECONSIDER
    return Heard.SOON if waits else Heard.TOLD


def _key(goal: Goal, first: Word, reader: Participant) -> str:
    return f"goal:{goal.id}:said:{first.id}:{reader.id}"


def _help(goal: Goal, saying: Sequence[Word], me: Participant) -> GoalHelpAsked:
    return GoalHelpAsked(goal=goal.id, partner=me.person.as_someone(), title=goal.title, note=note_of(saying))
