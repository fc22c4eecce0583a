"""Who comes next where a match came to nothing, without an admin pressing anything."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.matching_terms import AskedFirst, HandKind, Outlook, ProposalOrigin, ProposalState, RoundState
from bot.domain.notices import MatchProposed, Notice, ProposalClosed
from bot.domain.people import Actor
from bot.domain.proposals import Later
from bot.domain.terms import CohortState, MentorshipState, Role
from models import (
    AuditEntry,
    Cohort,
    HandChange,
    MatchingRound,
    MatchProposal,
    Mentorship,
    NextSearch,
    OutboxMessage,
    Participant,
    Program,
)
from tests.integration.office import T0, Office, T


class Circle:
    """A cohort in which mentors and mentees by name have been matched and have read it."""

    def __init__(self, office: Office, *, mentors: dict[str, int], mentees: tuple[str, ...]) -> None:
        self.office = office
        self.cohort: CohortCard = office.cohort()
        self.people: dict[str, Actor] = {}
        for name, seats in mentors.items():
            self.join(name, Role.MENTOR, seats=seats)
        for name in mentees:
            self.join(name, Role.MENTEE)
        office.matched(self.cohort)
        office.clear_mail()

    def join(self, name: str, role: Role, **answers: object) -> None:
        self.people[name] = self.office.person(name)
        self.office.join(self.people[name], self.cohort, role, **answers)

    def place(self, name: str) -> Participant:
        return self.office.participant(self.people[name], self.cohort)

    def open(self) -> dict[str, str]:
        """Which mentor each mentee is suggested now."""
        names = {self.place(name).id: name for name in self.people}
        found = self.office.rows(MatchProposal, state=ProposalState.PROPOSED)
        return {names[each.mentee_id]: names[each.mentor_id] for each in found}

    def proposal(self, mentee: str) -> UUID:
        here = {"mentee_id": self.place(mentee).id, "state": ProposalState.PROPOSED}
        return self.office.row(MatchProposal, **here).id

    def declines(self, who: str, mentee: str | None = None) -> None:
        self.office.services.proposals.decline(self.people[who], self.proposal(mentee or who), "")

    def reads(self, name: str) -> list[Notice]:
        return self.office.letters(self.people[name])

    def closing(self, name: str) -> ProposalClosed:
        """The one word of a match that did not come about."""
        (found,) = [letter for letter in self.reads(name) if isinstance(letter, ProposalClosed)]
        return found

    def ask_again(self) -> None:
        """As if another match of this cohort had come to nothing."""
        with self.office.store.inside(self.office.workspace().id) as work:
            work.searches.ask_for(self.cohort.id)


@pytest.fixture
def pair_and_spare(office: Office) -> Circle:
    """Bob is suggested one of two mentors; the other one has a seat and nobody."""
    return Circle(office, mentors={"ada": 1, "ann": 1}, mentees=("bob",))


def test_after_a_no_both_have_somebody_else_looked_for_at_once(office: Office, pair_and_spare: Circle) -> None:
    circle = pair_and_spare
    before = circle.open()["bob"]
    circle.declines("bob")
    assert office.plan() == ["next matches suggested"]
    assert circle.open() == {"bob": {"ada": "ann", "ann": "ada"}[before]}
    found = office.row(MatchProposal, state=ProposalState.PROPOSED)
    assert (found.origin, found.round_id, found.proposed_at) == (ProposalOrigin.NEXT, None, T0)
    assert [type(letter) for letter in circle.reads("bob")] == [MatchProposed]
    assert circle.closing(before).outlook is Outlook.NO_MENTEES
    (entry,) = office.rows(AuditEntry, action="proposal:next")
    assert (entry.subject, entry.actor_id) == (str(found.id), None)
    assert entry.detail == {"mentor": circle.people[circle.open()["bob"]].user, "mentee": "UBOB"}
    assert office.plan() == []


def test_who_declined_each_other_is_never_suggested_again_in_the_cohort(
    office: Office, pair_and_spare: Circle
) -> None:
    circle = pair_and_spare
    for _ in range(2):
        circle.declines("bob")
        office.plan()
    assert circle.open() == {}
    circle.ask_again()
    assert office.plan() == []
    assert len({each.mentor_id for each in office.rows(MatchProposal)}) == len(office.rows(MatchProposal)) == 2


def test_the_next_match_asks_in_the_order_that_the_program_has_now(office: Office, pair_and_spare: Circle) -> None:
    circle = pair_and_spare
    with office.session() as session:
        session.query(Program).update({"asked_first": AskedFirst.MENTEE})
    before = circle.open()["bob"]
    circle.declines("bob")
    office.plan()
    other = {"ada": "ann", "ann": "ada"}[before]
    assert [type(letter) for letter in circle.reads("bob")] == [MatchProposed]
    assert circle.reads(other) == []


def test_the_seat_that_is_free_again_goes_to_who_has_waited_longest(office: Office) -> None:
    cohort = Circle(office, mentors={"ada": 1}, mentees=("bob", "cy", "dee"))
    first = next(iter(cohort.open()))
    waiting = sorted({"bob", "cy", "dee"} - {first})
    with office.session() as session:
        longest = session.get_one(Participant, cohort.place(waiting[1]).id)
        longest.joined_at = T(days=-30)
    cohort.declines("ada", mentee=first)
    office.plan()
    assert cohort.open() == {waiting[1]: "ada"}
    told = cohort.closing(first)
    assert (told.outlook, told.place, told.waiting) == (Outlook.NO_MENTORS, 2, 2)


def test_the_place_in_the_queue_is_that_by_waiting_time(office: Office) -> None:
    """Ada has a seat for one and leaves; nobody is left to ask, so all three wait in the order they came."""
    circle = Circle(office, mentors={"ada": 3}, mentees=("bob", "cy", "dee"))
    with office.session() as session:
        for days, name in enumerate(("cy", "bob", "dee"), start=1):
            session.get_one(Participant, circle.place(name).id).joined_at = T(days=-10, hours=days)
    office.services.participation.leave(circle.people["ada"], circle.place("ada").id)
    office.plan()
    places = {name: circle.closing(name).place for name in ("bob", "cy", "dee")}
    assert places == {"cy": 1, "bob": 2, "dee": 3}
    assert {circle.closing(name).waiting for name in places} == {3}
    assert {circle.closing(name).outlook for name in places} == {Outlook.NO_MENTORS}


def test_who_waits_for_a_seat_reads_that_all_are_taken(office: Office) -> None:
    circle = Circle(office, mentors={"ada": 1, "ann": 1}, mentees=("bob", "cy"))
    mentor = circle.open()["bob"]
    office.services.participation.leave(circle.people[mentor], circle.place(mentor).id)
    office.plan()
    told = circle.closing("bob")
    assert (told.outlook, told.place, told.waiting) == (Outlook.SEATS_TAKEN, 1, 1)


def test_where_somebody_is_free_who_does_not_fit_no_place_in_a_queue_is_told(office: Office) -> None:
    """Both have declined both, so nobody is left for Bob, nor for the two who are free."""
    circle = Circle(office, mentors={"ada": 1, "ann": 1}, mentees=("bob",))
    for _ in range(2):
        office.clear_mail()
        circle.declines(circle.open()["bob"], mentee="bob")
        office.plan()
    told = circle.closing("bob")
    assert (told.outlook, told.place, told.waiting) == (Outlook.NOBODY_FITS, None, None)


def test_a_mentor_reads_that_others_wait_who_do_not_fit(office: Office) -> None:
    circle = Circle(office, mentors={"ada": 1}, mentees=("bob", "cy"))
    for _ in range(2):
        office.clear_mail()
        (mentee,) = circle.open()
        circle.declines(mentee)
        office.plan()
    assert circle.closing("ada").outlook is Outlook.NOBODY_FITS


def test_a_mentee_who_found_a_mentor_meanwhile_is_promised_nobody_else(office: Office) -> None:
    circle = Circle(office, mentors={"ada": 1, "ann": 1}, mentees=("bob",))
    mentor = circle.open()["bob"]
    other = {"ada": "ann", "ann": "ada"}[mentor]
    circle.declines(mentor, mentee="bob")
    with office.session() as session:
        model = session.get_one(MatchProposal, office.row(MatchProposal).id)
        office_ids = {"id": office.ids.new(), "workspace_id": model.workspace_id, "cohort_id": model.cohort_id}
        session.add(
            Mentorship(
                **office_ids,
                proposal_id=model.id,
                mentor_id=circle.place(other).id,
                mentee_id=model.mentee_id,
                state=MentorshipState.ACTIVE,
                started_at=T0,
            )
        )
    office.plan()
    assert circle.closing("bob").outlook is Outlook.OVER


def test_who_never_answered_is_left_in_peace_until_they_say_that_they_are_ready(office: Office) -> None:
    circle = Circle(office, mentors={"ada": 1, "ann": 1}, mentees=("bob",))
    silent = circle.open()["bob"]
    spare = {"ada": "ann", "ann": "ada"}[silent]
    office.services.proposals.accept(circle.people["bob"], circle.proposal("bob"))
    office.wait(days=14)
    office.plan()
    assert circle.open() == {"bob": spare}
    assert circle.closing(silent).outlook is Outlook.WHEN_READY
    circle.declines("bob")
    office.plan()
    assert circle.open() == {}
    office.services.proposals.ready(circle.people[silent], circle.place(silent).id)
    assert office.plan() == ["next matches suggested"]
    assert circle.open() == {"bob": silent}


def test_an_admins_round_asks_who_never_answered_like_everybody_else(office: Office) -> None:
    circle = Circle(office, mentors={"ada": 1}, mentees=("bob",))
    office.wait(days=14)
    office.plan()
    assert {each.silent_since for each in office.rows(Participant)} == {T(days=14)}
    assert circle.open() == {}
    office.matched(circle.cohort)
    assert circle.open() == {"bob": "ada"}
    assert {each.silent_since for each in office.rows(Participant)} == {None}


@pytest.mark.parametrize("sign", ["accept", "decline", "break", "not now"])
def test_every_sign_of_life_ends_a_silence(office: Office, sign: str) -> None:
    circle = Circle(office, mentors={"ada": 2}, mentees=("bob", "cy"))
    with office.session() as session:
        session.get_one(Participant, circle.place("ada").id).silent_since = T0
    ada, services = circle.people["ada"], office.services
    match sign:
        case "accept":
            services.proposals.accept(ada, circle.proposal("bob"))
        case "decline":
            services.proposals.decline(ada, circle.proposal("bob"), "")
        case "break":
            services.participation.pause(ada, circle.place("ada").id, None)
        case _:
            services.proposals.not_now(ada, circle.proposal("bob"), Later.TWO_WEEKS)
    assert circle.place("ada").silent_since is None


def test_who_joined_after_the_round_waits_for_the_next_one(office: Office, pair_and_spare: Circle) -> None:
    circle = pair_and_spare
    office.wait(minutes=1)
    circle.join("cy", Role.MENTEE)
    circle.join("eve", Role.MENTOR)
    for _ in range(2):
        circle.declines("bob")
        office.plan()
    assert circle.open() == {}


def test_who_was_left_on_a_break_has_somebody_looked_for_after_it(office: Office, pair_and_spare: Circle) -> None:
    circle = pair_and_spare
    office.services.participation.pause(circle.people["bob"], circle.place("bob").id, None)
    mentor = circle.open()["bob"]
    circle.declines(mentor, mentee="bob")
    office.plan()
    assert circle.closing("bob").outlook is Outlook.AFTER_BREAK
    assert circle.open() == {}
    office.services.participation.resume(circle.people["bob"])
    assert office.plan() == ["next matches suggested"]
    assert circle.open() == {"bob": {"ada": "ann", "ann": "ada"}[mentor]}


def test_a_break_of_somebody_who_lost_no_match_has_nobody_looked_for(
    office: Office, pair_and_spare: Circle
) -> None:
    circle = pair_and_spare
    spare = {"ada": "ann", "ann": "ada"}[circle.open()["bob"]]
    office.services.participation.pause(circle.people[spare], circle.place(spare).id, None)
    office.services.participation.resume(circle.people[spare])
    assert office.rows(NextSearch) == []


def test_a_pair_that_an_admin_took_out_of_the_round_is_not_suggested(
    office: Office, pair_and_spare: Circle
) -> None:
    circle = pair_and_spare
    spare = {"ada": "ann", "ann": "ada"}[circle.open()["bob"]]
    office.put(
        HandChange(
            id=office.ids.new(),
            workspace_id=office.workspace().id,
            round_id=office.row(MatchingRound).id,
            mentor_id=circle.place(spare).id,
            mentee_id=circle.place("bob").id,
            kind=HandKind.FORBIDDEN,
            changed_by=office.known(office.admin()).id,
            changed_at=T0,
        )
    )
    circle.declines("bob")
    assert office.plan() == []
    assert circle.open() == {}


def test_nobody_is_matched_while_messages_are_stopped_and_then_they_are(
    office: Office, pair_and_spare: Circle
) -> None:
    circle, grace = pair_and_spare, office.admin()
    office.services.holding.stop(grace, "")
    circle.declines("bob")
    assert office.plan() == []
    assert circle.open() == {}
    office.wait(hours=2)
    assert office.plan() == []
    office.services.holding.release(grace)
    office.wait(minutes=15)
    assert "next matches suggested" in office.plan()
    assert list(circle.open()) == ["bob"]


@pytest.mark.parametrize("change", ["closed", "undone"])
def test_nobody_is_looked_for_where_the_cohort_is_over_or_its_round_undone(
    office: Office, pair_and_spare: Circle, change: str
) -> None:
    circle = pair_and_spare
    circle.declines("bob")
    with office.session() as session:
        if change == "closed":
            session.query(Cohort).update({"state": CohortState.CLOSING})
        else:
            session.query(MatchingRound).update({"state": RoundState.UNDONE})
    assert office.plan() == []
    assert circle.open() == {}
    assert office.row(NextSearch).look_again_at is None


def test_a_search_is_made_anew_if_anything_changed_while_it_was_worked_out(
    office: Office, pair_and_spare: Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same two facts are read before and after the plan; in between, the spare mentor leaves."""
    circle = pair_and_spare
    spare = {"ada": "ann", "ann": "ada"}[circle.open()["bob"]]
    circle.declines("bob")
    search = office.row(NextSearch)
    hold, left = type(office.store).inside, list[str]()

    def inside(store: object, workspace_id: UUID) -> object:
        if len(left) == 1:
            left.append(spare)
            office.services.participation.leave(circle.people[spare], circle.place(spare).id)
        left.append("") if not left else None
        return hold(office.store, workspace_id)

    monkeypatch.setattr(type(office.store), "inside", inside)
    assert office.services.succession.search(search.workspace_id, search.id) == 0
    monkeypatch.undo()
    assert office.row(NextSearch).look_again_at == T0
    assert office.plan() == []
    assert circle.open() == {}


def test_what_comes_next_is_said_within_a_minute_even_if_the_search_never_comes(
    office: Office, pair_and_spare: Circle
) -> None:
    circle = pair_and_spare
    mentor = circle.open()["bob"]
    circle.declines("bob")
    waiting = office.row(OutboxMessage, kind="ProposalClosed")
    assert (waiting.due_at, circle.closing(mentor).outlook) == (T(minutes=1), Outlook.LOOKING)
    office.plan()
    assert office.row(OutboxMessage, kind="ProposalClosed").due_at == T0


def test_several_that_come_to_nothing_at_once_make_one_search(office: Office) -> None:
    circle = Circle(office, mentors={"ada": 2, "ann": 2}, mentees=("bob", "cy"))
    for name in ("bob", "cy"):
        circle.declines(name)
    assert office.plan() == ["next matches suggested"]
    assert len(circle.open()) == 2
    assert len(office.rows(NextSearch)) == 1


def test_a_search_asked_for_while_another_is_under_way_is_made_as_well(office: Office) -> None:
    circle = Circle(office, mentors={"ada": 1}, mentees=("bob",))
    circle.ask_again()
    search = office.row(NextSearch)
    with office.store.inside(search.workspace_id) as work:
        claimed = work.searches.get(search.id).look_again_at
    office.wait(seconds=5)
    circle.ask_again()
    with office.store.inside(search.workspace_id) as work:
        assert not work.searches.put_off(search.id, claimed, None)
    assert office.row(NextSearch).look_again_at == T(seconds=5)


def test_a_mentor_who_lost_a_match_but_has_no_seat_left_is_promised_nothing(office: Office) -> None:
    circle = Circle(office, mentors={"ada": 2}, mentees=("bob", "cy"))
    office.join(circle.people["ada"], circle.cohort, Role.MENTOR, seats=1)
    circle.declines("cy")
    office.plan()
    assert circle.closing("ada").outlook is Outlook.OVER


def test_who_has_asked_for_time_reads_until_when_they_are_left_in_peace(office: Office) -> None:
    circle = Circle(office, mentors={"ada": 2}, mentees=("bob", "cy"))
    until = T0.date() + timedelta(days=14)
    office.services.proposals.not_now(circle.people["ada"], circle.proposal("bob"), Later.TWO_WEEKS)
    circle.declines("cy")
    told = circle.closing("ada")
    assert (told.outlook, told.until) == (Outlook.LATER, until)
