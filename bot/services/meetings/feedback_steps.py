"""Next steps written into feedback become action steps of the author; a later edit adds and takes away by line."""

from datetime import date, timedelta

from bot.domain.cadence import next_beat
from bot.domain.feedback import steps_in
from bot.domain.growth.terms import StepKind
from bot.domain.skills import folded
from bot.domain.zones import today_in
from bot.services.almanac import Almanac
from bot.services.growth.steps import await_morning, leave_reminder
from bot.services.meetings.planning import last_day_of
from bot.store import Work
from models import ActionStep, Feedback, Mentorship, Participant


def keep_steps(work: Work, almanac: Almanac, pair: Mentorship, given: Feedback, wanted: str) -> int:
    """Write down what `wanted` adds to the steps of this feedback, and drop what it no longer names.

    A step that was changed, done or dropped since is left alone, and nothing is written down twice. Return how many
    were added.
    """
    before, after = steps_in(given.next_steps), steps_in(wanted)
    author = pair.member(pair.side_held_by(given.participant_id))
    gone = {folded(title) for title in before} - {folded(title) for title in after}
    for step in work.feedback.open_steps_of(pair.id, author.id, given.given_at):
        if folded(step.title) in gone and _untouched(step):
            step.dropped_at = work.now
            leave_reminder(work, almanac, pair, step)
    known = {folded(title) for title in before}
    added = [title for title in after if folded(title) not in known]
    due_on = before_next_meeting(work, pair, author)
    for title in added:
        _write_down(work, almanac, pair, author, title, due_on)
    return len(added)


def before_next_meeting(work: Work, pair: Mentorship, author: Participant) -> date | None:
    """The day before the next meeting as it is planned, or as it falls due; None before there is any beat."""
    today = today_in(author.time_zone, work.now)
    planned = work.mentorships.planned([pair.id]).get(pair.id)
    if planned and planned.starts_at > work.now:
        next_day = today_in(author.time_zone, planned.starts_at)
    elif pair.first_day:
        next_day = next_beat(pair.rhythm[0], pair.first_day, after=today)
    else:
        return None
    return max(today, min(next_day - timedelta(days=1), last_day_of(pair)))


def _write_down(
    work: Work, almanac: Almanac, pair: Mentorship, author: Participant, title: str, due_on: date | None
) -> None:
    step = work.add(
        ActionStep,
        mentorship_id=pair.id,
        goal_id=None,
        owner_id=author.id,
        kind=StepKind.STEP,
        title=title,
        due_on=due_on,
        created_by=author.id,
        created_at=work.now,
        done_at=None,
        dropped_at=None,
        reminded_at=None,
    )
    await_morning(work, almanac, pair, step)


def _untouched(step: ActionStep) -> bool:
    """Whether nobody has changed it: every change counts a version up, and so does its one reminder."""
    return step.version == (1 if step.reminded_at is None else 2)
