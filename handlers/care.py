"""How a pair is doing: taking up an easy offer, another pace, and saying that one is there."""

from bot.domain.care.helping import Choice
from bot.domain.errors import MentorshipOver
from bot.domain.insight.desk_cards import DeskWish
from bot.domain.tasks import Urge
from bot.domain.terms import Cadence
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.care import all_well, here, pace_now, reopened
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.care.in_need import silent_partner_page
from bot.slack.modals.care.pace import PaceForm, pace_modal
from bot.slack.modals.care.retrospectives import retro_modal
from bot.slack.modals.insight.desk import TITLE, desk_modal
from bot.slack.modals.pairs.meeting_pages import meeting_page
from bot.slack.modals.pairs.rematches import parting_page, rematch_modal
from bot.slack.refs.care import CareRef, PaceRef
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action, submission
from bot.slack.telling import told


async def take_pace(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    await context.run(services.offers.take, context.actor, pair, Choice.PACE)
    return await open_pace(context, services)


async def take_time(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    await context.run(services.offers.take, context.actor, pair, Choice.TIME)
    return Reply(open=meeting_page(await context.run(services.choosing.page, context.actor, pair)))


async def take_look_back(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    await context.run(services.offers.take, context.actor, pair, Choice.LOOK_BACK)
    card = await context.run(services.retrospectives.of, context.actor, pair)
    return Reply(open=retro_modal(card, context.gesture.message))


async def take_partner(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    await context.run(services.offers.take, context.actor, pair, Choice.PARTNER)
    card = await context.run(services.rematches.of, context.actor, pair)
    return Reply(open=parting_page(card) if card.hears_at else rematch_modal(card))


async def take_well(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(rewrite=all_well(await context.run(services.offers.take, context.actor, pair, Choice.WELL)))


async def open_pace(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(
        open=pace_modal(await context.run(services.paces.of, context.actor, pair), context.gesture.message)
    )


async def change_pace(context: Context, services: Services) -> Reply:
    form = PaceForm.read(context.gesture.view)
    card = await context.run(services.paces.change, context.actor, form.mentorship, form.cadence, form.minutes)
    words = pace_now(card)
    return told(context, words)


async def change_back(context: Context, services: Services) -> Reply:
    was = PaceRef.parse(context.gesture.value)
    cadence = Cadence(was.cadence_before)
    card = await context.run(services.paces.change, context.actor, was.mentorship, cadence, was.minutes_before)
    return Reply(rewrite=pace_now(card))


async def say_here(context: Context, services: Services) -> Reply:
    """Whoever says so after their pair has come to rest takes it up again."""
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    try:
        return Reply(rewrite=here(await context.run(services.silences.here, context.actor, pair)))
    except MentorshipOver:
        return await reopen(context, services)


async def tell_of_silence(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=silent_partner_page(await context.run(services.silences.tell, context.actor, pair)))


async def reopen(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(rewrite=reopened(await context.run(services.silences.reopen, context.actor, pair)))


async def look(context: Context, services: Services) -> Reply:
    """In digests of an earlier version: the pairs of one cohort, which are part of the queue."""
    wish = DeskWish(cohort=CareRef.parse(context.gesture.value).cohort, kind=Urge.HAND)
    return Reply(open=desk_modal(await context.run(services.desk.look, context.actor, wish)))


ROUTES = (
    action(Action.OFFER_PACE, take_pace, waiting="Change the pace", urgency=Urgency.PROMPT),
    action(Action.OFFER_TIME, take_time, waiting="Your meetings", urgency=Urgency.PROMPT),
    action(Action.OFFER_LOOK_BACK, take_look_back, waiting="Look back", urgency=Urgency.PROMPT),
    action(Action.OFFER_PARTNER, take_partner, waiting="Another partner", urgency=Urgency.PROMPT),
    action(Action.OFFER_WELL, take_well),
    action(Action.PACE_OPEN, open_pace, waiting="Change the pace"),
    action(Action.PACE_UNDO, change_back),
    submission(Callback.PACE, change_pace, fields=PaceForm.FIELDS),
    action(Action.STILL_HERE, say_here),
    action(Action.PARTNER_SILENT, tell_of_silence, waiting="My partner is quiet", urgency=Urgency.PROMPT),
    action(Action.PAIR_REOPEN, reopen),
    action(Action.CARE_LIST, look, waiting=TITLE),
    action(Action.CARE_TURN, look, waiting=TITLE),
    action(Action.CARE_BACK, look, waiting=TITLE),
)
