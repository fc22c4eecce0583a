"""What an admin reads of messages that could not be delivered, and of what was done about them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.errors import OutdatedButton
from bot.domain.undelivered import (
    BY_REASON,
    FINAL,
    Chance,
    Deed,
    Obstacle,
    Reckoning,
    UndeliveredCard,
    UndeliveredMessage,
    UndeliveredPage,
    UndeliveredPile,
)
from bot.slack.errors_of_slack import BY_METHOD, EVERYWHERE, Sorting
from bot.slack.modals.messages.undelivered import undelivered_modal, undelivered_page_modal
from bot.slack.refs.undelivered import DismissalRef, ObstacleRef
from bot.slack.wording.undelivered import LEFT, LEFT_SEVERAL, WHY, reckoned
from tests.unit.slack.examples import ID
from tests.unit.slack.reading import labels, on_the_wire, parts, words

AT = datetime(2026, 12, 7, 9, 30, tzinfo=UTC)
PILE = UndeliveredPile(obstacle=Obstacle.UNFIT, count=12, newest=AT, reasons=("invalid_blocks",))
MESSAGE = UndeliveredMessage(id=ID, kind="MatchProposed", readers=("U000000001",), channel=None, given_up_at=AT)
PAGE = UndeliveredPage(obstacle=Obstacle.ARCHIVED, start=15, total=40, on_a_page=15, messages=(MESSAGE,))
DISMISSED = Reckoning(deed=Deed.DISMISSED, moved=2, left={}, mark=AT)


# -- why, and what to do -----------------------------------------------------------------------------


def test_every_obstacle_is_told_with_what_to_do_and_every_chance_with_why() -> None:
    assert set(WHY) == set(Obstacle)
    assert set(LEFT) == set(LEFT_SEVERAL) == set(Chance) - {Chance.GOES}


@pytest.mark.parametrize("method", ["chat.postMessage", "conversations.open", "files.completeUploadExternal"])
def test_whatever_makes_slack_refuse_a_message_for_good_has_words_of_its_own(method: str) -> None:
    table = {**EVERYWHERE, **BY_METHOD[method]}
    refusals = {error for error, sorting in table.items() if sorting is Sorting.PERMANENT}
    instead = {"file_type_not_allowed", "file_uploads_except_images_disabled", "posting_to_channel_denied"}
    assert refusals - instead - BY_REASON.keys() == set()


# -- the overview ------------------------------------------------------------------------------------


def test_each_obstacle_says_why_what_to_do_since_when_and_slacks_own_word() -> None:
    archived = UndeliveredPile(obstacle=Obstacle.ARCHIVED, count=1, newest=AT, reasons=("is_archived",))
    view = undelivered_modal(UndeliveredCard(piles=(PILE, archived)))
    shown = words(view)
    assert "*13 messages could not be delivered*" in shown
    assert "12 messages: *Slack did not accept the message itself.*" in shown
    assert "Reason: invalid_blocks" in shown
    assert "*The channel is archived.* Unarchive it, or choose another one" in shown
    assert "Given up on <!date^" in shown
    assert "Reason: is_archived" not in shown
    assert labels(view) == [
        "Try all again",
        "Show the list",
        "Dismiss all",
        "Try again",
        "Show the list",
        "Dismiss",
    ]


@pytest.mark.parametrize("obstacle", sorted(FINAL))
def test_where_nothing_can_be_tried_there_is_no_such_button(obstacle: Obstacle) -> None:
    pile = replace(PILE, obstacle=obstacle)
    assert labels(undelivered_modal(UndeliveredCard(piles=(pile,)))) == ["Show the list", "Dismiss all"]
    page = undelivered_page_modal(replace(PAGE, obstacle=obstacle, start=0, total=1))
    assert labels(page) == ["Dismiss"]


def test_what_may_arrive_twice_is_asked_about_first() -> None:
    pile = replace(PILE, obstacle=Obstacle.UNCONFIRMED)
    for view in (
        undelivered_modal(UndeliveredCard(piles=(pile,))),
        undelivered_page_modal(replace(PAGE, obstacle=Obstacle.UNCONFIRMED)),
    ):
        again = next(each for each in parts(on_the_wire(view), "button") if each["text"]["text"].startswith("Try"))
        assert "may be read twice" in again["confirm"]["text"]["text"]


def test_many_reasons_are_cut_short() -> None:
    pile = replace(PILE, reasons=tuple("abcdefg"))
    assert "Reason: a, b, c, d, e and others" in words(undelivered_modal(UndeliveredCard(piles=(pile,))))
    assert "Reason" not in words(undelivered_modal(UndeliveredCard(piles=(replace(pile, reasons=()),))))


def test_where_nothing_is_left_the_page_says_so_below_what_was_done() -> None:
    view = undelivered_modal(UndeliveredCard(piles=()), DISMISSED)
    assert "Dismissed: 2 messages." in words(view)
    assert "Nothing is left here" in words(view)
    (undo,) = parts(on_the_wire(view), "button")
    assert DismissalRef.parse(undo["value"]).mark == AT
    nothing = undelivered_modal(UndeliveredCard(piles=()), replace(DISMISSED, moved=0))
    assert labels(nothing) == []


# -- the list ----------------------------------------------------------------------------------------


def test_the_list_names_kind_readers_and_time_and_turns_its_pages() -> None:
    pair = replace(MESSAGE, readers=("U000000001", "U000000002"))
    room = replace(MESSAGE, readers=(), channel="C000000001", kind="CohortSummary")
    view = undelivered_page_modal(replace(PAGE, messages=(MESSAGE, pair, room)))
    shown = words(view)
    assert "*16 to 18 of 40*, the newest first" in shown
    assert "Suggested match to <@U000000001>, given up on <!date^" in shown
    assert "Suggested match to <@U000000001> and <@U000000002>, given up on" in shown
    assert "Summary of an older kind to <#C000000001>, given up on" in shown
    assert labels(view) == ["Try again", "Dismiss"] * 3 + ["Newer", "Older"]
    assert labels(undelivered_page_modal(replace(PAGE, start=0, total=1))) == ["Try again", "Dismiss"]
    assert labels(undelivered_page_modal(replace(PAGE, total=16))) == ["Try again", "Dismiss", "Newer"]
    assert "No message of this sort is left." in words(undelivered_page_modal(replace(PAGE, messages=())))


# -- what was done -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moved", "left", "sentence"),
    [
        (1, {}, "1 message is on its way, and arrives when the reader works. What fails again comes back here."),
        (3, {Chance.OVER: 1}, "1 message: not sent, since what it was about is over."),
        (0, {Chance.LATE: 2}, "2 messages: not sent, since the time for them has passed."),
        (0, {Chance.GONE: 1}, "1 message: still here, since the account of its reader is closed."),
        (0, {Chance.RESTS: 2}, "2 messages: still here, since their readers are on a break."),
        (0, {}, "Nothing was left to try."),
    ],
)
def test_a_try_says_what_is_on_its_way_and_what_is_not(moved: int, left: dict[Chance, int], sentence: str) -> None:
    assert sentence in reckoned(Reckoning(deed=Deed.RETRIED, moved=moved, left=left))


def test_a_recall_says_how_many_are_back() -> None:
    assert reckoned(Reckoning(deed=Deed.RECALLED, moved=1, left={})) == "Back on the list: 1 message."


@pytest.mark.parametrize("broken", ['{"obstacle":"moon"}', "{}"])
def test_a_button_of_another_version_says_so(broken: str) -> None:
    with pytest.raises(OutdatedButton):
        _ = ObstacleRef.parse(broken).what
    with pytest.raises(OutdatedButton):
        _ = DismissalRef.parse('{"obstacle":"","undelivered_start":0,"dismissed":"noon"}').mark
