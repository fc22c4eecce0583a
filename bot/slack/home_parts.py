"""What a person sees of their own at home: matches to answer, mentorships, places in programs, open doors."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from slack_sdk.models.blocks import Block

from bot.domain.cards import CohortCard, GoalCard, HomeCard, MentorshipCard, ParticipationCard, ProposalCard
from bot.domain.terms import CohortState, GoalState, MentorshipState, ParticipantState, Side
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.messages.proposals import answer_buttons
from bot.slack.metadata import CohortRef, ParticipantRef, ProposalRef
from bot.slack.text import Style, day, line, lines, mention, paragraphs, plural, quote, when
from bot.slack.words import AS_ROLE, program_name, reason_for, rhythm, span, waits_in

T = TypeVar("T")

MOST_GOALS = 3


def proposals_to_answer(card: HomeCard, most: int) -> list[Block]:
    open_ones = [each for each in card.proposals if not each.accepted_by_you]
    return _first(most, open_ones, _to_answer, "more match to answer", "more matches to answer")


def proposals_waiting(card: HomeCard, most: int) -> list[Block]:
    accepted = [each for each in card.proposals if each.accepted_by_you]
    return _first(most, accepted, _waiting, "more match you said yes to", "more matches you said yes to")


def mentorships(card: HomeCard, most: int) -> list[Block]:
    current = [each for each in card.mentorships if each.state in (MentorshipState.ACTIVE, MentorshipState.PAUSED)]
    return _first(most, current, _mentorship, "more mentorship", "more mentorships")


def participations(card: HomeCard, most: int) -> list[Block]:
    here = [each for each in card.participations if each.state is not ParticipantState.LEFT]
    return _first(most, here, _place, "more program of yours", "more programs of yours")


def cohorts_to_join(card: HomeCard, most: int) -> list[Block]:
    mine = {each.cohort.id for each in card.participations if each.state is not ParticipantState.LEFT}
    doors = [cohort for cohort in card.open_cohorts if cohort.id not in mine]
    return _first(most, doors, _door, "more program to join", "more programs to join")


def _first(most: int, items: Sequence[T], draw: Callable[[T], list[Block]], one: str, several: str) -> list[Block]:
    """The first few, then a line that says how many more there are."""
    blocks = [block for item in items[:most] for block in draw(item)]
    left = len(items) - most
    return [*blocks, small(f"And {plural(left, one, several)}.")] if left > 0 else blocks


def _to_answer(card: ProposalCard) -> list[Block]:
    program, partner = program_name(card.program), mention(card.partner)
    who = f"a mentor for you: {partner}" if card.you_are is Side.MENTEE else f"somebody you could mentor: {partner}"
    words = f"In {program}, I have found {who}.\n{reason_for(card.you_are, card.partner, card.reason)}"
    return [
        section(f"{words}\nOpen until {day(card.answer_by)}."),
        actions(*answer_buttons(ProposalRef(card.id), card.partner.name)),
    ]


def _waiting(card: ProposalCard) -> list[Block]:
    return [
        section(
            f"You said yes to {mention(card.partner)} in {program_name(card.program)}. I will write as soon as "
            f"there is news, by {day(card.answer_by)} at the latest."
        )
    ]


def _mentorship(card: MentorshipCard) -> list[Block]:
    goals = sorted(card.goals, key=lambda goal: goal.state is not GoalState.OPEN)
    left = len(goals) - MOST_GOALS
    return [
        section(
            lines(
                (
                    f"*With* {mention(card.partner)} in {program_name(card.program)}, you are the {card.you_are}.",
                    _next_meeting(card),
                    *(_goal(goal) for goal in goals[:MOST_GOALS]),
                    f"And {plural(left, 'more goal')}." if left > 0 else "",
                )
            )
        )
    ]


def _next_meeting(card: MentorshipCard) -> str:
    if card.state is MentorshipState.PAUSED:
        return "On a break: no meetings for now."
    if card.next_meeting_at is None:
        return "I will suggest the next time to meet soon."
    return f"Next meeting: {when(card.next_meeting_at, Style.SHORT)}."


def _goal(goal: GoalCard) -> str:
    how_far = "reached" if goal.state is GoalState.REACHED else f"{goal.percent} %, by {day(goal.due_on)}"
    return f"• {line(goal.title, 250)}: {how_far}"


def _place(card: ParticipationCard) -> list[Block]:
    where = f"You take part in {program_name(card.cohort.program)} {AS_ROLE[card.role]}."
    if card.state is ParticipantState.APPLIED:
        kit = button("Starter kit", Action.MENTOR_KIT, CohortRef(card.cohort.id))
        waits = f"Your offer to mentor in {program_name(card.cohort.program)} is being looked at."
        return [section(f"{waits} I will write as soon as there is news.", accessory=kit)]
    if card.place is not None:
        return [section(f"{waits_in(card.cohort.program, card.place)} I will write as soon as it is your turn.")]
    if card.state is ParticipantState.PAUSED:
        until = (
            f"You are on a break until {day(card.paused_until)}." if card.paused_until else "You are on a break."
        )
        resume = button(
            "Come back", Action.RESUME, ParticipantRef(card.id), aloud=f"Come back to {card.cohort.program}"
        )
        return [section(f"{where} {until}", accessory=resume)]
    if card.cohort.state in {CohortState.CLOSING, CohortState.CLOSED}:
        return [section(f"{where} It has come to its end.")]
    ahead = " I am looking for your match and will write when I have one." if card.waiting else ""
    answers = button(
        "Change my answers",
        Action.SIGNUP_OPEN,
        CohortRef(card.cohort.id),
        aloud=f"Change my answers for {card.cohort.program}",
    )
    return [section(f"{where}{ahead}", accessory=answers)]


def _door(cohort: CohortCard) -> list[Block]:
    join = button("Join", Action.SIGNUP_OPEN, CohortRef(cohort.id), style="primary", aloud=f"Join {cohort.program}")
    words = paragraphs(
        f"{program_name(cohort.program)}: {rhythm(cohort.cadence, cohort.minutes)}, "
        f"{span(cohort.starts_on, cohort.ends_on)}.",
        quote(cohort.objective, 600),
    )
    return [section(words, accessory=join)]
