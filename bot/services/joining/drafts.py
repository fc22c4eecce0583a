"""Forms that are not finished yet: kept while somebody types, taken up where they stopped, begun anew."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from bot.domain.cards import IntroductionCard, LaterCard, SignupCard
from bot.domain.notices import LaterCome
from bot.domain.participation import OUTSIDE
from bot.domain.people import Actor
from bot.domain.signup import Answers, Step
from bot.domain.terms import Role
from bot.domain.zones import today_in
from bot.services.access import is_open, require_member, require_open
from bot.services.almanac import Almanac
from bot.services.joining.forms import draft_in, held_draft, keep, page, saved, stamp, taking_part
from bot.services.joining.waitlist import queue_for
from bot.store import Store, Work
from models import Cohort, LaterReminder

LATER = timedelta(days=7)
LATE = timedelta(seconds=2)
"""By how much a word typed before a form was sent may arrive after it."""


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
        """The first page for this role, with what an earlier draft holds. Whoever takes part sees their answers."""
        with self._store.writing(replace(actor, gesture=None)) as work:
            cohort = _door(work, cohort_id)
            if taking_part(work, cohort) is None:
                row, before = held_draft(work, cohort), saved(work, cohort)
                draft = draft_in(row).turning({"role": role.value}, shown={}, saved=before)
                keep(work, row, draft, Step.ESSENTIALS)
            return page(work, cohort, Step.ESSENTIALS)

    def resume(self, actor: Actor, cohort_id: UUID) -> SignupCard:
        """The page at which the person stopped, with everything given so far."""
        with self._store.reading(actor) as work:
            cohort = _door(work, cohort_id)
            row = work.drafts.find(cohort_id, work.me.id)
            return page(work, cohort, Step(row.step) if row else Step.ESSENTIALS)

    def begin_anew(self, actor: Actor, cohort_id: UUID) -> IntroductionCard:
        """Forget what was given so far."""
        with self._store.writing(replace(actor, gesture=None)) as work:
            cohort = _door(work, cohort_id)
            drop_draft(work, cohort_id)
            return _introduction(work, cohort)

    def discard(self, actor: Actor, cohort_id: UUID) -> None:
        """Forget what was changed and not sent, whatever became of the cohort."""
        with self._store.writing(replace(actor, gesture=None)) as work:
            drop_draft(work, work.cohorts.get(cohort_id).id)

    def note(
        self, actor: Actor, cohort_id: UUID, answers: Answers, *, shown: Answers, heard: str, seen: str
    ) -> None:
        """Keep what somebody has just typed or chosen. `heard` is when, in Slack's own words.

        `shown` is what stood there first, `seen` the state of the answers. Where the door is closed nothing is
        kept.
        """
        with self._store.writing(replace(actor, gesture=None)) as work:
            cohort = work.cohorts.get(cohort_id)
            if work.me.may_join and is_open(cohort, work):
                row, before = held_draft(work, cohort), saved(work, cohort)
                since = _sent_last(work, cohort, seen)
                draft = draft_in(row).noting(answers, shown=shown, heard=heard, saved=before, since=since)
                keep(work, row, draft, Step(row.step))

    def turn(self, actor: Actor, cohort_id: UUID, *, sent: Answers, shown: Answers, to: Step) -> SignupCard:
        """Keep a page and go to another one, also for whoever joined meanwhile in another window."""
        with self._store.writing(replace(actor, gesture=None)) as work:
            cohort = _door(work, cohort_id)
            row, before = held_draft(work, cohort), saved(work, cohort)
            keep(work, row, draft_in(row).turning(sent, shown=shown, saved=before), to)
            return page(work, cohort, to)

    def later(self, actor: Actor, cohort_id: UUID) -> LaterCard:
        """Remind the person once, a week from now in their working hours."""
        with self._store.writing(replace(actor, gesture=None)) as work:
            cohort = _door(work, cohort_id)
            due_at = self._almanac.next_permitted_of(work.me, work.now + LATER)
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
            participant = work.participants.find(cohort.id, person.id)
            joined = participant is not None and participant.state not in OUTSIDE
            if reminder.sent_at or joined or not person.may_join or not is_open(cohort, work):
                return False
            reminder.sent_at = work.now
            notice = LaterCome(
                cohort=cohort.id,
                program=cohort.program.name,
                starts_on=cohort.starts_on,
                begun=cohort.starts_on < today_in(person.time_zone, work.now),
            )
            due_at = self._almanac.next_permitted_of(person, work.now)
            work.outbox.to_person(
                person,
                notice,
                key=f"later:{reminder.id}",
                about=reminder.id,
                due_at=due_at,
                expires_at=due_at + LATER,
            )
            return True


def drop_draft(work: Work, cohort_id: UUID) -> None:
    work.drafts.drop(cohort_id, work.me.id)


def forget_reminder(work: Work, cohort_id: UUID) -> None:
    """Nobody is reminded of what they have joined."""
    reminder = work.drafts.reminder_for(cohort_id, work.me.id)
    if reminder:
        reminder.look_again_at = None
        work.outbox.withdraw(reminder.id)


def _door(work: Work, cohort_id: UUID) -> Cohort:
    require_member(work)
    return require_open(work.cohorts.get(cohort_id), work)


def _sent_last(work: Work, cohort: Cohort, seen: str) -> str:
    """Until when the words of a form that shows older answers are those it was sent with, and arrive late."""
    participant = taking_part(work, cohort)
    if participant is None or seen == stamp(participant):
        return ""
    return f"{(participant.updated_at + LATE).timestamp():.6f}"


def _introduction(work: Work, cohort: Cohort) -> IntroductionCard:
    draft = work.drafts.find(cohort.id, work.me.id)
    return IntroductionCard(
        cohort=cohort.as_card(),
        time_zone=work.me.time_zone,
        joined=taking_part(work, cohort) is not None,
        stopped_at=Step(draft.step) if draft else None,
        stopped_on=today_in(work.me.time_zone, draft.updated_at) if draft else None,
        queue=queue_for(work, cohort),
    )
