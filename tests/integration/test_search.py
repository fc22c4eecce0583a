"""Finding people and pairs: by what, whom one may find, what is shown, and that it costs the same for thousands."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.care.terms import EndedBy, Health
from bot.domain.errors import AdminsOnly, NotYours, WrongInput
from bot.domain.insight.desk_errors import OwnPair
from bot.domain.insight.search_cards import PairsWish
from bot.domain.people import Actor
from bot.domain.terms import MentorshipState, Role, Side
from models import MatchProposal, Mentorship, Person
from tests.integration.office import T0, Office
from tests.integration.statements import listening

HOSTILE = "%_\\*<!channel>"


class Two:
    """Two programs of Grace's; Helen runs the first, in which Ada and Bob are a pair."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.grace, self.helen = office.admin(), office.person("helen")
        self.ada, self.bob, self.cy = (office.person(name) for name in ("ada", "bob", "cy"))
        self.cohort = office.cohort(self.grace)
        self.other = office.cohort(self.grace, name="Other")
        self.pair = office.pair(self.ada, self.bob, self.cohort)
        office.join(self.cy, self.other, Role.MENTEE)
        office.services.colleagues.change(self.grace, self.cohort.id, [self.helen.user])

    def finds(self, who: Actor, words: str) -> list[str]:
        return [each.who.name for each in self.office.services.search.people(who, words).people]


@pytest.fixture
def two(office: Office) -> Two:
    return Two(office)


def test_people_are_found_by_a_part_of_the_name_a_mention_an_id_or_an_address(two: Two) -> None:
    with two.office.session() as session:
        session.get_one(Person, two.office.known(two.bob).id).email = "bob@example.com"
    for words in ("bo", "BOB", "@bob", "<@UBOB>", "<@UBOB|bob>", "ubob", "Bob@Example.com"):
        assert two.finds(two.grace, words) == ["Bob"], words
    assert two.finds(two.grace, "example.com") == []
    assert two.finds(two.grace, "helen") == [], "who takes part in nothing is not found"


@pytest.mark.parametrize("words", ["", " a ", "@", "<@>"])
def test_too_little_is_asked_for_again(two: Two, words: str) -> None:
    with pytest.raises(WrongInput):
        two.office.services.search.people(two.grace, words)


@pytest.mark.parametrize("words", ["%%", "__", "\\\\", "' OR 1=1 --", HOSTILE])
def test_what_looks_like_a_pattern_is_a_word_like_any_other(two: Two, words: str) -> None:
    assert two.finds(two.grace, words) == []
    two.office.join(two.office.learn("eve", name=f"Eve {HOSTILE}"), two.cohort, Role.MENTEE)
    assert two.finds(two.grace, HOSTILE) == [f"Eve {HOSTILE}"]


def test_a_program_admin_finds_people_and_pairs_of_their_programs_only(two: Two) -> None:
    search = two.office.services.search
    assert two.finds(two.helen, "cy") == []
    assert two.finds(two.grace, "cy") == ["Cy"]
    with pytest.raises(NotYours):
        search.person(two.helen, two.office.known(two.cy).id)
    for deed in (
        lambda: search.people(two.ada, "bob"),
        lambda: search.person(two.ada, two.office.known(two.bob).id),
        lambda: search.pair(two.ada, two.pair),
        lambda: search.pairs(two.ada),
    ):
        with pytest.raises(AdminsOnly):
            deed()
    two.office.services.colleagues.change(two.grace, two.cohort.id, [])
    two.office.services.colleagues.change(two.grace, two.other.id, [two.helen.user])
    with pytest.raises(NotYours):
        search.pair(two.helen, two.pair)
    assert search.pairs(two.helen).pairs == ()
    assert [each.id for each in search.pairs(two.helen).cohorts] == [two.other.id]


def test_a_persons_page_shows_places_pairs_and_what_waits(two: Two) -> None:
    office = two.office
    office.join(two.office.person("mary"), two.other, Role.MENTOR)
    office.matched(two.other)
    page = office.services.search.person(two.grace, office.known(two.bob).id)
    assert [(place.program, place.role) for place in page.line.places] == [("Skill exchange", Role.MENTEE)]
    assert [(pair.mentor.name, pair.state) for pair in page.pairs] == [("Ada", MentorshipState.ACTIVE)]
    assert page.matches == ()
    assert not page.own
    page = office.services.search.person(two.grace, office.known(two.cy).id)
    (match,) = page.matches
    assert (match.mentor.name, match.mentee.name, match.waits_for) == ("Mary", "Cy", tuple(Side))
    office.join(two.grace, two.other, Role.MENTEE)
    assert office.services.search.person(two.grace, office.known(two.grace).id).own


def test_a_pairs_page_says_how_it_is_and_when_it_is_looked_at(two: Two) -> None:
    office, search = two.office, two.office.services.search
    office.plan()
    page = search.pair(two.grace, two.pair)
    assert (page.line.mentor.name, page.line.health, page.met) == ("Ada", Health.NEW, 0)
    assert page.next_meeting is not None
    assert page.next_look is not None
    assert page.may_act
    office.services.deeds.rematch(two.grace, two.pair)
    assert not search.pair(two.grace, two.pair).may_act
    office.wait(hours=2)
    office.plan()
    ended = search.pair(two.grace, two.pair)
    assert (ended.line.state, ended.next_look, ended.may_act) == (MentorshipState.ENDED, None, False)


def test_nobody_looks_at_a_pair_of_their_own(two: Two) -> None:
    two.office.learn("ada", is_admin=True)
    with pytest.raises(OwnPair):
        two.office.services.search.pair(two.ada, two.pair)
    assert two.office.services.search.pairs(two.ada).pairs == ()


def test_pairs_are_listed_by_cohort_state_and_health(two: Two) -> None:
    pairs = two.office.services.search.pairs
    assert [each.id for each in pairs(two.grace, PairsWish(cohort=two.cohort.id)).pairs] == [two.pair]
    assert pairs(two.grace, PairsWish(cohort=two.other.id)).pairs == ()
    assert len(pairs(two.grace, PairsWish(state=MentorshipState.ACTIVE)).pairs) == 1
    assert pairs(two.grace, PairsWish(state=MentorshipState.ENDED)).pairs == ()
    assert len(pairs(two.grace, PairsWish(health=Health.NEW)).pairs) == 1
    assert pairs(two.grace, PairsWish(health=Health.SILENT)).pairs == ()


def many(two: Two, number: int) -> None:
    """So many more pairs of the same two people, which no round would make."""
    office, ids = two.office, two.office.ids
    first = office.row(Mentorship, id=two.pair)
    proposal = office.row(MatchProposal, id=first.proposal_id)
    matches, pairs = [], []
    for each in range(number):
        shared = {"workspace_id": first.workspace_id, "cohort_id": first.cohort_id, "mentor_id": first.mentor_id}
        match = MatchProposal(
            id=ids.new(), **shared, mentee_id=first.mentee_id, state=proposal.state, score=1,
            reason=dict(proposal.reason), version=1,
        )  # fmt: skip
        matches.append(match)
        pairs.append(
            Mentorship(
                id=ids.new(),
                **shared,
                mentee_id=first.mentee_id,
                proposal_id=match.id,
                version=1,
                state=MentorshipState.ENDED,
                started_at=T0 - timedelta(minutes=each),
                ended_by=EndedBy.STOPPED,
            )
        )
    with office.session() as session:
        session.add_all(matches)
        session.flush()
        session.add_all(pairs)


def test_a_page_of_thousands_of_pairs_takes_as_many_statements_as_one_of_a_few(two: Two) -> None:
    office, asked = two.office, []
    shown: set[UUID] = set()
    for number, start in ((20, 10), (2_979, 2_980)):
        many(two, number)
        with listening(office.engine) as said:
            page = office.services.search.pairs(two.grace, PairsWish(start=start))
        asked.append(len(said))
        shown = {each.id for each in page.pairs}
        assert len(shown) == 10
    assert asked[0] == asked[1] <= 4
    last: set[UUID] = {each.id for each in office.services.search.pairs(two.grace, PairsWish(start=2_990)).pairs}
    assert len(last) == 10
    assert not last & shown
