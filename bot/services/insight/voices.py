"""What people let reports make of their words, and whether a program reaches everybody alike: for who runs it."""

from collections import defaultdict
from uuid import UUID

from bot.domain.insight.inclusion import audited
from bot.domain.insight.terms import Sharing
from bot.domain.insight.themes import quotes, themes
from bot.domain.insight.voice_cards import InclusionCard, VoicesCard
from bot.domain.people import Actor
from bot.services.access import run_cohort
from bot.store import Store


class Voices:
    """Never whose words they are, and never about anybody who was not asked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, actor: Actor, cohort_id: UUID) -> VoicesCard:
        """Themes and quotes of a cohort that the person runs. Raise AdminsOnly, or NotYours."""
        with self._store.reading(actor) as work:
            cohort = run_cohort(work, cohort_id)
            counted: dict[UUID, list[str]] = defaultdict(list)
            quotable: dict[UUID, list[str]] = defaultdict(list)
            for each in work.insight.voices.shared_in([cohort.id]):
                counted[each.person] += each.texts
                if each.sharing is Sharing.QUOTE:
                    quotable[each.person] += each.texts
            names = work.insight.voices.names_in([cohort.id])
            return VoicesCard(
                cohort=cohort.as_card(), themes=themes(counted, names=names), quotes=quotes(quotable, names=names)
            )

    def inclusion(self, actor: Actor, cohort_id: UUID) -> InclusionCard:
        """Who waits, who is never asked and who says yes. Raise AdminsOnly, or NotYours."""
        with self._store.reading(actor) as work:
            cohort = run_cohort(work, cohort_id)
            seekers = list(work.insight.seekers.of(cohort.id, work.now))
            return InclusionCard(cohort=cohort.as_card(), inclusion=audited(seekers))
