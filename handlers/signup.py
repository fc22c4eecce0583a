"""Joining: the doors, the form page by page, and what is offered while somebody types."""

from collections.abc import Mapping
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.errors import NothingOpen, WrongInput
from bot.domain.signup import Answers, Step, step_of
from bot.domain.terms import Role
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Shortcut, Suggestion, Word
from bot.slack.messages.answers import cohort_choice
from bot.slack.metadata import CohortRef
from bot.slack.modals.joining.introduction import introduction_modal, reminded_later
from bot.slack.modals.joining.profile import joined_page, profile_modal
from bot.slack.modals.joining.signup import SignupForm, signup_modal
from bot.slack.modals.joining.skill_groups import skill_groups
from bot.slack.modals.joining.zones import zone_options
from bot.slack.replies import DONE, Reply
from bot.slack.routes import action, command, shortcut, submission, suggestion, typing


async def choose_cohort(context: Context, services: Services) -> Reply:
    cohorts = await context.run(services.signups.open_cohorts, context.actor)
    if not cohorts:
        raise NothingOpen
    if len(cohorts) > 1:
        joined = await context.run(services.signups.joined, context.actor)
        question = "Which program would you like to join?"
        return Reply(say=cohort_choice(cohorts, Action.SIGNUP_OPEN, question, joined=joined))
    return await _door(context, services, cohorts[0].id)


async def open_door(context: Context, services: Services) -> Reply:
    return await _door(context, services, CohortRef.parse(context.gesture.value).cohort)


async def _door(context: Context, services: Services, cohort: UUID) -> Reply:
    """An introduction for whoever is new; their own answers for whoever takes part already."""
    card = await context.run(services.drafts.introduction, context.actor, cohort)
    if card.joined:
        return Reply(open=signup_modal(await context.run(services.signups.form, context.actor, cohort)))
    return Reply(open=introduction_modal(card))


ROLES = {
    Action.SIGNUP_AS_MENTEE: Role.MENTEE,
    Action.SIGNUP_AS_MENTOR: Role.MENTOR,
    Action.SIGNUP_AS_BOTH: Role.BOTH,
}


async def begin(context: Context, services: Services) -> Reply:
    cohort, role = CohortRef.parse(context.gesture.value).cohort, ROLES[Action(context.gesture.id)]
    return Reply(turn=signup_modal(await context.run(services.drafts.begin, context.actor, cohort, role)))


async def resume(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(turn=signup_modal(await context.run(services.drafts.resume, context.actor, cohort)))


async def begin_anew(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(turn=introduction_modal(await context.run(services.drafts.begin_anew, context.actor, cohort)))


async def later(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(turn=reminded_later(await context.run(services.drafts.later, context.actor, cohort)))


async def note(context: Context, services: Services) -> Reply:
    """Keep what was typed or chosen just now."""
    form = SignupForm.read(context.gesture.view)
    answers = form.only(context.gesture.block)
    await _meet_named(context, services, answers)
    await context.run(
        services.drafts.note,
        context.actor,
        form.cohort,
        answers,
        shown=form.shown,
        heard=context.gesture.at,
        seen=form.seen,
    )
    return DONE


async def choose_role(context: Context, services: Services) -> Reply:
    """Ask what the role just chosen needs, and no longer what it does not."""
    form = SignupForm.read(context.gesture.view)
    return Reply(turn=await _turn(context, services, form, form.step))


async def tell_more(context: Context, services: Services) -> Reply:
    form = SignupForm.read(context.gesture.view)
    return Reply(turn=await _turn(context, services, form, Step(form.step + 1)))


async def go_back(context: Context, services: Services) -> Reply:
    form = SignupForm.read(context.gesture.view)
    return Reply(turn=await _turn(context, services, form, Step(form.step - 1)))


async def send(context: Context, services: Services) -> Reply:
    form = SignupForm.read(context.gesture.view)
    await _meet_named(context, services, form.sent)
    if form.step is Step.ABOUT and not form.seen:
        return Reply(open=await _turn(context, services, form, Step.CONFIDENTIAL))
    try:
        return await (_save if form.seen else _join)(context, services, form)
    except WrongInput as problem:
        if not (elsewhere := form.elsewhere(problem)):
            raise
        step = min(step_of(name) for name in elsewhere)
        return Reply(open=await _turn(context, services, form, step, elsewhere))


async def _save(context: Context, services: Services, form: SignupForm) -> Reply:
    card = await context.run(
        services.signups.save, context.actor, form.cohort, sent=form.sent, shown=form.shown, seen=form.seen
    )
    if card.clashes:
        return Reply(open=signup_modal(card))
    profile = await context.run(services.profiles.of, context.actor, form.cohort)
    return Reply(back=profile_modal(profile, "Your answers are up to date."))


async def _join(context: Context, services: Services, form: SignupForm) -> Reply:
    card = await context.run(services.signups.join, context.actor, form.cohort, form.sent, shown=form.shown)
    return Reply(open=signup_modal(card) if card.clashes else joined_page(card))


async def _turn(
    context: Context, services: Services, form: SignupForm, to: Step, problems: Mapping[str, str] | None = None
) -> View:
    await _meet_named(context, services, form.sent)
    card = await context.run(
        services.drafts.turn, context.actor, form.cohort, sent=form.sent, shown=form.shown, to=to
    )
    return signup_modal(card, problems)


async def _meet_named(context: Context, services: Services, answers: Answers) -> None:
    """Look up people who were named and whom we have not met."""
    named = answers.get("never")
    if isinstance(named, tuple) and named:
        for stranger in await context.run(services.signups.unknown, context.actor, named):
            profile = await context.slack.profile(stranger)
            await context.run(services.directory.learn, context.actor.team, [profile])


async def suggest_zones(context: Context, _: Services) -> Reply:
    return Reply(options=zone_options(context.gesture.text, context.clock.now()))


async def suggest_skills(context: Context, services: Services) -> Reply:
    found = await context.run(services.vocabulary.suggest, context.actor, context.gesture.text)
    return Reply(groups=skill_groups(found))


ROUTES = (
    command(Word.JOIN, choose_cohort, waiting="Join"),
    shortcut(Shortcut.JOIN, choose_cohort, waiting="Join"),
    action(Action.SIGNUP_OPEN, open_door, waiting="Join"),
    *(action(name, begin) for name in ROLES),
    action(Action.SIGNUP_RESUME, resume),
    action(Action.SIGNUP_ANEW, begin_anew),
    action(Action.SIGNUP_LATER, later),
    action(Action.SIGNUP_TYPED, note),
    action(Action.SIGNUP_ROLE, choose_role),
    typing(Suggestion.SKILLS, note),
    typing(Suggestion.TIME_ZONE, note),
    action(Action.SIGNUP_MORE, tell_more),
    action(Action.SIGNUP_BACK, go_back),
    submission(Callback.SIGNUP, send, fields=SignupForm.FIELDS),
    suggestion(Suggestion.TIME_ZONE, suggest_zones),
    suggestion(Suggestion.SKILLS, suggest_skills),
)
