"""Where transactions begin and end: a service asks for a unit of work, and what it leaves is committed whole."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from uuid import UUID

from sqlalchemy import Engine, bindparam, select
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from bot.domain.care.silence import HEARD_EVERY
from bot.domain.errors import Busy, Collision, Stranger
from bot.domain.matching.makers import HASHED, Texts
from bot.domain.people import Actor, Aftermath, Intent
from bot.ports import Clock, Ids
from bot.store.due import Due
from bot.store.engine import AT_ONCE, BEGIN_IMMEDIATE
from bot.store.people import People
from bot.store.queue import Queue
from bot.store.work import Work
from models import Person, Workspace

DEADLOCK = "40P01"
"""PostgreSQL's word for two transactions that wait for each other; it has undone one of them."""
OUT_OF_PATIENCE = ("55P03", "57014")
"""PostgreSQL's words for a lock that did not come in time, and for a statement that did not end in time."""
LOCKED = "database is locked"
"""SQLite's words for a turn at writing that did not come in time."""

THERE = select(Workspace.id).where(Workspace.slack_team_id == bindparam("team")).scalar_subquery()
WHO_ACTS = select(Person).where(Person.workspace_id == THERE, Person.slack_user_id == bindparam("user"))


class Store:
    """Opens units of work on one engine.

    The operator chose `admins`, who are Slack user ids, and `texts`, by which matching compares what people wrote.
    """

    def __init__(
        self,
        engine: Engine,
        *,
        clock: Clock,
        ids: Ids,
        admins: frozenset[str] = frozenset(),
        texts: Texts = HASHED,
    ) -> None:
        self._admins = admins
        self._texts = texts
        self._clock = clock
        self._ids = ids
        self._reads = sessionmaker(engine, expire_on_commit=False)
        self._writes = sessionmaker(engine.execution_options(**{BEGIN_IMMEDIATE: True}), expire_on_commit=False)
        at_once = engine.execution_options(**{BEGIN_IMMEDIATE: True, AT_ONCE: True})
        self._at_once = sessionmaker(at_once, expire_on_commit=False)

    @contextmanager
    def reading(self, actor: Actor) -> Iterator[Work]:
        """A unit of work that only reads, with `work.me` the actor. Raise Stranger for somebody we have not met."""
        with self._reads() as session:
            work = self._meet(session, actor)
            yield work
        if actor.gesture:
            self._hear(work, self._at_once)

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[Work]:
        """A unit of work that is committed at its end, once per gesture. The actor learns if what it sends waits.

        Raise Stranger for somebody we have not met, AlreadyDone if the gesture has had its effect, Busy if others
        were writing for too long, and Collision if another transaction was quicker: trying again settles it.
        """
        assert actor.intent is Intent.ACT, "acknowledged before it is committed"
        with self._committing() as session:
            work = self._meet(session, actor)
            work.inbox.receive(actor.gesture)
            yield work
            work.conclude()
            actor.aftermath.clear()
            if work.outbox.added and work.holding.current():
                actor.aftermath.add(Aftermath.HELD)
        self._hear(work, self._writes)

    @contextmanager
    def rehearsing(self, actor: Actor) -> Iterator[Work]:
        """A unit of work of which nothing stays: for telling beforehand what the real one would send."""
        with self._writes() as session, session.begin() as everything:
            yield self._meet(session, actor)
            everything.rollback()

    @contextmanager
    def inside(self, workspace_id: UUID) -> Iterator[Work]:
        """A unit of work on our own account inside one workspace."""
        with self._committing() as session:
            work = self._work(session, workspace_id)
            yield work
            work.conclude()

    @contextmanager
    def looking_inside(self, workspace_id: UUID) -> Iterator[Work]:
        """The same, only read: for what takes too long to keep others from writing meanwhile."""
        with self._reads() as session:
            yield self._work(session, workspace_id)

    @contextmanager
    def entering(self, team: str) -> Iterator[Work]:
        """A unit of work inside the workspace of a Slack team, which is remembered if it is new."""
        with self._committing() as session:
            workspace_id = _workspace_id(session, team)
            if workspace_id is None:
                workspace_id = self._ids.new()
                session.add(Workspace(id=workspace_id, slack_team_id=team, created_at=self._clock.now()))
                session.flush()
            work = self._work(session, workspace_id)
            yield work
            work.conclude()

    @contextmanager
    def looking_into(self, team: str) -> Iterator[Work]:
        """A unit of work that only reads, on our own account. Raise Stranger for a Slack team we do not know."""
        with self._reads() as session:
            workspace_id = _workspace_id(session, team)
            if workspace_id is None:
                raise Stranger
            yield self._work(session, workspace_id)

    def teams(self) -> Sequence[str]:
        """The Slack teams we know."""
        with self._reads() as session:
            return session.scalars(select(Workspace.slack_team_id).order_by(Workspace.created_at)).all()

    @contextmanager
    def due(self) -> Iterator[Due]:
        """Claims of rows whose time has come, in all workspaces."""
        with self._committing() as session:
            yield Due(session)

    @contextmanager
    def glancing(self) -> Iterator[Due]:
        """The same, only looked at."""
        with self._reads() as session:
            yield Due(session)

    @contextmanager
    def queue(self) -> Iterator[Queue]:
        """The relay's side of the outbox, in all workspaces."""
        with self._committing() as session:
            yield Queue(session)

    @contextmanager
    def watching(self) -> Iterator[Queue]:
        """The same side, only read."""
        with self._reads() as session:
            yield Queue(session)

    @contextmanager
    def _committing(self, writes: sessionmaker[Session] | None = None) -> Iterator[Session]:
        try:
            with (writes or self._writes).begin() as session:
                yield session
        except (StaleDataError, IntegrityError) as error:
            raise Collision from error
        except OperationalError as error:
            state = getattr(error.orig, "sqlstate", None)
            if state == DEADLOCK:
                raise Collision from error
            if state in OUT_OF_PATIENCE or str(error.orig) == LOCKED:
                raise Busy from error
            raise

    def _hear(self, work: Work, writes: sessionmaker[Session]) -> None:
        """Remember that somebody has done something, once an hour at most; to look at something is to do something.

        In a transaction of its own that waits for nobody's row and holds this one: so no use case can get into the
        way of another by it. Where it comes too late, the next gesture makes up for it.
        """
        if work.me.heard_at is None or work.now - work.me.heard_at >= HEARD_EVERY:
            with suppress(Collision, Busy), self._committing(writes) as session:
                People(session, work.workspace_id).hear(work.me.id, work.now)

    def _meet(self, session: Session, actor: Actor) -> Work:
        """Every gesture asks who is acting, so it is one question, and the statement is built once."""
        me = session.scalar(WHO_ACTS, {"team": actor.team, "user": actor.user})
        if me is None:
            raise Stranger
        work = self._work(session, me.workspace_id)
        work.me = me
        return work

    def _work(self, session: Session, workspace_id: UUID) -> Work:
        return Work(
            session,
            workspace_id,
            clock=self._clock,
            ids=self._ids,
            admins=self._admins,
            texts=self._texts,
        )


def _workspace_id(session: Session, team: str) -> UUID | None:
    return session.scalar(select(Workspace.id).where(Workspace.slack_team_id == team))
