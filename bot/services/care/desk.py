"""The pairs that could use a hand, for those who run their program: how they are, why, and what was tried."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.domain.care.health import Reason
from bot.domain.care.helping import CarePage, PairInNeed, Tried
from bot.domain.care.terms import Attempt
from bot.domain.people import Actor
from bot.services.access import run_cohort
from bot.store import Store
from models import HelpAttempt, Mentorship

ON_A_PAGE = 8
MOST_TRIED = 4


class CareDesk:
    """What those who run a program see of its pairs: never what anybody said of the other."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, actor: Actor, cohort_id: UUID, start: int = 0) -> CarePage:
        """The pairs in need of a cohort, from the `start`th on, without the reader's own. Raise as `run_cohort`."""
        with self._store.reading(actor) as work:
            cohort = run_cohort(work, cohort_id)
            found = work.wellbeing.in_need(cohort.id, reader=work.me.id, start=start, most=ON_A_PAGE + 1)
            shown = found[:ON_A_PAGE]
            ids = [pair.id for pair in shown]
            attempts, held = work.wellbeing.attempts(ids), work.wellbeing.last_held(ids)
            return CarePage(
                cohort=cohort.id,
                program=cohort.program.name,
                pairs=tuple(_in_need(pair, attempts[pair.id], held.get(pair.id)) for pair in shown),
                start=start,
                on_a_page=ON_A_PAGE,
                more=len(found) > ON_A_PAGE,
            )


def _in_need(pair: Mentorship, attempts: Sequence[HelpAttempt], last_met: datetime | None) -> PairInNeed:
    tried = [each for each in attempts if each.what is not Attempt.ADMIN_TOLD]
    return PairInNeed(
        mentor=pair.mentor.person.as_someone(),
        mentee=pair.mentee.person.as_someone(),
        state=pair.health,
        since=pair.health_since or pair.started_at,
        reasons=tuple(map(Reason, pair.health_reasons)),
        last_met=last_met,
        tried=tuple(Tried(what=each.what, made_at=each.made_at, answered=bool(each.answered_at)) for each in tried)[
            -MOST_TRIED:
        ],
    )
