"""The agenda of a pair: looking at it, adding topics from wherever one is, ticking them off."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.agendas import agenda_now
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.pairs.agenda import TITLE, TopicsForm, agenda_page, agendas_page, topics_modal
from bot.slack.refs.agendas import TopicRef
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission


async def choose(context: Context, services: Services) -> Reply:
    """Straight to the agenda of the only pair."""
    cards = await context.run(services.agendas.mine, context.actor)
    if len(cards) > 1:
        return Reply(open=agendas_page(cards))
    return Reply(open=agenda_page(await context.run(services.agendas.of, context.actor, cards[0].mentorship)))


async def look(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=agenda_page(await context.run(services.agendas.of, context.actor, pair)))


async def open_form(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=topics_modal(await context.run(services.agendas.to_add, context.actor, pair)))


async def open_form_here(context: Context, services: Services) -> Reply:
    """From the message that asks for topics, which shows them afterwards."""
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    card = await context.run(services.agendas.to_add, context.actor, pair)
    return Reply(open=topics_modal(card, context.gesture.message))


async def add(context: Context, services: Services) -> Reply:
    form = TopicsForm.read(context.gesture.view)
    card = await context.run(services.agendas.add, context.actor, form.mentorship, form.words)
    return Reply(back=agenda_page(card), rewrite=agenda_now(card))


async def tick_off(context: Context, services: Services) -> Reply:
    topic = TopicRef.parse(context.gesture.value).topic
    return Reply(turn=agenda_page(await context.run(services.agendas.done, context.actor, topic)))


async def put_back(context: Context, services: Services) -> Reply:
    topic = TopicRef.parse(context.gesture.value).topic
    return Reply(turn=agenda_page(await context.run(services.agendas.put_back, context.actor, topic)))


async def remove(context: Context, services: Services) -> Reply:
    topic = TopicRef.parse(context.gesture.value).topic
    return Reply(turn=agenda_page(await context.run(services.agendas.remove, context.actor, topic)))


ROUTES = (
    command(Word.AGENDA, choose, waiting=TITLE),
    action(Action.AGENDA_CHOOSE, choose, waiting=TITLE),
    action(Action.AGENDA_OPEN, look, waiting=TITLE),
    action(Action.AGENDA_ADD, open_form_here, waiting=TITLE),
    action(Action.TOPIC_ADD, open_form, waiting=TITLE),
    submission(Callback.TOPICS, add, fields=TopicsForm.FIELDS),
    action(Action.TOPIC_DONE, tick_off),
    action(Action.TOPIC_UNDO, put_back),
    action(Action.TOPIC_REMOVE, remove),
)
