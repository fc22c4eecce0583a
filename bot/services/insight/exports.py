"""Lists as files: an admin says which, and they are written when they are sent."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from bot.domain.errors import Refused
from bot.domain.insight.exports import (
    COLUMNS,
    ROWS_IN_A_FILE,
    Export,
    ExportCard,
    ExportWish,
    FileKind,
    Sheet,
)
from bot.domain.notices import ExportFile
from bot.domain.people import Actor
from bot.domain.zones import today_in
from bot.services.access import require_runs, require_runs_any
from bot.services.insight.measured import measured
from bot.store import Store, Work
from models import Program

EVERYTHING = "everything you run"


class Exports:
    """What admins may take away. Whoever no longer runs a program gets nothing of it any more.

    `most` is how many rows a file of each kind holds.
    """

    def __init__(self, store: Store, *, most: Mapping[FileKind, int] = ROWS_IN_A_FILE) -> None:
        self._store = store
        self._most = most

    def offer(self, actor: Actor) -> ExportCard:
        """The programs of which the person may export something. Raise AdminsOnly where there is none."""
        with self._store.reading(actor) as work:
            require_runs_any(work)
            return ExportCard(programs=[(each.id, each.name) for each in _programs(work)])

    def order(self, actor: Actor, wish: ExportWish) -> int:
        """Have the files sent to the person alone; return how many there are. An empty list is a file, too.

        Raise AdminsOnly for what they do not run, and WrongInput where nothing is chosen.
        """
        wish = wish.checked()
        with self._store.writing(actor) as work:
            programs = _own(work, wish.program)
            work.audit(
                "export:order",
                wish.program or work.me.id,
                program=wish.program,
                lists=[what.value for what in wish.lists],
                kind=wish.kind.value,
            )
            about = next((each.name for each in _programs(work) if each.id == wish.program), EVERYTHING)
            first = ExportFile(
                team=actor.team,
                asked_by=actor.user,
                asked_on=today_in(work.me.time_zone, work.now),
                list=wish.lists[0],
                kind=wish.kind,
                about=about,
                program=wish.program,
            )
            files = [
                each
                for what in wish.lists
                for each in _parts(work, first, what, programs, most=self._most[wish.kind])
            ]
            for file in files:
                key = work.fresh_key("export", work.me.id)
                work.outbox.to_person(work.me, file, key=key)
            return len(files)

    @contextmanager
    def opened(self, notice: ExportFile) -> Iterator[Sheet | None]:
        """The list of a file as it is now; None for somebody who may not have it any more."""
        actor = Actor(team=notice.team, user=notice.asked_by)
        with self._store.reading(actor) as work:
            yield _sheet(work, notice)


def _sheet(work: Work, notice: ExportFile) -> Sheet | None:
    try:
        programs = _own(work, notice.program)
    except Refused:
        return None
    if notice.list is Export.MEASURES:
        return Sheet(COLUMNS[notice.list], measured(work, notice.program))
    rows = work.insight.lists.rows(notice.list, programs, after=notice.after, upto=notice.upto)
    return Sheet(COLUMNS[notice.list], rows)


def _programs(work: Work) -> Sequence[Program]:
    return work.programs.run_by(None if work.by_admin else work.me.id)


def _own(work: Work, program: UUID | None) -> Collection[UUID] | None:
    """The programs that are meant; None for whatever there is, which is an admin's of the workspace alone."""
    if program is not None:
        require_runs(work, work.programs.get(program).id)
        return [program]
    require_runs_any(work)
    return None if work.by_admin else [each.id for each in _programs(work)]


def _parts(
    work: Work, model: ExportFile, what: Export, programs: Collection[UUID] | None, *, most: int
) -> Sequence[ExportFile]:
    """The files of a list. Rows that come later belong to none of them, and none is in two."""
    file = replace(model, list=what)
    if what is Export.MEASURES:
        return [file]
    ends = work.insight.lists.ends_of_slices(what, programs, most=most)
    if not ends:
        return [file]
    return [
        replace(file, part=number, parts=len(ends), after=after, upto=upto)
        for number, (after, upto) in enumerate(zip([None, *ends], ends, strict=False), start=1)
    ]
