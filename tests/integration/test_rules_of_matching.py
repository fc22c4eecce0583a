"""How a program matches: looked at before it counts, saved once, and felt by the next dry run."""

from dataclasses import replace

import pytest

from bot.domain.errors import ChangedMeanwhile, RoundOutdated, WrongInput
from bot.domain.matching import Criterion
from bot.domain.matching_rules import Effect, MatchingRules
from bot.domain.matching_terms import AskedFirst, DailyRun, Pairing, Weight
from bot.domain.terms import Role
from models import AuditEntry, Program
from tests.integration.office import Office


def only(criterion: Criterion) -> dict[Criterion, Weight]:
    return {each: Weight.MUCH if each is criterion else Weight.OFF for each in Criterion}


def test_a_program_begins_with_the_usual_rules(office: Office) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    card = office.services.matching_rules.of(grace, cohort.id)
    assert card.rules == MatchingRules(
        pairing=Pairing.TRADITIONAL,
        group_min=3,
        group_max=6,
        asked_first=AskedFirst.BOTH,
        daily_run=DailyRun.NEVER,
        manager_levels=1,
        weights=dict.fromkeys(Criterion, Weight.USUAL),
    )
    assert (sum(card.shares.values()), card.changes, card.effect) == (1000, frozenset(), None)


def test_the_effect_of_other_weights_is_told_of_those_who_wait_and_nothing_is_saved(office: Office) -> None:
    grace = office.admin()
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR, offers=("SQL",), languages=("French",))
    office.join(bob, cohort, Role.MENTOR, offers=("Chess",), languages=("English",))
    office.join(cy, cohort, Role.MENTEE, wants=("SQL",), languages=())
    for person, department in ((ada, "Design"), (bob, "Sales"), (cy, "Design")):
        with office.session() as session:
            session.get_one(type(office.known(person)), office.known(person).id).department = department
    card = office.services.matching_rules.of(grace, cohort.id)
    other = replace(card.rules, weights=only(Criterion.DEPARTMENT))
    looked_at = office.services.matching_rules.preview(grace, cohort.id, card.version, other)
    assert looked_at.effect == Effect(pairs_before=1, pairs_after=1, same=0, moved=1)
    assert (looked_at.changes, looked_at.shares[Criterion.DEPARTMENT]) == (frozenset({"weights"}), 1000)
    assert office.services.matching_rules.of(grace, cohort.id) == card
    office.services.matching_rules.change(grace, cohort.id, card.version, other)
    ((pair),) = office.services.matching.dry_run(grace, cohort.id).pairs
    assert pair.mentor.name == "Bob"
    (entry,) = [each for each in office.rows(AuditEntry) if each.action == "program:matching"]
    assert entry.detail == {"weights": []}


def test_a_dry_run_made_under_other_rules_is_not_published(office: Office) -> None:
    grace, ada, bob = office.admin(), office.person("ada"), office.person("bob")
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR)
    office.join(bob, cohort, Role.MENTEE)
    dry_run = office.services.matching.dry_run(grace, cohort.id)
    card = office.services.matching_rules.of(grace, cohort.id)
    changed = replace(card.rules, weights=only(Criterion.SKILLS))
    office.services.matching_rules.change(grace, cohort.id, card.version, changed)
    with pytest.raises(RoundOutdated):
        office.services.matching.publish(grace, dry_run.round)


def test_two_admins_who_change_the_rules_at_once_notice_each_other(office: Office) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    card = office.services.matching_rules.of(grace, cohort.id)
    office.services.matching_rules.change(
        grace, cohort.id, card.version, replace(card.rules, asked_first=AskedFirst.MENTEE, manager_levels=10)
    )
    for deed in (office.services.matching_rules.change, office.services.matching_rules.preview):
        with pytest.raises(ChangedMeanwhile):
            deed(grace, cohort.id, card.version, replace(card.rules, asked_first=AskedFirst.MENTOR))
    (entry,) = [each for each in office.rows(AuditEntry) if each.action == "program:matching"]
    assert entry.detail == {"asked_first": ["both", "mentee"], "manager_levels": ["1", "10"]}


def test_saving_what_is_there_already_changes_nothing(office: Office) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    card = office.services.matching_rules.of(grace, cohort.id)
    office.services.matching_rules.change(grace, cohort.id, card.version, card.rules)
    assert office.row(Program).version == card.version
    assert "program:matching" not in {entry.action for entry in office.rows(AuditEntry)}


def test_the_size_of_groups_is_kept_only_for_groups(office: Office) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    card = office.services.matching_rules.of(grace, cohort.id)
    groups = replace(card.rules, pairing=Pairing.GROUP, group_min=2, group_max=4)
    office.services.matching_rules.change(grace, cohort.id, card.version, groups)
    assert (office.row(Program).group_min, office.row(Program).group_max) == (2, 4)
    card = office.services.matching_rules.of(grace, cohort.id)
    assert card.rules == groups
    office.services.matching_rules.change(
        grace, cohort.id, card.version, replace(groups, pairing=Pairing.TRADITIONAL)
    )
    assert (office.row(Program).group_min, office.row(Program).group_max) == (None, None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"weights": dict.fromkeys(Criterion, Weight.OFF)}, "weights"),
        ({"pairing": Pairing.GROUP, "group_min": 5, "group_max": 4}, "group_min"),
        ({"pairing": Pairing.GROUP, "group_min": 5, "group_max": 21}, "group_max"),
        ({"manager_levels": 0}, "manager_levels"),
    ],
)
def test_rules_that_make_no_sense_are_refused_with_the_name_of_the_field(
    office: Office, changes: dict[str, object], field: str
) -> None:
    grace = office.admin()
    cohort = office.cohort(grace)
    card = office.services.matching_rules.of(grace, cohort.id)
    with pytest.raises(WrongInput) as refused:
        office.services.matching_rules.preview(grace, cohort.id, card.version, replace(card.rules, **changes))  # type: ignore[arg-type]
    assert set(refused.value.fields) == {field}


def test_managers_of_managers_are_kept_apart_where_the_program_says_so(office: Office) -> None:
    grace = office.admin()
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort(grace)
    office.join(ada, cohort, Role.MENTOR)
    office.join(cy, cohort, Role.MENTEE)
    for report, manager in ((cy, bob), (bob, ada)):
        with office.session() as session:
            row = session.get_one(type(office.known(report)), office.known(report).id)
            row.manager_id = office.known(manager).id
    assert len(office.services.matching.dry_run(grace, cohort.id).pairs) == 1
    card = office.services.matching_rules.of(grace, cohort.id)
    office.services.matching_rules.change(grace, cohort.id, card.version, replace(card.rules, manager_levels=2))
    assert office.services.matching.dry_run(grace, cohort.id).pairs == ()
