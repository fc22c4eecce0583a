"""Putting notices into the outbox once, taking them back, and writing every kind down and reading it again."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.notices import Notice, Signpost, WelcomeBack
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState
from bot.store.codec import KINDS, dump_notice, load_notice
from models import OutboxMessage
from tests.integration.office import T0, Office, T
from tests.unit.slack.strategies import NOTICES

ABOUT, OTHER = UUID(int=7_000), UUID(int=7_001)


def put(office: Office, ada: Actor, key: str, *, about: UUID | None = None, notice: Notice | None = None) -> None:
    with office.store.inside(office.workspace().id) as work:
        work.outbox.to_person(work.people.known(ada.user), notice or Signpost(), key=key, about=about)


def test_every_kind_has_examples() -> None:
    assert set(NOTICES) == set(KINDS.values())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_notice_is_read_as_it_was_written(kind: str) -> None:
    @given(NOTICES[KINDS[kind]])
    def check(notice: Notice) -> None:
        assert load_notice(kind, dump_notice(notice)) == notice

    check()


def test_a_kind_this_version_does_not_know_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_notice("Horoscope", {})


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_what_is_written_down_is_plain_json(kind: str, data: st.DataObject) -> None:
    def plain(value: object) -> bool:
        if isinstance(value, Mapping):
            return all(isinstance(key, str) and plain(part) for key, part in value.items())
        return all(map(plain, value)) if isinstance(value, list) else isinstance(value, str | int | float | None)

    assert plain(dump_notice(data.draw(NOTICES[KINDS[kind]])))


def test_a_key_is_used_once(office: Office) -> None:
    ada = office.person("ada")
    put(office, ada, "one", notice=WelcomeBack(program="First"))
    put(office, ada, "one", notice=WelcomeBack(program="Second"))
    put(office, ada, "two")
    assert office.letters(ada) == [WelcomeBack(program="First"), Signpost()]


def test_a_key_is_used_up_even_once_its_message_is_sent_or_withdrawn(office: Office) -> None:
    ada = office.person("ada")
    put(office, ada, "one")
    office.clear_mail()
    put(office, ada, "one")
    assert [message.state for message in office.mail()] == [DeliveryState.SENT]


def test_a_message_is_due_now_unless_said_otherwise_and_never_before(office: Office) -> None:
    ada = office.person("ada")
    with office.store.inside(office.workspace().id) as work:
        person = work.people.known(ada.user)
        work.outbox.to_person(person, Signpost(), key="now")
        work.outbox.to_person(person, Signpost(), key="early", due_at=T(days=-1))
        work.outbox.to_person(person, Signpost(), key="late", due_at=T(days=1), expires_at=T(days=2))
    found = {message.key: message for message in office.mail()}
    assert {key: message.due_at for key, message in found.items()} == {"now": T0, "early": T0, "late": T(days=1)}
    assert all(message.next_at == message.due_at for message in found.values())
    assert found["late"].expires_at == T(days=2)
    assert found["now"].expires_at is None


def test_only_what_was_not_sent_about_this_one_thing_is_withdrawn(office: Office) -> None:
    ada = office.person("ada")
    put(office, ada, "sent", about=ABOUT)
    office.clear_mail()
    put(office, ada, "waiting", about=ABOUT)
    put(office, ada, "other", about=OTHER)
    put(office, ada, "nothing")
    office.wait(minutes=1)
    with office.store.inside(office.workspace().id) as work:
        work.outbox.withdraw(ABOUT)
    found = {message.key: message.state for message in office.mail()}
    assert found == {
        "sent": DeliveryState.SENT,
        "waiting": DeliveryState.EXPIRED,
        "other": DeliveryState.PENDING,
        "nothing": DeliveryState.PENDING,
    }
    withdrawn = office.row(OutboxMessage, key="waiting")
    assert (withdrawn.outcome, withdrawn.settled_at) == ("withdrawn", T0 + timedelta(minutes=1))


def test_what_is_under_way_can_no_longer_be_withdrawn(office: Office) -> None:
    ada = office.person("ada")
    put(office, ada, "under way", about=ABOUT)
    office.delivery.claim()
    with office.store.inside(office.workspace().id) as work:
        work.outbox.withdraw(ABOUT)
    assert office.row(OutboxMessage).state is DeliveryState.SENDING


def test_a_message_and_its_cause_are_kept_together_or_not_at_all(office: Office) -> None:
    ada = office.person("ada")
    with suppress(ZeroDivisionError), office.store.inside(office.workspace().id) as work:
        work.outbox.to_person(work.people.known(ada.user), Signpost(), key="one")
        raise ZeroDivisionError
    assert office.mail() == []
    put(office, ada, "one")
    assert len(office.mail()) == 1
