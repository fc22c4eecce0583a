"""Asking for help: what the page offers, what the forms say beforehand, and what goes back and forth unharmed."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings

from bot.domain.care.concern_cards import AskCard, DeskCard, HelpCard, HelpPlace, Reading, RequestCard, Way
from bot.domain.care.concerns import LONGEST_WORDS, Apart, Origin
from bot.domain.care.terms import ConcernKind, ConcernState
from bot.domain.errors import OutdatedButton
from bot.domain.people import Someone
from bot.domain.terms import Side
from bot.domain.writing import legible
from bot.playground.rules import check_submission
from bot.slack.fields import Field
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.care.concern_desk import TALK, ReplyForm, concern_page, desk_page, reply_modal
from bot.slack.modals.care.concerns import (
    EVERYBODY,
    KEEP_APART,
    NOBODY_IS_LEFT,
    HelpForm,
    MoreForm,
    help_modal,
    kind_in,
    more_modal,
    request_page,
)
from bot.slack.modals.care.help import choice_page, help_page, way_in
from bot.slack.refs.concerns import HelpRef, ReadConcernRef, WayRef
from bot.slack.wording.concerns import in_full
from tests.unit.slack import concern_strategies as helps
from tests.unit.slack import strategies as some
from tests.unit.slack.examples import ADA, DAY, GRACE, ID, T0
from tests.unit.slack.reading import chosen, labels, on_the_wire, parts, submitted, words

quickly = settings(deadline=None)
JOAN, BEN = Someone("U000000003", "Joan"), Someone("U000000004", "Ben")
PAIR = HelpPlace(participant=ID, program="Orbit", mentorship=ID, partner=ADA, you_are=Side.MENTEE, running=True)
ANYTHING = HelpPlace(participant=ID, program="Orbit")
OTHER = replace(PAIR, partner=GRACE, mentorship=UUID(int=7))
ASKING = AskCard(
    kind=ConcernKind.CONCERN,
    place=PAIR,
    readers=((UUID(int=1), JOAN), (UUID(int=2), BEN)),
    origin=Origin.PROGRAM,
    answer_by=DAY,
)
REQUEST = RequestCard(
    id=ID,
    kind=ConcernKind.CONCERN,
    state=ConcernState.RECEIVED,
    program="Orbit",
    words="Something",
    sent_at=T0,
    answer_by=DAY,
    place=PAIR,
    readers=(JOAN, BEN),
)
READ = DeskCard(
    id=ID,
    version=3,
    kind=ConcernKind.CONCERN,
    state=ConcernState.SEEN,
    program="Orbit",
    sender=GRACE,
    partner=ADA,
    words="Something",
    sent_at=T0,
    answer_by=DAY,
    readers=(JOAN, BEN),
    yours=False,
)


def said(view: object) -> str:
    """What stands in the quotes."""
    return "".join(each["text"] for each in parts(view, "text"))


@quickly
@given(helps.asks.filter(lambda card: bool(card.readers)), some.texts)
def test_what_is_typed_chosen_and_ticked_arrives(card: AskCard, typed: str) -> None:
    view = help_modal(card)
    answers: dict[Field, Any] = {
        Field.HELP_WORDS: typed,
        Field.HELP_TO: chosen(view, Field.HELP_TO, str(card.readers[0][0])),
    }
    asked_apart = bool(card.place.partner) and card.kind is ConcernKind.CONCERN
    if asked_apart:
        answers[Field.HELP_APART] = [chosen(view, Field.HELP_APART, KEEP_APART)]
    form = HelpForm.read(submitted(view, answers))
    assert (form.kind, form.participant, form.pair) == (card.kind, card.place.participant, card.place.mentorship)
    assert (form.words, form.to) == (legible(typed).strip(), card.readers[0][0])
    assert form.apart is (Apart.YES if asked_apart else Apart.NO)


@pytest.mark.parametrize("piece", ["😀", "مرحبا", "&", "<", ">", "<!channel>", "a\n\n"])
def test_three_thousand_characters_are_sent_and_read_whole(piece: str) -> None:
    typed = (piece * LONGEST_WORDS)[:LONGEST_WORDS]
    view = help_modal(ASKING)
    sent = submitted(view, {Field.HELP_WORDS: typed})
    assert not check_submission(on_the_wire(view), sent["state"]["values"])
    form = HelpForm.read(sent)
    assert form.words == typed.strip()
    for shown in (request_page(replace(REQUEST, words=form.words)), concern_page(replace(READ, words=form.words))):
        assert said(on_the_wire(shown)) == form.words


def test_a_form_that_is_sent_as_it_is_goes_to_everybody_named_and_asks_for_words() -> None:
    view = help_modal(ASKING)
    sent = submitted(view)
    assert set(check_submission(on_the_wire(view), sent["state"]["values"])) == {Field.HELP_WORDS}
    form = HelpForm.read(sent)
    assert (form.to, form.apart) == (None, Apart.NO)
    assert chosen(view, Field.HELP_TO, EVERYBODY)["text"]["text"] == "All who are named above"


def test_the_form_names_its_readers_and_what_comes_next_before_a_word_is_written() -> None:
    shown = words(help_modal(ASKING))
    assert "<@U000000003> and <@U000000004>, or the one you choose below" in shown
    assert "Nobody else: not <@U000000001>, no manager of either of you, no other admin." in shown
    assert "asked to answer by 7 December 2026" in shown
    assert "Nothing else is done about it without you." in shown
    assert "Keep us apart from now on" in shown
    talk = words(help_modal(replace(ASKING, kind=ConcernKind.MEDIATION)))
    assert "A talk with <@U000000001> comes about only if you say so" in talk


def test_one_reader_alone_is_chosen_already() -> None:
    view = help_modal(replace(ASKING, readers=ASKING.readers[:1], place=ANYTHING))
    assert HelpForm.read(submitted(view)).to == UUID(int=1)
    shown = words(view)
    assert "choose below" not in shown
    assert "Keep us apart" not in shown
    assert "no manager of yours" in shown


@pytest.mark.parametrize(
    ("origin", "said"), [(Origin.NAMED, "whom your company named"), (Origin.WORKSPACE, "workspace admins")]
)
def test_whoever_stands_in_is_said_beforehand(origin: Origin, said: str) -> None:
    assert said in words(help_modal(replace(ASKING, origin=origin)))


def test_where_nobody_is_left_no_words_are_asked_for() -> None:
    view = help_modal(replace(ASKING, readers=(), origin=Origin.NOBODY))
    assert NOBODY_IS_LEFT in words(view)
    assert not list(parts(on_the_wire(view), "input"))


@quickly
@given(some.uuids, some.texts)
def test_what_is_added_and_answered_arrives(concern: UUID, typed: str) -> None:
    more = MoreForm.read(submitted(more_modal(concern), {Field.HELP_MORE: typed}))
    assert (more.concern, more.words) == (concern, legible(typed).strip())
    view = reply_modal(ReadConcernRef(concern, 4), TALK)
    assert ReplyForm.read(submitted(view)).words == TALK
    reply = ReplyForm.read(submitted(view, {Field.CONCERN_REPLY: typed}))
    assert (reply.concern, reply.version, reply.words) == (concern, 4, legible(typed).strip())


def test_a_button_for_what_we_do_not_know_is_outdated() -> None:
    with pytest.raises(OutdatedButton):
        kind_in(HelpRef("praise", ID, ""))
    with pytest.raises(OutdatedButton):
        way_in(WayRef("praise"))
    with pytest.raises(OutdatedButton):
        assert HelpRef("concern", ID, "no id").pair


def test_with_one_pair_every_way_leads_straight_there() -> None:
    view = help_page(HelpCard(places=(PAIR,)))
    values = {each["action_id"]: each.get("value", "") for each in parts(on_the_wire(view), "button")}
    assert "help:way:choose" not in values
    for way in ("pace:form:open", "meeting:page:open", "silence:partner:tell"):
        assert MentorshipRef.parse(values[way]).mentorship == ID
    assert {"rematch:pair:choose", "participation:pause:open", "help:form:open"} <= set(values)


def test_with_several_the_pair_is_chosen_first_or_none_of_them() -> None:
    card = HelpCard(places=(PAIR, OTHER, ANYTHING))
    leads = [each["action_id"] for each in parts(on_the_wire(help_page(card)), "button")]
    assert leads.count("help:way:choose") == len(Way)
    assert leads.count("help:form:open") == 0
    assert labels(choice_page(Way.PACE, card)) == ["Choose", "Choose"]
    shown = words(choice_page(Way.CONCERN, replace(card, places=(PAIR, replace(OTHER, running=False), ANYTHING))))
    assert "You and <@U000000002> in *Orbit*, which is over" in shown
    assert "Something else in *Orbit*" in shown


def test_whoever_is_in_nothing_finds_the_commands_alone() -> None:
    view = help_page(HelpCard(places=()))
    assert labels(view) == []
    assert "`/mentor join`" in words(view)


@pytest.mark.parametrize(
    "title",
    [
        "Find another time",
        "Change the pace",
        "My partner is silent",
        "Another partner",
        "A break",
        "Talk it through",
        "Something is wrong",
    ],
)
def test_every_way_says_who_reads_what(title: str) -> None:
    ways = [each["text"] for each in parts(on_the_wire(help_page(HelpCard(places=(PAIR,)))), "mrkdwn")]
    (way,) = [words for words in ways if words.startswith(f"*{title}*")]
    assert "_Who reads what:_" in way


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "*Received.* Nobody has opened it yet."),
        ({"readings": (Reading(by=JOAN, at=T0),)}, "Nobody has opened what is new yet."),
        ({"state": ConcernState.SEEN, "readings": (Reading(by=JOAN, at=T0),)}, "Opened by <@U000000003> on"),
        ({"state": ConcernState.SEEN, "handler": JOAN}, "It lies with <@U000000003>."),
        ({"state": ConcernState.HANDLED, "handler": JOAN}, "*Handled* by <@U000000003>."),
        ({"state": ConcernState.WITHDRAWN, "words": ""}, "You took it back. Its words are gone, for everybody."),
        ({"reply": "Let us talk.", "handler": JOAN}, "*The answer of <@U000000003>*"),
        ({"keep_apart": True}, "You and <@U000000001> are never matched again."),
    ],
)
def test_the_sender_reads_where_it_stands(changes: dict[str, object], said: str) -> None:
    assert said in words(request_page(replace(REQUEST, **changes)))  # type: ignore[arg-type]


def test_what_the_sender_can_do_depends_on_where_it_stands() -> None:
    assert labels(request_page(REQUEST)) == ["Add to it", "Another partner", "Take it back"]
    lies = replace(
        REQUEST, handler=JOAN, readers=(JOAN,), others=(BEN,), kind=ConcernKind.MEDIATION, may_invite=True
    )
    assert labels(request_page(lies)) == [
        "Add to it", "Invite Ada", "Let the others read it", "Another partner", "Take it back",
    ]  # fmt: skip
    handled = replace(lies, state=ConcernState.HANDLED)
    assert labels(request_page(handled)) == ["Add to it", "Another partner", "Take it back"]
    gone = replace(REQUEST, state=ConcernState.WITHDRAWN, words="", keep_apart=True)
    assert labels(request_page(gone)) == ["Lift this"]


def test_what_a_reader_can_do_depends_on_where_it_stands() -> None:
    assert labels(concern_page(READ)) == ["I am on it", "Answer", "Mark as handled"]
    mine = replace(READ, yours=True, kind=ConcernKind.MEDIATION, may_offer_talk=True, keep_apart=True, reply="Yes")
    assert labels(concern_page(mine)) == ["Answer", "Propose a talk", "Mark as handled"]
    assert "The two are never matched again" in words(concern_page(mine))
    assert labels(concern_page(replace(mine, state=ConcernState.HANDLED))) == ["Answer"]
    assert "It is about no single pair." in words(concern_page(replace(READ, partner=None)))


def test_a_reader_who_has_answered_is_not_asked_for_an_answer_again() -> None:
    assert "Please answer by" in words(concern_page(replace(READ, yours=True)))
    answered = words(concern_page(replace(READ, yours=True, reply="Yes")))
    assert "Please answer by" not in answered
    assert "It lies with you. It has been answered." in answered


@quickly
@given(helps.desks)
def test_a_list_of_requests_holds_a_way_to_each_that_fits(card: object) -> None:
    assert set(labels(desk_page(card))) <= {"Read"}  # type: ignore[arg-type]


def test_long_words_are_cut_between_two_words_and_a_single_one_anywhere() -> None:
    quotes = [block.to_dict()["elements"][0]["elements"][0]["text"] for block in in_full("so it goes\n" * 400)]
    assert len(quotes) == 2
    assert quotes[0][-1].isspace()
    assert "".join(quotes) == ("so it goes\n" * 400).strip()
    assert len(in_full("x" * 6000)) == 3


def test_words_of_nothing_are_no_quote() -> None:
    assert in_full(" \u202e\n") == []
