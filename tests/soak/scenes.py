"""Short stories, each with one moment that matters: what came before it, the gesture or the hour, what a person
does who saw nothing happen, and how long it takes until all is quiet.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.playground import Person
from bot.slack.ids import Event
from tests.scenarios.test_kinds_of_pairing import opens
from tests.scenarios.test_matching import ASKED
from tests.scenarios.test_stopping_messages import looks, stops
from tests.scenarios.world import World

Deed = Callable[[World], Awaitable[None]]
POST = "chat.postMessage"
LEARNERS = 9
"""With their mentor one more than a group DM takes."""
PAGES = 450
"""People on three pages of the directory."""


async def nothing(world: World) -> None:
    """Nobody has to try again."""


@dataclass(frozen=True, slots=True)
class Scene:
    """`act` does not wait for rest, since the bot may die. `pace` is virtual time for each half second
    of its life; `rest` is how long it takes afterwards until nothing is under way.
    """

    before: Deed
    act: Deed
    again: Deed = nothing
    pace: timedelta = timedelta(0)
    rest: timedelta = timedelta(minutes=10)


def named(world: World, name: str) -> Person:
    accounts = world.slack.workspace.accounts
    (found,) = [user for user, account in accounts.items() if account.real_name == name]
    return world.slack.person(found)


async def presses(person: Person, button: str) -> None:
    """Press a button if it is still there, as whoever has seen nothing happen does."""
    for message in [each for each in person.dm if button in each.buttons]:
        await person.click(button, message)


async def sends(person: Person, title: str) -> None:
    """Send a form if it is still open."""
    if person.modal and person.modal.title == title:
        await person.submit()


# -- joining -----------------------------------------------------------------------------------------


async def about_to_join(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.begins_to_join(grace)
    await grace.fill({"Skills you would like to learn": "SQL", "Your consent": True})
    await world.settle()


async def join(world: World) -> None:
    await sends(named(world, "Grace"), "Join the program")


# -- opening -----------------------------------------------------------------------------------------


async def about_to_open(world: World) -> None:
    await world.begins_a_program()
    answers = {"Name of the program": "Skill exchange", "Announcement channel": world.room}
    await world.submits(world.ada, answers)


async def open_program(world: World) -> None:
    await sends(world.ada, "Open and announce")


# -- matching ----------------------------------------------------------------------------------------


async def about_to_publish(world: World) -> None:
    await world.opens_program()
    await world.joins(world.person("Mary"), "Mentor", offers="SQL", seats=2)
    for name in ("Grace", "Alan"):
        await world.joins(world.person(name), wants="SQL")
    await world.looks_for_matches()


async def publish(world: World) -> None:
    if world.ada.modal and "Publish" in world.ada.modal.buttons:
        await world.ada.submit()


async def about_to_answer(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    await world.until_asked(mary, grace)


async def about_to_accept(world: World) -> None:
    await about_to_answer(world)
    await world.accepts(named(world, "Mary"))


async def accept(world: World) -> None:
    await presses(named(world, "Grace"), "Accept")


async def accept_and_lose_the_answer(world: World) -> None:
    world.slack.faults.bad_body(method=POST)
    await accept(world)


async def about_to_decline(world: World) -> None:
    await about_to_answer(world)
    await world.clicks(named(world, "Grace"), "Decline")


async def decline(world: World) -> None:
    grace = named(world, "Grace")
    if grace.modal and "What did not fit?" in grace.modal.text:
        await grace.submit()


# -- all messages ------------------------------------------------------------------------------------


async def about_to_stop(world: World) -> None:
    await about_to_publish(world)
    await world.ada.close_all()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Stop all messages")


async def stop_all(world: World) -> None:
    await sends(world.ada, "Stop all messages")


async def about_to_release(world: World) -> None:
    await about_to_publish(world)
    await world.ada.close_all()
    await stops(world)
    await world.matches()
    await looks(world)
    await world.clicks(world.ada, "Release …")


async def release(world: World) -> None:
    await sends(world.ada, "Release messages")


# -- people ------------------------------------------------------------------------------------------


async def a_pair(world: World) -> None:
    await world.pair()


async def mary_is_gone(world: World) -> None:
    world.slack.deactivate(named(world, "Mary"))


async def slack_tells_it_again(world: World) -> None:
    """Slack redelivers an event that nobody has acknowledged."""

    def told() -> bool:
        return any(each.ok and each.type == Event.PERSON_CHANGED for each in world.slack.deliveries)

    await world.slack.until(told, what="the event is taken", timeout=30)


async def about_to_read(world: World) -> None:
    await world.opens_program()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "People")
    world.slack.subscriptions.discard(Event.PERSON_JOINED)
    for number in range(PAGES):
        world.person(f"Person {number}")


async def read(world: World) -> None:
    if world.ada.modal and "Sync now" in world.ada.modal.buttons:
        await world.ada.click("Sync now")


# -- meetings ----------------------------------------------------------------------------------------


async def about_to_take_the_file(world: World) -> None:
    _, grace = await world.pair()
    await world.chooses_time(grace)
    await world.clicks(grace, "Add to calendar")


async def take_the_file(world: World) -> None:
    grace = named(world, "Grace")
    if grace.modal and "Send me the file" in grace.modal.buttons:
        await grace.click("Send me the file")


async def about_to_meet(world: World) -> None:
    _, grace = await world.pair()
    meets_at = await world.chooses_time(grace)
    await world.until(meets_at - timedelta(hours=1))


async def the_meeting_passes(world: World) -> None:
    world.slack.clock.advance(timedelta(hours=4))


# -- groups ------------------------------------------------------------------------------------------


async def about_to_be_a_group(world: World) -> None:
    """Everybody has said yes but the last of the learners."""
    await opens(world, "Groups", Smallest_group=str(LEARNERS), Largest_group=str(LEARNERS))
    mary = world.person("Mary")
    await world.joins(mary, "Mentor", offers="SQL")
    learners = [world.person(f"Learner {number}") for number in range(LEARNERS)]
    for person in learners:
        await world.joins(person, wants="SQL")
    await world.matches()
    await world.until_asked(*learners)
    for question in world.found(mary, ASKED):
        await world.clicks(mary, "Accept", question)
    for person in learners[:-1]:
        await world.accepts(person)


async def no_channels_here(world: World) -> None:
    await about_to_be_a_group(world)
    world.slack.granted_scopes.discard("groups:write")


async def the_last_says_yes(world: World) -> None:
    await presses(named(world, f"Learner {LEARNERS - 1}"), "Accept")


A_MINUTE, AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
TWO_DAYS = timedelta(days=2)

SCENES = {
    "joining": Scene(about_to_join, join, join),
    "opening": Scene(about_to_open, open_program, open_program),
    "publishing": Scene(about_to_publish, publish, publish),
    "accepting": Scene(about_to_accept, accept, accept),
    "doubting": Scene(about_to_accept, accept_and_lose_the_answer, accept, pace=A_MINUTE / 2),
    "declining": Scene(about_to_decline, decline, decline),
    "stopping": Scene(about_to_stop, stop_all, stop_all),
    "releasing": Scene(about_to_release, release, release),
    "departing": Scene(a_pair, mary_is_gone, slack_tells_it_again),
    "reading": Scene(about_to_read, read, read, pace=A_MINUTE / 6),
    "choosing": Scene(about_to_take_the_file, take_the_file, take_the_file),
    "asking": Scene(about_to_meet, the_meeting_passes),
    "gathering": Scene(about_to_be_a_group, the_last_says_yes, the_last_says_yes, AN_HOUR, TWO_DAYS),
    "scattering": Scene(no_channels_here, the_last_says_yes, the_last_says_yes, AN_HOUR, TWO_DAYS),
    "migrating": Scene(nothing, nothing),
}
