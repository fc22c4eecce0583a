"""People's places in the company, from a file: what it would change, changing all of it, and handing it out.

Slack does not know departments, managers, levels, locations and first days. The file says of each person, by e-mail
address, what its columns say: an empty cell empties the value; a column that is not there, or a manager whom nobody
knows, leaves it as it is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from bot.domain.errors import AlreadyDone, Collision, FileNeedsLook
from bot.domain.imports import Column, Entry, Sheet, read_sheet, table
from bot.domain.people import Actor
from bot.domain.people_cards import ColumnNews, ImportCard, PersonNews
from bot.services.access import require_admin
from bot.store import Store, Work
from bot.store.people import IMPORTED, PLACE
from bot.store.prepared import Prepared
from models import Person

KEPT_AS: Mapping[Column, str] = {
    Column.DEPARTMENT: "department",
    Column.MANAGER: "manager_id",
    Column.LEVEL: "level",
    Column.LOCATION: "location",
    Column.STARTED: "hired_on",
}

MOST_NAMED = 5
"""So many people are named with what changes for them, enough to notice that columns were mixed up."""


class Imports:
    """What admins bring in and take out."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def check(self, actor: Actor, content: bytes) -> ImportCard:
        """What the file would change. Nothing is kept, neither of the file nor of the people."""
        sheet = read_sheet(content)
        with self._store.reading(actor) as work:
            require_admin(work)
            return _Plan(work, sheet).card

    def apply(self, actor: Actor, content: bytes, digest: str) -> ImportCard:
        """Change everything the file says, or nothing. Raise FileNeedsLook if it is not as it was checked.

        Raise Collision if another file was imported while this one was being worked out.
        """
        sheet = read_sheet(content)
        with self._store.reading(actor) as work:
            require_admin(work)
            deed = _Plan(work, sheet).deed(work, digest)
        # Worked out before, so that a long file keeps nobody waiting for longer than the writing itself.
        with self._store.writing(actor) as work:
            return deed.carry_out(work)

    def from_command_line(self, team: str, content: bytes, *, digest: str | None) -> ImportCard:
        """The same for an operator: without a digest, only look. Raise what `apply` raises."""
        sheet = read_sheet(content)
        with self._store.looking_into(team) as work:
            plan = _Plan(work, sheet)
            if digest is None:
                return plan.card
            deed = plan.deed(work, digest)
        with self._store.entering(team) as work:
            return deed.carry_out(work)

    def teams(self) -> Sequence[str]:
        """The Slack teams that an operator can choose from."""
        return self._store.teams()

    def export(self, actor: Actor) -> bytes:
        """Everybody with an e-mail address, as a file that `check` takes."""
        with self._store.reading(actor) as work:
            require_admin(work)
            addresses = {person_id: email for email, (person_id, *_) in work.people.by_email().items()}
            rows = [[*Column, "name"], *(_row(person, addresses) for person in work.people.listed())]
            content = table(rows)
        with self._store.writing(actor) as work:
            work.audit("people:export", work.workspace_id, people=len(rows) - 1)
        return content


@dataclass(frozen=True, slots=True)
class _Deed:
    """Everything a file changes, ready to be written. `after` is the import that went before."""

    card: ImportCard
    placing: Sequence[Prepared]
    after: UUID | None

    def carry_out(self, work: Work) -> ImportCard:
        self._come_next(work)
        work.people.place_all(self.placing)
        work.audit(IMPORTED, self.card.digest, people=self.card.people, changed=self.card.changed)
        return self.card

    def _come_next(self, work: Work) -> None:
        """Of two files that were compared with the same people, only one goes in; the other is compared anew.

        Otherwise whatever the first has changed meanwhile would look to the second as if it needed no change.
        """
        try:
            work.inbox.receive(f"{IMPORTED}:after:{self.after}")
        except AlreadyDone as error:
            raise Collision from error


class _Plan:
    """What a file means for the people we know."""

    def __init__(self, work: Work, sheet: Sheet) -> None:
        self._sheet = sheet
        self._after = work.people.last_import()
        self._people = work.people.by_email()
        self._known = [entry for entry in sheet.entries if entry.email in self._people]
        self._changes = list(self._find_changes())
        self._columns = self._news()
        self._names = work.people.named([change["row"] for _, change in self._changes[:MOST_NAMED]])

    def deed(self, work: Work, digest: str) -> "_Deed":
        """What is left to do. Raise FileNeedsLook if the file has anything wrong or is not the one of `digest`."""
        if self._sheet.problems or self._sheet.digest != digest:
            raise FileNeedsLook
        return _Deed(self.card, work.people.placing(change for _, change in self._changes), self._after)

    @property
    def card(self) -> ImportCard:
        return ImportCard(
            people=len(self._known),
            changed=len(self._changes),
            unknown=tuple(entry.email for entry in self._sheet.entries if entry.email not in self._people),
            unknown_managers=tuple(sorted({boss for entry in self._known if (boss := self._stranger(entry))})),
            problems=self._sheet.problems,
            ignored=self._sheet.ignored,
            addresses_known=bool(self._people),
            digest=self._sheet.digest,
            columns=self._columns,
            first=tuple(self._told(entry, change) for entry, change in self._changes[:MOST_NAMED]),
        )

    def _news(self) -> tuple[ColumnNews, ...]:
        news = [self._news_of(column) for column in KEPT_AS]
        told = [each for each in news if each.new or each.emptied]
        return tuple(sorted(told, key=lambda each: not each.emptied))

    def _news_of(self, column: Column) -> ColumnNews:
        kept_as = KEPT_AS[column]
        values = [change[kept_as] for _, change in self._changes if kept_as in change]
        new = sum(1 for value in values if value)
        return ColumnNews(column=column, new=new, emptied=len(values) - new)

    def _told(self, entry: Entry, change: Mapping[str, Any]) -> PersonNews:
        """In the words of the file, so a manager by the address that it gives."""
        columns = [news.column for news in self._columns if KEPT_AS[news.column] in change]
        return PersonNews(self._names[change["row"]], tuple((column, entry.said[column]) for column in columns))

    def _find_changes(self) -> Iterator[tuple[Entry, Mapping[str, Any]]]:
        for entry in self._known:
            person_id, *place = self._people[entry.email]
            kept = dict(zip(PLACE, place, strict=True))
            said = {column: value for column, value in entry.said.items() if self._understood(entry, column)}
            wanted = {KEPT_AS[column]: self._kept(column, value) for column, value in said.items()}
            news = {column: value for column, value in wanted.items() if value != kept[column]}
            if news:
                yield entry, {"row": person_id, **news}

    def _understood(self, entry: Entry, column: Column) -> bool:
        """Whether a cell is used. A manager's address that nobody has may be mistyped, so it changes nothing."""
        return column is not Column.MANAGER or not self._stranger(entry)

    def _kept(self, column: Column, value: object) -> object:
        return self._id_of(str(value)) if column is Column.MANAGER else value

    def _id_of(self, email: str) -> UUID | None:
        found = self._people.get(email)
        return found[0] if found else None

    def _stranger(self, entry: Entry) -> str:
        """The manager's address, where nobody here has it."""
        manager = str(entry.said.get(Column.MANAGER, ""))
        return "" if manager in self._people else manager


def _row(person: Person, addresses: Mapping[UUID, str]) -> Sequence[str]:
    started = person.hired_on.isoformat() if person.hired_on else ""
    manager = addresses.get(person.manager_id, "") if person.manager_id else ""
    return [person.email, person.department, manager, person.level, person.location, started, person.name]
