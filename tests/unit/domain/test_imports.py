"""A file of people is read whatever program saved it, and what is wrong is told line by line."""

import codecs
import csv
import io
from datetime import date
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.imports import FORMULA, MOST_BYTES, MOST_LINES, Column, decoded, read_sheet, table

HEAD = "email,department,manager email,level,location,start date\r\n"
ADA = "ada@example.com,Müllerei,grace@example.com,L4,Zürich,2026-03-01\r\n"
SAID = {
    Column.DEPARTMENT: "Müllerei",
    Column.MANAGER: "grace@example.com",
    Column.LEVEL: "L4",
    Column.LOCATION: "Zürich",
    Column.STARTED: date(2026, 3, 1),
}


def problems(text: str) -> list[tuple[int, str]]:
    return [(problem.line, problem.sentence) for problem in read_sheet(text.encode()).problems]


@pytest.mark.parametrize(
    "content",
    [
        (HEAD + ADA).encode(),
        codecs.BOM_UTF8 + (HEAD + ADA).encode(),
        codecs.BOM_UTF16_LE + (HEAD + ADA).encode("utf-16-le"),
        codecs.BOM_UTF16_BE + (HEAD + ADA).encode("utf-16-be"),
        (HEAD + ADA).encode("utf-16-le"),
        (HEAD + ADA).encode("utf-16-be"),
        (HEAD + ADA).encode("cp1252"),
        (HEAD + ADA).replace(",", ";").encode(),
        ("sep=;\r\n" + (HEAD + ADA).replace(",", ";")).encode(),
        (HEAD + ADA).replace(",", "\t").encode("utf-16"),
        (HEAD + ADA).replace("\r\n", "\n").encode(),
        ("\r\n" + HEAD + ",,,,,\r\n" + ADA + "\r\n\r\n").encode(),
    ],
)
def test_a_file_says_the_same_whatever_program_saved_it(content: bytes) -> None:
    sheet = read_sheet(content)
    assert sheet.problems == ()
    (entry,) = sheet.entries
    assert (entry.email, entry.said) == ("ada@example.com", SAID)


def test_titles_may_be_spelt_in_several_ways_and_others_are_named() -> None:
    sheet = read_sheet(b" E-Mail ,MANAGER,Hire_Date,Shoe size,\nAda@Example.com,,,41,\n")
    assert sheet.columns == (Column.EMAIL, Column.MANAGER, Column.STARTED)
    assert sheet.ignored == ("Shoe size",)
    (entry,) = sheet.entries
    assert (entry.email, entry.said) == ("ada@example.com", {Column.MANAGER: "", Column.STARTED: None})


def test_a_cell_may_hold_lines_and_lines_are_counted_as_editors_do() -> None:
    text = 'email,department\n"ada@example.com","Tools\nand\nmore"\nbob,x\n'
    sheet = read_sheet(text.encode())
    assert sheet.entries[0].said[Column.DEPARTMENT] == "Tools\nand\nmore"
    assert [problem.line for problem in sheet.problems] == [5]


def test_a_short_line_leaves_the_rest_empty() -> None:
    (entry,) = read_sheet(b"email,department\nada@example.com\n").entries
    assert entry.said == {Column.DEPARTMENT: ""}


@pytest.mark.parametrize("day", ["2026-03-01", "2026-03-01 00:00:00", "2026-03-01T09:00:00Z", "01.03.2026"])
def test_dates_are_read_as_spreadsheets_write_them(day: str) -> None:
    (entry,) = read_sheet(f"email,start date\nada@example.com,{day}\n".encode()).entries
    assert entry.said[Column.STARTED] == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("bob,,,,,", "“bob” is no e-mail address. Please write it as name@example.com."),
        ("@,,,,,", "“@” is no e-mail address."),
        ("a b@example.com,,,,,", "“a b@example.com” is no e-mail address."),
        (",Tools,,,,", "There is no e-mail address. Please add it, or take the line out."),
        ("bob@example.com,,BOB@example.com,,,", "bob@example.com is named as their own manager."),
        ("bob@example.com,,chef,,,", "“chef” is no e-mail address."),
        ("bob@example.com,,,,,03/01/2026", "“03/01/2026” is no date. Please write it as 2026-03-01."),
        ("bob@example.com,,,,,0026-03-01", "The year 26 looks mistaken."),
        (f"bob@example.com,{'x' * 201},,,,", "The department has 201 characters. Please shorten it to 200."),
        ("bob@example.com,,,,,,more", "There are 7 cells for 6 columns."),
        ("ada@example.com,,,,,", "ada@example.com is in line 2 already. Please keep one of the two."),
    ],
)
def test_what_is_wrong_in_a_line_is_told_with_what_to_do(line: str, sentence: str) -> None:
    found = problems(HEAD + ADA + line + "\r\ncy@example.com,,,,,\r\n")
    ((number, words),) = found
    assert number == 3
    assert words.startswith(sentence)
    assert "lease" in words


def test_all_that_is_wrong_in_a_line_is_told_at_once() -> None:
    long = "x" * 201
    found = problems(
        f"{HEAD}{ADA}bob,{long},chef,,,03/01/2026\r\nADA@example.com,,ada@example.com,,,01.03.1926\r\n"
    )
    assert found == [
        (
            3,
            "“bob” is no e-mail address. Please write it as name@example.com. "
            "The department has 201 characters. Please shorten it to 200. "
            "“chef” is no e-mail address. Please write it as name@example.com. "
            "“03/01/2026” is no date. Please write it as 2026-03-01.",
        ),
        (
            4,
            "The year 1926 looks mistaken. Please write the date as 2026-03-01. "
            "ada@example.com is named as their own manager. Please name somebody else, or leave it empty. "
            "ada@example.com is in line 2 already. Please keep one of the two.",
        ),
    ]


def test_an_address_is_found_twice_even_where_its_first_line_is_wrong_otherwise() -> None:
    found = problems("email,start date\nada@example.com,soon\nada@example.com,\n,\n ,2026-03-01\n,soon\n")
    assert [number for number, _ in found] == [2, 3, 5, 6]
    assert found[1][1] == "ada@example.com is in line 2 already. Please keep one of the two."
    assert found[2][1] == "There is no e-mail address. Please add it, or take the line out."
    assert found[3][1] == (
        "“soon” is no date. Please write it as 2026-03-01. "
        "There is no e-mail address. Please add it, or take the line out."
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "The file is empty."),
        ("\n\n", "The file is empty."),
        ("name,department\nAda,Tools\n", "There is no column “email”."),
        ("email,mail\na@b.c,a@b.c\n", "There are two columns “email”."),
        ('"email,department\n', "The first line cannot be read."),
    ],
)
def test_a_file_that_cannot_be_used_at_all_says_why(text: str, sentence: str) -> None:
    ((line, words),) = problems(text)
    assert line == 1
    assert words.startswith(sentence)


def test_a_quotation_mark_that_never_ends_is_found_near_its_line() -> None:
    ((line, words),) = problems(HEAD + ADA + '"bob@example.com,Tools,,,,\r\ncy@example.com,,,,,\r\n')
    assert line == 2
    assert "a quotation mark is opened" in words


def test_too_large_a_file_is_not_looked_at() -> None:
    (problem,) = read_sheet(b"x" * (MOST_BYTES + 1)).problems
    assert "larger than 20 MB" in problem.sentence


def test_as_many_lines_as_a_file_may_have_take_little_time_and_one_more_is_told() -> None:
    line = "person{}@example.com,Tools,grace@example.com,L4,London,2026-03-01\n"
    text = HEAD + "".join(line.format(number) for number in range(MOST_LINES + 1))
    began = process_time()
    sheet = read_sheet(text.encode())
    assert process_time() - began < 10
    assert len(sheet.entries) == MOST_LINES
    assert [(problem.line, problem.sentence[:32]) for problem in sheet.problems] == [
        (MOST_LINES + 2, "A file may have 50,000 lines. Pl")
    ]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_without_a_fault(content: bytes) -> None:
    assert len(read_sheet(content).digest) == 64
    assert isinstance(decoded(content), str)


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=30)


@given(cells)
@example("=1+1")
@example("\t=1+1")
def test_no_cell_that_we_write_is_a_formula(cell: str) -> None:
    ((written,),) = csv.reader(io.StringIO(table([[cell]]).decode("utf-8-sig"), newline=""))
    assert not written.startswith(FORMULA)


@pytest.mark.parametrize("cell", [" =1", "\n=1", "\u00a0=1", "\u200b@SUM(1)", "＝1+1", " ＋1", "﹣1", "' =1"])
def test_what_a_spreadsheet_skips_or_folds_hides_no_formula(cell: str) -> None:
    ((written,),) = csv.reader(io.StringIO(table([[cell]]).decode("utf-8-sig"), newline=""))
    assert written == f"'{cell}"


@pytest.mark.parametrize("cell", ["R&D", "'s-Hertogenbosch", "Küche", "1-2", ""])
def test_what_is_no_formula_is_written_as_it_is(cell: str) -> None:
    ((written, _),) = csv.reader(io.StringIO(table([[cell, "x"]]).decode("utf-8-sig"), newline=""))
    assert written == cell


@given(cells.map(str.strip), cells.map(str.strip))
@example("'=1", "''-")
@example("'\u200b=1", "＝1")
def test_what_we_write_we_read_as_it_was(department: str, level: str) -> None:
    content = table([["email", "department", "level"], ["ada@example.com", department, level]])
    (entry,) = read_sheet(content).entries
    assert entry.said == {Column.DEPARTMENT: department, Column.LEVEL: level}
