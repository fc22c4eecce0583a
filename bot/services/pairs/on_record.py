"""The beginning and the end of a pair in the audit log, where admins read of it: who, and never why."""

from enum import StrEnum

from bot.domain.terms import Side
from bot.store import Work
from models import Mentorship


class PairStep(StrEnum):
    """What becomes of a pair without one of them having chosen it for both. Values are kept and never change.

    COMPLETE is its planned end. What people choose (to end early, to part, to go on) is written where they do.
    """

    BEGIN = "begin"
    COMPLETE = "complete"
    LEAVE = "leave"
    STOP = "stop"


def put_on_record(work: Work, pair: Mentorship, step: PairStep) -> None:
    """Remember a step of a pair, by Slack's ids of both. It follows from deeds that stand in the log themselves."""
    both = {side.value: pair.member(side).person.slack_user_id for side in Side}
    work.audit_by_itself(f"pair:{step}", pair.id, program=pair.cohort.program_id, **both)
