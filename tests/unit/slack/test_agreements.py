"""The form of an agreement, sent and read back, and what its pages and messages say."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given, settings
from slack_sdk.models.views import View

from bot.domain.errors import OutdatedButton, WrongInput
from bot.domain.growth.agreement_cards import AgreementAnswer, AgreementForm, AgreementPage, PairCard, VersionCard
from bot.domain.growth.agreements import WORDED, Terms, first_terms
from bot.domain.growth.comparing import Difference, Topic
from bot.domain.growth.terms import AgendaOwner, AgreementState, MeetBy
from bot.domain.matching_terms import Pairing
from bot.domain.notices import AgreementProposed, AgreementSettled
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Side
from bot.domain.writing import legible
from bot.playground.rules import check_submission
from bot.slack.fields import Field
from bot.slack.message import Message
from bot.slack.messages.agreements import agreement_choice, agreement_proposed, agreement_settled, became
from bot.slack.metadata import MessageRef
from bot.slack.modals.pairs.agreement_pages import agreement_page
from bot.slack.modals.pairs.agreements import WORDED_FIELDS, ProposalForm, agreement_modal
from tests.unit.slack import agreement_strategies as agreements
from tests.unit.slack.reading import chosen, labels, on_the_wire, submitted, words

quickly = settings(deadline=None)
ADA = Someone("U000000001", "Ada")
NOW = datetime(2026, 12, 7, 9, tzinfo=UTC)
PAIR = PairCard(
    mentorship=UUID(int=1), program="Orbit", pairing=Pairing.TRADITIONAL, you_are=Side.MENTEE, partner=ADA
)


def begun(pairing: Pairing = Pairing.TRADITIONAL) -> Terms:
    return first_terms(
        pairing,
        mentor_goals="To pass it on",
        mentee_goals="To grow",
        cadence=Cadence.BIWEEKLY,
        minutes=30,
        confidentiality="",
    )


def version(state: AgreementState, *, yours: bool = False, number: int = 1) -> VersionCard:
    answered = None if state is AgreementState.PROPOSED else NOW
    return VersionCard(
        id=UUID(int=2),
        number=number,
        state=state,
        yours=yours,
        proposed_at=NOW,
        answered_at=answered,
        terms=begun(),
    )


def page(pair: PairCard = PAIR, *, versions: int = 1, **shown: VersionCard) -> AgreementPage:
    return AgreementPage(
        pair=pair, in_force=shown.get("in_force"), proposed=shown.get("proposed"), versions=versions
    )


def asked(view: View) -> list[str]:
    return [block["label"]["text"] for block in on_the_wire(view)["blocks"] if block["type"] == "input"]


@quickly
@given(agreements.forms)
def test_a_form_sent_as_it_was_prefilled_says_the_same(card: AgreementForm) -> None:
    view = agreement_modal(card)
    sent = submitted(view)
    form = ProposalForm.read(sent)
    assert (form.mentorship, form.seen) == (card.pair.mentorship, card.seen)
    same = {name: legible(getattr(card.terms, name)[:1000]).strip() for name in WORDED}
    assert form.terms == replace(card.terms, **same)  # type: ignore[arg-type]
    empty = {WORDED_FIELDS[name] for name in WORDED[2:] if not getattr(card.terms, name)}
    assert set(check_submission(on_the_wire(view), sent["state"]["values"])) == empty


def test_a_form_reads_what_was_typed_and_chosen() -> None:
    view = agreement_modal(AgreementForm(pair=PAIR, terms=begun(), seen=3))
    sent = submitted(
        view,
        {
            Field.AGREEMENT_MENTEE: " Clear words ",
            Field.AGREEMENT_MENTOR: None,
            Field.AGREEMENT_CADENCE: chosen(view, Field.AGREEMENT_CADENCE, "weekly"),
            Field.AGREEMENT_MINUTES: chosen(view, Field.AGREEMENT_MINUTES, "60"),
            Field.AGREEMENT_MEET_BY: chosen(view, Field.AGREEMENT_MEET_BY, "walk"),
            Field.AGREEMENT_AGENDA: chosen(view, Field.AGREEMENT_AGENDA, "in_turn"),
        },
    )
    assert ProposalForm.read(sent) == ProposalForm(
        PAIR.mentorship,
        3,
        replace(
            begun(),
            mentee_expects="Clear words",
            mentor_expects="",
            cadence=Cadence.WEEKLY,
            minutes=60,
            meet_by=MeetBy.WALK,
            agenda_owner=AgendaOwner.IN_TURN,
        ),
    )


@pytest.mark.parametrize(
    "field",
    [
        Field.AGREEMENT_CADENCE,
        Field.AGREEMENT_MINUTES,
        Field.AGREEMENT_MEET_BY,
        Field.AGREEMENT_AGENDA,
    ],
)
def test_a_choice_that_is_missing_is_named(field: Field) -> None:
    sent = submitted(agreement_modal(AgreementForm(pair=PAIR, terms=begun(), seen=0)), {field: None})
    with pytest.raises(WrongInput) as refusal:
        ProposalForm.read(sent)
    assert [ProposalForm.FIELDS[name] for name in refusal.value.fields] == [field]


def test_a_form_knows_its_pair_and_the_message_it_came_from() -> None:
    opened_from = MessageRef("D1", "1.2")
    view = agreement_modal(AgreementForm(pair=PAIR, terms=begun(), seen=0), opened_from)
    assert MessageRef.found_in(str(view.private_metadata)) == opened_from
    with pytest.raises(OutdatedButton):
        ProposalForm.read({"private_metadata": "{}", "state": {"values": {}}})


def test_the_readers_expectations_come_first_and_each_side_is_named() -> None:
    as_mentee = agreement_modal(AgreementForm(pair=PAIR, terms=begun(), seen=0))
    assert asked(as_mentee)[:3] == ["What you expect", "What Ada expects", "Our roles"]
    assert ProposalForm.read(submitted(as_mentee)).terms.mentee_expects == "To grow"
    pair = replace(PAIR, you_are=Side.MENTOR)
    as_mentor = agreement_modal(AgreementForm(pair=pair, terms=begun(), seen=0))
    assert asked(as_mentor)[:2] == ["What you expect", "What Ada expects"]
    agenda = next(
        block for block in on_the_wire(as_mentor)["blocks"] if block.get("block_id") == Field.AGREEMENT_AGENDA
    )
    said = [each["text"]["text"] for each in agenda["element"]["options"]]
    assert said == ["Ada", "You", "Both, in turn"]


@pytest.mark.parametrize(
    ("difference", "title", "yours", "theirs"),
    [
        (Difference(Topic.HOURS, "2", "1"), "Hours a month", "1 hour", "2 hours"),
        (
            Difference(Topic.HELPING, "directive", "exploring"),
            "How you like to learn, and they to help",
            "I like good questions and finding my own way",
            "I give advice and share how I would do it",
        ),
        (
            Difference(Topic.LEARNING, "guided", "situational"),
            "How you like to help, and they to learn",
            "It depends on what is needed",
            "I like clear advice",
        ),
        (Difference(Topic.GOALS, "*Lead*", "\u202e"), "What you would like to reach", "Nothing yet.", "> ∗Lead∗"),
        (Difference(Topic.LANGUAGES, "<!channel>", "Yoruba"), "Languages", "Yoruba", "&lt;!channel&gt;"),
    ],
)
def test_what_both_said_at_signup_stands_side_by_side(
    difference: Difference, title: str, yours: str, theirs: str
) -> None:
    view = agreement_modal(AgreementForm(pair=PAIR, terms=begun(), seen=0, differences=(difference,)))
    (row,) = [block for block in on_the_wire(view)["blocks"] if block.get("fields")]
    assert row["text"]["text"] == f"*{title}*"
    assert [each["text"] for each in row["fields"]] == [f"*You*\n{yours}", f"*<@U000000001>*\n{theirs}"]


@pytest.mark.parametrize(
    ("newer", "said", "confirmable"),
    [
        (version(AgreementState.PROPOSED), "<@U000000001> has proposed a version.", True),
        (version(AgreementState.PROPOSED, yours=True), "you have proposed another version elsewhere.", False),
        (version(AgreementState.IN_FORCE), "you and <@U000000001> have put a version in force.", False),
    ],
)
def test_what_came_meanwhile_stands_beside_the_draft(newer: VersionCard, said: str, *, confirmable: bool) -> None:
    draft = replace(begun(), roles="Mine")
    view = agreement_modal(AgreementForm(pair=PAIR, terms=draft, seen=1, meanwhile=newer))
    assert said in words(view)
    assert "> Mine" in words(view)
    assert ("Confirm theirs" in labels(view)) is confirmable
    same = agreement_modal(AgreementForm(pair=PAIR, terms=newer.terms, seen=1, meanwhile=newer))
    assert "It says just what you wrote." in words(same)


@pytest.mark.parametrize(
    ("card", "buttons"),
    [
        (page(versions=0), ["Begin"]),
        (page(proposed=version(AgreementState.PROPOSED)), ["Confirm", "Suggest a change"]),
        (page(proposed=version(AgreementState.PROPOSED, yours=True)), ["Change it", "Take it back"]),
        (page(in_force=version(AgreementState.IN_FORCE)), ["Suggest a change"]),
        (page(in_force=version(AgreementState.IN_FORCE), versions=2), ["Suggest a change", "Earlier versions"]),
        (page(replace(PAIR, over=True), in_force=version(AgreementState.IN_FORCE)), []),
        (page(replace(PAIR, over=True), proposed=version(AgreementState.PROPOSED)), []),
        (page(replace(PAIR, over=True), versions=0), []),
    ],
)
def test_a_page_offers_what_can_be_done_about_it(card: AgreementPage, buttons: list[str]) -> None:
    assert labels(agreement_page(card)) == buttons


def test_a_change_says_what_stays_and_shows_what_does_not() -> None:
    before = begun()
    notice = AgreementProposed(
        agreement=UUID(int=1),
        mentorship=UUID(int=2),
        partner=ADA,
        you_are=Side.MENTEE,
        terms=replace(before, mentor_expects="", minutes=45, agenda_owner=AgendaOwner.MENTOR),
        before=before,
    )
    said = agreement_proposed(notice).text
    every_two = "minutes every two weeks"
    for row in (
        f"*How often and how long*\n_In force_\n30 {every_two}\n_Proposed now_\n45 {every_two}",
        "*Who brings the topics*\n_In force_\nyou\n_Proposed now_\n<@U000000001>",
        "*What <@U000000001> expects*\n_In force_\n> To pass it on\n_Proposed now_\nNothing yet.",
    ):
        assert row in said
    assert "Our roles" not in said


def test_among_peers_nobody_is_called_mentor_or_mentee() -> None:
    pair = replace(PAIR, pairing=Pairing.PEER)
    terms = begun(Pairing.PEER)
    shown: list[View | Message] = [
        agreement_modal(AgreementForm(pair=pair, terms=terms, seen=0)),
        agreement_page(page(pair, in_force=replace(version(AgreementState.IN_FORCE), terms=terms))),
        agreement_choice((page(pair),)),
        agreement_settled(
            AgreementSettled(
                mentorship=UUID(int=1),
                mentor=ADA,
                mentee=Someone("U000000002", "Bob"),
                cadence=Cadence.WEEKLY,
                minutes=30,
                meet_by=MeetBy.HUDDLE,
                agenda_owner=AgendaOwner.IN_TURN,
                changed=False,
            )
        ),
    ]
    text = "\n".join(words(each) for each in shown).replace("Neither of us is the mentor.", "")
    assert "mentor" not in text.replace("/mentor", "")
    assert "mentee" not in text


@pytest.mark.parametrize(
    ("state", "yours", "said"),
    [
        (AgreementState.IN_FORCE, False, "have agreed on this"),
        (AgreementState.WITHDRAWN, True, "You have taken back what you proposed"),
        (AgreementState.WITHDRAWN, False, "has taken this back meanwhile"),
        (AgreementState.REPLACED, False, "A later version has replaced this one"),
    ],
)
def test_what_became_of_a_version_is_said_plainly(state: AgreementState, said: str, *, yours: bool) -> None:
    assert said in became(AgreementAnswer(version=version(state, yours=yours), page=page()))
