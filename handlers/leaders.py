"""Leaders: who they are, the posts they can send, asking them to mentor, and their answer."""

from bot.domain.terms import LeaderAnswer
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.programs import leader_declined
from bot.slack.metadata import CohortRef, LeaderRef
from bot.slack.modals.joining.signup import signup_modal
from bot.slack.modals.programs.leaders import LeadersForm, leaders_modal, sponsor_kit_modal
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action, submission


async def open_kit(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    card = await context.run(services.cohorts.page, context.actor, cohort)
    return Reply(open=sponsor_kit_modal(card.tally.cohort))


async def open_leaders(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=leaders_modal(await context.run(services.leaders.of, context.actor, cohort)))


async def save_leaders(context: Context, services: Services) -> Reply:
    """Whoever the bot has not met yet is looked up first. The list stays open, to ask them from."""
    form = LeadersForm.read(context.gesture.view)
    unmet = await context.run(services.colleagues.unmet, context.actor, form.cohort, form.users)
    profiles = [await context.slack.profile(user) for user in unmet]
    if profiles:
        await context.run(services.directory.learn, context.actor.team, profiles)
    return Reply(
        open=leaders_modal(await context.run(services.leaders.flag, context.actor, form.cohort, form.users))
    )


async def ask(context: Context, services: Services) -> Reply:
    place = LeaderRef.parse(context.gesture.value)
    card = await context.run(services.leaders.ask, context.actor, place.leader, place.cohort)
    return Reply(turn=leaders_modal(card))


async def join(context: Context, services: Services) -> Reply:
    place = LeaderRef.parse(context.gesture.value)
    await context.run(services.leaders.answer, context.actor, place.leader, place.cohort, LeaderAnswer.WILLING)
    card = await context.run(services.drafts.introduction, context.actor, place.cohort)
    if card.joined:
        return Reply(open=signup_modal(await context.run(services.signups.form, context.actor, place.cohort)))
    as_leader = card.cohort.pairing.leads_as
    form = await context.run(services.drafts.begin, context.actor, place.cohort, as_leader)
    return Reply(open=signup_modal(form))


async def not_now(context: Context, services: Services) -> Reply:
    place = LeaderRef.parse(context.gesture.value)
    await context.run(services.leaders.answer, context.actor, place.leader, place.cohort, LeaderAnswer.NOT_NOW)
    return Reply(rewrite=leader_declined())


ROUTES = (
    action(Action.KIT_OPEN, open_kit, waiting="Sponsor kit"),
    action(Action.LEADERS_OPEN, open_leaders, waiting="Leaders"),
    submission(Callback.LEADERS, save_leaders, fields=LeadersForm.FIELDS),
    action(Action.LEADER_ASK, ask),
    action(Action.LEADER_JOIN, join, waiting="Join", urgency=Urgency.PROMPT),
    action(Action.LEADER_NOT_NOW, not_now),
)
