"""Finding a mentor: one's open requests, filters, cards of mentors page by page, and the form that asks one."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, Option, OptionGroup, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.finding import HOURS, LONGEST_NOTE, MOST_OPEN, SLOWEST
from bot.domain.finding_cards import (
    Choice,
    Filter,
    FindCard,
    Looser,
    MentorCard,
    RequestCard,
    Wanted,
)
from bot.domain.terms import Side
from bot.slack.blocks import actions, button, confirmation, divider, section, small
from bot.slack.ids import Action
from bot.slack.inputs import option, words_only
from bot.slack.metadata import ParticipantRef, ProposalRef
from bot.slack.modals.frame import page
from bot.slack.refs.finding import FindRef, reference
from bot.slack.text import day, lines, mention, plural, quote
from bot.slack.wording.terms import program_name, reason_for, score_word, skills

ANY = "any"
TITLE = "Find a mentor"
NOBODY = (
    "Nobody can be asked right now. That changes as people join, come back from a break or have time for somebody "
    "new. You keep your place for the next round, so there is nothing you need to do."
)
ANYTHING = {Filter.SKILL: "Any skill", Filter.LANGUAGE: "Any language", Filter.HOURS: "Any hours"}


def find_modal(card: FindCard) -> View:
    blocks = [*_requests(card), *_heading(card), *_filters(card)]
    shown = [block for each in card.mentors for block in _mentor(each, may_ask=card.may_ask)]
    return page(TITLE, [*blocks, *(shown or _nobody(card)), *_turning(card)], carries=reference(card.wanted))


def _requests(card: FindCard) -> list[Block]:
    if not card.requests:
        return []
    title = section(f"*Your open requests* ({len(card.requests)} of {MOST_OPEN})")
    return [title, *(block for each in card.requests for block in _request(each)), divider()]


def _request(card: RequestCard) -> list[Block]:
    name = card.mentor.name
    first = f"{mention(card.mentor)} in {program_name(card.program)}, open until {day(card.answer_by)}:"
    return [
        section(lines((first, quote(card.note, LONGEST_NOTE * 2)))),
        actions(
            button(
                "Change note",
                Action.REQUEST_NOTE,
                ProposalRef(card.proposal),
                aloud=f"Change the note to {name}",
            ),
            button(
                "Withdraw",
                Action.REQUEST_WITHDRAW,
                ProposalRef(card.proposal),
                aloud=f"Withdraw the request to {name}",
                confirm=confirmation(
                    "Withdraw this request?",
                    f"If {name} has read it, they hear that nothing is needed any more, and you can ask them again "
                    "after two weeks.",
                    yes="Withdraw",
                    no="Keep it",
                ),
            ),
        ),
    ]


def _heading(card: FindCard) -> list[Block]:
    program, start = program_name(card.program), card.wanted.start
    which = f", {start + 1} to {start + len(card.mentors)}" if card.number > card.on_a_page else ""
    found = plural(card.number, "mentor has", "mentors have")
    words = f"In {program}, {found} time for somebody new{which}. Whoever fits you best comes first."
    full = "You have three requests open, the most at a time. Withdraw one to ask somebody else."
    none = f"Mentors in {program}"
    return [section(words if card.number else none), *([] if card.may_ask else [small(full)])]


def _filters(card: FindCard) -> list[Block]:
    """Three menus. Where there is nothing to choose from, a menu is left out."""
    wanted = card.wanted
    if not card.number and not wanted.filters:
        return []
    hours = tuple(Choice(str(each), f"At least {each} shared hours a week") for each in HOURS)
    offered = {"You want to learn": card.wishes, "More skills": card.others}
    menus = [
        _menu(Action.FIND_SKILL, Filter.SKILL, wanted.skill, offered),
        _menu(Action.FIND_LANGUAGE, Filter.LANGUAGE, wanted.language, {"": card.languages}),
        _menu(Action.FIND_HOURS, Filter.HOURS, str(wanted.hours), {"": hours}),
    ]
    return [ActionsBlock(elements=[menu for menu in menus if menu])]


def _menu(
    action: Action, which: Filter, chosen: str, choices: Mapping[str, Sequence[Choice]]
) -> StaticSelectElement | None:
    anything = option(ANY, ANYTHING[which])
    groups = {title: [option(each.mark, each.words) for each in some] for title, some in choices.items() if some}
    every: list[Option] = [anything, *(each for some in groups.values() for each in some)]
    if not groups:
        return None
    first = next((each for each in every if each.value == chosen), anything)
    if len(groups) == 1:
        return StaticSelectElement(action_id=action, options=every, initial_option=first)
    titled = {"Everything": [anything], **groups}
    return StaticSelectElement(
        action_id=action,
        option_groups=[OptionGroup(label=words_only(title), options=some) for title, some in titled.items()],
        initial_option=first,
    )


def _mentor(card: MentorCard, *, may_ask: bool) -> list[Block]:
    ask = button("Ask", Action.FIND_ASK, ParticipantRef(card.participant), aloud=f"Ask {card.mentor.name}")
    words = lines(
        (
            f"{mention(card.mentor)}: *{score_word(card.score)}*",
            reason_for(Side.MENTEE, card.mentor, card.reason),
            _more_skills(card),
        )
    )
    return [section(words, accessory=ask if may_ask else None), *_in_small(card)]


def _more_skills(card: MentorCard) -> str:
    rest = [label for label in card.offers if label not in card.reason.skills]
    if not rest:
        return ""
    return f"{'Can also share' if card.reason.skills else 'Can share'} {skills(rest)}."


def _in_small(card: MentorCard) -> list[Block]:
    spoken = f"You both speak {skills(card.languages)}." if card.languages else ""
    told = " ".join(filter(None, (spoken, answers_within(card.answers_in))))
    return [small(told)] if told else []


def answers_within(days: int | None) -> str:
    """How soon somebody tends to answer. Nothing is said of who has answered little so far."""
    match days:
        case None:
            return ""
        case 1:
            return "Usually answers within a day."
        case days if days >= SLOWEST:
            return "May take a week to answer."
        case _:
            return f"Usually answers within {days} days."


def _nobody(card: FindCard) -> list[Block]:
    """An empty list says which filter to loosen, and does so at a press."""
    if not card.wanted.filters:
        return [section(NOBODY)]
    everybody = Wanted(cohort=card.wanted.cohort)
    ways = [_way_out(card, each) for each in card.looser]
    clear = actions(button("Clear all filters", Action.FIND_CLEAR, reference(everybody)))
    return [section("Nobody fits all of that right now."), *ways, clear]


def _way_out(card: FindCard, looser: Looser) -> Block:
    label = ANYTHING[looser.without]
    ref = reference(card.wanted.without(looser.without))
    found = plural(looser.number, "mentor fits", "mentors fit")
    return section(f"With {label.lower()}, {found}.", accessory=button(label, Action.FIND_LOOSEN, ref))


def _turning(card: FindCard) -> list[Block]:
    wanted = card.wanted
    back, on = max(wanted.start - card.on_a_page, 0), wanted.start + card.on_a_page
    previous = FindRef(wanted.cohort, wanted.skill, wanted.language, wanted.hours, back)
    following = FindRef(wanted.cohort, wanted.skill, wanted.language, wanted.hours, on)
    earlier = [button("Previous page", Action.FIND_BACK, previous)] if wanted.start and card.number else []
    later = [button("Next page", Action.FIND_TURN, following)] if on < card.number else []
    return [actions(*earlier, *later)] if earlier or later else []
