"""Who is in a cohort: name, role and standing, the waitlist in its order. What people wrote stays theirs."""

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.admin_cards import Attendee, AttendeesPage
from bot.domain.matching_terms import Pairing
from bot.slack.blocks import actions, button, divider, section, small
from bot.slack.ids import Action
from bot.slack.metadata import PeopleRef
from bot.slack.modals.frame import page
from bot.slack.modals.programs.tallies import STANDINGS, counts, title_of
from bot.slack.text import day, lines, mention
from bot.slack.wording.terms import as_role


def attendees_page(card: AttendeesPage) -> View:
    pairing = card.tally.cohort.pairing
    people = [small(_line(each, pairing)) for each in card.people] or [small("Nobody is in it yet.")]
    heading = section(lines((title_of(card.tally.cohort), counts(card.tally))))
    return page("Who is in it", [heading, divider(), *people, *_turning(card)])


def _line(someone: Attendee, pairing: Pairing) -> str:
    place = f", number {someone.place:,}" if someone.place else ""
    until = f" until {day(someone.paused_until)}" if someone.paused_until else ""
    return f"{mention(someone.person)} {as_role(someone.role, pairing)}, {STANDINGS[someone.state]}{place}{until}"


def _turning(card: AttendeesPage) -> list[Block]:
    cohort, back, on = card.tally.cohort.id, max(card.start - card.on_a_page, 0), card.start + card.on_a_page
    earlier = [button("Previous page", Action.COHORT_PEOPLE_BACK, PeopleRef(cohort, back))] if card.start else []
    later = [button("Next page", Action.COHORT_PEOPLE_TURN, PeopleRef(cohort, on))] if card.more else []
    return [actions(*earlier, *later)] if earlier or later else []
