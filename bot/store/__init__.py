"""The database: the unit of work and one query module per aggregate. The only place with SELECT and UPDATE."""

from bot.store.engine import make_engine
from bot.store.store import Store
from bot.store.work import Work

__all__ = ["Store", "Work", "make_engine"]
