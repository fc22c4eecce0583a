"""Sending the messages of a program to its admin alone."""

import pytest

from bot.domain.errors import AdminsOnly, AlreadyDone
from bot.domain.notices import Rehearsed
from bot.domain.people import Actor
from bot.domain.samples import Moment
from models import AuditEntry, Base, OutboxMessage
from tests.integration.office import Office


def test_all_samples_go_to_the_admin_in_order_and_to_nobody_else(office: Office) -> None:
    grace = office.admin()
    office.person("ada")
    cohort = office.cohort(grace)
    office.clear_mail()
    offered = office.services.rehearsals.offer(grace, cohort.id)
    sent = office.services.rehearsals.send(grace, cohort.id, None)
    assert (offered.cohort, offered.program) == (cohort.id, cohort.program)
    assert sent == sum(offered.counts.values()) == len(office.letters(grace))
    assert len(office.open_mail()) == sent
    for number, notice in enumerate(office.letters(grace), start=1):
        assert isinstance(notice, Rehearsed)
        assert (notice.number, notice.total, notice.program) == (number, sent, cohort.program)


@pytest.mark.parametrize("moment", Moment)
def test_one_moment_sends_its_own_samples(office: Office, moment: Moment) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    office.clear_mail()
    counts = office.services.rehearsals.offer(grace, cohort.id).counts
    assert office.services.rehearsals.send(grace, cohort.id, moment) == counts[moment]
    assert {notice.sample.partition(":")[0] for notice in office.letters(grace)} == {moment}  # type: ignore[union-attr]


def test_a_press_counts_once_and_another_one_sends_again(office: Office) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    press = Actor(grace.team, grace.user, "submission:1")
    number = office.services.rehearsals.send(press, cohort.id, Moment.GOALS)
    with pytest.raises(AlreadyDone):
        office.services.rehearsals.send(press, cohort.id, Moment.GOALS)
    assert len(office.mail(kind="Rehearsed")) == number
    office.services.rehearsals.send(Actor(grace.team, grace.user, "submission:2"), cohort.id, Moment.GOALS)
    assert len(office.mail(kind="Rehearsed")) == 2 * number


def test_a_test_changes_nothing_but_the_outbox_and_the_log(office: Office) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    kinds = [mapper.class_ for mapper in Base.registry.mappers if mapper.class_ not in {OutboxMessage, AuditEntry}]
    before = {kind.__name__: len(office.rows(kind)) for kind in kinds}
    office.services.rehearsals.send(grace, cohort.id, None)
    assert {kind.__name__: len(office.rows(kind)) for kind in kinds} == before
    (entry,) = office.rows(AuditEntry, action="messages:test")
    assert entry.detail["moment"] == "all"


def test_only_those_who_run_a_program_test_it(office: Office) -> None:
    cohort, ada = office.cohort(), office.person("ada")
    with pytest.raises(AdminsOnly):
        office.services.rehearsals.offer(ada, cohort.id)
    with pytest.raises(AdminsOnly):
        office.services.rehearsals.send(ada, cohort.id, None)
