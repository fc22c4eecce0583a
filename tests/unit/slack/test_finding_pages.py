"""What somebody reads who looks for a mentor, and what a mentor reads who is asked."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from bot.domain.finding_cards import (
    AskCard,
    AskedCard,
    Choice,
    Filter,
    FindCard,
    Looser,
    MentorCard,
    RequestCard,
    Wanted,
)
from bot.domain.notices import MentorRequested, Reason, RequestClosed, RequestNoteChanged, RequestWithdrawn
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Side
from bot.playground.rules import check_view
from bot.slack.fields import Field
from bot.slack.home import home_view
from bot.slack.ids import Action
from bot.slack.messages import render
from bot.slack.modals.pairs.asking import AskForm, NoteForm, ask_modal, asked_page, note_modal
from bot.slack.modals.pairs.finding import find_modal
from bot.slack.refs.finding import FindRef, wanted_in
from tests.unit.slack.examples import ADA, DAY, GRACE, HOME, ID, MATCH
from tests.unit.slack.reading import labels, on_the_wire, parts, submitted, words

WANTED = Wanted(cohort=ID, skill="0123456789ab", hours=10, start=6)
CARD = MentorCard(
    participant=ID,
    mentor=GRACE,
    score=640,
    reason=Reason(skills=("SQL",), common_hours=20, interests=("Chess",)),
    offers=("SQL", "Chairing"),
    languages=("German",),
    answers_in=2,
)
REQUEST = RequestCard(proposal=ID, mentor=GRACE, program="Orbit", note="To give a talk.", answer_by=DAY)
PAGE = FindCard(
    wanted=Wanted(cohort=ID),
    program="Orbit",
    requests=(),
    may_ask=True,
    mentors=(CARD,),
    number=1,
    on_a_page=6,
    wishes=(Choice("0123456789ab", "SQL"),),
    others=(Choice("0123456789ac", "Chairing"),),
    languages=(Choice("0123456789ad", "German"),),
)
ASK = AskCard(participant=ID, mentor=GRACE, program="Orbit", cadence=Cadence.BIWEEKLY, minutes=30, answers_in=None)
REQUESTED = MentorRequested(
    proposal=ID,
    program="Orbit",
    mentee=ADA,
    note="To give a talk.",
    mentee_goals="Grow.",
    reason=CARD.reason,
    cadence=Cadence.BIWEEKLY,
    minutes=30,
    months=6,
    ends_on=None,
    answer_by=DAY,
)


def menus(view: Any) -> list[dict[str, Any]]:
    return list(parts(on_the_wire(view), "static_select"))


def test_a_card_says_why_in_words_what_else_there_is_and_how_soon_an_answer_comes() -> None:
    said = words(find_modal(PAGE))
    assert "In *Orbit*, 1 mentor has time for somebody new. Whoever fits you best comes first." in said
    assert "<@U000000002>: *good fit*" in said
    assert "<@U000000002> offers SQL, which you would like to learn. You are both interested in Chess." in said
    assert "Can also share Chairing." in said
    assert "You both speak German. Usually answers within 2 days." in said
    assert labels(find_modal(PAGE)) == ["Ask"]


def test_slow_mentors_read_alike_and_of_new_ones_nothing_is_said() -> None:
    def told(days: int | None) -> str:
        return words(find_modal(replace(PAGE, mentors=(replace(CARD, answers_in=days, languages=()),))))

    assert "Usually answers within a day." in told(1)
    assert "May take a week to answer." in told(7)
    assert "answer" not in told(None)


def test_somebody_who_shares_no_wish_is_shown_with_what_they_can_share() -> None:
    other = replace(CARD, reason=Reason(skills=(), common_hours=0), offers=("Chairing",))
    assert "Can share Chairing." in words(find_modal(replace(PAGE, mentors=(other,))))
    assert "hare" not in words(find_modal(replace(PAGE, mentors=(replace(other, offers=()),)))).replace("hared", "")


def test_requests_stand_on_top_with_a_way_to_change_and_withdraw_each() -> None:
    view = find_modal(replace(PAGE, requests=(REQUEST,)))
    said = words(view)
    assert said.startswith("Find a mentor") or "*Your open requests* (1 of 3)" in said
    assert "<@U000000002> in *Orbit*, open until 7 December 2026:\n> To give a talk." in said
    assert labels(view)[:2] == ["Change note", "Withdraw"]
    (withdraw,) = (each for each in parts(on_the_wire(view), "button") if each["text"]["text"] == "Withdraw")
    assert "Grace" in withdraw["confirm"]["text"]["text"]


def test_with_three_requests_open_nobody_else_can_be_asked_and_it_says_why() -> None:
    view = find_modal(replace(PAGE, requests=(REQUEST,) * 3, may_ask=False))
    assert "You have three requests open, the most at a time." in words(view)
    assert "Ask" not in labels(view)


def test_the_menus_show_what_is_chosen_and_leave_out_what_has_no_choice() -> None:
    skill, language, hours = menus(find_modal(replace(PAGE, wanted=WANTED)))
    assert (skill["initial_option"]["text"]["text"], hours["initial_option"]["value"]) == ("SQL", "10")
    assert [group["label"]["text"] for group in skill["option_groups"]] == [
        "Everything",
        "You want to learn",
        "More skills",
    ]
    assert language["initial_option"]["text"]["text"] == "Any language"
    bare = menus(find_modal(replace(PAGE, wishes=(), languages=())))
    assert [menu["action_id"] for menu in bare] == [Action.FIND_SKILL, Action.FIND_HOURS]
    assert [option["text"]["text"] for option in bare[0]["options"]] == ["Any skill", "Chairing"]


def test_pages_carry_the_filters_on() -> None:
    view = find_modal(replace(PAGE, wanted=WANTED, number=20, mentors=(CARD,) * 6))
    assert "20 mentors have time for somebody new, 7 to 12." in words(view)
    earlier, later = [each for each in parts(on_the_wire(view), "button") if "page" in each["text"]["text"]]
    assert wanted_in(FindRef.parse(earlier["value"])) == replace(WANTED, start=0)
    assert wanted_in(FindRef.parse(later["value"])) == replace(WANTED, start=12)
    assert wanted_in(FindRef.parse(on_the_wire(view)["private_metadata"])) == WANTED
    assert not [each for each in labels(find_modal(PAGE)) if "page" in each]


def test_an_empty_list_offers_to_loosen_a_filter() -> None:
    empty = replace(
        PAGE, wanted=WANTED, mentors=(), number=0, looser=(Looser(Filter.SKILL, 3), Looser(Filter.HOURS, 1))
    )
    view = find_modal(empty)
    assert "Nobody fits all of that right now." in words(view)
    assert "With any skill, 3 mentors fit." in words(view)
    assert "With any hours, 1 mentor fits." in words(view)
    skill, hours, clear = (each for each in parts(on_the_wire(view), "button"))
    assert wanted_in(FindRef.parse(skill["value"])) == replace(WANTED, skill="", start=0)
    assert wanted_in(FindRef.parse(hours["value"])) == replace(WANTED, hours=0, start=0)
    assert (clear["text"]["text"], wanted_in(FindRef.parse(clear["value"]))) == (
        "Clear all filters",
        Wanted(cohort=ID),
    )


def test_where_nobody_can_be_asked_there_is_nothing_to_filter_and_nothing_to_do() -> None:
    view = find_modal(replace(PAGE, mentors=(), number=0, wishes=(), others=()))
    assert "Nobody can be asked right now." in words(view)
    assert (menus(view), labels(view)) == ([], [])


def test_the_form_says_what_a_yes_takes_and_who_reads_the_note_and_gives_back_what_was_typed() -> None:
    view = ask_modal(ASK, WANTED)
    said = words(view)
    assert "If they say yes, you meet for 30 minutes every two weeks" in said
    assert "Only <@U000000002> reads your note." in said
    assert "answers" not in said
    assert "Usually answers within 3 days." in words(ask_modal(replace(ASK, answers_in=3), WANTED))
    form = AskForm.read(submitted(view, {Field.REQUEST_NOTE: "To give a talk."}))
    assert form == AskForm(WANTED, ID, "To give a talk.")


def test_the_note_is_changed_from_what_it_was() -> None:
    form = NoteForm.read(submitted(note_modal(REQUEST, WANTED)))
    assert form == NoteForm(WANTED, ID, "To give a talk.")


def test_what_happens_next_is_said_once_a_request_is_out() -> None:
    said = words(asked_page(AskedCard(mentor=GRACE, answer_by=DAY, open=2)))
    assert "Grace reads your request in their working hours." in said
    assert "by 7 December 2026 at the latest" in said
    assert "You have 2 of 3 requests open" in said


def test_a_mentor_reads_who_asks_the_note_the_reasons_and_what_it_takes() -> None:
    said = render(REQUESTED)
    assert "<@U000000001> would like you as a mentor in *Orbit*, and writes:\n> To give a talk." in said.text
    assert "You offer SQL, which <@U000000001> would like to learn." in said.text
    assert "*What it takes:* 30 minutes every two weeks, for 6 months." in said.text
    assert "It stays open until 7 December 2026." in said.text
    assert labels(said) == ["Accept", "Not now", "Decline"]
    assert "until 7 December 2026." in render(replace(REQUESTED, months=None, ends_on=DAY)).text
    assert "every two weeks." in render(replace(REQUESTED, months=None)).text


def test_a_reminder_is_quiet_and_still_has_the_note() -> None:
    said = render(replace(REQUESTED, again=True, mentee_goals=""))
    assert said.text.startswith("A quiet reminder that the request of <@U000000001> in *Orbit* is still open.")
    assert "> To give a talk." in said.text
    assert "hopes for" not in said.text


def test_new_words_come_with_the_buttons() -> None:
    said = render(RequestNoteChanged(proposal=ID, program="Orbit", mentee=ADA, note="Two talks.", answer_by=DAY))
    assert "in new words:\n> Two talks." in said.text
    assert labels(said) == ["Accept", "Not now", "Decline"]


def test_the_end_of_a_request_names_no_reason_to_either_side() -> None:
    over = RequestWithdrawn(program="Orbit", mentee=ADA)
    assert "The request of <@U000000001> in *Orbit* is closed" in render(over).text
    assert "<@U000000001> has found a mentor in *Orbit*" in render(replace(over, found=True)).text
    closed = render(RequestClosed(cohort=ID, program="Orbit", mentor=GRACE))
    assert "<@U000000002> cannot take on your request in *Orbit* right now." in closed.text
    assert labels(closed) == ["Find a mentor"]
    for said in (render(over).text, closed.text):
        assert not {"declined", "withdrew", "silent", "ignored"} & set(said.split())


def test_home_tells_both_sides_of_a_request() -> None:
    asked = replace(MATCH, you_are=Side.MENTOR, partner=ADA, note="To give a talk.")
    said = words(home_view(replace(HOME, proposals=(asked,))))
    assert "<@U000000001> would like you as a mentor in *Orbit*, and writes:\n> To give a talk." in said
    mine = replace(MATCH, accepted_by_you=True, note="To give a talk.")
    said = words(home_view(replace(HOME, proposals=(mine,))))
    assert "You asked <@U000000002> in *Orbit*." in said
    assert "To give a talk" not in said


@pytest.mark.parametrize("piece", ["x", "&", "<!channel> ", "😀", "*_~`"])
def test_the_fullest_page_fits(piece: str) -> None:
    longest = (piece * 3000)[:3000]
    crowd = tuple(Choice(f"{number:012x}", longest) for number in range(99))
    mentor = replace(
        CARD,
        mentor=Someone("U000000002", longest),
        reason=Reason(skills=(longest,) * 40, common_hours=7.5, interests=(longest,) * 20),
        offers=(longest,) * 40,
        languages=(longest,) * 20,
    )
    full = replace(
        PAGE,
        program=longest,
        wanted=replace(WANTED, skill=f"{98:012x}"),
        requests=(replace(REQUEST, note=longest[:600], program=longest, mentor=mentor.mentor),) * 3,
        mentors=tuple(replace(mentor, participant=UUID(int=number)) for number in range(6)),
        number=1_234_567,
        wishes=crowd,
        others=crowd,
        languages=crowd[:20],
    )
    assert check_view(on_the_wire(find_modal(full))) is None
