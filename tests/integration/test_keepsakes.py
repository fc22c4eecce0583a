"""What stays of a pair: the list of past ones, a certificate with what may be told, thanks, and the ways on."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.care.ending_cards import Certificate
from bot.domain.care.ending_errors import NoCertificate, NothingPast, OutOfTouch, ThankedAlready
from bot.domain.care.endings import LONGEST_THANKS, Wish
from bot.domain.care.terms import EndChoice
from bot.domain.errors import MentorshipOver, NotYours, WrongInput
from bot.domain.growth.goals import GoalWish, Progress
from bot.domain.growth.terms import GoalVisibility
from bot.domain.matching_terms import Pairing
from bot.domain.notices import MentorshipCompleted, PartnerThanked
from bot.domain.people import Actor
from bot.domain.terms import MeetingState, MentorshipState, Role, Side
from models import Meeting, Mentorship
from tests.integration.office import TODAY, Office, T

NOW = Wish(choice=EndChoice.GRADUATE, until=TODAY)


class Past:
    """Ada mentored Bob for a week: they met for half an hour, then both felt ready."""

    def __init__(self, office: Office, *, meetings: int = 1) -> None:
        self.office = office
        self.ada, self.bob, self.grace = office.person("ada"), office.person("bob"), office.admin()
        self.cohort = office.cohort(self.grace)
        self.pair = office.pair(self.ada, self.bob, self.cohort)
        for number in range(meetings):
            self.meets(number)

    def meets(self, number: int) -> None:
        begins = T(days=number + 1)
        with self.office.session() as session:
            session.add(
                Meeting(
                    id=self.office.ids.new(),
                    workspace_id=self.office.workspace().id,
                    mentorship_id=self.pair,
                    number=number + 1,
                    revision=0,
                    state=MeetingState.HELD,
                    starts_at=begins,
                    ends_at=begins + timedelta(minutes=45),
                    shared_hours=True,
                    asks=0,
                    offers=0,
                    logged=False,
                )
            )

    def reaches(self, actor: Actor, title: str, visibility: GoalVisibility = GoalVisibility.PAIR) -> UUID:
        wish = GoalWish(title=title, measure="", due_on=TODAY + timedelta(days=30), visibility=visibility)
        goal = self.office.services.goals.set(actor, self.pair, wish)
        self.office.services.progress.record(actor, goal.id, goal.version, Progress(percent=100, note=""))
        return goal.id

    def ends(self) -> None:
        self.office.wait(days=7)
        for actor in (self.ada, self.bob):
            self.office.services.endings.choose(actor, self.pair, NOW)


def test_a_certificate_says_what_its_owner_may_know_and_wants_to_be_named(office: Office) -> None:
    past = Past(office, meetings=3)
    talk = past.reaches(past.bob, "Give a talk")
    secret = past.reaches(past.bob, "Ask for a raise", GoalVisibility.MINE)
    listen = past.reaches(past.ada, "Listen more")
    past.ends()
    card = office.services.keepsakes.certificate(past.bob, past.pair)
    assert card.goals == ((talk, "Give a talk"),)
    assert card.says == Certificate(
        owner="Bob",
        partner="Ada",
        you_are=Side.MENTEE,
        pairing=Pairing.TRADITIONAL,
        program="Skill exchange",
        started_on=TODAY,
        ended_on=TODAY + timedelta(days=7),
        meetings=3,
        minutes=135,
        goals=3,
    )
    issued = office.services.keepsakes.issue(past.bob, past.pair, {talk, secret, listen})
    assert issued.titles == ("Give a talk",)
    theirs = office.services.keepsakes.certificate(past.ada, past.pair)
    assert (theirs.says.goals, theirs.goals) == (2, ((listen, "Listen more"),))
    assert theirs.says.you_are is Side.MENTOR


def test_who_never_met_or_parted_gets_none(office: Office) -> None:
    past = Past(office, meetings=0)
    with pytest.raises(NoCertificate):
        office.services.keepsakes.certificate(past.bob, past.pair)
    past.ends()
    with pytest.raises(NoCertificate):
        office.services.keepsakes.issue(past.bob, past.pair, ())
    with pytest.raises(NotYours):
        office.services.keepsakes.certificate(past.grace, past.pair)
    assert not office.services.keepsakes.past(past.bob)[0].certificate


def test_the_look_back_says_what_there_was_and_what_stays(office: Office) -> None:
    past = Past(office, meetings=2)
    past.reaches(past.bob, "Give a talk")
    past.ends()
    (done,) = office.letters(past.bob, MentorshipCompleted)
    assert done == MentorshipCompleted(
        partner=office.known(past.ada).as_someone(),
        program="Skill exchange",
        meetings_held=2,
        goals_reached=1,
        mentorship=past.pair,
        minutes_met=90,
        early=True,
    )


def test_past_pairs_stand_with_all_that_can_be_done_about_them(office: Office) -> None:
    past = Past(office)
    with pytest.raises(NothingPast):
        office.services.keepsakes.past(past.bob)
    past.ends()
    (card,) = office.services.keepsakes.past(past.bob)
    assert (card.partner.name, card.completed, card.meetings, card.minutes) == ("Ada", True, 1, 45)
    assert (card.certificate, card.thanks, card.silent) == (True, True, False)
    assert card.again_until == TODAY + timedelta(days=35)
    office.wait(days=30)
    assert office.services.keepsakes.past(past.bob)[0].again_until is None


def test_a_pair_that_parted_is_only_remembered(office: Office) -> None:
    past = Past(office)
    office.services.rematches.ask(past.ada, past.pair, "")
    office.wait(hours=1)
    office.plan()
    assert office.row(Mentorship).state is MentorshipState.ENDED
    (card,) = office.services.keepsakes.past(past.bob)
    assert (card.certificate, card.thanks, card.completed, card.again_until) == (False, False, False, None)
    with pytest.raises(MentorshipOver):
        office.services.keepsakes.thank(past.bob, past.pair, "Thank you")


def test_thanks_are_passed_on_once_as_they_are(office: Office) -> None:
    past = Past(office)
    past.ends()
    office.services.keepsakes.to_thank(past.bob, past.pair)
    office.services.keepsakes.thank(past.bob, past.pair, "  You asked the right questions.  ")
    (thanks,) = office.letters(past.ada, PartnerThanked)
    assert thanks == PartnerThanked(
        partner=office.known(past.bob).as_someone(),
        program="Skill exchange",
        words="You asked the right questions.",
    )
    office.clear_mail()
    with pytest.raises(ThankedAlready):
        office.services.keepsakes.thank(past.bob, past.pair, "And again")
    assert not office.services.keepsakes.past(past.bob)[0].thanks
    assert office.services.keepsakes.past(past.ada)[0].thanks


@pytest.mark.parametrize("words", ["", "  ", "a" * (LONGEST_THANKS + 1)])
def test_thanks_are_words_and_not_too_many(office: Office, words: str) -> None:
    past = Past(office)
    past.ends()
    with pytest.raises(WrongInput):
        office.services.keepsakes.thank(past.bob, past.pair, words)


def test_somebody_who_is_gone_cannot_be_thanked(office: Office) -> None:
    past = Past(office)
    past.ends()
    office.learn("ada", active=False)
    with pytest.raises(OutOfTouch):
        office.services.keepsakes.to_thank(past.bob, past.pair)


def test_the_ways_on_lead_through_doors_that_are_open(office: Office) -> None:
    past = Past(office)
    other = office.cohort(past.grace, name="Leading well")
    past.ends()
    card = office.services.keepsakes.paths(past.bob, past.pair)
    assert card.could_guide
    assert [(door.program, door.inside, door.guides) for door in card.doors] == [
        ("Skill exchange", True, False),
        ("Leading well", False, False),
    ]
    office.join(past.bob, other, Role.MENTOR)
    assert office.services.keepsakes.paths(past.bob, past.pair).doors[1].guides
    assert not office.services.keepsakes.paths(past.ada, past.pair).could_guide
    office.learn("bob", active=False)
    assert office.services.keepsakes.paths(past.bob, past.pair).doors == ()
