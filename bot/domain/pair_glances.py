"""What of a pair waits for one of the two, as their Home tells it."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """`topics` wait for the next meeting. The rest waits for the reader: None or False where nothing does.

    `question`: one that the partner asked; `feedback`: the last meeting; `survey`: one they were sent; `look_back`:
    they were asked to look back; `ending`: the end is near, and they have not said what they would like then.
    """

    topics: int = 0
    question: UUID | None = None
    feedback: UUID | None = None
    survey: UUID | None = None
    look_back: bool = False
    ending: bool = False
