"""Reading the messages of a program before anybody else does."""

from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.messages.answers import saying
from bot.slack.metadata import CohortRef
from bot.slack.modals.messages.rehearsals import RehearsalForm, rehearsal_modal
from bot.slack.modals.notice import notice_modal
from bot.slack.replies import Reply
from bot.slack.routes import action, submission
from bot.slack.text import plural


async def choose(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    return Reply(open=rehearsal_modal(await context.run(services.rehearsals.offer, context.actor, cohort)))


async def send(context: Context, services: Services) -> Reply:
    form = RehearsalForm.read(context.gesture.view)
    number = await context.run(services.rehearsals.send, context.actor, form.cohort, form.moment)
    sentence = f"{plural(number, 'message comes', 'messages come')} to you, and to nobody else: about one a second."
    return Reply(open=notice_modal("Test on me", sentence))


async def only_a_test(_: Context, __: Services) -> Reply:
    return Reply(say=saying("This was only a test, so the button did nothing. In the real message it works."))


ROUTES = (
    action(Action.TEST_ON_ME, choose, waiting="Test on me"),
    submission(Callback.TEST_ON_ME, send, fields=RehearsalForm.FIELDS),
    action(Action.TEST_PRESSED, only_a_test),
)
