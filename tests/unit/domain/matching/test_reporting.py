"""Who reports to whom through how many steps."""

from uuid import UUID

from bot.domain.matching.reporting import ANY_LEVEL, managing

ADA, BOB, CY, DEE = (UUID(int=number) for number in range(4))
REPORTS_TO = {ADA: BOB, BOB: CY, CY: DEE}


def test_one_step_is_the_manager_alone() -> None:
    assert managing(REPORTS_TO, [ADA, DEE], 1) == {(BOB, ADA)}


def test_more_steps_reach_the_managers_of_managers() -> None:
    assert managing(REPORTS_TO, [ADA], 2) == {(BOB, ADA), (CY, ADA)}
    assert managing(REPORTS_TO, [ADA], ANY_LEVEL) == {(BOB, ADA), (CY, ADA), (DEE, ADA)}


def test_people_who_manage_each_other_end_somewhere() -> None:
    assert managing({ADA: BOB, BOB: ADA}, [ADA], ANY_LEVEL) == {(BOB, ADA)}
    assert managing({ADA: ADA}, [ADA], ANY_LEVEL) == frozenset()
