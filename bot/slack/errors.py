"""The one place where an error becomes words: under the field, in a short answer, or with a reference to quote."""

import secrets
from collections.abc import Mapping

import structlog

from bot.domain.errors import AlreadyDone, Busy, CohortClosed, Refused, WrongInput
from bot.slack.fields import Field
from bot.slack.gestures import Gesture, Kind
from bot.slack.home import home_saying
from bot.slack.ids import Event
from bot.slack.messages.answers import saying
from bot.slack.modals.notice import notice_modal
from bot.slack.replies import DONE, Reply
from bot.store.trouble import explain

log = structlog.get_logger(__name__)


def reply_to_error(gesture: Gesture, error: Exception, fields: Mapping[str, Field]) -> Reply:
    """What the person sees instead of the answer."""
    match error:
        case AlreadyDone():
            return DONE
        case WrongInput() if gesture.kind is Kind.SUBMISSION:
            return Reply(errors={fields[name]: problem for name, problem in error.fields.items()})
        case Busy():
            log.error("database busy", kind=gesture.kind, id=gesture.id, reason=explain(error))
            return _refusal(gesture, str(error))
        case CohortClosed() if gesture.kind is Kind.SUBMISSION:
            return Reply(note=str(error))
        case Refused():
            return _refusal(gesture, str(error))
        case _:
            return _refusal(gesture, _with_reference(gesture, error))


def _refusal(gesture: Gesture, sentence: str) -> Reply:
    """Under the first question of a form, so that nothing typed is lost; else as a word to the person only.

    Home is the one place where such a word would not be seen: there it stands in place of what could not be drawn.
    """
    if gesture.kind is Kind.EVENT:
        seen = gesture.id == Event.HOME_OPENED and gesture.actor.user
        return Reply(publish=home_saying(sentence)) if seen else DONE
    if gesture.kind is not Kind.SUBMISSION:
        return Reply(say=saying(sentence))
    first = next((block["block_id"] for block in gesture.view["blocks"] if block["type"] == "input"), None)
    return Reply(errors={first: sentence}) if first else Reply(open=notice_modal("Not done", sentence))


def _with_reference(gesture: Gesture, error: Exception) -> str:
    reference = secrets.token_hex(3).upper()
    known = {"reason": reason} if (reason := explain(error)) else {"exc_info": error}
    log.error("gesture failed", reference=reference, kind=gesture.kind, id=gesture.id, **known)
    return (
        "Something went wrong on my side, so this was not done. Please try again in a moment; "
        f"if it stays, give your admin the reference {reference}."
    )
