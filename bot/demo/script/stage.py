"""What the audience sees: acts, steps that happened or did not; in a terminal also a bar that fills by the week."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Self

from rich.console import Console
from rich.panel import Panel
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text


class Unseen(Exception):  # noqa: N818 - it names what is the matter
    """Something that ought to be seen in Slack is not there."""


class Curtain(Exception):  # noqa: N818 - it ends the story early
    """A step failed that everything after it depends on."""


def expect(seen: object, what: str) -> None:
    """Raise Unseen, saying what was expected, unless it was seen."""
    if not seen:
        raise Unseen(what)


class Stage:
    """Prints the story and keeps count. Used as a context manager, so that the progress bar ends with it."""

    def __init__(self, out: Console) -> None:
        self.checked = 0
        self.failed: list[str] = []
        self._out = out
        self._day = ""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.fields[note]}", style="dim", markup=False),
            TimeElapsedColumn(),
        )
        self._progress = Progress(
            *columns, console=out, transient=True, disable=not out.is_terminal, refresh_per_second=4
        )
        self._task = self._progress.add_task("Setting the scene", total=None, note="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    @property
    def exit_code(self) -> int:
        return 1 if self.failed else 0

    def lasts(self, days: int) -> None:
        self._progress.update(self._task, total=days)

    def time_is(self, now: datetime, *, day: int, note: str) -> None:
        self._day = f"{now:%a} {now.day:>2} {now:%b}"
        self._progress.update(self._task, completed=day, description=f"{now:%a} {now.day} {now:%B}", note=note)

    def act(self, title: str) -> None:
        self._say(Text(f"\n{title}", style="bold"))

    def aside(self, words: str) -> None:
        self._say(Text(words, style="dim"))

    @contextmanager
    def attempt(self, words: str) -> Iterator[None]:
        """Something that has to work for the story to go on. If it does not, say so in red and raise Curtain."""
        try:
            yield
        except (Unseen, LookupError, AssertionError) as problem:
            self._fail(words, str(problem))
            raise Curtain(words) from problem

    @contextmanager
    def step(self, words: str) -> Iterator[None]:
        """A step of the story, told once it has happened."""
        with self.attempt(words):
            yield
        self._done(words)

    def check(self, words: str, seen: object, *, otherwise: str = "") -> None:
        """A check that the rest of the story does not depend on."""
        if seen:
            self._done(words)
        else:
            self._fail(words, otherwise)

    def numbers(self, title: str, rows: list[tuple[int, str]]) -> None:
        lines = (f"{number:>7,}  {what}" for number, what in rows)
        self._say(Text("\n".join(("", title, *lines))))

    def letter(self, title: str, text: str) -> None:
        """A message as it looks in Slack."""
        self._say(Panel(Text(text), title=title, title_align="left", expand=False, padding=(1, 2)))

    def verdict(self, words: str) -> None:
        self._say(Text(f"\n{words}", style="bold red" if self.failed else "bold green"))

    def _done(self, words: str) -> None:
        self.checked += 1
        self._line(Text("✓", style="green"), Text(words))

    def _fail(self, words: str, why: str) -> None:
        self.checked += 1
        self.failed.append(words)
        said = f"FAILED: {words}" + (f"\n{why}" if why else "")
        self._line(Text("✗", style="bold red"), Text(said, style="bold red"))

    def _line(self, mark: Text, words: Text) -> None:
        """One line; in a terminal, words that need a second one are set in below the first."""
        columns = (mark, Text(self._day.ljust(10), style="dim"), words)
        if self._out.is_terminal:
            grid = Table.grid(padding=(0, 1))
            grid.add_row(*columns)
            self._say(grid)
        else:
            self._say(Text(" ").join(columns))

    def _say(self, what: Text | Table | Panel) -> None:
        self._out.print(what, highlight=False, soft_wrap=isinstance(what, Text))
