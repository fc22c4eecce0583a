"""Looking for people and pairs: what was typed, who was found, the page of a person and that of a pair."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, Self

from slack_sdk.models.blocks import Block, Option, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.care.terms import Health
from bot.domain.insight.desk_cards import DeedCard, Undone
from bot.domain.insight.search_cards import (
    OpenMatch,
    PairLine,
    PairPage,
    PairsPage,
    PairsWish,
    PeopleFound,
    PersonLine,
    PersonPage,
    PlaceLine,
)
from bot.domain.terms import MentorshipState, Side
from bot.slack.answers import Answers
from bot.slack.blocks import actions, button, divider, link, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Rows, option, question, text_field
from bot.slack.modals.frame import form, page
from bot.slack.modals.insight.desk import cohort_name, news_line, pair_ways
from bot.slack.modals.insight.talking import talk_link
from bot.slack.modals.programs.tallies import STANDINGS
from bot.slack.refs.desk import PairPageRef, PairsRef, PersonPageRef
from bot.slack.text import day, lines, listed, mention, plural, when
from bot.slack.wording.care import STATES
from bot.slack.wording.desk import entry_words, two
from bot.slack.wording.terms import program_name

LONGEST = 100
MOST_PLACES = 12
MOST_PAIRS = 25
ROLES: Mapping[str, str] = {"mentor": "mentor", "mentee": "mentee", "both": "mentor and mentee"}
RUNS: Mapping[MentorshipState, str] = {
    MentorshipState.ACTIVE: "under way",
    MentorshipState.PAUSED: "on a break",
    MentorshipState.COMPLETED: "completed",
    MentorshipState.ENDED: "ended",
}


def search_modal() -> View:
    """What somebody looks for, and the way to a list of all pairs."""
    return form(
        "Search",
        [
            question(
                Field.SEARCH_FOR,
                "Who?",
                text_field(Field.SEARCH_FOR, "", longest=LONGEST, rows=Rows.ONE),
                hint="A part of the name, an @mention, or the whole e-mail address.",
            ),
            section(
                "Or look through the pairs by cohort, state and how they are doing.",
                accessory=button("List pairs", Action.PAIRS_OPEN, PairsRef(0, "", "", "")),
            ),
        ],
        callback=Callback.SEARCH,
        carries=None,
        submit="Search",
    )


@dataclass(frozen=True, slots=True)
class SearchForm:
    """What was typed."""

    words: str

    FIELDS: ClassVar[Mapping[str, Field]] = {"words": Field.SEARCH_FOR}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        return cls(Answers.of(view).text(Field.SEARCH_FOR))


def people_page(card: PeopleFound) -> View:
    nobody = [section("Nobody who takes part in a program of yours goes by that name.")]
    more = [small("There are more. A longer part of the name finds them.")] if card.more else []
    return page("Found", [*(block for each in card.people for block in _found(each)), *more] or nobody)


def person_page(card: PersonPage) -> View:
    """Where somebody takes part, with whom, and what waits."""
    who = card.line.who
    message = link("Message", Action.DESK_MESSAGE, talk_link(card.team, who.slack_id))
    head = section(
        lines((f"*{mention(who)}*", *_places(card.line.places))), accessory=None if card.own else message
    )
    pairs = [block for pair in card.pairs[:MOST_PAIRS] for block in _pair(pair)]
    left = len(card.pairs) - MOST_PAIRS
    return page(
        "Person",
        [
            head,
            divider(),
            *(pairs or [section("No pair so far.")]),
            *([small(f"And {plural(left, 'more pair')}, earlier ones.")] if left > 0 else []),
            *(section(_waits(match)) for match in card.matches[:MOST_PAIRS]),
        ],
        carries=PersonPageRef(card.line.id),
    )


def pair_page(card: PairPage, news: DeedCard | Undone | None = None) -> View:
    """How a pair is doing and what can be done; never what either said or aims at."""
    told = [
        f"{plural(card.met, 'meeting')} so far" + (f", the last on {when(card.last_met)}" if card.last_met else ""),
        f"Next meeting: {when(card.next_meeting)}" if card.next_meeting else "No meeting is planned",
        f"Next look: {when(card.next_look)}" if card.next_look else "",
        f"Last day: {day(card.last_day)}",
    ]
    return page(
        "Pair",
        [
            *(news_line((0, news)) if news else []),
            section(entry_words(card.entry)),
            section(lines((f"*{RUNS[card.line.state].capitalize()}*", *told))),
            *(pair_ways(card.entry, 0) if card.may_act else []),
            small("What they say of each other, their goals and what is told in confidence are no part of this."),
        ],
        carries=PairPageRef(card.line.id),
    )


def pairs_page(card: PairsPage) -> View:
    """Pairs in a list, with filters."""
    rows = [block for pair in card.pairs for block in _pair(pair, doing=True)]
    return page("Pairs", [_filters(card), *(rows or [section("No pair fits that.")]), *_turning(card)])


def _found(line: PersonLine) -> list[Block]:
    look = button("Open", Action.SEARCH_PERSON, PersonPageRef(line.id), aloud=f"Open {line.who.name}")
    return [section(lines((f"*{mention(line.who)}*", *_places(line.places))), accessory=look)]


def _places(places: Sequence[PlaceLine]) -> list[str]:
    shown = [f"{ROLES[each.role]} in {program_name(each.program)}: {STANDINGS[each.state]}" for each in places]
    left = len(shown) - MOST_PLACES
    return [*shown[:MOST_PLACES], *([f"and {plural(left, 'place')} more"] if left > 0 else [])]


def _pair(pair: PairLine, *, doing: bool = False) -> list[Block]:
    names = f"{pair.mentor.name} and {pair.mentee.name}"
    look = button("Open", Action.SEARCH_PAIR, PairPageRef(pair.id), aloud=f"Open {names}")
    health = f", {STATES[pair.health]}" if doing and pair.state is MentorshipState.ACTIVE else ""
    who = two(pair.mentor, pair.mentee)
    return [section(f"{who}, {program_name(pair.program)}: {RUNS[pair.state]}{health}", accessory=look)]


def _waits(match: OpenMatch) -> str:
    sides = {Side.MENTOR: match.mentor, Side.MENTEE: match.mentee}
    silent = listed([mention(sides[side]) for side in match.waits_for])
    who = two(match.mentor, match.mentee)
    return f"A match waits in {program_name(match.program)}: {who}. Not answered yet: {silent}"


def _filters(card: PairsPage) -> Block:
    wish = replace(card.wish, start=0)
    cohorts = [(replace(wish, cohort=each.id), cohort_name(each)) for each in card.cohorts]
    states = [(replace(wish, state=state), words.capitalize()) for state, words in RUNS.items()]
    healths = [(replace(wish, health=health), STATES[health].capitalize()) for health in Health]
    return actions(
        _menu(Action.PAIRS_COHORT, wish, [(replace(wish, cohort=None), "All cohorts"), *cohorts]),
        _menu(Action.PAIRS_STATE, wish, [(replace(wish, state=None), "Every state"), *states]),
        _menu(Action.PAIRS_HEALTH, wish, [(replace(wish, health=None), "However they are doing"), *healths]),
    )


def _menu(action: Action, now: PairsWish, wishes: Sequence[tuple[PairsWish, str]]) -> StaticSelectElement:
    options: list[Option] = [option(ref_of_pairs(wish).dump(), words) for wish, words in wishes]
    chosen = next(each for each, (wish, _) in zip(options, wishes, strict=True) if wish == now)
    return StaticSelectElement(action_id=action, options=options, initial_option=chosen)


def ref_of_pairs(wish: PairsWish) -> PairsRef:
    return PairsRef(wish.start, str(wish.cohort or ""), wish.state or "", wish.health or "")


def _turning(card: PairsPage) -> list[Block]:
    back = replace(card.wish, start=max(card.wish.start - card.on_a_page, 0))
    on = replace(card.wish, start=card.wish.start + card.on_a_page)
    turns = [
        *([button("Previous page", Action.PAIRS_BACK, ref_of_pairs(back))] if card.wish.start else []),
        *([button("Next page", Action.PAIRS_TURN, ref_of_pairs(on))] if card.more else []),
    ]
    return [actions(*turns)] if turns else []
