"""Goals of a pair: wording one, choosing who sees it, moving on, reaching. Whoever may read it hears."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from bot.domain.errors import Collision, OutdatedButton
from bot.domain.growth.errors import SharedIsSeen
from bot.domain.growth.goal_cards import GoalCard, GoalDraft, GoalFormCard, GoalPageCard
from bot.domain.growth.goal_examples import examples_for
from bot.domain.growth.goals import GoalWish, Hint, differences, vague
from bot.domain.growth.terms import GoalEvent, GoalScope, GoalVisibility
from bot.domain.notices import GoalSet, Notice
from bot.domain.people import Actor
from bot.domain.terms import GoalState
from bot.domain.zones import today_in
from bot.services.access import my_side, require_running
from bot.services.almanac import Almanac
from bot.services.growth.goal_access import others_who_see, own_open_goal, read_progress, remember
from bot.services.growth.goal_pages import page_of
from bot.store import Store, Work
from models import Goal, Mentorship, Milestone, Participant


class Goals:
    """What pairs aim at. Each goal belongs to the member who set it; who else sees it is theirs to choose."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def blank(self, actor: Actor, mentorship_id: UUID) -> GoalFormCard:
        """An empty form for one pair. Raise MentorshipOver."""
        with self._store.reading(actor) as work:
            return _form(work, require_running(work.mentorships.get(mentorship_id)))

    def form(self, actor: Actor, goal_id: UUID) -> GoalFormCard:
        """A form with the goal as it is. Raise as `own_open_goal` does."""
        with self._store.reading(actor) as work:
            goal, _ = own_open_goal(work, goal_id)
            wish = goal.as_wish()
            return _form(work, goal.mentorship, wish=wish, goal=goal.id, seen=wish.mark)

    def from_example(self, actor: Actor, mentorship_id: UUID, number: int) -> GoalFormCard:
        """A form filled with an example that suits the person. Raise OutdatedButton, or MentorshipOver."""
        with self._store.reading(actor) as work:
            blank = _form(work, require_running(work.mentorships.get(mentorship_id)))
            examples = examples_for(blank.kind, blank.you_are, blank.pairing)
            if number not in range(len(examples)):
                raise OutdatedButton
            return replace(blank, wish=examples[number].as_wish(_today(work)))

    def redraw(self, actor: Actor, draft: GoalDraft) -> GoalFormCard:
        """The form with everything that stands in it. Raise as `form` does, or MentorshipOver."""
        with self._store.reading(actor) as work:
            pair = own_open_goal(work, draft.goal)[0].mentorship if draft.goal else _pair(work, draft)
            return _form(work, pair, wish=draft.wish, goal=draft.goal, seen=draft.seen, hinted=draft.hinted)

    def look_over(self, actor: Actor, draft: GoalDraft) -> GoalFormCard | None:
        """The form once more, with all its words, where there is something to read before it is saved.

        That is what another window has changed meanwhile; or, once, what could be said more clearly. Raise
        WrongInput, or as `redraw` does.
        """
        with self._store.reading(actor) as work:
            wish = draft.wish.checked(_today(work))
            if draft.goal is None:
                return _hinted(work, _pair(work, draft), draft, vague(wish, today=_today(work)))
            goal, _ = own_open_goal(work, draft.goal)
            current = goal.as_wish()
            if current.mark not in {draft.seen, wish.mark}:
                there = tuple((name, now) for name, (_, now) in differences(wish, current).items())
                return _form(work, goal.mentorship, wish=wish, goal=goal.id, seen=current.mark, meanwhile=there)
            _, milestones = work.goals.stages([goal.id]).get(goal.id, (0, 0))
            hints = vague(wish, today=_today(work), milestones=milestones)
            return _hinted(work, goal.mentorship, draft, hints)

    def set(self, actor: Actor, mentorship_id: UUID, wish: GoalWish) -> GoalCard:
        """Set a goal. Raise WrongInput naming what needs another look, or MentorshipOver."""
        with self._store.writing(actor) as work:
            pair = require_running(work.mentorships.get(mentorship_id))
            owner = pair.member(my_side(pair, work))
            wish = wish.checked(_today(work)).trimmed()
            goal = work.add(
                Goal,
                mentorship_id=pair.id,
                owner_id=owner.id,
                percent=0,
                current_value=wish.start,
                state=GoalState.OPEN,
                created_at=work.now,
                **_columns(wish, scope=wish.scope if pair.in_group else GoalScope.PERSONAL),
            )
            rows = [
                {"goal_id": goal.id, "title": title, "position": position, "due_on": None}
                for position, title in enumerate(wish.milestones)
            ]
            work.add_all(Milestone, rows)
            goal.mentorship = pair
            remember(work, goal, GoalEvent.SET, by=owner)
            self._announce(work, goal, owner, others_who_see(work, goal, but=owner))
            return goal.as_card(owner.id, milestones=len(rows))

    def edit(self, actor: Actor, goal_id: UUID, seen: str, wish: GoalWish) -> GoalPageCard:
        """Reword a goal, and see its page.

        Raise Collision if it reads otherwise than what `seen` marks, and than what is wanted.
        """
        with self._store.writing(actor) as work:
            goal, _ = own_open_goal(work, goal_id)
            before, wish = goal.as_wish(), wish.checked(_today(work)).trimmed()
            if before.mark not in {seen, wish.mark}:
                raise Collision
            self._reword(work, goal, wish)
            return page_of(work, goal)

    def show_to(self, actor: Actor, goal_id: UUID, visibility: GoalVisibility) -> GoalPageCard:
        """Choose who sees a goal, and see its page. Raise SharedIsSeen, or as `own_open_goal` does."""
        with self._store.writing(actor) as work:
            goal, _ = own_open_goal(work, goal_id)
            if goal.scope is GoalScope.SHARED and visibility is GoalVisibility.MINE:
                raise SharedIsSeen
            self._reword(work, goal, replace(goal.as_wish(), visibility=visibility))
            return page_of(work, goal)

    def _reword(self, work: Work, goal: Goal, wish: GoalWish) -> None:
        """Whoever may read it only now hears of it; whoever may not any more hears nothing that is on its way."""
        pair = goal.mentorship
        owner = pair.member(my_side(pair, work))
        before, seen_before = goal.as_wish(), others_who_see(work, goal, but=owner)
        for name, value in _columns(wish, scope=wish.scope if pair.in_group else goal.scope).items():
            setattr(goal, name, value)
        if changed := differences(before, goal.as_wish()):
            if changed.keys() != {"visibility"}:  # who sees it says nothing of how far it is
                read_progress(work, goal)
            remember(work, goal, GoalEvent.REWORDED, by=owner, wording=changed)
        seen_now = others_who_see(work, goal, but=owner)
        for reader in seen_before:
            if reader.id not in {each.id for each in seen_now}:
                work.outbox.withdraw_keyed(f"goal:{goal.id}:", told=reader.person)
        known = {each.id for each in seen_before}
        self._announce(work, goal, owner, [each for each in seen_now if each.id not in known])

    def _announce(self, work: Work, goal: Goal, owner: Participant, readers: Iterable[Participant]) -> None:
        """Tell those who can read a goal from now on."""
        work.flush()
        notice = GoalSet(
            goal=goal.id,
            partner=owner.person.as_someone(),
            title=goal.title,
            measure=goal.measure,
            due_on=goal.due_on,
            why=goal.why,
            shared=goal.scope is GoalScope.SHARED,
        )
        for reader in readers:
            self._tell(work, goal.mentorship, reader, notice, key=f"goal:{goal.id}:set:{goal.version}:{reader.id}")

    def _tell(self, work: Work, pair: Mentorship, reader: Participant, notice: Notice, *, key: str) -> None:
        due_at = self._almanac.next_permitted(reader, work.now)
        work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)


def _form(
    work: Work, pair: Mentorship, *, goal: UUID | None = None, wish: GoalWish | None = None, **more: Any
) -> GoalFormCard:
    side = my_side(pair, work)
    return GoalFormCard(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        you_are=side,
        pairing=pair.cohort.program.pairing,
        kind=pair.cohort.program.kind,
        goal=goal,
        wish=wish,
        **more,
    )


def _pair(work: Work, draft: GoalDraft) -> Mentorship:
    return require_running(work.mentorships.get(draft.mentorship))


def _hinted(work: Work, pair: Mentorship, draft: GoalDraft, hints: tuple[Hint, ...]) -> GoalFormCard | None:
    if draft.hinted or not hints:
        return None
    return _form(work, pair, wish=draft.wish, goal=draft.goal, seen=draft.seen, hints=hints)


def _columns(wish: GoalWish, *, scope: GoalScope) -> Mapping[str, Any]:
    return {
        "title": wish.title,
        "measure": wish.measure,
        "why": wish.why,
        "measured_by": wish.measured_by,
        "unit": wish.unit,
        "start_value": wish.start,
        "target_value": wish.target,
        "due_on": wish.due_on,
        "term": wish.term,
        "visibility": wish.visibility,
        "scope": scope,
    }


def _today(work: Work) -> date:
    return today_in(work.me.time_zone, work.now)
