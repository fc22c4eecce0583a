"""An agreement as one of the two sees it: at a glance, as a page, as a form to begin with, and as it once was."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from bot.domain.consent import lets_introduce
from bot.domain.growth.agreement_cards import AgreementForm, AgreementGlance, AgreementPage, PairCard, VersionCard
from bot.domain.growth.agreements import Terms, Version, Versions, first_terms
from bot.domain.growth.comparing import Difference, differences
from bot.domain.growth.terms import AgreementState
from bot.domain.signup import Signup, blank
from bot.domain.terms import Side
from bot.services.access import my_side
from bot.store import Work
from models import Agreement, Mentorship, Participant


def agreements_of(work: Work, pairs: Iterable[Mentorship]) -> Mapping[UUID, AgreementGlance]:
    """Where the agreement of each of these pairs of the person acting stands."""
    mine = {pair.id: pair.member(my_side(pair, work)).id for pair in pairs}
    standing: dict[UUID, list[Agreement]] = {pair: [] for pair in mine}
    for row in work.agreements.standing(list(mine)):
        standing[row.mentorship_id].append(row)
    return {pair: _glance(rows, reader=mine[pair]) for pair, rows in standing.items()}


def versions_of(pair: Mentorship, rows: Iterable[Agreement]) -> Versions:
    return Versions(tuple(Version(row.number, side_of(pair, row), row.state) for row in rows))


def side_of(pair: Mentorship, row: Agreement) -> Side:
    """The side that proposed it."""
    return pair.side_held_by(row.proposed_by)


def page_of(work: Work, pair: Mentorship, rows: Sequence[Agreement]) -> AgreementPage:
    return AgreementPage(
        pair=pair_card(work, pair),
        in_force=_card_in(AgreementState.IN_FORCE, work, pair, rows),
        proposed=_card_in(AgreementState.PROPOSED, work, pair, rows),
        versions=len(rows),
    )


def form_of(work: Work, pair: Mentorship, rows: Sequence[Agreement]) -> AgreementForm:
    """What is proposed, else what is in force, else what was taken back, else what both said at signup."""
    proposed = _card_in(AgreementState.PROPOSED, work, pair, rows)
    in_force = _card_in(AgreementState.IN_FORCE, work, pair, rows)
    shown = proposed or in_force
    newest = rows[-1] if rows else None
    return AgreementForm(
        pair=pair_card(work, pair),
        terms=shown.terms if shown else newest.as_terms() if newest else _from_signups(pair),
        seen=newest.number if newest else 0,
        in_force=in_force,
        proposed=proposed,
        differences=() if in_force else _to_speak_of(pair),
    )


def version_card(work: Work, pair: Mentorship, row: Agreement) -> VersionCard:
    return VersionCard(
        id=row.id,
        number=row.number,
        state=row.state,
        yours=side_of(pair, row) is my_side(pair, work),
        proposed_at=row.proposed_at,
        answered_at=row.answered_at,
        terms=row.as_terms(),
    )


def pair_card(work: Work, pair: Mentorship) -> PairCard:
    side = my_side(pair, work)
    program = pair.cohort.program
    return PairCard(
        mentorship=pair.id,
        program=program.name,
        pairing=program.pairing,
        you_are=side,
        partner=pair.member(side.other).person.as_someone(),
        over=pair.over,
    )


def _card_in(state: AgreementState, work: Work, pair: Mentorship, rows: Iterable[Agreement]) -> VersionCard | None:
    return next((version_card(work, pair, row) for row in rows if row.state is state), None)


def _glance(rows: Iterable[Agreement], *, reader: UUID) -> AgreementGlance:
    by_state = {row.state: row for row in rows}
    in_force = by_state.get(AgreementState.IN_FORCE)
    proposed = by_state.get(AgreementState.PROPOSED)
    return AgreementGlance(
        in_force=in_force.number if in_force else None,
        since=in_force.answered_at if in_force else None,
        proposed=proposed.number if proposed else None,
        yours=proposed is not None and proposed.proposed_by == reader,
    )


def _from_signups(pair: Mentorship) -> Terms:
    cadence, minutes = pair.rhythm
    program = pair.cohort.program
    return first_terms(
        program.pairing,
        mentor_goals=pair.mentor.goals,
        mentee_goals=pair.mentee.goals,
        cadence=cadence,
        minutes=minutes,
        confidentiality=program.confidentiality,
    )


def _to_speak_of(pair: Mentorship) -> tuple[Difference, ...]:
    return differences(_told(pair.mentor), _told(pair.mentee), pair.cohort.program.pairing)


def _told(participant: Participant) -> Signup:
    """What the partner may read of a signup: goals, and more where the person has agreed to that."""
    if lets_introduce(participant.consent_version):
        return participant.as_signup()
    answers = {"goals": participant.goals}
    return blank(participant.time_zone).answering(answers)
