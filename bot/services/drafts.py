"""Forms that are not finished yet: kept while somebody types, taken up where they stopped, begun anew."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.domain.cards import IntroductionCard, LaterCard, SignupCard
from bot.domain.notices import LaterCome
from bot.domain.people import Actor
from bot.domain.signup import Answer, Answers, Signup, Step, blank, merge
from bot.domain.terms import ParticipantState, Role
from bot.domain.zones import today_in
from bot.services.access import is_open, require_member, require_open
from bot.services.almanac import Almanac
from bot.services.confidences import in_confidence
from bot.store import Store, Work
from models import Cohort, LaterReminder, SignupDraft

LATER = timedelta(days=7)


class Drafts:
    """The way from the door to the form, which may take three minutes or three days."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def introduction(self, actor: Actor, cohort_id: UUID) -> IntroductionCard:
        """What a curious person sees first. Raise CohortClosed, NotOpenYet or CannotJoin."""
        with self._store.reading(actor) as work:
            return _introduction(work, _door(work, cohort_id))

    def begin(self, actor: Actor, cohort_id: UUID, role: Role) -> SignupCard:
        """The first page for this role. What an earlier draft holds stays."""
        with self._store.writing(replace(actor, gesture=None)) as work:
            cohort = _door(work, cohort_id)
            draft = _opened(work, cohort_id)
            _keep(draft, work, {"role": role.value}, Step.ESSENTIALS)
            return page_of(work, cohort, draft, Step.ESSENTIALS)

    def resume(self, actor: Actor, cohort_id: UUID) -> SignupCard:
        """The page at which the person stopped, with everything given so far."""
        with self._store.reading(actor) as work:
            cohort = _door(work, cohort_id)
            draft = work.drafts.find(cohort_id, work.me.id)
            return page_of(work, cohort, draft, Step(draft.step) if draft else Step.ESSENTIALS)

    def begin_anew(self, actor: Actor, cohort_id: UUID) -> IntroductionCard:
        """Forget what was given so far."""
        with self._store.writing(replace(actor, gesture=None)) as work:
            cohort = _door(work, cohort_id)
            drop_draft(work, cohort_id)
            return _introduction(work, cohort)

    def note(self, actor: Actor, cohort_id: UUID, answers: Answers, *, heard: str) -> None:
        """Keep what somebody has just typed or chosen. `heard` orders the changes of one answer.

        Whoever has joined edits what is saved, so there is nothing to keep; the same where the door is closed.
        """
        with self._store.writing(replace(actor, gesture=None)) as work:
            cohort = work.cohorts.get(cohort_id)
            if work.me.may_join and not _introduction(work, cohort).joined:
                draft = _opened(work, cohort.id)
                told: dict[str, str] = dict(draft.answers.get("heard", {}))
                news = {name: answer for name, answer in answers.items() if told.get(name, "") <= heard}
                _keep(draft, work, news, Step(draft.step), heard=told | dict.fromkeys(news, heard))

    def turn(self, actor: Actor, cohort_id: UUID, *, sent: Answers, shown: Answers, to: Step) -> SignupCard:
        """Keep a page and go to another one. Raise WrongInput where the page left needs another look."""
        with self._store.writing(replace(actor, gesture=None)) as work:
            cohort = _door(work, cohort_id)
            draft = _opened(work, cohort_id)
            merged = merge(shown=shown, sent=sent, kept=given(draft))
            _keep(draft, work, merged.answers, to)
            return page_of(work, cohort, draft, to)

    def later(self, actor: Actor, cohort_id: UUID) -> LaterCard:
        """Remind the person once, a week from now in their working hours."""
        with self._store.writing(replace(actor, gesture=None)) as work:
            cohort = _door(work, cohort_id)
            due_at = self._almanac.next_permitted_in(work.me.time_zone, work.now + LATER)
            reminder = work.drafts.reminder_for(cohort_id, work.me.id)
            if reminder is None:
                reminder = work.add(LaterReminder, cohort_id=cohort_id, person_id=work.me.id, look_again_at=due_at)
            elif reminder.sent_at:
                return LaterCard(program=cohort.program.name, on=None)
            reminder.look_again_at = due_at
            return LaterCard(program=cohort.program.name, on=today_in(work.me.time_zone, due_at))

    def remind(self, workspace_id: UUID, reminder_id: UUID) -> bool:
        """Remind somebody who wished it, unless they joined or no longer can; tell whether it was done."""
        with self._store.inside(workspace_id) as work:
            reminder = work.drafts.reminder(reminder_id)
            reminder.look_again_at = None
            cohort, person = reminder.cohort, reminder.person
            joined = work.participants.find(cohort.id, person.id) is not None
            if reminder.sent_at or joined or not person.may_join or not is_open(cohort, work):
                return False
            reminder.sent_at = work.now
            notice = LaterCome(cohort=cohort.id, program=cohort.program.name, starts_on=cohort.starts_on)
            due_at = self._almanac.next_permitted_in(person.time_zone, work.now)
            work.outbox.to_person(
                person,
                notice,
                key=f"later:{reminder.id}",
                about=reminder.id,
                due_at=due_at,
                expires_at=due_at + LATER,
            )
            return True


def given(draft: SignupDraft | None) -> dict[str, Answer]:
    """The answers of a draft, with lists as they are in a form."""
    if draft is None:
        return {}
    kept: dict[str, Any] = draft.answers.get("given", {})
    return {name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()}


def drafted(work: Work, cohort_id: UUID, draft: SignupDraft | None) -> Signup:
    """The answers of a draft, on top of earlier ones of somebody who had left. Consent is asked of them anew."""
    participant = work.participants.find(cohort_id, work.me.id)
    if participant is None:
        return blank(work.me.time_zone).answering(given(draft))
    never, affinity = in_confidence(work, participant)
    earlier = replace(participant.as_signup(never=never, affinity=affinity), consent="")
    return earlier.answering(given(draft))


def drop_draft(work: Work, cohort_id: UUID) -> None:
    work.drafts.drop(cohort_id, work.me.id)


def forget_reminder(work: Work, cohort_id: UUID) -> None:
    """Nobody is reminded of what they have joined."""
    reminder = work.drafts.reminder_for(cohort_id, work.me.id)
    if reminder:
        reminder.look_again_at = None
        work.outbox.withdraw(reminder.id)


def page_of(work: Work, cohort: Cohort, draft: SignupDraft | None, step: Step) -> SignupCard:
    return SignupCard(cohort=cohort.as_card(), answers=drafted(work, cohort.id, draft), joined=False, step=step)


def _door(work: Work, cohort_id: UUID) -> Cohort:
    require_member(work)
    return require_open(work.cohorts.get(cohort_id), work)


def _introduction(work: Work, cohort: Cohort) -> IntroductionCard:
    participant = work.participants.find(cohort.id, work.me.id)
    draft = work.drafts.find(cohort.id, work.me.id)
    gone = {ParticipantState.LEFT, ParticipantState.DECLINED}
    return IntroductionCard(
        cohort=cohort.as_card(),
        time_zone=work.me.time_zone,
        joined=participant is not None and participant.state not in gone,
        stopped_at=Step(draft.step) if draft else None,
        stopped_on=today_in(work.me.time_zone, draft.updated_at) if draft else None,
    )


def _opened(work: Work, cohort_id: UUID) -> SignupDraft:
    draft = work.drafts.held(cohort_id, work.me.id)
    return draft or work.add(
        SignupDraft,
        cohort_id=cohort_id,
        person_id=work.me.id,
        step=Step.ESSENTIALS.value,
        answers={},
        updated_at=work.now,
    )


def _keep(
    draft: SignupDraft, work: Work, answers: Answers, step: Step, *, heard: dict[str, str] | None = None
) -> None:
    plain = {name: list(value) if isinstance(value, tuple) else value for name, value in answers.items()}
    kept = {name: list(value) if isinstance(value, tuple) else value for name, value in given(draft).items()}
    draft.answers = {"given": kept | plain, "heard": heard or draft.answers.get("heard", {})}
    draft.step, draft.updated_at = step.value, work.now
