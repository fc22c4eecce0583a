"""The people page of the control room: what is known of everybody here, and when Slack's directory was read."""

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.people_cards import DirectoryCard, ReadingCard
from bot.slack.blocks import actions, button, plainly, section, small
from bot.slack.ids import Action
from bot.slack.modals.frame import page
from bot.slack.text import Style, lines, plural, when

WHAT_FOR = (
    "Every night I read names, time zones and e-mail addresses from Slack's list of people, and who has left or "
    "become a guest. Whoever is gone leaves their mentorships, and their partners are told kindly."
)
UNDER_WAY = "It takes about three seconds for every 200 accounts, and goes on by itself when you close this."


def people_modal(card: DirectoryCard) -> View:
    return page("People", [section(_known(card)), *_reading(card), _tools(card), small(WHAT_FOR)])


def _known(card: DirectoryCard) -> str:
    return f"I know *{plural(card.people, 'person', 'people')}* with an active account here."


def _reading(card: DirectoryCard) -> list[Block]:
    if card.under_way:
        return [section(f"*Reading Slack's directory now:* {_so_far(card.under_way)}. {UNDER_WAY}")]
    words = [_last(card.last) if card.last else "Slack's directory has not been read yet."]
    if card.unseen:
        words.append(
            f"{plural(card.unseen, 'person', 'people')} I know could not be found in it. I leave them as they are "
            "until Slack says that they are gone."
        )
    if card.next_at:
        words.append(f"Next time: {when(card.next_at, Style.SHORT)}.")
    problem = [plainly(f"Slack's reason was: {card.last.problem}")] if card.last and card.last.problem else []
    return [section(lines(words)), *problem]


def _last(reading: ReadingCard) -> str:
    at = when(reading.finished_at or reading.started_at, Style.SHORT)
    if reading.problem:
        return f"The last reading of Slack's directory, {at}, stopped before its end: {_so_far(reading)}."
    return f"Slack's directory was last read {at}: {_so_far(reading)}."


def _so_far(reading: ReadingCard) -> str:
    return f"{plural(reading.people, 'account')}, {reading.changed:,} of them new or changed"


def _tools(card: DirectoryCard) -> Block:
    read = (
        button("Look again", Action.DIRECTORY_LOOK) if card.under_way else button("Sync now", Action.DIRECTORY_READ)
    )
    return actions(
        read,
        button("Import a CSV file", Action.IMPORT_OPEN),
        button("Export as CSV", Action.EXPORT),
        button("Careers", Action.CAREER_OPEN, aloud="Bring in who was promoted or left"),
    )
