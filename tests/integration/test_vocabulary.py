"""The workspace's words for skills: offered while typing, renamed, merged and taken apart, and matching follows."""

from uuid import uuid4

import pytest

from bot.domain.cards import VocabularyCard
from bot.domain.errors import AdminsOnly, NotYours, WrongInput
from bot.domain.people import Actor
from bot.domain.skills import Offered, skill_key
from bot.domain.terms import Role, SkillKind, WordOrigin
from bot.services.joining.vocabulary import MOST_FOUND, MOST_LISTED
from models import AuditEntry, Skill
from tests.integration.office import Office


def word(office: Office, label: str) -> Skill:
    return office.row(Skill, label=label)


def joined(office: Office) -> Actor:
    """An admin, a mentor who offers Postgres tuning, a mentee who wants query tuning."""
    cohort = office.cohort()
    office.join(office.person("mary"), cohort, Role.MENTOR, offers=("Postgres tuning",))
    office.join(office.person("grace"), cohort, Role.MENTEE, wants=("query tuning",))
    return office.admin()


def points(office: Office) -> int:
    cohort = office.services.home.of(office.person("grace")).participations[0].cohort
    (pair,) = office.services.matching.dry_run(office.admin(), cohort.id).pairs
    return pair.score


def test_words_of_this_workspace_are_offered_first(office: Office) -> None:
    joined(office)
    found = office.services.vocabulary.suggest(office.person("ada"), "tuning")
    assert [each.label for each in found][:2] == ["Postgres tuning", "query tuning"]
    assert found[-1].kind is None


def test_merged_words_count_as_one_until_they_are_taken_apart(office: Office) -> None:
    admin = joined(office)
    before = points(office)
    one, other = word(office, "query tuning"), word(office, "Postgres tuning")
    card = office.services.vocabulary.merge(admin, one.id, other.id)
    assert {each.label: each.counts_as for each in card.words} == {
        "query tuning": "Postgres tuning",
        "Postgres tuning": None,
    }
    assert points(office) > before
    assert office.services.vocabulary.suggest(admin, "tuning")[0].label == "Postgres tuning"
    assert [each.label for each in office.services.vocabulary.find(admin, "tuning")] == ["Postgres tuning"]

    card = office.services.vocabulary.split(admin, one.id)
    assert not any(each.counts_as for each in card.words)
    assert points(office) == before
    office.services.vocabulary.split(admin, one.id)
    actions = [entry.action for entry in office.rows(AuditEntry) if entry.action.startswith("skill")]
    assert actions == ["skill:merge", "skill:split"]


def test_what_was_merged_before_follows_and_no_word_merges_into_itself(office: Office) -> None:
    admin = joined(office)
    office.join(office.person("linus"), office.cohort(), Role.MENTOR, offers=("SQL speed",))
    speed, query, tuning = (word(office, label) for label in ("SQL speed", "query tuning", "Postgres tuning"))
    office.services.vocabulary.merge(admin, speed.id, query.id)
    office.services.vocabulary.merge(admin, query.id, tuning.id)
    assert {row.merged_into_id for row in office.rows(Skill)} == {None, tuning.id}
    with pytest.raises(WrongInput):
        office.services.vocabulary.merge(admin, tuning.id, query.id)


def test_a_renamed_skill_is_found_under_both_names(office: Office) -> None:
    admin = joined(office)
    skill = word(office, "query tuning")
    office.services.vocabulary.rename(admin, skill.id, "Query performance")
    cohort = office.cohort()
    for name, wants in (("ada", "query tuning"), ("linus", "query  performance")):
        office.join(office.person(name), cohort, Role.MENTEE, wants=(wants,))
        assert office.services.signups.form(office.person(name), cohort.id).answers.wants == ("Query performance",)
    office.services.vocabulary.rename(admin, skill.id, "query tuning")
    assert office.services.signups.form(office.person("ada"), cohort.id).answers.wants == ("query tuning",)


def test_another_name_of_a_skill_is_no_word_of_its_own(office: Office) -> None:
    admin = joined(office)
    vocabulary = office.services.vocabulary
    skill = word(office, "query tuning")
    vocabulary.rename(admin, skill.id, "Query speed")
    card = vocabulary.rename(admin, skill.id, "Query performance")
    assert listed(card) == {"Postgres tuning": None, "Query performance": None}
    for alias in office.rows(Skill, origin=WordOrigin.ALIAS):
        assert listed(vocabulary.split(admin, alias.id)) == listed(card)

    card = vocabulary.merge(admin, skill.id, word(office, "Postgres tuning").id)
    assert listed(card) == {"Postgres tuning": None, "Query performance": "Postgres tuning"}
    for typed in ("query tuning", "Query speed", "query performance", "postgres"):
        assert [found.label for found in vocabulary.find(admin, typed)] == ["Postgres tuning"]
    assert listed(vocabulary.split(admin, skill.id)) == {"Postgres tuning": None, "Query performance": None}
    assert [found.label for found in vocabulary.find(admin, "query speed")] == ["Query performance"]


def test_a_skill_that_takes_the_name_of_a_merged_one_leaves_no_second_one_of_that_name(office: Office) -> None:
    admin = joined(office)
    vocabulary = office.services.vocabulary
    query, postgres = word(office, "query tuning"), word(office, "Postgres tuning")
    vocabulary.merge(admin, query.id, postgres.id)
    card = vocabulary.rename(admin, postgres.id, "Query tuning")
    assert listed(card) == {"Query tuning": None}
    assert vocabulary.word(admin, postgres.id).merged == ()
    assert listed(vocabulary.split(admin, query.id)) == {"Query tuning": None}

    card = vocabulary.rename(admin, postgres.id, "Postgres tuning")
    assert listed(card) == {"Postgres tuning": None, "Query tuning": "Postgres tuning"}
    assert listed(vocabulary.split(admin, query.id)) == {"Postgres tuning": None, "Query tuning": None}


def test_taking_a_chain_apart_goes_back_the_way_it_came(office: Office) -> None:
    admin = joined(office)
    office.join(office.person("linus"), office.cohort(), Role.MENTOR, offers=("SQL speed", "Indexes"))
    vocabulary = office.services.vocabulary
    beta, alpha, gamma, delta = (
        word(office, label).id for label in ("SQL speed", "query tuning", "Postgres tuning", "Indexes")
    )
    vocabulary.merge(admin, delta, beta)
    vocabulary.merge(admin, beta, alpha)
    vocabulary.merge(admin, alpha, gamma)
    assert {each.label for each in vocabulary.word(admin, gamma).merged} == {"Indexes", "SQL speed", "query tuning"}
    assert listed(vocabulary.split(admin, alpha)) == {
        "Postgres tuning": None,
        "query tuning": None,
        "SQL speed": "query tuning",
        "Indexes": "query tuning",
    }
    card = vocabulary.merge(admin, beta, gamma)
    assert listed(card)["Indexes"] == "Postgres tuning", "what is under a merged word goes where that goes"
    assert listed(vocabulary.split(admin, beta)) == {
        "Postgres tuning": None,
        "query tuning": None,
        "SQL speed": None,
        "Indexes": "SQL speed",
    }


def test_the_search_finds_words_that_the_list_has_no_room_for(office: Office) -> None:
    admin = joined(office)
    with office.session() as session:
        workspace = office.row(Skill, label="query tuning").workspace_id
        for number in range(MOST_LISTED):
            label = f"A skill {number}"
            session.add(Skill(id=uuid4(), workspace_id=workspace, key=skill_key(label), label=label))
        session.add(Skill(id=uuid4(), workspace_id=workspace, key=skill_key("Ökobilanzen"), label="Ökobilanzen"))
    assert "Ökobilanzen" not in listed(office.services.vocabulary.of(admin))
    for typed in ("ÖKOBILANZ", "bilanzen"):
        assert [each.label for each in office.services.vocabulary.find(admin, typed)] == ["Ökobilanzen"]
    assert office.services.vocabulary.find(admin, "100 %") == ()
    assert len(office.services.vocabulary.find(admin, "")) == MOST_FOUND


def test_a_word_is_named_by_all_who_mean_it(office: Office) -> None:
    admin = joined(office)
    query, postgres = word(office, "query tuning"), word(office, "Postgres tuning")
    card = office.services.vocabulary.merge(admin, query.id, postgres.id)
    assert next(each.uses for each in card.words if each.id == postgres.id) == 2


def listed(card: VocabularyCard) -> dict[str, str | None]:
    """What the list shows: each word with what it counts as. Raise where one name stands there twice."""
    shown = {each.label: each.counts_as for each in card.words}
    assert len(shown) == len(card.words)
    return shown


def test_a_name_that_is_taken_or_empty_or_long_is_explained(office: Office) -> None:
    admin = joined(office)
    skill = word(office, "query tuning")
    office.services.vocabulary.rename(admin, skill.id, "query tuning")
    complaints = {"postgres tuning": "is there already", " ": "a name", "x" * 61: "under 60", "a, b": "comma"}
    for label, problem in complaints.items():
        with pytest.raises(WrongInput) as refusal:
            office.services.vocabulary.rename(admin, skill.id, label)
        assert problem in refusal.value.fields["label"]


def test_an_admin_says_of_what_kind_a_skill_is_and_people_find_it_there(office: Office) -> None:
    admin = joined(office)
    skill = word(office, "query tuning")
    card = office.services.vocabulary.rename(admin, skill.id, "query tuning", kind=SkillKind.TECHNICAL)
    assert {each.label: each.kind for each in card.words}["query tuning"] is SkillKind.TECHNICAL
    assert Offered("query tuning", SkillKind.TECHNICAL) in office.services.vocabulary.suggest(admin, "tuning")
    office.services.vocabulary.rename(admin, skill.id, "query tuning", kind=SkillKind.TECHNICAL)
    (entry,) = (each for each in office.rows(AuditEntry) if each.action.startswith("skill"))
    assert (entry.action, entry.detail["old"], entry.detail["new"]) == ("skill:kind", "other", "technical")


def test_a_well_known_synonym_is_the_known_skill_and_has_its_kind(office: Office) -> None:
    office.join(office.person("ada"), office.cohort(), Role.MENTOR, offers=("js", "JavaScript"))
    skill = office.row(Skill)
    assert (skill.label, skill.key, skill.kind) == ("JavaScript", "javascript", SkillKind.TECHNICAL)


def test_words_of_an_older_version_keep_their_meaning(office: Office) -> None:
    mary, cohort = office.person("mary"), office.cohort()
    office.join(mary, cohort, Role.MENTOR, offers=("databases",))
    with office.session() as session:
        session.get_one(Skill, office.row(Skill).id).key = "databases"
    office.join(office.person("grace"), cohort, Role.MENTEE, wants=("Database",))
    (pair,) = office.services.matching.dry_run(office.admin(), cohort.id).pairs
    assert pair.reason.skills == ("databases",)


def test_only_admins_keep_the_vocabulary(office: Office) -> None:
    joined(office)
    ada, skill = office.person("ada"), word(office, "query tuning").id
    vocabulary = office.services.vocabulary
    for deed in (
        lambda: vocabulary.of(ada),
        lambda: vocabulary.find(ada, ""),
        lambda: vocabulary.word(ada, skill),
        lambda: vocabulary.rename(ada, skill, "x"),
        lambda: vocabulary.merge(ada, skill, skill),
        lambda: vocabulary.split(ada, skill),
    ):
        with pytest.raises(AdminsOnly):
            deed()
    assert vocabulary.word(office.admin(), skill).label == "query tuning"
    with pytest.raises(NotYours):
        vocabulary.word(office.admin(), office.known(ada).id)
