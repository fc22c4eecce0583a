"""The words of meetings as closed sets."""

from enum import Enum


class Phase(Enum):
    """Where the relationship of a pair stands: it gets to know each other, works, goes deeper, comes to an end."""

    BEGINNING = "beginning"
    BUILDING = "building"
    DEEPENING = "deepening"
    CLOSING = "closing"
