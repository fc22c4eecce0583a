"""The admin's page of skills: looking a word up, renaming it, merging two, taking them apart again."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Suggestion
from bot.slack.metadata import SkillRef
from bot.slack.modals.programs.skills import SkillForm, skill_modal, vocabulary_modal, word_options
from bot.slack.replies import Reply
from bot.slack.routes import action, submission, suggestion, typing


async def enter(context: Context, services: Services) -> Reply:
    return Reply(open=vocabulary_modal(await context.run(services.vocabulary.of, context.actor)))


async def ask(context: Context, services: Services) -> Reply:
    skill = SkillRef.parse(context.gesture.value).skill
    return Reply(open=skill_modal(await context.run(services.vocabulary.word, context.actor, skill)))


async def change(context: Context, services: Services) -> Reply:
    form = SkillForm.read(context.gesture.view)
    if form.into:
        card = await context.run(services.vocabulary.merge, context.actor, form.skill, form.into)
    else:
        card = await context.run(services.vocabulary.rename, context.actor, form.skill, form.label, kind=form.kind)
    return Reply(back=vocabulary_modal(card))


async def split(context: Context, services: Services) -> Reply:
    skill = SkillRef.parse(context.gesture.value).skill
    card = await context.run(services.vocabulary.split, context.actor, skill)
    shown = SkillRef.found_in(context.gesture.view.get("private_metadata") or "")
    if shown is None:
        return Reply(turn=vocabulary_modal(card))
    return Reply(turn=skill_modal(await context.run(services.vocabulary.word, context.actor, shown.skill)))


async def suggest(context: Context, services: Services) -> Reply:
    found = await context.run(services.vocabulary.find, context.actor, context.gesture.text)
    return Reply(options=word_options(found))


ROUTES = (
    action(Action.SKILLS_OPEN, enter, waiting="Skills"),
    action(Action.SKILL_CHANGE, ask, waiting="Change a skill"),
    typing(Suggestion.SKILL_FIND, ask),
    submission(Callback.SKILL, change, fields=SkillForm.FIELDS),
    action(Action.SKILL_SPLIT, split),
    suggestion(Suggestion.SKILL_FIND, suggest),
    suggestion(Suggestion.SKILL_INTO, suggest),
)
