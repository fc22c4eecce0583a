"""Who may ask for which report, what stays unsaid in small groups, and who is named in them."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.care.terms import Health
from bot.domain.errors import AdminsOnly, NotYours
from bot.domain.growth.terms import GoalVisibility
from bot.domain.insight.figures import WITHHELD, Count, Mean, Share
from bot.domain.insight.measures import HAPPENED, Measure
from bot.domain.insight.periods import Span
from bot.domain.insight.report import Report
from bot.domain.matching_terms import Pairing
from bot.domain.terms import GoalState, MeetingState, MentorshipState, Role
from models import Feedback, Goal, Meeting, Mentorship, Participant, Program, ProgramAdmin
from tests.integration.office import T0, TODAY, Office, T, opening


@dataclass
class Company:
    """Pairs of one cohort, each a week old when the story begins."""

    office: Office
    pairs: int

    def __post_init__(self) -> None:
        self.grace = self.office.admin()
        self.cohort = self.office.cohort(self.grace)
        self.mentorships = [self._pair(number) for number in range(self.pairs)]

    def _pair(self, number: int) -> Mentorship:
        mentor, mentee = self.office.person(f"m{number}"), self.office.person(f"l{number}")
        self.office.join(mentor, self.cohort, Role.MENTOR, seats=1)
        self.office.join(mentee, self.cohort, Role.MENTEE)
        (proposal,) = self.office.matched(self.cohort)
        for side in (mentor, mentee):
            self.office.services.proposals.accept(side, proposal)
        return self.office.row(Mentorship, proposal_id=proposal)

    def report(self, span: Span = Span.ALL) -> Report:
        return self.office.services.reports.read(self.grace, span, cohort=self.cohort.id)

    def goal_reached(self, pair: Mentorship, *, visibility: GoalVisibility = GoalVisibility.PAIR) -> None:
        goal = Goal(
            id=self.office.ids.new(),
            workspace_id=pair.workspace_id,
            mentorship_id=pair.id,
            owner_id=pair.mentee_id,
            title="Lead",
            measure="Once",
            due_on=TODAY,
            percent=100,
            state=GoalState.REACHED,
            visibility=visibility,
            created_at=T0,
            reached_at=T(days=3),
        )
        self.office.put(goal)

    def agrees(self, *members: UUID) -> None:
        with self.office.session() as session:
            for member in members:
                session.get_one(Participant, member).nameable_since = T0

    def rated(self, pair: Mentorship, rating: int, *, day: float) -> None:
        """The mentee of a pair says how a meeting was."""
        at = T(days=day)
        meeting = Meeting(
            id=self.office.ids.new(),
            workspace_id=pair.workspace_id,
            mentorship_id=pair.id,
            number=int(100 + day),
            revision=0,
            state=MeetingState.HELD,
            starts_at=at,
            ends_at=at + timedelta(minutes=30),
            shared_hours=True,
            asks=1,
        )
        said = {"rating": rating, "moved_forward": "", "change": "", "given_at": at, "updated_at": at}
        self.office.put(meeting)
        self.office.put(
            Feedback(
                id=self.office.ids.new(),
                workspace_id=pair.workspace_id,
                meeting_id=meeting.id,
                participant_id=pair.mentee_id,
                **said,
            )
        )


def test_an_admin_of_the_workspace_may_ask_for_everything(office: Office) -> None:
    grace = office.admin()
    assert office.services.reports.scopes(grace) == ()
    assert office.services.reports.read(grace, Span.ALL).figures[Measure.PARTICIPANTS] == Count(value=0)
    first = office.cohort(grace, name="Sales")
    again = office.services.cohorts.open(grace, office.services.cohorts.again(grace, first.id, "Autumn").id)
    other = office.cohort(grace, name="Law")
    never = office.services.programs.create(grace, opening(name="Never opened"))
    scopes = office.services.reports.scopes(grace)
    assert (scopes[0].title, len(scopes[0].cohorts)) == ("All programs", 3)
    assert {(scope.title, len(scope.cohorts)) for scope in scopes[1:]} == {
        ("Law", 1),
        ("Sales", 2),
        ("Sales, Autumn", 1),
        ("Sales", 1),
    }
    assert scopes[0].began == TODAY
    assert any((each.cohort, each.program) == (again.tally.cohort.id, first.program_id) for each in scopes)
    assert office.services.reports.read(grace, Span.WEEK).scope == scopes[0]
    assert office.services.reports.read(grace, Span.WEEK, program=other.program_id).scope in scopes
    unopened = office.services.reports.read(grace, Span.ALL, program=never.program_id).scope
    assert (unopened.cohorts, unopened.began) == ((), TODAY)


def test_an_admin_of_a_program_may_ask_for_their_own(office: Office) -> None:
    grace, bob = office.admin(), office.person("bob")
    mine, other = office.cohort(grace, name="Mine"), office.cohort(grace, name="Other")
    with pytest.raises(AdminsOnly):
        office.services.reports.scopes(bob)
    with pytest.raises(AdminsOnly):
        office.services.reports.read(bob, Span.ALL, program=mine.program_id)
    runs = office.known(bob).id
    with office.store.writing(grace) as work:
        post = {"program_id": mine.program_id, "person_id": runs, "added_by": runs, "added_at": T0}
        work.add(ProgramAdmin, **post)
    reports = office.services.reports
    assert [each.title for each in reports.scopes(bob)] == ["Mine", "Mine"]
    assert reports.read(bob, Span.ALL, cohort=mine.id).scope.cohort == mine.id
    assert reports.read(bob, Span.ALL, program=mine.program_id).scope.program == mine.program_id
    for refused in ({}, {"program": other.program_id}, {"cohort": other.id}):
        with pytest.raises(AdminsOnly):
            reports.read(bob, Span.ALL, **refused)


def test_what_is_not_there_cannot_be_asked_for(office: Office) -> None:
    grace = office.admin()
    for unknown in ({"program": office.ids.new()}, {"cohort": office.ids.new()}):
        with pytest.raises(NotYours):
            office.services.reports.read(grace, Span.ALL, **unknown)


def test_two_cohorts_are_compared_each_since_its_own_first_day(office: Office) -> None:
    company = Company(office, pairs=3)
    office.clock.instant = T(days=28)
    later = office.cohort(company.grace, starts_on=T(days=28).date(), ends_on=None)
    office.clock.instant = T(days=42)
    first, second = (
        office.services.reports.read(company.grace, Span.ALL, cohort=each) for each in (company.cohort.id, later.id)
    )
    assert (first.period.first, second.period.first) == (TODAY, T(days=28).date())
    assert (first.period.days, second.period.days) == (43, 15)
    assert first.figures[Measure.MATCHED] == Count(value=3)
    assert second.figures[Measure.MATCHED] == Count(value=0)


def test_where_no_pair_runs_any_more_there_is_nothing_to_withhold(office: Office) -> None:
    company = Company(office, pairs=3)
    assert company.report().health is None, "three are too few to tell"
    with office.session() as session:
        for pair in company.mentorships:
            session.get_one(Mentorship, pair.id).state = MentorshipState.COMPLETED
    assert company.report().health == {}


def test_of_four_people_only_their_number_is_told(office: Office) -> None:
    company = Company(office, pairs=2)
    for pair in company.mentorships:
        company.rated(pair, 4, day=2)
    office.clock.instant = T(days=10)
    figures = company.report().figures
    assert (figures[Measure.PARTICIPANTS], figures[Measure.MATCHED]) == (Count(value=4), Count(value=2))
    assert {figures[each] for each in HAPPENED} == {WITHHELD}
    assert Measure.SATISFACTION not in figures
    assert company.report().health is None
    assert company.report().weeks == ()


def test_four_people_are_not_found_by_subtracting_a_cohort_from_its_program(office: Office) -> None:
    """The small cohort is in the headcount of the program, and in nothing else."""
    company = Company(office, pairs=6)
    again = office.services.cohorts.again(company.grace, company.cohort.id, "Small")
    small = office.services.cohorts.open(company.grace, again.id).tally.cohort
    for number in range(4):
        office.join(office.person(f"s{number}"), small, Role.MENTEE)
    office.clock.instant = T(days=10)
    whole = office.services.reports.read(company.grace, Span.ALL, program=company.cohort.program_id)
    part = company.report()
    assert whole.figures[Measure.WAITING] == Count(value=4)
    assert whole.figures[Measure.MATCH_RATE] == part.figures[Measure.MATCH_RATE] == Share(part=6, whole=6)
    assert whole.health == part.health


def test_the_answer_of_one_is_not_found_by_subtracting_yesterday(office: Office) -> None:
    company = Company(office, pairs=7)
    for number, pair in enumerate(company.mentorships[:5]):
        company.rated(pair, 4, day=1 + number / 100)
    company.rated(company.mentorships[5], 1, day=3)
    told = []
    for day in (1.5, 2.5, 3.5, 4.5):
        office.clock.instant = T(days=day)
        told.append(company.report().figures.get(Measure.SATISFACTION))
    four = Mean(value=4, spread=0, count=5, people=5)
    assert told == [None, four, four, four]
    office.clock.instant = T(days=4.5)
    assert company.report().figures[Measure.FEEDBACK_GIVEN] == Count(value=6)


def test_health_is_told_in_steps_of_five(office: Office) -> None:
    company = Company(office, pairs=7)
    with office.session() as session:
        for pair in company.mentorships:
            session.get_one(Mentorship, pair.id).health = Health.ON_TRACK
        session.get_one(Mentorship, company.mentorships[0].id).health = Health.AT_RISK
    assert company.report().health == {Health.ON_TRACK: 5, Health.AT_RISK: 0}


def test_equals_are_matched_on_both_sides(office: Office) -> None:
    company = Company(office, pairs=3)
    with office.session() as session:
        session.get_one(Program, company.cohort.program_id).pairing = Pairing.PEER
        for pair in company.mentorships:
            session.get_one(Participant, pair.mentor_id).role = Role.BOTH
            session.get_one(Participant, pair.mentee_id).role = Role.BOTH
    assert company.report().figures[Measure.MATCH_RATE] == Share(part=6, whole=6)


def test_whoever_agreed_is_named_where_the_rest_is_nobodys(office: Office) -> None:
    company = Company(office, pairs=6)
    for pair in company.mentorships:
        company.goal_reached(pair)
    company.goal_reached(company.mentorships[0])
    company.goal_reached(company.mentorships[1], visibility=GoalVisibility.MINE)
    office.clock.instant = T(days=10)
    assert company.report().named == {}
    company.agrees(*(pair.mentee_id for pair in company.mentorships[:5]))
    assert company.report().named == {}, "what is left of eight goals would be one person's"
    company.agrees(company.mentorships[5].mentee_id)
    report = company.report()
    assert report.named == {"UL0": 2} | {f"UL{number}": 1 for number in range(1, 6)}
    assert next(iter(report.named)) == "UL0"
    assert report.figures[Measure.GOALS_REACHED] == Count(value=8, people=6)
    assert company.report(Span.MONTH).named == {}


def test_among_enough_others_one_alone_is_named(office: Office) -> None:
    company = Company(office, pairs=6)
    for pair in company.mentorships:
        company.goal_reached(pair)
    company.agrees(company.mentorships[3].mentee_id)
    office.clock.instant = T(days=10)
    assert company.report().named == {"UL3": 1}
