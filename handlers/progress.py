"""How goals go on: one tap and what follows from it, progress, another date, reviews, and telling the channel."""

from dataclasses import replace
from uuid import UUID

from slack_sdk.models.views import View

from bot.domain.errors import GoalReachedAlready, MentorshipOver, Refused
from bot.domain.growth.errors import GoalPutAside, NothingToReview, NothingToTakeBack
from bot.domain.growth.review_cards import OwnGoalCard, SaidCard
from bot.domain.growth.reviews import Place
from bot.services import Services
from bot.slack.context import Context
from bot.slack.ids import Action, Callback
from bot.slack.message import Message
from bot.slack.messages.answers import saying
from bot.slack.messages.goal_answers import said
from bot.slack.messages.goal_progress import share_agreed, share_declined
from bot.slack.messages.reviews import review_answered
from bot.slack.metadata import GoalRef, MentorshipRef
from bot.slack.modals.notice import page_of
from bot.slack.modals.pairs.goals import goals_modal
from bot.slack.modals.pairs.progress import (
    DateForm,
    DropForm,
    NoteForm,
    ProgressForm,
    Spot,
    date_modal,
    drop_modal,
    note_modal,
    progress_modal,
)
from bot.slack.modals.pairs.reviews import goal_page_after, review_page
from bot.slack.refs.goals import NO_LIST, AnyGoalRef, GoalPageRef
from bot.slack.refs.updates import UpdateRef
from bot.slack.replies import Reply
from bot.slack.routes import action, submission
from bot.slack.standing import when_settled


async def _as_it_stands(context: Context, services: Services, over: Refused) -> Reply:
    """The sentence, and in place of the question what was last said of the goal; none where its pair is over."""
    if isinstance(over, MentorshipOver):
        return Reply(rewrite=saying(str(over)))
    card = await context.run(services.progress.now, context.actor, AnyGoalRef.parse(context.gesture.value).goal)
    try:
        shown = await _in_place(context, services, card)
    except NothingToReview:  # all goals of the review have been settled, and for some time
        shown = _replaced(context, said(card))
    return shown if context.gesture.in_modal else replace(shown, say=saying(str(over)))


on_what_stands = when_settled(
    GoalReachedAlready, GoalPutAside, NothingToTakeBack, MentorshipOver, shows=_as_it_stands
)

# -- one tap ------------------------------------------------------------------------------------------


@on_what_stands
async def say_on_track(context: Context, services: Services) -> Reply:
    card = await context.run(services.progress.on_track, context.actor, _goal_of(context))
    return await _in_place(context, services, card)


@on_what_stands
async def say_stuck(context: Context, services: Services) -> Reply:
    card = await context.run(services.progress.stuck, context.actor, _goal_of(context))
    return await _in_place(context, services, card)


@on_what_stands
async def say_done(context: Context, services: Services) -> Reply:
    card = await context.run(services.progress.done, context.actor, _goal_of(context))
    return await _in_place(context, services, card)


@on_what_stands
async def keep(context: Context, services: Services) -> Reply:
    card = await context.run(services.reviews.keep, context.actor, _goal_of(context))
    return await _in_place(context, services, card)


@on_what_stands
async def reopen(context: Context, services: Services) -> Reply:
    card = await context.run(services.reviews.reopen, context.actor, _goal_of(context))
    return await _in_place(context, services, card)


@on_what_stands
async def undo(context: Context, services: Services) -> Reply:
    about = UpdateRef.parse(context.gesture.value)
    card = await context.run(services.progress.undo, context.actor, about.goal, about.update)
    return await _in_place(context, services, card)


@on_what_stands
async def ask_for_help(context: Context, services: Services) -> Reply:
    about = UpdateRef.parse(context.gesture.value)
    card = await context.run(services.progress.ask_for_help, context.actor, about.goal, about.update)
    return await _in_place(context, services, card)


# -- forms --------------------------------------------------------------------------------------------


@on_what_stands
async def open_note(context: Context, services: Services) -> Reply:
    about = UpdateRef.parse(context.gesture.value)
    card = await context.run(services.progress.said, context.actor, about.goal, about.update)
    return Reply(open=note_modal(card, _spot(context), context.gesture.message))


async def add_note(context: Context, services: Services) -> Reply:
    form = NoteForm.read(context.gesture.view)
    about = form.about
    card = await context.run(services.progress.note, context.actor, about.goal, about.update, form.words)
    return await _below(context, services, card, form.spot)


@on_what_stands
async def open_date(context: Context, services: Services) -> Reply:
    goal = await _own(context, services)
    return Reply(open=date_modal(goal, _spot(context), context.gesture.message))


async def adjust(context: Context, services: Services) -> Reply:
    form = DateForm.read(context.gesture.view)
    goal = form.goal
    card = await context.run(
        services.progress.adjust, context.actor, goal.goal, goal.version, due_on=form.due_on, why=form.why
    )
    return await _below(context, services, card, form.spot)


@on_what_stands
async def open_drop(context: Context, services: Services) -> Reply:
    return Reply(open=drop_modal(await _own(context, services), _spot(context)))


async def drop(context: Context, services: Services) -> Reply:
    form = DropForm.read(context.gesture.view)
    card = await context.run(services.reviews.drop, context.actor, form.goal.goal, form.goal.version, form.why)
    return await _below(context, services, card, form.spot)


@on_what_stands
async def open_progress(context: Context, services: Services) -> Reply:
    card = await context.run(services.progress.of, context.actor, _goal_of(context))
    return Reply(open=progress_modal(card, _spot(context)))


async def record(context: Context, services: Services) -> Reply:
    form = ProgressForm.read(context.gesture.view)
    goal = form.goal
    card = await context.run(services.progress.record, context.actor, goal.goal, goal.version, form.progress)
    return await _below(context, services, card, form.spot)


async def _own(context: Context, services: Services) -> OwnGoalCard:
    return await context.run(services.reviews.own, context.actor, _goal_of(context))


# -- reviews, and telling the channel -----------------------------------------------------------------


async def open_review(context: Context, services: Services) -> Reply:
    pair = MentorshipRef.parse(context.gesture.value).mentorship
    return Reply(open=review_page(await context.run(services.reviews.of, context.actor, pair)))


async def share(context: Context, services: Services) -> Reply:
    card = await context.run(services.cheers.agree, context.actor, _goal_of(context))
    return _replaced(context, share_agreed(card))


async def keep_between_us(context: Context, services: Services) -> Reply:
    card = await context.run(services.cheers.decline, context.actor, _goal_of(context))
    return _replaced(context, share_declined(card))


# -- where the answer stands --------------------------------------------------------------------------


def _goal_of(context: Context) -> UUID:
    """A version from an older message does: a tap is no edit."""
    return GoalRef.parse(context.gesture.value).goal


def _spot(context: Context) -> Spot:
    """Where a button stood: the ids of our blocks say so, and a goal's page what it carries."""
    opened = GoalPageRef.found_in(context.gesture.view.get("private_metadata") or "")
    if opened:
        return Spot(Place.GOAL, opened.goals_start)
    return Spot(next((each for each in Place if context.gesture.block.startswith(f"{each}:")), Place.ALONE))


async def _in_place(context: Context, services: Services, card: SaidCard) -> Reply:
    """The answer stands where the button stood."""
    spot = _spot(context)
    match spot.place:
        case Place.PAGE:
            return Reply(turn=await _review(context, services, card))
        case Place.GOAL:
            page, below = await _goal(context, services, card, spot)
            return Reply(turn=page, base=below)
        case _:
            return _replaced(context, await _words(context, services, card, spot))


async def _below(context: Context, services: Services, card: SaidCard, spot: Spot) -> Reply:
    """The answer stands where the form was opened from."""
    match spot.place:
        case Place.PAGE:
            return Reply(back=await _review(context, services, card))
        case Place.GOAL:
            page, below = await _goal(context, services, card, spot)
            return Reply(back=page, base=below)
        case _:
            words = await _words(context, services, card, spot)
            return Reply(back=page_of(words), rewrite=words)


async def _words(context: Context, services: Services, card: SaidCard, spot: Spot) -> Message:
    """In the message of a review, the other goals keep their questions."""
    if spot.place is Place.MESSAGE:
        review = await context.run(services.reviews.around, context.actor, card.goal.id)
        return review_answered(review.after(card))
    return said(card)


async def _review(context: Context, services: Services, card: SaidCard) -> View:
    review = await context.run(services.reviews.around, context.actor, card.goal.id)
    return review_page(review.after(card))


async def _goal(context: Context, services: Services, card: SaidCard, spot: Spot) -> tuple[View, View | None]:
    """The page of the goal, and the list that it lies on."""
    page = await context.run(services.goal_pages.page, context.actor, card.goal.id)
    return goal_page_after(card, page, spot.start), await _list(context, services, page.mentorship, spot)


async def _list(context: Context, services: Services, pair: UUID, spot: Spot) -> View | None:
    if spot.start == NO_LIST:
        return None
    return goals_modal(await context.run(services.goal_pages.of, context.actor, pair, spot.start))


def _replaced(context: Context, words: Message) -> Reply:
    return Reply(turn=page_of(words)) if context.gesture.in_modal else Reply(rewrite=words)


ROUTES = (
    action(Action.GOAL_ON_TRACK, say_on_track),
    action(Action.GOAL_STUCK, say_stuck),
    action(Action.GOAL_DONE, say_done),
    action(Action.GOAL_UNDO, undo),
    action(Action.GOAL_NOTE, open_note, waiting="Add a note"),
    action(Action.GOAL_HELP, ask_for_help),
    action(Action.GOAL_ANOTHER_DATE, open_date, waiting="Adjust the goal"),
    action(Action.GOAL_REOPEN, reopen),
    action(Action.GOAL_PROGRESS, open_progress, waiting="Progress"),
    action(Action.GOALS_REVIEW, open_review, waiting="Review your goals"),
    action(Action.GOAL_KEEP, keep),
    action(Action.GOAL_ADJUST, open_date, waiting="Adjust the goal"),
    action(Action.GOAL_DROP, open_drop, waiting="Put it aside"),
    action(Action.GOAL_SHARE, share),
    action(Action.GOAL_SHARE_NOT, keep_between_us),
    submission(Callback.GOAL_PROGRESS, record, fields=ProgressForm.FIELDS),
    submission(Callback.GOAL_NOTE, add_note, fields=NoteForm.FIELDS),
    submission(Callback.GOAL_DATE, adjust, fields=DateForm.FIELDS),
    submission(Callback.GOAL_DROP, drop, fields=DropForm.FIELDS),
)
