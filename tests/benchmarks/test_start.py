"""How soon the command line is there."""

import subprocess
import sys

from tests.benchmarks.figures import Figures, in_turns, wall
from tests.benchmarks.sizes import Sizes


def test_the_command_line_starts(figures: Figures, sizes: Sizes) -> None:
    def run(*words: str) -> None:
        subprocess.run([sys.executable, *words], check=True, capture_output=True)

    bare, imported, helped = in_turns(
        lambda: run("-c", ""),
        lambda: run("-c", "import bot.commands"),
        lambda: run("-m", "bot", "--help"),
        rounds=sizes.starts,
    )
    for what, taken in (("Python alone", bare), ("all imports", imported), ("`mentorbot --help`", helped)):
        figures.add(f"start: {what}", f"{wall(taken):.2f} s")
    assert wall(helped) < wall(imported)
