"""The messages before meetings and between them, each once, for admins who read a program before anybody else."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from bot.domain import notices
from bot.domain.matching_terms import Pairing
from bot.domain.meetings.brief import PairBrief, ProgressLine, StepLine, TopicLine
from bot.domain.meetings.cues import cue_for
from bot.domain.meetings.prompts import Voice, prompts_for
from bot.domain.meetings.terms import Phase
from bot.domain.notices import Notice, Rehearsed
from bot.domain.people import Someone
from bot.domain.samples.kinds import PEERS
from bot.domain.terms import ProgramKind

TOPIC = "How to say no without closing a door (a sample)"
QUESTION = "May I show you my outline before Thursday? (A sample.)"


def agenda_samples(
    facts: Rehearsed, *, about: UUID, mentor: Someone, mentee: Someone
) -> Iterator[tuple[str, Notice]]:
    """What is read on the working day before a meeting."""
    starts_at = datetime.combine(facts.starts_on + timedelta(days=7), time(10), UTC)
    yield (
        "whoever brings the topics reads before a meeting",
        notices.AgendaAsked(
            meeting=about,
            mentorship=about,
            partner=mentor,
            starts_at=starts_at,
            topics=(TopicLine(words=TOPIC, yours=True),),
            more=0,
            prompts=prompts_for(Phase.BUILDING, ProgramKind.SKILL_GROWTH, Voice.LEARNER, met=2),
        ),
    )
    peers = facts.pairing is Pairing.PEER
    brief = PairBrief(
        mentorship=about,
        partner=PEERS[mentee] if peers else mentee,
        met=True,
        topics=(TopicLine(words=TOPIC, yours=False),),
        agreed=(StepLine(title="Send the outline of the talk (a sample)", done=True, yours=False),),
        goals=(ProgressLine(title="Give a talk at the meet-up (a sample)", percent=40, yours=False),),
    )
    yield (
        "the other side reads before a meeting",
        notices.MeetingBrief(
            meeting=about,
            starts_at=starts_at,
            pairs=(brief,),
            more=0,
            cue=cue_for(Phase.BUILDING, Voice.PEER if peers else Voice.GUIDE, met=2),
        ),
    )


def question_samples(*, about: UUID, mentor: Someone, mentee: Someone) -> Iterator[tuple[str, Notice]]:
    """What is read of a question between two meetings."""
    asked = notices.QuestionAsked(
        question=about, partner=mentee, words=QUESTION, context="I have three versions by now."
    )
    yield "somebody reads when the partner asks something between two meetings", asked
    yield (
        "somebody reads after three working days, once, if they have not answered",
        notices.QuestionReminder(question=about, partner=mentee, words=asked.words, context=asked.context),
    )
    yield (
        "somebody reads when the partner has answered",
        notices.QuestionAnswered(
            question=about, mentorship=about, partner=mentor, words=QUESTION, answer="With pleasure: send it over."
        ),
    )
    yield (
        "somebody reads when the partner would rather speak of a question",
        notices.QuestionForMeeting(question=about, mentorship=about, partner=mentor, words=QUESTION),
    )
