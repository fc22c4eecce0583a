"""The outbox under its relay: workspaces on hold, claims given back, conversations kept, and what polling costs."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.domain.delivery import LOCKED_FOR, Ambiguous, Locked, RateLimited
from bot.domain.insight.periods import Span
from bot.domain.insight.summary_cards import About, Look, Wish
from bot.domain.notices import ProgramSummary
from bot.domain.terms import DeliveryState
from models import Mentorship, OutboxMessage, Workspace
from tests.integration.office import T0, Office
from tests.integration.statements import listening, plan_of
from tests.integration.test_queue import ARRIVED, only, words, write, write_to_each


@pytest.mark.parametrize(
    ("outcome", "wait", "reason"),
    [
        (RateLimited(timedelta(seconds=7)), timedelta(seconds=7), "rate limited"),
        (Locked("token_revoked"), LOCKED_FOR, "token_revoked"),
    ],
)
def test_a_workspace_on_hold_waits_and_others_do_not(
    office: Office, outcome: RateLimited | Locked, wait: timedelta, reason: str
) -> None:
    write(office, "held")
    held = only(office.delivery.claim())
    write(office, "waits")
    office.delivery.settle(held, outcome)
    workspace = office.workspace()
    assert (workspace.paused_until, workspace.pause_reason) == (T0 + wait, reason)
    assert office.row(OutboxMessage, key="held").attempts == 0
    office.team = "T2"
    write(office, "elsewhere")
    assert words(office.delivery.claim()) == ["elsewhere"]
    office.clock.instant = T0 + wait
    first = only(office.delivery.claim())
    office.delivery.settle(first, ARRIVED)
    assert words([first, *office.delivery.claim()]) == ["held", "waits"]


def test_a_hold_during_a_second_look_keeps_the_doubt(office: Office) -> None:
    write(office, "hello")
    office.delivery.settle(only(office.delivery.claim()), Ambiguous("timeout"))
    office.wait(seconds=20)
    office.delivery.settle(only(office.delivery.claim()), RateLimited(timedelta(seconds=7)))
    row = office.row(OutboxMessage)
    assert (row.state, row.attempts) == (DeliveryState.VERIFY, 1)


def test_what_is_given_back_was_never_tried(office: Office) -> None:
    write_to_each(office, "new", "in doubt")
    new, doubt = office.delivery.claim()
    office.delivery.settle(doubt, Ambiguous("timeout"))
    office.delivery.give_back([new])
    assert office.row(OutboxMessage, key="new").attempts == 0
    office.wait(seconds=20)
    both = office.delivery.claim()
    assert [envelope.doubtful for envelope in both] == [False, True]
    office.delivery.give_back(both)
    states = {row.key: (row.state, row.attempts, row.token) for row in office.mail()}
    assert states == {
        "new": (DeliveryState.PENDING, 0, None),
        "in doubt": (DeliveryState.VERIFY, 1, None),
    }


def test_the_conversation_with_a_person_is_kept(office: Office) -> None:
    ada = office.person("ada")
    write(office, "hello")
    first = only(office.delivery.claim())
    office.delivery.opened(first, "D7")
    assert office.known(ada).dm_channel == "D7"
    office.delivery.give_back([first])
    assert only(office.delivery.claim()).channel == "D7"


def test_the_conversation_of_a_pair_is_kept(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    office.clear_mail()
    office.services.proposals.accept(ada, proposal)
    office.services.proposals.accept(bob, proposal)
    introduction = next(each for each in office.delivery.claim() if each.mentorship_id)
    assert (introduction.recipients, introduction.person_id) == (("UADA", "UBOB"), None)
    office.delivery.opened(introduction, "G7")
    assert office.row(Mentorship).channel == "G7"
    office.delivery.give_back([introduction])
    assert [each.channel for each in office.delivery.claim() if each.mentorship_id] == ["G7"]


def test_a_post_knows_its_channel(office: Office) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    wish = Wish(about=About(cohort=cohort.id), span=Span.ALL, channel=cohort.channel)
    office.services.summaries.post(grace, wish, Look(office.clock.now(), ""))
    announcement = only(office.delivery.claim())
    assert (announcement.channel, announcement.recipients) == ("CMENTORING", ())
    office.delivery.settle(announcement, ARRIVED)
    assert isinstance(only(office.delivery.claim()).notice, ProgramSummary)


def test_the_depth_counts_what_should_have_left_by_now(office: Office) -> None:
    assert office.delivery.depth() == (0, 0.0)
    write(office, "one", "two", "three")
    one, *_ = office.delivery.claim()
    office.delivery.settle(one, ARRIVED)
    office.wait(seconds=30)
    write(office, "four")
    assert office.delivery.depth() == (3, 30.0)


def test_messages_that_are_settled_or_not_due_cost_nothing(office: Office) -> None:
    with listening(office.engine) as said:
        office.delivery.claim()
        office.delivery.depth()
    assert len(said) == 2
    for statement in said:
        assert "ix_outbox_open" in plan_of(office.engine, statement), statement.text


def test_a_claim_finds_its_own_messages_without_reading_all_that_wait(office: Office) -> None:
    write(office, "waiting", *(f"sent {number}" for number in range(200)))
    with office.session() as session:
        sent = OutboxMessage.key.startswith("sent ")
        session.query(OutboxMessage).filter(sent).update({"state": DeliveryState.SENT})
        session.execute(text("ANALYZE"))
    with listening(office.engine) as said:
        office.delivery.claim()
    plan = plan_of(office.engine, said[-1])
    found = r"ix_outbox_open.*next_at =|ix_outbox_open \(state=\? AND next_at=\?"
    assert re.search(found, plan, re.DOTALL), plan


def test_an_empty_outbox_is_no_message(office: Office) -> None:
    assert office.delivery.claim() == []
    assert office.rows(Workspace) == []


def test_a_notice_of_a_newer_version_holds_nobody_up_and_waits_a_day_for_who_can_read_it(office: Office) -> None:
    write_to_each(office, "from the future", "from today")
    with office.session() as session:
        session.query(OutboxMessage).filter_by(key="from the future").update({"kind": "NotYetInvented"})
    assert words(office.delivery.claim()) == ["from today"]
    row = office.row(OutboxMessage, key="from the future")
    assert (row.state, row.attempts, row.next_at - T0) == (DeliveryState.PENDING, 0, timedelta(minutes=1))

    office.wait(days=1, minutes=1)
    assert office.delivery.claim() == []
    row = office.row(OutboxMessage, key="from the future")
    assert (row.state, row.outcome) == (DeliveryState.GIVEN_UP, "unreadable")


def test_a_second_look_at_a_notice_of_a_newer_version_stays_one(office: Office) -> None:
    write_to_each(office, "from the future")
    (envelope,) = office.delivery.claim()
    office.delivery.settle(envelope, Ambiguous("answer lost"))
    with office.session() as session:
        session.query(OutboxMessage).update({"kind": "NotYetInvented"})
    office.wait(seconds=30)
    assert office.delivery.claim() == []
    assert office.row(OutboxMessage).state is DeliveryState.VERIFY
