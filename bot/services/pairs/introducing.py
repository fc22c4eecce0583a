"""Bringing people together who said yes: a pair at once, a group the next morning, all in one conversation."""

from collections.abc import Set
from datetime import datetime, timedelta
from hashlib import sha256

from bot.domain.cadence import Slot, next_morning, times_for
from bot.domain.consent import lets_introduce
from bot.domain.matching_terms import Pairing
from bot.domain.notices import GroupIntroduction, Introduction, Portrait
from bot.domain.nudges import PlanMeeting
from bot.domain.terms import MentorshipState, Side
from bot.domain.zones import beginning_of, today_in
from bot.services.almanac import SHORTEST_SLOT, Almanac
from bot.services.meetings.planning import last_day_of, plan_meeting
from bot.services.pairs.circles import Circle, circle_of, group_id, members_of
from bot.store import Work
from models import Mentorship, Participant

A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)


def introduce(work: Work, almanac: Almanac, pair: Mentorship) -> None:
    """Introduce the two of a pair that has just formed, or the newcomer to the group that they have joined."""
    if pair.in_group:
        circle = circle_of(work, pair)
        members = (pair.mentor, pair.mentee) if len(circle) == 1 else (pair.mentee,)
        gather(work, almanac, pair, newcomers={member.person.slack_user_id for member in members})
        settled = _settled_meeting(work, circle, after=work.now)
        if settled and pair.state is MentorshipState.ACTIVE:
            plan_meeting(work, pair, PlanMeeting(1, Slot(starts_at=settled), agreed=True))
        return
    due_at = almanac.next_common(pair, work.now)
    notice = _introduction(work, almanac, pair, due_at)
    work.outbox.to_pair(pair, notice, key=_key(pair), due_at=due_at)


def introduce_after_break(work: Work, almanac: Almanac, pair: Mentorship) -> None:
    """Make the introduction that a break has held back, with times that are still to come."""
    if not pair.in_group:
        due_at = almanac.next_common(pair, work.now)
        work.outbox.restore(_key(pair), due_at=due_at, notice=_introduction(work, almanac, pair, due_at))


def gather(work: Work, almanac: Almanac, pair: Mentorship, *, newcomers: Set[str] = frozenset()) -> None:
    """Plan one introduction for the whole group of a pair, in place of one that has not been sent yet.

    Called whenever somebody joins or leaves: who was still to be introduced is, and where nobody is left to be,
    nothing is sent.
    """
    if not pair.in_group:
        return
    work.participants.lock(pair.mentor_id)
    work.flush()
    circle = circle_of(work, pair)
    called_in = work.outbox.call_in(GroupIntroduction, group_id(pair))
    expected = set(newcomers).union(*(notice.newcomers for notice in called_in))
    present = {member.person.slack_user_id for each in circle for member in (each.mentee, each.mentor)}
    if circle and expected & {each.mentee.person.slack_user_id for each in circle}:
        _plan(work, almanac, circle, tuple(sorted(expected & present)))


def _plan(work: Work, almanac: Almanac, circle: Circle, newcomers: tuple[str, ...]) -> None:
    due_at = _next_morning(work, almanac, circle)
    notice = _group_introduction(work, almanac, circle, newcomers, due_at)
    members = sha256("".join(sorted(str(each.id) for each in circle)).encode()).hexdigest()[:24]
    key = f"group:{circle[0].mentor_id}:{members}"
    work.outbox.restore(key, due_at=due_at, notice=notice)
    work.outbox.to_pair(circle[0], notice, key=key, due_at=due_at, about=group_id(circle[0]))


def _next_morning(work: Work, almanac: Almanac, circle: Circle) -> datetime:
    """When all work on the next working day of the mentor; the mentor's morning where they never do together."""
    mentor, *mentees = members_of(circle).values()
    weeks = [almanac.week_of(each.person, work.now, zone=each.time_zone) for each in (*mentees, mentor)]
    tomorrow = beginning_of(today_in(mentor.time_zone, work.now) + A_DAY, mentor.time_zone)
    common = times_for(weeks, not_before=tomorrow, before=work.now + A_WEEK, minutes=SHORTEST_SLOT, turn=1)
    return common[0].starts_at if common and common[0].shared else next_morning(weeks[-1], work.now)


def _introduction(work: Work, almanac: Almanac, pair: Mentorship, due_at: datetime) -> Introduction:
    program = pair.cohort.program
    peers = program.pairing is Pairing.PEER
    offered = _times(work, almanac, [pair], due_at)
    return Introduction(
        mentorship=pair.id,
        program=program.name,
        mentor=pair.mentor.person.as_someone(),
        mentee=pair.mentee.person.as_someone(),
        mentor_offers=pair.mentor.labels(Side.MENTOR),
        mentee_goals=pair.mentee.goals,
        reason=work.matching.proposal(pair.proposal_id).as_reason(),
        cadence=program.cadence,
        minutes=program.minutes,
        pairing=program.pairing,
        mentor_goals=pair.mentor.goals if peers else "",
        mentee_offers=pair.mentee.labels(Side.MENTOR) if peers else (),
        kind=program.kind,
        people=(_portrait(pair.mentor, Side.MENTOR), _portrait(pair.mentee, Side.MENTEE)),
        times=tuple(slot.starts_at for slot in offered),
        shared_hours=all(slot.shared for slot in offered),
    )


def _group_introduction(
    work: Work, almanac: Almanac, circle: Circle, newcomers: tuple[str, ...], due_at: datetime
) -> GroupIntroduction:
    mentor, program = circle[0].mentor, circle[0].cohort.program
    settled = _settled_meeting(work, circle, after=due_at)
    met = work.mentorships.have_met([pair.id for pair in circle])
    offered = () if settled or met else _times(work, almanac, circle, due_at)
    wanted = {key for pair in circle for key in pair.mentee.keys(Side.MENTEE)}
    offers = zip(mentor.keys(Side.MENTOR), mentor.labels(Side.MENTOR), strict=True)
    return GroupIntroduction(
        mentorship=circle[0].id,
        program=program.name,
        mentor=_portrait(mentor, Side.MENTOR),
        mentees=tuple(_portrait(pair.mentee, Side.MENTEE) for pair in circle),
        newcomers=newcomers,
        skills=tuple(label for key, label in offers if key in wanted),
        cadence=program.cadence,
        minutes=program.minutes,
        kind=program.kind,
        times=tuple(slot.starts_at for slot in offered),
        shared_hours=all(slot.shared for slot in offered),
        meeting_at=settled,
    )


def _portrait(member: Participant, side: Side) -> Portrait:
    """Somebody in their own words. Who agreed to an older text is shown as that says, to a group by name."""
    pairing, who = member.cohort.program.pairing, member.person.as_someone()
    told = lets_introduce(member.consent_version)
    if not told and pairing is Pairing.GROUP:
        return Portrait(who=who)
    shares, learns = pairing.learns(side.other), pairing.learns(side)
    offers = member.labels(Side.MENTOR) if shares else ()
    if not told:
        return Portrait(who=who, offers=offers, goals=member.goals)
    return Portrait(
        who=who,
        offers=offers,
        goals=member.goals,
        topics=member.topics,
        interests=tuple(member.interests),
        communication=member.communication,
        mentoring_style=member.mentoring_style if shares else None,
        learning_preference=member.learning_preference if learns else None,
    )


def _times(work: Work, almanac: Almanac, circle: Circle, due_at: datetime) -> tuple[Slot, ...]:
    """Times for a first meeting that all can read of before; none on the last day or before the first."""
    pair = circle[0]
    everybody = [*(member for member in members_of(circle).values() if member is not pair.mentee), pair.mentee]
    weeks = [almanac.working_time(member, due_at) for member in everybody]
    zone = pair.mentee.time_zone
    begins = beginning_of(max(today_in(zone, due_at) + A_DAY, pair.cohort.starts_on), zone)
    ends = beginning_of(last_day_of(pair) + A_DAY, zone)
    return times_for(weeks, not_before=begins, before=ends, minutes=pair.rhythm[1], turn=1)


def _settled_meeting(work: Work, circle: Circle, *, after: datetime) -> datetime | None:
    """The first meeting that a group has chosen already and that is still to come."""
    planned = work.mentorships.planned([pair.id for pair in circle]).values()
    times = (meeting.starts_at for meeting in planned if meeting.confirmed_at and meeting.starts_at > after)
    return min(times, default=None)


def _key(pair: Mentorship) -> str:
    return f"mentorship:{pair.id}:introduction"
