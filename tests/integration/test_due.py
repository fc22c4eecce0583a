"""Claiming rows whose time has come: only those, each by one process, for a while, found by a partial index."""

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest

from bot.domain.terms import ParticipantState, Role
from bot.store.due import BATCH, LEASE, Dated
from models import Digest, MatchProposal, Mentorship, NextSearch, Participant, Person
from tests.benchmarks.employer import found_company, make_due
from tests.integration.office import T0, Office, T
from tests.integration.statements import listening, plan_of

THROUGH_EVERYTHING = r"SCAN (?!due\b|CONSTANT ROW)|_workspace_id \(workspace_id=\?\)"
"""How SQLite says of a table that it reads all of it, or all that a workspace has in it."""


def claim(office: Office, kind: Dated = Participant) -> Sequence[tuple[UUID, UUID]]:
    with office.store.due() as rows:
        return rows.claim(kind, office.clock.now())


def on_a_break(office: Office, *ends: float | None) -> list[UUID]:
    """Participants whose breaks end so many minutes from now."""
    cohort = office.cohort()
    workspace = office.workspace().id
    ids = []
    with office.session() as session:
        for end in ends:
            person, participant = office.ids.new(), office.ids.new()
            session.add(
                Person(
                    id=person, workspace_id=workspace, slack_user_id=f"U{person.int}", name="", time_zone="UTC",
                    is_admin=False, active=True, created_at=T0, updated_at=T0,
                )
            )  # fmt: skip
            session.flush()
            session.add(
                Participant(
                    id=participant, workspace_id=workspace, cohort_id=cohort.id, person_id=person,
                    role=Role.MENTOR, state=ParticipantState.PAUSED, goals="", seats=1, time_zone="UTC",
                    look_again_at=None if end is None else T(minutes=end), joined_at=T0, updated_at=T0,
                )
            )  # fmt: skip
            ids.append(participant)
    return ids


def test_only_due_rows_are_claimed(office: Office) -> None:
    earlier, now, *_ = on_a_break(office, -5, 0, 1, None)
    workspace = office.workspace().id
    assert sorted(claim(office)) == [(workspace, earlier), (workspace, now)]


def test_a_claimed_row_is_left_alone_until_its_lease_lapses(office: Office) -> None:
    (row,) = on_a_break(office, 0)
    assert len(claim(office)) == 1
    assert office.row(Participant, id=row).look_again_at == T0 + LEASE
    office.clock.instant = T0 + LEASE - timedelta(seconds=1)
    assert claim(office) == []
    office.wait(seconds=1)
    assert len(claim(office)) == 1


def test_a_batch_is_bounded_and_what_is_due_longest_comes_first(office: Office) -> None:
    newest, *others = on_a_break(office, -1, *([-2] * BATCH))
    assert {row for _, row in claim(office)} == set(others)
    assert [row for _, row in claim(office)] == [newest]
    assert claim(office) == []


def test_processes_that_claim_at_once_share_nothing(office: Office) -> None:
    rows = on_a_break(office, *([-1] * 40))
    ready = Barrier(4)

    def take(_: int) -> Sequence[tuple[UUID, UUID]]:
        ready.wait()
        return claim(office)

    with ThreadPoolExecutor(4) as pool:
        claimed = [row for batch in pool.map(take, range(4)) for _, row in batch]
    assert sorted(claimed) == sorted(rows)


@pytest.mark.parametrize(
    ("kind", "index"),
    [
        (Mentorship, "ix_mentorships_due"),
        (MatchProposal, "ix_match_proposals_due"),
        (Participant, "ix_participants_due"),
        (Digest, "ix_digests_due"),
        (NextSearch, "ix_next_searches_due"),
    ],
)
def test_rows_that_are_not_due_cost_nothing(office: Office, kind: Dated, index: str) -> None:
    with listening(office.engine) as said:
        claim(office, kind)
    (statement,) = said
    assert index in plan_of(office.engine, statement)


def test_nothing_of_a_tick_looks_through_everything_a_workspace_has(sqlite_office: Office) -> None:
    models = found_company(sqlite_office)
    make_due(sqlite_office, models, first=1_000, number=10, at=T0)
    with listening(sqlite_office.engine) as said:
        assert "check-in asked" in sqlite_office.plan()
    plans = {each.text: plan_of(sqlite_office.engine, each) for each in said}
    assert [text for text, plan in plans.items() if re.search(THROUGH_EVERYTHING, plan)] == []
