"""What could not be delivered: who sees it, that it is tried again once and only where that makes sense."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID, uuid5

import pytest

from bot.domain.delivery import Ambiguous, Impossible, NotSent, Outcome, Unverifiable
from bot.domain.errors import AdminsOnly, NotYours, Refused, TriedAlready
from bot.domain.notices import HelpNews, Several, Signpost, WelcomeBack
from bot.domain.people import Actor, Aftermath
from bot.domain.tasks import Urge
from bot.domain.terms import DeliveryState, MentorshipState
from bot.domain.undelivered import Chance, Deed, Obstacle, Reckoning, UndeliveredCard
from models import AuditEntry, Cohort, MatchProposal, Mentorship, OutboxMessage, Participant, Person
from tests.integration.office import T0, Office, T
from tests.integration.queues import entries
from tests.integration.test_queue import only, write

ARCHIVED, NOBODY, BROKEN = Impossible("is_archived"), Impossible("user_not_found"), Impossible("invalid_blocks")


def give_up(office: Office, outcome: Outcome = BROKEN) -> None:
    """Whatever can leave now fails so."""
    while envelopes := office.delivery.claim():
        for envelope in envelopes:
            office.delivery.settle(envelope, outcome)


def looks(office: Office, admin: Actor) -> UndeliveredCard:
    return office.services.undelivered.look(admin)


def counts(office: Office, admin: Actor) -> dict[Obstacle, int]:
    return {pile.obstacle: pile.count for pile in looks(office, admin).piles}


def one(office: Office, admin: Actor, obstacle: Obstacle = Obstacle.UNFIT) -> UUID:
    (message,) = office.services.undelivered.page(admin, obstacle).messages
    return message.id


def state(office: Office, key: str) -> tuple[DeliveryState, str | None]:
    row = office.row(OutboxMessage, key=key)
    return row.state, row.outcome


# -- looking -----------------------------------------------------------------------------------------


def test_an_admin_sees_what_kind_to_whom_when_and_why_and_nothing_of_what_it_says(office: Office) -> None:
    grace = office.admin()
    write(office, "secret words")
    office.wait(minutes=3)
    give_up(office)
    (pile,) = looks(office, grace).piles
    assert (pile.obstacle, pile.count, pile.newest, pile.reasons) == (
        Obstacle.UNFIT, 1, T(minutes=3), ("invalid_blocks",),
    )  # fmt: skip
    page = office.services.undelivered.page(grace, Obstacle.UNFIT)
    (message,) = page.messages
    assert (message.kind, message.readers, message.channel) == ("WelcomeBack", ("UADA",), None)
    assert message.given_up_at == T(minutes=3)
    assert "secret words" not in repr((pile, page))


def test_a_message_to_a_pair_names_both_and_one_to_a_channel_its_channel(office: Office) -> None:
    grace = office.admin()
    pair = office.row(Mentorship, id=office.pair(office.person("ada"), office.person("bob"), office.cohort(grace)))
    with office.store.inside(office.workspace().id) as work:
        work.outbox.to_pair(work.mentorships.get(pair.id), Signpost(), key="pair", due_at=T0)
        work.outbox.to_channel("CROOM", Signpost(), key="room")
    give_up(office)
    found = office.services.undelivered.page(grace, Obstacle.UNFIT).messages
    assert {(each.readers, each.channel) for each in found} == {(("UADA", "UBOB"), None), ((), "CROOM")}


def test_the_newest_come_first_and_thousands_are_turned_page_by_page(office: Office) -> None:
    grace = office.admin()
    for number in range(32):
        write(office, f"{number}")
        office.wait(seconds=1)
        give_up(office)
    service = office.services.undelivered
    first, last = service.page(grace, Obstacle.UNFIT), service.page(grace, Obstacle.UNFIT, 999)
    assert (first.start, first.total, len(first.messages)) == (0, 32, 15)
    assert (last.start, len(last.messages)) == (30, 2)
    assert first.messages[0].given_up_at == T(seconds=32)
    assert last.messages[-1].given_up_at == T(seconds=1)
    assert service.page(grace, Obstacle.ARCHIVED).messages == ()


def test_obstacles_with_the_same_way_out_stand_together_the_newest_first(office: Office) -> None:
    grace = office.admin()
    for reason in ("user_not_found", "user_disabled", "is_archived"):
        write(office, reason)
        give_up(office, Impossible(reason))
        office.wait(seconds=1)
    archived, nobody = looks(office, grace).piles
    assert (archived.obstacle, archived.count) == (Obstacle.ARCHIVED, 1)
    assert (nobody.count, nobody.reasons) == (2, ("user_disabled", "user_not_found"))


def test_what_nobody_but_its_reader_may_know_of_is_on_no_list_and_in_no_number(office: Office) -> None:
    grace, ada = office.admin(), office.person("ada")
    with office.store.inside(office.workspace().id) as work:
        work.outbox.to_person(work.people.known(ada.user), HelpNews(concern=UUID(int=7)), key="help")
    give_up(office)
    assert looks(office, grace).piles == ()
    assert entries(office, grace, Urge.UNDELIVERED) == []
    with pytest.raises(NotYours):
        office.services.undelivered.retry(grace, office.row(OutboxMessage, key="help").id)


def test_what_could_have_left_in_time_and_did_not_is_listed_and_other_expired_messages_are_not(
    office: Office,
) -> None:
    grace, ada = office.admin(), office.person("ada")
    write(office, "missed", late=timedelta(hours=1))
    with office.store.inside(office.workspace().id) as work:
        work.outbox.to_person(
            work.people.known(ada.user), Signpost(), key="never due", due_at=T(hours=3), expires_at=T(hours=2)
        )
        work.outbox.to_person(work.people.known(ada.user), Signpost(), key="withdrawn", due_at=T(hours=5))
        work.outbox.take_back("withdrawn")
    office.wait(hours=4)
    assert office.delivery.claim() == []
    assert counts(office, grace) == {Obstacle.TOO_LATE: 1}
    assert state(office, "never due")[0] is DeliveryState.EXPIRED


def test_a_message_of_another_version_is_listed_as_one_that_nobody_can_read(office: Office) -> None:
    grace = office.admin()
    write(office, "old")
    with office.session() as session:
        session.get_one(OutboxMessage, office.row(OutboxMessage).id).kind = "Horoscope"
    assert office.delivery.claim() == []
    office.wait(days=2)
    assert office.delivery.claim() == []
    assert counts(office, grace) == {Obstacle.UNREADABLE: 1}
    assert office.services.undelivered.retry_all(grace, Obstacle.UNREADABLE).left == {Chance.LATE: 1}


# -- trying again ------------------------------------------------------------------------------------


def test_a_message_that_is_tried_again_leaves_as_if_it_were_new(office: Office) -> None:
    grace = office.admin()
    write(office, "hello")
    give_up(office)
    office.wait(minutes=1)
    reckoning = office.services.undelivered.retry(grace, one(office, grace))
    assert reckoning == Reckoning(deed=Deed.RETRIED, moved=1, left={})
    row = office.row(OutboxMessage, key="hello")
    assert (row.state, row.attempts, row.outcome, row.settled_at, row.tried_at, row.token) == (
        DeliveryState.PENDING, 0, None, None, None, None,
    )  # fmt: skip
    assert looks(office, grace).piles == ()
    assert only(office.delivery.claim()).notice == WelcomeBack(program="hello")
    (entry,) = office.rows(AuditEntry, action="messages:retry")
    assert (entry.detail, entry.actor_id) == ({"sent": 1, "expired": 0}, office.known(grace).id)


def test_nobody_is_written_to_at_night_because_an_admin_tries_again_then(office: Office) -> None:
    grace = office.admin()
    pair = office.pair(office.person("ada"), office.person("bob"), office.cohort(grace))
    write(office, "hello")
    with office.store.inside(office.workspace().id) as work:
        work.outbox.to_pair(work.mentorships.get(pair), Signpost(), key="pair", due_at=T0)
    give_up(office)
    office.clock.instant = T(hours=13)
    assert office.services.undelivered.retry_all(grace, Obstacle.UNFIT).moved == 2
    assert {row.due_at for row in office.mail(state=DeliveryState.PENDING) if row.key in {"hello", "pair"}} == {
        T(days=1)
    }


@pytest.mark.parametrize("outcome", [Unverifiable(), Ambiguous("HTTP 500")])
def test_what_slack_may_have_is_looked_for_before_it_is_sent_again(office: Office, outcome: Outcome) -> None:
    grace = office.admin()
    write(office, "hello")
    while office.row(OutboxMessage, key="hello").state is not DeliveryState.GIVEN_UP:
        office.wait(hours=9)
        give_up(office, Ambiguous("reset") if office.row(OutboxMessage, key="hello").attempts == 0 else outcome)
    (pile,) = looks(office, grace).piles
    office.services.undelivered.retry_all(grace, pile.obstacle)
    envelope = only(office.delivery.claim())
    assert envelope.doubtful
    office.delivery.settle(envelope, NotSent("Slack does not have it"))
    assert not only(office.delivery.claim()).doubtful


def test_where_an_admin_has_asked_for_it_what_cannot_be_confirmed_is_sent_once_more(office: Office) -> None:
    grace = office.admin()
    write(office, "hello")
    while office.row(OutboxMessage, key="hello").state is not DeliveryState.GIVEN_UP:
        office.wait(hours=1)
        envelope = only(office.delivery.claim())
        office.delivery.settle(envelope, Unverifiable() if envelope.doubtful else Ambiguous("reset"))
    office.services.undelivered.retry_all(grace, Obstacle.UNCONFIRMED)
    office.delivery.settle(only(office.delivery.claim()), Unverifiable())
    assert not only(office.delivery.claim()).doubtful


def test_a_conversation_that_is_gone_is_opened_anew(office: Office) -> None:
    grace, ada = office.admin(), office.person("ada")
    pair = office.pair(ada, office.person("bob"), office.cohort(grace))
    write(office, "hello")
    with office.store.inside(office.workspace().id) as work:
        work.outbox.to_pair(work.mentorships.get(pair), Signpost(), key="pair", due_at=T0)
    with office.session() as session:
        session.get_one(Person, office.known(ada).id).dm_channel = "DGONE"
        session.get_one(Mentorship, pair).channel = "GGONE"
    give_up(office, Impossible("channel_not_found"))
    office.services.undelivered.retry_all(grace, Obstacle.NO_PLACE)
    assert [envelope.channel for envelope in office.delivery.claim()] == [None, None]


def test_a_post_follows_its_cohort_into_the_channel_that_was_chosen_meanwhile(office: Office) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    pair = office.pair(office.person("ada"), office.person("bob"), cohort)
    with office.session() as session:
        for row in session.query(OutboxMessage).filter_by(key=f"cohort:{cohort.id}:open"):
            row.state = DeliveryState.PENDING
    with office.store.inside(office.workspace().id) as work:
        work.outbox.to_channel("CMENTORING", Signpost(), key="summary", about=cohort.id)
        work.outbox.to_channel("CMENTORING", Signpost(), key="goal", about=pair)
        work.outbox.to_channel("CELSEWHERE", Signpost(), key="other")
    give_up(office, ARCHIVED)
    with office.session() as session:
        session.get_one(Cohort, cohort.id).channel = "CNEW"
    expected = {Obstacle.ARCHIVED: len(office.mail(state=DeliveryState.GIVEN_UP))}
    assert counts(office, grace) == expected
    assert office.services.undelivered.retry_all(grace, Obstacle.ARCHIVED).moved == expected[Obstacle.ARCHIVED]
    found = {row.key: (row.channel, row.conversation_id) for row in office.mail() if row.channel}
    new, old = (uuid5(office.workspace().id, channel) for channel in ("CNEW", "CELSEWHERE"))
    assert found == {
        f"cohort:{cohort.id}:open": ("CNEW", new),
        "summary": ("CNEW", new),
        "goal": ("CNEW", new),
        "other": ("CELSEWHERE", old),
    }


def test_while_messages_are_stopped_the_admin_learns_that_it_waits(office: Office) -> None:
    grace = office.admin()
    write(office, "hello")
    give_up(office)
    office.services.holding.stop(grace, "")
    office.services.undelivered.retry_all(grace, Obstacle.UNFIT)
    assert grace.aftermath == {Aftermath.HELD}
    assert office.delivery.claim() == []


# -- what is pointless -------------------------------------------------------------------------------


def about(office: Office, thing: UUID, *, to: str = "ada", expires_after: timedelta | None = None) -> None:
    """A message about something, given up."""
    office.clear_mail()
    with office.store.inside(office.workspace().id) as work:
        person = work.people.known(office.person(to).user)
        expires_at = work.now + expires_after if expires_after else None
        work.outbox.to_person(person, Signpost(), key=f"about:{thing}", about=thing, expires_at=expires_at)
    give_up(office)


def test_what_has_expired_since_is_not_sent_but_said_and_is_listed_no_more(office: Office) -> None:
    grace = office.admin()
    about(office, UUID(int=9), expires_after=timedelta(hours=1))
    office.wait(hours=1)
    reckoning = office.services.undelivered.retry(grace, one(office, grace))
    assert (reckoning.moved, reckoning.left) == (0, {Chance.LATE: 1})
    assert state(office, f"about:{UUID(int=9)}") == (DeliveryState.EXPIRED, "pointless when tried again")
    assert looks(office, grace).piles == ()


@pytest.mark.parametrize("thing", [Mentorship, MatchProposal, Participant])
def test_what_was_about_something_that_is_over_is_not_sent(
    office: Office, thing: type[Mentorship] | type[MatchProposal] | type[Participant]
) -> None:
    grace, cohort = office.admin(), office.cohort()
    ada, bob = office.person("ada"), office.person("bob")
    proposal = office.proposal(ada, bob, cohort)
    office.services.proposals.accept(ada, proposal)
    if thing is MatchProposal:
        about(office, proposal)
    office.wait(minutes=1)
    office.services.proposals.accept(bob, proposal)
    office.clear_mail()
    found = {Mentorship: office.row(Mentorship).id, Participant: office.participant(bob, cohort).id}
    if thing in found:
        about(office, found[thing])
    office.wait(minutes=1)
    office.services.participation.leave(bob, office.participant(bob, cohort).id)
    assert office.services.undelivered.retry_all(grace, Obstacle.UNFIT).left == {Chance.OVER: 1}
    assert office.services.undelivered.look(grace).piles == ()


def test_the_word_that_something_is_over_is_sent_all_the_same(office: Office) -> None:
    grace, cohort = office.admin(), office.cohort()
    pair = office.pair(office.person("ada"), office.person("bob"), cohort)
    office.services.participation.leave(office.person("bob"), office.participant(office.person("bob"), cohort).id)
    office.clear_mail()
    about(office, pair)
    assert office.services.undelivered.retry_all(grace, Obstacle.UNFIT).moved == 1


def test_a_reader_on_a_break_is_left_in_peace_until_they_are_back(office: Office) -> None:
    grace, cohort, bob = office.admin(), office.cohort(), office.person("bob")
    pair = office.pair(office.person("ada"), bob, cohort)
    about(office, pair)
    about(office, office.participant(bob, cohort).id, to="bob")
    office.services.participation.pause(bob, office.participant(bob, cohort).id, None)
    assert office.row(Mentorship).state is MentorshipState.PAUSED
    assert office.services.undelivered.retry_all(grace, Obstacle.UNFIT).left == {Chance.RESTS: 2}
    assert office.rows(AuditEntry, action="messages:retry") == []
    office.services.participation.resume(bob)
    assert office.services.undelivered.retry_all(grace, Obstacle.UNFIT).moved == 2


def test_a_closed_account_gets_nothing_and_gets_it_once_it_is_back_and_somebody_tries_again(
    office: Office,
) -> None:
    grace = office.admin()
    write(office, "hello")
    give_up(office, NOBODY)
    office.learn("ada", active=False)
    assert office.services.undelivered.retry_all(grace, Obstacle.NOBODY).left == {Chance.GONE: 1}
    office.learn("ada", active=True)
    assert office.delivery.claim() == []
    assert office.services.undelivered.retry_all(grace, Obstacle.NOBODY).moved == 1


def test_of_several_things_in_one_message_those_that_are_over_are_not_said_after_all(office: Office) -> None:
    grace, cohort, bob = office.admin(), office.cohort(), office.person("bob")
    pair = office.pair(office.person("ada"), bob, cohort)
    whole, ids = UUID(int=990), (UUID(int=991), UUID(int=992))
    common = {
        "workspace_id": office.workspace().id, "person_id": office.known(office.person("ada")).id, "due_at": T0,
        "next_at": T0, "attempts": 0, "created_at": T0, "topic": "x",
    }  # fmt: skip
    office.put(
        OutboxMessage(
            id=whole, key="whole", kind=Several.__name__, payload={"parts": []}, state=DeliveryState.GIVEN_UP,
            outcome="invalid_blocks", settled_at=T0, **common,
        )
    )  # fmt: skip
    for part, thing in zip(ids, (pair, UUID(int=5)), strict=True):
        office.put(
            OutboxMessage(
                id=part, key=f"part:{part}", kind="WelcomeBack", payload={"program": "x"}, about_id=thing,
                state=DeliveryState.MERGED, merged_into_id=whole, **common,
            )
        )  # fmt: skip
    office.wait(minutes=1)
    office.services.participation.leave(bob, office.participant(bob, cohort).id)
    assert office.services.undelivered.retry(grace, whole).moved == 1
    states = [office.row(OutboxMessage, id=each).state for each in (whole, *ids)]
    assert states == [DeliveryState.EXPIRED, DeliveryState.EXPIRED, DeliveryState.QUEUED]


# -- two admins at once ------------------------------------------------------------------------------


def at_once(deeds: list[Callable[[], Reckoning]]) -> list[Reckoning | Refused]:
    ready = Barrier(len(deeds))

    def does(deed: Callable[[], Reckoning]) -> Reckoning | Refused:
        ready.wait()
        try:
            return deed()
        except Refused as refusal:
            return refusal

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(does, deeds))


def test_two_admins_at_once_try_one_message_again_and_it_leaves_once(office: Office) -> None:
    admins = [office.admin("grace"), office.admin("helen")]
    write(office, "hello")
    give_up(office)
    letter = one(office, admins[0])
    service = office.services.undelivered
    found = at_once([lambda admin=admin: service.retry(admin, letter) for admin in admins])  # type: ignore[misc]
    assert sorted(type(each).__name__ for each in found) == ["Reckoning", "TriedAlready"]
    assert len(office.delivery.claim()) == 1
    assert len(office.rows(AuditEntry, action="messages:retry")) == 1


def test_two_admins_at_once_try_all_again_and_each_leaves_once(office: Office) -> None:
    admins = [office.admin("grace"), office.admin("helen")]
    write(office, *(str(number) for number in range(40)))
    give_up(office)
    service = office.services.undelivered
    found = at_once([lambda admin=admin: service.retry_all(admin, Obstacle.UNFIT) for admin in admins])  # type: ignore[misc]
    moved = [each.moved for each in found if isinstance(each, Reckoning)]
    assert sum(moved) == 40
    assert len(office.rows(AuditEntry, action="messages:retry")) == 1
    assert {row.attempts for row in office.mail()} == {0}


# -- putting aside -----------------------------------------------------------------------------------


def test_what_is_dismissed_is_listed_no_more_and_comes_back_with_undo(office: Office) -> None:
    grace = office.admin()
    write(office, "first", "second")
    give_up(office)
    service = office.services.undelivered
    letter = service.page(grace, Obstacle.UNFIT).messages[0].id
    single = service.dismiss(grace, letter)
    office.wait(seconds=1)
    rest = service.dismiss_all(grace, Obstacle.UNFIT)
    assert (single.moved, rest.moved, looks(office, grace).piles) == (1, 1, ())
    assert service.dismiss_all(grace, Obstacle.UNFIT).moved == 0
    assert rest.mark
    assert single.mark
    assert service.recall(grace, rest.mark) == Reckoning(deed=Deed.RECALLED, moved=1, left={})
    assert counts(office, grace) == {Obstacle.UNFIT: 1}
    service.recall(grace, single.mark)
    assert counts(office, grace) == {Obstacle.UNFIT: 2}
    assert service.recall(grace, single.mark).moved == 0
    deeds = [entry.action for entry in office.rows(AuditEntry) if entry.action.startswith("messages:")]
    assert sorted(deeds) == ["messages:dismiss"] * 2 + ["messages:recall"] * 2


def test_whoever_comes_second_reads_that_somebody_has_decided_already(office: Office) -> None:
    grace = office.admin()
    write(office, "first", "second")
    give_up(office)
    service = office.services.undelivered
    first, second = (each.id for each in service.page(grace, Obstacle.UNFIT).messages)
    service.retry(grace, first)
    service.dismiss(grace, second)
    for deed, letter in ((service.retry, first), (service.dismiss, first), (service.retry, second)):
        with pytest.raises(TriedAlready):
            deed(grace, letter)
    for deed in (service.retry, service.dismiss):
        with pytest.raises(NotYours):
            deed(grace, UUID(int=0))


def test_only_admins_of_the_workspace_see_and_decide(office: Office) -> None:
    ada = office.person("ada")
    service = office.services.undelivered
    deeds: list[Callable[[], object]] = [
        lambda: service.look(ada),
        lambda: service.page(ada, Obstacle.UNFIT),
        lambda: service.retry(ada, UUID(int=1)),
        lambda: service.retry_all(ada, Obstacle.UNFIT),
        lambda: service.dismiss(ada, UUID(int=1)),
        lambda: service.dismiss_all(ada, Obstacle.UNFIT),
        lambda: service.recall(ada, T0),
    ]
    for deed in deeds:
        with pytest.raises(AdminsOnly):
            deed()


# -- where an admin hears of it ----------------------------------------------------------------------


def test_the_control_room_counts_them_for_whoever_may_decide(office: Office) -> None:
    grace, helen = office.admin(), office.person("helen")
    cohort = office.cohort(grace)
    office.services.colleagues.change(grace, cohort.id, [helen.user])
    office.clear_mail()
    write(office, "hello")
    give_up(office)
    assert [each.entry.people for each in entries(office, grace, Urge.UNDELIVERED)] == [1]
    assert entries(office, helen, Urge.UNDELIVERED) == []
    office.services.undelivered.dismiss_all(grace, Obstacle.UNFIT)
    assert entries(office, grace, Urge.UNDELIVERED) == []
