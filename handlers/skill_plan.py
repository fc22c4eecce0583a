"""Skills of a pair: looking at them, rating them, letting the mentor in, and a goal where there is a gap."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.skills import rated
from bot.slack.metadata import MentorshipRef, SkillGoalRef
from bot.slack.modals.pairs.goals_form import goal_modal
from bot.slack.modals.pairs.skills import CHART_SENT, SkillForm, choice_page, rating_modal, skills_page
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission


async def choose(context: Context, services: Services) -> Reply:
    """Straight to the page of the only pair."""
    cards = await context.run(services.skills.mine, context.actor)
    if len(cards) > 1:
        return Reply(open=choice_page(cards))
    return Reply(open=skills_page(await context.run(services.skills.page, context.actor, cards[0].mentorship)))


async def look(context: Context, services: Services) -> Reply:
    """In place of the page on which the pair was chosen; from a message or Home it opens."""
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    view = skills_page(await context.run(services.skills.page, context.actor, pair))
    return Reply(turn=view) if context.gesture.in_modal else Reply(open=view)


async def begin_to_rate(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    card = await context.run(services.skills.form, context.actor, pair)
    return Reply(open=rating_modal(card, context.gesture.message))


async def rate(context: Context, services: Services) -> Reply:
    form = SkillForm.read(context.gesture.view)
    card = await context.run(
        services.skills.rate, context.actor, form.mentorship, form.moment, sent=form.sent, shown=form.shown
    )
    return Reply(back=skills_page(card), rewrite=rated(card) if card.rated else None)


async def invite(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(turn=skills_page(await context.run(services.skills.invite, context.actor, pair)))


async def uninvite(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(turn=skills_page(await context.run(services.skills.uninvite, context.actor, pair)))


async def send_chart(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    card = await context.run(services.skills.send_chart, context.actor, pair)
    return Reply(turn=skills_page(card, CHART_SENT))


async def set_goal(context: Context, services: Services) -> Reply:
    wanted = SkillGoalRef.parse(context.gesture.value)
    card = await context.run(services.skills.goal, context.actor, wanted.mentorship, wanted.skill)
    return Reply(open=goal_modal(card))


ROUTES = (
    command(Word.SKILLS, choose, waiting="Skills"),
    action(Action.SKILL_PLAN_CHOOSE, choose, waiting="Skills"),
    action(Action.SKILL_PLAN_OPEN, look, waiting="Skills"),
    action(Action.SKILL_RATE, begin_to_rate, waiting="Skills"),
    submission(Callback.SKILL_RATE, rate),
    action(Action.SKILL_INVITE, invite),
    action(Action.SKILL_UNINVITE, uninvite),
    action(Action.SKILL_CHART, send_chart),
    action(Action.GOAL_FROM_SKILL, set_goal, waiting="Goal"),
)
