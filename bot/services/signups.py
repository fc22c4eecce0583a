"""Joining a cohort, and changing one's answers later."""

from itertools import chain
from uuid import UUID

from bot.domain.cards import CohortCard, SignupCard
from bot.domain.notices import Welcome
from bot.domain.people import Actor
from bot.domain.signup import Signup, skill_key
from bot.domain.terms import ParticipantState, Role, Side
from bot.services.access import require_member, require_open
from bot.store import Store, Work
from models import Participant, ParticipantSkill, Skill


class Signups:
    """The doors of a cohort."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def open_cohorts(self, actor: Actor) -> tuple[CohortCard, ...]:
        """Where the person can join or change what they said. Raise CannotJoin for guests and bots."""
        with self._store.reading(actor) as work:
            require_member(work)
            return tuple(cohort.as_card() for cohort in work.cohorts.open(work.now.date()))

    def form(self, actor: Actor, cohort_id: UUID) -> SignupCard:
        """The form to begin with: earlier answers if there are any. Raise CohortClosed or CannotJoin."""
        with self._store.reading(actor) as work:
            require_member(work)
            cohort = require_open(work.cohorts.get(cohort_id), work)
            participant = work.participants.find(cohort_id, work.me.id)
            return SignupCard(
                cohort=cohort.as_card(),
                answers=participant.as_signup() if participant else _blank(work.me.time_zone),
                joined=participant is not None and participant.state is not ParticipantState.LEFT,
            )

    def join(self, actor: Actor, cohort_id: UUID, answers: Signup) -> SignupCard:
        """Take part with these answers; joining again edits them, and brings back who had left.

        Raise WrongInput naming each answer that needs another look, CohortClosed or CannotJoin.
        """
        with self._store.writing(actor) as work:
            require_member(work)
            cohort = require_open(work.cohorts.get(cohort_id), work)
            answers.checked()
            participant = work.participants.find(cohort_id, work.me.id)
            joined = participant is not None and participant.state is not ParticipantState.LEFT
            if participant is None:
                participant = work.add(Participant, **_columns(work, answers), **_new(work, cohort_id))
            elif not joined:
                participant.state = ParticipantState.ACTIVE
                participant.joined_at = work.now
            _edit(work, participant, answers)
            if not joined:
                notice = Welcome(
                    cohort=cohort.id,
                    program=cohort.program.name,
                    role=answers.role,
                    starts_on=cohort.starts_on,
                )
                work.outbox.to_person(work.me, notice, key=work.fresh_key("welcome", participant.id))
            return SignupCard(cohort=cohort.as_card(), answers=answers, joined=joined)


def _edit(work: Work, participant: Participant, answers: Signup) -> None:
    for column, value in _columns(work, answers).items():
        setattr(participant, column, value)
    vocabulary = _learn_words(work, answers)
    chosen = chain(
        ((Side.MENTOR, position, label) for position, label in enumerate(answers.offers)),
        ((Side.MENTEE, position, label) for position, label in enumerate(answers.wants)),
    )
    work.participants.choose_skills(
        participant,
        [
            ParticipantSkill(
                participant_id=participant.id,
                workspace_id=work.workspace_id,
                side=side,
                position=position,
                skill_id=vocabulary[skill_key(label)].id,
            )
            for side, position, label in chosen
        ],
    )


def _learn_words(work: Work, answers: Signup) -> dict[str, Skill]:
    labels = {skill_key(label): label for label in (*answers.offers, *answers.wants)}
    known = work.participants.vocabulary(list(labels.values()))
    for key, label in labels.items():
        if key not in known:
            known[key] = work.add(Skill, key=key, label=label)
    return known


def _columns(work: Work, answers: Signup) -> dict[str, object]:
    return {
        "role": answers.role,
        "goals": answers.goals.strip(),
        "seats": answers.seats,
        "time_zone": answers.time_zone,
        "updated_at": work.now,
    }


def _new(work: Work, cohort_id: UUID) -> dict[str, object]:
    return {
        "cohort_id": cohort_id,
        "person_id": work.me.id,
        "state": ParticipantState.ACTIVE,
        "joined_at": work.now,
    }


def _blank(time_zone: str) -> Signup:
    return Signup(role=Role.MENTEE, offers=(), wants=(), goals="", seats=2, time_zone=time_zone)
