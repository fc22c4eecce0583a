"""Two people, or one person twice, say something of one goal at the same moment."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from bot.domain.growth.goals import GoalWish
from bot.domain.people import Actor
from models import Goal, GoalUpdate
from tests.integration.office import TODAY, Office
from tests.integration.remembering import step
from tests.integration.test_asking import at_once

WISH = GoalWish(title="Give a talk", measure="", due_on=TODAY + timedelta(days=30))


@step
def a_goal(office: Office) -> tuple[Actor, Actor, UUID]:
    ada, bob = office.person("ada"), office.person("bob")
    return ada, bob, office.services.goals.set(bob, office.pair(ada, bob, office.cohort()), WISH).id


def test_done_pressed_twice_at_once_is_done_once(office: Office) -> None:
    _, bob, goal = a_goal(office)
    at_once(*[lambda: office.services.progress.done(bob, goal)] * 3)
    assert len(office.rows(GoalUpdate)) == 2
    assert len(office.mail(kind="GoalReached")) == 2
    assert len(office.mail(kind="GoalCelebrated")) == 1


def test_both_cheering_at_once_post_once(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    office.services.progress.done(bob, goal)

    def agree(actor: Actor) -> Callable[[], object]:
        return lambda: office.services.cheers.agree(actor, goal)

    at_once(agree(ada), agree(bob), agree(ada), agree(bob))
    assert len(office.mail(kind="GoalShared")) == 1
    kept = office.row(Goal)
    assert kept.owner_cheers_at
    assert kept.partner_cheers_at


def test_a_word_and_taking_back_the_one_before_leave_one_of_two_histories(office: Office) -> None:
    _, bob, goal = a_goal(office)
    said = office.services.progress.on_track(bob, goal)
    at_once(
        lambda: office.services.progress.stuck(bob, goal),
        lambda: office.services.progress.undo(bob, goal, said.update),
    )
    words = [row.event.value for row in sorted(office.rows(GoalUpdate), key=lambda row: row.id)]
    assert words in (["set", "on_track", "stuck"], ["set", "on_track", "moved", "stuck"])
    assert office.row(Goal).standing == "stuck"
