"""The fullest views: fifty of everything, each word as long and as costly in bytes as it can be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

import pytest
from slack_sdk.models.views import View

from bot.domain import admin_cards, cards, people_cards, round_cards
from bot.domain.care.health import Reason as Reasons
from bot.domain.care.helping import PairInNeed, Tried
from bot.domain.care.terms import Attempt, Health
from bot.domain.growth import goal_cards
from bot.domain.imports import Column, Problem
from bot.domain.insight.desk import Entry
from bot.domain.insight.desk_cards import DeskCard, EntryCard, PastDeed
from bot.domain.insight.terms import DeedKind
from bot.domain.matching import Exclusion
from bot.domain.matching_terms import HandKind, Objective
from bot.domain.notices import Reason
from bot.domain.people import Someone
from bot.domain.rounds import Exposure, Grouping
from bot.domain.tasks import Task, Urge
from bot.domain.terms import (
    Cadence,
    CohortState,
    GoalState,
    MentorRule,
    MentorshipState,
    ParticipantState,
    PersonKind,
    ProgramKind,
    Role,
    Side,
)
from bot.playground.rules import check_message, check_view
from bot.slack.home import home_view, menu_message
from bot.slack.modals.joining.participation import leave_modal, pause_modal
from bot.slack.modals.people.imports import checked_modal
from bot.slack.modals.programs.room import control_room_modal
from bot.slack.modals.rounds.dry_run import dry_run_modal
from tests.unit.slack.examples import PREVIEW
from tests.unit.slack.reading import on_the_wire, words

MANY = range(50)
SPACE = UUID(int=0)
DAY = date(2026, 12, 7)


def cohort(text: str, number: int) -> cards.CohortCard:
    return cards.CohortCard(
        id=uuid5(SPACE, f"cohort {number}"),
        program_id=SPACE,
        program=text,
        name=text,
        kind=ProgramKind.LEADERSHIP,
        objective=text,
        values=text,
        expectations=text,
        confidentiality=text,
        mentor_rule=MentorRule.APPROVED,
        cadence=Cadence.BIWEEKLY,
        minutes=30,
        starts_on=DAY,
        ends_on=DAY,
        size_limit=9999,
        channel="C012345678",
        state=CohortState.ENROLLING,
        opened_at=datetime(2026, 12, 1, 9, tzinfo=UTC),
    )


def place(text: str, number: int) -> cards.ParticipationCard:
    return cards.ParticipationCard(
        id=uuid5(SPACE, f"participation {number}"),
        cohort=cohort(text, 100 + number),
        role=Role.BOTH,
        state=ParticipantState.ACTIVE if number % 2 else ParticipantState.PAUSED,
        paused_until=DAY,
    )


def reason(text: str) -> Reason:
    return Reason(skills=(text,) * 40, common_hours=7.5)


def goal(text: str, number: int) -> goal_cards.GoalCard:
    return goal_cards.GoalCard(
        id=uuid5(SPACE, f"goal {number}"),
        title=text,
        measure=text,
        due_on=DAY,
        percent=50,
        state=GoalState.OPEN,
        yours=number % 2 == 0,
        version=1,
    )


def pair(text: str, number: int) -> cards.MentorshipCard:
    return cards.MentorshipCard(
        id=uuid5(SPACE, f"pair {number}"),
        program=text,
        you_are=Side.MENTEE,
        partner=Someone("U000000001", text),
        state=MentorshipState.ACTIVE,
        next_meeting_at=datetime(2026, 12, 7, 9, tzinfo=UTC),
        goals=tuple(goal(text, each) for each in MANY),
    )


def match(text: str, number: int) -> cards.ProposalCard:
    return cards.ProposalCard(
        id=uuid5(SPACE, f"proposal {number}"),
        program=text,
        you_are=Side.MENTEE,
        partner=Someone("U000000001", text),
        reason=reason(text),
        answer_by=DAY,
        accepted_by_you=number % 2 == 0,
    )


def home(text: str) -> cards.HomeCard:
    return cards.HomeCard(
        name=text,
        is_admin=True,
        kind=PersonKind.MEMBER,
        open_cohorts=tuple(cohort(text, each) for each in MANY),
        participations=tuple(place(text, each) for each in MANY),
        proposals=tuple(match(text, each) for each in MANY),
        mentorships=tuple(pair(text, each) for each in MANY),
    )


def control_room(text: str) -> admin_cards.ControlRoomCard:
    tally = admin_cards.CohortTally(
        cohort=cohort(text, 0), mentors=9, mentees=9, waiting=9, pairs=9, proposals_open=9
    )
    task = Task(urge=Urge.UNMATCHED, cohort=SPACE, program=text, number=9, days=-9)
    queue = DeskCard(entries=(waiting_cohort(task), waiting_pair(text)) * 2, total=9_999, on_a_page=4, team="T1")
    return admin_cards.ControlRoomCard(cohorts=(tally,) * 10, queue=queue, start=50, more=True)


def queue_at_home(text: str) -> DeskCard:
    return DeskCard(entries=(waiting_pair(text),) * 3, total=9_999, on_a_page=3, team="T1", recent=9)


def waiting_cohort(task: Task) -> EntryCard:
    entry = Entry(urge=task.urge, subject=SPACE, cohort=SPACE, people=9, task=task)
    return EntryCard(entry=entry, program=task.program)


def waiting_pair(text: str) -> EntryCard:
    ada, at = Someone("U000000001", text), datetime(2026, 1, 1, tzinfo=UTC)
    pair = PairInNeed(
        mentor=ada,
        mentee=ada,
        state=Health.SILENT,
        since=at,
        reasons=tuple(Reasons),
        last_met=at,
        tried=(Tried(what=Attempt.EASY_OFFER, made_at=at, answered=True),) * 40,
    )
    deed = PastDeed(kind=DeedKind.REMINDED, by=ada, done_at=at)
    entry = Entry(urge=Urge.HAND, subject=SPACE, cohort=SPACE, people=2)
    return EntryCard(entry=entry, program=text, pair=pair, ends_on=date(2026, 1, 1), deeds=(deed,) * 40)


def dry_run(text: str) -> round_cards.DryRunCard:
    ada, grace = Someone("U000000001", text), Someone("U000000002", text)
    pair = round_cards.PairCard(
        proposal=SPACE, mentor=ada, mentee=grace, score=640, reason=reason(text), hand=HandKind.HELD_BACK
    )
    alone = round_cards.LeftOverCard(
        person=ada,
        side=Side.MENTEE,
        why=text,
        participant=SPACE,
        excluded=tuple((each, 9_999) for each in Exclusion),
        contested=(ada,) * 3,
    )
    return round_cards.DryRunCard(
        round=SPACE,
        version=99_999,
        cohort=SPACE,
        program=text,
        objective=Objective.BOTTLENECK,
        spread=round_cards.Spread(pairs=9_999, lowest=0, highest=1000, mean=500, locked=99, held_back=99),
        pairs=(pair,) * round_cards.PAIRS_ON_A_PAGE,
        start=400,
        weakest_first=True,
        left_over=(alone,) * 500,
        forbidden=(round_cards.ForbiddenCard(mentor_id=SPACE, mentee_id=SPACE, mentor=ada, mentee=grace),) * 50,
        blocking=9_999,
        fewer_pairs=9_999,
        fewer_points=9_999_999,
        proven=True,
        exposure=tuple(
            Exposure(grouping=Grouping.DEPARTMENT, value=text, placed=place, people=99) for place in range(6)
        ),
        new=9_999,
        gone=9_999,
    )


def import_card(text: str, *problems: Problem) -> people_cards.ImportCard:
    columns = [column for column in Column if column is not Column.EMAIL]
    somebody = people_cards.PersonNews(Someone("U000000001", text), tuple((column, text) for column in columns))
    return people_cards.ImportCard(
        people=50_000,
        changed=50_000,
        unknown=(text,) * 50_000,
        unknown_managers=(text,) * 50_000,
        problems=problems,
        ignored=(text,) * 500,
        addresses_known=True,
        digest="0" * 64,
        columns=tuple(people_cards.ColumnNews(column=each, new=50_000, emptied=50_000) for each in columns),
        first=(somebody,) * 5,
    )


FULLEST: dict[str, Callable[[str], View]] = {
    "home": lambda text: home_view(home(text)),
    "home of an admin": lambda text: home_view(replace(home(text), queue=queue_at_home(text))),
    "control room": lambda text: control_room_modal(control_room(text)),
    "dry run": lambda text: dry_run_modal(dry_run(text), PREVIEW),
    "file to import": lambda text: checked_modal(import_card(text), "F0123456789"),
    "file with problems": lambda text: checked_modal(import_card(text, *(Problem(50_001, text),) * 500), "F1"),
    "pause": lambda text: pause_modal(home(text).participations[0]),
    "leave": lambda text: leave_modal(home(text).participations * 4),
}
every_piece = pytest.mark.parametrize("piece", ["&", "😀", "m ", "\n"])


@every_piece
@pytest.mark.parametrize("name", FULLEST)
def test_the_fullest_views_are_accepted(name: str, piece: str) -> None:
    assert check_view(on_the_wire(FULLEST[name](piece * 3000))) is None


@every_piece
def test_the_fullest_menu_is_accepted_and_can_be_updated(piece: str) -> None:
    menu = on_the_wire(menu_message(home(piece * 3000)))
    assert check_message(menu, method="chat.postMessage") is None
    assert check_message(menu, method="chat.update") is None


def test_what_does_not_fit_is_counted() -> None:
    shown = words(home_view(home("Orbit")))
    assert "And 15 more matches to answer." in shown
    assert "And 40 more mentorships." in shown
    assert "And 15 more matches you said yes to." in shown
    assert "And 40 more programs of yours." in shown
    assert "And 40 more programs to join." in shown


def test_the_people_left_over_who_are_not_shown_are_counted() -> None:
    shown = words(dry_run_modal(dry_run("Orbit"), PREVIEW))
    assert shown.count("One more seat with") + int(shown.rpartition(" more people.")[0].split()[-1]) == 500
    assert "Pairs 401 to 420 of 9,999. Publish sends all of them." in shown
