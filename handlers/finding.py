"""Finding a mentor: the list and its filters, asking one, changing the note and taking a request back."""

from dataclasses import replace
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.finding_cards import Wanted
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.answers import cohort_choice
from bot.slack.metadata import CohortRef, ParticipantRef, ProposalRef
from bot.slack.modals.pairs.asking import AskForm, NoteForm, ask_modal, asked_page, note_modal
from bot.slack.modals.pairs.finding import ANY, TITLE, find_modal
from bot.slack.refs.finding import FindRef, wanted_in
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission


async def choose(context: Context, services: Services) -> Reply:
    """In one cohort at once; with several, after a choice."""
    cohorts = await context.run(services.finding.places, context.actor)
    if len(cohorts) > 1:
        question = "In which program would you like to find a mentor?"
        return Reply(say=cohort_choice(cohorts, Action.FIND_OPEN, question))
    return Reply(open=await _list(context, services, Wanted(cohort=cohorts[0].id)))


async def look(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=await _list(context, services, Wanted(cohort=cohort)))


async def turn(context: Context, services: Services) -> Reply:
    return Reply(turn=await _list(context, services, wanted_in(FindRef.parse(context.gesture.value))))


async def choose_skill(context: Context, services: Services) -> Reply:
    return Reply(turn=await _list(context, services, replace(_open(context), skill=_chosen(context), start=0)))


async def choose_language(context: Context, services: Services) -> Reply:
    return Reply(turn=await _list(context, services, replace(_open(context), language=_chosen(context), start=0)))


async def choose_hours(context: Context, services: Services) -> Reply:
    hours = int(_chosen(context) or 0)
    return Reply(turn=await _list(context, services, replace(_open(context), hours=hours, start=0)))


async def ask_for_note(context: Context, services: Services) -> Reply:
    mentor = ParticipantRef.parse(context.gesture.value).participant
    card = await context.run(services.finding.before_asking, context.actor, mentor)
    return Reply(open=ask_modal(card, _open(context)))


async def ask(context: Context, services: Services) -> Reply:
    form = AskForm.read(context.gesture.view)
    card = await context.run(services.asking.ask, context.actor, form.participant, form.note)
    return Reply(open=asked_page(card), back=await _list(context, services, form.wanted))


async def ask_for_words(context: Context, services: Services) -> Reply:
    card = await context.run(services.asking.mine, context.actor, _request(context))
    return Reply(open=note_modal(card, _open(context)))


async def change_note(context: Context, services: Services) -> Reply:
    form = NoteForm.read(context.gesture.view)
    await context.run(services.asking.change_note, context.actor, form.proposal, form.note)
    return Reply(back=await _list(context, services, form.wanted))


async def withdraw(context: Context, services: Services) -> Reply:
    await context.run(services.asking.withdraw, context.actor, _request(context))
    return Reply(turn=await _list(context, services, _open(context)))


async def _list(context: Context, services: Services, wanted: Wanted) -> View:
    return find_modal(await context.run(services.finding.look, context.actor, wanted))


def _open(context: Context) -> Wanted:
    """What the list that is open shows."""
    return wanted_in(FindRef.parse(context.gesture.view.get("private_metadata") or ""))


def _chosen(context: Context) -> str:
    return "" if context.gesture.value == ANY else context.gesture.value


def _request(context: Context) -> UUID:
    return ProposalRef.parse(context.gesture.value).proposal


ROUTES = (
    command(Word.FIND, choose, waiting=TITLE),
    action(Action.FIND_CHOOSE, choose, waiting=TITLE),
    action(Action.FIND_OPEN, look, waiting=TITLE),
    action(Action.FIND_SKILL, choose_skill),
    action(Action.FIND_LANGUAGE, choose_language),
    action(Action.FIND_HOURS, choose_hours),
    action(Action.FIND_LOOSEN, turn),
    action(Action.FIND_CLEAR, turn),
    action(Action.FIND_TURN, turn),
    action(Action.FIND_BACK, turn),
    action(Action.FIND_ASK, ask_for_note, waiting=TITLE),
    submission(Callback.REQUEST, ask, fields=AskForm.FIELDS),
    action(Action.REQUEST_NOTE, ask_for_words, waiting=TITLE),
    submission(Callback.REQUEST_NOTE, change_note, fields=NoteForm.FIELDS),
    action(Action.REQUEST_WITHDRAW, withdraw),
)
