"""What could not be delivered about requests for help: listed for admins who may read the request, and no other."""

from uuid import UUID

import pytest

from bot.domain.delivery import Impossible
from bot.domain.errors import AdminsOnly, NotYours, TriedAlready
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState
from bot.domain.undelivered import Obstacle, UndeliveredMessage
from bot.services.programs.tasks import waiting_for
from models import AuditEntry, OutboxMessage
from tests.integration.office import Office
from tests.integration.test_concerns import CANARY, Trouble, everything
from tests.integration.test_queue import write
from tests.integration.test_undelivered import ARCHIVED, give_up, looks


@pytest.fixture
def trouble(office: Office) -> Trouble:
    """Ada and Mona, who have a part in it, are admins of the workspace like Grace, who has none."""
    trouble = Trouble(office)
    for name in ("ada", "mona"):
        office.learn(name, is_admin=True)
    return trouble


def listed(office: Office, admin: Actor) -> list[UndeliveredMessage]:
    return list(office.services.undelivered.page(admin, Obstacle.NOBODY).messages)


def unheard(office: Office, trouble: Trouble) -> UUID:
    """A request of which nobody could be told."""
    sent = trouble.sends()
    give_up(office, Impossible("user_not_found"))
    return sent.id


def test_an_admin_who_may_read_a_request_sees_who_could_not_be_told_of_it(office: Office, trouble: Trouble) -> None:
    unheard(office, trouble)
    found = listed(office, trouble.grace)
    assert {(each.kind, each.readers) for each in found} == {
        ("HelpReceived", ("UBOB",)),
        *(("HelpWanted", (reader.user,)) for reader in (trouble.grace, trouble.joan, trouble.ben)),
    }
    assert CANARY not in repr(found)
    with office.store.reading(trouble.grace) as work:
        assert waiting_for(work, work.me).undelivered == 4


def test_nobody_else_learns_of_it_from_list_number_digest_or_log(office: Office, trouble: Trouble) -> None:
    outside = (trouble.ada, trouble.mona)
    before = {me.user: (everything(office, me), looks(office, me)) for me in outside}
    unheard(office, trouble)
    service = office.services.undelivered
    message = listed(office, trouble.grace)[0].id
    for me in outside:
        with pytest.raises(NotYours):
            service.retry(me, message)
        with pytest.raises(NotYours):
            service.dismiss(me, message)
        assert service.retry_all(me, Obstacle.NOBODY).moved == service.dismiss_all(me, Obstacle.NOBODY).moved == 0
    with pytest.raises(AdminsOnly):
        service.look(trouble.joan)
    mark = service.dismiss(trouble.grace, message).mark
    assert mark
    assert service.recall(trouble.ada, mark).moved == 0
    with pytest.raises(TriedAlready):
        service.retry(trouble.grace, message)
    assert service.recall(trouble.grace, mark).moved == 1
    assert service.retry_all(trouble.grace, Obstacle.NOBODY).moved == 4
    assert {me.user: (everything(office, me), looks(office, me)) for me in outside} == before
    deeds = {entry.action for entry in office.rows(AuditEntry)}
    assert {"concern:dismiss", "concern:recall", "concern:retry"} <= deeds
    assert not deeds & {"messages:dismiss", "messages:recall", "messages:retry"}


def test_what_is_tried_again_arrives_and_what_others_may_hear_of_is_counted_for_itself(
    office: Office, trouble: Trouble
) -> None:
    unheard(office, trouble)
    write(office, "hello")
    give_up(office, Impossible("user_not_found"))
    assert office.services.undelivered.retry_all(trouble.grace, Obstacle.NOBODY).moved == 5
    counted = {entry.action: entry.detail for entry in office.rows(AuditEntry) if entry.action.endswith(":retry")}
    assert counted == {
        "messages:retry": {"sent": 1, "expired": 0},
        "concern:retry": {"sent": 4, "expired": 0},
    }
    assert {row.state for row in office.mail(kind="HelpWanted")} == {DeliveryState.PENDING}
    assert listed(office, trouble.grace) == []


def test_what_was_taken_back_is_on_nobodys_list(office: Office, trouble: Trouble) -> None:
    sent = unheard(office, trouble)
    office.services.concerns.withdraw(trouble.bob, sent)
    assert listed(office, trouble.grace) == []
    assert office.rows(OutboxMessage, kind="HelpWanted", state=DeliveryState.GIVEN_UP)


def test_what_is_put_aside_beside_other_messages_comes_back_with_them(office: Office, trouble: Trouble) -> None:
    trouble.sends()
    write(office, "hello")
    give_up(office, ARCHIVED)
    service = office.services.undelivered
    put_aside = service.dismiss_all(trouble.grace, Obstacle.ARCHIVED)
    assert (put_aside.moved, looks(office, trouble.grace).piles) == (5, ())
    assert put_aside.mark
    assert service.recall(trouble.grace, put_aside.mark).moved == 5
    counts = {entry.action: entry.detail["count"] for entry in office.rows(AuditEntry) if "count" in entry.detail}
    assert counts == {"messages:dismiss": 1, "messages:recall": 1, "concern:dismiss": 4, "concern:recall": 4}
