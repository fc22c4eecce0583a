"""The page of a review, to keep, adjust or put aside each goal; and a goal's page with what was just said of it."""

from slack_sdk.models.views import View

from bot.domain.growth.goal_cards import GoalPageCard
from bot.domain.growth.review_cards import ReviewCard, ReviewedGoal, SaidCard
from bot.domain.growth.reviews import Place
from bot.domain.growth.terms import GoalStanding
from bot.slack.blocks import divider, section
from bot.slack.messages.goal_answers import said_blocks
from bot.slack.messages.reviews import more_goals, reviewed_blocks
from bot.slack.metadata import MentorshipRef
from bot.slack.modals.frame import page
from bot.slack.modals.pairs.goals_page import goal_page
from bot.slack.text import mention


def review_page(card: ReviewCard) -> View:
    """How a goal goes was said elsewhere; here the question is whether it is still the right one."""
    goals = [_still_to_ask(each) for each in card.goals]
    blocks = [block for number, goal in enumerate(goals) for block in reviewed_blocks(goal, Place.PAGE, number)]
    return page(
        "Review your goals",
        [
            section(f"Are these still the right goals for your time with {mention(card.partner)}?"),
            *blocks,
            *more_goals(card.more),
        ],
        carries=MentorshipRef(card.mentorship),
    )


def goal_page_after(said: SaidCard, card: GoalPageCard, start: int) -> View:
    """The page of a goal, opened from the list at `start`, with what was just said of it on top."""
    view = goal_page(card, start)
    view.blocks = [*said_blocks(said, Place.GOAL, 0), divider(), *(view.blocks or ())]
    return view


def _still_to_ask(reviewed: ReviewedGoal) -> ReviewedGoal:
    said_only = reviewed.said and reviewed.said.event.value in set(GoalStanding)
    return ReviewedGoal(goal=reviewed.goal, said=None) if said_only else reviewed
