"""Themes and quotes of a cohort, and how groups of people fare in it. Nothing here leads to one person."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.insight.inclusion import Group, Inclusion, stands_out
from bot.domain.insight.voice_cards import InclusionCard, VoicesCard
from bot.domain.terms import Stage
from bot.slack.blocks import divider, fitting, quoted, section, small
from bot.slack.modals.frame import page
from bot.slack.modals.joining.words import STAGE_WORDS
from bot.slack.modals.programs.tallies import title_of
from bot.slack.text import line, lines, plural

LONGEST_QUOTE = 500
MOST_GROUPS = 12
WHOSE = (
    f"From feedback whose authors said that reports may use it. What fewer than {REPORT_FLOOR} people say is not "
    "shown, and neither is anybody’s name."
)
WHAT_IT_IS = (
    "From answers that people chose to give when they joined; nothing said in confidence, nothing from the "
    f"company’s list. Groups of fewer than {REPORT_FLOOR} are not shown, and numbers are rounded."
)


def voices_page(card: VoicesCard) -> View:
    return page("Voices", [section(title_of(card.cohort)), *_themes(card), *_quotes(card), small(WHOSE)])


def _themes(card: VoicesCard) -> list[Block]:
    if not card.themes:
        return [section("*What comes up:* not enough people have said the same yet.")]
    told = [f"• {line(each.words, 80)}: {each.people} people or more" for each in card.themes]
    return [section(lines(("*What comes up*", *told)))]


def _quotes(card: VoicesCard) -> list[Block]:
    if not card.quotes:
        return [section(f"*In their own words:* shown once {REPORT_FLOOR} people let us quote them.")]
    said = [block for words in card.quotes for block in quoted(words, LONGEST_QUOTE)]
    return [section("*In their own words*"), *said]


def inclusion_page(card: InclusionCard) -> View:
    told = list(_told(card.inclusion)) if card.inclusion else [section("There are too few people to tell yet.")]
    return page("Who is left out", [section(title_of(card.cohort)), *told, small(WHAT_IT_IS)])


def _told(inclusion: Inclusion) -> Iterator[Block]:
    yield section(f"*Everybody who learns:* {_fares(inclusion.everybody)}")
    yield section(_pointed_out(inclusion))
    for what, groups in inclusion.groups.items():
        if not groups and not inclusion.hidden[what]:  # nobody has told
            continue
        yield divider()
        yield section(f"*{what}*{_hidden(inclusion.hidden[what])}")
        yield from fitting(
            groups, _group, room=MOST_GROUPS, more=lambda number: f"And {plural(number, 'group')} more."
        )


def _pointed_out(inclusion: Inclusion) -> str:
    found = [
        each for groups in inclusion.groups.values() for each in groups if stands_out(each, inclusion.everybody)
    ]
    if not found:
        return "No group fares clearly worse than everybody together."
    names = "; ".join(_called(each) for each in found[:5])
    return f"*Worth a look:* {names}. A difference may have many causes; talk with people before you conclude."


def _group(group: Group) -> Sequence[Block]:
    return [section(f"*{_called(group)}*\n{_fares(group)}")]


def _called(group: Group) -> str:
    return STAGE_WORDS[Stage(group.name)] if group.name in set(Stage) else line(group.name, 60).capitalize()


def _fares(group: Group) -> str:
    told = [f"{group.people} or more people"]
    if group.paired is not None:
        told.append(f"{group.paired:.0%} have a partner")
    if group.never_asked is not None:
        told.append(f"{group.never_asked:.0%} without a suggestion so far")
    if group.agreed is not None:
        told.append(f"{group.agreed:.0%} of suggestions got a yes from them")
    if group.waits is not None:
        told.append(f"half of those who wait have waited {plural(group.waits, 'week')} or longer")
    return ", ".join(told) + "."


def _hidden(number: int) -> str:
    return f" ({plural(number, 'group')} too small to show)" if number else ""
