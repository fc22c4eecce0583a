"""What it all came to: the summary in the channel against what was seen, the closing checks, and the numbers."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import mean

from bot.demo.reading import readable
from bot.demo.script.season import Season
from bot.demo.script.stage import expect
from bot.demo.script.things import MERGED
from bot.demo.script.town import opened
from bot.playground import Message

A_WEEK = timedelta(days=7)
MOST_A_WEEK = 3
SUMMED_UP = "is never part of a summary"
"""Reminders that anybody hears in seven days."""


async def post_summary(season: Season) -> Message:
    """Let the admin read the summary and post it; return it as it stands in the channel."""
    ines, room = season.town.admin, season.town.room
    before = len(room.messages)
    await season.town.command(ines, "summary all", room)
    read = opened(ines, "Summary").text
    expect(len(room.messages) == before, "nothing is posted before Ines has read the summary")
    await season.town.submit(ines, {})
    await season.now()
    posted = season.who("Joel").sees(room)[before:]
    expect(len(posted) == 1, f"one summary in the channel (but {len(posted)})")
    said = [block["text"]["text"] for block in posted[0].blocks if block["type"] == "section"]
    expect(all(each in read for each in said), f"the summary that Ines has read:\n{read}")
    return posted[0]


def matches_what_was_seen(season: Season, summary: Message, *, people: int, also: str = "") -> None:
    """Raise Unseen unless the summary's numbers are those we counted; today's answers are not in it yet."""
    seen = season.chronicle
    planned = len(seen.held) + len(seen.skipped) + len(seen.unanswered)
    for words in (
        f"*People:* {people} take part",
        also,
        f"*Meetings:* {len(seen.held)} held",
        f"of the {planned} planned",
        f"*Goals:* {seen.goals_set} set",
    ):
        expect(words in summary.all_text, f"“{words}” in:\n{summary.all_text}")
    told = re.search(r"\*Feedback:\* (\d+) answers", summary.all_text)
    expect(told is not None and 0 < int(told[1]) <= len(seen.ratings), f"at most {len(seen.ratings)} answers")


async def curtain_call(season: Season) -> None:
    """The checks over everything that happened, then the numbers and the summary."""
    town, stage, seen = season.town, season.stage, season.chronicle
    stage.act("Looking back")
    said = town.said_by_bot()
    ids = [entry.metadata["event_payload"]["id"] for entry in said if entry.metadata]
    stage.check("No message was sent twice", len(ids) == len(set(ids)))
    stage.check(
        "Everything the bot began by itself came within the reader's working hours",
        not seen.ill_timed,
        otherwise="\n    ".join(seen.ill_timed[:5]),
    )
    crowded = [town.first_name(user) for user, days in seen.unasked.items() if not bearable(days)]
    stage.check(
        "Nobody heard more than one reminder a day and three in a week", not crowded, otherwise=str(crowded)
    )
    texts = [entry.all_text for entry in said]
    leaked = [words for words in set(seen.private) if any(words in text for text in texts)]
    stage.check("No private reason and no feedback reached anybody else", not leaked, otherwise=str(leaked))
    refused = [str(call) for call in town.slack.refused]
    stage.check("Slack refused nothing the bot asked for", not refused, otherwise=str(refused[:5]))
    failures = [words for person in town.people.values() for words in person.failures]
    late = [str(each) for each in town.slack.deliveries if not each.ok or each.problem]
    stage.check(
        "Every gesture was answered in time", not failures and not late, otherwise=str([*failures, *late][:5])
    )


def bearable(days: Sequence[date]) -> bool:
    """Whether so many reminders, on days in order, are one a day and three within any seven days at most."""
    one_a_day = len(set(days)) == len(days)
    return one_a_day and all(later - day >= A_WEEK for day, later in zip(days, days[MOST_A_WEEK:], strict=False))


def show_numbers(season: Season) -> None:
    town, seen = season.town, season.chronicle
    said = town.said_by_bot()
    gestures = [each for each in town.slack.deliveries if each.kind != "events_api"]
    holidays = {entry.all_text for entry in said if "because of" in entry.all_text}
    merged = sum(MERGED in entry.all_text for entry in said)
    pairs = sum("You both said yes" in entry.all_text for entry in said)
    season.stage.numbers(
        "The season in numbers, as people saw it",
        [
            (len(town.people), "people in six time zones, 23 of whom joined"),
            (pairs, "pairs brought together"),
            (len(seen.held), "meetings held"),
            (seen.chosen, "times chosen with one press, besides the first ones"),
            (len(seen.put_off | seen.moved), "meetings moved by the pair"),
            (len(holidays), "suggestions moved on for a public holiday"),
            (len(seen.unanswered), "meetings without an answer"),
            (
                len(seen.ratings),
                f"answers about meetings, {mean(seen.ratings or [0]):.1f} out of 4 on average",
            ),
            (seen.goals_set, f"goals set, {seen.goals_reached} reached"),
            (len(said), f"messages from the bot, {merged} of which are several in one"),
            (len(gestures), "commands, clicks and forms answered"),
            (len(town.slack.calls), f"calls to Slack, {len(town.slack.refused)} refused"),
        ],
    )


def show_summary(season: Season) -> None:
    """The newest summary as it looks in the channel."""
    posted = [entry for entry in season.town.room.messages if SUMMED_UP in entry.all_text]
    if posted:
        names = {user: name.replace(" ", "\u00a0") for user, name in season.town.names.items()}
        season.stage.letter(f"#{season.town.room.name}", readable(posted[-1].all_text, names))
