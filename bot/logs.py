"""One stream of log lines, ours and everybody else's, in which no secret and nothing that people wrote appears.

structlog and the standard library meet in one formatter on standard error; the last step before rendering masks
every value, whoever logged it, tracebacks included.
"""

import logging
import sys
from collections.abc import Mapping
from typing import TextIO, cast

import structlog
from structlog.dev import ConsoleRenderer, plain_traceback
from structlog.processors import JSONRenderer
from structlog.stdlib import ProcessorFormatter
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.settings import LogFormat, LogLevel
from bot.tokens import masked

# The most these may say, whatever LOG_LEVEL is: below it they print payloads, statements or a line per request.
_CAPS = {
    "slack_bolt": logging.ERROR,  # it warns of a token in the environment that it does not use
    "slack_sdk": logging.INFO,
    "uvicorn": logging.INFO,
    "aiohttp": logging.INFO,
    "websockets": logging.INFO,
    "uvicorn.access": logging.WARNING,
    "aiohttp.access": logging.WARNING,
    "alembic": logging.WARNING,
    "apscheduler": logging.ERROR,  # it warns whenever we wake it while a round is under way
    "asyncio": logging.WARNING,
    "psycopg": logging.WARNING,
    "bot.store.pools": logging.WARNING,  # what SQLAlchemy says of our pool
    "sqlalchemy": logging.WARNING,
}

# What people write never belongs in a log, even when a line of ours offers it by mistake.
_PRIVATE = frozenset(
    {
        *("token", "secret", "signing_secret", "password", "authorization", "headers", "cookie"),
        *("text", "blocks", "view", "body", "payload", "message", "goal", "goals", "feedback", "comment", "email"),
    }
)
_WITHHELD = "[withheld]"

_SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
)


def set_up_logging(level: LogLevel, format: LogFormat, *, stream: TextIO | None = None) -> None:  # noqa: A002
    """Send every log line of this process to `stream` (standard error if not given), at `level` and above.

    May be called again; the last call counts.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_formatter(format, colours=handler.stream.isatty()))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.value)
    for name, cap in _CAPS.items():
        logging.getLogger(name).setLevel(max(cap, root.level))
    logging.captureWarnings(capture=True)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.PositionalArgumentsFormatter(),
            ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def _formatter(format: LogFormat, *, colours: bool) -> ProcessorFormatter:  # noqa: A002
    renderer: Processor = JSONRenderer(ensure_ascii=False)
    if format is LogFormat.CONSOLE:
        # Rich tracebacks would print local variables, and those hold what people wrote.
        renderer = ConsoleRenderer(colors=colours, exception_formatter=plain_traceback)
    return ProcessorFormatter(
        foreign_pre_chain=_SHARED,
        processors=[
            ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            _discreet,
            renderer,
        ],
    )


def _discreet(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return cast("EventDict", _clean(event))


def _clean(value: object) -> object:
    match value:
        case None | bool() | int() | float():
            return value
        case str():
            return masked(value)
        case Mapping():
            return {key: _WITHHELD if key in _PRIVATE else _clean(inner) for key, inner in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_clean(inner) for inner in value]
        case BaseException():
            return masked(repr(value))
        case _:
            return masked(str(value))
