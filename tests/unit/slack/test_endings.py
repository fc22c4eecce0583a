"""The end of a pair: what is sent comes back as it was filled in, and no word says more than it should."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from bot.domain.care.ending_cards import (
    Certificate,
    CertificateCard,
    Door,
    EarlyEndCard,
    EndingCard,
    PastPairCard,
    PathsCard,
)
from bot.domain.care.endings import Bounds, EndNow, GoOn, Wish
from bot.domain.care.terms import EndChoice
from bot.domain.matching_terms import Pairing
from bot.domain.notices import EndingAsked, EndWished, MentorshipCompleted, PairGoesOn, PairParted, PartnerThanked
from bot.domain.people import Someone
from bot.domain.rematches import Afterwards
from bot.domain.terms import Side
from bot.slack.fields import Field
from bot.slack.ids import Action
from bot.slack.messages import render
from bot.slack.messages.endings import duration, ending_noted
from bot.slack.messages.rematches import pair_choice
from bot.slack.modals.care.early_ends import EarlyEndForm, early_end_modal, early_end_page
from bot.slack.modals.care.endings import ANOTHER_DAY, Answer, EndingForm, ending_modal, ending_page
from bot.slack.modals.care.keepsakes import (
    CertificateForm,
    ThanksForm,
    certificate_modal,
    past_modal,
    paths_page,
    thanks_modal,
)
from tests.unit.slack.reading import chosen, labels, on_the_wire, parts, submitted, words

PAIR = UUID(int=1)
ADA = Someone("U012345678", "Ada")
TODAY, ENDS_ON = date(2027, 3, 1), date(2027, 3, 12)
A_MONTH = ENDS_ON + timedelta(weeks=4)
CARD = EndingCard(
    mentorship=PAIR,
    program="Orbit",
    you_are=Side.MENTEE,
    partner=ADA,
    bounds=Bounds(today=TODAY, ends_on=ENDS_ON, latest=ENDS_ON + timedelta(weeks=13)),
    mine=None,
)
CLOSED = replace(CARD, bounds=replace(CARD.bounds, latest=ENDS_ON))
EXTEND = Wish(choice=EndChoice.EXTEND, until=A_MONTH)
EARLY = EarlyEndCard(mentorship=PAIR, program="Orbit", you_are=Side.MENTEE, partner=ADA, goes_on=True, steps=2)
PAST = PastPairCard(
    mentorship=PAIR,
    program="Orbit",
    you_are=Side.MENTEE,
    partner=ADA,
    started_on=TODAY,
    ended_on=ENDS_ON,
    completed=True,
    meetings=3,
    minutes=90,
    certificate=True,
    thanks=True,
    again_until=A_MONTH,
)
SAYS = Certificate(
    owner="Bob",
    partner="Ada",
    you_are=Side.MENTEE,
    pairing=Pairing.TRADITIONAL,
    program="Orbit",
    started_on=TODAY,
    ended_on=ENDS_ON,
    meetings=3,
    minutes=90,
    goals=1,
)


@pytest.mark.parametrize(
    ("answer", "wish"),
    [
        (Answer.GO_ON, EXTEND),
        (Answer.FINISH, Wish(choice=EndChoice.GRADUATE)),
        (Answer.FINISH_NOW, Wish(choice=EndChoice.GRADUATE, until=TODAY)),
        (Answer.LET_END, Wish(choice=EndChoice.STOP)),
    ],
)
def test_each_answer_comes_back_as_the_wish_it_is(answer: Answer, wish: Wish) -> None:
    form = ending_modal(CARD)
    sent = submitted(form, {Field.ENDING_CHOICE: chosen(form, Field.ENDING_CHOICE, answer)})
    assert EndingForm.read(sent).wish(TODAY) == wish
    assert EndingForm.read(submitted(ending_modal(CARD, answer))).wish(TODAY) == wish
    assert EndingForm.read(submitted(ending_modal(replace(CARD, mine=wish)))).wish(TODAY) == wish


def test_a_day_of_ones_own_comes_back_and_stands_there_again() -> None:
    form, own = ending_modal(CARD, Answer.GO_ON), ENDS_ON + timedelta(days=10)
    sent = submitted(
        form,
        {
            Field.ENDING_LENGTH: chosen(form, Field.ENDING_LENGTH, ANOTHER_DAY),
            Field.ENDING_UNTIL: own.isoformat(),
        },
    )
    wish = EndingForm.read(sent).wish(TODAY)
    assert wish == Wish(choice=EndChoice.EXTEND, until=own)
    assert EndingForm.read(submitted(ending_modal(replace(CARD, mine=wish)))).wish(TODAY) == wish


def test_where_no_time_can_be_added_going_on_is_not_offered() -> None:
    assert "Go on together" not in words(ending_modal(CLOSED))
    assert "no time can be added" in words(ending_modal(CLOSED))
    assert not list(parts(on_the_wire(ending_modal(CLOSED)), "datepicker"))
    asked = EndingAsked(mentorship=PAIR, partner=ADA, program="Orbit", ends_on=ENDS_ON, may_go_on=False)
    assert labels(render(asked)) == ["Finish well", "Let it end"]
    assert labels(render(replace(asked, may_go_on=True))) == ["Go on together", "Finish well", "Let it end"]


def test_after_the_end_only_going_on_is_asked() -> None:
    over = ending_modal(replace(CARD, over=True))
    assert not list(parts(on_the_wire(over), "radio_buttons"))
    assert EndingForm.read(submitted(over)).wish(TODAY) == EXTEND
    assert "can be taken up again" in words(over)


@pytest.mark.parametrize(
    ("settled", "mine", "over", "told", "buttons"),
    [
        (GoOn(A_MONTH), None, False, "both would like to go on: until 9 April 2027", []),
        (EndNow(), None, False, "both feel ready", []),
        (None, EXTEND, False, "ends on 12 March 2027 as planned", ["Change my mind"]),
        (None, EXTEND, True, "it stays as it is", ["Change my mind"]),
        (
            None,
            Wish(choice=EndChoice.GRADUATE, until=TODAY),
            False,
            "You would like to finish well now",
            ["Change my mind"],
        ),
        (None, Wish(choice=EndChoice.STOP), False, "I keep your answer to myself", ["Change my mind"]),
    ],
)
def test_the_page_says_what_the_choice_comes_to(
    *, settled: GoOn | EndNow | None, mine: Wish | None, over: bool, told: str, buttons: list[str]
) -> None:
    card = replace(CARD, settled=settled, mine=mine, over=over)
    for shown in (ending_page(card), ending_noted(card)):
        assert told in words(shown)
        assert labels(shown) == buttons


def test_the_form_says_in_one_sentence_until_when_it_is_planned() -> None:
    assert "in *Orbit*, where you are the mentee, is planned until 12 March 2027." in words(ending_modal(CARD))
    assert "in *Orbit* is planned until" in words(ending_modal(replace(CARD, pairing=Pairing.PEER)))


@pytest.mark.parametrize("choice", [EndChoice.EXTEND, EndChoice.GRADUATE])
@pytest.mark.parametrize("over", [True, False])
def test_a_wish_is_passed_on_without_pressure(*, choice: EndChoice, over: bool) -> None:
    wished = EndWished(
        mentorship=PAIR, partner=ADA, program="Orbit", choice=choice, until=A_MONTH, ends_on=ENDS_ON, over=over
    )
    said = render(wished).text
    assert "there is nothing to do" in said
    assert "is not told" in said
    assert ("it stays as it is" in said) is over
    assert labels(render(wished)) == (["Go on together"] if choice is EndChoice.EXTEND else ["Finish now"])


@pytest.mark.parametrize(("again", "how"), [(True, "take up your time together again"), (False, "go on")])
def test_the_first_to_wish_hears_that_both_do(*, again: bool, how: str) -> None:
    told = render(PairGoesOn(mentorship=PAIR, partner=ADA, program="Orbit", until=A_MONTH, again=again)).text
    assert f"both would like to {how} in *Orbit*: until 9 April 2027" in told


def test_the_look_back_is_one_message_with_all_there_is() -> None:
    done = MentorshipCompleted(
        partner=ADA,
        program="Orbit",
        meetings_held=9,
        goals_reached=2,
        mentorship=PAIR,
        minutes_met=270,
        steps_left=1,
    )
    assert "9 meetings, 4 hours 30 minutes in all, 2 goals reached." in render(done).text
    assert "One step that you took on is still to do. It stays yours" in render(done).text
    assert labels(render(done)) == ["Get the certificate", "Say thank you", "What next?"]
    assert "2 steps that you took on" in render(replace(done, steps_left=2)).text
    assert "a good end: you both felt ready" in render(replace(done, early=True)).text
    assert labels(render(replace(done, meetings_held=0))) == ["Say thank you", "What next?"]
    assert labels(render(replace(done, mentorship=None))) == []


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 minutes"), (45, "45 minutes"), (60, "1 hour"), (121, "2 hours 1 minute")],
)
def test_time_is_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert duration(minutes) == said


def test_a_neutral_word_says_what_stays_and_nothing_of_who_or_why() -> None:
    told = render(PairParted(partner=ADA, program="Orbit", you_are=Side.MENTEE, steps_left=2)).text
    assert "They stay yours" in told
    assert not {"asked", "wished", "wanted", "decided", "stopped"} & set(told.split())


@pytest.mark.parametrize("afterwards", Afterwards)
@pytest.mark.parametrize("reason", ["", "I have changed teams."])
def test_what_is_filled_in_to_end_early_comes_back(afterwards: Afterwards, reason: str) -> None:
    form = early_end_modal(EARLY)
    sent = submitted(
        form,
        {
            Field.EARLY_END_NEXT: chosen(form, Field.EARLY_END_NEXT, afterwards),
            Field.EARLY_END_REASON: reason,
        },
    )
    assert EarlyEndForm.read(sent) == EarlyEndForm(PAIR, reason, afterwards)


def test_the_form_says_who_hears_what_and_the_page_has_a_way_back() -> None:
    said = words(early_end_modal(EARLY))
    for promise in (
        "Never who wished it, nor why.",
        "an hour from now at the earliest",
        "You stay in the program.",
        "neither your partner nor an admin can read it",
        "They stay yours",
    ):
        assert promise in said
    closing = early_end_modal(replace(EARLY, goes_on=False, steps=0))
    assert not list(parts(on_the_wire(closing), "radio_buttons"))
    assert EarlyEndForm.read(submitted(closing)).afterwards is Afterwards.SOMEBODY
    asked = replace(EARLY, hears_at=datetime(2027, 3, 1, 10, tzinfo=UTC))
    assert labels(early_end_page(asked)) == ["Take it back"]
    assert "hears of it in a neutral word." in words(early_end_page(EARLY))
    assert labels(pair_choice((EARLY, asked), Action.EARLY_END_OPEN)) == ["Choose", "Take it back"]


def test_a_past_pair_offers_what_can_be_done() -> None:
    assert labels(past_modal((PAST,))) == ["Certificate", "Say thank you", "Go on after all", "What next?"]
    parted = replace(PAST, completed=False, certificate=False, thanks=False, again_until=None, meetings=0)
    assert labels(past_modal((parted,))) == []
    assert "meeting" not in words(past_modal((parted,)))


def test_only_what_is_ticked_is_named_on_a_certificate() -> None:
    goals = tuple((UUID(int=number), f"Goal {number}") for number in range(2, 9))
    form = certificate_modal(CertificateCard(mentorship=PAIR, says=SAYS, partner=ADA, goals=goals))
    assert CertificateForm.read(submitted(form)) == CertificateForm(PAIR, frozenset())
    ticked = [chosen(form, Field.CERTIFICATE_GOALS, str(goals[1][0]))]
    sent = submitted(form, {Field.CERTIFICATE_GOALS: ticked})
    assert CertificateForm.read(sent) == CertificateForm(PAIR, frozenset({goals[1][0]}))
    (box,) = parts(on_the_wire(form), "checkboxes")
    assert len(box["options"]) == 5
    assert "3 meetings, 1 hour 30 minutes in all, 1 goal reached" in words(form)
    bare = certificate_modal(CertificateCard(mentorship=PAIR, says=replace(SAYS, goals=0), partner=ADA, goals=()))
    assert CertificateForm.read(submitted(bare)) == CertificateForm(PAIR, frozenset())
    assert "goal" not in words(bare)


def test_thanks_come_back_and_are_passed_on_as_a_quote() -> None:
    form = thanks_modal(PAST)
    sent = submitted(form, {Field.THANKS_WORDS: "You *listened*. <!channel>"})
    assert ThanksForm.read(sent) == ThanksForm(PAIR, "You *listened*. <!channel>")
    assert "A word for your partner" in words(thanks_modal(replace(PAST, partner=Someone("U012345678", " "))))
    message = render(PartnerThanked(partner=ADA, program="Orbit", words="You *listened*. <!channel>"))
    (quote,) = parts(message.blocks, "rich_text_quote")
    assert quote["elements"][0]["text"] == "You *listened*. <!channel>"
    assert "<!channel>" not in message.text


def test_the_ways_on_fit_where_somebody_comes_from() -> None:
    here = Door(cohort=UUID(int=5), program="Orbit", inside=True, guides=False)
    other = Door(cohort=UUID(int=6), program="Leading", inside=False, guides=False, pairing=Pairing.PEER)
    card = PathsCard(program="Orbit", could_guide=True, doors=(here, other))
    assert labels(paths_page(card)) == ["Become a mentor", "Join"]
    assert labels(paths_page(replace(card, could_guide=False))) == ["Join"]
    assert labels(paths_page(replace(card, doors=()))) == []
    nothing = words(paths_page(replace(card, doors=())))
    assert "Nothing is open to join right now" in nothing
    assert "No program is looking for mentors" not in nothing
    assert "No program is looking for mentors right now" in words(paths_page(replace(card, doors=(other,))))
    assert "Take a rest" in words(paths_page(card))
