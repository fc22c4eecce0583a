"""Letting a match go, for now or for good: private, optional questions, and no blame."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import CheckboxesElement
from slack_sdk.models.views import View

from bot.domain.people import Someone
from bot.domain.proposals import Again, Later
from bot.slack.answers import Answers
from bot.slack.blocks import section
from bot.slack.fields import Field
from bot.slack.ids import Callback
from bot.slack.inputs import Need, Rows, date_picker, option, question, radio, text_field
from bot.slack.metadata import MessageRef, ProposalRef
from bot.slack.modals.frame import form
from bot.slack.text import mention

LONGEST_REASON = 1000
NEVER = option(Again.NEVER.value, "Do not suggest this person to me again")
PAUSES = {Later.TWO_WEEKS: "In two weeks", Later.A_MONTH: "In a month"}


@dataclass(frozen=True, slots=True)
class DeclineForm:
    """A decline, with the private reason or "", and whether the same person may be suggested another time."""

    proposal: UUID
    reason: str
    again: Again

    FIELDS: ClassVar[Mapping[str, Field]] = {"reason": Field.DECLINE_REASON, "never": Field.DECLINE_NEVER}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers = Answers.of(view)
        never = Again.NEVER.value in answers.choices(Field.DECLINE_NEVER)
        return cls(
            proposal=ProposalRef.parse(view["private_metadata"]).proposal,
            reason=answers.text(Field.DECLINE_REASON),
            again=Again.NEVER if never else Again.PERHAPS,
        )


@dataclass(frozen=True, slots=True)
class NotNowForm:
    """When to suggest somebody again: after a while, or from a day on, which counts where one is named."""

    proposal: UUID
    answer: Later | date

    FIELDS: ClassVar[Mapping[str, Field]] = {"until": Field.QUIET_UNTIL}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers = Answers.of(view)
        month = answers.choice(Field.QUIET_FOR) == Later.A_MONTH.name
        return cls(
            proposal=ProposalRef.parse(view["private_metadata"]).proposal,
            answer=answers.date(Field.QUIET_UNTIL) or (Later.A_MONTH if month else Later.TWO_WEEKS),
        )


def decline_modal(proposal: UUID, partner: Someone, opened_from: MessageRef | None = None) -> View:
    return form(
        "Decline this match",
        [
            section(
                f"That is fine. {mention(partner)} hears at most that the match did not come about, "
                "never who decided or why. You keep your place, and I look for somebody else."
            ),
            question(
                Field.DECLINE_REASON,
                "What did not fit?",
                text_field(Field.DECLINE_REASON, "", longest=LONGEST_REASON, rows=Rows.SEVERAL),
                hint="Private: your suggested match never sees it. You need not give a reason.",
                need=Need.OPTIONAL,
            ),
            question(
                Field.DECLINE_NEVER,
                "In confidence",
                CheckboxesElement(action_id=Field.DECLINE_NEVER, options=[NEVER]),
                hint="In no program, in either role. Nobody learns of it; your profile has the list, to change it. "
                "Without it, the two of you are not suggested to each other again in this cohort only.",
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.DECLINE,
        carries=ProposalRef(proposal),
        submit="Decline",
        close="Back",
        opened_from=opened_from,
    )


def not_now_modal(proposal: UUID, partner: Someone, opened_from: MessageRef | None = None) -> View:
    return form(
        "Not now",
        [
            section(
                f"That is fine. {mention(partner)} hears at most that the match did not come about, "
                "never who decided or why. You keep your place, and may meet each other another time."
            ),
            question(
                Field.QUIET_FOR,
                "When may I suggest someone again?",
                radio(
                    Field.QUIET_FOR,
                    [option(each.name, words) for each, words in PAUSES.items()],
                    Later.TWO_WEEKS.name,
                ),
            ),
            question(
                Field.QUIET_UNTIL,
                "Or from a day that suits you",
                date_picker(Field.QUIET_UNTIL, None),
                hint="If you name a day, it is the one that counts. You can change your mind at any time.",
                need=Need.OPTIONAL,
            ),
        ],
        callback=Callback.NOT_NOW,
        carries=ProposalRef(proposal),
        submit="Not now",
        close="Back",
        opened_from=opened_from,
    )
