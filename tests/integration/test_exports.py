"""Lists as files: who may take what, what is in them and what never is, and that nothing is in two of them."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from openpyxl import load_workbook

from bot.domain.delivery import NotSent
from bot.domain.errors import AdminsOnly, NotYours, WrongInput
from bot.domain.growth.goals import GoalWish
from bot.domain.growth.terms import GoalVisibility
from bot.domain.insight.exports import COLUMNS, Cell, Export, ExportWish, FileKind
from bot.domain.insight.figures import WITHHELD, Count, Figure, Gain, Mean, Share
from bot.domain.insight.measures import DEFINITIONS, Measure
from bot.domain.notices import ExportFile
from bot.domain.people import Actor
from bot.domain.terms import Role
from bot.services.insight.exports import Exports
from bot.services.insight.measured import cells
from bot.slack.export_files import ListPress
from bot.slack.uploads import Attachment, Because, NoFiles
from bot.store.insight import lists as reading
from models import AuditEntry, Goal, Meeting
from tests.integration.office import Office
from tests.integration.test_relay import run

HERE, SOON = UUID(int=7), date(2027, 1, 15)
HOSTILE = '=HYPERLINK("http://evil.example","Ada")'


def wish(*lists: Export, kind: FileKind = FileKind.CSV, program: UUID | None = None) -> ExportWish:
    return ExportWish(lists=lists, kind=kind, program=program)


def ordered(office: Office, admin: Actor, what: ExportWish) -> Sequence[ExportFile]:
    office.services.exports.order(admin, what)
    return [each for each in office.letters(admin, ExportFile) if isinstance(each, ExportFile)]


def rows_of(office: Office, notice: ExportFile) -> list[dict[str, Cell]]:
    with office.services.exports.opened(notice) as sheet:
        assert sheet
        return [dict(zip(sheet.titles, row, strict=True)) for row in sheet.rows]


def listed(office: Office, admin: Actor, what: Export, program: UUID | None = None) -> list[dict[str, Cell]]:
    office.clear_mail()
    return [row for file in ordered(office, admin, wish(what, program=program)) for row in rows_of(office, file)]


async def pressed(office: Office, notice: ExportFile, folder: Path) -> Path:
    """The file of a list, kept."""
    async with ListPress(office.services.exports.opened, run=run)(notice, HERE) as file:
        assert isinstance(file, Attachment)
        assert isinstance(file.content, Path)
        kept = folder / file.name
        kept.write_bytes(file.content.read_bytes())
    assert not file.content.exists()
    return kept


# -- what is in them ---------------------------------------------------------------------------------


def test_people_and_pairs_are_told_as_they_are(office: Office) -> None:
    cohort = office.cohort(name="Skill exchange")
    ada, bob = office.person("ada"), office.person("bob")
    office.pair(ada, bob, cohort)
    office.join(office.person("cy"), cohort, Role.MENTEE)
    people = listed(office, office.admin(), Export.PEOPLE)
    assert [
        (row["Program"], row["Slack id"], row["Role"], row["State"], row["Pairs under way"]) for row in people
    ] == [
        ("Skill exchange", "UADA", "mentor", "active", 1),
        ("Skill exchange", "UBOB", "mentee", "active", 1),
        ("Skill exchange", "UCY", "mentee", "active", 0),
    ]
    (pair,) = listed(office, office.admin(), Export.PAIRS)
    assert (pair["Mentor's Slack id"], pair["Mentee's Slack id"], pair["State"], pair["Meetings held"]) == (
        "UADA", "UBOB", "active", 0,
    )  # fmt: skip


def test_meetings_are_told_with_what_became_of_them(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.plan_next()
    meeting = office.row(Meeting, mentorship_id=pair)
    (row,) = listed(office, office.admin(), Export.MEETINGS)
    assert (row["Number"], row["Begins (UTC)"], row["What became of it"]) == (1, meeting.starts_at, "planned")
    (told,) = listed(office, office.admin(), Export.PAIRS)
    assert told["Next meeting (UTC)"] == meeting.starts_at


@pytest.mark.parametrize(
    ("visibility", "title"),
    [(GoalVisibility.PROGRAM, "Lead a review"), (GoalVisibility.PAIR, ""), (GoalVisibility.MINE, None)],
)
def test_a_goal_is_named_only_where_the_program_may_see_it(
    office: Office, visibility: GoalVisibility, title: str | None
) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.services.goals.set(
        bob, pair, GoalWish(title="Lead a review", measure="", due_on=SOON, visibility=visibility)
    )
    told = [row["Goal (where shown to the program)"] for row in listed(office, office.admin(), Export.GOALS)]
    assert told == ([] if title is None else [title])
    assert office.row(Goal).title == "Lead a review"


def test_the_log_says_who_took_which_lists_and_nothing_of_requests_for_help(office: Office) -> None:
    grace = office.admin()
    cohort = office.cohort()
    listed(office, grace, Export.PEOPLE, cohort.program_id)
    office.put(
        AuditEntry(
            id=UUID(int=2**100),
            workspace_id=office.workspace().id,
            actor_id=None,
            program_id=None,
            action="concern:read",
            subject="x",
            detail={},
            happened_at=office.clock.now(),
        )
    )
    log = listed(office, grace, Export.LOG)
    (taken,) = [row for row in log if row["What"] == "export:order" and row["Program"]]
    assert (taken["Slack id"], taken["Details"]) == ("UGRACE", '{"lists": ["people"], "kind": "csv"}')
    assert not any(str(row["What"]).startswith("concern:") for row in log)


def test_the_measures_are_those_of_the_reports_with_their_formulas(office: Office) -> None:
    cohort = office.cohort(name="Skill exchange")
    office.pair(office.person("ada"), office.person("bob"), cohort)
    rows = listed(office, office.admin(), Export.MEASURES, cohort.program_id)
    people = [row for row in rows if row["Measure"] == DEFINITIONS[Measure.PARTICIPANTS].label]
    assert [(row["About"], row["Value"], row["Unit"]) for row in people] == [("Skill exchange", 2, "people")] * 2
    assert all(row["Formula"] for row in rows)


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (Count(value=3), (3, None, None, None, None, None)),
        (Share(part=1, whole=4, people=9), (0.25, 4, 9, None, None, None)),
        (Mean(value=3.5, spread=0.5, count=8, people=6), (3.5, 8, 6, 0.5, None, None)),
        (Gain(before=2, after=3, people=7, low=0.4, high=1.6), (1, 7, 7, None, 0.4, 1.6)),
        (WITHHELD, ("too few people", None, None, None, None, None)),
    ],
)
def test_a_figure_is_a_line_of_cells(figure: Figure, told: tuple[Cell, ...]) -> None:
    assert cells(figure) == told


# -- who may have them -------------------------------------------------------------------------------


def test_somebody_who_runs_one_program_gets_nothing_of_another(office: Office) -> None:
    hers, other = office.cohort(name="Hers"), office.cohort(name="Another")
    helen = office.person("helen")
    office.services.colleagues.change(office.admin(), hers.id, [helen.user])
    for name, cohort in (("ada", hers), ("bob", other)):
        office.join(office.person(name), cohort, Role.MENTEE)
    assert [name for _, name in office.services.exports.offer(helen).programs] == ["Hers"]
    assert [row["Program"] for row in listed(office, helen, Export.PEOPLE)] == ["Hers"]
    assert {row["Program"] for row in listed(office, helen, Export.LOG)} == {"Hers"}
    with pytest.raises(AdminsOnly):
        office.services.exports.order(helen, wish(Export.PEOPLE, program=other.program_id))
    with pytest.raises(NotYours):
        office.services.exports.order(helen, wish(Export.PEOPLE, program=UUID(int=1)))


def test_whoever_runs_nothing_is_told_so_and_nothing_is_written_down(office: Office) -> None:
    office.cohort()
    ada = office.person("ada")
    with pytest.raises(AdminsOnly):
        office.services.exports.offer(ada)
    with pytest.raises(AdminsOnly):
        office.services.exports.order(ada, wish(Export.PEOPLE))
    assert not office.rows(AuditEntry, action="export:order")


def test_nothing_chosen_is_a_question_and_no_file(office: Office) -> None:
    grace = office.admin()
    with pytest.raises(WrongInput) as refusal:
        office.services.exports.order(grace, wish())
    assert refusal.value.fields == {"lists": "Choose at least one list."}
    assert office.letters(grace, ExportFile) == []


async def test_whoever_no_longer_runs_a_program_gets_no_list_of_it(office: Office) -> None:
    cohort = office.cohort()
    helen = office.person("helen")
    office.services.colleagues.change(office.admin(), cohort.id, [helen.user])
    (file,) = ordered(office, helen, wish(Export.PEOPLE, program=cohort.program_id))
    office.services.colleagues.change(office.admin(), cohort.id, [])
    async with ListPress(office.services.exports.opened, run=run)(file, HERE) as found:
        assert found == NoFiles(Because.ACCESS)


# -- files -------------------------------------------------------------------------------------------


async def test_no_cell_of_a_file_is_a_formula(office: Office, tmp_path: Path) -> None:
    ada = office.learn("ada", name=HOSTILE)
    office.join(ada, office.cohort(name="@SUM(1)"), Role.MENTEE)
    grace = office.admin()
    (table,) = ordered(office, grace, wish(Export.PEOPLE))
    with (await pressed(office, table, tmp_path)).open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["Name"], row["Program"]) == (f"'{HOSTILE}", "'@SUM(1)")
    office.clear_mail()
    (book,) = ordered(office, grace, wish(Export.PEOPLE, kind=FileKind.XLSX))
    path = await pressed(office, book, tmp_path)
    sheet = load_workbook(path).active
    assert sheet
    titles, (first,) = next(sheet.iter_rows(values_only=True)), list(sheet.iter_rows(min_row=2))
    assert titles == tuple(COLUMNS[Export.PEOPLE])
    assert [(cell.value, cell.data_type) for cell in first[:3]] == [("@SUM(1)", "s"), (None, "n"), (HOSTILE, "s")]
    assert path.name.startswith(f"people-{date(2026, 12, 7)}-")


def test_a_long_list_comes_in_files_that_share_no_row(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    cohort = office.cohort()
    for number in range(7):
        office.join(office.person(f"p{number}"), cohort, Role.MENTEE)
    monkeypatch.setattr(reading, "AT_ONCE", 2)
    grace = office.admin()
    Exports(office.store, most={FileKind.CSV: 3}).order(grace, wish(Export.PEOPLE))
    files = [each for each in office.letters(grace, ExportFile) if isinstance(each, ExportFile)]
    office.join(office.person("late"), cohort, Role.MENTEE)
    assert [(file.part, file.parts) for file in files] == [(1, 3), (2, 3), (3, 3)]
    assert [[row["Name"] for row in rows_of(office, file)] for file in files] == [
        ["P0", "P1", "P2"], ["P3", "P4", "P5"], ["P6"],
    ]  # fmt: skip


async def test_a_list_that_takes_too_long_to_write_is_tried_again(office: Office) -> None:
    (file,) = ordered(office, office.admin(), wish(Export.PEOPLE))
    seconds = iter([0.0, 21.0])
    press = ListPress(office.services.exports.opened, run=run, seconds=lambda: next(seconds))
    async with press(file, HERE) as found:
        assert isinstance(found, NotSent)
