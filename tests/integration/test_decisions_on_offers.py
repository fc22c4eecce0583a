"""What else decides about an offer to mentor: the end of a cohort, a new rule, a whole page, a second thought."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import select, text

from bot.domain.approvals import MOST_WAITING, mark_of
from bot.domain.cards import CohortCard
from bot.domain.cohorts import Step
from bot.domain.errors import CohortClosed, DecidedAlready, NoLongerWaiting, OwnOffer, Refused
from bot.domain.notices import CohortOver, MentorApproved, MentorAsked, Waitlisted
from bot.domain.terms import ApprovalState, CohortState, MentorRule, ParticipantState, PersonKind, Role
from models import AuditEntry, Cohort, MentorApproval
from models.base import Scoped
from tests.integration.office import Office, T
from tests.integration.test_approvals import approval, letters, offer, picky, rule, sights
from tests.integration.test_settings_of_programs import change_program


def narrow(office: Office, cohort: CohortCard) -> None:
    """Room for one person."""
    with office.session() as session:
        session.get_one(Cohort, cohort.id).size_limit = 1


# -- a cohort that is over -----------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["cancelled", "ended", "time"])
def test_whoever_waits_hears_once_that_it_is_over_and_nothing_is_decided_any_more(office: Office, way: str) -> None:
    cohort = picky(office)
    mary, ada = offer(office, cohort), offer(office, cohort, "ada", Role.BOTH)
    narrow(office, cohort)
    dee = offer(office, cohort, "dee", Role.MENTEE)
    assert office.participant(dee, cohort).state is ParticipantState.WAITLISTED
    request = approval(office, mary, cohort).id
    office.services.approvals.ask(office.admin(), request, "Why?")
    page = office.services.approvals.queue(office.admin(), cohort.id)
    if way == "time":
        office.clock.instant = T(weeks=14)
        office.plan()
    else:
        office.services.cohorts.finish(office.admin(), cohort.id, Step.CANCEL if way == "cancelled" else Step.END)

    for person in (mary, ada, dee):
        assert letters(office, person).count(CohortOver) == 1
        assert letters(office, person)[-1] is CohortOver
    assert MentorAsked not in letters(office, mary)
    assert {each.state for each in office.rows(MentorApproval)} == {ApprovalState.WITHDRAWN}
    lapsed = office.rows(AuditEntry, action="mentor:lapsed")
    assert {entry.detail["person"] for entry in lapsed} == {"UMARY", "UADA"}
    assert {entry.actor_id for entry in lapsed} == {None}
    assert office.services.home.of(mary).participations[0].approval is None
    assert office.services.profiles.of(ada, cohort.id).approval is None

    approvals, grace = office.services.approvals, office.admin()
    deeds: tuple[Callable[[], object], ...] = (
        lambda: approvals.approve(grace, request),
        lambda: approvals.decline(grace, request),
        lambda: approvals.ask(grace, request, "Why?"),
        lambda: approvals.let_in_after_all(grace, request),
        lambda: approvals.approve_all(grace, cohort.id, sights(page)),
    )
    for deed in deeds:
        with pytest.raises(CohortClosed):
            deed()
    assert approvals.queue(grace, cohort.id).waiting == ()


def test_after_the_last_day_nothing_is_decided_even_before_the_cohort_has_moved_on(office: Office) -> None:
    cohort = picky(office)
    request = approval(office, offer(office, cohort), cohort).id
    office.clock.instant = T(weeks=14)
    assert office.row(Cohort).state is CohortState.ENROLLING
    with pytest.raises(CohortClosed):
        office.services.approvals.approve(office.admin(), request)


def test_a_yes_that_nobody_has_read_goes_with_the_cohort_and_still_stands(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    office.services.approvals.approve(office.admin(), approval(office, mary, cohort).id)
    office.services.cohorts.finish(office.admin(), cohort.id, Step.CANCEL)
    assert MentorApproved not in letters(office, mary)
    assert office.services.profiles.of(mary, cohort.id).approval is ApprovalState.APPROVED


def test_nobody_who_was_declined_is_shown_where_it_is_over(office: Office) -> None:
    cohort = picky(office)
    office.services.approvals.decline(office.admin(), approval(office, offer(office, cohort), cohort).id)
    assert len(office.services.approvals.queue(office.admin(), cohort.id).declined) == 1
    office.services.cohorts.finish(office.admin(), cohort.id, Step.CANCEL)
    assert office.services.approvals.queue(office.admin(), cohort.id).declined == ()


# -- back to the rule that everybody may ---------------------------------------------------------------


def test_a_rule_that_falls_lets_in_all_who_wait_and_says_so_before(office: Office) -> None:
    cohort = picky(office)
    mary, ada = offer(office, cohort), offer(office, cohort, "ada", Role.BOTH)
    office.services.approvals.ask(office.admin(), approval(office, mary, cohort).id, "Why?")
    office.clear_mail()
    card = office.services.settings.of_program(office.admin(), cohort.id)
    settings = replace(card.settings, mentor_rule=MentorRule.OPEN)
    told = office.services.settings.preview_program(office.admin(), cohort.id, card.version, settings)
    assert told.reach
    assert (told.reach.offers, told.reach.preview.messages) == (2, 2)
    assert letters(office, mary) == []
    office.wait(hours=12)
    change_program(office, cohort, mentor_rule=MentorRule.OPEN)

    assert {each.state for each in office.rows(MentorApproval)} == {ApprovalState.APPROVED}
    for person in (mary, ada):
        assert office.participant(person, cohort).state is ParticipantState.ACTIVE
        (letter,) = office.mail(person_id=office.known(person).id, kind="MentorApproved")
        assert letter.due_at == T(days=1)
    grace = office.known(office.admin()).id
    assert {entry.actor_id for entry in office.rows(AuditEntry, action="mentor:approved")} == {grace}
    assert office.services.approvals.queue(office.admin(), cohort.id).waiting == ()


def test_a_rule_that_falls_lets_nobody_overtake_who_waits_for_a_place(office: Office) -> None:
    cohort = picky(office)
    offer(office, cohort, "dee", Role.MENTEE)
    narrow(office, cohort)
    mary = offer(office, cohort)
    change_program(office, cohort, mentor_rule=MentorRule.OPEN)
    assert office.participant(mary, cohort).state is ParticipantState.WAITLISTED
    assert letters(office, mary)[-2:] == [MentorApproved, Waitlisted]


def test_whoever_came_in_while_the_rule_fell_is_still_on_the_page_of_the_cohort(office: Office) -> None:
    cohort = picky(office)
    mary, ada = offer(office, cohort), offer(office, cohort, "ada", Role.BOTH)
    rule(office, MentorRule.OPEN)
    assert office.services.cohorts.page(office.admin(), cohort.id).offers == 2
    for person in (mary, ada):
        office.services.approvals.approve(office.admin(), approval(office, person, cohort).id)
    assert office.services.cohorts.page(office.admin(), cohort.id).offers == 0


# -- a whole page at once ------------------------------------------------------------------------------


def test_all_at_once_are_those_who_were_shown_and_nobody_else(office: Office) -> None:
    """Neither who came since, nor who was asked, nor whose answer nobody has read."""
    cohort = picky(office)
    seen, asked, answers = offer(office, cohort), offer(office, cohort, "ada"), offer(office, cohort, "bob")
    anew = offer(office, cohort, "cy")
    for person in (asked, answers):
        office.services.approvals.ask(office.admin(), approval(office, person, cohort).id, "Why?")
    page = office.services.approvals.queue(office.admin(), cohort.id)
    assert [each.person.name for each in page.waiting if each.at_once] == ["Mary", "Cy"]
    office.wait(hours=1)
    office.services.approvals.keep(answers, cohort.id, ticked=(), answer="So", asked=mark_of("Why?"))
    office.services.participation.leave(anew, office.participant(anew, cohort).id)
    offer(office, cohort, "cy")
    offer(office, cohort, "dee")
    left = office.services.approvals.approve_all(office.admin(), cohort.id, sights(page))
    assert office.participant(seen, cohort).state is ParticipantState.ACTIVE
    assert {each.person.name for each in left.waiting} == {"Ada", "Bob", "Cy", "Dee"}
    again = office.services.approvals.approve_all(office.admin(), cohort.id, sights(left))
    assert [each.person.name for each in again.waiting] == ["Ada"]


def test_a_page_shows_as_many_as_one_can_look_at_and_counts_the_rest(office: Office) -> None:
    cohort = picky(office)
    for number in range(MOST_WAITING + 2):
        offer(office, cohort, f"m{number}")
    page = office.services.approvals.queue(office.admin(), cohort.id)
    assert (len(page.waiting), page.more) == (MOST_WAITING, 2)
    left = office.services.approvals.approve_all(office.admin(), cohort.id, sights(page))
    assert (len(left.waiting), left.more) == (2, 0)


# -- one's own offer -----------------------------------------------------------------------------------


def test_nobody_decides_about_their_own_offer_where_somebody_else_can(office: Office) -> None:
    cohort = picky(office)
    grace, helen = office.admin(), office.person("helen")
    office.services.colleagues.change(grace, cohort.id, [helen.user])
    office.join(helen, cohort, Role.MENTOR)
    mary = offer(office, cohort)
    request = approval(office, helen, cohort).id
    page = office.services.approvals.queue(helen, cohort.id)
    assert {each.person.name: each.own for each in page.waiting} == {"Helen": True, "Mary": False}
    for deed in (office.services.approvals.approve, office.services.approvals.decline):
        with pytest.raises(OwnOffer):
            deed(helen, request)
    assert office.services.approvals.approve_all(helen, cohort.id, [each.sight for each in page.waiting]).waiting
    assert office.participant(mary, cohort).state is ParticipantState.ACTIVE
    office.services.approvals.decline(grace, request)
    assert [each.own for each in office.services.approvals.queue(helen, cohort.id).declined] == [True]
    with pytest.raises(OwnOffer):
        office.services.approvals.let_in_after_all(helen, request)


def test_who_runs_a_program_alone_may_and_the_log_says_so(office: Office) -> None:
    cohort = picky(office)
    grace = office.admin()
    office.join(grace, cohort, Role.MENTOR)
    office.services.approvals.approve(grace, approval(office, grace, cohort).id)
    office.services.approvals.approve(grace, approval(office, offer(office, cohort), cohort).id)
    details = [entry.detail for entry in office.rows(AuditEntry, action="mentor:approved")]
    assert sorted(details, key=len) == [{"person": "UMARY"}, {"person": "UGRACE", "own": True}]


# -- a no, thought over --------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.MENTOR, Role.BOTH])
def test_who_was_declined_can_be_let_in_after_all_for_a_month(office: Office, role: Role) -> None:
    cohort = picky(office)
    mary = offer(office, cohort, role=role)
    request = approval(office, mary, cohort).id
    (declined,) = office.services.approvals.decline(office.admin(), request).declined
    assert (declined.person.name, declined.at) == ("Mary", T())
    office.wait(days=29)
    assert office.services.approvals.let_in_after_all(office.admin(), request).declined == ()
    place = office.participant(mary, cohort)
    assert (place.role, place.state) == (role, ParticipantState.ACTIVE)
    yes = office.letters(mary)[-1]
    assert isinstance(yes, MentorApproved)
    assert yes.after_all
    with pytest.raises(DecidedAlready):
        office.services.approvals.let_in_after_all(office.admin(), request)


def test_a_no_of_long_ago_stands(office: Office) -> None:
    cohort = picky(office)
    request = approval(office, offer(office, cohort), cohort).id
    office.services.approvals.decline(office.admin(), request)
    office.wait(days=31)
    assert office.services.approvals.queue(office.admin(), cohort.id).declined == ()
    with pytest.raises(NoLongerWaiting):
        office.services.approvals.let_in_after_all(office.admin(), request)


@pytest.mark.parametrize("way", ["leaves", "comes to learn", "is a guest"])
def test_nobody_is_let_in_who_has_gone_or_came_for_something_else(office: Office, way: str) -> None:
    cohort = picky(office)
    role = Role.BOTH if way == "leaves" else Role.MENTOR
    mary = offer(office, cohort, role=role)
    request = approval(office, mary, cohort).id
    office.services.approvals.decline(office.admin(), request)
    office.wait(days=1)
    if way == "leaves":
        office.services.participation.leave(mary, office.participant(mary, cohort).id)
    elif way == "comes to learn":
        office.join(mary, cohort, Role.MENTEE)
    else:
        office.learn("mary", kind=PersonKind.GUEST)
    assert office.services.approvals.queue(office.admin(), cohort.id).declined == ()
    with pytest.raises(NoLongerWaiting):
        office.services.approvals.let_in_after_all(office.admin(), request)


# -- an answer -----------------------------------------------------------------------------------------


def test_an_answer_brings_the_digest_forward(office: Office) -> None:
    cohort = picky(office)
    mary = offer(office, cohort)
    office.wait(days=1)
    office.plan()
    office.services.approvals.ask(office.admin(), approval(office, mary, cohort).id, "Why?")
    office.clear_mail()
    office.wait(hours=1)
    office.services.approvals.keep(mary, cohort.id, ticked=(), answer="To share", asked=mark_of("Why?"))
    office.clock.instant = T(days=2)
    office.plan()
    assert office.mail(kind="WaitingForYou", state="pending") == []
    office.clock.instant = T(days=3)
    office.plan()
    assert len(office.mail(kind="WaitingForYou", state="pending")) == 1


# -- at the same moment --------------------------------------------------------------------------------


def in_turn(office: Office, held: Scoped, *calls: Callable[[], object]) -> list[object]:
    """What these return or raise, begun one after another while somebody else holds a row."""

    def attempt(call: Callable[[], object]) -> object:
        try:
            return call()
        except Refused as refusal:
            return refusal

    waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    holding = select(type(held)).filter_by(id=held.id).with_for_update(key_share=True)
    with ThreadPoolExecutor(len(calls)) as pool:
        with office.engine.begin() as holder:
            holder.execute(holding)
            begun = []
            for number, call in enumerate(calls, start=1):
                begun.append(pool.submit(attempt, call))
                while not begun[-1].done() and holder.scalar(waiting) < number:
                    pass
        return [each.result(timeout=20) for each in begun]


@pytest.mark.parametrize("role", [Role.MENTOR, Role.BOTH])
@pytest.mark.parametrize("deed", ["approve", "decline"])
def test_nobody_who_leaves_at_that_moment_is_told_anything(postgres_office: Office, role: Role, deed: str) -> None:
    office = postgres_office  # SQLite has one writer at a time, so nobody changes what another looks at.
    cohort = picky(office)
    mary, grace = offer(office, cohort, role=role), office.admin()
    place, request = office.participant(mary, cohort), approval(office, mary, cohort).id
    office.clear_mail()
    left, decided = in_turn(
        office,
        place,
        lambda: office.services.participation.leave(mary, place.id),
        lambda: getattr(office.services.approvals, deed)(grace, request),
    )
    assert not isinstance(left, Refused)
    assert isinstance(decided, NoLongerWaiting)
    assert office.participant(mary, cohort).state is ParticipantState.LEFT
    assert office.letters(mary) == []


def test_whoever_leaves_just_after_a_yes_is_told_nothing(postgres_office: Office) -> None:
    office = postgres_office
    cohort = picky(office)
    mary, grace = offer(office, cohort), office.admin()
    place, request = office.participant(mary, cohort), approval(office, mary, cohort).id
    office.clear_mail()
    outcomes = in_turn(
        office,
        place,
        lambda: office.services.approvals.approve(grace, request),
        lambda: office.services.participation.leave(mary, place.id),
    )
    assert not [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert office.participant(mary, cohort).state is ParticipantState.LEFT
    assert office.letters(mary) == []


def test_who_leaves_for_the_next_in_line_and_who_decides_about_that_one_do_not_block_each_other(
    postgres_office: Office,
) -> None:
    office = postgres_office
    cohort = picky(office)
    dee = offer(office, cohort, "dee", Role.MENTEE)
    narrow(office, cohort)
    ada, grace = offer(office, cohort, "ada", Role.BOTH), office.admin()
    leaver, request = office.participant(dee, cohort), approval(office, ada, cohort).id
    outcomes = in_turn(
        office,
        office.row(Cohort),
        lambda: office.services.participation.leave(dee, leaver.id),
        lambda: office.services.approvals.approve(grace, request),
    )
    assert not [outcome for outcome in outcomes if isinstance(outcome, Refused)]
    assert office.participant(ada, cohort).state is ParticipantState.ACTIVE
    assert approval(office, ada, cohort).state is ApprovalState.APPROVED
