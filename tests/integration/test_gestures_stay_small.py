"""What a gesture asks of the database does not grow with the rows it shows."""

from collections.abc import Callable
from datetime import date

from bot.domain.growth.goals import GoalWish
from bot.domain.people import Actor
from bot.services import Services
from tests.integration.office import Office
from tests.integration.statements import listening

Look = Callable[[Services, Actor], object]
LOOKS: dict[str, Look] = {
    "Home and the menu": lambda services, ada: services.home.of(ada),
    "the list of goals": lambda services, ada: services.goal_pages.of(ada),
    "the steps": lambda services, ada: services.steps.of(ada, 0),
}
MORE = 5
MOST_FOR_GOALS = 4
"""Who acts, their pairs with everybody's names, their goals, and the milestones of these."""


def pair_up(office: Office, ada: Actor, number: int) -> None:
    """So many more pairs for Ada, with a goal in each."""
    before = office.ids.last
    for each in range(number):
        pair = office.pair(ada, office.person(f"m{before}n{each}"), office.cohort())
        wish = GoalWish(title="Give a talk", measure="", due_on=date(2027, 2, 1))
        office.services.goals.set(ada, pair, wish)


def asked(office: Office, ada: Actor) -> dict[str, int]:
    """How many statements each look took."""
    numbers = {}
    for name, look in LOOKS.items():
        with listening(office.engine) as said:
            look(office.services, ada)
        numbers[name] = len(said)
    return numbers


def test_many_pairs_take_no_more_statements_than_one(office: Office) -> None:
    ada = office.person("ada")
    pair_up(office, ada, 1)
    few = asked(office, ada)
    pair_up(office, ada, MORE)
    assert len(office.services.goal_pages.of(ada).pairs) == 1 + MORE
    assert asked(office, ada) == few
    assert few["the list of goals"] == MOST_FOR_GOALS
