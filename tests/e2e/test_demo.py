"""The terminal story as a newcomer sees it: one command, no key pressed, and everything in it happened."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from time import monotonic

import pytest
from rich.console import Console

from bot.demo.script.stage import Curtain, Stage, expect

MENTORBOT = Path(sys.executable).with_name("mentorbot")
AT_MOST_SECONDS = 120


def test_the_demo_plays_the_whole_story_within_two_minutes(tmp_path: Path) -> None:
    began = monotonic()
    plain = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "TTY_COMPATIBLE"}}
    played = subprocess.run(
        [MENTORBOT, "demo", "--script"],
        cwd=tmp_path,
        env=plain | {"COLUMNS": "200"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=2 * AT_MOST_SECONDS,
        check=False,
    )
    took = monotonic() - began

    assert played.returncode == 0, played.stdout + played.stderr
    assert played.stderr == ""
    assert "FAILED" not in played.stdout
    assert "\x1b" not in played.stdout, "no colours where nobody sees them"
    for line in (
        "#mentoring reads the announcement",
        "Owen declines; Jonas hears that it did not come about, never who decided or why",
        "20 October is Mashujaa Day in Kenya: the meeting of Achieng and Priya is a day later",
        "Whoever presses one of three times plans the first meeting, and the other one hears of it",
        "Peter and Samuel have not answered for four weeks: their pair rests, and nobody is blamed",
        "Peter takes it up again with one tap",
        "Nobody heard more than one reminder a day and three in a week",
        "15  pairs brought together",
        "Grow Together, 31 August to 8 December 2026",
        "13 have a match, 0 wait for one",
        "Goals: 6 set, 5 moving",
        "No message was sent twice",
        "steps happened, each seen through Slack.",
    ):
        assert line in played.stdout, f"{line!r} in:\n{played.stdout}"
    assert list(tmp_path.iterdir()) == [], "it leaves nothing behind"
    assert took < AT_MOST_SECONDS


def test_a_step_that_cannot_be_seen_is_named_and_ends_the_story_with_exit_code_1() -> None:
    said = StringIO()
    stage = Stage(Console(file=said, width=120))

    with stage, pytest.raises(Curtain), stage.step("Jonas hears of it"):
        expect(seen=[], what="Jonas Weber reads “has not come about”")

    assert "✗            FAILED: Jonas hears of it" in said.getvalue()
    assert "Jonas Weber reads “has not come about”" in said.getvalue()
    assert stage.exit_code == 1


def test_a_failed_check_lets_the_story_go_on_and_is_remembered() -> None:
    said = StringIO()
    stage = Stage(Console(file=said, width=120))

    with stage:
        stage.check("No message was sent twice", seen=False, otherwise="two of them")
        with stage.step("The curtain falls"):
            pass

    assert "FAILED: No message was sent twice" in said.getvalue()
    assert "✓            The curtain falls" in said.getvalue()
    assert stage.exit_code == 1
