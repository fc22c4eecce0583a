"""What is measured is defined, by one formula each, and the page for readers says the same."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.domain.insight.measures import DEFINITIONS, HAPPENED, Measure, Shape
from bot.domain.insight.page import HEADCOUNTS, measures_page

PAGE = Path(__file__).parents[4] / "docs" / "measures.md"


def test_the_page_is_what_the_definitions_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == measures_page(), "run `mentorbot measures > docs/measures.md`"


def test_the_command_prints_the_page() -> None:
    assert CliRunner().invoke(app, ["measures"]).stdout == measures_page()


@pytest.mark.parametrize("measure", Measure)
def test_every_measure_has_a_label_a_meaning_a_formula_and_a_source(measure: Measure) -> None:
    definition = DEFINITIONS[measure]
    assert all((definition.label, definition.meaning, definition.formula, definition.source))
    assert definition.unit or definition.shape is Shape.SHARE
    assert f"`{measure}`" in measures_page()


def test_seven_in_ten_are_to_be_matched_and_nothing_else_has_a_target() -> None:
    assert {measure: each.target for measure, each in DEFINITIONS.items() if each.target} == {
        Measure.MATCH_RATE: 0.7
    }
    assert "Target: 70%" in measures_page()


def test_labels_differ_and_no_measure_is_told_by_two_rules() -> None:
    assert len({each.label for each in DEFINITIONS.values()}) == len(DEFINITIONS)
    assert not set(HEADCOUNTS) & set(HAPPENED)
    for measure in (Measure.RETENTION, Measure.PROMOTION):
        assert "Association, not cause" in DEFINITIONS[measure].meaning
