"""Taking a break, coming back, leaving."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.answers import cohort_choice, saying
from bot.slack.metadata import CohortRef, ParticipantRef
from bot.slack.modals.joining.participation import LeaveForm, PauseForm, leave_modal, pause_modal
from bot.slack.modals.joining.profile import profile_modal
from bot.slack.modals.notice import notice_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission


async def ask_to_pause(context: Context, services: Services) -> Reply:
    """In one program at once; with several, only after a choice, so that the form can show the break there is."""
    chosen = CohortRef.found_in(context.gesture.value)
    places = await context.run(services.participation.breaks, context.actor, chosen.cohort if chosen else None)
    if len(places) > 1:
        cohorts = tuple(place.cohort for place in places)
        return Reply(say=cohort_choice(cohorts, Action.BREAK_OPEN, "Which program would you like to pause?"))
    return Reply(open=pause_modal(places[0]))


async def pause(context: Context, services: Services) -> Reply:
    form = PauseForm.read(context.gesture.view)
    card = await context.run(services.participation.pause, context.actor, form.participant, form.until)
    below = profile_modal(await context.run(services.profiles.of, context.actor, card.cohort.id))
    notice = notice_modal("Enjoy your break", "Reminders are paused. /mentor resume brings you back any time.")
    return Reply(open=notice, back=below)


async def resume(context: Context, services: Services) -> Reply:
    """The button ends one break, the command all of them."""
    only = ParticipantRef.parse(context.gesture.value).participant if context.gesture.value else None
    places = await context.run(services.participation.resume, context.actor, only)
    ahead = (
        "I will write as soon as there is news of a match."
        if all(place.waiting for place in places)
        else "Your rhythm goes on from here."
    )
    return Reply(say=saying(f"Welcome back. {ahead}"))


async def ask_to_leave(context: Context, services: Services) -> Reply:
    return Reply(open=leave_modal(await context.run(services.participation.of, context.actor)))


async def leave(context: Context, services: Services) -> Reply:
    form = LeaveForm.read(context.gesture.view)
    card = await context.run(services.participation.leave, context.actor, form.participant)
    sentence = f"You have left “{card.cohort.program}”. Thank you for taking part. /mentor join brings you back."
    return Reply(open=notice_modal("You have left", sentence))


ROUTES = (
    command(Word.PAUSE, ask_to_pause, waiting="Take a break"),
    action(Action.PAUSE_OPEN, ask_to_pause, waiting="Take a break"),
    action(Action.BREAK_OPEN, ask_to_pause, waiting="Take a break"),
    submission(Callback.PAUSE, pause, fields=PauseForm.FIELDS),
    command(Word.RESUME, resume),
    action(Action.RESUME, resume),
    command(Word.LEAVE, ask_to_leave, waiting="Leave"),
    action(Action.LEAVE_OPEN, ask_to_leave, waiting="Leave"),
    submission(Callback.LEAVE, leave, fields=LeaveForm.FIELDS),
)
