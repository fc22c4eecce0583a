"""“Keep us apart from now on”: however two people could come together, they no longer do, and nothing says why."""

from collections.abc import Callable
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.care.concerns import Apart
from bot.domain.care.rest_errors import PlaceTaken
from bot.domain.care.terms import ConcernKind, EndedBy
from bot.domain.errors import CannotBeAsked, NotAPair, NothingToPublish, RoundOutdated
from bot.domain.matching import Exclusion
from bot.domain.matching_terms import DailyRun, ProposalState
from bot.domain.notices import ProposalClosed, RequestWithdrawn
from bot.domain.people import Actor
from bot.domain.terms import MentorshipState, Role
from models import MatchProposal, Mentorship, Program
from tests.integration.office import Office

OPEN = (ProposalState.PROPOSED,)


class Again:
    """Ada has mentored Bob. In another program Bob mentors and Ada would like to learn, which fits."""

    def __init__(self, office: Office) -> None:
        self.office, self.grace = office, office.admin()
        self.ada, self.bob = office.person("ada"), office.person("bob")
        first = office.cohort(self.grace)
        self.pair = office.pair(self.ada, self.bob, first)
        self.place = office.participant(self.bob, first).id
        with office.session() as session:
            session.get_one(Mentorship, self.pair).state = MentorshipState.COMPLETED
        self.cohort: CohortCard = office.cohort(self.grace, name="Another", ends_on=None)
        office.join(self.bob, self.cohort, Role.MENTOR, seats=2)
        office.join(self.ada, self.cohort, Role.MENTEE)
        office.clear_mail()

    def says(self, apart: Apart) -> UUID:
        """Bob asks for help about the time with Ada."""
        sent = self.office.services.concerns.send(
            self.bob, ConcernKind.CONCERN, self.place, self.pair, words="Please.", to=None, apart=apart
        )
        return sent.id

    def here(self, actor: Actor) -> UUID:
        return self.office.participant(actor, self.cohort).id

    def meant_for_each_other(self, *states: ProposalState) -> bool:
        rows = self.office.rows(MatchProposal, cohort_id=self.cohort.id)
        return any(row.state in (states or OPEN) for row in rows)


@pytest.fixture
def again(office: Office) -> Again:
    return Again(office)


def by_a_dry_run(office: Office, again: Again) -> bool:
    return bool(office.services.matching.dry_run(again.grace, again.cohort.id).pairs)


def by_hand(office: Office, again: Again) -> bool:
    zoe = office.person("zoe")
    office.join(zoe, again.cohort, Role.MENTOR)
    card = office.services.matching.dry_run(again.grace, again.cohort.id)
    try:
        office.services.by_hand.pair(
            again.grace, card.round, mentor=again.here(again.bob), mentee=again.here(again.ada), why="They asked."
        )
    except NotAPair:
        return False
    return True


def by_looking(office: Office, again: Again) -> bool:
    place = again.here(again.bob)
    try:
        office.services.finding.before_asking(again.ada, place)
        office.services.asking.ask(again.ada, place, "Please.")
    except CannotBeAsked:
        return False
    return True


def by_the_daily_run(office: Office, again: Again) -> bool:
    with office.session() as session:
        session.get_one(Program, again.cohort.program_id).daily_run = DailyRun.PUBLISH
    office.wait(hours=24)
    office.plan()
    return again.meant_for_each_other()


WAYS: tuple[Callable[[Office, Again], bool], ...] = (
    by_a_dry_run, by_hand, by_looking, by_the_daily_run,
)  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_two_who_would_meet_again_no_longer_do(
    office: Office, again: Again, way: Callable[[Office, Again], bool]
) -> None:
    concern = again.says(Apart.YES)
    assert way(office, again) is False
    office.services.concerns.withdraw(again.bob, concern)
    assert way(office, again) is False
    office.services.concerns.lift(again.bob, concern)
    assert way(office, again) is True


@pytest.mark.parametrize("way", [by_a_dry_run, by_looking])
def test_without_that_wish_a_request_keeps_nobody_apart(
    office: Office, again: Again, way: Callable[[Office, Again], bool]
) -> None:
    again.says(Apart.NO)
    assert way(office, again) is True


def test_a_dry_run_made_before_is_outdated_or_leaves_the_two_out(office: Office, again: Again) -> None:
    card = office.services.matching.dry_run(again.grace, again.cohort.id)
    assert card.pairs
    again.says(Apart.YES)
    with pytest.raises((RoundOutdated, NothingToPublish)):
        office.services.matching.publish(again.grace, card.round)
    assert not again.meant_for_each_other()


def test_an_open_match_of_the_two_comes_to_nothing_neutrally(office: Office, again: Again) -> None:
    office.matched(again.cohort)
    assert again.meant_for_each_other()
    office.clear_mail()
    again.says(Apart.YES)
    assert not again.meant_for_each_other()
    (closed,) = office.letters(again.ada)
    assert isinstance(closed, ProposalClosed)
    office.plan()
    assert not again.meant_for_each_other()


def test_an_open_request_of_the_other_comes_to_nothing_neutrally(office: Office, again: Again) -> None:
    office.services.asking.ask(again.ada, again.here(again.bob), "Please.")
    again.says(Apart.YES)
    assert not again.meant_for_each_other()
    assert len(office.letters(again.ada)) == 1
    assert not [letter for letter in office.letters(again.ada) if isinstance(letter, RequestWithdrawn)]


def test_an_open_match_with_somebody_else_stays(office: Office, again: Again) -> None:
    again.says(Apart.YES)
    cy = office.person("cy")
    office.join(cy, again.cohort, Role.MENTEE)
    office.matched(again.cohort)
    assert again.meant_for_each_other()
    again.says(Apart.YES)
    assert again.meant_for_each_other()


def test_whoever_is_left_over_is_so_by_a_confidence_like_any_other(office: Office, again: Again) -> None:
    concern = again.says(Apart.YES)
    by_concern = office.services.matching.dry_run(again.grace, again.cohort.id).left_over
    office.services.concerns.lift(again.bob, concern)
    office.services.confidences.keep_apart(again.ada, sent=(again.bob.user,), shown=())
    assert office.services.matching.dry_run(again.grace, again.cohort.id).left_over == by_concern
    assert {reason for each in by_concern for reason, _ in each.excluded} == {Exclusion.KEPT_APART}


def test_a_pair_that_rests_is_not_taken_up_again(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort(office.admin())
    pair = office.pair(ada, bob, cohort)
    place = office.participant(bob, cohort).id
    send = office.services.concerns.send
    concern = send(bob, ConcernKind.CONCERN, place, pair, words="Please.", to=None, apart=Apart.YES).id
    with office.session() as session:
        row = session.get_one(Mentorship, pair)
        row.state, row.ended_by, row.ended_at = MentorshipState.ENDED, EndedBy.SILENCE, office.clock.now()
    for actor in (ada, bob):
        with pytest.raises(PlaceTaken):
            office.services.silences.reopen(actor, pair)
    office.services.concerns.lift(bob, concern)
    office.services.silences.reopen(ada, pair)
    assert office.row(Mentorship, id=pair).state is MentorshipState.ACTIVE
