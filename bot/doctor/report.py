"""What a doctor hands over: findings, each with its grade and how to mend it, for people and for machines."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from bot.settings import Problem


class Grade(StrEnum):
    OK = "ok"
    WARNING = "warning"
    FAILURE = "failure"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; `mend` is empty when there is nothing to do."""

    check: str
    grade: Grade
    says: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    findings: tuple[Finding, ...]

    @classmethod
    def of_problems(cls, problems: Iterable[Problem]) -> "Report":
        """The report of settings so wrong that nothing else could be looked at."""
        return cls(
            tuple(
                Finding("settings", Grade.FAILURE, f"{one.setting} {one.wrong}.", _sentence(one.mend))
                for one in problems
            )
        )

    @property
    def exit_code(self) -> int:
        """1 if something keeps the bot from working, else 0; warnings do not count."""
        return int(any(finding.grade is Grade.FAILURE for finding in self.findings))

    def as_json(self) -> str:
        facts = {"ok": self.exit_code == 0, "findings": [asdict(finding) for finding in self.findings]}
        return json.dumps(facts, indent=2, ensure_ascii=False)


def rendered(report: Report) -> RenderableType:
    """The report for a terminal; every grade is a word, so that no meaning hangs on its colour."""
    colours = {Grade.OK: "green", Grade.WARNING: "yellow", Grade.FAILURE: "bold red"}
    table = Table.grid(padding=(0, 2))
    for finding in report.findings:
        says = Text(finding.says)
        if finding.mend:
            says.append(f"\n→ {finding.mend}", style="bold")
        table.add_row(Text(finding.grade, style=colours[finding.grade]), Text(finding.check), says)
    verdict = (
        "The bot can start." if report.exit_code == 0 else "The bot cannot work yet; the arrows say what to do."
    )
    return Group(table, Text(""), Text(verdict))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."
