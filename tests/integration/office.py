"""An office for tests: the real services on a real store, a clock moved by hand, ids that count, known holidays."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy, deepcopy
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.domain.cadence import Calendar
from bot.domain.cards import CohortCard, SignupCard
from bot.domain.notices import Notice
from bot.domain.pacing import UNHURRIED
from bot.domain.people import Actor, Profile
from bot.domain.programs import Opening
from bot.domain.signup import CONSENT, Signup
from bot.domain.terms import Cadence, DeliveryState, PersonKind, Role
from bot.services import make_services
from bot.services.almanac import Almanac
from bot.services.meetings.rhythm import Rhythm
from bot.services.messages.delivery import Delivery
from bot.services.people.reading import DirectoryReading
from bot.services.planner import DONE, Matter, Planner
from bot.store import Store, make_engine
from bot.store.codec import load_notice
from models import Base, MatchProposal, Meeting, Mentorship, OutboxMessage, Participant, Person, Workspace
from tests.integration.remembering import Remembering, step
from tests.integration.statements import ASKED_BY_A_TEST

T0 = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)
"""A Monday morning in London."""
TODAY = T0.date()
TEAM = "T1"
WAITS = (DeliveryState.PENDING, DeliveryState.QUEUED, DeliveryState.MERGED)
"""The states of what has not been sent. A test that sends asks for what was merged by itself."""
OPERATOR = "UOPERATOR"
"""The Slack id of somebody whom the operator named as an admin."""

Row = TypeVar("Row", bound=Base)


def T(**time: float) -> datetime:  # noqa: N802 - reads as a point on the story's time line
    return T0 + timedelta(**time)


class HandMovedClock:
    """Stands still until a test moves it."""

    def __init__(self, instant: datetime = T0) -> None:
        self.instant = instant

    def now(self) -> datetime:
        return self.instant


class CountedIds:
    """1, 2, 3 … as UUIDs; safe between threads."""

    def __init__(self) -> None:
        self.go_on_after(0)

    def go_on_after(self, last: int) -> None:
        self._numbers = count(last + 1)

    @property
    def last(self) -> int:
        """The last number that was given; found without giving another."""
        return next(copy(self._numbers)) - 1

    def new(self) -> UUID:
        return UUID(int=next(self._numbers))


class FixedHolidays:
    """Holidays by zone, or by region where one is given; none at first."""

    def __init__(self) -> None:
        self.by_zone: dict[str, dict[date, str]] = {}
        self.by_region: dict[str, dict[date, str]] = {}

    def around(self, zone: str, day: date, region: str | None = None) -> Calendar:
        kept = self.by_zone if region is None else self.by_region
        found = kept.get(zone if region is None else region, {})
        return Calendar(holidays={off: name for off, name in found.items() if abs(off.year - day.year) <= 1})

    def regions(self) -> Mapping[str, str]:
        return {"DE": "Germany", "DE-BY": "Bayern, Germany", "KE": "Kenya"}

    def region_of(self, zone: str) -> str:
        return {"Europe/Berlin": "DE", "Africa/Nairobi": "KE"}.get(zone, "")


class Office:
    """One database and everything that works on it. `team` is the workspace that words like `person` mean."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._watching = engine.execution_options(**{ASKED_BY_A_TEST: True})
        self.remembering = Remembering(engine)
        self.clock = HandMovedClock()
        self.ids = CountedIds()
        self.holidays = FixedHolidays()
        self.team = TEAM
        self.store = Store(engine, clock=self.clock, ids=self.ids, admins=frozenset({OPERATOR}))
        almanac = Almanac(self.holidays)
        self.services = make_services(self.store, almanac)
        self.rhythm = Rhythm(self.store, almanac)
        self.reading = DirectoryReading(self.store, almanac, clock=self.clock, ids=self.ids)
        self.delivery = Delivery(self.store, almanac, clock=self.clock, ids=self.ids, pace=UNHURRIED)
        self.planner = Planner(
            self.store,
            self.clock,
            services=self.services,
            rhythm=self.rhythm,
        )

    def state(self) -> tuple[object, ...]:
        """All that steps depend on and that is not in the database."""
        return self.clock.instant, self.ids.last, deepcopy(vars(self.holidays)), self.team

    def become(self, state: tuple[Any, ...]) -> None:
        self.clock.instant, last, holidays, self.team = deepcopy(state)
        vars(self.holidays).update(holidays)
        self.ids.go_on_after(last)

    # -- people ------------------------------------------------------------------------------------

    @step
    def learn(self, name: str, /, **facts: Any) -> Actor:
        """What Slack's directory says of somebody, now."""
        profile = a_profile(name, **facts)
        self.services.directory.learn(self.team, [profile])
        return Actor(self.team, profile.slack_id)

    def person(self, name: str, *, zone: str = "Europe/London") -> Actor:
        return self.learn(name, time_zone=zone)

    def admin(self, name: str = "grace") -> Actor:
        return self.learn(name, is_admin=True)

    # -- programs and pairs ------------------------------------------------------------------------

    @step
    def cohort(self, by: Actor | None = None, **answers: Any) -> CohortCard:
        """A cohort whose doors are open, of a program of its own."""
        admin = by or self.admin()
        draft = self.services.programs.create(admin, opening(**answers))
        return self.services.cohorts.open(admin, draft.id).tally.cohort

    @step
    def join(self, actor: Actor, cohort: CohortCard, role: Role, **answers: Any) -> UUID:
        """Sign up and return the participant's id."""
        self.sign_up(actor, cohort, signup(role, **answers))
        return self.participant(actor, cohort).id

    @step
    def sign_up(self, actor: Actor, cohort: CohortCard, answers: Signup) -> SignupCard:
        """Send the whole form at once, with a person's consent; for whoever takes part already, change answers."""
        shown = self.services.signups.form(actor, cohort.id).answers.as_answers()
        return self.services.signups.join(actor, cohort.id, answers.as_answers(), shown=shown)

    @step
    def matched(self, cohort: CohortCard) -> Sequence[UUID]:
        """Run a round and publish it; return the ids of its proposals."""
        dry_run = self.services.matching.dry_run(self.admin(), cohort.id)
        self.services.matching.publish(self.admin(), dry_run.round)
        return [proposal.id for proposal in self.rows(MatchProposal, round_id=dry_run.round)]

    @step
    def proposal(self, mentor: Actor, mentee: Actor, cohort: CohortCard) -> UUID:
        """A proposal to these two, who join for it."""
        self.join(mentor, cohort, Role.MENTOR)
        self.join(mentee, cohort, Role.MENTEE)
        (proposal,) = self.matched(cohort)
        return proposal

    @step
    def pair(self, mentor: Actor, mentee: Actor, cohort: CohortCard) -> UUID:
        """A pair of these two, formed at this moment, with everything sent so far out of the way."""
        proposal = self.proposal(mentor, mentee, cohort)
        self.services.proposals.accept(mentor, proposal)
        self.services.proposals.accept(mentee, proposal)
        self.clear_mail()
        return self.row(Mentorship, proposal_id=proposal).id

    def plan(self) -> list[str]:
        """Carry out errands until none is due; return what was done, but for what pairs are told in between."""
        done = []
        while errands := self.planner.claim():
            done += [word for errand in errands if (word := self.planner.carry_out(errand))]
        return [words for words in done if words not in {DONE[Matter.OCCASION], DONE[Matter.POST]}]

    def plan_next(self) -> list[str]:
        """Let time pass until a pair needs attention, and give it."""
        dates = [pair.look_again_at for pair in self.rows(Mentorship) if pair.look_again_at]
        self.clock.instant = max(self.clock.instant, min(dates))
        return self.plan()

    def meeting(self, mentorship: UUID) -> Meeting:
        """The newest meeting of a pair."""
        return max(self.rows(Meeting, mentorship_id=mentorship), key=lambda meeting: meeting.number)

    def wait(self, **time: float) -> None:
        self.clock.instant += timedelta(**time)

    # -- what is in the database -------------------------------------------------------------------

    @contextmanager
    def session(self) -> Iterator[Session]:
        with Session(self._watching, expire_on_commit=False) as session, session.begin():
            yield session

    def rows(self, kind: type[Row], /, **columns: Any) -> Sequence[Row]:
        with self.session() as session:
            return session.scalars(select(kind).filter_by(**columns)).all()

    def row(self, kind: type[Row], /, **columns: Any) -> Row:
        (found,) = self.rows(kind, **columns)
        return found

    def put(self, row: Base) -> None:
        with self.session() as session:
            session.add(row)

    def workspace(self) -> Workspace:
        return self.row(Workspace, slack_team_id=self.team)

    def known(self, actor: Actor) -> Person:
        return self.row(Person, workspace_id=self.workspace().id, slack_user_id=actor.user)

    def participant(self, actor: Actor, cohort: CohortCard) -> Participant:
        return self.row(Participant, cohort_id=cohort.id, person_id=self.known(actor).id)

    # -- mail --------------------------------------------------------------------------------------

    def mail(self, **columns: Any) -> list[OutboxMessage]:
        """Everything in the outbox, in the order it was put there."""
        return sorted(self.rows(OutboxMessage, **columns), key=lambda message: message.id)

    def open_mail(self, **columns: Any) -> list[OutboxMessage]:
        """What has not been sent yet: it waits for its time, for its turn, or leaves together with other things."""
        return [row for row in self.mail(**columns) if row.state in WAITS and row.kind != "Several"]

    def letters(self, actor: Actor, *kinds: type[Notice]) -> list[Notice]:
        """What this person is going to read, or what of these kinds; each thing by itself, however it comes."""
        mail = self.open_mail(person_id=self.known(actor).id)
        found = [load_notice(message.kind, message.payload) for message in mail]
        return [notice for notice in found if not kinds or isinstance(notice, kinds)]

    def posts(self, channel: str) -> list[Notice]:
        """What is going to be posted in a channel."""
        return [load_notice(message.kind, message.payload) for message in self.mail(channel=channel)]

    def clear_mail(self) -> None:
        """As if everything had been sent."""
        with self.session() as session:
            for message in session.scalars(select(OutboxMessage).where(OutboxMessage.state.in_(WAITS))):
                message.state, message.settled_at = DeliveryState.SENT, self.clock.now()


def a_profile(name: str, /, **facts: Any) -> Profile:
    """What Slack's directory says of somebody."""
    usual = Profile(
        slack_id=f"U{name.upper()}",
        name=name.capitalize(),
        time_zone="Europe/London",
        is_admin=False,
        kind=PersonKind.MEMBER,
        active=True,
    )
    return replace(usual, **facts)


def opening(**answers: Any) -> Opening:
    """An admin's answers: thirteen weeks from today."""
    usual = Opening(
        name="Skill exchange",
        objective="Learn from each other",
        cadence=Cadence.BIWEEKLY,
        minutes=30,
        starts_on=TODAY,
        ends_on=TODAY + timedelta(weeks=13),
        channel="CMENTORING",
    )
    return replace(usual, **answers)


def signup(role: Role, **answers: Any) -> Signup:
    """A person's answers, with one skill for each side they take."""
    usual = Signup(
        role=role,
        offers=("SQL",) if role.mentors else (),
        wants=("SQL",) if role.learns else (),
        goals="Grow",
        seats=2,
        time_zone="Europe/London",
        consent=CONSENT,
    )
    return replace(usual, **answers)


@contextmanager
def an_office(url: str) -> Iterator[Office]:
    engine = make_engine(url, patience_ms=5_000)
    try:
        yield Office(engine)
    finally:
        engine.dispose()
