"""Questions about people."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, Update, bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.errors import Stranger
from bot.domain.people import Someone
from bot.domain.terms import PersonKind
from bot.store.prepared import Prepared, prepare
from bot.store.queries import Queries
from models import AuditEntry, Person

LISTED = (PersonKind.MEMBER, PersonKind.GUEST)
"""Whom Slack's list of people names, besides bots; people of other workspaces are not in it."""
PLACE = ("department", "manager_id", "level", "location", "hired_on")
"""Columns that an import changes."""
IMPORTED = "people:import"
"""What the audit log calls an import."""


class People(Queries):
    """The people we have met."""

    def find(self, slack_user_id: str) -> Person | None:
        return self._session.scalar(
            select(Person).where(Person.workspace_id == self._workspace_id, Person.slack_user_id == slack_user_id)
        )

    def known(self, slack_user_id: str) -> Person:
        """Return the person; raise Stranger for somebody we have not met."""
        person = self.find(slack_user_id)
        if person is None:
            raise Stranger
        return person

    def among(self, slack_user_ids: Collection[str]) -> dict[str, Person]:
        """Those of these Slack ids whom we have met."""
        theirs = Person.slack_user_id.in_(slack_user_ids)
        found = self._session.scalars(select(Person).where(Person.workspace_id == self._workspace_id, theirs))
        return {person.slack_user_id: person for person in found}

    def meet_all(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add many at once, each a whole row; whoever somebody else has added meanwhile stays as they are."""
        if rows:
            dialect = postgresql if self._session.get_bind().dialect.name == "postgresql" else sqlite
            keys = ["workspace_id", "slack_user_id"]
            self._session.execute(dialect.insert(Person).on_conflict_do_nothing(index_elements=keys), rows)

    def seen(self, slack_user_ids: Collection[str], now: datetime) -> None:
        """Remember that Slack's list names these people."""
        self._session.execute(
            update(Person)
            .where(Person.workspace_id == self._workspace_id, Person.slack_user_id.in_(slack_user_ids))
            .values(seen_at=now)
            .execution_options(synchronize_session=False)
        )

    def hear(self, person_id: UUID, now: datetime) -> None:
        """Remember that this person has done something with the bot, unless somebody is writing of them now."""
        asked = {"workspace": self._workspace_id, "person": person_id, "now": now}
        self._session.connection().execute(HEAR, asked)

    def count(self) -> int:
        """How many people with an active account we know."""
        active = (Person.workspace_id == self._workspace_id, Person.active)
        return self._session.scalar(select(func.count()).where(*active)) or 0

    def count_unseen(self, since: datetime) -> int:
        """How many of them should be in Slack's list and have not been found there since."""
        unseen = or_(Person.seen_at.is_(None), Person.seen_at < since)
        mine = (Person.workspace_id == self._workspace_id, Person.active, Person.kind.in_(LISTED))
        return self._session.scalar(select(func.count()).where(*mine, unseen)) or 0

    def by_email(self) -> dict[str, Sequence[Any]]:
        """Everybody with an e-mail address as (id, *PLACE), by address; an open account before a closed one."""
        columns = (Person.email, Person.id, *(getattr(Person, column) for column in PLACE))
        theirs = (Person.workspace_id == self._workspace_id, Person.email != "")
        rows = self._session.execute(select(*columns).where(*theirs).order_by(Person.active))
        return {email: rest for email, *rest in rows}

    def named(self, person_ids: Collection[UUID]) -> dict[UUID, Someone]:
        """What to call these people, by their ids."""
        theirs = (Person.workspace_id == self._workspace_id, Person.id.in_(person_ids))
        return {person.id: person.as_someone() for person in self._session.scalars(select(Person).where(*theirs))}

    def last_import(self) -> UUID | None:
        """The entry in the audit log of the import that came last."""
        mine = (AuditEntry.workspace_id == self._workspace_id, AuditEntry.action == IMPORTED)
        latest = (AuditEntry.happened_at.desc(), AuditEntry.id.desc())
        return self._session.scalar(select(AuditEntry.id).where(*mine).order_by(*latest).limit(1))

    def placing(self, changes: Iterable[Mapping[str, Any]]) -> Sequence[Prepared]:
        """Make changes of places ready: each holds the `row`, an id, and new values of some columns of PLACE."""
        alike: defaultdict[tuple[str, ...], list[Mapping[str, Any]]] = defaultdict(list)
        for change in changes:
            alike[tuple(column for column in PLACE if column in change)].append(change)
        dialect = self._session.get_bind().dialect
        return [prepare(self._placing(columns), rows, dialect) for columns, rows in alike.items()]

    def place_all(self, placing: Iterable[Prepared]) -> None:
        """Change the places of many at once."""
        for prepared in placing:
            prepared.execute(self._session.connection())

    def _placing(self, columns: Iterable[str]) -> Update:
        mine = (Person.workspace_id == self._workspace_id, Person.id == bindparam("row"))
        return update(Person).where(*mine).values({column: bindparam(column) for column in columns})

    def listed(self) -> Iterator[Person]:
        """Everybody with an active account and an e-mail address, by name, a few at a time."""
        theirs = (Person.workspace_id == self._workspace_id, Person.active, Person.email != "")
        return iter(
            self._session.scalars(
                select(Person).where(*theirs).order_by(Person.name, Person.id).execution_options(yield_per=500)
            )
        )


PERSON = cast(Table, Person.__table__)
FREE = (
    select(PERSON.c.id)
    .where(PERSON.c.workspace_id == bindparam("workspace"), PERSON.c.id == bindparam("person"))
    .with_for_update(skip_locked=True, key_share=True)
)
HEAR = (
    update(PERSON)
    .where(PERSON.c.workspace_id == bindparam("workspace"), PERSON.c.id.in_(FREE))
    .values(heard_at=bindparam("now"))
)
"""Built once: it goes with nearly every gesture."""
