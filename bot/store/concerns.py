"""Questions about requests for help, and about who stands above whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Select, case, or_, select
from sqlalchemy.orm import joinedload

from bot.domain.care.concern_errors import NothingForYou
from bot.domain.care.terms import ConcernState
from bot.store.mentorships import MEMBERS
from bot.store.programs import HERE
from bot.store.queries import Queries
from models import AuditEntry, Cohort, Concern, Mentorship, Participant, Person

READ = "concern:read"
"""What the audit log calls a reading: shown to the sender and to the readers, and to nobody else."""
OF_CONCERNS = "concern:"
"""How all deeds about requests for help begin in the audit log."""


class Concerns(Queries):
    """Requests for help with their sender, pair and whoever they lie with. Who may see one is decided elsewhere."""

    def get(self, concern_id: UUID) -> Concern:
        """Return the request, locked; raise NothingForYou if this workspace has none of that id."""
        found = self._session.scalar(
            self._all().where(Concern.id == concern_id).with_for_update(of=Concern, key_share=True)
        )
        if found is None:
            raise NothingForYou
        return found

    def of_person(self, person_id: UUID) -> Sequence[Concern]:
        """What somebody has asked for, the latest first."""
        statement = self._all().join(Participant, Participant.id == Concern.participant_id)
        theirs = statement.where(Participant.person_id == person_id)
        return self._session.scalars(theirs.order_by(Concern.sent_at.desc(), Concern.id.desc())).all()

    def of_ids(self, concern_ids: Collection[UUID]) -> Sequence[Concern]:
        """Those of these that there are, without a question where none is named."""
        return self._session.scalars(self._all().where(Concern.id.in_(concern_ids))).all() if concern_ids else ()

    def waiting(self) -> Sequence[Concern]:
        """Everything that nobody has handled yet, the oldest first."""
        open_ones = self._all().where(Concern.state.in_((ConcernState.RECEIVED, ConcernState.SEEN)))
        return self._session.scalars(open_ones.order_by(Concern.sent_at, Concern.id)).all()

    def open_about(self, mentorship_ids: Collection[UUID]) -> frozenset[UUID]:
        """Which of these pairs somebody has asked help about that is still open.

        Cheerful and helpful words of our own rest for them meanwhile, since nobody waits for those. Meetings,
        reminders and answers go on: if they stopped, the partner would see.
        """
        statement = select(Concern.mentorship_id).where(
            Concern.workspace_id == self._workspace_id,
            Concern.mentorship_id.in_(mentorship_ids),
            Concern.state.in_((ConcernState.RECEIVED, ConcernState.SEEN)),
        )
        return frozenset(each for each in self._session.scalars(statement) if each)

    def readings(self, concern_ids: Collection[UUID]) -> Mapping[UUID, Sequence[tuple[Person, datetime]]]:
        """Who opened each of these, and when, the first first."""
        entries = (
            select(AuditEntry)
            .where(AuditEntry.workspace_id == self._workspace_id, AuditEntry.action == READ)
            .where(AuditEntry.subject.in_([str(each) for each in concern_ids]))
            .options(joinedload(AuditEntry.actor))
            .order_by(AuditEntry.happened_at, AuditEntry.id)
        )
        found: defaultdict[UUID, list[tuple[Person, datetime]]] = defaultdict(list)
        for entry in self._session.scalars(entries):
            assert entry.actor
            found[UUID(entry.subject)].append((entry.actor, entry.happened_at))
        return found

    def apart(self) -> frozenset[tuple[UUID, UUID]]:
        """People who asked to be kept apart from a partner, also where they took their words back: (one, other)."""
        other = case(
            (Mentorship.mentor_id == Concern.participant_id, Mentorship.mentee_id), else_=Mentorship.mentor_id
        )
        sender, partner = Participant.__table__.alias("sender"), Participant.__table__.alias("partner")
        statement = (
            select(sender.c.person_id, partner.c.person_id)
            .select_from(Concern)
            .join(Mentorship, Mentorship.id == Concern.mentorship_id)
            .join(sender, sender.c.id == Concern.participant_id)
            .join(partner, partner.c.id == other)
            .where(Concern.workspace_id == self._workspace_id, Concern.keep_apart)
        )
        return frozenset((one, another) for one, another in self._session.execute(statement))

    def managers(self, people: Iterable[UUID]) -> Mapping[UUID, UUID]:
        """Everybody's manager, from these people up to the top: one question for each level."""
        found: dict[UUID, UUID] = {}
        asked: set[UUID] = set()
        while people := set(people) - asked:
            asked |= people
            rows = self._session.execute(
                select(Person.id, Person.manager_id).where(
                    Person.workspace_id == self._workspace_id, Person.id.in_(people), Person.manager_id.is_not(None)
                )
            )
            level = {person: boss for person, boss in rows if boss}
            found |= level
            people = level.values()
        return found

    def admins_here(self, named: Collection[str]) -> Sequence[Person]:
        """The workspace's admins, and whom the operator `named` by Slack id, as far as they are still here."""
        those = or_(Person.is_admin, Person.slack_user_id.in_(named))
        statement = select(Person).where(Person.workspace_id == self._workspace_id, *HERE, those)
        return self._session.scalars(statement.order_by(Person.id)).all()

    def people(self, person_ids: Collection[UUID]) -> Sequence[Person]:
        """These people, by name."""
        statement = select(Person).where(Person.workspace_id == self._workspace_id, Person.id.in_(person_ids))
        return self._session.scalars(statement.order_by(Person.name, Person.id)).all()

    def _all(self) -> Select[Concern]:
        sender = joinedload(Concern.participant)
        return (
            select(Concern)
            .where(Concern.workspace_id == self._workspace_id)
            .options(
                sender.joinedload(Participant.person),
                sender.joinedload(Participant.cohort).joinedload(Cohort.program),
                joinedload(Concern.mentorship).options(*MEMBERS),
                joinedload(Concern.handler),
            )
        )
