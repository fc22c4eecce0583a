"""A change of settings on a page of its own: what it means for people and what it sends, with Save and Back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.admin_cards import CohortSettingsCard, ProgramSettingsCard
from bot.domain.settings import WORDY, CohortSettings, ProgramSettings
from bot.domain.terms import Cadence, MentorRule, Newcomers
from bot.slack.answers import Answers
from bot.slack.blocks import actions, button, divider, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.metadata import CohortChangeRef, ProgramChangeRef
from bot.slack.modals.frame import form
from bot.slack.modals.programs.consequences import of_cohort_changes, of_program_changes
from bot.slack.modals.programs.settings import ProgramSettingsForm, wordy_questions
from bot.slack.text import lines

TITLE = "What this changes"
TEXTS = {name: field for name, field in ProgramSettingsForm.FIELDS.items() if name in WORDY}


@dataclass(frozen=True, slots=True)
class ProgramChange:
    """A change of a program's settings that an admin has looked at. `texts` are the long ones that change."""

    asked: ProgramChangeRef
    texts: Mapping[str, str]

    FIELDS: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        answers = Answers.of(view)
        texts = {name: answers.text(field) for name, field in TEXTS.items() if field in answers.values}
        return cls(ProgramChangeRef.parse(view["private_metadata"]), texts)

    @property
    def cohort(self) -> UUID:
        return self.asked.cohort

    def on_top_of(self, before: ProgramSettings) -> ProgramSettings:
        """The settings as they will be, where these are the ones that were changed."""
        return replace(
            before,
            name=self.asked.name,
            cadence=Cadence(self.asked.cadence),
            minutes=self.asked.minutes,
            months=self.asked.months,
            mentor_rule=MentorRule(self.asked.mentor_rule),
            newcomers=Newcomers(self.asked.newcomers),
            **self.texts,
        )


def program_change_page(card: ProgramSettingsCard) -> View:
    """The long texts that change stand here to be read once more: they are too long for a page to carry unseen."""
    settings = card.settings
    return _page(
        of_program_changes(card),
        wordy_questions(settings, card.changes.keys()),
        callback=Callback.PROGRAM_SETTINGS_SAVE,
        carries=ProgramChangeRef(
            cohort=card.cohort,
            version=card.version,
            name=settings.name,
            cadence=settings.cadence,
            minutes=settings.minutes,
            months=settings.months,
            mentor_rule=settings.mentor_rule,
            newcomers=settings.newcomers,
        ),
        back=Action.PROGRAM_SETTINGS_BACK,
    )


@dataclass(frozen=True, slots=True)
class CohortChange:
    """A change of a cohort's settings that an admin has looked at."""

    cohort: UUID
    version: int
    settings: CohortSettings

    FIELDS: ClassVar[Mapping[str, Field]] = {}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        asked = CohortChangeRef.parse(view["private_metadata"])
        settings = CohortSettings(
            name=asked.name,
            starts_on=date.fromisoformat(asked.starts_on),
            ends_on=date.fromisoformat(asked.ends_on) if asked.ends_on else None,
            channel=asked.channel,
            size_limit=asked.size_limit or None,
        )
        return cls(asked.cohort, asked.version, settings)


def cohort_change_page(card: CohortSettingsCard) -> View:
    settings = card.settings
    return _page(
        of_cohort_changes(card),
        [],
        callback=Callback.COHORT_SETTINGS_SAVE,
        carries=CohortChangeRef(
            cohort=card.cohort,
            version=card.version,
            name=settings.name,
            starts_on=settings.starts_on.isoformat(),
            ends_on=settings.ends_on.isoformat() if settings.ends_on else "",
            channel=settings.channel,
            size_limit=settings.size_limit or 0,
        ),
        back=Action.COHORT_SETTINGS_BACK,
    )


def _page(
    consequences: Sequence[str],
    texts: Sequence[Block],
    *,
    callback: Callback,
    carries: ProgramChangeRef | CohortChangeRef,
    back: Action,
) -> View:
    told = lines(f"• {each}" for each in consequences)
    return form(
        TITLE,
        [
            section(f"*Nothing is saved yet. What this changes:*\n{told}"),
            actions(button("Back", back, aloud="Back to the settings, with what you have entered")),
            *([divider(), small("The new words once more, as everybody will read them:")] if texts else []),
            *texts,
        ],
        callback=callback,
        carries=carries,
        submit="Save",
    )
