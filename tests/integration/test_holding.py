"""The switch that stops all messages: what it holds back, and what becomes of that."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from bot.domain.delivery import LEASE, SETTLE, Ambiguous, NotSent, Stopped
from bot.domain.errors import AdminsOnly, AlreadyStopped, NotStopped
from bot.domain.holding import Audience
from bot.domain.notices import CheckIn, MeetingMoved, Signpost, WelcomeBack
from bot.domain.people import Actor, Aftermath, Someone
from bot.domain.previews import Departure, Preview, foretell
from bot.domain.terms import DeliveryState, MeetingState, Role
from bot.store.holding import AT_A_TIME, stopped_teams
from models import AuditEntry, Meeting, OutboxMessage, Person
from tests.integration.office import T0, Office, T
from tests.integration.test_queue import ARRIVED, only, words, write, write_to_each

FRIDAY_EVENING = datetime(2026, 12, 11, 20, 0, tzinfo=UTC)
MONDAY_MORNING = datetime(2026, 12, 14, 9, 0, tzinfo=UTC)


def stop(office: Office, reason: str = "") -> Actor:
    grace = office.admin()
    office.services.holding.stop(grace, reason)
    return grace


def states(office: Office) -> dict[str, DeliveryState]:
    return {row.key: row.state for row in office.mail()}


# -- stopping --------------------------------------------------------------------------------------


def test_from_the_commit_on_nothing_is_claimed_and_other_workspaces_go_on(office: Office) -> None:
    write(office, "held")
    stop(office)
    assert office.delivery.claim() == []
    office.team = "T2"
    write(office, "elsewhere")
    assert words(office.delivery.claim()) == ["elsewhere"]


def test_what_was_claimed_before_the_stop_may_not_leave_after_it(office: Office) -> None:
    write(office, "claimed")
    envelope = only(office.delivery.claim())
    assert office.delivery.hindrances([envelope]) == [None]
    stop(office)
    assert office.delivery.hindrances([envelope]) == [Stopped()]
    office.delivery.settle(envelope, Stopped())
    row = office.row(OutboxMessage)
    assert (row.state, row.attempts, row.token, row.outcome) == (DeliveryState.PENDING, 0, None, "stopped")
    assert office.delivery.claim() == []


def test_whoever_lost_the_lease_may_not_send_either(office: Office) -> None:
    write(office, "slow")
    envelope = only(office.delivery.claim())
    office.clock.instant = T0 + LEASE
    office.delivery.claim()
    assert office.delivery.hindrances([envelope]) == [Stopped()]


def test_a_second_look_goes_on_while_messages_are_stopped_and_what_is_not_there_is_held_back(
    office: Office,
) -> None:
    write_to_each(office, "arrived", "lost")
    for envelope in office.delivery.claim():
        office.delivery.settle(envelope, Ambiguous("timeout"))
    grace = stop(office)
    assert office.services.holding.look(grace).under_way == 2
    office.wait(seconds=SETTLE.total_seconds())
    arrived, lost = sorted(office.delivery.claim(), key=lambda envelope: str(envelope.notice))
    assert (arrived.doubtful, lost.doubtful) == (True, True)
    office.delivery.settle(arrived, ARRIVED)
    office.delivery.settle(lost, NotSent("Slack does not have it"))
    assert office.delivery.claim() == []
    assert states(office) == {"arrived": DeliveryState.SENT, "lost": DeliveryState.PENDING}
    assert office.services.holding.look(grace).under_way == 0


def test_a_process_that_dies_while_messages_are_stopped_loses_nothing(office: Office) -> None:
    write(office, "hello")
    office.delivery.claim()
    grace = stop(office)
    office.clock.instant = T0 + LEASE
    assert office.delivery.claim() == []
    office.wait(seconds=SETTLE.total_seconds())
    office.delivery.settle(only(office.delivery.claim()), NotSent("Slack does not have it"))
    assert office.delivery.claim() == []
    office.services.holding.release(grace)
    assert words(office.delivery.claim()) == ["hello"]


def test_the_stop_says_since_when_by_whom_and_why(office: Office) -> None:
    office.wait(minutes=5)
    grace = stop(office, "  A wrong round went out  ")
    hold = office.services.holding.look(grace).hold
    assert (hold.since, hold.by, hold.reason) == (T(minutes=5), grace.user, "A wrong round went out")


def test_only_admins_of_the_workspace_stop_and_release(office: Office) -> None:
    ada = office.person("ada")
    service = office.services.holding
    for act in (service.may_stop, service.look, service.before_release, service.release):
        with pytest.raises(AdminsOnly):
            act(ada)
    with pytest.raises(AdminsOnly):
        service.stop(ada, "")
    with pytest.raises(AdminsOnly):
        service.discard(ada, "Welcome", Audience.PERSON)
    with pytest.raises(AdminsOnly):
        service.bring_back(ada, "Welcome", Audience.PERSON)
    with pytest.raises(AdminsOnly):
        service.page(ada, 0)


def test_a_second_stop_and_a_second_release_say_so(office: Office) -> None:
    grace = office.admin()
    service = office.services.holding
    service.may_stop(grace)
    service.stop(grace, "")
    with pytest.raises(AlreadyStopped):
        service.may_stop(grace)
    with pytest.raises(AlreadyStopped):
        service.stop(grace, "")
    service.release(grace)
    for act in (service.release, service.look, service.before_release):
        with pytest.raises(NotStopped):
            act(grace)


def test_a_click_learns_that_what_it_would_have_sent_waits(office: Office) -> None:
    cohort, ada, bob = office.cohort(), office.person("ada"), office.person("bob")
    office.join(ada, cohort, Role.MENTOR)
    assert ada.aftermath == set()
    stop(office)
    office.join(bob, cohort, Role.MENTEE)
    assert bob.aftermath == {Aftermath.HELD}
    assert office.letters(bob) != []
    participant = office.participant(bob, cohort).id
    office.services.participation.pause(bob, participant, None)
    assert bob.aftermath == set()


# -- looking ---------------------------------------------------------------------------------------


def test_what_is_held_back_is_counted_by_kind_and_audience_with_the_oldest(office: Office) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    write(office, "one", "two")
    office.wait(minutes=3)
    write(office, "three")
    stop(office)
    with office.store.inside(office.workspace().id) as work:
        person = work.people.known(grace.user)
        work.outbox.to_person(person, Signpost(), key="later", due_at=T(days=1))
    card = office.services.holding.look(grace)
    assert [(pile.kind, pile.audience, pile.count, pile.oldest) for pile in card.piles] == [
        ("WelcomeBack", Audience.PERSON, 3, T0),
        ("CohortAnnounced", Audience.CHANNEL, 1, T0),
    ]
    assert (card.later, card.under_way, card.discarded) == (1, 0, ())
    assert cohort.channel == "CMENTORING"


def test_the_list_is_paged_and_holds_no_words(office: Office) -> None:
    write(office, *(f"{number:02}" for number in range(60)))
    office.cohort()
    grace = stop(office)
    pages = [office.services.holding.page(grace, number) for number in range(3)]
    assert [(page.number, page.first, len(page.messages), page.is_last) for page in pages] == [
        (0, 1, 25, False),
        (1, 26, 25, False),
        (2, 51, 11, True),
    ]
    assert office.services.holding.page(grace, 99) == pages[-1]
    assert office.services.holding.page(grace, -1) == pages[0]
    held = [message for page in pages for message in page.messages]
    assert {(message.kind, message.person, message.channel) for message in held} == {
        ("WelcomeBack", "UADA", None),
        ("CohortAnnounced", None, "CMENTORING"),
    }


def test_an_empty_list_has_one_empty_page(office: Office) -> None:
    page = office.services.holding.page(stop(office), 0)
    assert (page.number, page.total, page.messages, page.is_last) == (0, 0, (), True)


# -- discarding ------------------------------------------------------------------------------------


def test_one_kind_is_discarded_and_can_be_brought_back_until_the_release(office: Office) -> None:
    office.cohort()
    write(office, "one", "two")
    grace = stop(office)
    service = office.services.holding
    card = service.discard(grace, "WelcomeBack", Audience.PERSON)
    assert [pile.kind for pile in card.piles] == ["CohortAnnounced"]
    assert [(pile.kind, pile.count) for pile in card.discarded] == [("WelcomeBack", 2)]
    card = service.bring_back(grace, "WelcomeBack", Audience.PERSON)
    assert ([pile.count for pile in card.piles], card.discarded) == ([2, 1], ())
    service.discard(grace, "WelcomeBack", Audience.PERSON)
    service.release(grace)
    assert {row.key: row.state for row in office.mail(kind="WelcomeBack")} == {
        "one": DeliveryState.EXPIRED,
        "two": DeliveryState.EXPIRED,
    }
    office.wait(minutes=1)
    assert service.stop(grace, "").discarded == ()


def test_discarding_touches_nothing_that_is_not_due_or_goes_elsewhere(office: Office) -> None:
    write(office, "due")
    office.person("ada")
    with office.store.inside(office.workspace().id) as work:
        person = work.people.known("UADA")
        work.outbox.to_person(person, WelcomeBack(program="x"), key="later", due_at=T(days=1))
        work.outbox.to_channel("C1", WelcomeBack(program="x"), key="posted")
    grace = stop(office)
    office.services.holding.discard(grace, "WelcomeBack", Audience.PERSON)
    assert states(office) == {
        "due": DeliveryState.EXPIRED,
        "later": DeliveryState.PENDING,
        "posted": DeliveryState.PENDING,
    }


# -- releasing -------------------------------------------------------------------------------------


ZONES = {"UADA": "Europe/London", "UBOB": "America/New_York", "UKEN": "Asia/Tokyo", "UGRACE": "Europe/London"}


def in_the_outbox(office: Office, held: set[UUID], *, dropped: int) -> Preview:
    """What the rows themselves say about who reads what when, of those that were held back."""
    people = {person.id: person.slack_user_id for person in office.rows(Person)}
    rows = [row for row in office.open_mail() if row.id in held]
    departures = [
        Departure(
            audience=(
                Audience.PERSON if row.person_id else Audience.PAIR if row.mentorship_id else Audience.CHANNEL
            ),
            reader=row.person_id or row.mentorship_id or row.channel,
            zone=ZONES[people[row.person_id]] if row.person_id else "America/New_York",
            due_at=row.due_at,
        )
        for row in rows
    ]
    return foretell(departures, office.clock.now(), dropped=dropped)


@pytest.mark.parametrize("hours", [0, 12, 30, 60, 24 * 9, 24 * 40])
def test_what_a_release_promises_is_what_the_outbox_then_holds(office: Office, hours: int) -> None:
    ada, bob, ken = (office.person(name, zone=ZONES[f"U{name.upper()}"]) for name in ("ada", "bob", "ken"))
    cohort = office.cohort()
    grace = stop(office)
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE, time_zone=ZONES[bob.user])
    (proposal,) = office.matched(cohort)
    office.services.proposals.accept(ada, proposal)
    office.services.proposals.accept(bob, proposal)
    office.join(ken, cohort, Role.MENTOR, time_zone=ZONES[ken.user])
    for _ in range(hours // 4):
        office.wait(hours=4)
        office.plan()
    office.services.holding.discard(grace, "Welcome", Audience.PERSON)
    promised = office.services.holding.before_release(grace).preview
    held = {row.id for row in office.open_mail() if row.due_at <= office.clock.now()}
    assert promised.messages + promised.dropped == len(held)
    assert promised == office.services.holding.release(grace)
    assert promised == in_the_outbox(office, held, dropped=promised.dropped)


def test_everything_leaves_at_each_readers_next_working_moment(office: Office) -> None:
    ada, ken = office.person("ada"), office.person("ken", zone="Asia/Tokyo")
    write(office, "to ada", to=ada)
    write(office, "to ken", to=ken)
    office.cohort()
    grace = stop(office)
    office.clock.instant = FRIDAY_EVENING
    before = office.services.holding.before_release(grace).preview
    assert before == office.services.holding.release(grace)
    assert (before.messages, before.people, before.channels, before.dropped) == (3, 2, 1, 0)
    times = {row.key: row.due_at for row in office.mail()}
    assert times["to ada"] == MONDAY_MORNING
    assert times["to ken"] == MONDAY_MORNING - timedelta(hours=9)
    assert [type(envelope.notice).__name__ for envelope in office.delivery.claim()] == ["CohortAnnounced"]
    office.clock.instant = MONDAY_MORNING
    assert sorted(words(office.delivery.claim())) == ["to ada", "to ken"]


def test_a_release_finds_the_hours_of_a_pair_and_of_what_people_said_last(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    proposal = office.proposal(ada, bob, cohort)
    office.clear_mail()
    grace = stop(office)
    office.services.proposals.accept(ada, proposal)
    office.services.proposals.accept(bob, proposal)
    write(office, "moved to New York", to=bob)
    office.join(bob, cohort, Role.MENTEE, time_zone="America/New_York")
    office.clock.instant = FRIDAY_EVENING
    office.services.holding.release(grace)
    assert office.row(OutboxMessage, kind="Introduction").due_at == MONDAY_MORNING + timedelta(hours=5)
    assert office.row(OutboxMessage, key="moved to New York").due_at == FRIDAY_EVENING


def test_what_has_lost_its_point_is_not_released(office: Office) -> None:
    ada = office.person("ada")
    about = UUID(int=7_000)
    bob = Someone("UBOB", "Bob")
    grace = stop(office)
    with office.store.inside(office.workspace().id) as work:
        person = work.people.known(ada.user)
        for attempt in (1, 2):
            notice = CheckIn(meeting=about, number=1, partner=bob, starts_at=T0, attempt=attempt)
            work.outbox.to_person(person, notice, key=f"ask {attempt}", about=about)
        for hours in (1, 2):
            later = MeetingMoved(
                meeting=about, number=1, partner=bob, starts_at=T(hours=hours), minutes=30, chosen=True
            )
            work.outbox.to_person(person, later, key=f"move {hours}", about=about)
        work.outbox.to_person(person, Signpost(), key="until Monday", expires_at=MONDAY_MORNING)
        work.outbox.to_person(person, Signpost(), key="for longer", expires_at=MONDAY_MORNING + timedelta(hours=1))
    office.clock.instant = FRIDAY_EVENING
    assert office.services.holding.release(grace).dropped == 3
    unsent = {DeliveryState.PENDING, DeliveryState.QUEUED}
    assert {key for key, state in states(office).items() if state in unsent} == {
        "ask 1",
        "move 2",
        "for longer",
    }
    gone = office.row(OutboxMessage, key="until Monday")
    assert (gone.outcome, gone.settled_at) == ("pointless when released", FRIDAY_EVENING)


def test_a_release_of_very_many_messages_names_them_in_slices(office: Office) -> None:
    write(office, *(str(number) for number in range(AT_A_TIME + 1)))
    grace = stop(office)
    office.clock.instant = FRIDAY_EVENING
    office.services.holding.release(grace)
    assert {row.due_at for row in office.mail()} == {MONDAY_MORNING}


def test_stopping_and_all_that_follows_is_in_the_audit_log(office: Office) -> None:
    write(office, "one")
    grace = stop(office)
    service = office.services.holding
    service.discard(grace, "WelcomeBack", Audience.PERSON)
    service.bring_back(grace, "WelcomeBack", Audience.PERSON)
    service.release(grace)
    log = [(entry.action, entry.detail) for entry in sorted(office.rows(AuditEntry), key=lambda row: row.id)]
    assert log == [
        ("messages:stop", {}),
        ("messages:discard", {"kind": "WelcomeBack", "audience": "person", "count": 1}),
        ("messages:restore", {"kind": "WelcomeBack", "audience": "person", "count": 1}),
        ("messages:release", {"sent": 1, "expired": 0}),
    ]


def test_operators_see_how_much_is_held_back_and_where(office: Office) -> None:
    write(office, "one", "two")
    assert (office.delivery.stopped(), office.delivery.remark()) == ((0, 0), None)
    stop(office)
    office.team = "T2"
    write(office, "elsewhere")
    assert office.delivery.stopped() == (1, 2)
    remark = "An admin has stopped all messages (workspaces: 1, messages held back: 2)."
    assert office.delivery.remark() == remark


def test_the_doctor_hears_where_messages_are_stopped(office: Office) -> None:
    office.person("ada")
    assert list(stopped_teams(office.engine)) == []
    stop(office)
    assert list(stopped_teams(office.engine)) == [("T1", T0)]


def test_what_is_over_by_the_time_of_the_release_is_not_spoken_of(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort()
    office.pair(ada, bob, cohort)
    grace = stop(office)
    office.join(cy, cohort, Role.MENTEE)
    office.matched(cohort)
    for _ in range(6 * 40):
        office.wait(hours=4)
        office.plan()
    held = {row.kind for row in office.open_mail()}
    assert {"MeetingOffered", "Welcome"} <= held
    assert held.isdisjoint({"CheckIn", "ProposalClosed"})
    released = office.services.holding.release(grace)
    left = {row.kind for row in office.open_mail()}
    assert "Welcome" in left
    assert "MeetingOffered" not in left
    assert released.dropped > 4
    meetings = {meeting.id: meeting.state for meeting in office.rows(Meeting)}
    asked = office.open_mail(kind="CheckIn")
    assert {meetings[row.about_id] for row in asked if row.about_id} <= {MeetingState.PLANNED}


def test_a_match_that_was_read_is_closed_with_a_word_after_the_release(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, office.cohort())
    office.clear_mail()
    grace = stop(office)
    office.services.proposals.decline(bob, proposal, "")
    office.services.holding.release(grace)
    assert [type(notice).__name__ for notice in office.letters(ada)] == ["ProposalClosed"]
