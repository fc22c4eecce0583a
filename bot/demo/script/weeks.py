"""The weeks of the cohort: meetings and goals, a break, farewells, a second round, a holiday, and the end."""

from datetime import date

from bot.demo.script.beginnings import FIRST_PAIRS, dry_run, edit_answers, introductions, publish
from bot.demo.script.goals import move_goal, set_goal, set_goal_in_group
from bot.demo.script.habits import SILENT
from bot.demo.script.outcome import matches_what_was_seen, post_summary, show_summary
from bot.demo.script.season import Season
from bot.demo.script.stage import expect
from bot.demo.script.town import opened, received
from bot.playground import Person

MASHUJAA_DAY = date(2026, 10, 20)
LASTING_PAIRS = 13
"""Thirteen of the first round and two of the second, less the two that ended with a farewell."""
PARTNERS = {
    "Njeri": "Marcus",
    "Aisha": "Lena",
    "Mei-Ling": "Dana",
    "Rafael": "Beatriz",
    "Rohan": "Priya",
    "Kavita": "Helen",
}
"""Who hears about whose goals."""
RESTS_FROM = date(2026, 10, 5)
FAREWELLS = date(2026, 10, 15)
LAST_LOOK = date(2026, 12, 8)
"""Eleven days after the last day: time enough for two questions about the last meeting, and for silence."""
MEET_ON_A_TUESDAY = ("Achieng", "Priya")
"""So that their fourth meeting would fall on Mashujaa Day."""
BREAK_UNTIL = date(2026, 10, 23)


async def first_meetings(season: Season) -> None:
    season.stage.act("The first weeks")
    early = await _choose_first_times(season)
    await season.until(date(2026, 9, 8), 17)
    with season.stage.step("Each of the first twelve pairs is introduced in a group conversation of its own"):
        rooms = [members for members, _ in introductions(season)]
        expect(len(set(rooms)) == FIRST_PAIRS - 1, f"twelve introductions (but {len(rooms)})")
        expect(all(len(members) == 3 for members in rooms), "two people and the bot in each")
    late = await _choose_first_times(season)
    await season.until(date(2026, 9, 9), 17)
    with season.stage.step(
        "Whoever presses one of three times plans the first meeting, and the other one hears of it"
    ):
        told = early + late
        expect(len(told) == FIRST_PAIRS - 2, f"everybody but Peter and Samuel chooses (but {len(told)})")
        for person in told:
            received(person, "has chosen a time for your first meeting")
    await season.until(date(2026, 9, 14), 17)
    with season.stage.step("Emre reads one quiet reminder after a week, says yes, and meets Lena"):
        expect(len(introductions(season)) == FIRST_PAIRS, "a thirteenth introduction")


async def _choose_first_times(season: Season) -> list[Person]:
    """Let one of each pair press a time where none is chosen yet; return who is to hear of it."""
    told: list[Person] = []
    for members, entry in introductions(season):
        one, other = sorted(season.town.first_name(each) for each in members & season.town.names.keys())
        if "Choose" in entry.buttons and one not in SILENT:
            nth = 1 if (one, other) == MEET_ON_A_TUESDAY else entry.buttons.count("Choose") - 1
            await season.town.click(season.who(one), "Choose", entry, nth=nth)
            told.append(season.who(other))
    return told


async def first_goals(season: Season) -> None:
    await season.until(date(2026, 9, 15), 13)
    with season.stage.step("Njeri sets a goal from the group conversation, five others with /mentor goals"):
        await set_goal_in_group(season, "Njeri")
        for name in ("Aisha", "Mei-Ling", "Rafael", "Rohan", "Kavita"):
            await set_goal(season, name)
    await season.until(date(2026, 9, 16), 17)
    with season.stage.step("Their partners hear of it in their own working hours"):
        for name, partner in PARTNERS.items():
            received(season.who(partner), f"{season.who(name).mention} has set a goal")


async def meetings(season: Season) -> None:
    await season.until(date(2026, 9, 25), 17)
    seen = season.chronicle
    with season.stage.step("Pairs meet, say so with one click, and both sides give feedback"):
        expect(len(seen.held) >= 15, f"meetings held (but {len(seen.held)})")
        expect(len(seen.ratings) >= 2 * len(seen.held) - 4, f"feedback of both sides (but {len(seen.ratings)})")
    with season.stage.step("Beatriz and Rafael have not met yet: that is fine, and a new time is offered"):
        expect(seen.put_off, "“Not yet” is answered with a new time")
    kavita = season.who("Kavita")
    with season.stage.step("Kavita's Home tab shows both of her pairs, and /mentor shows the same"):
        await kavita.open_home()
        await season.town.rest()
        menu = await season.town.command(kavita, "")
        for words in (f"With* {season.who('Helen').mention}", f"With* {season.who('Arjun').mention}"):
            expect(kavita.home and words in kavita.home.text, f"{words} in the Home tab")
            expect(menu and words in menu.all_text, f"{words} in the menu")
    with season.stage.step("Lena or Aisha has moved a meeting, and the other one hears of the new time"):
        expect(
            any(_reads(season, name, "has moved your meeting") for name in ("Lena", "Aisha")),
            "one of the two reads “has moved your meeting”",
        )


async def a_break(season: Season) -> None:
    season.stage.act("Life happens")
    await season.until(date(2026, 9, 28), 13)
    rafael, beatriz = season.who("Rafael"), season.who("Beatriz")
    with season.stage.step("Rafael takes a break; Beatriz hears until when, not why"):
        await season.town.command(rafael, "pause")
        opened(rafael, "Take a break")
        await season.town.submit(rafael, {"The last day of your break": BREAK_UNTIL})
        await season.now()
        received(beatriz, "is taking a break until 23 October 2026")
    before = len(rafael.dm)
    await _some_progress(season)
    await season.until(RESTS_FROM, 17)
    with season.stage.step(
        "Peter and Samuel have not answered for four weeks: their pair rests, and nobody is blamed"
    ):
        for name in sorted(SILENT):
            resting = received(season.who(name), "your pair rests from today on")
            expect("Nobody is to blame" in resting.all_text, f"no blame (it says: {resting.all_text})")
            expect("Take it up again" in resting.buttons, f"one tap brings it back (but: {resting.buttons})")
    await season.until(date(2026, 10, 7), 13)
    with season.stage.step(
        "Peter takes it up again with one tap; Samuel reads it at work, and this time they meet"
    ):
        await season.town.click(
            season.who("Peter"), "Take it up again", received(season.who("Peter"), "rests from")
        )
        season.wake("Peter", "Samuel")
        await season.until(date(2026, 10, 8), 17)
        received(season.who("Samuel"), "has taken up your pair")
    await season.until(date(2026, 10, 14), 13)
    with season.stage.step("For two weeks Rafael hears nothing; then he comes back early, and Beatriz hears"):
        expect(len(rafael.dm) == before, "no message to Rafael during the break")
        answer = await season.town.command(rafael, "resume")
        expect(answer and "Welcome back" in answer.all_text, "Rafael is welcomed back")
        await season.now()
        received(beatriz, "is back from the break")


async def _some_progress(season: Season) -> None:
    names = ("Aisha", "Rohan", "Mei-Ling")
    await season.until(date(2026, 9, 30), 13)
    for name in names:
        await move_goal(season, name, 50)
    await season.until(date(2026, 10, 1), 17)
    with season.stage.step("Aisha, Rohan and Mei-Ling are half way to their goals, and their partners hear of it"):
        for name in names:
            received(season.who(PARTNERS[name]), f"{season.who(name).mention} has an update on a goal")


async def farewells(season: Season) -> None:
    await season.until(FAREWELLS, 13)
    thiago = season.who("Thiago")
    with season.stage.step("Thiago leaves the program; Luísa hears it neutrally and has a place free"):
        await season.town.command(thiago, "leave")
        opened(thiago, "Leave the program")
        await season.town.submit(thiago, {})
        await season.now()
        ending = received(season.who("Luísa"), "no longer takes part")
        expect(
            "You have a place free again" in ending.all_text,
            f"Luísa reads what comes next (but: {ending.all_text})",
        )
    with season.stage.step(
        "Dana's account is deactivated; Mei-Ling hears that the mentorship ends and keeps her place"
    ):
        season.town.slack.deactivate(season.who("Dana"))
        await season.town.heard()
        await season.now()
        ending = received(season.who("Mei-Ling"), "can no longer take part here")
        expect(
            "You keep your place" in ending.all_text,
            f"Mei-Ling reads what comes next (but: {ending.all_text})",
        )


async def half_way(season: Season) -> None:
    season.stage.act("Half way")
    await season.until(date(2026, 10, 16), 13)
    with season.stage.step("Ines posts the summary in the channel, and it says what we have seen"):
        summary = await post_summary(season)
        matches_what_was_seen(season, summary, people=21, also="2 wait for one")
    show_summary(season)


async def second_round(season: Season) -> None:
    await season.until(date(2026, 10, 19), 8)
    with season.stage.step("Helen has room for a second mentee; a new dry run finds a mentor for all who wait"):
        await edit_answers(season, "Helen", {"How many people could you mentor at a time?": "2"})
        shown = await dry_run(season)
        pairs = (("Helen", "Owen"), ("Luísa", "Mei-Ling"))
        for mentor, mentee in pairs:
            words = f"{season.who(mentor).mention} as mentor of {season.who(mentee).mention}"
            expect(words in shown.text, f"{mentor} and {mentee} in:\n{shown.text}")
        await publish(season)
    await season.until(date(2026, 10, 21), 17)
    with season.stage.step("Both pairs say yes; nobody waits any more"):
        expect(len(introductions(season)) == FIRST_PAIRS + 2, f"introductions (but {len(introductions(season))})")


async def a_holiday(season: Season) -> None:
    achieng, priya = season.who("Achieng"), season.who("Priya")
    with season.stage.step("20 October is Mashujaa Day in Kenya: the meeting of Achieng and Priya is a day later"):
        for person in (achieng, priya):
            nudge = received(person, "because of Mashujaa Day")
            expect("21 October 2026" in nudge.all_text, f"the day after (it says: {nudge.all_text})")
    with season.stage.step("Nobody in Nairobi is written to on that day"):
        for name in ("Njeri", "Peter", "Achieng", "Samuel"):
            days = {season.town.day_of(entry) for entry in season.who(name).dm}
            expect(MASHUJAA_DAY not in days, f"a quiet day for {name}")


async def goals_reached(season: Season) -> None:
    season.stage.act("The last weeks")
    names = ("Njeri", "Aisha", "Rohan", "Rafael")
    await season.until(date(2026, 11, 12), 13)
    with season.stage.step("Njeri, Aisha, Rohan and Rafael reach their goals"):
        for name in names:
            await move_goal(season, name, 100)
    await season.until(date(2026, 11, 13), 17)
    with season.stage.step("They are congratulated, and their partners hear"):
        for name in names:
            received(season.who(name), "You have reached your goal")
            received(season.who(PARTNERS[name]), f"{season.who(name).mention} has reached a goal")


async def the_end(season: Season) -> None:
    await season.until(LAST_LOOK, 14)
    with season.stage.step("Peter and Samuel, silent at first, have met, and nobody was ever blamed"):
        together = frozenset(season.who(name).id for name in SILENT)
        expect(any(pair == together for pair, _ in season.chronicle.held), "a meeting of Peter and Samuel")
        expect(not any("missed" in entry.all_text for entry in season.town.said_by_bot()), "no word of blame")
    with season.stage.step("Nothing was written to Dana and Thiago after they had gone"):
        for name in ("Dana", "Thiago"):
            days = [season.town.day_of(entry) for entry in season.who(name).dm]
            expect(max(days) <= FAREWELLS, f"silence for {name} since {FAREWELLS} (but a message on {max(days)})")
    with season.stage.step("Every pair hears that its mentorship has come to its planned end"):
        ended = [entry for entry in season.town.said_by_bot() if "has come to its planned end" in entry.all_text]
        expect(len(ended) == 2 * LASTING_PAIRS, f"{2 * LASTING_PAIRS} farewells (but {len(ended)})")
    with season.stage.step("Ines posts the final summary, and every number in it is one we have seen"):
        summary = await post_summary(season)
        matches_what_was_seen(season, summary, people=21)


def _reads(season: Season, name: str, words: str) -> bool:
    return any(words in entry.all_text for entry in season.who(name).dm)
