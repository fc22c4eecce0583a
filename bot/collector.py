"""Python's search for circles of objects that nobody needs any more, as a process that runs for weeks wants it."""

import gc

NEW_ONES = 10_000
"""New objects between two searches among them; a gesture makes some thousands. Python's own number is 700."""


def spare_what_stays() -> None:
    """Look no more at what the start has built, most of all there is. For a process that has just begun its work.

    Otherwise each search through everything stops all gestures for as long as it takes.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_ONES, 10, 10)
