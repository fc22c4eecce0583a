"""Looking for people and pairs."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.modals.insight.search import (
    SearchForm,
    pair_page,
    pairs_page,
    people_page,
    person_page,
    search_modal,
)
from bot.slack.refs.desk import PairPageRef, PairsRef, PersonPageRef
from bot.slack.replies import Reply
from bot.slack.routes import action, submission


async def ask(_: Context, __: Services) -> Reply:
    return Reply(open=search_modal())


async def find(context: Context, services: Services) -> Reply:
    """One person is opened at once."""
    words = SearchForm.read(context.gesture.view).words
    found = await context.run(services.search.people, context.actor, words)
    if len(found.people) != 1:
        return Reply(open=people_page(found))
    return Reply(open=person_page(await context.run(services.search.person, context.actor, found.people[0].id)))


async def open_person(context: Context, services: Services) -> Reply:
    person = PersonPageRef.parse(context.gesture.value).found_person
    return Reply(open=person_page(await context.run(services.search.person, context.actor, person)))


async def open_pair(context: Context, services: Services) -> Reply:
    pair = PairPageRef.parse(context.gesture.value).found_pair
    return Reply(open=pair_page(await context.run(services.search.pair, context.actor, pair)))


async def list_pairs(context: Context, services: Services) -> Reply:
    wish = PairsRef.parse(context.gesture.value).wish
    return Reply(open=pairs_page(await context.run(services.search.pairs, context.actor, wish)))


async def turn_pairs(context: Context, services: Services) -> Reply:
    wish = PairsRef.parse(context.gesture.value).wish
    return Reply(turn=pairs_page(await context.run(services.search.pairs, context.actor, wish)))


ROUTES = (
    action(Action.SEARCH_OPEN, ask, waiting="Search"),
    submission(Callback.SEARCH, find, fields=SearchForm.FIELDS),
    action(Action.SEARCH_PERSON, open_person, waiting="Person"),
    action(Action.SEARCH_PAIR, open_pair, waiting="Pair"),
    action(Action.PAIRS_OPEN, list_pairs, waiting="Pairs"),
    action(Action.PAIRS_TURN, turn_pairs),
    action(Action.PAIRS_BACK, turn_pairs),
    action(Action.PAIRS_COHORT, turn_pairs),
    action(Action.PAIRS_STATE, turn_pairs),
    action(Action.PAIRS_HEALTH, turn_pairs),
)
