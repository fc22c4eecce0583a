"""What is wrong with a database, in a sentence for whoever runs the bot: the setting, the cause, what mends it."""

from sqlalchemy.exc import DatabaseError, SQLAlchemyError

_SQLITE = {
    "database is locked": (
        "another program holds the SQLite file",
        "end that program, or move to PostgreSQL; the bot goes on by itself then",
    ),
    "database or disk is full": (
        "the disk with the SQLite file is full",
        "make room on it; the bot goes on by itself then, and nothing that was confirmed is lost",
    ),
    "attempt to write a readonly database": (
        "the SQLite file may not be written to",
        "let the bot's user write to the file and to its folder",
    ),
    "unable to open database file": (
        "the SQLite file cannot be opened",
        "check that its folder exists and that the bot's user may read and write there",
    ),
    "disk I/O error": (
        "the disk with the SQLite file fails, or is full",
        "check the disk; if it fails, restore a backup on another one with `mentorbot restore`",
    ),
    "database disk image is malformed": (
        "the SQLite file is damaged",
        "stop the bot and bring back a backup with `mentorbot restore FILE`",
    ),
    "file is not a database": (
        "the file is no SQLite database",
        "check the path, or bring back a backup with `mentorbot restore FILE`",
    ),
}
"""By the words of SQLite's own errors: sqlite.org/rescode.html."""
_POSTGRES = {
    "53100": ("the disk of PostgreSQL is full", "make room on it; the bot goes on by itself then"),
    "53300": ("PostgreSQL takes no more connections", "raise its max_connections, or lower MENTORBOT_WORKERS"),
    "25006": ("PostgreSQL lets us only read", "connect to the primary server, which takes writes"),
    "55P03": ("a lock in PostgreSQL did not come in time", "look for a long transaction in pg_stat_activity"),
    "57014": ("PostgreSQL did not answer in time", "look for a long transaction in pg_stat_activity"),
}
"""By SQLSTATE: postgresql.org/docs/current/errcodes-appendix.html."""


def explain(error: BaseException) -> str | None:
    """What is wrong and how to mend it; None for what is no known trouble of the database. Never quotes a value."""
    cause = error if isinstance(error, SQLAlchemyError) else error.__cause__
    if not isinstance(cause, DatabaseError):
        return None
    known = _POSTGRES.get(getattr(cause.orig, "sqlstate", None) or "") or _of_sqlite(str(cause.orig))
    return f"DATABASE_URL: {known[0]}. To mend it, {known[1]}." if known else None


def _of_sqlite(words: str) -> tuple[str, str] | None:
    return next((told for known, told in _SQLITE.items() if words.startswith(known)), None)
