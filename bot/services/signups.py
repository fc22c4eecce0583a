"""Joining a cohort, and changing one's answers later."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from itertools import chain
from uuid import UUID

from bot.domain.cards import CohortCard, SignupCard
from bot.domain.errors import NotTakingPart
from bot.domain.notices import Welcome
from bot.domain.people import Actor
from bot.domain.signup import STEPS, Answer, Answers, Signup, Step, blank, merge
from bot.domain.skills import kind_of, proper_label, skill_key
from bot.domain.terms import ParticipantState, Role, Side
from bot.services.access import require_member, require_open
from bot.services.almanac import Almanac
from bot.services.confidences import confide, in_confidence
from bot.services.drafts import drafted, drop_draft, forget_reminder, given
from bot.services.vetting import apply, needs_approval
from bot.services.waitlist import place_of, take_place
from bot.store import Store, Work
from models import Cohort, Participant, ParticipantSkill, Skill

GONE = (ParticipantState.LEFT, ParticipantState.DECLINED)


class Signups:
    """The doors of a cohort."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def open_cohorts(self, actor: Actor) -> tuple[CohortCard, ...]:
        """Where the person can join or change what they said. Raise CannotJoin for guests and bots."""
        with self._store.reading(actor) as work:
            require_member(work)
            return tuple(cohort.as_card() for cohort in work.cohorts.open(work.now.date()))

    def form(self, actor: Actor, cohort_id: UUID, step: Step = Step.ESSENTIALS) -> SignupCard:
        """A page of the form to begin with: earlier answers if there are any. Raise CohortClosed or CannotJoin."""
        with self._store.reading(actor) as work:
            require_member(work)
            cohort = require_open(work.cohorts.get(cohort_id), work)
            return _page(work, cohort, step)

    def unknown(self, actor: Actor, people: Collection[str]) -> tuple[str, ...]:
        """Those of these Slack ids whom we have not met yet."""
        with self._store.reading(actor) as work:
            met = work.people.among(people)
            return tuple(each for each in people if each not in met)

    def join(self, actor: Actor, cohort_id: UUID, sent: Answers, *, shown: Answers) -> SignupCard:
        """Take part with the page just sent and what an unfinished form holds; who had left comes back.

        Somebody who joined meanwhile in another window has both brought together. Raise WrongInput naming each
        answer that needs another look, CohortClosed or CannotJoin; the unfinished form stays then.
        """
        with self._store.writing(actor) as work:
            require_member(work)
            cohort = require_open(work.cohorts.get(cohort_id), work)
            participant = work.participants.find(cohort_id, work.me.id)
            if participant and participant.state not in GONE:
                return self._bring_together(work, cohort, participant, sent=sent, shown=shown)
            draft = work.drafts.held(cohort_id, work.me.id)
            merged = merge(shown=shown, sent=sent, kept=given(draft))
            return self._take_in(work, cohort, drafted(work, cohort_id, draft).answering(merged.answers).agreed())

    def save(self, actor: Actor, cohort_id: UUID, *, sent: Answers, shown: Answers, seen: str) -> SignupCard:
        """Change the answers of one page. Where another window changed the same, nothing is saved but shown.

        Raise NotTakingPart for somebody who has left, and otherwise as `join` does.
        """
        with self._store.writing(replace(actor, gesture=None)) as work:
            require_member(work)
            cohort = require_open(work.cohorts.get(cohort_id), work)
            participant = work.participants.find(cohort_id, work.me.id)
            if participant is None or participant.state in GONE:
                raise NotTakingPart
            work.participants.lock(participant.id)
            if seen == _stamp(participant.updated_at):
                return self._take_in(work, cohort, _of(work, participant).answering(sent))
            return self._bring_together(work, cohort, participant, sent=sent, shown=shown)

    def _bring_together(
        self, work: Work, cohort: Cohort, participant: Participant, *, sent: Answers, shown: Answers
    ) -> SignupCard:
        kept = _of(work, participant)
        merged = merge(shown=shown, sent=sent, kept=kept.as_answers())
        both = kept.answering(merged.answers)
        if not merged.clashes:
            return self._take_in(work, cohort, both)
        return replace(
            _page(work, cohort, next(step for step, names in STEPS.items() if set(sent) & set(names))),
            answers=both,
            clashes=tuple((name, _said(kept.as_answers()[name])) for name in merged.clashes),
        )

    def _take_in(self, work: Work, cohort: Cohort, answers: Signup) -> SignupCard:
        answers = _spelt_out(work, answers).checked()
        participant = work.participants.find(cohort.id, work.me.id)
        joined = participant is not None and participant.state not in GONE
        mentored = participant is not None and joined and participant.role.mentors
        if participant is None:
            participant = work.add(Participant, **_columns(work, answers), **_new(work, cohort.id))
        elif not joined:
            participant.joined_at = work.now
        _edit(work, participant, answers)
        asks = not mentored and needs_approval(work, cohort, participant)
        learns_after_all = participant.state is ParticipantState.APPLIED and participant.role is not Role.MENTOR
        if not joined or learns_after_all:
            _admit(work, cohort, participant, asks=asks)
        if asks:
            apply(work, cohort, participant)
        confide(work, self._almanac, participant, answers)
        drop_draft(work, cohort.id)
        forget_reminder(work, cohort.id)
        place = place_of(work, participant)
        return SignupCard(
            cohort=cohort.as_card(), answers=answers, joined=joined, place=place, state=participant.state
        )


def _admit(work: Work, cohort: Cohort, participant: Participant, *, asks: bool) -> None:
    """Let somebody in, onto the waitlist, or first before those who approve mentors."""
    if asks and participant.role is Role.MENTOR:
        participant.state = ParticipantState.APPLIED
        return
    # Not in it yet: their own row must not count as a place that is taken.
    participant.state = ParticipantState.LEFT
    work.flush()
    take_place(work, cohort, participant, work.me)
    if participant.state is ParticipantState.ACTIVE:
        _welcome(work, cohort, participant)


def _page(work: Work, cohort: Cohort, step: Step) -> SignupCard:
    participant = work.participants.find(cohort.id, work.me.id)
    return SignupCard(
        cohort=cohort.as_card(),
        answers=_of(work, participant) if participant else blank(work.me.time_zone),
        joined=participant is not None and participant.state not in GONE,
        step=step,
        seen=_stamp(participant.updated_at) if participant and participant.state not in GONE else "",
    )


def _of(work: Work, participant: Participant) -> Signup:
    """A person's own answers, those in confidence among them."""
    never, affinity = in_confidence(work, participant)
    return participant.as_signup(never=never, affinity=affinity)


def _stamp(moment: datetime) -> str:
    return moment.isoformat()


def _said(answer: Answer) -> str:
    return ", ".join(answer) if isinstance(answer, tuple) else str(answer or "nothing")


def _spelt_out(work: Work, answers: Signup) -> Signup:
    """One answer for each skill, however often and in whatever spelling it was named; nobody shuns themself."""
    return replace(
        answers,
        offers=_distinct(answers.offers),
        wants=_distinct(answers.wants),
        never=tuple(dict.fromkeys(each for each in answers.never if each != work.me.slack_user_id)),
    )


def _distinct(labels: tuple[str, ...]) -> tuple[str, ...]:
    found: dict[str, str] = {}
    for label in labels:
        found.setdefault(skill_key(label), label)
    return tuple(found.values())


def _welcome(work: Work, cohort: Cohort, participant: Participant) -> None:
    notice = Welcome(
        cohort=cohort.id, program=cohort.program.name, role=participant.role, starts_on=cohort.starts_on
    )
    work.outbox.to_person(work.me, notice, key=work.fresh_key("welcome", participant.id))


def _edit(work: Work, participant: Participant, answers: Signup) -> None:
    for column, value in _columns(work, answers).items():
        setattr(participant, column, value)
    if answers.consent and participant.consented_at is None:
        participant.consented_at = work.now
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
    known = work.skills.known(list(labels.values()))
    for key, label in labels.items():
        if key not in known:
            known[key] = work.add(Skill, key=key, label=proper_label(label), kind=kind_of(label))
    return known


def _columns(work: Work, answers: Signup) -> dict[str, object]:
    return {
        "role": answers.role,
        "goals": answers.goals.strip(),
        "seats": answers.seats,
        "time_zone": answers.time_zone,
        "topics": answers.topics.strip(),
        "stage": answers.stage,
        "transition": answers.transition.strip(),
        "interests": list(answers.interests),
        "languages": list(answers.languages),
        "communication": answers.communication,
        "mentoring_style": answers.mentoring_style,
        "learning_preference": answers.learning_preference,
        "personality": answers.personality,
        "hours_pledged": answers.hours,
        "consent_version": answers.consent or None,
        "updated_at": work.now,
    }


def _new(work: Work, cohort_id: UUID) -> dict[str, object]:
    return {
        "cohort_id": cohort_id,
        "person_id": work.me.id,
        "state": ParticipantState.LEFT,
        "joined_at": work.now,
    }
