"""Whether due work goes on: when each job last got somewhere, and what stands in its way."""

from collections.abc import Awaitable, Callable, Mapping
from time import monotonic
from typing import ParamSpec, TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.domain.errors import Busy, Collision
from bot.ports import Run
from bot.store.trouble import explain

log = structlog.get_logger(__name__)

P = ParamSpec("P")
T = TypeVar("T")

PERIODS = 60
"""So many times its interval may pass without a step, and a job counts as stalled: a minute for one of a second."""


class Beats:
    """Jobs by name, each with its interval in seconds.

    A job may have a lot to do, so that it is not over for long; what counts is that it gets on. `failed` hears the
    job and whether the database was busy, in trouble, or refused for another reason.
    """

    def __init__(
        self,
        every: Mapping[str, float],
        *,
        failed: Callable[[str, str], None],
        now: Callable[[], float] = monotonic,
    ) -> None:
        self._patience = {job: PERIODS * seconds for job, seconds in every.items()}
        self._failed = failed
        self._now = now
        self._since: dict[str, float] = {}
        self._trouble: str | None = None

    def begin(self) -> None:
        """From now on these jobs are expected to be done."""
        self._since = dict.fromkeys(self._patience, self._now())

    def stalled(self) -> str | None:
        """Which jobs do not get on, in a sentence; None while all do, or where none is done at all."""
        late = [(job, self._now() - since) for job, since in self._since.items()]
        found = [f"“{job}” for {spent:.0f} seconds" for job, spent in late if spent > self._patience[job]]
        return f"Due work does not get on: {', '.join(found)}." if found else None

    def through(self, job: str, run: Run) -> Run:
        """The same way into the core, where each call that comes back is a step of this job."""

        async def stepping(call: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T:
            done = await run(call, *args, **kwargs)
            self._step(job)
            return done

        return stepping

    def job(
        self, job: str, work: Callable[[], Awaitable[T]], took: Callable[[float], None]
    ) -> Callable[[], Awaitable[T | None]]:
        """The same work; a database in trouble is told once and tried again, since the next beat comes soon.

        `took` hears how many seconds each one lasted that was done.
        """

        async def beating() -> T | None:
            began = monotonic()
            try:
                done = await work()
            except (Busy, Collision):
                self._failed(job, "busy")
                log.info("job put off", job=job)
                return None
            except SQLAlchemyError as error:
                self._fail(job, error)
                return None
            took(monotonic() - began)
            self._step(job)
            self._recover()
            return done

        return beating

    def _step(self, job: str) -> None:
        if job in self._since:
            self._since[job] = self._now()

    def _fail(self, job: str, error: SQLAlchemyError) -> None:
        self._failed(job, "database")
        if (trouble := explain(error) or type(error).__name__) != self._trouble:
            self._trouble = trouble
            log.error("database in trouble", job=job, reason=trouble)

    def _recover(self) -> None:
        if self._trouble:
            self._trouble = None
            log.info("database well again")
