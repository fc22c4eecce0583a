"""What waited for its turn and has lost its point meanwhile is not said any more; news still is."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.care.endings import Wish
from bot.domain.care.terms import ConcernKind, EndChoice
from bot.domain.growth.goals import GoalWish
from bot.domain.notices import CheckIn, FeedbackAsked, GoalReached, HelpNews, MeetingBegins
from bot.domain.people import Actor
from bot.domain.terms import MeetingState, MentorshipState
from bot.store.due import Dated
from models import Meeting, Mentorship, Participant
from tests.integration.office import TODAY, Office, T
from tests.integration.test_concerns import Trouble
from tests.integration.test_due import on_a_break

Couple = tuple[Actor, Actor, UUID, UUID]
"""A mentor, a mentee, their cohort and their pair."""


def couple(office: Office) -> Couple:
    ada, bob, cohort = office.person("ada"), office.person("bob"), office.cohort()
    return ada, bob, cohort.id, office.pair(ada, bob, cohort)


def leaves(office: Office, couple: Couple) -> None:
    ada, _, cohort, _ = couple
    office.services.participation.leave(
        ada, office.row(Participant, cohort_id=cohort, person_id=office.known(ada).id).id
    )


def takes_a_break(office: Office, couple: Couple) -> None:
    ada, _, cohort, _ = couple
    participant = office.row(Participant, cohort_id=cohort, person_id=office.known(ada).id).id
    office.services.participation.pause(ada, participant, T(days=30).date())


def finish_well(office: Office, couple: Couple) -> None:
    ada, bob, _, pair = couple
    for actor in (ada, bob):
        office.services.endings.choose(actor, pair, Wish(choice=EndChoice.GRADUATE, until=T(days=20).date()))


@pytest.mark.parametrize("ends", [leaves, takes_a_break, finish_well])
def test_nobody_is_asked_how_a_meeting_was_once_their_pair_is_over_or_rests(
    office: Office, ends: Callable[[Office, Couple], None]
) -> None:
    ada, bob, _, pair = two = couple(office)
    office.clock.instant = T(days=20)
    office.services.past_meetings.log(ada, pair, T(days=19))
    assert len(office.letters(bob, FeedbackAsked)) == 1
    ends(office, two)
    assert office.row(Mentorship, id=pair).state is not MentorshipState.ACTIVE
    assert office.letters(bob, FeedbackAsked) == []


def test_nobody_is_asked_during_a_break_how_the_meeting_was_that_their_partner_tells_of(office: Office) -> None:
    ada, bob, _, pair = two = couple(office)
    office.clock.instant = T(days=20)
    takes_a_break(office, two)
    office.services.past_meetings.log(bob, pair, T(days=19))
    assert office.letters(ada, FeedbackAsked) == []


def test_a_goal_that_was_reached_at_the_end_is_still_told(office: Office) -> None:
    ada, bob, _, pair = two = couple(office)
    goal = office.services.goals.set(
        ada, pair, GoalWish(title="Give a talk", measure="It is given", due_on=TODAY + timedelta(days=30))
    )
    office.clear_mail()
    office.clock.instant = T(days=20)
    office.services.progress.done(ada, goal.id)
    finish_well(office, two)
    assert len(office.letters(bob, GoalReached)) == 1


@pytest.mark.parametrize(("active", "still"), [(True, 1), (False, 0)])
def test_a_conversation_that_somebody_has_gone_from_reads_nothing_more_of_a_pair_that_is_over(
    office: Office, active: bool, still: int
) -> None:
    *_, pair = two = couple(office)
    office.clock.instant = T(days=20)
    finish_well(office, two)
    office.clear_mail()
    with office.store.inside(office.row(Mentorship, id=pair).workspace_id) as work:
        news = MeetingBegins(meeting=pair, starts_at=T(days=25), minutes=30, team="T1", channel="C1")
        work.outbox.to_pair(work.mentorships.get(pair), news, key="news", due_at=T(days=25))
    office.learn("bob", active=active)
    assert len(office.open_mail(key="news")) == still


def test_a_meeting_that_is_left_open_is_not_asked_about_any_more(office: Office) -> None:
    _, bob, _, pair = couple(office)
    while len(office.rows(Meeting, mentorship_id=pair)) < 2:
        office.plan_next()
    (first, *_) = sorted(office.rows(Meeting, mentorship_id=pair), key=lambda meeting: meeting.number)
    assert (first.state, first.asks) == (MeetingState.UNKNOWN, 2)
    assert office.letters(bob, CheckIn) == []


def test_two_deeds_on_a_request_before_its_sender_reads_are_one_piece_of_news(office: Office) -> None:
    trouble = Trouble(office)
    request = trouble.sends(ConcernKind.MEDIATION)
    office.clear_mail()
    desk = office.services.concern_desk
    taken = desk.take(trouble.grace, request.id)
    answered = desk.reply(trouble.grace, request.id, taken.version, "Shall we talk?")
    assert office.letters(trouble.bob) == [HelpNews(concern=request.id)]
    office.clear_mail()
    desk.settle(trouble.grace, request.id, answered.version)
    assert office.letters(trouble.bob) == [HelpNews(concern=request.id)]


def test_only_where_something_is_due_is_it_claimed(office: Office) -> None:
    def found() -> list[Dated]:
        with office.store.due() as due:
            return list(due.found((Mentorship, Participant), office.clock.now()))

    on_a_break(office, 5, None)
    assert found() == []
    office.wait(minutes=5)
    assert found() == [Participant]
