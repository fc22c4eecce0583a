"""What the terminal says while the playground is open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text


def greeting(url: str, *, people: int, kept: str, log: Path) -> Text:
    """What this is, where it is, how to stop it and where everything is kept."""
    rows = (
        ("Open", url),
        ("Stop", "Ctrl-C"),
        ("Kept", kept),
        ("Log", str(log)),
    )
    text = Text(
        f"\nThe playground is open: a company of {people:,} people, with the real bot in a simulated Slack.\n"
    )
    text.append("Everything runs on this machine; nobody outside can see it, and nothing is sent anywhere.\n\n")
    for title, words in rows:
        text.append(f"  {title:<6}", style="bold")
        text.append(f"{words}\n")
    return text


@contextmanager
def joining(out: Console) -> Iterator[Callable[[int, int], None]]:
    """Show how many people have joined; only in a terminal, and gone afterwards."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as progress:
        task = progress.add_task("People join the program", total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)
