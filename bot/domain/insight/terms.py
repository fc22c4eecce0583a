"""The words of reports as closed sets. Values are stored in the database and never change once shipped."""

from enum import StrEnum


class Sharing(StrEnum):
    """What the author of feedback lets reports make of their words. Without a word from them: nothing."""

    PRIVATE = "private"
    THEMES = "themes"
    """Its keywords may be counted among those of others."""
    QUOTE = "quote"
    """Besides that, it may be quoted without a name."""


class ReportEvery(StrEnum):
    """When a summary is posted by itself."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    MILESTONES = "milestones"
    """Where a cohort starts, is halfway and ends."""


class CareerStep(StrEnum):
    """What a file of the people department says of somebody."""

    PROMOTED = "promoted"
    LEFT = "left"


class DeedKind(StrEnum):
    """What somebody did about an entry of the queue of what needs a human."""

    SNOOZED = "snoozed"
    REMINDED = "reminded"
    WROTE = "wrote"
    PARTED = "parted"
    EXTENDED = "extended"
    CLOSED = "closed"
    APPROVED = "approved"
    DONE = "done"
