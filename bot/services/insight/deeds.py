"""What somebody does about an entry of their queue: each can be undone for an hour, and is in the audit log."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.domain.care.endings import latest_day
from bot.domain.care.terms import EndedBy
from bot.domain.growth.terms import OccasionKind
from bot.domain.insight.desk import BY, REMIND_EVERY, UNDO_FOR, to_remind
from bot.domain.insight.desk_cards import DeedCard
from bot.domain.insight.desk_errors import NoMoreTime, OnABreak, RemindedLately
from bot.domain.insight.terms import DeedKind
from bot.domain.matching_terms import ProposalState
from bot.domain.notices import GentleWord, MoreTime, Notice, WordFromAdmin
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import ParticipantState, Side
from bot.domain.zones import today_in
from bot.services.access import both_active, require_runs_any, run_cohort
from bot.services.almanac import Almanac
from bot.services.care.vitals import counts_from, quiet_of
from bot.services.insight.parting import begin_to_end
from bot.services.insight.subjects import card_of, match_to_decide, pair_to_decide, program_of
from bot.services.meetings.planning import last_day_of
from bot.services.pairs.farewell import come_to_nothing
from bot.services.programs.settings import change_to, settings_of_cohort
from bot.services.proposals.suggesting import has_heard, question
from bot.store import Store, Work
from models import DeskDeed, MatchProposal, Mentorship, Participant

A_DAY = timedelta(days=1)


class Deeds:
    """Doing something about what waits. Raise AdminsOnly, OwnPair, EndsAlready or SettledMeanwhile throughout."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def put_off(self, actor: Actor, about: Urge, subject: UUID, days: int) -> DeedCard:
        """Do not show an entry to whoever acts for some days. Others go on seeing it."""
        with self._store.writing(actor) as work:
            require_runs_any(work)
            program = program_of(work, about, subject)
            until = work.now + A_DAY * days
            deed = _keep(work, DeedKind.SNOOZED, about, subject, program=program, until=until)
            return card_of(work, deed)

    def remind(self, actor: Actor, about: Urge, subject: UUID) -> DeedCard:
        """A gentle word to whoever has not answered, or to both. Raise RemindedLately or OnABreak."""
        with self._store.writing(actor) as work:
            if about is Urge.PROPOSAL:
                match = match_to_decide(work, subject)
                return card_of(work, _remind_of_match(work, self._almanac, match))
            return card_of(work, _remind_pair(work, self._almanac, pair_to_decide(work, subject)))

    def write(self, actor: Actor, about: Urge, subject: UUID, *, words: str, to: Sequence[Side]) -> DeedCard:
        """Pass on a word of whoever acts, signed by them, to one of two people or to both."""
        with self._store.writing(actor) as work:
            both = match_to_decide(work, subject) if about is Urge.PROPOSAL else pair_to_decide(work, subject)
            program = both.mentor.cohort.program
            deed = _keep(work, DeedKind.WROTE, about, subject, program=program.id)
            notice = WordFromAdmin(sender=work.me.as_someone(), program=program.name, words=words)
            for side in to:
                _put(work, self._almanac, deed, side, both.member(side), notice)
            return card_of(work, deed)

    def rematch(self, actor: Actor, mentorship_id: UUID) -> DeedCard:
        """End a pair kindly, in an hour, and look for somebody new for both; the mentee comes first."""
        with self._store.writing(actor) as work:
            pair = pair_to_decide(work, mentorship_id)
            deed = _keep_of_pair(work, DeedKind.PARTED, pair)
            begin_to_end(work, pair, EndedBy.PARTED)
            return card_of(work, deed)

    def close(self, actor: Actor, about: Urge, subject: UUID) -> DeedCard:
        """End a pair warmly, in an hour, or close a match of which both then hear neutrally."""
        with self._store.writing(actor) as work:
            if about is Urge.PROPOSAL:
                match = match_to_decide(work, subject)
                return card_of(work, _close_match(work, self._almanac, match))
            pair = pair_to_decide(work, subject)
            deed = _keep_of_pair(work, DeedKind.CLOSED, pair)
            begin_to_end(work, pair, EndedBy.STOPPED)
            return card_of(work, deed)

    def extend(self, actor: Actor, about: Urge, subject: UUID) -> DeedCard:
        """Put off the last day of a pair or of a cohort by four weeks. Raise NoMoreTime."""
        with self._store.writing(actor) as work:
            if about is Urge.ENDING:
                return card_of(work, _extend_cohort(work, self._almanac, subject))
            return card_of(work, _extend_pair(work, self._almanac, pair_to_decide(work, subject)))

    def done_lately(self, actor: Actor) -> tuple[DeedCard, ...]:
        """What whoever acts did in the last hour and has not undone, the latest first."""
        with self._store.reading(actor) as work:
            require_runs_any(work)
            return tuple(card_of(work, deed) for deed in work.desk.done_by(work.me.id, since=work.now - UNDO_FOR))


def _remind_pair(work: Work, almanac: Almanac, pair: Mentorship) -> DeskDeed:
    _not_twice(work, pair.id)
    if not both_active(pair):
        raise OnABreak
    since = counts_from(work, pair)
    silent = [side for side in Side if quiet_of(work, pair, side, since).since]
    deed = _keep_of_pair(work, DeedKind.REMINDED, pair)
    for side in to_remind(silent, Side):
        notice = GentleWord(
            mentorship=pair.id,
            partner=pair.member(side.other).person.as_someone(),
            program=pair.cohort.program.name,
        )
        _put(work, almanac, deed, side, pair.member(side), notice, about=pair.id)
    return deed


def _remind_of_match(work: Work, almanac: Almanac, match: MatchProposal) -> DeskDeed:
    """The match names its own days, so its reminder is the question once more."""
    _not_twice(work, match.id)
    here = [side for side in Side if match.member(side).state is ParticipantState.ACTIVE]
    asked = [side for side in here if side in match.as_standing().unanswered]
    if not asked:
        raise OnABreak
    if match.reminded_at and work.now - match.reminded_at < REMIND_EVERY:
        raise RemindedLately(who="I", day=f"{match.reminded_at:%A}")
    before = {"reminded_at": match.reminded_at.isoformat() if match.reminded_at else None}
    program = match.mentor.cohort.program_id
    deed = _keep(work, DeedKind.REMINDED, Urge.PROPOSAL, match.id, program=program, before=before)
    match.reminded_at = work.now
    for side in asked:
        _put(work, almanac, deed, side, match.member(side), question(match, side, again=True), about=match.id)
    return deed


def _not_twice(work: Work, subject: UUID) -> None:
    latest = work.desk.latest(subject, (DeedKind.REMINDED,))
    if latest and work.now - latest.done_at < REMIND_EVERY:
        who = "You" if latest.by_id == work.me.id else latest.by.name
        raise RemindedLately(who=who, day=f"{latest.done_at:%A}")


def _close_match(work: Work, almanac: Almanac, match: MatchProposal) -> DeskDeed:
    program = match.mentor.cohort.program_id
    before = {"look_again_at": match.look_again_at.isoformat() if match.look_again_at else None}
    deed = _keep(work, DeedKind.CLOSED, Urge.PROPOSAL, match.id, program=program, before=before)
    heard = {side for side in match.as_standing().asked if has_heard(work, match, side)}
    come_to_nothing(work, almanac, match, ProposalState.WITHDRAWN, tell=heard, after=UNDO_FOR)
    return deed


def _extend_pair(work: Work, almanac: Almanac, pair: Mentorship) -> DeskDeed:
    last = last_day_of(pair)
    until = min(max(last, today_in(pair.mentee.time_zone, work.now)) + BY, latest_day(pair.cohort.ends_on, last))
    if until <= last:
        raise NoMoreTime
    before = {"ends_on": pair.ends_on.isoformat() if pair.ends_on else None, "until": until.isoformat()}
    deed = _keep_of_pair(work, DeedKind.EXTENDED, pair, before=before)
    put_last_day(work, pair, until)
    for side in Side:
        notice = MoreTime(
            mentorship=pair.id,
            partner=pair.member(side.other).person.as_someone(),
            program=pair.cohort.program.name,
            until=until,
        )
        _put(work, almanac, deed, side, pair.member(side), notice, about=pair.id, after=UNDO_FOR)
    return deed


def put_last_day(work: Work, pair: Mentorship, until: Any) -> None:
    """Have a pair end on another day, or on the planned one (None), and look at its calendar anew."""
    pair.ends_on, pair.look_again_at = until, work.now
    for kind in (OccasionKind.ENDING, OccasionKind.SKILLS):
        work.occasions.look_at_each([pair.id], kind, work.now)


def _extend_cohort(work: Work, almanac: Almanac, cohort_id: UUID) -> DeskDeed:
    work.cohorts.hold(cohort_id)
    cohort = run_cohort(work, cohort_id)
    if cohort.ends_on is None:
        raise NoMoreTime
    until = max(cohort.ends_on, today_in(work.me.time_zone, work.now)) + BY
    before = {"ends_on": cohort.ends_on.isoformat(), "until": until.isoformat()}
    deed = _keep(work, DeedKind.EXTENDED, Urge.ENDING, cohort.id, program=cohort.program_id, before=before)
    change_to(work, almanac, cohort, replace(settings_of_cohort(cohort), ends_on=until))
    return deed


def _keep_of_pair(
    work: Work, kind: DeedKind, pair: Mentorship, *, before: dict[str, Any] | None = None
) -> DeskDeed:
    return _keep(work, kind, Urge.HAND, pair.id, program=pair.cohort.program_id, before=before)


def _keep(
    work: Work,
    kind: DeedKind,
    about: Urge,
    subject: UUID,
    *,
    program: UUID | None,
    before: dict[str, Any] | None = None,
    **more: Any,
) -> DeskDeed:
    work.audit(f"desk:{kind}", subject, program=program, about=about)
    row = {"about": about, "subject_id": subject, "kind": kind, "by_id": work.me.id, "done_at": work.now}
    deed = work.add(DeskDeed, **row, before=before or {}, **more)
    return work.desk.deed(deed.id)


def _put(
    work: Work,
    almanac: Almanac,
    deed: DeskDeed,
    side: Side,
    reader: Participant,
    notice: Notice,
    *,
    about: UUID | None = None,
    after: timedelta = timedelta(),
) -> None:
    due_at = almanac.next_permitted(reader, work.now + after)
    work.outbox.to_person(
        reader.person, notice, key=f"desk:{deed.id}:{side}", about=about or deed.id, due_at=due_at
    )
