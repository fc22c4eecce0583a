"""One's own answers: looking at them, changing a page of them, leaving one of two roles."""

from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.signup import Step
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.answers import cohort_choice
from bot.slack.metadata import CohortRef
from bot.slack.modals.joining.confidence import apart_modal
from bot.slack.modals.joining.profile import LeaveRoleForm, leave_role_modal, profile_modal
from bot.slack.modals.joining.signup import signup_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission
from bot.slack.wording.terms import AS_ROLE

PAGES = {
    Action.PROFILE_ESSENTIALS: Step.ESSENTIALS,
    Action.PROFILE_ABOUT: Step.ABOUT,
    Action.PROFILE_CONFIDENTIAL: Step.CONFIDENTIAL,
}


async def choose(context: Context, services: Services) -> Reply:
    """Whoever takes part nowhere any more has still their list of people to be kept apart from."""
    cohorts = await context.run(services.profiles.places, context.actor)
    if len(cohorts) > 1:
        return Reply(say=cohort_choice(cohorts, Action.PROFILE_OPEN, "Which profile would you like to see?"))
    if not cohorts:
        return Reply(open=apart_modal(await context.run(services.confidences.mine, context.actor)))
    return Reply(open=await _page(context, services, cohorts[0].id))


async def enter(context: Context, services: Services) -> Reply:
    return Reply(open=await _page(context, services, CohortRef.parse(context.gesture.value).cohort))


async def edit(context: Context, services: Services) -> Reply:
    cohort, step = CohortRef.parse(context.gesture.value).cohort, PAGES[Action(context.gesture.id)]
    return Reply(open=signup_modal(await context.run(services.signups.form, context.actor, cohort, step)))


async def forget(context: Context, services: Services) -> Reply:
    """Drop what was changed in the form and not saved."""
    cohort = CohortRef.parse(context.gesture.value).cohort
    await context.run(services.drafts.discard, context.actor, cohort)
    return Reply(turn=await _page(context, services, cohort, "What you had changed is forgotten."))


async def let_name(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    await context.run(services.profiles.let_name, context.actor, cohort)
    return Reply(turn=await _page(context, services, cohort, "Thank you. You can take this back here at any time."))


async def stop_naming(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    await context.run(services.profiles.stop_naming, context.actor, cohort)
    return Reply(turn=await _page(context, services, cohort, "No summary will name you from now on."))


async def ask_which_role(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=leave_role_modal(await context.run(services.profiles.of, context.actor, cohort)))


async def leave_role(context: Context, services: Services) -> Reply:
    form = LeaveRoleForm.read(context.gesture.view)
    card = await context.run(services.participation.leave_role, context.actor, form.participant, form.role)
    note = f"You now take part {AS_ROLE[card.role]}. Thank you for what you gave as a {form.role}."
    return Reply(back=await _page(context, services, card.cohort.id, note))


async def _page(context: Context, services: Services, cohort: UUID, note: str = "") -> View:
    return profile_modal(await context.run(services.profiles.of, context.actor, cohort), note)


ROUTES = (
    command(Word.PROFILE, choose, waiting="Your profile"),
    action(Action.PROFILE_CHOOSE, choose, waiting="Your profile"),
    action(Action.PROFILE_OPEN, enter, waiting="Your profile"),
    *(action(name, edit, waiting="Your answers") for name in PAGES),
    action(Action.PROFILE_FORGET, forget),
    action(Action.PROFILE_NAMED, let_name),
    action(Action.PROFILE_UNNAMED, stop_naming),
    action(Action.PROFILE_LEAVE_ROLE, ask_which_role, waiting="Leave one role"),
    submission(Callback.LEAVE_ROLE, leave_role, fields=LeaveRoleForm.FIELDS),
)
