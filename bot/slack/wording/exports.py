"""Lists that admins can take away, as people call them."""

from collections.abc import Mapping

from bot.domain.insight.exports import Export
from bot.domain.notices import ExportFile

LIST_NAMES: Mapping[Export, str] = {
    Export.PEOPLE: "People",
    Export.PAIRS: "Pairs",
    Export.MEETINGS: "Meetings",
    Export.GOALS: "Goals",
    Export.MEASURES: "Measures",
    Export.LOG: "Log",
}
LIST_WORDS: Mapping[Export, str] = {
    Export.PEOPLE: "the people",
    Export.PAIRS: "the pairs",
    Export.MEETINGS: "the meetings",
    Export.GOALS: "the goals",
    Export.MEASURES: "the measures",
    Export.LOG: "the log",
}
IN_IT: Mapping[Export, str] = {
    Export.PEOPLE: "Who takes part as what, since when, and where they stand",
    Export.PAIRS: "Since when, how they are doing, meetings counted",
    Export.MEETINGS: "When, and what became of each",
    Export.GOALS: "How far each is; titles only where shown to the program",
    Export.MEASURES: "Every figure with its formula; too few answers stay unsaid",
    Export.LOG: "Who did what, and when",
}


def part_of(notice: ExportFile) -> str:
    """Such as " (file 2 of 3)"; nothing where there is one file only."""
    return f" (file {notice.part} of {notice.parts})" if notice.parts > 1 else ""
