"""Ending a pair early: from either side, without blame, with a way back, and with open steps kept."""

from uuid import UUID

import pytest

from bot.domain.care.terms import EndedBy
from bot.domain.errors import MentorshipOver, NoPairUnderWay, NotYours
from bot.domain.growth.steps import StepWish, Whose
from bot.domain.growth.terms import StepKind
from bot.domain.notices import MentorshipEnded, PairParted
from bot.domain.people import Actor
from bot.domain.rematches import Afterwards
from bot.domain.terms import MentorshipState, ParticipantState, Side
from models import AuditEntry, Farewell, Mentorship, Participant, Rematch
from tests.integration.office import Office, T

REASON = "I have changed teams. <!channel>"
SOMEBODY, NOBODY = Afterwards.SOMEBODY, Afterwards.NOBODY


class Two:
    """Ada mentors Bob, from a Monday morning in London on."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.grace = office.admin()
        self.ada, self.bob = office.person("ada"), office.person("bob")
        self.cohort = office.cohort(self.grace)
        self.pair = office.pair(self.ada, self.bob, self.cohort)

    @property
    def row(self) -> Mentorship:
        return self.office.row(Mentorship, id=self.pair)

    def place(self, actor: Actor) -> Participant:
        return self.office.participant(actor, self.cohort)

    def step(self, actor: Actor, title: str) -> UUID:
        wish = StepWish(title=title, kind=StepKind.STEP, whose=Whose.MINE, goal=None, due_on=None)
        return self.office.services.steps.add(actor, self.pair, wish).id


@pytest.fixture
def two(office: Office) -> Two:
    return Two(office)


@pytest.mark.parametrize("by", ["ada", "bob"])
def test_either_side_ends_it_and_the_other_reads_a_neutral_word(office: Office, two: Two, by: str) -> None:
    ending, other = (two.ada, two.bob) if by == "ada" else (two.bob, two.ada)
    two.step(other, "Read a chapter")
    office.clear_mail()
    card = office.services.early_ends.end(ending, two.pair, REASON, SOMEBODY)
    assert (card.hears_at, card.goes_on) == (T(hours=1), True)
    assert office.services.early_ends.of(other, two.pair).hears_at is None
    assert office.letters(other) == []
    office.wait(hours=1)
    office.plan()

    assert (two.row.state, two.row.ended_by) == (MentorshipState.ENDED, EndedBy.STOPPED)
    (letter,) = office.letters(other)
    side = Side.MENTEE if by == "ada" else Side.MENTOR
    known = office.known(ending).as_someone()
    assert letter == PairParted(partner=known, program="Skill exchange", you_are=side, steps_left=1)
    assert office.letters(ending) == []
    assert {two.place(each).state for each in (two.ada, two.bob)} == {ParticipantState.ACTIVE}
    (entry,) = office.rows(AuditEntry, action="pair:rematch")
    assert (entry.actor_id, entry.detail) == (None, {})
    assert office.row(Rematch).reason == REASON
    assert all(REASON not in str(each.payload) for each in office.mail())


def test_open_steps_stay_with_whoever_took_them_on(office: Office, two: Two) -> None:
    mine = two.step(two.bob, "Read a chapter")
    two.step(two.ada, "Find an article")
    card = office.services.early_ends.end(two.bob, two.pair, "", SOMEBODY)
    assert card.steps == 1
    office.wait(hours=1)
    office.plan()
    assert [step.id for step in office.services.steps.of(two.bob, 0).steps] == [mine]
    office.services.steps.done(two.bob, mine)


def test_who_would_like_nobody_is_left_in_peace_until_they_say_so(office: Office, two: Two) -> None:
    office.services.early_ends.end(two.bob, two.pair, "", NOBODY)
    office.wait(hours=1)
    office.plan()
    (place,) = office.services.home.of(two.bob).participations
    assert place.silent
    assert not office.services.home.of(two.ada).participations[0].silent


@pytest.mark.parametrize("afterwards", Afterwards)
def test_what_is_taken_back_leaves_everything_as_it_was(office: Office, two: Two, afterwards: Afterwards) -> None:
    office.services.early_ends.end(two.bob, two.pair, REASON, afterwards)
    office.wait(minutes=30)
    office.services.rematches.take_back(two.bob, two.pair)
    office.wait(days=1)
    office.plan()
    assert two.row.state is MentorshipState.ACTIVE
    assert not office.rows(Rematch)
    assert not office.rows(Farewell)
    assert two.place(two.bob).silent_since is None
    assert office.letters(two.ada, PairParted) == []


def test_a_wish_for_peace_of_before_outlives_a_change_of_mind(office: Office, two: Two) -> None:
    with office.session() as session:
        session.get_one(Participant, two.place(two.bob).id).silent_since = T()
    office.wait(minutes=5)
    office.services.early_ends.end(two.bob, two.pair, "", NOBODY)
    office.services.rematches.take_back(two.bob, two.pair)
    assert two.place(two.bob).silent_since == T()


def test_saying_so_again_changes_nothing(office: Office, two: Two) -> None:
    first = office.services.early_ends.end(two.bob, two.pair, REASON, SOMEBODY)
    office.wait(minutes=10)
    again = office.services.early_ends.end(two.bob, two.pair, "Another reason", SOMEBODY)
    assert (again.hears_at, office.row(Rematch).reason) == (first.hears_at, REASON)
    assert len(office.rows(Farewell)) == 1


def test_when_both_end_it_there_is_nothing_to_wait_for(office: Office, two: Two) -> None:
    office.services.early_ends.end(two.bob, two.pair, "", SOMEBODY)
    office.wait(minutes=10)
    card = office.services.early_ends.end(two.ada, two.pair, "", SOMEBODY)
    assert card.hears_at == T(hours=1, minutes=10)
    assert (two.row.state, two.row.ended_by) == (MentorshipState.ENDED, EndedBy.STOPPED)
    assert [type(each) for each in office.letters(two.bob)] == [PairParted]
    assert office.letters(two.ada) == []


def test_a_rematch_is_counted_apart_from_an_end(office: Office, two: Two) -> None:
    office.services.rematches.ask(two.bob, two.pair, "")
    office.services.early_ends.end(two.bob, two.pair, "", SOMEBODY)
    office.wait(hours=1)
    office.plan()
    assert two.row.ended_by is EndedBy.PARTED


def test_who_leaves_lets_the_other_keep_their_steps(office: Office, two: Two) -> None:
    two.step(two.bob, "Read a chapter")
    office.clear_mail()
    office.services.participation.leave(two.ada, two.row.mentor_id)
    (letter,) = office.letters(two.bob, MentorshipEnded)
    assert isinstance(letter, MentorshipEnded)
    assert letter.steps_left == 1


def test_only_the_two_end_it_and_only_once(office: Office, two: Two) -> None:
    with pytest.raises(NotYours):
        office.services.early_ends.end(two.grace, two.pair, "", SOMEBODY)
    with pytest.raises(NoPairUnderWay):
        office.services.early_ends.mine(two.grace)
    assert [card.partner.name for card in office.services.early_ends.mine(two.bob)] == ["Ada"]
    office.services.early_ends.end(two.bob, two.pair, "", SOMEBODY)
    office.wait(hours=1)
    office.plan()
    with pytest.raises(MentorshipOver):
        office.services.early_ends.end(two.ada, two.pair, "", SOMEBODY)
