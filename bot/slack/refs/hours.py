"""What the form about hours carries."""

from dataclasses import dataclass

from bot.slack.metadata import Reference


@dataclass(frozen=True, slots=True)
class UsualRef(Reference):
    """Whose public holidays hold where nothing was chosen, "" for none."""

    usual_region: str
