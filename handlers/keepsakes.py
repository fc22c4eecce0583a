"""What stays of pairs that are over: the list of them, the certificate, a word of thanks, and the ways on."""

from bot.domain.care.ending_cards import Certificate
from bot.domain.later import later
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback, Word
from bot.slack.messages.care import reopened
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.care.keepsakes import (
    CertificateForm,
    ThanksForm,
    certificate_modal,
    past_modal,
    paths_page,
    thanks_modal,
)
from bot.slack.modals.notice import notice_modal, page_of
from bot.slack.replies import Reply
from bot.slack.routes import action, command, submission

PAST = "Past mentorships"
CERTIFICATE = "Your certificate"
THANKS = "Say thank you"
FILE_NAME = "mentorship-certificate.png"


def drawn(says: Certificate) -> bytes:
    """The picture. What draws it is read from disk with the first one, and not when the bot starts."""
    picture: bytes = later("bot.pictures.certificate", "drawn")(says)
    return picture


async def look_back(context: Context, services: Services) -> Reply:
    return Reply(open=past_modal(await context.run(services.keepsakes.past, context.actor)))


async def ask_for_certificate(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=certificate_modal(await context.run(services.keepsakes.certificate, context.actor, pair)))


async def send_certificate(context: Context, services: Services) -> Reply:
    form = CertificateForm.read(context.gesture.view)
    says = await context.run(services.keepsakes.issue, context.actor, form.mentorship, form.goals)
    picture = await context.run(drawn, says)
    await context.slack.send_file(context.actor.user, name=FILE_NAME, title=CERTIFICATE, content=picture)
    return Reply(open=notice_modal(CERTIFICATE, "It is in your messages with me. Only you can see it there."))


async def take_up_again(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(turn=page_of(reopened(await context.run(services.silences.reopen, context.actor, pair))))


async def think_of_thanks(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=thanks_modal(await context.run(services.keepsakes.to_thank, context.actor, pair)))


async def thank(context: Context, services: Services) -> Reply:
    form = ThanksForm.read(context.gesture.view)
    card = await context.run(services.keepsakes.thank, context.actor, form.mentorship, form.words)
    return Reply(open=notice_modal(THANKS, f"That was kind. I pass it on to {card.partner.name}, to nobody else."))


async def look_ahead(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=paths_page(await context.run(services.keepsakes.paths, context.actor, pair)))


ROUTES = (
    command(Word.PAST, look_back, waiting=PAST),
    action(Action.PAST_OPEN, look_back, waiting=PAST),
    action(Action.CERTIFICATE_OPEN, ask_for_certificate, waiting=CERTIFICATE),
    submission(Callback.CERTIFICATE, send_certificate),
    action(Action.THANKS_OPEN, think_of_thanks, waiting=THANKS),
    submission(Callback.THANKS, thank, fields=ThanksForm.FIELDS),
    action(Action.PAST_REOPEN, take_up_again),
    action(Action.PATHS_OPEN, look_ahead, waiting="What next?"),
)
