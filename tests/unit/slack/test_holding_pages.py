"""What an admin reads of stopped messages, what others read meanwhile, and what is told before a release."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import get_args

import pytest

from bot.domain.admin_cards import ControlRoomCard
from bot.domain.held import HeldCard, HeldMessage, HeldPage, ReleaseCard
from bot.domain.holding import Audience, Hold, Pile
from bot.domain.notices import Notice
from bot.domain.people import Actor
from bot.domain.previews import Preview
from bot.slack.blocks import MOST_IN_VIEW, section
from bot.slack.fields import Field
from bot.slack.gestures import Gesture, Kind
from bot.slack.held_note import WAITS, with_note
from bot.slack.messages.answers import saying
from bot.slack.metadata import PileRef
from bot.slack.modals.frame import page
from bot.slack.modals.messages.holding import (
    StopForm,
    held_modal,
    held_page_modal,
    release_modal,
    released,
    stop_modal,
)
from bot.slack.modals.pairs.proposals import decline_modal
from bot.slack.modals.programs.room import control_room_modal
from bot.slack.previews import foretold
from bot.slack.replies import DONE, Reply
from bot.slack.wording.kinds import KINDS_IN_WORDS, of_kind, one_of_kind
from tests.unit.slack.examples import GRACE, ID, PREVIEW
from tests.unit.slack.reading import labels, on_the_wire, parts, submitted, words

SINCE = datetime(2026, 12, 7, 9, 30, tzinfo=UTC)
HOLD = Hold(since=SINCE, by="U000000009", reason="The wrong round went out")
PILE = Pile(kind="CheckIn", audience=Audience.PERSON, count=12, oldest=SINCE)
HELD = HeldCard(hold=HOLD, piles=(PILE,), discarded=(), later=0, under_way=0)
NOW, TUESDAY = PREVIEW.waves


# -- kinds -----------------------------------------------------------------------------------------


def test_every_kind_of_message_has_a_name_for_lists() -> None:
    assert set(KINDS_IN_WORDS) == set(get_args(Notice))


def test_no_two_kinds_share_a_name() -> None:
    assert len({name for names in KINDS_IN_WORDS.values() for name in names}) == 2 * len(KINDS_IN_WORDS)


def test_kinds_are_counted_in_words_and_those_of_other_versions_too() -> None:
    assert (of_kind("MeetingNudge", 1), of_kind("MeetingNudge", 2)) == ("1 meeting reminder", "2 meeting reminders")
    assert (of_kind("Horoscope", 1), one_of_kind("Horoscope")) == ("1 older message", "Older message")
    assert one_of_kind("MatchProposed") == "Suggested match"


# -- previews --------------------------------------------------------------------------------------


def test_a_preview_says_how_many_read_it_and_when() -> None:
    assert foretold(PREVIEW) == (
        "26 people get this: 19 right away and 7 on Tuesday 8 December at 09:00 their time."
    )


@pytest.mark.parametrize(
    ("preview", "sentence"),
    [
        (Preview(messages=0, people=0, pairs=0, channels=0, waves=()), "Nothing goes out."),
        (
            Preview(messages=1, people=0, pairs=0, channels=1, waves=(replace(NOW, readers=1),)),
            "1 channel gets this right away.",
        ),
        (
            Preview(messages=30, people=26, pairs=1, channels=0, waves=(replace(NOW, readers=27),)),
            "26 people and 1 group chat get 30 messages right away.",
        ),
        (
            Preview(messages=2, people=2, pairs=0, channels=0, waves=(replace(TUESDAY, readers=2, today=True),)),
            "2 people get this today at 09:00 their time.",
        ),
        (
            Preview(messages=8, people=8, pairs=0, channels=0, waves=(replace(NOW, readers=1),) * 8),
            "8 people get this: " + "1 right away, " * 5 + "1 right away and 2 after that.",
        ),
    ],
)
def test_a_preview_is_exact_about_who_and_when(preview: Preview, sentence: str) -> None:
    assert foretold(preview) == sentence


def test_a_preview_promises_no_time_while_messages_are_stopped() -> None:
    assert foretold(replace(PREVIEW, stopped=True)) == (
        "26 people get this once an admin releases messages, all of which are stopped now."
    )


# -- stopping --------------------------------------------------------------------------------------


def test_stopping_says_what_stops_what_goes_on_and_what_may_still_arrive() -> None:
    shown = words(stop_modal())
    for promise in ("I send nothing more", "may still arrive", "get their answers", "nobody is told", "release it"):
        assert promise in shown


def test_a_stop_reads_its_reason_which_need_not_be_given() -> None:
    assert StopForm.read(submitted(stop_modal())) == StopForm("")
    assert StopForm.read(submitted(stop_modal(), {Field.HOLD_REASON: " oops "})) == StopForm("oops")


def test_the_control_room_says_loudly_that_messages_are_stopped_and_why() -> None:
    view = control_room_modal(ControlRoomCard(cohorts=(), held=HELD))
    assert on_the_wire(view)["blocks"][0]["text"]["text"].startswith("*All messages are stopped*, since <!date^")
    assert "by <@U000000009>.\n> The wrong round went out\n*12 messages* are held back" in words(view)
    assert "Look, discard or release" in labels(view)
    assert "Stop all messages" not in labels(view)


def test_whoever_runs_one_program_only_reads_it_there() -> None:
    view = control_room_modal(ControlRoomCard(cohorts=(), held=HELD, may_create=False))
    assert "A workspace admin can look" in words(view)
    assert "Look, discard or release" not in labels(view)
    assert "Stop all messages" not in labels(control_room_modal(ControlRoomCard(cohorts=(), may_create=False)))
    assert "Stop all messages" in labels(control_room_modal(ControlRoomCard(cohorts=())))


# -- what is held back -----------------------------------------------------------------------------


def test_each_pile_is_counted_and_discarding_it_asks_first() -> None:
    view = held_modal(HELD)
    assert "*12 questions whether a meeting took place* to people, the oldest due <!date^" in words(view)
    button = next(each for each in parts(on_the_wire(view), "button") if each["text"]["text"] == "Discard these")
    assert button["value"] == PileRef("CheckIn", "person").dump()
    assert button["confirm"]["confirm"]["text"] == "Discard"
    assert "will not be sent" in button["confirm"]["text"]["text"]
    assert labels(view) == ["Release …", "Show the list", "Discard these"]


def test_what_was_discarded_can_be_brought_back() -> None:
    view = held_modal(replace(HELD, piles=(), discarded=(PILE,)))
    assert "Nothing is held back so far." in words(view)
    assert "Discarded: 12 questions" in words(view)
    assert labels(view) == ["Release …", "Bring back"]


def test_one_message_is_spoken_of_as_one() -> None:
    one = replace(HELD, hold=replace(HOLD, by="", reason=""), piles=(replace(PILE, count=1),), later=1, under_way=2)
    shown = words(held_modal(one))
    assert "*1 message* is held back" in shown
    assert "1 more message not due yet" in shown
    assert "2 messages may have been on the way" in shown
    assert " by " not in shown.partition("held back")[0]


def test_the_list_names_readers_and_times_and_turns_its_pages() -> None:
    def to(person: str | None = None, channel: str | None = None) -> HeldMessage:
        return HeldMessage(kind="Welcome", person=person, channel=channel, due_at=SINCE)

    middle = HeldPage(number=1, first=26, total=1_029, messages=(to("U000000001"), to(channel="C000000001"), to()))
    shown = words(held_page_modal(middle))
    assert "*26 to 28 of 1,029*, the oldest first" in shown
    for reader in ("to <@U000000001>, due", "to <#C000000001>, due", "to the group chat of a pair, due"):
        assert f"Welcome {reader}" in shown
    assert labels(held_page_modal(middle)) == ["Earlier ones", "Later ones"]
    assert labels(held_page_modal(replace(middle, number=0))) == ["Later ones"]
    assert labels(held_page_modal(replace(middle, total=28))) == ["Earlier ones"]
    assert labels(held_page_modal(replace(middle, number=0, total=28))) == []
    assert "Nothing is held back." in words(held_page_modal(replace(middle, messages=())))


# -- releasing -------------------------------------------------------------------------------------


def test_a_release_shows_first_what_it_would_send() -> None:
    view = release_modal(ReleaseCard(hold=HOLD, preview=replace(PREVIEW, dropped=2)))
    assert "If you release now: 26 people get this: 19 right away" in words(view)
    assert "2 messages lost their point meanwhile" in words(view)
    assert on_the_wire(view)["submit"]["text"] == "Release"
    one = release_modal(ReleaseCard(hold=HOLD, preview=replace(PREVIEW, dropped=1)))
    assert "1 message lost its point meanwhile" in words(one)


def test_a_release_of_nothing_says_so() -> None:
    nothing = Preview(messages=0, people=0, pairs=0, channels=0, waves=())
    assert "Nothing is held back." in words(release_modal(ReleaseCard(hold=HOLD, preview=nothing)))
    assert released(nothing) == "Messages go out again."
    assert released(PREVIEW).startswith("Messages go out again. 26 people get this")


# -- a click that leads to a message that waits ----------------------------------------------------


def gesture(kind: Kind) -> Gesture:
    return Gesture(kind=kind, id="x", actor=Actor("T1", "U1"))


def test_every_answer_to_a_click_says_that_messages_wait() -> None:
    modal = decline_modal(ID, GRACE)
    reply = with_note(
        gesture(Kind.ACTION),
        Reply(open=modal, turn=modal, back=modal, base=modal, rewrite=saying("Good."), say=saying("Good.")),
    )
    assert reply.back is modal, "what lies below is not seen yet"
    assert reply.base is modal
    renewed = with_note(gesture(Kind.SUBMISSION), Reply(back=modal, base=modal))
    assert renewed.base is modal
    for view in (reply.open, reply.turn, renewed.back):
        assert view
        assert on_the_wire(view)["blocks"][1:] == on_the_wire(modal)["blocks"]
        assert WAITS in words(view)
        assert {**on_the_wire(view), "blocks": []} == {**on_the_wire(modal), "blocks": []}
    for message in (reply.rewrite, reply.say):
        assert message
        assert message.text == f"Good.\n{WAITS}"
        assert WAITS in words(message)


def test_an_answer_without_words_gets_some() -> None:
    after_a_button = with_note(gesture(Kind.ACTION), DONE).say
    after_a_form = with_note(gesture(Kind.SUBMISSION), DONE).open
    assert after_a_button
    assert after_a_form
    assert after_a_button.text == WAITS
    assert WAITS in words(after_a_form)


def test_a_page_without_room_is_answered_beside_it() -> None:
    full = page("Full", [section("x")] * MOST_IN_VIEW)
    reply = with_note(gesture(Kind.COMMAND), Reply(open=full))
    assert reply.open == full
    assert reply.say
    assert reply.say.text == WAITS


def test_nobody_reads_an_answer_to_an_event() -> None:
    assert with_note(gesture(Kind.EVENT), DONE) is DONE
