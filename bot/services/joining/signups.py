"""Joining a cohort, and changing one's answers later."""

from collections.abc import Collection
from dataclasses import replace
from itertools import chain
from uuid import UUID

from bot.domain.cards import CohortCard, SignupCard
from bot.domain.errors import NotTakingPart, WrongInput
from bot.domain.notices import Welcome
from bot.domain.participation import OUTSIDE
from bot.domain.people import Actor
from bot.domain.signup import Answers, Signup, Step, step_of
from bot.domain.skills import kind_of, proper_label, skill_key
from bot.domain.terms import ParticipantState, Role, Side
from bot.domain.zones import today_in
from bot.services.access import require_member, require_open
from bot.services.almanac import Almanac
from bot.services.joining.confidences import keep_apart, say_affinity
from bot.services.joining.drafts import drop_draft, forget_reminder
from bot.services.joining.forms import draft_in, held_draft, keep, page, saved, stamp, taking_part, unsaved
from bot.services.joining.participant_life import change_role
from bot.services.joining.vetting import apply, awaits_answer, needs_approval, tell_applied
from bot.services.joining.waitlist import place_of, stand_back, take_place
from bot.services.people.newcomers import invitation_key
from bot.store import Store, Work
from models import Cohort, MatchProposal, Mentorship, Participant, ParticipantSkill, Skill

GIVEN_UP = {
    ParticipantState.WAITLISTED: "your place on the waitlist",
    ParticipantState.PAUSED: "your break and your place",
}
"""What somebody has who takes part to learn, and who waits outside as a mentor alone has not."""


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

    def joined(self, actor: Actor) -> frozenset[UUID]:
        """The cohorts in which the person takes part already, or waits to."""
        with self._store.reading(actor) as work:
            return frozenset(each.cohort_id for each in work.participants.of_person(work.me.id))

    def form(self, actor: Actor, cohort_id: UUID, step: Step = Step.ESSENTIALS) -> SignupCard:
        """A page of the form, with what was changed there and not sent yet. Raise CohortClosed or CannotJoin."""
        with self._store.reading(actor) as work:
            require_member(work)
            cohort = require_open(work.cohorts.get(cohort_id), work)
            return replace(page(work, cohort, step), unsaved=unsaved(work, cohort))

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
            work.cohorts.hold(cohort_id)
            cohort = require_open(work.cohorts.get(cohort_id), work)
            participant = taking_part(work, cohort)
            if participant:
                return self._change(work, cohort, participant, sent=sent, shown=shown, seen="")
            before = saved(work, cohort)
            draft = draft_in(work.drafts.held(cohort_id, work.me.id)).turning(sent, shown=shown, saved=before)
            answers = before.answering(draft.onto(before).answers).suiting(cohort.program.pairing)
            return self._take_in(work, cohort, answers.agreed())

    def save(self, actor: Actor, cohort_id: UUID, *, sent: Answers, shown: Answers, seen: str) -> SignupCard:
        """Change the answers of one page, and whatever else was changed in the form and not sent before.

        Where another window changed the same and the person has not `seen` it, it is shown and nothing is saved.
        Raise NotTakingPart for somebody who has left, and otherwise as `join` does.
        """
        with self._store.writing(replace(actor, gesture=None)) as work:
            require_member(work)
            work.cohorts.hold(cohort_id)
            cohort = require_open(work.cohorts.get(cohort_id), work)
            participant = taking_part(work, cohort)
            if participant is None:
                raise NotTakingPart
            return self._change(work, cohort, participant, sent=sent, shown=shown, seen=seen)

    def _change(
        self, work: Work, cohort: Cohort, participant: Participant, *, sent: Answers, shown: Answers, seen: str
    ) -> SignupCard:
        work.participants.lock(participant.id)
        before = saved(work, cohort)
        draft = draft_in(work.drafts.held(cohort.id, work.me.id)).turning(sent, shown=shown, saved=before)
        merged = draft.onto(before)
        if not merged.clashes or seen == stamp(participant):
            return self._take_in(work, cohort, before.answering(merged.answers))
        sent_page = _page_of(sent)
        step = min((step_of(name) for name in merged.clashes), key=lambda step: (step is not sent_page, step))
        keep(work, held_draft(work, cohort), draft, step)
        return page(work, cohort, step)

    def _take_in(self, work: Work, cohort: Cohort, answers: Signup) -> SignupCard:
        participant = work.participants.find(cohort.id, work.me.id)
        answers = _spelt_out(work, answers.suiting(cohort.program.pairing)).checked().as_asked(saved(work, cohort))
        joined = participant is not None and participant.state not in OUTSIDE
        mentored = participant is not None and joined and participant.role.mentors
        if participant is None:
            participant = work.add(Participant, **_columns(work, answers), **_new(work, cohort))
        elif joined:
            _keep_promises(work, participant, answers.role)
            change_role(work, participant, answers.role)
        else:
            participant.joined_at = work.now
        _edit(work, participant, answers)
        asks = not mentored and needs_approval(work, participant, answers.role)
        if asks:
            apply(work, participant)
        if participant.role is Role.MENTOR and awaits_answer(work, participant):
            stand_back(work, self._almanac, participant)
        elif not joined or participant.state is ParticipantState.APPLIED:
            _admit(work, cohort, participant)
        elif asks:
            tell_applied(work, participant)
        keep_apart(work, self._almanac, answers.never)
        say_affinity(work, participant, answers.affinity.strip())
        drop_draft(work, cohort.id)
        forget_reminder(work, cohort.id)
        work.outbox.take_back(invitation_key(work.me))
        place = place_of(work, participant)
        return SignupCard(
            cohort=cohort.as_card(), answers=answers, joined=joined, place=place, state=participant.state
        )


def _admit(work: Work, cohort: Cohort, participant: Participant) -> None:
    """Let somebody in, or onto the waitlist."""
    take_place(work, cohort, participant)
    if participant.state is ParticipantState.ACTIVE:
        _welcome(work, cohort, participant)


def _keep_promises(work: Work, participant: Participant, role: Role) -> None:
    """Raise WrongInput where a change of answers would end, unsaid, what the person or somebody else has."""
    pairs, proposals = work.mentorships.running_of([participant.id]), work.matching.open_of([participant.id])
    sides = {each.side_of(participant.person_id) for each in chain[Mentorship | MatchProposal](pairs, proposals)}
    if (Side.MENTOR in sides and not role.mentors) or (Side.MENTEE in sides and not role.learns):
        raise WrongInput(
            role="You have a mentorship or a match in the other role. Choose “Both” here; “Leave one role” on your "
            "profile ends it kindly."
        )
    given_up = GIVEN_UP.get(participant.state)
    if given_up and role is Role.MENTOR and needs_approval(work, participant, role):
        raise WrongInput(
            role=f"Offers to mentor are looked at first, so as a mentor alone you would give up {given_up}. Choose "
            "“Both” here; “Leave one role” on your profile is there if you would like that."
        )


def _page_of(sent: Answers) -> Step:
    """The page that was sent: all its answers stand on one, but for a form sent as a whole."""
    return min(map(step_of, sent), default=Step.ESSENTIALS)


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
        cohort=cohort.id,
        program=cohort.program.name,
        role=participant.role,
        starts_on=cohort.starts_on,
        begun=cohort.starts_on < today_in(participant.time_zone, work.now),
        offer_waits=awaits_answer(work, participant),
        charter=cohort.program.as_charter(),
        pairing=cohort.program.pairing,
    )
    work.outbox.to_person(work.me, notice, key=work.fresh_key("welcome", participant.id))


def _edit(work: Work, participant: Participant, answers: Signup) -> None:
    if answers.consent and (participant.consented_at is None or participant.consent_version != answers.consent):
        participant.consented_at = work.now
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


def _new(work: Work, cohort: Cohort) -> dict[str, object]:
    """Where a participation begins: outside, until a move leads in."""
    return {
        "cohort": cohort,
        "person": work.me,
        "state": ParticipantState.LEFT,
        "joined_at": work.now,
    }
