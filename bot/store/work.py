"""The unit of work: one transaction, one workspace, and a query module for each aggregate."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy.orm import Session

from bot.domain.matching.makers import Texts
from bot.ports import Clock, Ids
from bot.store.agendas import Agendas
from bot.store.agreements import Agreements
from bot.store.approvals import Approvals
from bot.store.cohorts import Cohorts
from bot.store.concerns import Concerns
from bot.store.daily_looks import DailyLooks
from bot.store.desk import Desk
from bot.store.digests import Digests
from bot.store.directory import Readings
from bot.store.drafts import Drafts
from bot.store.farewells import Farewells
from bot.store.feedback import Feedbacks
from bot.store.finding import Finding
from bot.store.gatherings import Gatherings
from bot.store.goals import Goals
from bot.store.histories import Histories
from bot.store.holding import Holding
from bot.store.inbox import Inbox
from bot.store.insight import Insight
from bot.store.letterboxes import Letterboxes
from bot.store.log import Log
from bot.store.matching import Matching
from bot.store.meetings import MeetingTimes
from bot.store.mentorships import Mentorships
from bot.store.occasions import Occasions
from bot.store.outbox import Outbox
from bot.store.participants import Participants
from bot.store.people import People
from bot.store.programs import Programs
from bot.store.pulses import Pulses
from bot.store.questions import Questions
from bot.store.ratings import Ratings
from bot.store.rematches import Rematches
from bot.store.retrospectives import Retrospectives
from bot.store.rounds import Rounds
from bot.store.schedules import Schedules
from bot.store.searches import Searches
from bot.store.skills import Skills
from bot.store.steps import Steps
from bot.store.tallies import Tallies
from bot.store.undelivered import Undelivered
from bot.store.wellbeing import Wellbeing
from bot.store.wishes import Wishes
from models import AuditEntry, Person
from models.base import Scoped

Row = TypeVar("Row", bound=Scoped)


class Work:
    """What a use case works with. `now` is the moment at which it began, `me` the person acting, if any."""

    def __init__(
        self,
        session: Session,
        workspace_id: UUID,
        *,
        clock: Clock,
        ids: Ids,
        admins: frozenset[str],
        texts: Texts,
    ) -> None:
        self._session = session
        self._ids = ids
        self._admins = admins
        self._me: Person | None = None
        self.workspace_id = workspace_id
        self.texts = texts
        self.now = clock.now()
        self.people = People(session, workspace_id)
        self.programs = Programs(session, workspace_id)
        self.readings = Readings(session, workspace_id)
        self.cohorts = Cohorts(session, workspace_id)
        self.participants = Participants(session, workspace_id)
        self.approvals = Approvals(session, workspace_id)
        self.drafts = Drafts(session, workspace_id)
        self.digests = Digests(session, workspace_id)
        self.desk = Desk(session, workspace_id)
        self.wishes = Wishes(session, workspace_id)
        self.wellbeing = Wellbeing(session, workspace_id)
        self.retrospectives = Retrospectives(session, workspace_id)
        self.skills = Skills(session, workspace_id)
        self.matching = Matching(session, workspace_id)
        self.finding = Finding(session, workspace_id)
        self.schedules = Schedules(session, workspace_id)
        self.searches = Searches(session, workspace_id, ids=ids, now=self.now)
        self.rounds = Rounds(session, workspace_id)
        self.mentorships = Mentorships(session, workspace_id)
        self.meetings = MeetingTimes(session, workspace_id)
        self.gatherings = Gatherings(session, workspace_id)
        self.feedback = Feedbacks(session, workspace_id)
        self.pulses = Pulses(session, workspace_id)
        self.daily_looks = DailyLooks(session, workspace_id, ids=ids)
        self.rematches = Rematches(session, workspace_id)
        self.farewells = Farewells(session, workspace_id)
        self.concerns = Concerns(session, workspace_id)
        self.log = Log(session, workspace_id)
        self.agreements = Agreements(session, workspace_id)
        self.agendas = Agendas(session, workspace_id)
        self.questions = Questions(session, workspace_id)
        self.goals = Goals(session, workspace_id)
        self.histories = Histories(session, workspace_id)
        self.steps = Steps(session, workspace_id)
        self.occasions = Occasions(session, workspace_id, ids=ids)
        self.ratings = Ratings(session, workspace_id)
        self.tallies = Tallies(session, workspace_id)
        self.insight = Insight(session, workspace_id)
        self.outbox = Outbox(session, workspace_id, ids=ids, now=self.now)
        self.letterboxes = Letterboxes(session, workspace_id, ids=ids, now=self.now)
        self.holding = Holding(session, workspace_id, now=self.now)
        self.undelivered = Undelivered(session, workspace_id, now=self.now)
        self.inbox = Inbox(session, workspace_id, ids=ids, now=self.now)

    @property
    def me(self) -> Person:
        assert self._me is not None, "nobody acts in this unit of work"
        return self._me

    @me.setter
    def me(self, person: Person) -> None:
        self._me = person

    @property
    def by_admin(self) -> bool:
        """Whether `me` may run every program."""
        return self.runs_all(self.me)

    def runs_all(self, person: Person) -> bool:
        """Whether somebody is an admin or owner of the workspace, or named by the operator."""
        return person.is_admin or person.slack_user_id in self._admins

    @property
    def named(self) -> frozenset[str]:
        """The Slack ids of those whom the operator named as admins."""
        return self._admins

    def add(self, kind: type[Row], /, **columns: Any) -> Row:
        """Add a row of this workspace under a new id and return it."""
        row = kind(id=self._ids.new(), workspace_id=self.workspace_id, **columns)
        self._session.add(row)
        self._session.flush()
        return row

    def add_all(self, kind: type[Row], rows: Iterable[Mapping[str, Any]], /) -> None:
        """Add many rows of this workspace, each under a new id, in few statements."""
        self._session.add_all(kind(**self.identified(row)) for row in rows)
        self._session.flush()

    def identified(self, columns: Mapping[str, Any]) -> Mapping[str, Any]:
        """The columns of a row of this workspace under a new id, for rows that are added many at once."""
        return {**columns, "id": self._ids.new(), "workspace_id": self.workspace_id}

    def fresh_key(self, kind: str, *about: object) -> str:
        """An outbox key of its own, for a notice that may come again however little time has passed."""
        return ":".join(map(str, (kind, *about, self._ids.new())))

    def conclude(self) -> None:
        """Have looked at the letterboxes that something was put into, always in one order: so nobody deadlocks."""
        for person_id, moment in sorted(self.outbox.awaited.items()):
            self.letterboxes.look_by(person_id, moment)

    def flush(self) -> None:
        """Write what has changed so far, so that the next question sees it."""
        self._session.flush()

    def audit(self, action: str, subject: object, *, program: UUID | None = None, **detail: Any) -> None:
        """Remember that `me`, or time by itself, did `action` to `subject`, an id.

        `program` is whose admins may read of it. `detail` takes names of settings, values and counts, as JSON has
        them: never words that people wrote in private.
        """
        self._remember(self._me, action, subject, program, detail)

    def audit_by_itself(self, action: str, subject: object, *, program: UUID | None = None, **detail: Any) -> None:
        """Remember what followed from somebody's deed without their doing, as `audit` does."""
        self._remember(None, action, subject, program, detail)

    def _remember(
        self, actor: Person | None, action: str, subject: object, program: UUID | None, detail: Mapping[str, Any]
    ) -> None:
        self.add(
            AuditEntry,
            actor_id=actor.id if actor else None,
            program_id=program,
            action=action,
            subject=str(subject),
            detail=detail,
            happened_at=self.now,
        )
