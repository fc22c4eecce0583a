"""How goals go, asked every few weeks; and what would be a first one, asked once of whoever has none."""

from collections.abc import Sequence
from datetime import date

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.domain.growth.review_cards import ReviewCard, ReviewedGoal
from bot.domain.growth.reviews import Place
from bot.domain.growth.terms import GoalStanding
from bot.domain.matching_terms import Pairing
from bot.domain.notices import FirstGoalAsked, GoalLine, GoalsReview
from bot.domain.people import Someone
from bot.domain.terms import Side
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.messages.goal_answers import asking, said_blocks, tap_buttons
from bot.slack.metadata import GoalRef, MentorshipRef
from bot.slack.text import day, line, lines, mention, plural
from bot.slack.wording.terms import progress_bar

STANDING_WORDS = {GoalStanding.ON_TRACK: "Last time: on track.", GoalStanding.STUCK: "Last time: stuck."}


def goals_review(notice: GoalsReview) -> Message:
    asked = [block for number, goal in enumerate(notice.goals) for block in _asked(goal, number)]
    return _review(notice.partner, MentorshipRef(notice.mentorship), asked, more=notice.more)


def review_answered(card: ReviewCard) -> Message:
    """The same message, with what was said of each goal so far in place of the question."""
    blocks = [
        block for number, goal in enumerate(card.goals) for block in reviewed_blocks(goal, Place.MESSAGE, number)
    ]
    return _review(card.partner, MentorshipRef(card.mentorship), blocks, more=card.more)


def reviewed_blocks(reviewed: ReviewedGoal, place: Place, number: int) -> list[Block]:
    """One goal of a review: what was said of it just now, or the question."""
    if reviewed.said:
        return said_blocks(reviewed.said, place, number)
    goal = reviewed.goal
    words = goal_words(goal.title, goal.percent, goal.due_on, goal.standing)
    return [section(words), _row(place, number, asking(goal, place))]


def goal_words(title: str, percent: int, due_on: date, standing: GoalStanding | None) -> str:
    by = " ".join(filter(None, (f"By {day(due_on)}.", STANDING_WORDS[standing] if standing else "")))
    return lines((f"*{line(title, 250)}*", progress_bar(percent), by))


def more_goals(more: int) -> list[Block]:
    """How many open goals are left out, and where they are."""
    return [small(f"And {plural(more, 'more open goal')}: `/mentor goals` shows all.")] if more else []


def first_goal_asked(notice: FirstGoalAsked) -> Message:
    partner, reference = mention(notice.partner), MentorshipRef(notice.mentorship)
    new = button("Set a first goal", Action.GOAL_NEW, reference, aloud=f"A first goal with {notice.partner.name}")
    return message(section(_invitation(notice, partner)), actions(new))


def _invitation(notice: FirstGoalAsked, partner: str) -> str:
    if notice.pairing is not Pairing.PEER and notice.you_are is Side.MENTOR:
        return (
            f"Mentors grow, too: some choose a small goal of their own for the time with {partner}, such as to "
            "listen more or to give clearer feedback. If that appeals to you, one sentence is enough; if not, all "
            "is well."
        )
    return (
        f"What would make your time with {partner} worthwhile? One clear sentence is enough for a first goal, you "
        "can change it at any time, and the two of you have something to come back to."
    )


def _review(partner: Someone, pair: MentorshipRef, blocks: Sequence[Block], *, more: int) -> Message:
    review = button("Review", Action.GOALS_REVIEW, pair, aloud=f"Review your goals with {partner.name}")
    return message(
        section(f"How do your goals with {mention(partner)} go? One tap each is enough."),
        *blocks,
        *more_goals(more),
        actions(review),
        small("“Review” keeps, adjusts or drops a goal. Nothing is lost, whatever you choose."),
    )


def _asked(goal: GoalLine, number: int) -> list[Block]:
    words = goal_words(goal.title, goal.percent, goal.due_on, goal.standing)
    return [section(words), _row(Place.MESSAGE, number, tap_buttons(GoalRef(goal.goal, goal.version), goal.title))]


def _row(place: Place, number: int, buttons: Sequence[ButtonElement]) -> ActionsBlock:
    return ActionsBlock(elements=buttons, block_id=f"{place}:{number}:0")
