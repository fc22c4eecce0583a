"""What is known of meetings and of feedback, counted in the database: a summary says nothing of so few people."""

from sqlalchemy import func, select

from bot.domain.terms import MeetingState
from models import Feedback, Meeting
from tests.scenarios.world import World


def counted(world: World) -> str:
    """Such as "1 held, 0 did not take place, 0 without an answer, 2 answers"."""
    with world.bot.core.engines[0].connect() as connection:
        states = dict(connection.execute(select(Meeting.state, func.count()).group_by(Meeting.state)).all())
        answers = connection.scalar(select(func.count()).select_from(Feedback))
    held, skipped, unknown = (
        states.get(state, 0) for state in (MeetingState.HELD, MeetingState.SKIPPED, MeetingState.UNKNOWN)
    )
    return f"{held} held, {skipped} did not take place, {unknown} without an answer, {answers} answers"
