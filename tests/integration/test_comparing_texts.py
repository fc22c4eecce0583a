"""The operator chooses how texts are compared: it reaches every round, and a draft knows by what it was made."""

import numpy as np
import pytest

from bot.domain.errors import RoundOutdated
from bot.domain.matching.makers import Texts
from bot.domain.terms import Role
from bot.services import make_services
from bot.services.almanac import Almanac
from bot.store import Store
from models import MatchProposal
from tests.integration.office import Office

TWINS = Texts("everything is alike", 0, lambda texts: np.full((len(texts), 16), 100, np.float32))


def test_a_round_compares_texts_as_the_operator_chose(office: Office) -> None:
    ada, bob, grace = office.person("ada"), office.person("bob"), office.admin()
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR, goals="Growing tomatoes")
    office.join(bob, cohort, Role.MENTEE, goals="ピアノ")
    by_words = office.services.matching.dry_run(grace, cohort.id)
    (before,) = [proposal.score for proposal in office.rows(MatchProposal)]

    office.store = Store(office.engine, clock=office.clock, ids=office.ids, texts=TWINS)
    office.services = make_services(office.store, Almanac(office.holidays))
    with pytest.raises(RoundOutdated):
        office.services.matching.publish(grace, by_words.round)
    again = office.services.matching.dry_run(grace, cohort.id)
    (after,) = [proposal.score for proposal in office.rows(MatchProposal, round_id=again.round)]
    assert after == before + 80
    assert office.services.matching.publish(grace, again.round).matches == 1
