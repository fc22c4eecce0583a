"""The doors of the engine, which is loaded when the first of them is opened.

NumPy and the solvers take a third of a second and tens of megabytes, and most processes, and all commands but one,
never match anybody. Whoever matches does so in a worker thread, where a third of a second is in nobody's way.
"""

from typing import TYPE_CHECKING

from bot.domain.later import later

if TYPE_CHECKING:
    from bot.domain.matching.exclusions import forbid
    from bot.domain.matching.kinds import why as reasons_for
    from bot.domain.matching.proposing import propose
    from bot.domain.matching.rulings import objections
    from bot.domain.matching.scoring import scores
else:
    forbid = later("bot.domain.matching.exclusions", "forbid")
    objections = later("bot.domain.matching.rulings", "objections")
    propose = later("bot.domain.matching.proposing", "propose")
    reasons_for = later("bot.domain.matching.kinds", "why")
    scores = later("bot.domain.matching.scoring", "scores")

__all__ = ["forbid", "objections", "propose", "reasons_for", "scores"]
