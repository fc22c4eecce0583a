"""Each kind of pairing in its own words: among peers nobody is a mentor, and where juniors mentor it is said."""

from dataclasses import replace

import pytest

from bot.domain import notices
from bot.domain.cards import IntroductionCard, ProfileCard, SignupCard
from bot.domain.matching_terms import Outlook, Pairing
from bot.domain.rematches import RematchCard
from bot.domain.round_cards import LeftOverCard
from bot.domain.signup import Step, asked, blank
from bot.domain.terms import Cadence, ParticipantState, Role, Side
from bot.slack.fields import Field
from bot.slack.ids import Action
from bot.slack.messages import render
from bot.slack.messages.rematches import pair_choice
from bot.slack.modals.joining.introduction import introduction_modal
from bot.slack.modals.joining.profile import profile_modal
from bot.slack.modals.joining.signup import signup_modal
from bot.slack.modals.rounds.choices import why_page
from bot.slack.modals.rounds.dry_run import place_of
from bot.slack.modals.rounds.left_over import left_over
from bot.slack.wording.terms import REVERSE, as_role, how_it_works
from bot.store.codec import dump_notice, load_notice
from tests.unit.slack.examples import ADA, COHORT, DAY, DRY_RUN, GRACE, ID, PAIR_CARD, REASON
from tests.unit.slack.reading import labels, on_the_wire, parts, words

PROPOSED = notices.MatchProposed(
    proposal=ID,
    program="Orbit",
    you_are=Side.MENTOR,
    partner=GRACE,
    partner_goals="",
    partner_offers=("Go",),
    reason=REASON,
    cadence=Cadence.WEEKLY,
    minutes=30,
    answer_by=DAY,
)
INTRODUCTION = notices.Introduction(
    mentorship=ID,
    program="Orbit",
    mentor=ADA,
    mentee=GRACE,
    mentor_offers=("SQL",),
    mentee_goals="To write reports.",
    reason=REASON,
    cadence=Cadence.WEEKLY,
    minutes=30,
    mentor_goals="To ship.",
    mentee_offers=("Go",),
)
WELCOME = notices.Welcome(cohort=ID, program="Orbit", role=Role.BOTH, starts_on=DAY)
ENDED = notices.MentorshipEnded(partner=ADA, program="Orbit", you_are=Side.MENTOR, left_as=Side.MENTEE)
GONE = notices.PartnerGone(partner=ADA, program="Orbit", you_are=Side.MENTOR)
PARTED = notices.PairParted(partner=ADA, program="Orbit", you_are=Side.MENTOR)
FREE = notices.PlaceFree(cohort=ID, program="Orbit", role=Role.BOTH)
ANNOUNCED = notices.CohortAnnounced(
    cohort=ID, program="Orbit", objective="", cadence=Cadence.WEEKLY, minutes=30, starts_on=DAY, ends_on=None
)
CLOSED = notices.ProposalClosed(program="Orbit", partner=ADA, outlook=Outlook.SEATS_TAKEN, place=2, waiting=3)
SUMMARY = notices.CohortSummary(
    program="Orbit",
    as_of=DAY,
    mentors=7,
    mentees=7,
    paused=0,
    waiting=0,
    pairs_active=3,
    pairs_completed=0,
    meetings_held=0,
    meetings_skipped=0,
    meetings_unknown=0,
    goals_set=0,
    goals_reached=0,
    feedback_count=0,
    feedback_mean=None,
)
UNMATCHED = notices.CohortUnmatched(cohort=ID, program="Orbit", mentors=7, mentees=7)
Told = (
    notices.MatchProposed
    | notices.Introduction
    | notices.Welcome
    | notices.MentorshipEnded
    | notices.PartnerGone
    | notices.PairParted
    | notices.PlaceFree
    | notices.CohortAnnounced
    | notices.ProposalClosed
    | notices.CohortSummary
    | notices.CohortUnmatched
)
KINDS: tuple[Told, ...] = (
    PROPOSED,
    INTRODUCTION,
    WELCOME,
    ENDED,
    GONE,
    PARTED,
    FREE,
    ANNOUNCED,
    CLOSED,
    SUMMARY,
    UNMATCHED,
)
BY_KIND = pytest.mark.parametrize("notice", KINDS, ids=lambda notice: type(notice).__name__)


@BY_KIND
def test_to_peers_nobody_is_a_mentor_or_a_mentee(notice: Told) -> None:
    said = words(render(replace(notice, pairing=Pairing.PEER))).replace("/mentor", "").replace("mentorship", "")
    assert "the mentor." in said if notice is INTRODUCTION else "mentor" not in said
    assert "mentee" not in said
    assert "Find a mentor" not in labels(render(replace(notice, pairing=Pairing.PEER)))


@BY_KIND
def test_what_an_earlier_version_stored_reads_as_it_always_did(notice: Told) -> None:
    stored = dump_notice(notice)
    for unknown in ("pairing", "mentor_goals", "mentee_offers"):
        stored.pop(unknown, None)
    again = load_notice(type(notice).__name__, stored)
    assert isinstance(again, type(notice))
    assert again.pairing is Pairing.TRADITIONAL
    assert REVERSE not in words(render(again))


def test_peers_read_what_either_shares_and_hopes_for() -> None:
    said = words(render(replace(INTRODUCTION, pairing=Pairing.PEER)))
    for told in ("To ship.", "To write reports.", "neither is the mentor", "One of you can share"):
        assert told in said
    offered = words(render(replace(PROPOSED, pairing=Pairing.PEER)))
    assert "I have found a partner for you" in offered
    assert "can share*\nGo" in offered.replace("<@U000000002> ", "")


@pytest.mark.parametrize("outlook", [Outlook.SEATS_TAKEN, Outlook.NO_MENTORS, Outlook.NO_MENTEES])
def test_peers_wait_for_a_partner(outlook: Outlook) -> None:
    for waiting, told in ((3, "3 people wait for a partner"), (1, "Nobody else waits for a partner.")):
        closed = replace(CLOSED, outlook=outlook, waiting=waiting, pairing=Pairing.PEER)
        assert told in words(render(closed))


def test_where_the_junior_mentors_the_senior_it_is_said() -> None:
    for notice in (PROPOSED, INTRODUCTION, WELCOME, FREE, ANNOUNCED):
        assert REVERSE in words(render(replace(notice, pairing=Pairing.REVERSE)))
    for side, part in ((Side.MENTEE, "Here, you learn."), (Side.MENTOR, "Here, you are the mentor.")):
        assert part in words(render(replace(PROPOSED, you_are=side, pairing=Pairing.REVERSE)))


def test_a_group_is_announced_as_one() -> None:
    assert "A mentor and a few mentees meet for" in words(render(replace(ANNOUNCED, pairing=Pairing.GROUP)))
    assert "Find a mentor" not in labels(render(replace(WELCOME, pairing=Pairing.GROUP)))


def introduced(pairing: Pairing) -> IntroductionCard:
    cohort = replace(COHORT, pairing=pairing)
    return IntroductionCard(cohort=cohort, time_zone="UTC", joined=False, stopped_at=None, stopped_on=None)


def test_every_kind_but_the_usual_is_explained_before_joining() -> None:
    for pairing in Pairing:
        shown = words(introduction_modal(introduced(pairing)))
        told = how_it_works(pairing)
        assert bool(told) is (pairing is not Pairing.TRADITIONAL)
        assert told in shown


def test_peers_join_through_one_door() -> None:
    doors = labels(introduction_modal(introduced(Pairing.PEER)))
    assert doors == ["Join", "Remind me later"]


def test_peers_are_asked_in_their_own_words_and_for_no_role() -> None:
    cohort = replace(COHORT, pairing=Pairing.PEER)
    answers = blank("Europe/London").suiting(Pairing.PEER)
    assert (answers.role, answers.seats) == (Role.BOTH, 1)
    first = signup_modal(SignupCard(cohort=cohort, answers=answers, joined=False))
    said = words(first)
    assert "What can you share?" in said
    assert "What would you like to learn?" in said
    fields = {each["block_id"] for each in on_the_wire(first)["blocks"] if each["type"] == "input"}
    assert fields.isdisjoint({Field.SIGNUP_ROLE, Field.SIGNUP_SEATS})
    second = words(signup_modal(SignupCard(cohort=cohort, answers=answers, joined=False, step=Step.ABOUT)))
    assert "How do you like to learn?" in second
    assert "mentored" not in second


def test_in_a_group_the_program_says_how_many_and_elsewhere_the_mentor() -> None:
    assert "seats" not in asked(Step.ESSENTIALS, Role.MENTOR, Pairing.GROUP)
    assert "seats" in asked(Step.ESSENTIALS, Role.MENTOR, Pairing.REVERSE)
    assert blank("Europe/London").suiting(Pairing.GROUP).role is Role.MENTEE


def test_in_a_reverse_program_the_roles_say_who_is_who() -> None:
    answers = blank("Europe/London")
    shown = signup_modal(SignupCard(cohort=replace(COHORT, pairing=Pairing.REVERSE), answers=answers, joined=False))
    (roles,) = parts(on_the_wire(shown), "radio_buttons")
    assert "I am the senior one here" in str(roles["options"])
    assert REVERSE in words(shown)


def test_a_peer_has_no_role_to_leave_and_none_on_the_profile() -> None:
    answers = blank("Europe/London").suiting(Pairing.PEER)
    card = ProfileCard(
        cohort=replace(COHORT, pairing=Pairing.PEER),
        participant=ID,
        answers=answers,
        state=ParticipantState.ACTIVE,
        paused_until=None,
        pairs={},
        never=(),
    )
    shown = profile_modal(card)
    assert "Leave one role" not in labels(shown)
    assert "You could mentor" not in words(shown)
    assert "Role, skills" not in words(shown)


def test_a_pair_to_choose_among_peers_names_no_part() -> None:
    pair = RematchCard(mentorship=ID, cohort=ID, program="Orbit", you_are=Side.MENTEE, partner=ADA, goes_on=True)
    assert "you are the mentee" in words(pair_choice((pair,), Action.REMATCH_OPEN))
    assert "you are the" not in words(pair_choice((replace(pair, pairing=Pairing.PEER),), Action.REMATCH_OPEN))


def test_an_admin_reads_of_two_peers_without_sides() -> None:
    place = place_of(DRY_RUN)
    assert "as mentor of" in words(why_page(PAIR_CARD, place))
    for regret in (0, 7):
        shown = words(why_page(replace(PAIR_CARD, pairing=Pairing.PEER, regret=regret), place))
        assert "as mentor of" not in shown
        assert "partner" in shown
    left = LeftOverCard(person=ADA, side=Side.MENTEE, why="Alone.", participant=ID, pairing=Pairing.PEER)
    blocks = [block.to_dict() for block in left_over(replace(DRY_RUN, left_over=(left,)))]
    assert "mentee" not in str(blocks)
    assert "Choose a partner" in str(blocks)


def test_peers_are_counted_once() -> None:
    for notice in (SUMMARY, UNMATCHED):
        assert "7 peers" in words(render(replace(notice, pairing=Pairing.PEER)))
        assert "7 mentors and 7 mentees" in words(render(notice))


def test_whoever_takes_part_among_peers_is_a_peer() -> None:
    assert {as_role(role, Pairing.PEER) for role in Role} == {"as a peer"}
