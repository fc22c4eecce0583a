"""`python -m tests.simulation.year`: a year of 2,000 people in several companies, and what came of it."""

import asyncio
import gc
import logging
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import monotonic, process_time

import structlog
import typer

from tests.databases import MEMORY, SqliteFiles
from tests.simulation.year.company import PROGRAMS
from tests.simulation.year.reach import unreached
from tests.simulation.year.year import Life, Year

SELDOM = (50_000, 20, 50)
"""How seldom memory is searched for rings, which every question to the database leaves some of."""


def main(
    people: int = 2_000,
    companies: int = 4,
    seed: int = 1,
    eager: float = 1.0,
    processes: int = os.cpu_count() or 1,
) -> None:
    """Let the years of all companies pass side by side; fail where a law was broken or something never came.

    Of all people, some four in ten take part in something within the year; with EAGER 2, six or seven do.
    """
    began, whole = monotonic(), Year()
    gc.collect()
    gc.freeze()
    with ProcessPoolExecutor(processes, mp_context=get_context("fork")) as pool:
        live = partial(_live, people // companies, seed, eager)
        for year in pool.map(live, range(companies)):
            whole.add(year)
    for line in whole.told(seed):
        typer.echo(line)
    typer.echo(f"{monotonic() - began:.0f} s, {whole.seconds + process_time():.0f} s of CPU")
    never = unreached(whole)
    if never or whole.broken:
        typer.echo(f"Never came: {', '.join(never) or 'nothing'}.")
        sys.exit(1)


def _live(people: int, seed: int, eager: float, company: int) -> Year:
    gc.set_threshold(*SELDOM)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    began, programs = process_time(), [replace(each, share=each.share * eager) for each in PROGRAMS]
    with tempfile.TemporaryDirectory(dir=MEMORY if os.access(MEMORY, os.W_OK) else None) as place:
        folder = Path(place)
        with SqliteFiles(folder).fresh(folder) as url:
            year = asyncio.run(Life(url, people=people, seed=seed, company=company, programs=programs).live())
    year.seconds = process_time() - began
    return year


if __name__ == "__main__":
    typer.run(main)
