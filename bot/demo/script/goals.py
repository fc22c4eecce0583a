"""The goals people set, and how they set them and move them on."""

from dataclasses import dataclass
from datetime import date

from bot.demo.script.season import Season
from bot.demo.script.stage import expect
from bot.demo.script.town import opened
from bot.playground import Person


@dataclass(frozen=True, slots=True)
class Aim:
    title: str
    measure: str
    by: date
    why: str


AIMS = {
    "Njeri": Aim(
        "Turn what customers tell me into one proposal for the roadmap",
        "The product team has discussed it",
        date(2026, 11, 13),
        "Customers tell me every day, and it ends with me.",
    ),
    "Aisha": Aim(
        "Run the research review in November myself",
        "It happened, and two teams changed a plan because of it",
        date(2026, 11, 20),
        "I know how it is done, and have never stood in front.",
    ),
    "Mei-Ling": Aim(
        "Lead one renewal from the first call to the signature",
        "Signed",
        date(2026, 11, 27),
        "So far I have always handed over.",
    ),
    "Rafael": Aim(
        "Write the design of the offline mode",
        "Two colleagues have reviewed it",
        date(2026, 11, 20),
        "It lives in my head alone.",
    ),
    "Rohan": Aim(
        "Answer one question a week with a query of my own",
        "Ten queries in the shared folder",
        date(2026, 11, 27),
        "I am tired of waiting for numbers.",
    ),
    "Kavita": Aim(
        "Hand one of my teams to a new lead",
        "They run their own planning",
        date(2026, 11, 27),
        "Two teams are one too many for me.",
    ),
}
NOTES = {50: "Slower than I hoped, and further than I thought.", 100: "Done, and better than I had pictured it."}
STEPS = {50: "50 % – half way", 100: "100 % – reached"}


async def set_goal_in_group(season: Season, name: str) -> None:
    """Set a goal by the button under the introduction."""
    person = season.who(name)
    found = [entry for room in person.group_dms for entry in room.messages if "Set a first goal" in entry.buttons]
    expect(found, f"{name} sees the button under the introduction")
    await season.town.click(person, "Set a first goal", found[0])
    await _word_it(season, person, AIMS[name])


async def set_goal(season: Season, name: str) -> None:
    """Set a goal by the command. Whoever is in two pairs takes the first, which is the one with their mentor."""
    person = season.who(name)
    await season.town.command(person, "goals")
    await season.town.click(person, "New goal", opened(person, "Goals"))
    await _word_it(season, person, AIMS[name])


async def move_goal(season: Season, name: str, percent: int) -> None:
    """Say how far the goal has come."""
    person = season.who(name)
    await season.town.command(person, "goals")
    await season.town.click(person, "Open", opened(person, "Goals"))
    await season.town.click(person, "Update progress", opened(person, "Goal"))
    opened(person, "How far is it?")
    shown = await season.town.submit(
        person, {"It has come this far": STEPS[percent], "A word about it": NOTES[percent]}
    )
    wanted = "you have reached" if percent == 100 else f"{percent} %"
    expect(wanted in shown, f"{name} sees the progress (but: {shown})")
    season.chronicle.goals_reached += percent == 100
    await season.now()


async def _word_it(season: Season, person: Person, aim: Aim) -> None:
    opened(person, "A new goal")
    answers = {
        "What do you want to reach?": aim.title,
        "How will you know that you are there?": aim.measure,
        "Why does it matter to you?": aim.why,
        "By when?": aim.by,
    }
    await season.town.go_on(person, answers)
    assert person.modal
    shown = person.modal.text
    if person.modal.title == "A new goal":  # it is a while until then, and no milestone lies on the way
        shown = await season.town.submit(person, {})
    else:
        await person.close_all()
    expect(aim.title in shown, f"{person.name} sees the goal in the list (but: {shown})")
    season.chronicle.goals_set += 1
    await season.now()
