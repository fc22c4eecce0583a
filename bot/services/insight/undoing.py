"""Taking back what was done about an entry, for an hour and as long as nobody has acted on it since."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from bot.domain.errors import NotYours, WrongInput
from bot.domain.insight.desk import UNDO_FOR
from bot.domain.insight.desk_cards import Standing, Undone
from bot.domain.insight.desk_errors import ActedSince, TooLateToUndo, UndoneAlready
from bot.domain.insight.terms import DeedKind
from bot.domain.matching_terms import ProposalState
from bot.domain.notices import Several
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import CohortState, DeliveryState, ParticipantState, Side
from bot.services.access import is_open, require_runs, require_runs_any, run_cohort
from bot.services.almanac import Almanac
from bot.services.insight.deeds import put_last_day
from bot.services.insight.subjects import card_of
from bot.services.matching.seats import seats_of
from bot.services.programs.settings import change_to, settings_of_cohort
from bot.store import Store, Work
from bot.store.codec import load_notice
from models import DeskDeed, MatchProposal, Mentorship, OutboxMessage

OVER = (CohortState.CLOSING, CohortState.CLOSED)
LEAVING = (DeliveryState.SENDING, DeliveryState.VERIFY)


class Undoing:
    """The way back."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def undo(self, actor: Actor, deed_id: UUID) -> Undone:
        """Take back what was done. Raise NotYours, UndoneAlready, TooLateToUndo or ActedSince."""
        with self._store.writing(actor) as work:
            deed = work.desk.deed(deed_id)
            program = _program(work, deed)
            if deed.undone_at:
                raise UndoneAlready
            if work.now - deed.done_at > UNDO_FOR:
                raise TooLateToUndo
            self._ways[deed.kind](work, deed)
            deed.undone_at = work.now
            stands, leaving = _take_back_letters(work, deed)
            work.audit("desk:undo", deed.subject_id, program=program, about=deed.about, what=deed.kind)
            return Undone(deed=card_of(work, deed), stands=stands, leaving=leaving)

    @property
    def _ways(self) -> Mapping[DeedKind, Callable[[Work, DeskDeed], None]]:
        return {
            DeedKind.SNOOZED: _nothing_else,
            DeedKind.WROTE: _nothing_else,
            DeedKind.REMINDED: _forget_reminder,
            DeedKind.PARTED: _go_on,
            DeedKind.CLOSED: self._reopen,
            DeedKind.EXTENDED: self._put_back,
        }

    def _reopen(self, work: Work, deed: DeskDeed) -> None:
        if deed.about == Urge.HAND:
            _go_on(work, deed)
            return
        match = _match(work, deed)
        if match.state is not ProposalState.WITHDRAWN or match.settled_at != deed.done_at or _taken(work, match):
            raise ActedSince
        match.state, match.settled_at = ProposalState.PROPOSED, None
        match.look_again_at = _moment(deed, "look_again_at") or work.now
        for side in Side:
            work.outbox.take_back(f"proposal:{match.id}:closed:{side}")
        work.outbox.put_back([match.id], withdrawn_at=deed.done_at, not_before=work.now)

    def _put_back(self, work: Work, deed: DeskDeed) -> None:
        """Where the last day is still the one that was chosen."""
        until, before = deed.before["until"], deed.before["ends_on"]
        if deed.about == Urge.ENDING:
            self._put_back_cohort(work, deed.subject_id, date.fromisoformat(until), date.fromisoformat(before))
            return
        pair = _pair(work, deed)
        if pair.over or str(pair.ends_on) != until:
            raise ActedSince
        put_last_day(work, pair, date.fromisoformat(before) if before else None)

    def _put_back_cohort(self, work: Work, cohort_id: UUID, until: date, before: date) -> None:
        work.cohorts.hold(cohort_id)
        cohort = run_cohort(work, cohort_id)
        if cohort.ends_on != until or cohort.state in OVER:
            raise ActedSince
        try:
            change_to(work, self._almanac, cohort, replace(settings_of_cohort(cohort), ends_on=before))
        except WrongInput as error:  # the day has passed: the settings would have to end it at once
            raise ActedSince from error


def _program(work: Work, deed: DeskDeed) -> UUID | None:
    """Whose program it was about. Raise AdminsOnly, or NotYours for what somebody else has put off."""
    require_runs_any(work)
    about, subject = Urge(deed.about), deed.subject_id
    if deed.kind is DeedKind.SNOOZED:
        if deed.by_id != work.me.id:
            raise NotYours
        return None
    if about is Urge.HAND:
        program = work.desk.pairs([subject])[subject].cohort.program_id
    elif about is Urge.PROPOSAL:
        program = work.desk.matches([subject])[subject].mentor.cohort.program_id
    else:
        program = work.cohorts.get(subject).program_id
    require_runs(work, program)
    return program


def _nothing_else(work: Work, deed: DeskDeed) -> None:
    """What was put off is shown again; of words, only their messages are taken back."""


def _forget_reminder(work: Work, deed: DeskDeed) -> None:
    """A match reminds of itself as if nobody had."""
    if deed.about == Urge.PROPOSAL:
        match = _match(work, deed)
        if match.reminded_at == deed.done_at:
            match.reminded_at = _moment(deed, "reminded_at")


def _go_on(work: Work, deed: DeskDeed) -> None:
    """Nobody has heard of it yet: the pair stands as it was."""
    pair = _pair(work, deed)
    if pair.over or pair.ended_by is None:
        raise ActedSince
    pair.ended_by, pair.look_again_at = None, work.now


def _taken(work: Work, match: MatchProposal) -> bool:
    """Whether the two are no longer free for each other."""
    mentor, mentee = match.mentor, match.mentee
    if any(member.state is not ParticipantState.ACTIVE for member in (mentor, mentee)):
        return True
    if not is_open(mentor.cohort, work) or work.matching.open_of([mentee.id]):
        return True
    learns = any(pair.mentee_id == mentee.id for pair in work.mentorships.running_of([mentee.id]))
    return learns or work.mentorships.mentees_of(mentor.id) >= seats_of(mentor)


def _pair(work: Work, deed: DeskDeed) -> Mentorship:
    return work.mentorships.get(deed.subject_id)


def _match(work: Work, deed: DeskDeed) -> MatchProposal:
    return work.matching.answered(deed.subject_id)


def _moment(deed: DeskDeed, name: str) -> datetime | None:
    kept = deed.before.get(name)
    return datetime.fromisoformat(kept) if kept else None


def _take_back_letters(work: Work, deed: DeskDeed) -> tuple[tuple[Standing, ...], int]:
    """Withdraw what has not left; say where the rest stands, and how much of it is leaving right now."""
    work.outbox.withdraw_under(f"desk:{deed.id}:")
    letters = work.desk.letters_of(deed.id)
    stands = [found for letter, whole in letters if (found := _where(letter, whole))]
    leaving = sum((whole or letter).state in LEAVING for letter, whole in letters)
    return tuple(stands), leaving


def _where(letter: OutboxMessage, whole: OutboxMessage | None) -> Standing | None:
    """Where a message stands, which may be a part of another one."""
    sent = whole or letter
    if sent.state is not DeliveryState.SENT or not sent.sent_channel or not sent.sent_ts:
        return None
    return Standing(channel=sent.sent_channel, ts=sent.sent_ts, part=_part(letter, whole) if whole else "")


def _part(letter: OutboxMessage, whole: OutboxMessage) -> str:
    """How the block ids of a part begin (`bot.slack.parts`)."""
    several, said = load_notice(whole.kind, whole.payload), load_notice(letter.kind, letter.payload)
    assert isinstance(several, Several)
    return f"part:{several.parts.index(said)}:"
