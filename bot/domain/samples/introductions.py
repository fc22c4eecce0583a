"""How people are brought together in a program of each kind, for admins who read it before anybody else does."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from bot.domain import notices
from bot.domain.matching_terms import Pairing
from bot.domain.notices import Notice, Portrait, Reason, Rehearsed
from bot.domain.samples.kinds import MENTEE, MENTOR, PEERS
from bot.domain.terms import Communication, LearningPreference, MentoringStyle, ProgramKind


def introduction_samples(
    facts: Rehearsed, *, about: UUID, goals: str, reason: Reason
) -> Iterator[tuple[str, Notice]]:
    """What a pair reads first, or a group."""
    mentor = Portrait(
        who=MENTOR, offers=reason.skills, interests=("Hiking",), mentoring_style=MentoringStyle.NON_DIRECTIVE
    )
    mentee = Portrait(
        who=MENTEE,
        goals=goals,
        topics="Talks and workshops",
        communication=Communication.STRUCTURED,
        learning_preference=LearningPreference.MIXED,
    )
    begins = datetime.combine(facts.starts_on, time(10), UTC)
    times = tuple(begins + timedelta(days=days) for days in (1, 2, 3))
    if facts.pairing is Pairing.GROUP:
        yield from _of_a_group(facts, about, mentor, mentee, skills=reason.skills, times=times)
        return
    peers = facts.pairing is Pairing.PEER
    people = tuple(replace(each, who=PEERS[each.who]) if peers else each for each in (mentor, mentee))
    yield (
        "a pair reads in its group chat once both said yes",
        notices.Introduction(
            mentorship=about,
            program=facts.program,
            mentor=MENTOR,
            mentee=MENTEE,
            mentor_offers=reason.skills,
            mentee_goals=goals,
            reason=reason,
            cadence=facts.cadence,
            minutes=facts.minutes,
            people=people,
            times=times,
        ),
    )


def _of_a_group(
    facts: Rehearsed,
    about: UUID,
    mentor: Portrait,
    mentee: Portrait,
    *,
    skills: tuple[str, ...],
    times: tuple[datetime, ...],
) -> Iterator[tuple[str, Notice]]:
    other = Portrait(who=PEERS[MENTEE], interests=("Chess",))
    met = notices.GroupIntroduction(
        mentorship=about,
        program=facts.program,
        mentor=mentor,
        mentees=(mentee, other),
        newcomers=tuple(each.who.slack_id for each in (mentor, mentee, other)),
        skills=skills,
        cadence=facts.cadence,
        minutes=facts.minutes,
        kind=ProgramKind.SKILL_GROWTH,
        times=times,
    )
    yield "a group reads in its chat once its members said yes", met
    newcomer = replace(met, newcomers=(other.who.slack_id,), times=(), meeting_at=times[0])
    yield "a group reads when somebody joins it", newcomer
    yield "each of a group reads alone where it is too large for one chat", replace(met, alone=True)
