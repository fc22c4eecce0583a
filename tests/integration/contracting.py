"""What a migration takes away from whoever works on the older schema, seen by looking before and after."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, inspect

ONE_OF = re.compile(r"(?P<column>\w+) IN \((?P<values>[^)]*)\)")
TEXT_OF = re.compile(r"VARCHAR\((?P<length>\d+)\)")


@dataclass(frozen=True, slots=True)
class Table:
    """A table as an SQLite database describes it. Unique sets and keys are those of columns, by their names."""

    columns: Mapping[str, Mapping[str, Any]]
    checks: Mapping[str, str]
    unique: frozenset[tuple[str, ...]]
    keys: frozenset[tuple[str, ...]]


def tables_of(engine: Engine) -> Mapping[str, Table]:
    look = inspect(engine)
    return {
        name: Table(
            columns={column["name"]: dict(column) for column in look.get_columns(name)},
            checks={
                str(check["name"]): " ".join(check["sqltext"].split()) for check in look.get_check_constraints(name)
            },
            unique=frozenset(
                [tuple(each["column_names"]) for each in look.get_unique_constraints(name)]
                + [tuple(map(str, each["column_names"])) for each in look.get_indexes(name) if each["unique"]]
            ),
            keys=frozenset(tuple(key["constrained_columns"]) for key in look.get_foreign_keys(name)),
        )
        for name in look.get_table_names()
    }


def contractions(before: Mapping[str, Table], after: Mapping[str, Table]) -> list[str]:
    """What breaks code that was written for `before`, each in a few words. Empty where tables only grew."""
    gone = [f"{name} is gone" for name in before if name not in after]
    return gone + [
        f"{name}: {words}" for name, old in before.items() if name in after for words in _lost(old, after[name])
    ]


def _lost(old: Table, new: Table) -> Iterator[str]:
    for name, column in old.columns.items():
        if name not in new.columns:
            yield f"{name} is gone"
        else:
            yield from _narrowed(name, column, new.columns[name])
    for name, column in new.columns.items():
        if name not in old.columns and not column["nullable"] and column["default"] is None:
            yield f"{name} is new and has to be given"
    for name, check in new.checks.items():
        if _stricter(old, old.checks.get(name), check):
            yield f"{name} refuses more"
    for kind in ("unique", "keys"):
        yield from (
            f"{', '.join(columns)} is newly bound ({kind})"
            for columns in getattr(new, kind) - getattr(old, kind)
            if set(columns) <= set(old.columns)
        )


def _narrowed(name: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    if old["nullable"] and not new["nullable"]:
        yield f"{name} has to be given"
    if not new["nullable"] and old["default"] is not None and new["default"] is None:
        yield f"{name} is no longer filled in"
    if not _holds(str(new["type"]), str(old["type"])):
        yield f"{name} is of another type"


def _holds(new: str, old: str) -> bool:
    """Whether a column of the new type takes what one of the old type took: the same, or longer text."""
    longer, shorter = TEXT_OF.fullmatch(new), TEXT_OF.fullmatch(old)
    if longer and shorter:
        return int(longer["length"]) >= int(shorter["length"])
    return new == old or (new == "TEXT" and shorter is not None)


def _stricter(old: Table, before: str | None, check: str) -> bool:
    if before is None:
        return not any(re.search(rf"\b{column}\b", check) for column in _new_words(old, check))
    if before == check:
        return False
    was, becomes = ONE_OF.fullmatch(before), ONE_OF.fullmatch(check)
    if not was or not becomes or was["column"] != becomes["column"]:
        return True
    return not _values(was["values"]) <= _values(becomes["values"])


def _new_words(old: Table, check: str) -> set[str]:
    """The names in a new check that are no columns of the old table, so that it speaks of something new."""
    bare = re.sub(r"'[^']*'", "", check)
    words = {word for word in re.findall(r"\b[a-z]\w*\b", bare) if word.islower()}
    return words - set(old.columns)


def _values(text: str) -> set[str]:
    return {value.strip() for value in text.split(",")}
