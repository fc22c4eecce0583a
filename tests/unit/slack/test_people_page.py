"""The people page and the pages of an import: what an admin reads in each case."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.imports import Column, Problem
from bot.domain.people import Someone
from bot.domain.people_cards import ColumnNews, DirectoryCard, ImportCard, PersonNews, ReadingCard
from bot.slack.metadata import FileRef
from bot.slack.modals.people.directory import people_modal
from bot.slack.modals.people.imports import checked_modal, import_modal, imported
from tests.unit.slack.reading import labels, on_the_wire, words

T0 = datetime(2026, 12, 7, 2, tzinfo=UTC)
READ = ReadingCard(started_at=T0, finished_at=T0, people=1_200, changed=12, problem=None)
KNOWN = DirectoryCard(people=1_000, unseen=0, next_at=T0, under_way=None, last=READ)
CHECKED = ImportCard(
    people=40,
    changed=3,
    unknown=(),
    unknown_managers=(),
    problems=(),
    ignored=(),
    addresses_known=True,
    digest="0" * 64,
    columns=(
        ColumnNews(column=Column.MANAGER, new=1, emptied=2),
        ColumnNews(column=Column.DEPARTMENT, new=2, emptied=0),
        ColumnNews(column=Column.STARTED, new=1, emptied=0),
    ),
    first=(
        PersonNews(
            Someone("U1", "Ada"),
            ((Column.MANAGER, ""), (Column.DEPARTMENT, "*R&D*"), (Column.STARTED, date(2026, 3, 1))),
        ),
    ),
)


def test_the_page_says_whom_i_know_and_when_the_directory_was_read() -> None:
    view = people_modal(KNOWN)
    assert "I know *1,000 people* with an active account here." in words(view)
    assert "was last read" in words(view)
    assert "1,200 accounts, 12 of them new or changed" in words(view)
    assert "Next time:" in words(view)
    assert labels(view) == ["Sync now", "Import a CSV file", "Export as CSV", "Careers"]


def test_before_the_first_reading_the_page_says_so() -> None:
    view = people_modal(replace(KNOWN, last=None, next_at=None))
    assert "has not been read yet" in words(view)
    assert "Next time" not in words(view)


def test_a_reading_under_way_can_be_watched() -> None:
    view = people_modal(replace(KNOWN, under_way=replace(READ, finished_at=None)))
    assert "*Reading Slack's directory now:* 1,200 accounts" in words(view)
    assert labels(view)[0] == "Look again"


def test_a_reading_that_stopped_says_why() -> None:
    view = people_modal(replace(KNOWN, last=replace(READ, problem="missing_scope")))
    assert "stopped before its end" in words(view)
    assert "Slack's reason was: missing_scope" in words(view)


def test_who_was_not_found_is_counted_and_left_alone() -> None:
    view = people_modal(replace(KNOWN, unseen=2))
    assert "2 people I know could not be found in it. I leave them as they are" in words(view)


def test_the_import_asks_for_one_file_and_says_what_it_reads() -> None:
    view = on_the_wire(import_modal())
    (element,) = [block["element"] for block in view["blocks"] if block["type"] == "input"]
    assert (element["type"], element["filetypes"], element["max_files"]) == ("file_input", ["csv", "tsv", "txt"], 1)


def test_what_would_change_is_shown_before_it_does() -> None:
    view = checked_modal(CHECKED, "F1")
    assert "*Nothing has been changed yet.*" in words(view)
    assert "40 people here and says something new of *3*" in words(view)
    assert FileRef.parse(on_the_wire(view)["private_metadata"]) == FileRef("F1", "0" * 64)
    assert on_the_wire(view)["submit"]["text"] == "Apply"


def test_what_changes_is_told_by_column_and_for_the_first_people_by_name() -> None:
    shown = words(checked_modal(CHECKED, "F1"))
    assert "Manager: 1 new, 2 emptied.\nDepartment: 2 new.\nStart date: 1 new." in shown
    assert "<@U1>: manager emptied, department “∗R&amp;D∗” and start date 1 March 2026." in shown
    assert "And 2 more people." in shown
    assert "more p" not in words(checked_modal(replace(CHECKED, changed=1), "F1"))


def test_a_column_that_is_only_emptied_says_nothing_of_new_values() -> None:
    emptied = replace(CHECKED, columns=(ColumnNews(column=Column.LEVEL, new=0, emptied=40),))
    assert "Level: 40 emptied." in words(checked_modal(emptied, "F1"))


def test_where_nothing_would_change_there_is_nothing_to_apply() -> None:
    view = on_the_wire(checked_modal(replace(CHECKED, changed=0, columns=(), first=()), "F1"))
    assert view["title"]["text"] == "Nothing to change"
    assert "submit" not in view


def test_what_is_left_out_is_listed() -> None:
    unknown = tuple(f"p{number}@example.com" for number in range(25))
    shown = words(
        checked_modal(replace(CHECKED, unknown=unknown, unknown_managers=("x@y.z",), ignored=("mood",)), "F1")
    )
    assert "their lines are left out (25): p0@example.com" in shown
    assert "and 5 more." in shown
    assert "p20@example.com" not in shown
    assert "the manager stays as it is (1): x@y.z." in shown
    assert "These columns mean nothing to me, so they are left out (1): mood." in shown


def test_without_any_address_the_admin_reads_what_to_ask_for() -> None:
    shown = words(checked_modal(replace(CHECKED, changed=0, addresses_known=False, unknown=("a@b.c",)), "F1"))
    assert "`users:read.email`" in shown
    assert "a@b.c" not in shown


def test_lines_that_need_another_look_are_listed_up_to_a_point() -> None:
    problems = tuple(Problem(number, "“x” is no date.") for number in range(2, 102))
    shown = words(checked_modal(replace(CHECKED, problems=problems), "F1"))
    assert "*100 lines need another look,*" in shown
    assert "*Line 2:* “x” is no date." in shown
    assert "more lines." in shown


def test_what_became_of_an_import_is_counted() -> None:
    assert imported(CHECKED) == "3 people changed, of 40 in the file."
