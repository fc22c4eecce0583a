"""Matching: the dry run, changing it by hand, trying things out, publishing it, and taking that back.

What lies beside a dry run takes its place in the same modal, and leads back to the page it was opened from.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import wraps

from slack_sdk.models.views import View

from bot.domain.errors import RoundOutdated
from bot.domain.matching_terms import Objective
from bot.domain.people import Aftermath
from bot.domain.round_cards import DryRunCard
from bot.services import Services
from bot.slack.context import Context
from bot.slack.gestures import Kind
from bot.slack.ids import Action, Callback, Suggestion
from bot.slack.metadata import CohortRef
from bot.slack.modals.joining.skill_groups import skill_groups
from bot.slack.modals.notice import notice_modal
from bot.slack.modals.rounds.choices import (
    ChoiceForm,
    WhatIfForm,
    choice_modal,
    what_if_modal,
    what_if_page,
    why_page,
)
from bot.slack.modals.rounds.dry_run import Deed, RoundForm, dry_run_modal
from bot.slack.modals.rounds.outdated import outdated_page
from bot.slack.modals.rounds.published import published_page
from bot.slack.refs.rounds import MenteeRef, PairRef, RoundPageRef, RoundRef, TwoRef
from bot.slack.replies import Reply
from bot.slack.routes import Urgency, action, submission, suggestion
from bot.slack.text import plural
from handlers.cohorts import pages_below

Handler = Callable[[Context, Services], Awaitable[Reply]]


def on_the_newest(handler: Handler) -> Handler:
    """The same on a dry run that still stands; whoever has an older one before them is shown the way to it."""

    @wraps(handler)
    async def handled(context: Context, services: Services) -> Reply:
        try:
            return await handler(context, services)
        except RoundOutdated as outdated:
            cohort = await context.run(services.matching.cohort_of, context.actor, _place(context).round)
            view = outdated_page(str(outdated), cohort)
            return Reply(open=view) if context.gesture.kind is Kind.SUBMISSION else Reply(turn=view)

    return handled


async def dry_run(context: Context, services: Services) -> Reply:
    cohort = CohortRef.parse(context.gesture.value).cohort
    card = await context.run(services.matching.dry_run, context.actor, cohort, report=context.report)
    return Reply(open=await _shown(context, services, card))


@on_the_newest
async def choose_objective(context: Context, services: Services) -> Reply:
    form, objective = RoundForm.read(context.gesture.view), Objective(context.gesture.value)
    card = await context.run(services.matching.again, context.actor, form.round, objective)
    return Reply(turn=await _shown(context, services, card))


@on_the_newest
async def turn(context: Context, services: Services) -> Reply:
    """Another page, the other order, or the way back from what lies beside the dry run."""
    return Reply(turn=await _at(context, services, RoundPageRef.parse(context.gesture.value)))


@on_the_newest
async def decide(context: Context, services: Services) -> Reply:
    """Whatever the menu behind a pair offers."""
    wanted, place = PairRef.parse(context.gesture.value), _place(context)
    deed = Deed(wanted.deed)
    if deed is Deed.WHY:
        pair = await context.run(services.by_hand.why, context.actor, place.round, wanted.proposal)
        return Reply(turn=why_page(pair, place))
    if deed is Deed.CHOOSE:
        mentee = await context.run(services.by_hand.mentee, context.actor, place.round, wanted.proposal)
        card = await context.run(services.by_hand.choices, context.actor, place.round, mentee)
        return Reply(turn=choice_modal(card, place))
    await context.run(services.by_hand.decide, context.actor, place.round, wanted.proposal, deed.kind)
    return Reply(turn=await _at(context, services, place))


@on_the_newest
async def allow(context: Context, services: Services) -> Reply:
    two, place = TwoRef.parse(context.gesture.value), _place(context)
    await context.run(services.by_hand.allow, context.actor, place.round, mentor=two.mentor, mentee=two.mentee)
    return Reply(turn=await _at(context, services, place))


@on_the_newest
async def start_over(context: Context, services: Services) -> Reply:
    place = _place(context)
    await context.run(services.by_hand.start_over, context.actor, place.round)
    return Reply(turn=await _at(context, services, replace(place, round_start=0)))


@on_the_newest
async def ask_for_mentor(context: Context, services: Services) -> Reply:
    mentee, place = MenteeRef.parse(context.gesture.value).chosen_for, _place(context)
    card = await context.run(services.by_hand.choices, context.actor, place.round, mentee)
    return Reply(turn=choice_modal(card, place))


@on_the_newest
async def choose_mentor(context: Context, services: Services) -> Reply:
    form = ChoiceForm.read(context.gesture.view)
    await context.run(
        services.by_hand.pair,
        context.actor,
        form.place.round,
        mentor=form.mentor,
        mentee=form.mentee,
        why=form.why,
    )
    return Reply(open=await _at(context, services, form.place))


async def ask_what_if(context: Context, services: Services) -> Reply:
    return Reply(turn=what_if_modal(_place(context)))


@on_the_newest
async def try_out(context: Context, services: Services) -> Reply:
    form = WhatIfForm.read(context.gesture.view)
    card = await context.run(services.what_if.more_mentors, context.actor, form.place.round, form.guests)
    return Reply(open=what_if_page(card, form.place))


async def suggest_skills(context: Context, services: Services) -> Reply:
    found = await context.run(services.vocabulary.suggest, context.actor, context.gesture.text)
    return Reply(groups=skill_groups(found))


@on_the_newest
async def publish(context: Context, services: Services) -> Reply:
    form = RoundForm.read(context.gesture.view)
    published = await context.run(services.matching.publish, context.actor, form.round, form.version)
    when = "once messages go again" if Aftermath.HELD in context.actor.aftermath else "in their own working hours"
    page = published_page(published.round, published.matches, when)
    return replace(await pages_below(context, services, published.cohort), open=page)


async def undo(context: Context, services: Services) -> Reply:
    wanted = RoundRef.parse(context.gesture.value).round
    undone = await context.run(services.matching.undo, context.actor, wanted)
    matches = plural(undone.matches, "match is", "matches are")
    told = f"{matches} taken back. Whoever had been asked already hears that it does not come about."
    return replace(await pages_below(context, services, undone.cohort), turn=notice_modal("Taken back", told))


def _place(context: Context) -> RoundPageRef:
    """The page of the dry run that somebody has before them."""
    return RoundPageRef.parse(context.gesture.view.get("private_metadata") or "")


async def _at(context: Context, services: Services, place: RoundPageRef) -> View:
    """The dry run as it is now, at this place of it."""
    card = await context.run(
        services.matching.look,
        context.actor,
        place.round,
        start=place.round_start,
        weakest_first=bool(place.weakest),
    )
    return await _shown(context, services, card)


async def _shown(context: Context, services: Services, card: DryRunCard) -> View:
    preview = await context.run(services.matching.before_publishing, context.actor, card.round)
    return dry_run_modal(card, preview)


ROUTES = (
    action(Action.ROUND_RUN, dry_run, waiting="Dry run", urgency=Urgency.PROMPT),
    action(Action.ROUND_OBJECTIVE, choose_objective),
    action(Action.ROUND_TURN, turn),
    action(Action.ROUND_BACK, turn),
    action(Action.ROUND_ORDER, turn),
    action(Action.ROUND_RETURN, turn),
    action(Action.ROUND_PAIR, decide),
    action(Action.ROUND_ALLOW, allow),
    action(Action.ROUND_START_OVER, start_over),
    action(Action.ROUND_CHOOSE, ask_for_mentor),
    submission(Callback.ROUND_CHOICE, choose_mentor, fields=ChoiceForm.FIELDS),
    action(Action.ROUND_WHAT_IF, ask_what_if),
    suggestion(Suggestion.WHAT_IF_SKILLS, suggest_skills),
    submission(Callback.ROUND_WHAT_IF, try_out, fields=WhatIfForm.FIELDS),
    submission(Callback.ROUND_PUBLISH, publish),
    action(Action.ROUND_UNDO, undo),
)
