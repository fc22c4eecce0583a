"""Leaders whose voice carries a program: who they are, asking them to mentor in a cohort, and what they answer."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from uuid import UUID

from bot.domain.admin_cards import LeaderLine, LeadersCard
from bot.domain.cohorts import OPEN_DOORS
from bot.domain.errors import AlreadyDone, MentorsAlready, NotYours, WrongInput
from bot.domain.holding import Audience
from bot.domain.notices import LeaderAsked
from bot.domain.people import Actor
from bot.domain.previews import Departure, Preview, foretell
from bot.domain.terms import LeaderAnswer, Role
from bot.services.access import require_open, run_cohort
from bot.services.almanac import Almanac
from bot.store import Store, Work
from models import Cohort, Person, ProgramLeader

MOST_LEADERS = 30


class Leaders:
    """The leaders of a program."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def of(self, actor: Actor, cohort_id: UUID) -> LeadersCard:
        """Who carries the program that a cohort belongs to, and what each was asked and said."""
        with self._store.reading(actor) as work:
            return self._card(work, run_cohort(work, cohort_id))

    def flag(self, actor: Actor, cohort_id: UUID, users: Collection[str]) -> LeadersCard:
        """Count exactly these people among the leaders. Nobody hears of it. Raise WrongInput for who cannot."""
        with self._store.writing(actor) as work:
            cohort = run_cohort(work, cohort_id)
            wanted = {person.id: person for person in (work.people.known(user) for user in users)}
            if problem := _problem(list(wanted.values())):
                raise WrongInput(people=problem)
            kept = {leader.person_id: leader for leader in work.programs.ever_leaders_of(cohort.program_id)}
            for leader in kept.values():
                if leader.unflagged_at is None and leader.person_id not in wanted:
                    _unflag(work, leader)
            for person in wanted.values():
                _flag(work, cohort, person, kept.get(person.id))
            return self._card(work, cohort)

    def ask(self, actor: Actor, leader_id: UUID, cohort_id: UUID) -> LeadersCard:
        """Ask a leader whether they would like to mentor, once for a cohort.

        Raise AlreadyDone, MentorsAlready, NotOpenYet or CohortClosed.
        """
        with self._store.writing(actor) as work:
            work.cohorts.hold(cohort_id)
            cohort = require_open(run_cohort(work, cohort_id), work)
            leader = work.programs.leader(leader_id)
            if leader.program_id != cohort.program_id or leader.unflagged_at:
                raise NotYours
            if leader.invited_for == cohort.id:
                raise AlreadyDone
            if _there_already(work, cohort, [leader.person_id]):
                raise MentorsAlready
            leader.invited_at, leader.invited_for = work.now, cohort.id
            leader.answer = leader.answered_at = None
            self._send(work, cohort, leader)
            work.audit("leader:ask", leader.id, program=cohort.program_id, person=leader.person.slack_user_id)
            return self._card(work, cohort)

    def answer(self, actor: Actor, leader_id: UUID, cohort_id: UUID, answer: LeaderAnswer) -> None:
        """Keep what a leader said to the latest request; the latest answer counts.

        Raise NotYours for anybody else, and CohortClosed for who would like to join what is closed.
        """
        with self._store.writing(actor) as work:
            leader = work.programs.leader(leader_id)
            if leader.person_id != work.me.id:
                raise NotYours
            if answer is LeaderAnswer.WILLING:
                require_open(work.cohorts.get(cohort_id), work)
            if leader.invited_for == cohort_id:
                leader.answer, leader.answered_at = answer, work.now
                said = {"person": work.me.slack_user_id, "answer": answer}
                work.audit("leader:answer", leader.id, program=leader.program_id, **said)

    def _send(self, work: Work, cohort: Cohort, leader: ProgramLeader) -> None:
        program = cohort.program
        notice = LeaderAsked(
            leader=leader.id,
            cohort=cohort.id,
            program=program.name,
            objective=program.objective,
            cadence=program.cadence,
            minutes=program.minutes,
            by=work.me.as_someone(),
            pairing=program.pairing,
        )
        key = work.fresh_key("leader", leader.id, cohort.id)
        due_at = self._almanac.next_permitted_of(leader.person, work.now)
        work.outbox.to_person(leader.person, notice, key=key, about=leader.id, due_at=due_at)

    def _card(self, work: Work, cohort: Cohort) -> LeadersCard:
        leaders = work.programs.leaders_of(cohort.program_id)
        there = _there_already(work, cohort, [leader.person_id for leader in leaders])
        unasked = [leader.person for leader in leaders if leader.invited_for != cohort.id]
        can_be_asked = [each for each in unasked if cohort.state in OPEN_DOORS and each.id not in there]
        messages = self._messages_to(work, can_be_asked)
        return LeadersCard(
            cohort=cohort.id,
            program=cohort.program.name,
            leaders=tuple(
                LeaderLine(
                    id=leader.id,
                    person=leader.person.as_someone(),
                    asked=leader.invited_for == cohort.id,
                    answer=leader.answer,
                    mentors=leader.person_id in there,
                    to_ask=messages.get(leader.person_id),
                )
                for leader in leaders
            ),
            pairing=cohort.program.pairing,
        )

    def _messages_to(self, work: Work, people: Collection[Person]) -> Mapping[UUID, Preview]:
        """One message to each of these people, as it would leave if it were sent now."""
        stopped = work.holding.current() is not None
        messages = {}
        for person in people:
            due_at = self._almanac.next_permitted_of(person, work.now)
            leaving = Departure(audience=Audience.PERSON, reader=person.id, zone=person.time_zone, due_at=due_at)
            messages[person.id] = replace(foretell([leaving], work.now), stopped=stopped)
        return messages


def _there_already(work: Work, cohort: Cohort, people: Collection[UUID]) -> frozenset[UUID]:
    """Who of these people takes part in what leaders are asked for."""
    asked = cohort.program.pairing.leads_as
    roles = [each for each in Role if (each.mentors and asked.mentors) or (each.learns and asked.learns)]
    return work.participants.among(cohort.id, people, roles)


def _problem(people: list[Person]) -> str | None:
    if len(people) > MOST_LEADERS:
        return f"Choose at most {MOST_LEADERS} people."
    outside = [person.name for person in people if not person.may_join]
    return f"Only full members of this workspace can take part: {outside[0][:80]} cannot." if outside else None


def _flag(work: Work, cohort: Cohort, person: Person, kept: ProgramLeader | None) -> None:
    if kept and kept.unflagged_at is None:
        return
    flagged = kept or work.add(
        ProgramLeader,
        program_id=cohort.program_id,
        person_id=person.id,
        flagged_by=work.me.id,
        flagged_at=work.now,
    )
    flagged.flagged_by, flagged.flagged_at, flagged.unflagged_at = work.me.id, work.now, None
    work.audit("leader:flag", flagged.id, program=cohort.program_id, person=person.slack_user_id)


def _unflag(work: Work, leader: ProgramLeader) -> None:
    unask(work, leader)
    leader.unflagged_at = work.now
    work.audit("leader:unflag", leader.id, program=leader.program_id, person=leader.person.slack_user_id)


def unask(work: Work, leader: ProgramLeader) -> None:
    """Take back what a leader has not been sent yet: they were never asked then."""
    if work.outbox.withdraw(leader.id):
        leader.invited_at = leader.invited_for = None
