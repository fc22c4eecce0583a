"""A group in an office: a mentor, and people who learn with them, who say yes one after the other."""

from collections.abc import Sequence
from uuid import UUID

from bot.domain.matching_terms import Pairing
from bot.domain.notices import GroupIntroduction
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState, Role
from bot.store.codec import load_notice
from models import MatchProposal, Mentorship, OutboxMessage, Program
from tests.integration.office import Office


class Circle:
    """Ada mentors; the others have been asked, and nobody but Ada has said yes."""

    def __init__(self, office: Office, learners: Sequence[Actor], mentor: Actor | None = None) -> None:
        self.office = office
        self.ada = mentor or office.person("ada")
        self.learners = list(learners)
        self.cohort = office.cohort()
        with office.session() as session:
            program = session.get_one(Program, self.cohort.program_id)
            program.pairing, program.group_min, program.group_max = Pairing.GROUP, 1, 20
        office.join(self.ada, self.cohort, Role.MENTOR)
        self.proposals: dict[str, UUID] = {}
        self.ask(*learners)

    def ask(self, *learners: Actor) -> None:
        """These join and are suggested to Ada, who says yes."""
        for learner in learners:
            self.office.join(learner, self.cohort, Role.MENTEE)
        places = {self.office.participant(learner, self.cohort).id: learner for learner in learners}
        for proposal in self.office.matched(self.cohort):
            row = self.office.row(MatchProposal, id=proposal)
            self.proposals[places[row.mentee_id].user] = proposal
            self.office.services.proposals.accept(self.ada, proposal)

    def says_yes(self, *learners: Actor) -> None:
        for learner in learners:
            self.office.services.proposals.accept(learner, self.proposals[learner.user])

    def pair(self, learner: Actor) -> UUID:
        return self.office.row(Mentorship, proposal_id=self.proposals[learner.user]).id

    def leaves(self, who: Actor) -> None:
        self.office.services.participation.leave(who, self.office.participant(who, self.cohort).id)

    def rows(self, state: DeliveryState) -> list[OutboxMessage]:
        return self.office.mail(kind=GroupIntroduction.__name__, state=state)

    def to_come(self) -> GroupIntroduction:
        """The one introduction that has not been sent yet."""
        (row,) = self.rows(DeliveryState.PENDING)
        notice = load_notice(row.kind, row.payload)
        assert isinstance(notice, GroupIntroduction)
        return notice
