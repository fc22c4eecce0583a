"""The queue of what needs a human: each entry in a line or two with what can be done beside it; what was done."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from slack_sdk.models.blocks import Block, ButtonElement, Option, OverflowMenuElement, StaticSelectElement
from slack_sdk.models.views import View

from bot.domain.insight.desk import NAPS
from bot.domain.insight.desk_cards import CohortName, DeedCard, DeskCard, DeskWish, EntryCard, Undone
from bot.domain.tasks import Urge
from bot.slack.blocks import actions, button, divider, overflow, section, small
from bot.slack.ids import Action
from bot.slack.inputs import MOST_OPTIONS, option
from bot.slack.metadata import CohortRef
from bot.slack.modals.frame import page
from bot.slack.refs.desk import DeedRef, DeskRef, EntryRef, NapRef, ref_of
from bot.slack.text import day, plural
from bot.slack.todo import way_to
from bot.slack.wording.desk import KINDS, done, entry_words, undone

TITLE = "What needs you"
DEEDS_TITLE = "What was done"
MOST_DEEDS = 40
News = tuple[int, DeedCard | Undone] | None
"""What has just been done or taken back, and at which place of the list that is to be said."""


def desk_modal(card: DeskCard, news: News = None) -> View:
    """A page of the queue with its filters."""
    first, last = card.wish.start + 1, card.wish.start + len(card.entries)
    count = f"*{first:,} to {last:,} of {card.total:,}*, what matters most first" if card.entries else ""
    nothing = "Nothing waits for you here. What comes up stands at the top of the control room."
    return page(
        TITLE,
        [
            *_filters(card),
            section(count or nothing),
            *entries(card, news),
            *_turning(card),
            *(_lately(card) if card.recent else []),
        ],
        carries=ref_of(card.wish),
    )


def queue_part(card: DeskCard, news: News = None) -> list[Block]:
    """The first entries, as they stand in the control room and at home, with the way to all of them."""
    if not (card.total or card.recent or news):
        return []
    more = card.total > len(card.entries)
    ways = [
        *([button(f"Show all {card.total:,}", Action.DESK_OPEN, DeskRef(0, "", ""))] if more else []),
        *([_deeds_button(card)] if card.recent else []),
    ]
    return [
        section("*Waiting for you*" if card.total else "*Nothing waits for you*"),
        *entries(card, news),
        *([actions(*ways)] if ways else []),
    ]


def entries(card: DeskCard, news: News) -> list[Block]:
    """The entries, and what has just been done in the place where it was."""
    drawn = [_entry(each, place) for place, each in enumerate(card.entries) if not _is_it(each, news)]
    if news:
        drawn.insert(min(max(news[0], 0), len(drawn)), news_line(news))
    return [block for blocks in drawn for block in blocks]


def news_line(news: tuple[int, DeedCard | Undone]) -> list[Block]:
    """What has just been done with the way back, or that it was taken back."""
    place, what = news
    if isinstance(what, Undone):
        return [section(undone(what))]
    return [section(done(what), accessory=_undo(what, place))]


def deeds_page(deeds: Sequence[DeedCard], news: Undone | None = None) -> View:
    """What somebody did in the last hour, each with the way back."""
    nothing = [section("In the last hour you have done nothing that could be undone.")]
    told = [block for deed in deeds[:MOST_DEEDS] for block in news_line((-1, deed))]
    head = [*news_line((-1, news)), divider()] if news else []
    hour = small("Each can be undone for an hour, as long as nobody has acted on it since.")
    return page(DEEDS_TITLE, [*head, *(told or nothing), hour])


def pair_ways(card: EntryCard, place: int) -> list[Block]:
    """What can be done about a pair or a match."""
    ref = EntryRef(card.entry.urge, card.entry.subject, place)
    whose = _names(card)
    of_pair = card.entry.urge is Urge.HAND
    ways = [
        button("Remind", Action.DESK_REMIND, ref, aloud=f"Remind {whose}"),
        button("Talk to them", Action.DESK_TALK, ref, aloud=f"Talk to {whose}"),
        *([button("Re-match", Action.DESK_REMATCH, ref, aloud=f"Re-match {whose}")] if of_pair else []),
        *(
            [button("Four more weeks", Action.DESK_EXTEND, ref, aloud=f"More time: {whose}")]
            if card.ends_on
            else []
        ),
        button("End it kindly", Action.DESK_CLOSE, ref, aloud=f"End it kindly: {whose}"),
    ]
    return [actions(*ways, _naps(ref))]


def _entry(card: EntryCard, place: int) -> list[Block]:
    words = section(_words(card))
    if card.pair or card.match:
        return [words, *pair_ways(card, place)]
    ref = EntryRef(card.entry.urge, card.entry.subject, place)
    return [words, actions(*_cohort_ways(card, ref), _naps(ref))]


def _words(card: EntryCard) -> str:
    last = f"\nTheir last day is {day(card.ends_on)}." if card.ends_on else ""
    return f"{entry_words(card)}{last}"


def _cohort_ways(card: EntryCard, ref: EntryRef) -> list[ButtonElement]:
    task = card.entry.task
    if task is None:
        return [button("Look at them", Action.UNDELIVERED_OPEN, aloud="Look at what could not be delivered")]
    cohort, program = CohortRef(task.cohort), task.program
    more: Mapping[Urge, tuple[str, Action]] = {
        Urge.APPROVAL: ("Decide", Action.APPROVALS_OPEN),
        Urge.WAITING: ("Find matches", Action.ROUND_RUN),
        Urge.UNMATCHED: ("Find matches", Action.ROUND_RUN),
        Urge.STARTS_SOON: ("Find matches", Action.ROUND_RUN),
        Urge.WAITLIST: ("Make room", Action.COHORT_SETTINGS),
    }
    ways: list[ButtonElement] = []
    if task.urge in more:
        label, leads_to = more[task.urge]
        ways = [button(label, leads_to, cohort, aloud=f"{label}: {program}")]
    if task.urge is Urge.ENDING:
        ways = [button("Four more weeks", Action.DESK_EXTEND, ref, aloud=f"Four more weeks for {program}")]
    if task.urge is Urge.QUIET:
        ways = [button("Check that messages arrive", Action.TEST_SEND)]
    return [*ways, way_to(task)]


def _naps(ref: EntryRef) -> OverflowMenuElement:
    naps = [(f"Put off for {_nap(days)}", NapRef(ref.about, ref.subject, ref.place, days)) for days in NAPS]
    return overflow(Action.DESK_SNOOZE, naps)


def _nap(days: int) -> str:
    return "a day" if days == 1 else "a week" if days == 7 else plural(days, "day")


def _names(card: EntryCard) -> str:
    both = card.pair or card.match
    assert both
    return f"{both.mentor.name} and {both.mentee.name}"


def _is_it(card: EntryCard, news: News) -> bool:
    """Whether this is what has just been done something about."""
    return news is not None and isinstance(news[1], DeedCard) and news[1].subject == card.entry.subject


def _undo(deed: DeedCard, place: int) -> ButtonElement:
    return button("Undo", Action.DESK_UNDO, DeedRef(deed.id, place), aloud="Undo what you have just done")


def _filters(card: DeskCard) -> list[Block]:
    """Which cohort and which sort, where there is a choice or one has been made."""
    wish = card.wish
    cohorts = [_choice(replace(wish, start=0, cohort=each.id), cohort_name(each)) for each in card.cohorts]
    kinds = [_choice(replace(wish, start=0, kind=kind), KINDS[Urge(kind)]) for kind in card.kinds]
    menus = [
        *_menu(Action.DESK_COHORT, _choice(replace(wish, start=0, cohort=None), "All cohorts"), cohorts, wish),
        *_menu(Action.DESK_KIND, _choice(replace(wish, start=0, kind=""), "Everything"), kinds, wish),
    ]
    return [actions(*menus)] if menus else []


def _menu(action: Action, everything: Option, found: Sequence[Option], wish: DeskWish) -> list[StaticSelectElement]:
    options = [everything, *found[: MOST_OPTIONS - 1]]
    if len(found) < 2 and everything.value == _value(wish):
        return []
    chosen = next((each for each in options if each.value == _value(wish)), None)
    return [StaticSelectElement(action_id=action, options=options, initial_option=chosen)]


def _value(wish: DeskWish) -> str:
    return ref_of(wish, start=0).dump()


def _choice(wish: DeskWish, words: str) -> Option:
    return option(_value(wish), words)


def cohort_name(each: CohortName) -> str:
    """A cohort as an option of a menu."""
    run = each.name.strip() or (f"from {day(each.starts_on)} on" if each.starts_on else "")
    return f"{each.program} ({run})" if run else each.program


def _turning(card: DeskCard) -> list[Block]:
    start, on = card.wish.start, card.wish.start + card.on_a_page
    turns = [
        *([button("Previous page", Action.DESK_BACK, ref_of(card.wish, start=max(start - card.on_a_page, 0)))]
          if start else []),
        *([button("Next page", Action.DESK_TURN, ref_of(card.wish, start=on))] if on < card.total else []),
    ]  # fmt: skip
    return [actions(*turns)] if turns else []


def _lately(card: DeskCard) -> list[Block]:
    return [actions(_deeds_button(card))]


def _deeds_button(card: DeskCard) -> ButtonElement:
    return button(f"What you did in the last hour ({card.recent:,})", Action.DESK_DEEDS)
