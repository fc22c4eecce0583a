"""Tells many histories on all cores: `python -m tests.simulation --seeds 10000`; `--seed 17` tells one in full."""

import logging
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Annotated

import structlog
import typer
from rich import print as say

from tests.databases import MEMORY
from tests.simulation.history import tell
from tests.simulation.mutants import MUTANTS
from tests.simulation.reach import crash_points, missing
from tests.simulation.stage import Stages
from tests.simulation.world import THE_PRODUCT

IN_A_CHUNK = 25
Findings = list[tuple[int, list[str]]]


def tell_some(seeds: Sequence[int], mutant: str) -> tuple[Counter[str], Findings]:
    """Tell these, and return what they reached and what must not have happened."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    parts = MUTANTS[mutant] if mutant else THE_PRODUCT
    reached: Counter[str] = Counter()
    findings: Findings = []
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as folder:
        stages = Stages(Path(folder))
        for seed in seeds:
            with stages.fresh() as stage:
                told = tell(seed, stage, parts)
            reached.update(told.reached)
            if told.violations:
                findings.append((seed, told.violations))
            if len(seeds) == 1:
                say(*told.record, sep="\n")
    return reached, findings


def main(
    seeds: Annotated[int, typer.Option(help="How many histories to tell.")] = 10_000,
    first: Annotated[int, typer.Option(help="The first seed.")] = 0,
    seed: Annotated[int | None, typer.Option(help="Tell this one only, step by step.")] = None,
    mutant: Annotated[str, typer.Option(help="A bot with this known fault.")] = "",
    cores: Annotated[int, typer.Option(help="How many processes; 0 for all cores.")] = 0,
) -> None:
    """Look for a history in which something is lost, comes twice or breaks a promise."""
    began = time.monotonic()
    chosen = range(seed, seed + 1) if seed is not None else range(first, first + seeds)
    chunks = [chosen[start : start + IN_A_CHUNK] for start in range(0, len(chosen), IN_A_CHUNK)]
    reached: Counter[str] = Counter()
    failed: Findings = []
    with ProcessPoolExecutor(max_workers=cores or os.cpu_count()) as pool:
        for found, findings in pool.map(tell_some, chunks, [mutant] * len(chunks)):
            reached.update(found)
            failed += findings
            for number, violations in findings:
                say(f"seed {number}: {violations}")
    for what, times in sorted(reached.items()):
        say(f"{times:9,}  {what}")
    say(f"{len(chosen)} seeds in {time.monotonic() - began:.0f} s, {len(failed)} failed.")
    say(f"Bots died between {crash_points(reached)} different steps.")
    say(f"Never reached: {missing(reached) or 'nothing'}.")
    sys.exit(bool(failed))


if __name__ == "__main__":
    typer.run(main)
