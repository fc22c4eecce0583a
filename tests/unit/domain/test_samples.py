"""The samples of a program: each kind of pairing has its own, every one under a key of its own."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain.matching_terms import Pairing
from bot.domain.notices import GroupIntroduction, Introduction, Rehearsed
from bot.domain.samples import Moment, samples_for
from bot.domain.terms import Cadence

FACTS = Rehearsed(
    sample="",
    number=0,
    total=0,
    program="Orbit",
    objective="Grow",
    cadence=Cadence.BIWEEKLY,
    minutes=30,
    starts_on=date(2026, 12, 7),
    ends_on=None,
)


@pytest.mark.parametrize("pairing", Pairing)
def test_every_kind_of_pairing_has_samples_of_every_moment_each_with_a_key(pairing: Pairing) -> None:
    samples = list(samples_for(replace(FACTS, pairing=pairing)))
    assert {sample.moment for sample in samples} == set(Moment)
    assert len({sample.key for sample in samples}) == len(samples)
    told = {type(sample.notice) for sample in samples}
    assert (GroupIntroduction in told, Introduction in told) == (
        pairing is Pairing.GROUP,
        pairing is not Pairing.GROUP,
    )
