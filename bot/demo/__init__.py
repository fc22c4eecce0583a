"""The scripted demo."""

from rich.console import Console


async def play(out: Console) -> int:
    """Play."""
    out.print("nothing yet")
    return 1
