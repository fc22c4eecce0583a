"""The first acts: a program opens, people join, matches are found, suggested and accepted."""

from datetime import date

from bot.demo.company import COLLEAGUES, OBJECTIVE, PROGRAM, Profile
from bot.demo.script.habits import REASONS
from bot.demo.script.season import Season
from bot.demo.script.stage import expect
from bot.demo.script.town import opened, received
from bot.playground import Message, View

FIRST_DAY, LAST_DAY = date(2026, 9, 7), date(2026, 11, 27)
BY_BUTTON = 12
"""So many join by the button of the announcement; the others write `/mentor join`."""
FIRST_PAIRS = 13
"""As many as there are seats."""


async def the_doors_open(season: Season) -> None:
    season.stage.act("The doors open")
    town, ines = season.town, season.town.admin
    with season.stage.step(f"Ines opens “{PROGRAM}”, and #{town.room.name} reads the announcement"):
        await town.command(ines, "admin")
        await town.click(ines, "New program", opened(ines, "Control room"))
        opened(ines, "Choose a template")
        await town.go_on(ines, {"What kind of program is it?": "Skill growth"})
        opened(ines, "New program")
        await town.go_on(
            ines,
            {
                "Name of the program": PROGRAM,
                "What is it for?": OBJECTIVE,
                "How often do pairs meet?": "Every two weeks",
                "How long is a meeting?": "30 minutes",
                "First day": FIRST_DAY,
                "Last day": LAST_DAY,
                "Announcement channel": town.room,
            },
        )
        opened(ines, "Open and announce")
        await town.submit(ines, {})
        await season.now()
        expect(
            f"{PROGRAM} is open for joining" in _announcement(season).all_text.replace("*", ""), "the announcement"
        )
        expect("quiet half hour" in _announcement(season).all_text, "what it is for, in it")


async def people_join(season: Season) -> None:
    days = (
        (date(2026, 8, 31), COLLEAGUES[:8]),
        (date(2026, 9, 1), COLLEAGUES[8:16]),
        (date(2026, 9, 2), COLLEAGUES[16:]),
    )
    for day, group in days:
        await season.until(day, 13)
        with season.stage.step(f"{_first_names(group)} join"):
            for profile in group:
                await _join(season, profile)
            await season.now()
            for profile in group:
                received(season.who(profile.first_name), f"Welcome to *{PROGRAM}*")
    with season.stage.step("Aisha opens the form again, finds her answers and adds a skill; nothing is sent twice"):
        await edit_answers(
            season, "Aisha", {"Skills you would like to learn": "design leadership, facilitation, coaching"}
        )
        welcomes = [entry for entry in season.who("Aisha").dm if "Welcome to" in entry.all_text]
        expect(len(welcomes) == 1, f"one welcome (but {len(welcomes)})")


async def matches_are_found(season: Season) -> None:
    season.stage.act("Who fits whom")
    await season.until(date(2026, 9, 3), 8)
    with season.stage.step(
        f"The dry run shows {FIRST_PAIRS} pairs with their reasons; Zofia waits, and Ines reads why"
    ):
        shown = await dry_run(season)
        expect(shown.text.count(" as mentor of ") == FIRST_PAIRS, f"{FIRST_PAIRS} pairs in:\n{shown.text}")
        expect(
            f"{season.who('Zofia').mention}, mentee: Every mentor who fits has their seats taken." in shown.text,
            "why Zofia waits",
        )
        sent = [entry for person in season.town.people.values() for entry in person.dm if "Accept" in entry.buttons]
        expect(not sent, "nothing is sent by a dry run")
    with season.stage.step("Ines publishes the round"):
        await publish(season)


async def people_decide(season: Season) -> None:
    await season.until(date(2026, 9, 4), 17)
    with season.stage.step("People read why they were matched, and within two days all but two have said yes"):
        expect(season.chronicle.accepted == 26, f"26 yeses (but {season.chronicle.accepted})")
    with season.stage.step("Owen declines; Jonas hears that it did not come about, never who decided or why"):
        closed = received(season.who("Jonas"), "has not come about")
        expect(REASONS["Owen"] not in closed.all_text, f"no reason in: {closed.all_text}")
    with season.stage.step(
        "Zofia, who waited, is suggested to Jonas instead, without another round, and both say yes"
    ):
        together = {season.who("Jonas").id, season.who("Zofia").id}
        expect(any(together <= members for members, _ in introductions(season)), "Jonas and Zofia, introduced")


def introductions(season: Season) -> list[tuple[frozenset[str], Message]]:
    """The introductions so far, each with the members of its conversation."""
    rooms = {room.id: room for person in season.town.people.values() for room in person.group_dms}
    return [
        (frozenset(room.members), entry)
        for room in rooms.values()
        for entry in room.messages
        if "You both said yes" in entry.all_text
    ]


async def dry_run(season: Season) -> View:
    ines = season.town.admin
    await season.town.command(ines, "admin")
    await season.town.click(ines, "Match", opened(ines, "Control room"))
    return opened(ines, "Dry run")


async def publish(season: Season) -> None:
    shown = await season.town.submit(season.town.admin, {})
    expect("published" in shown, f"the number of matches on the way (but: {shown})")
    await season.now()


async def _join(season: Season, profile: Profile) -> None:
    person = season.who(profile.first_name)
    if COLLEAGUES.index(profile) < BY_BUTTON:
        await season.town.click(person, "Join", _announcement(season))
    else:
        await season.town.command(person, "join")
    await season.town.click(person, profile.door, opened(person, "About the program"))
    form = opened(person, "Join the program")
    expect(profile.zone in form.text, f"{person.name}'s time zone is filled in")
    await season.town.submit(person, profile.answers)


async def edit_answers(season: Season, name: str, answers: dict[str, object]) -> None:
    person = season.who(name)
    await season.town.command(person, "join")
    opened(person, "Your answers")
    await season.town.submit(person, answers)
    await season.now()


def _announcement(season: Season) -> Message:
    found = [entry for entry in season.town.room.messages if "Join" in entry.buttons]
    expect(len(found) == 1, "one announcement in the channel")
    return found[0]


def _first_names(group: tuple[Profile, ...]) -> str:
    *others, last = (profile.first_name for profile in group)
    return f"{', '.join(others)} and {last}"
