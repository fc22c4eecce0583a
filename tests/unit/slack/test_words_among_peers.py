"""What admins, leaders and peers read where nobody mentors: no word of mentors and mentees, on any page of it."""

import re
from dataclasses import replace

import pytest

from bot.domain import notices
from bot.domain.admin_cards import Attendee, AttendeesPage, LeaderLine, LeadersCard
from bot.domain.cards import SignupCard
from bot.domain.matching import Criterion
from bot.domain.matching_terms import Pairing
from bot.domain.rematches import RematchCard
from bot.domain.round_cards import ChoicesCard, ForbiddenCard, MentorChoice
from bot.domain.rounds import Exposure, Grouping
from bot.domain.samples import samples_for
from bot.domain.signup import blank
from bot.domain.terms import Cadence, LeaderAnswer, ParticipantState, Role, Side
from bot.slack.messages import render
from bot.slack.modals.joining.signup import signup_modal
from bot.slack.modals.joining.words import APPROVERS_TOO
from bot.slack.modals.pairs.rematches import rematch_modal
from bot.slack.modals.programs.attendees import attendees_page
from bot.slack.modals.programs.leaders import leaders_modal, sponsor_kit_modal
from bot.slack.modals.rounds.choices import choice_modal, why_page
from bot.slack.modals.rounds.dry_run import dry_run_modal, place_of
from tests.unit.slack.examples import ADA, COHORT, DAY, DRY_RUN, GRACE, ID, PAIR_CARD, PREVIEW, TALLY
from tests.unit.slack.reading import labels, on_the_wire, words


def no_word_of_mentors(view: object) -> None:
    said = words(view).replace("/mentor", "").replace("mentorship", "")  # type: ignore[arg-type]
    assert "mentor" not in said.lower()
    assert "mentee" not in said.lower()


def test_every_page_of_a_round_of_peers_speaks_of_partners() -> None:
    place = place_of(DRY_RUN)
    pair = replace(PAIR_CARD, pairing=Pairing.PEER, points=tuple((each, 10) for each in Criterion))
    few = Exposure(grouping=Grouping.DEPARTMENT, value="Sales", placed=1, people=6)
    ban = ForbiddenCard(mentor_id=ID, mentee_id=ID, mentor=ADA, mentee=GRACE)
    card = replace(
        DRY_RUN,
        pairing=Pairing.PEER,
        pairs=(pair,),
        left_over=(),
        forbidden=(ban,),
        exposure=(few, replace(few, value="Design", placed=6)),
    )
    view = dry_run_modal(card, PREVIEW)
    no_word_of_mentors(view)
    no_word_of_mentors(why_page(pair, place))
    assert "What if …" not in labels(view)
    assert "What if …" in labels(dry_run_modal(DRY_RUN, PREVIEW))
    assert "Another partner …" in str(on_the_wire(view))
    shown = words(view)
    assert "<@U000000001> and <@U000000002>" in shown
    assert "Would have a partner: 1 of 6 in Sales; 6 of 6 in Design." in shown
    free = MentorChoice(participant=ID, person=GRACE, score=640, seat_free=True, objections=())
    choice = ChoicesCard(participant=ID, mentee=ADA, now=None, mentors=(free,), pairing=Pairing.PEER)
    for shown_to_choose in (choice_modal(choice, place), choice_modal(replace(choice, mentors=()), place)):
        no_word_of_mentors(shown_to_choose)
        assert on_the_wire(shown_to_choose)["title"]["text"] == "Choose a partner"


def test_a_partner_who_parts_among_peers_is_no_mentor_with_a_place_free() -> None:
    pair = RematchCard(mentorship=ID, cohort=ID, program="Orbit", you_are=Side.MENTOR, partner=ADA, goes_on=True)
    assert "where you are the mentor." in words(rematch_modal(pair))
    for side in Side:
        view = rematch_modal(replace(pair, you_are=side, pairing=Pairing.PEER))
        no_word_of_mentors(view)
        assert "when partners are next found. So does <@U000000001>." in words(view)


def test_who_is_in_a_cohort_of_peers_takes_part_as_one() -> None:
    person = Attendee(person=ADA, role=Role.BOTH, state=ParticipantState.ACTIVE, paused_until=None, place=None)
    tally = replace(TALLY, cohort=replace(COHORT, pairing=Pairing.PEER))
    view = attendees_page(AttendeesPage(tally=tally, people=(person,), start=0, on_a_page=30, more=False))
    no_word_of_mentors(view)
    assert "<@U000000001> as a peer, taking part" in words(view)


@pytest.mark.parametrize(
    ("pairing", "told", "join"),
    [
        (Pairing.TRADITIONAL, "as a mentor in *Orbit*: 30 minutes every week with one person", "Join as mentor"),
        (Pairing.GROUP, "as a mentor in *Orbit*: 30 minutes every week with a few people", "Join as mentor"),
        (Pairing.REVERSE, "with a junior colleague who mentors you.", "Join as mentee"),
        (Pairing.PEER, "with a colleague, where each of you learns from the other.", "Join"),
    ],
)
def test_leaders_are_asked_for_what_they_would_do(pairing: Pairing, told: str, join: str) -> None:
    asked = notices.LeaderAsked(
        leader=ID, cohort=ID, program="Orbit", objective="", cadence=Cadence.WEEKLY, minutes=30, by=GRACE,
        pairing=pairing,
    )  # fmt: skip
    assert told in words(render(asked))
    assert labels(render(asked)) == [join, "Not now"]


def test_what_leaders_send_and_are_listed_with_suits_peers() -> None:
    kit = sponsor_kit_modal(replace(COHORT, pairing=Pairing.PEER))
    no_word_of_mentors(kit)
    assert "brings people together who learn from each other" in words(kit)
    asked = LeaderLine(id=ID, person=ADA, asked=True, answer=LeaderAnswer.WILLING)
    there = replace(asked, mentors=True)
    can_be = replace(asked, asked=False, to_ask=PREVIEW)
    for pairing in (Pairing.PEER, Pairing.REVERSE):
        card = LeadersCard(cohort=ID, program="Orbit", leaders=(asked, there, can_be), pairing=pairing)
        view = leaders_modal(card)
        no_word_of_mentors(view)
        assert labels(view) == ["Ask to take part"]
        assert "takes part here already" in words(view)


@pytest.mark.parametrize("charter", [notices.Charter(), notices.Charter(values="We listen.")])
def test_whoever_waited_to_be_approved_is_in_as_a_peer(charter: notices.Charter) -> None:
    approved = notices.MentorApproved(cohort=ID, program="Orbit", charter=charter, pairing=Pairing.PEER)
    no_word_of_mentors(render(approved))
    assert ("We listen." in words(render(approved))) is bool(charter.values)
    assert labels(render(approved)) == ["My profile"]


def test_nobody_approves_what_peers_write() -> None:
    answers = blank("Europe/London").suiting(Pairing.PEER)
    for pairing, told in ((Pairing.PEER, False), (Pairing.TRADITIONAL, True)):
        shown = signup_modal(SignupCard(cohort=replace(COHORT, pairing=pairing), answers=answers, joined=False))
        assert (APPROVERS_TOO in words(shown)) is told


def test_samples_of_a_program_of_peers_are_those_that_occur_in_it() -> None:
    facts = notices.Rehearsed(
        sample="", number=1, total=1, program="Orbit", objective="", cadence=Cadence.WEEKLY, minutes=30,
        starts_on=DAY, ends_on=None, pairing=Pairing.PEER,
    )  # fmt: skip
    for sample in samples_for(facts):
        shown = words(render(replace(facts, sample=sample.key)))
        said = re.sub(r"/mentor|mentorship|neither (of us )?is the mentor", "", shown, flags=re.IGNORECASE)
        if isinstance(sample.notice, notices.WaitingForYou):
            continue  # Of all programs that somebody runs.
        assert "mentor" not in said.lower(), shown
        assert "mentee" not in said.lower(), shown
    in_groups = {type(sample.notice) for sample in samples_for(replace(facts, pairing=Pairing.GROUP))}
    assert notices.MentorRequested not in in_groups
    assert notices.MentorApproved in in_groups
