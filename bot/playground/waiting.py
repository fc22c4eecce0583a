"""Waiting for something to become true, without polling, and telling a story when it does not."""

import asyncio
from collections.abc import Callable

from bot.playground.workspace import Workspace

LAST = 8


async def until(workspace: Workspace, condition: Callable[[], object], *, what: str, within: float) -> None:
    """Wait for a condition that is looked at after every change; raises AssertionError after `within` seconds."""
    try:
        async with asyncio.timeout(within):
            await workspace.changes.until(condition)
    except TimeoutError:
        raise AssertionError(_story(workspace, what, within)) from None


async def settled(workspace: Workspace, *, quiet: float) -> None:
    """Wait until nothing is under way and nothing has changed for `quiet` seconds."""
    while True:
        await workspace.changes.until(lambda: workspace.log.in_flight == 0)
        seen = workspace.changes.count
        await asyncio.sleep(quiet)
        if workspace.changes.count == seen and workspace.log.in_flight == 0:
            return


def _story(workspace: Workspace, what: str, waited: float) -> str:
    calls = [str(call) for call in workspace.log.calls[-LAST:]]
    sent = [str(delivery) for delivery in workspace.log.deliveries[-LAST:]]
    failures = [failure for screen in workspace.screens.values() for failure in screen.failures[-LAST:]]
    parts = {"Last API calls": calls, "Last deliveries": sent, "What people were told": failures}
    told = [f"{title}:\n{_listed(lines)}" for title, lines in parts.items()]
    return "\n".join([f"Waited {waited:g} s in vain until {what}.", *told])


def _listed(lines: list[str]) -> str:
    return "\n".join(f"  {line}" for line in lines) or "  none"
