"""Many messages to many people of many workspaces, copied inside PostgreSQL after the likeness of one."""

from uuid import UUID

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from bot.domain.notices import WelcomeBack
from bot.domain.pacing import BURST
from models import DirectoryRun, OutboxMessage, Person
from tests.integration.office import Office, T, an_office

COPIES = {
    "workspaces": "jsonb_build_object('id', {id}, 'slack_team_id', 'T' || n)",
    "directory_runs": "jsonb_build_object('id', {id}, 'workspace_id', {id})",
    "people": "jsonb_build_object('id', {id}, 'workspace_id', {house}, 'slack_user_id', 'U' || n,"
    " 'dm_channel', 'D' || n)",
    "outbox": "jsonb_build_object('id', {id}, 'workspace_id', {house}, 'person_id', {id}, 'conversation_id', {id},"
    " 'key', 'to ' || n, 'due_at', CAST(:now AS text), 'next_at', CAST(:now AS text))",
}
"""What differs from the model, by table; `house` is the workspace of number n. Unknown columns are left alone."""
ID = "CAST(lpad(to_hex({}), 32, '0') AS uuid)"
FIRST = 1_000_000
"""Numbers of copies begin here, far from the ids that an office counts, and divisible by any number of people."""


class Crowd:
    """Each person gets one message, and as many live in one workspace as may hear from us at once."""

    def __init__(self, url: str) -> None:
        self._engine: Engine = create_engine(url, poolclass=NullPool)
        with an_office(url) as office:
            self._models = _models(office)

    def write(self, number: int, messages: int) -> None:
        """Put the messages of one round into the outbox, all due since the beginning."""
        first = FIRST + number * messages
        houses = (first // BURST, (first + messages - 1) // BURST)
        with self._engine.begin() as connection:
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            for table, changes in COPIES.items():
                span = houses if table in {"workspaces", "directory_runs"} else (first, first + messages - 1)
                wanted = changes.format(id=ID.format("n"), house=ID.format(f"n / {BURST}"))
                copy = (
                    f"INSERT INTO {table} SELECT (jsonb_populate_record(model, {wanted})).*"
                    f" FROM {table} model, generate_series(:first, :last) n WHERE model.id = :model"
                )
                values = {"first": span[0], "last": span[1], "model": self._models[table], "now": T().isoformat()}
                connection.execute(text(copy), {key: values[key] for key in values if f":{key}" in copy})


def _models(office: Office) -> dict[str, UUID]:
    """One of each, none of which needs anything for weeks."""
    ada = office.person("ada")
    with office.store.inside(office.workspace().id) as work:
        person = work.people.known(ada.user)
        work.outbox.to_person(person, WelcomeBack(program="Skill exchange"), key="first", due_at=T(days=30))
    office.reading.claim()
    with office.session() as session:
        for run in session.query(DirectoryRun):
            run.look_again_at = T(days=30)
    return {
        "workspaces": office.workspace().id,
        "directory_runs": office.row(DirectoryRun).id,
        "people": office.row(Person).id,
        "outbox": office.row(OutboxMessage).id,
    }
