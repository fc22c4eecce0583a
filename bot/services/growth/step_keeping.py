"""Writing action steps down, changing them, ticking them off. The other one hears once what is meant for them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from bot.domain.errors import ChangedMeanwhile, WrongInput
from bot.domain.growth.errors import NoPairForSteps
from bot.domain.growth.step_cards import StepCard, StepFormCard, StepsCard
from bot.domain.growth.steps import LATELY, MOST_LATELY, NOT_GONE, ON_A_PAGE, StepState, StepWish
from bot.domain.notices import StepDone, StepGiven
from bot.domain.people import Actor
from bot.domain.zones import today_in
from bot.services.access import my_side, require_running
from bot.services.almanac import Almanac
from bot.services.care.signals import heed
from bot.services.growth.step_access import editable, found, require_editor, require_owner
from bot.services.growth.step_forms import blank_form, checked_goal, doer_of, form_of, pair_choice, wish_of
from bot.services.growth.steps import await_morning, card_of, cards_in, is_seen, leave_reminder, owner_of
from bot.store import Store, Work
from bot.store.steps import Placed
from models import ActionStep, Goal, Mentorship, Participant

Seen = tuple[StepCard, ...]
"""The step a person has just settled, and those that stood in one message with it."""


class Steps:
    """What pairs are going to do. Who does a step ticks it off; who gave it may reword or drop it as well."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, start: int) -> StepsCard:
        """A page of the person's list. Of pairs that are over, only their own steps. Raise NoPairForSteps."""
        with self._store.reading(actor) as work:
            pairs = work.mentorships.ever_of([each.id for each in work.participants.ever_of(work.me.id)])
            if not pairs:
                raise NoPairForSteps
            ids = [pair.id for pair in pairs]
            lately = work.steps.settled_since(ids, work.now - LATELY, most=MOST_LATELY)
            cards = [*cards_in(work, pairs, work.steps.open_of(ids)), *cards_in(work, pairs, lately)]
            shown = sorted((card for card in cards if card.yours or not card.past), key=_chapter)
            begins = start if start < len(shown) else 0
            return StepsCard(
                steps=tuple(shown[begins : begins + ON_A_PAGE]),
                start=begins,
                number=len(shown),
                running=sum(not pair.over for pair in pairs),
                today=today_in(work.me.time_zone, work.now),
            )

    def begin(self, actor: Actor) -> StepFormCard:
        """An empty form for the person's pair, or for one of several to choose. Raise NoPairForSteps."""
        with self._store.reading(actor) as work:
            pairs = work.mentorships.running_of([each.id for each in work.participants.of_person(work.me.id)])
            if not pairs:
                raise NoPairForSteps
            if len(pairs) == 1:
                return blank_form(work, pairs[0])
            return StepFormCard(pairs=tuple(pair_choice(work, pair) for pair in pairs), goals=(), wish=None)

    def names(self, actor: Actor, slack_ids: Sequence[str]) -> dict[str, str]:
        """The names of those people whom we know, by their Slack ids."""
        with self._store.reading(actor) as work:
            return {slack_id: person.name for slack_id, person in work.people.among(slack_ids).items()}

    def blank(self, actor: Actor, mentorship_id: UUID, toward: UUID | None) -> StepFormCard:
        """An empty form for one pair, perhaps on the way to a goal. Raise MentorshipOver."""
        with self._store.reading(actor) as work:
            return blank_form(work, require_running(work.mentorships.get(mentorship_id)), toward)

    def form(self, actor: Actor, step_id: UUID) -> StepFormCard:
        """A form with the step as it is. Raise StepSettled, NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            pair, step, _ = editable(work, step_id)
            return form_of(work, pair, step, wish_of(work, pair, step))

    def add(self, actor: Actor, mentorship_id: UUID, wish: StepWish) -> StepCard:
        """Write a step down. Raise WrongInput naming what needs another look, or MentorshipOver."""
        with self._store.writing(actor) as work:
            pair = require_running(work.mentorships.get(mentorship_id))
            me = pair.member(my_side(pair, work))
            goal = checked_goal(work, pair, wish, None, before=None)
            step = work.add(
                ActionStep,
                mentorship_id=pair.id,
                goal_id=goal.id if goal else None,
                owner_id=doer_of(work, pair, wish).id,
                kind=wish.kind,
                title=wish.title.strip(),
                due_on=wish.due_on,
                created_by=me.id,
                created_at=work.now,
                done_at=None,
                dropped_at=None,
                reminded_at=None,
            )
            await_morning(work, self._almanac, pair, step)
            self._give(work, pair, step)
            return card_of(work, pair, step, goal)

    def compare(self, actor: Actor, step_id: UUID, wish: StepWish) -> StepFormCard:
        """A form with the person's own words beside what stands there now; raise as `form` does."""
        with self._store.reading(actor) as work:
            pair, step, _ = editable(work, step_id)
            return form_of(work, pair, step, wish, changed=wish_of(work, pair, step))

    def edit(self, actor: Actor, step_id: UUID, version: int, wish: StepWish) -> StepCard:
        """Change a step; raise as `form` and `add` do, or ChangedMeanwhile if it is no longer that version."""
        with self._store.writing(actor) as work:
            pair, step, goal = editable(work, step_id)
            if step.version != version:
                raise ChangedMeanwhile
            goal = checked_goal(work, pair, wish, goal, before=step.due_on)
            doer = doer_of(work, pair, wish)
            if (doer.id, wish.due_on) != (step.owner_id, step.due_on):
                self._hand_on(work, pair, step, doer, wish.due_on)
            step.title, step.kind, step.goal_id = wish.title.strip(), wish.kind, goal.id if goal else None
            self._give(work, pair, step)
            work.flush()
            return card_of(work, pair, step, goal)

    def done(self, actor: Actor, step_id: UUID) -> Seen:
        """Tick off a step of one's own; whoever gave it hears once. Doing it twice changes nothing."""
        with self._store.writing(actor) as work:
            pair, step, goal = found(work, step_id)
            me = require_owner(work, pair, step)
            seen = _together(work, step)
            if not step.done_at:
                step.done_at, step.dropped_at = work.now, None
                heed(work, pair)
                leave_reminder(work, self._almanac, pair, step)
                self._report(work, pair, step, goal, me)
            return _seen(work, pair, seen)

    def drop(self, actor: Actor, step_id: UUID) -> Seen:
        """Give a step up; it is kept, and can be taken up again. What is done stays done."""
        with self._store.writing(actor) as work:
            pair, step, _ = found(work, step_id)
            require_editor(work, pair, step)
            seen = _together(work, step)
            if not step.done_at and not step.dropped_at:
                step.dropped_at = work.now
                leave_reminder(work, self._almanac, pair, step)
                work.outbox.take_back(_given_key(step))
            return _seen(work, pair, seen)

    def take_up(self, actor: Actor, step_id: UUID) -> Seen:
        """Take back that a step was done or dropped. Whoever gave it hears nothing, if they had not yet."""
        with self._store.writing(actor) as work:
            pair, step, _ = found(work, step_id)
            (require_owner if step.done_at else require_editor)(work, pair, step)
            step.done_at = step.dropped_at = None
            work.outbox.take_back(_done_key(step))
            if step.reminded_at is None and not pair.over:
                await_morning(work, self._almanac, pair, step)
            return _seen(work, pair, _together(work, step))

    def now(self, actor: Actor, step_id: UUID) -> Seen:
        """What has become of a step and of those it stood in one message with. Raise NotYours."""
        with self._store.reading(actor) as work:
            pair, step, _ = found(work, step_id)
            return _seen(work, pair, _together(work, step))

    def to_move(self, actor: Actor, step_id: UUID) -> StepCard:
        """The step that is about to get another day. Raise StepSettled, NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            return card_of(work, *editable(work, step_id))

    def move(self, actor: Actor, step_id: UUID, due_on: date) -> Seen:
        """Give a step another day; raise as `to_move` does, or WrongInput for a day that has passed."""
        with self._store.writing(actor) as work:
            pair, step, _ = editable(work, step_id)
            if due_on != step.due_on and due_on < today_in(work.me.time_zone, work.now):
                raise WrongInput(due_on=NOT_GONE)
            seen = _together(work, step)
            if due_on != step.due_on:
                self._hand_on(work, pair, step, owner_of(pair, step), due_on)
            return _seen(work, pair, seen)

    def _hand_on(
        self, work: Work, pair: Mentorship, step: ActionStep, doer: Participant, due_on: date | None
    ) -> None:
        """Somebody else is to do it, or by another day: then its morning is another one, too."""
        leave_reminder(work, self._almanac, pair, step)
        if doer.id != step.owner_id:
            work.outbox.take_back(_given_key(step))
        step.owner_id, step.due_on = doer.id, due_on
        await_morning(work, self._almanac, pair, step)

    def _give(self, work: Work, pair: Mentorship, step: ActionStep) -> None:
        """Tell whoever is to do it, once; what they have not read yet is said in the newest words."""
        owner = owner_of(pair, step)
        if owner.person_id == work.me.id:
            return
        due_at = self._almanac.next_permitted(owner, work.now)
        notice = StepGiven(
            step=step.id,
            partner=work.me.as_someone(),
            title=step.title,
            kind=step.kind,
            due_on=step.due_on,
        )
        key = _given_key(step)
        work.outbox.to_person(owner.person, notice, key=key, about=pair.id, due_at=due_at)
        work.outbox.restore(key, due_at=due_at, notice=notice)
        work.outbox.reword(key, notice, due_at=due_at)

    def _report(
        self, work: Work, pair: Mentorship, step: ActionStep, goal: Goal | None, owner: Participant
    ) -> None:
        """Tell whoever gave a step that it is done, once, as long as they may read it."""
        giver = pair.member(my_side(pair, work).other)
        if pair.over or step.created_by != giver.id or not is_seen(step, goal, giver):
            return
        due_at = self._almanac.next_permitted(giver, work.now)
        notice = StepDone(step=step.id, partner=owner.person.as_someone(), title=step.title)
        work.outbox.to_person(giver.person, notice, key=_done_key(step), about=pair.id, due_at=due_at)
        work.outbox.restore(_done_key(step), due_at=due_at, notice=notice)


def _chapter(card: StepCard) -> int:
    """One's own first, then the partner's, then what is settled; each as it was sorted before."""
    if card.state is not StepState.OPEN:
        return 2
    return 0 if card.yours else 1


def _together(work: Work, step: ActionStep) -> Sequence[Placed]:
    return work.steps.reminded_with(step)


def _seen(work: Work, pair: Mentorship, together: Sequence[Placed]) -> Seen:
    """As they are now."""
    return tuple(cards_in(work, [pair], together))


def _given_key(step: ActionStep) -> str:
    """Whoever is to do it now is told once, even where it was handed on and back."""
    return f"step:{step.id}:given:{step.owner_id}"


def _done_key(step: ActionStep) -> str:
    return f"step:{step.id}:done"
