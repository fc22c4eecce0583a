"""When people work: their own week, days away, and the meetings and messages that keep to them."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from bot.domain.cadence import Days, Why
from bot.domain.errors import WrongInput
from bot.domain.hours import Hours, HoursWish
from bot.domain.people import Actor
from bot.domain.runs_of_days import RunWish
from bot.domain.terms import MeetingState
from models import Meeting, Mentorship, OutboxMessage
from tests.integration.office import T0, TODAY, Office, T

USUAL = Hours(weekdays=frozenset(range(5)), starts=time(9), ends=time(17), region="")
AFTERNOONS = Hours(weekdays=frozenset({6, 0, 1, 2, 3}), starts=time(13, 30), ends=time(19), region="")


def wish(hours: Hours = USUAL, *, first: date | None = None, last: date | None = None) -> HoursWish:
    return HoursWish(hours=hours, away=RunWish(first=first, last=last))


def suggested(office: Office) -> tuple[Actor, UUID, datetime]:
    """One of a pair, the pair, and the time that it is suggested to meet at."""
    ada, bob = office.person("ada"), office.person("bob")
    pair = office.pair(ada, bob, office.cohort())
    office.plan()
    return bob, pair, office.meeting(pair).starts_at


def test_who_says_nothing_works_as_is_usual_where_they_live(office: Office) -> None:
    card = office.services.hours.look(office.person("ada", zone="Europe/Berlin"))
    assert card.hours == card.usual == Hours(weekdays=USUAL.weekdays, starts=time(9), ends=time(17), region="DE")
    assert (card.zone, card.place, card.leaves) == ("Europe/Berlin", "Germany", ())
    assert (card.next_at, card.because) == (T0, None)


def test_what_somebody_says_of_their_week_is_kept_until_they_go_back_to_the_usual(office: Office) -> None:
    ada = office.person("ada")
    saved = office.services.hours.save(ada, wish(AFTERNOONS, first=TODAY, last=TODAY + timedelta(days=2)))
    assert saved == office.services.hours.look(ada)
    assert (saved.hours, saved.usual) == (AFTERNOONS, USUAL)
    assert saved.leaves == (Days(TODAY, TODAY + timedelta(days=2)),)
    assert (office.known(ada).workdays, office.known(ada).work_starts) == ("12347", time(13, 30))
    back = office.services.hours.reset(ada)
    assert (back.hours, back.leaves) == (USUAL, saved.leaves)
    assert office.known(ada).workdays is None


def test_the_usual_chosen_by_hand_is_the_usual_and_moves_along_with_the_person(office: Office) -> None:
    ada = office.person("ada", zone="Europe/Berlin")
    office.services.hours.save(
        ada, wish(Hours(weekdays=USUAL.weekdays, starts=time(9), ends=time(17), region="DE"))
    )
    person = office.known(ada)
    assert (person.work_starts, person.work_ends, person.workdays, person.holiday_region) == (None,) * 4


def test_holidays_of_a_region_hold_and_can_be_none(office: Office) -> None:
    office.holidays.by_region["DE-BY"] = {TODAY: "Patrozinium"}
    office.holidays.by_zone["Europe/London"] = {TODAY: "Founders’ Day"}
    ada = office.person("ada")
    assert office.services.hours.look(ada).next_at == T(days=1)
    bavarian = office.services.hours.save(
        ada, wish(Hours(weekdays=USUAL.weekdays, starts=time(9), ends=time(17), region="DE-BY"))
    )
    assert (bavarian.place, bavarian.next_at) == ("Bayern, Germany", T(days=1))
    assert bavarian.because is not None
    assert (bavarian.because.why, bavarian.because.name) == (Why.HOLIDAY, "Patrozinium")
    with office.session() as session:
        person = session.merge(office.known(ada))
        person.holiday_region = ""
    assert office.services.hours.look(ada).next_at == T0


def test_days_away_add_up_and_go_one_by_one(office: Office) -> None:
    ada, first, second = office.person("ada"), TODAY + timedelta(days=10), TODAY + timedelta(days=20)
    office.services.hours.save(ada, wish(first=first))
    both = office.services.hours.save(ada, wish(first=second))
    assert both.leaves == (Days(first, first), Days(second, second))
    gone = HoursWish(hours=USUAL, away=RunWish(dropped=frozenset({(first, first)})))
    assert office.services.hours.save(ada, gone).leaves == (Days(second, second),)
    office.clock.instant = T(days=30)
    assert office.services.hours.look(ada).leaves == ()
    office.services.hours.save(ada, wish())
    assert office.known(ada).leaves == []


def test_answers_that_make_no_sense_change_nothing(office: Office) -> None:
    ada = office.person("ada")
    nonsense = Hours(weekdays=frozenset(), starts=time(9), ends=time(9), region="??")
    with pytest.raises(WrongInput) as problem:
        office.services.hours.save(ada, wish(nonsense, last=TODAY))
    assert problem.value.fields.keys() == {"weekdays", "ends", "region", "first"}
    assert office.services.hours.look(ada).hours == USUAL


def test_a_suggestion_on_a_day_that_somebody_is_away_is_made_anew_and_not_explained(office: Office) -> None:
    bob, pair, starts_at = suggested(office)
    office.services.hours.save(bob, wish(first=starts_at.date()))
    assert office.row(Mentorship, id=pair).look_again_at == T0
    office.plan()
    meeting = office.meeting(pair)
    assert (meeting.starts_at, meeting.moved_for) == (starts_at + timedelta(days=1), "one of you being away")


def test_a_time_that_was_confirmed_stands(office: Office) -> None:
    bob, pair, starts_at = suggested(office)
    with office.session() as session:
        session.merge(office.meeting(pair)).confirmed_at = T0
    office.services.hours.save(bob, wish(AFTERNOONS))
    office.plan()
    meeting = office.row(Meeting, mentorship_id=pair)
    assert (meeting.starts_at, meeting.state) == (starts_at, MeetingState.PLANNED)


def test_new_hours_move_what_was_only_suggested(office: Office) -> None:
    bob, pair, starts_at = suggested(office)
    office.services.hours.save(bob, wish(AFTERNOONS))
    office.plan()
    assert office.meeting(pair).starts_at == starts_at.replace(hour=13, minute=30)


def test_messages_wait_until_their_reader_is_back(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    office.services.hours.save(bob, wish(AFTERNOONS))
    office.services.hours.save(ada, wish(first=TODAY, last=TODAY + timedelta(days=7)))
    office.proposal(ada, bob, office.cohort())
    assert due(office, bob) == {datetime.combine(TODAY, time(13, 30), UTC)}
    assert due(office, ada) == {T(days=8)}


def due(office: Office, reader: Actor) -> set[datetime]:
    """When suggestions are due, which somebody has to answer."""
    kind = "MatchProposed"
    found = {row.due_at for row in office.rows(OutboxMessage, person_id=office.known(reader).id, kind=kind)}
    assert found, {row.kind for row in office.rows(OutboxMessage)}
    return found


def test_somebody_away_for_long_does_not_keep_the_other_waiting(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    office.services.hours.save(ada, wish(first=TODAY, last=TODAY + timedelta(days=60)))
    pair = office.pair(ada, bob, office.cohort())
    (introduction,) = office.rows(OutboxMessage, kind="Introduction", mentorship_id=pair)
    assert introduction.due_at == T0
