"""Goals of a pair: setting, changing, moving on, reaching. The partner hears."""

from uuid import UUID

from bot.domain.cards import GoalCard, GoalFormCard, GoalsCard
from bot.domain.errors import ChangedMeanwhile, GoalReachedAlready, MentorshipsPast, NoPairYet, NotYours
from bot.domain.goals import GoalWish, Progress
from bot.domain.notices import GoalMoved, GoalReached, GoalSet, Notice
from bot.domain.people import Actor
from bot.domain.terms import GoalState, Side
from bot.domain.zones import today_in
from bot.services.access import my_side, require_running
from bot.services.almanac import Almanac
from bot.services.home import mentorships_ever_of
from bot.store import Store, Work
from models import Goal, GoalUpdate, Mentorship


class Goals:
    """What pairs aim at. Each goal belongs to the member who set it; both see it."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor) -> GoalsCard:
        """All goals of the person, pair by pair: pairs that run, then what was aimed at in past ones.

        Raise NoPairYet, or MentorshipsPast where all that was has ended without a goal.
        """
        with self._store.reading(actor) as work:
            pairs = mentorships_ever_of(work)
            shown = tuple(pair for pair in pairs if pair.goals or not pair.over)
            if not shown:
                raise MentorshipsPast if pairs else NoPairYet
            return GoalsCard(mentorships=shown)

    def blank(self, actor: Actor, mentorship_id: UUID) -> GoalFormCard:
        """An empty form for one pair. Raise MentorshipOver."""
        with self._store.reading(actor) as work:
            pair = require_running(work.mentorships.get(mentorship_id))
            partner = pair.member(my_side(pair, work).other).person.as_someone()
            return GoalFormCard(mentorship=pair.id, partner=partner, wish=None, goal=None, version=None)

    def form(self, actor: Actor, goal_id: UUID) -> GoalFormCard:
        """A form with the goal as it is. Raise GoalReachedAlready or NotYours."""
        with self._store.reading(actor) as work:
            goal, side = _own_open(work, goal_id)
            partner = goal.mentorship.member(side.other).person.as_someone()
            return GoalFormCard(
                mentorship=goal.mentorship_id,
                partner=partner,
                wish=goal.as_wish(),
                goal=goal.id,
                version=goal.version,
            )

    def card(self, actor: Actor, goal_id: UUID) -> GoalCard:
        """One goal of the person. Raise GoalReachedAlready or NotYours."""
        with self._store.reading(actor) as work:
            goal, _ = _own_open(work, goal_id)
            return goal.as_card(reader=goal.owner_id)

    def set(self, actor: Actor, mentorship_id: UUID, wish: GoalWish) -> GoalCard:
        """Set a goal. Raise WrongInput naming what needs another look, or MentorshipOver."""
        with self._store.writing(actor) as work:
            pair = require_running(work.mentorships.get(mentorship_id))
            side = my_side(pair, work)
            wish.checked(today=today_in(work.me.time_zone, work.now))
            owner = pair.member(side)
            goal = work.add(
                Goal,
                mentorship_id=pair.id,
                owner_id=owner.id,
                title=wish.title.strip(),
                measure=wish.measure.strip(),
                due_on=wish.due_on,
                percent=0,
                state=GoalState.OPEN,
                created_at=work.now,
            )
            notice = GoalSet(
                goal=goal.id,
                partner=owner.person.as_someone(),
                title=goal.title,
                measure=goal.measure,
                due_on=goal.due_on,
            )
            self._tell(work, pair, side.other, notice, key=f"goal:{goal.id}:set")
            return goal.as_card(reader=owner.id)

    def edit(self, actor: Actor, goal_id: UUID, version: int, wish: GoalWish) -> GoalCard:
        """Reword a goal. Raise ChangedMeanwhile if it is no longer the version that was on the screen."""
        with self._store.writing(actor) as work:
            goal, _ = _own_open(work, goal_id, version)
            wish.checked(today=today_in(work.me.time_zone, work.now))
            goal.title, goal.measure, goal.due_on = wish.title.strip(), wish.measure.strip(), wish.due_on
            work.flush()
            return goal.as_card(reader=goal.owner_id)

    def record(self, actor: Actor, goal_id: UUID, version: int, progress: Progress) -> GoalCard:
        """Mark progress; at 100 % the goal is reached and both hear. Raise as `edit` does."""
        with self._store.writing(actor) as work:
            goal, side = _own_open(work, goal_id, version)
            note = progress.note.strip()
            work.add(GoalUpdate, goal_id=goal.id, percent=progress.percent, note=note, made_at=work.now)
            goal.percent = progress.percent
            if progress.reached:
                goal.state, goal.reached_at = GoalState.REACHED, work.now
                self._celebrate(work, goal, side, note)
            else:
                partner = goal.mentorship.member(side).person.as_someone()
                notice = GoalMoved(goal=goal.id, partner=partner, title=goal.title, percent=goal.percent, note=note)
                self._tell(work, goal.mentorship, side.other, notice, key=f"goal:{goal.id}:moved:{version}")
            work.flush()
            return goal.as_card(reader=goal.owner_id)

    def _celebrate(self, work: Work, goal: Goal, owner: Side, note: str) -> None:
        for side in Side:
            notice = GoalReached(
                goal=goal.id,
                partner=goal.mentorship.member(side.other).person.as_someone(),
                title=goal.title,
                note=note,
                by_you=side is owner,
            )
            self._tell(work, goal.mentorship, side, notice, key=f"goal:{goal.id}:reached:{side}")

    def _tell(self, work: Work, pair: Mentorship, side: Side, notice: Notice, *, key: str) -> None:
        reader = pair.member(side)
        due_at = self._almanac.next_permitted(reader, work.now)
        work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)


def _own_open(work: Work, goal_id: UUID, version: int | None = None) -> tuple[Goal, Side]:
    """The person's own open goal and side in the pair, at the version that was on the screen if one is given."""
    goal = work.goals.get(goal_id)
    side = my_side(goal.mentorship, work)
    if goal.mentorship.member(side).id != goal.owner_id:
        raise NotYours
    require_running(goal.mentorship)
    if goal.state is GoalState.REACHED:
        raise GoalReachedAlready
    if version is not None and goal.version != version:
        raise ChangedMeanwhile
    return goal, side
