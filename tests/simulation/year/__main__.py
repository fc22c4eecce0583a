"""`python -m tests.simulation.year`: a year of 2,000 people in several companies, and what came of it."""

import asyncio
import logging
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import monotonic, process_time

import structlog
import typer

from tests.databases import MEMORY, SqliteFiles
from tests.simulation.year.reach import unreached
from tests.simulation.year.year import Life, Year


def main(people: int = 2_000, companies: int = 4, seed: int = 1, processes: int = os.cpu_count() or 1) -> None:
    """Let the years of all companies pass side by side; fail where a law was broken or something never came."""
    began, whole = monotonic(), Year()
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        live = partial(_live, people // companies, seed)
        for year in pool.map(live, range(companies)):
            whole.add(year)
    for line in whole.told(seed):
        typer.echo(line)
    typer.echo(f"{monotonic() - began:.0f} s, {whole.seconds:.0f} s of CPU")
    never = unreached(whole)
    if never or whole.broken:
        typer.echo(f"Never came: {', '.join(never) or 'nothing'}.")
        sys.exit(1)


def _live(people: int, seed: int, company: int) -> Year:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as place:
        folder = Path(place)
        with SqliteFiles(folder).fresh(folder) as url:
            year = asyncio.run(Life(url, people=people, seed=seed, company=company).live())
    year.seconds = process_time()
    return year


if __name__ == "__main__":
    typer.run(main)
