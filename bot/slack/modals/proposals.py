"""Declining a match: one private, optional question, and no blame."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.people import Someone
from bot.slack.answers import Answers
from bot.slack.blocks import section
from bot.slack.ids import Callback, Field
from bot.slack.inputs import Need, Rows, question, text_field
from bot.slack.metadata import MessageRef, ProposalRef
from bot.slack.modals.frame import form
from bot.slack.text import mention

LONGEST_REASON = 1000


@dataclass(frozen=True, slots=True)
class DeclineForm:
    """A decline, with the private reason or ""."""

    proposal: UUID
    reason: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"reason": Field.DECLINE_REASON}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(
            proposal=ProposalRef.parse(view["private_metadata"]).proposal,
            reason=Answers.of(view).text(Field.DECLINE_REASON),
        )


def decline_modal(proposal: UUID, partner: Someone, opened_from: MessageRef | None = None) -> View:
    return form(
        "Decline this match",
        [
            section(
                f"That is fine. {mention(partner)} only hears that the match did not come about, "
                "never who decided or why. You keep your place."
            ),
            question(
                Field.DECLINE_REASON,
                "What did not fit?",
                text_field(Field.DECLINE_REASON, "", longest=LONGEST_REASON, rows=Rows.SEVERAL),
                hint="Private: your suggested match never sees it. You need not give a reason.",
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.DECLINE,
        carries=ProposalRef(proposal),
        submit="Decline",
        close="Back",
        opened_from=opened_from,
    )
