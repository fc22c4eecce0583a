"""What people let reports make of their words and names, and whether everybody is reached alike."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.errors import AdminsOnly, NotTakingPart
from bot.domain.feedback import MeetingFeedback
from bot.domain.insight.inclusion import Group
from bot.domain.insight.terms import Sharing
from bot.domain.people import Actor
from bot.domain.terms import Role, Stage
from models import Feedback, MatchProposal, Meeting, Mentorship, Participant
from tests.integration.office import Office

NAMES = ("bob", "cy", "dee", "eve", "fay", "gil")


@pytest.fixture
def circle(office: Office) -> tuple[CohortCard, Sequence[Actor]]:
    """Six mentees of one mentor, each with a meeting to speak of."""
    cohort = office.cohort()
    office.join(office.person("hopper"), cohort, Role.MENTOR, seats=6)
    mentees = [office.person(name) for name in NAMES]
    for each in mentees:
        office.join(each, cohort, Role.MENTEE)
    for proposal in office.matched(cohort):
        office.services.proposals.accept(office.person("hopper"), proposal)
    for mentee in mentees:
        participant = office.participant(mentee, cohort).id
        office.services.proposals.accept(mentee, proposal_of(office, participant))
    office.plan_next()
    return cohort, mentees


def proposal_of(office: Office, mentee: UUID) -> UUID:
    return office.row(MatchProposal, mentee_id=mentee).id


def says(office: Office, who: Actor, cohort: CohortCard, words: str, sharing: Sharing | None) -> None:
    mentee = office.participant(who, cohort).id
    pair = office.row(Mentorship, mentee_id=mentee)
    meeting = office.row(Meeting, mentorship_id=pair.id)
    said = MeetingFeedback(rating=4, moved_forward=words, gap="Nobody reads this", sharing=sharing)
    office.services.feedback.give(who, meeting.id, said)


def test_what_five_people_share_is_a_theme_and_only_what_may_be_quoted_is(
    office: Office, circle: tuple[CohortCard, Sequence[Actor]]
) -> None:
    cohort, mentees = circle
    for number, each in enumerate(mentees[:5]):
        says(office, each, cohort, f"Hopper helped me with delegation. {number}", Sharing.THEMES)
    card = office.services.voices.of(office.admin(), cohort.id)
    assert [(theme.words, theme.people) for theme in card.themes] == [("delegation", 5), ("helped", 5)]
    assert card.quotes == ()
    for number, each in enumerate(mentees[:5]):
        says(office, each, cohort, f"Hopper helped me with delegation. {number}", Sharing.QUOTE)
    quotes = office.services.voices.of(office.admin(), cohort.id).quotes
    assert len(quotes) == 5
    assert all("… helped me with delegation" in each for each in quotes)


@pytest.mark.parametrize("sharing", [None, Sharing.PRIVATE])
def test_words_that_nobody_let_us_use_are_used_for_nothing(
    office: Office, circle: tuple[CohortCard, Sequence[Actor]], sharing: Sharing | None
) -> None:
    cohort, mentees = circle
    for each in mentees:
        says(office, each, cohort, "Delegation", sharing)
    card = office.services.voices.of(office.admin(), cohort.id)
    assert (card.themes, card.quotes) == ((), ())


def test_whoever_takes_their_leave_back_is_counted_no_more(
    office: Office, circle: tuple[CohortCard, Sequence[Actor]]
) -> None:
    cohort, mentees = circle
    for each in mentees[:5]:
        says(office, each, cohort, "Delegation", Sharing.THEMES)
    assert office.services.voices.of(office.admin(), cohort.id).themes
    says(office, mentees[0], cohort, "Delegation", Sharing.PRIVATE)
    assert office.services.voices.of(office.admin(), cohort.id).themes == ()
    says(office, mentees[1], cohort, "Delegation, again", None)
    kept = office.row(Feedback, participant_id=office.participant(mentees[1], cohort).id)
    assert kept.sharing is Sharing.THEMES, "what is not said anew stays"


def test_only_who_runs_a_program_hears_its_voices(office: Office) -> None:
    cohort = office.cohort()
    for deed in (office.services.voices.of, office.services.voices.inclusion):
        with pytest.raises(AdminsOnly):
            deed(office.person("ada"), cohort.id)


def test_groups_that_fare_worse_are_pointed_out_and_small_ones_are_not_told(office: Office) -> None:
    cohort = office.cohort()
    for number in range(12):
        told = {"time_zone": "Africa/Nairobi", "languages": ("Swahili",)} if number < 6 else {}
        stage = Stage.STARTING if number < 9 else Stage.LEADING
        office.join(office.person(f"p{number:02}"), cohort, Role.MENTEE, stage=stage, **told)
    office.wait(days=15)
    found = office.services.voices.inclusion(office.admin(), cohort.id).inclusion
    assert found
    assert (found.everybody.people, found.everybody.paired, found.everybody.never_asked) == (10, 0, 1)
    assert found.everybody.waits == 2
    stages = {group.name: group.people for group in found.groups["Career stage"]}
    assert stages == {}, "three leaders could be had by subtraction"
    assert found.hidden["Career stage"] == 2
    assert names(found.groups["Language"]) == ["Swahili"]
    assert names(found.groups["Part of the world"]) == ["Africa", "Europe"]


def names(groups: Sequence[Group]) -> list[str]:
    return [group.name for group in groups]


def test_whoever_has_a_partner_or_a_match_to_answer_does_not_wait(
    office: Office, circle: tuple[CohortCard, Sequence[Actor]]
) -> None:
    cohort, _ = circle
    found = office.services.voices.inclusion(office.admin(), cohort.id).inclusion
    assert found
    assert (found.everybody.paired, found.everybody.agreed, found.everybody.waits) == (1, 1, None)


def test_too_few_people_are_no_group_at_all(office: Office) -> None:
    cohort = office.cohort()
    office.join(office.person("ada"), cohort, Role.MENTEE)
    assert office.services.voices.inclusion(office.admin(), cohort.id).inclusion is None


def test_people_are_named_only_as_long_as_they_like(office: Office) -> None:
    cohort, ada = office.cohort(), office.person("ada")
    office.join(ada, cohort, Role.MENTEE)
    assert not office.services.profiles.of(ada, cohort.id).nameable
    office.services.profiles.let_name(ada, cohort.id)
    since = office.row(Participant).nameable_since
    office.wait(days=1)
    office.services.profiles.let_name(ada, cohort.id)
    assert office.row(Participant).nameable_since == since == office.clock.now() - timedelta(days=1)
    assert office.services.profiles.of(ada, cohort.id).nameable
    office.services.profiles.stop_naming(ada, cohort.id)
    assert not office.services.profiles.of(ada, cohort.id).nameable
    with pytest.raises(NotTakingPart):
        office.services.profiles.let_name(office.person("bob"), cohort.id)
