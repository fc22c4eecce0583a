"""Whatever people answer in any order, sharing seats while time passes: nobody is asked or told too much."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import cast
from uuid import UUID

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from bot.domain.errors import NoSeatLeft, Refused
from bot.domain.matching_terms import AskedFirst, ProposalOrigin, ProposalState
from bot.domain.people import Actor
from bot.domain.proposals import CLOSE_AFTER, LONGEST_REST, Again, Later
from bot.domain.terms import DeliveryState, Role, Side
from models import AuditEntry, MatchProposal, Mentorship, NeverMatch, OutboxMessage, Participant, Person, Program
from tests.databases import SqliteFiles
from tests.integration.fairness import (
    Snapshot,
    a_clock_rests_while_one_of_two_is_away,
    everybody_reads_what_concerns_them_and_once,
    nobody_has_more_than_there_is,
    the_log_holds_every_match_that_was_suggested_by_itself,
    what_is_suggested_next_was_fair_to_suggest,
    who_said_no_or_never_again_is_not_suggested_again,
)
from tests.integration.office import Office, an_office
from tests.integration.test_lives_of_participants import COURSE, unless_refused

BUSY_COURSE = settings(COURSE, max_examples=4, stateful_step_count=30, derandomize=True)
"""The same on every run, so that its reach can be relied on."""
ANSWERS = ("accept", "decline", "never", "not now", "not for three days")
WAYS = ("ready", "break", "long break", "back", "leave")
SPANS = {"a day": timedelta(hours=30), "a week": timedelta(weeks=1), "an hour": timedelta(hours=1)}
OTHERS = (
    "both_accept",
    "offer_other_seats",
    "another_round",
    "change_who_is_asked_first",
    "stop_or_release_messages",
)
DEEDS = (*SPANS, *ANSWERS, *WAYS, "accept", "ready", *OTHERS, *ANSWERS, "both_accept", *SPANS)
MENTORS, MENTEES = {"ada": 1, "ann": 2, "amy": 1}, ("bob", "ben", "bea", "bud")

Reached = set[tuple[ProposalOrigin, AskedFirst, ProposalState]]


class Matches(RuleBasedStateMachine):
    """Seven people in one cohort, with every answer there is, also to what is not theirs to answer."""

    def __init__(self, office: Office, reached: Reached) -> None:
        super().__init__()
        self.office, self.services, self.grace, self.reached = office, office.services, office.admin(), reached
        self.actors = {name: office.person(name) for name in (*MENTORS, *MENTEES)}
        self.cohort = office.cohort(self.grace)
        self.knows: defaultdict[UUID, set[UUID]] = defaultdict(set)
        self.suggested: set[UUID] = set()

    @initialize(first=st.integers(0, 2))
    def all_join_and_are_matched(self, first: int) -> None:
        self.change_who_is_asked_first(first)
        for name in self.actors:
            self.join(name)
        self.another_round()

    @rule(deed=st.sampled_from(DEEDS), nth=st.integers(0, 20), side=st.sampled_from(Side))
    def something_happens(self, deed: str, nth: int, side: Side) -> None:
        """One rule for all: of several, Hypothesis leaves some out of each course."""
        if deed in ANSWERS:
            with self.answering(nth, side) as (actor, proposal):
                self.say(actor, proposal, deed)
        elif deed in WAYS:
            self.come_and_go(tuple(self.actors)[nth % len(self.actors)], deed)
        elif deed in SPANS:
            self.time_passes(SPANS[deed])
        else:
            getattr(self, deed)(nth)

    # -- what people do ----------------------------------------------------------------------------

    def both_accept(self, nth: int) -> None:
        """In the order in which they are asked, whatever it is."""
        for side in (Side.MENTEE, Side.MENTOR, Side.MENTEE):
            with self.answering(nth, side) as (actor, proposal):
                self.say(actor, proposal, "accept")

    def come_and_go(self, name: str, way: str) -> None:
        actor, place, participation = self.actors[name], self.place(name), self.services.participation
        with unless_refused():
            match way:
                case "ready":
                    self.services.proposals.ready(actor, place.id)
                case "break":
                    participation.pause(actor, place.id, self.office.clock.now().date() + timedelta(days=3))
                case "long break":
                    participation.pause(actor, place.id, None)
                case "back":
                    participation.resume(actor)
                case _:
                    self.leave_and_join_again(name, place)

    def offer_other_seats(self, nth: int) -> None:
        """Nobody takes back a seat that somebody has."""
        name = tuple(MENTORS)[nth % len(MENTORS)]
        seats = max(1 + nth % 2, self.running()[self.place(name).id])
        with unless_refused():
            self.office.join(self.actors[name], self.cohort, Role.MENTOR, seats=seats)

    # -- what admins and time do -------------------------------------------------------------------

    def another_round(self, _: int = 0) -> None:
        with unless_refused():
            self.office.matched(self.cohort)

    def change_who_is_asked_first(self, nth: int) -> None:
        with self.office.session() as session:
            session.query(Program).update({"asked_first": tuple(AskedFirst)[nth % len(AskedFirst)]})

    def stop_or_release_messages(self, _: int) -> None:
        try:
            self.services.holding.stop(self.grace, "")
        except Refused:
            self.services.holding.release(self.grace)

    def time_passes(self, span: timedelta) -> None:
        """What is due is sent before the next errands, unless all messages are stopped."""
        self.mail_goes_out()
        self.office.clock.instant += span
        self.office.plan()
        self.every_clock_runs_on()

    def every_clock_runs_on(self) -> None:
        for proposal in self.open():
            standing = proposal.as_standing()
            assert proposal.look_again_at is not None
            assert self.office.clock.now() < proposal.look_again_at <= standing.close_at
            assert standing.close_at <= standing.counts_from + CLOSE_AFTER + LONGEST_REST

    # -- how they do it ----------------------------------------------------------------------------

    def say(self, actor: Actor, proposal: UUID, answer: str) -> None:
        proposals = self.services.proposals
        match answer:
            case "accept":
                proposals.accept(actor, proposal)
            case "decline":
                proposals.decline(actor, proposal, "")
            case "never":
                proposals.decline(actor, proposal, "", Again.NEVER)
            case "not now":
                proposals.not_now(actor, proposal, Later.TWO_WEEKS)
            case _:
                proposals.not_now(actor, proposal, self.office.clock.now().date() + timedelta(days=3))

    def leave_and_join_again(self, name: str, place: Participant) -> None:
        for proposal in self.open():
            if place.id in {proposal.mentor_id, proposal.mentee_id}:
                self.knows[proposal.id].add(place.person_id)
        self.services.participation.leave(self.actors[name], place.id)
        self.join(name)

    def join(self, name: str) -> None:
        role = Role.MENTOR if name in MENTORS else Role.MENTEE
        with unless_refused():
            self.office.join(self.actors[name], self.cohort, role, seats=MENTORS.get(name, 1))

    @contextmanager
    def answering(self, nth: int, side: Side) -> Iterator[tuple[Actor, UUID]]:
        """Somebody answers one of the open matches, of which a round makes some if there are none.

        Whoever settles a match by an answer knows how it ended.
        """
        if not self.open():
            self.another_round()
        proposals = self.open()
        if not proposals:
            with unless_refused():
                yield self.grace, UUID(int=0)
            return
        proposal = proposals[nth % len(proposals)]
        place = proposal.mentor_id if side is Side.MENTOR else proposal.mentee_id
        person = self.office.row(Person, id=self.office.row(Participant, id=place).person_id)
        actor = next(each for each in self.actors.values() if each.user == person.slack_user_id)
        try:
            yield actor, proposal.id
        except NoSeatLeft:
            self.knows[proposal.id].add(person.id)
        except Refused:
            return
        if self.office.row(MatchProposal, id=proposal.id).state is not ProposalState.PROPOSED:
            self.knows[proposal.id].add(person.id)

    def mail_goes_out(self) -> None:
        if self.office.workspace().held_at is None:
            with self.office.session() as session:
                pending = session.query(OutboxMessage).filter_by(state=DeliveryState.PENDING)
                due = pending.filter(OutboxMessage.due_at <= self.office.clock.now())
                due.update({"state": DeliveryState.SENT})

    def open(self) -> list[MatchProposal]:
        return sorted(self.office.rows(MatchProposal, state=ProposalState.PROPOSED), key=lambda each: each.id)

    def place(self, name: str) -> Participant:
        return self.office.participant(self.actors[name], self.cohort)

    def running(self) -> Counter[UUID]:
        """Mentorships under way, by each of the two."""
        pairs = [each for each in self.office.rows(Mentorship) if not each.over]
        return Counter(member for pair in pairs for member in (pair.mentor_id, pair.mentee_id))

    # -- what always holds -------------------------------------------------------------------------

    @invariant()
    def all_is_as_it_should_be(self) -> None:
        now = self.look()
        nobody_has_more_than_there_is(now)
        what_is_suggested_next_was_fair_to_suggest(now, self.suggested)
        who_said_no_or_never_again_is_not_suggested_again(now)
        for proposal in now.proposals:
            for side in Side:
                everybody_reads_what_concerns_them_and_once(now, proposal, side, self.knows[proposal.id])
        a_clock_rests_while_one_of_two_is_away(now)
        the_log_holds_every_match_that_was_suggested_by_itself(now)
        self.suggested |= {each.id for each in now.open}
        self.reached |= {(each.origin, each.asked_first, each.state) for each in now.proposals}

    def look(self) -> Snapshot:
        rows = self.office.rows
        return Snapshot(
            proposals=sorted(rows(MatchProposal), key=lambda each: each.id),
            running=self.running(),
            people={each.id: each for each in rows(Participant)},
            never={frozenset((each.author_id, each.person_id)) for each in rows(NeverMatch)},
            mail={each.key: each.state for each in rows(OutboxMessage)},
            logged=sorted(each.subject for each in rows(AuditEntry, action="proposal:next")),
            today=self.office.clock.now().date(),
        )


@pytest.fixture(params=["sqlite", "postgres"])
def somewhere(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[ExitStack], str]:
    """The way to the URL of an empty database, as often as one is needed."""
    if request.param == "sqlite":
        files: SqliteFiles = request.getfixturevalue("sqlite_files")
        return lambda stack: stack.enter_context(files.fresh(tmp_path))
    server = request.getfixturevalue("postgres_server")
    return lambda _: cast(str, server.emptied())


def test_matches_end_as_they_should_in_every_order(somewhere: Callable[[ExitStack], str]) -> None:
    reached: Reached = set()
    with ExitStack() as offices:

        def somewhere_new() -> Matches:
            offices.pop_all().close()
            return Matches(offices.enter_context(an_office(somewhere(offices))), reached)

        run_state_machine_as_test(cast(type[Matches], somewhere_new), settings=BUSY_COURSE)
    ends = {state for _, _, state in reached}
    assert ends == set(ProposalState) - {ProposalState.DRAFT}, "the machine reaches every end"
    assert {first for _, first, _ in reached} == set(AskedFirst)
    assert {origin for origin, _, _ in reached} >= {ProposalOrigin.ROUND, ProposalOrigin.NEXT}
