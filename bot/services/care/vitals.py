"""The facts that a pair's health and silence are told from, gathered in one place."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from bot.domain.care.health import LATEST_FEEDBACK, Outcome, Standing, Vitals
from bot.domain.care.silence import HEARD_EVERY, LADDER, Quiet
from bot.domain.care.terms import Attempt
from bot.domain.growth.terms import AgreementState
from bot.domain.notices import (
    AgendaAsked,
    AgreementOffered,
    CheckIn,
    EasyOffer,
    FeedbackAsked,
    FirstGoalAsked,
    GoalsReview,
    MeetingOffered,
    Notice,
    PairReopened,
    PartnerReturned,
    RestingSoon,
    RetrospectiveAsked,
    SkillsAsked,
    StepsDue,
    StillThere,
)
from bot.domain.terms import MeetingState, Side
from bot.domain.zones import beginning_of
from bot.services.meetings.gatherings import gathering_id, speaks_for_all
from bot.store import Work
from models import Mentorship

ASKS: Sequence[type[Notice]] = (
    CheckIn,
    FeedbackAsked,
    AgreementOffered,
    FirstGoalAsked,
    GoalsReview,
    SkillsAsked,
    StepsDue,
    EasyOffer,
    RetrospectiveAsked,
    MeetingOffered,
    AgendaAsked,
)
"""What comes unasked and asks for something. Not what says itself that one may leave it, as a survey does."""
RUNGS: Sequence[type[Notice]] = (StillThere, RestingSoon)
BEGINNINGS: Sequence[type[Notice]] = (PartnerReturned, PairReopened)
"""What is said when a pair goes on after a break or a rest: from then on time counts anew."""
OUTCOMES = {MeetingState.HELD: Outcome.HELD, MeetingState.SKIPPED: Outcome.NOT_HELD}


def counts_from(work: Work, pair: Mentorship) -> datetime:
    """From when time counts for a pair: it formed, its program began, or it went on after it had stopped."""
    begun = beginning_of(pair.cohort.starts_on, pair.mentee.time_zone)
    anew = work.outbox.due_of(*BEGINNINGS, about=pair.id)
    return max(filter(None, (pair.started_at, begun, anew)))


def vitals_of(work: Work, pair: Mentorship) -> Vitals:
    """What the health of a pair depends on."""
    since = counts_from(work, pair)
    number, moved_at = work.wellbeing.goals(pair.id)
    return Vitals(
        cadence=pair.rhythm[0],
        since=since,
        outcomes=tuple(OUTCOMES.get(state, Outcome.UNKNOWN) for state in work.wellbeing.outcomes(pair.id, since)),
        last_held=work.wellbeing.last_held([pair.id]).get(pair.id),
        content=_content(work, pair),
        agreement=_agreement(work, pair),
        goals=number,
        moved_at=moved_at,
        quiets=tuple(quiet_of(work, pair, side, since) for side in Side),
    )


def quiet_of(work: Work, pair: Mentorship, side: Side, since: datetime) -> Quiet:
    """What one side has left unanswered from `since` on, and what they have read of it."""
    member = pair.member(side)
    heard_at = member.person.heard_at
    heard = max(since, heard_at + HEARD_EVERY) if heard_at else since
    of_group = _of_group(work, pair, side, heard)
    asked = work.wellbeing.first_asked(member.person_id, pair.id, heard, ASKS, also=of_group)
    return Quiet(
        since=asked,
        taken=_taken(work, pair, side, asked) if asked else {},
        leaves=[(date.fromisoformat(first), date.fromisoformat(last)) for first, last in member.person.leaves],
        zone=member.time_zone,
    )


def _of_group(work: Work, pair: Mentorship, side: Side, since: datetime) -> list[UUID]:
    """What a mentor was asked about of the whole group, in meetings of which this pair was part."""
    if not speaks_for_all(pair, side):
        return []
    return [gathering_id(pair.mentor_id, time) for time in work.gatherings.asked_since(pair.id, since)]


def rung_key(pair: Mentorship, side: Side, step: Attempt | str, asked: datetime | str) -> str:
    """Of a step of the ladder that one side climbs: the same for one silence, so that none comes twice."""
    return f"silence:{pair.id}:{side}:{step}:{asked}"


def _taken(work: Work, pair: Mentorship, side: Side, asked: datetime) -> dict[Attempt, datetime]:
    """The steps since `asked`, with when they were read; one that is still on its way counts as read just now."""
    member = pair.member(side)
    written = dict(work.wellbeing.written(member.person_id, pair.id, asked, RUNGS))
    keys = {step: rung_key(pair, side, step, asked.isoformat()) for step in LADDER}
    return {step: written[key] or work.now for step, key in keys.items() if key in written}


def _content(work: Work, pair: Mentorship) -> tuple[float, ...]:
    """How the latest meetings were to each side that said so, from 0 to 1."""
    said = dict(work.wellbeing.said(pair.id))
    if pair.in_group and (felt := work.gatherings.felt(pair.id, pair.mentor_id)):
        said[pair.mentor_id] = felt
    sides = [said[member][:LATEST_FEEDBACK] for member in (pair.mentor_id, pair.mentee_id) if member in said]
    return tuple(sum(_felt(*each) for each in side) / len(side) for side in sides)


def _felt(rating: int, worth: int | None) -> float:
    """One meeting: a rating of 1 to 4, and where it was asked, whether it was worth the time, 1 to 3."""
    good = (rating - 1) / 3
    return good if worth is None else (good + (worth - 1) / 2) / 2


def _agreement(work: Work, pair: Mentorship) -> Standing:
    states = {row.state for row in work.agreements.standing([pair.id])}
    if AgreementState.IN_FORCE in states:
        return Standing.IN_FORCE
    return Standing.PROPOSED if states else Standing.NONE
