"""What something is done about: found for those alone who may, as it is now; and what was done, as a card."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from bot.domain.errors import AdminsOnly, MentorshipOver, NotYours, ProposalOver
from bot.domain.insight.desk_cards import DeedCard, TalkCard
from bot.domain.insight.desk_errors import EndsAlready, OwnPair, SettledMeanwhile
from bot.domain.matching_terms import ProposalState
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import Side
from bot.services.access import require_runs, require_runs_any, run_cohort
from bot.services.insight.parting import ENDS
from bot.store import Store, Work
from models import DeskDeed, MatchProposal, Mentorship


class Subjects:
    """Looking at what something may be done about."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def talk(self, actor: Actor, about: Urge, subject: UUID) -> TalkCard:
        """Whom to talk to about a pair or a match. Raise as the deeds do."""
        with self._store.reading(actor) as work:
            both = match_to_decide(work, subject) if about is Urge.PROPOSAL else pair_to_decide(work, subject)
            return TalkCard(
                about=about,
                subject=subject,
                team=actor.team,
                program=both.mentor.cohort.program.name,
                mentor=both.mentor.person.as_someone(),
                mentee=both.mentee.person.as_someone(),
            )


def pair_to_decide(work: Work, mentorship_id: UUID) -> Mentorship:
    """A running pair of somebody else that whoever acts may decide about, held until the transaction ends."""
    require_runs_any(work)
    try:
        pair = work.mentorships.get(mentorship_id)
    except MentorshipOver as error:
        raise SettledMeanwhile from error
    require_runs(work, pair.cohort.program_id)
    if pair.side_of(work.me.id):
        raise OwnPair
    if pair.over:
        raise SettledMeanwhile
    if pair.ended_by:
        deed = work.desk.latest(pair.id, ENDS)
        raise EndsAlready(who=deed.by.name if deed else "Somebody")
    return pair


def match_to_decide(work: Work, proposal_id: UUID) -> MatchProposal:
    """The same for a match that somebody has still to answer."""
    require_runs_any(work)
    try:
        match = work.matching.answered(proposal_id)
    except ProposalOver as error:
        raise SettledMeanwhile from error
    require_runs(work, match.mentor.cohort.program_id)
    if match.side_of(work.me.id):
        raise OwnPair
    if match.state is not ProposalState.PROPOSED:
        raise SettledMeanwhile
    return match


def program_of(work: Work, about: Urge, subject: UUID) -> UUID | None:
    """The program that an entry belongs to, None where it is about all of them. Raise AdminsOnly or NotYours."""
    if about is Urge.HAND:
        return pair_to_decide(work, subject).cohort.program_id
    if about is Urge.PROPOSAL:
        return match_to_decide(work, subject).mentor.cohort.program_id
    if about is Urge.UNDELIVERED:
        if subject != work.workspace_id:
            raise NotYours
        if not work.by_admin:
            raise AdminsOnly
        return None
    return work.cohorts.get(subject).program_id if about is Urge.CONCERN else run_cohort(work, subject).program_id


def card_of(work: Work, deed: DeskDeed) -> DeedCard:
    """What was done, with whom it was about."""
    program, people = _whom(work, deed)
    until = deed.before.get("until")
    return DeedCard(
        id=deed.id,
        kind=deed.kind,
        about=deed.about,
        subject=deed.subject_id,
        done_at=deed.done_at,
        by=deed.by.as_someone(),
        program=program,
        people=tuple(both.member(side).person.as_someone() for both in people for side in Side),
        days=(deed.until - deed.done_at).days if deed.until else 0,
        until=date.fromisoformat(until) if until else None,
    )


def _whom(work: Work, deed: DeskDeed) -> tuple[str, Sequence[Mentorship | MatchProposal]]:
    about, subject = Urge(deed.about), deed.subject_id
    if about is Urge.HAND:
        pair = work.desk.pairs([subject])[subject]
        return pair.cohort.program.name, [pair]
    if about is Urge.PROPOSAL:
        match = work.desk.matches([subject])[subject]
        return match.mentor.cohort.program.name, [match]
    return ("" if about is Urge.UNDELIVERED else work.cohorts.get(subject).program.name), []
