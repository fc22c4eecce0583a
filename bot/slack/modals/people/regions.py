"""Regions whose public holidays somebody keeps, as options: countries, and parts of them, found by their names."""

from collections.abc import Mapping
from typing import Any

from bot.slack.inputs import LONGEST_OPTION, MOST_OPTIONS
from bot.slack.modals.joining.zones import NOT_FOUND, bare
from bot.slack.text import plain

NOWHERE = ("-", "No public holidays")
"""For whoever works on all of them."""


def region_options(query: str, regions: Mapping[str, str]) -> list[dict[str, Any]]:
    """At most 100 options in which every word of `query` begins some word; whole names come first.

    Without a word, countries alone, and none at all as the first.
    """
    wanted = bare(query)
    if not wanted:
        countries = [code for code in regions if "-" not in code]
        return [_option(*NOWHERE), *(_option(code, regions[code]) for code in countries)][:MOST_OPTIONS]
    names = {code: bare(name) for code, name in regions.items()}
    found = sorted(
        (code for code, name in names.items() if _fits(name.split(), wanted.split())),
        key=lambda code: (names[code] != wanted, "-" in code, not names[code].startswith(wanted), names[code]),
    )
    nowhere = [_option(*NOWHERE)] if _fits(bare(NOWHERE[1]).split(), wanted.split()) else []
    return [*nowhere, *(_option(code, regions[code]) for code in found)][:MOST_OPTIONS] or [NOT_FOUND]


def region_chosen(value: str | None, usual: str) -> str:
    """The region of an option, "" for none; the usual one where nothing was chosen."""
    if value is None:
        return usual
    return "" if value == NOWHERE[0] else value


def _fits(words: list[str], wanted: list[str]) -> bool:
    return all(any(word.startswith(each) for word in words) for each in wanted)


def _option(code: str, name: str) -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": plain(name, LONGEST_OPTION)}, "value": code}
