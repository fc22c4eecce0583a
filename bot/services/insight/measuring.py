"""Every figure of some cohorts, and what is withheld.

Three rules, argued in docs/decisions/0042. How many people are there is always told. What happened is told of
cohorts with at least five people; smaller ones are left out of every wider report as well. What people said is told
in blocks of at least five people of a cohort (`bot.domain.insight.floor`).
"""

from collections.abc import Mapping
from datetime import UTC, timedelta
from itertools import chain

from bot.domain.care.terms import Health
from bot.domain.insight.figures import WITHHELD, Figure, Share
from bot.domain.insight.floor import Stretch, large_enough, rounded
from bot.domain.insight.measures import Measure
from bot.domain.insight.periods import Period
from bot.domain.insight.report import Scope, Week
from bot.services.insight.happened import Happened
from bot.services.insight.said import Said
from bot.store import Work
from bot.store.insight.careers import Followed

Figures = Mapping[Measure, Figure]


class Measuring:
    """The figures of one scope, in any period."""

    def __init__(self, work: Work, scope: Scope) -> None:
        self._insight = work.insight
        self._scope = scope
        self._yesterday = work.now.astimezone(UTC).date() - timedelta(days=1)
        self._happened = Happened(work.insight.record, scope.cohorts)
        self._said = Said(work.insight, self._happened.large, yesterday=self._yesterday)

    def figures(self, period: Period) -> Figures:
        found = chain(self._happened.figures(period), self._said.figures(period))
        return {**dict(found), **self._careers(period)[0]}

    def others(self, period: Period) -> Figures:
        """The same of people who never took part in a program, where that can be told."""
        return self._careers(period)[1]

    def weeks(self, period: Period) -> tuple[Week, ...]:
        return self._happened.weeks(period)

    def health(self) -> Mapping[Health, int] | None:
        return self._happened.health()

    def named(self, period: Period) -> Mapping[str, int]:
        return self._said.named(period)

    def _careers(self, period: Period) -> tuple[Figures, Figures]:
        """Only of all programs together: parts of it could be subtracted from each other.

        Everybody is followed from the middle of the period to its end, and only who took part by then: so both
        groups had the same time, and nobody counts as having stayed because they lived to join (landmark analysis:
        Anderson, Cain & Gelber 1983, Journal of Clinical Oncology 1(11)).
        """
        whole_workspace = self._scope.program is None
        if not whole_workspace or not self._insight.careers.any_kept():
            return {}, {}
        middle = period.first + timedelta(days=period.days // 2)
        mine, others = self._insight.careers.followed(Stretch(middle, min(period.last, self._yesterday)))
        return _careers_of(mine), _careers_of(others)


def _careers_of(group: Followed) -> Figures:
    """Events in steps of five: so that neither the next file nor another period gives away what one file said."""
    if not large_enough(group.people):
        return {}
    left, promoted = rounded(group.left), rounded(group.promoted)
    return {
        Measure.RETENTION: WITHHELD if left is None else Share(part=group.people - left, whole=group.people),
        Measure.PROMOTION: WITHHELD if promoted is None else Share(part=promoted, whole=group.people),
    }
