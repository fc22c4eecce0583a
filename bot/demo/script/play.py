"""Playing the demo from the first act to the verdict."""

from contextlib import suppress
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from rich.console import Console

from bot.demo.script import beginnings, weeks
from bot.demo.script.outcome import curtain_call, show_numbers, show_summary
from bot.demo.script.season import Season
from bot.demo.script.stage import Curtain, Stage
from bot.demo.script.town import a_town
from bot.logs import set_up_logging
from bot.settings import LogFormat, LogLevel

ACTS = (
    beginnings.the_doors_open,
    beginnings.people_join,
    beginnings.matches_are_found,
    beginnings.people_decide,
    weeks.first_meetings,
    weeks.first_goals,
    weeks.meetings,
    weeks.a_break,
    weeks.farewells,
    weeks.half_way,
    weeks.second_round,
    weeks.a_holiday,
    weeks.goals_reached,
    weeks.the_end,
    curtain_call,
)


async def play(out: Console) -> int:
    """Play the whole story and return the exit code: 0 only if every step was seen to happen."""
    began, log = monotonic(), StringIO()
    set_up_logging(LogLevel.WARNING, LogFormat.CONSOLE, stream=log)
    with TemporaryDirectory(prefix="mentorbot-demo-") as folder, Stage(out) as stage:
        async with a_town(Path(folder)) as town:
            await _perform(Season(town, stage))
        if stage.failed:
            stage.aside(log.getvalue() or "The bot logged no warning.")
        stage.verdict(_verdict(stage, seconds=monotonic() - began))
    return stage.exit_code


async def _perform(season: Season) -> None:
    """Play act after act, up to the end or to a step without which the rest makes no sense."""
    season.lasts_until(weeks.LAST_LOOK)
    with suppress(Curtain):
        for act in ACTS:
            await act(season)
    show_numbers(season)
    show_summary(season)


def _verdict(stage: Stage, *, seconds: float) -> str:
    if stage.failed:
        return f"{len(stage.failed)} of {stage.checked} steps FAILED: {'; '.join(stage.failed)}"
    return (
        f"All {stage.checked} steps happened, each seen through Slack. Fourteen weeks took {seconds:.0f} seconds."
    )
