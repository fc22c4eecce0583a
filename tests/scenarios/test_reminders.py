"""What comes unasked: one message a day, in which each button answers its own part; and less, for who says so."""

from datetime import UTC, date, datetime, timedelta

from bot.playground import Message, Person
from tests.scenarios.places import in_both_places
from tests.scenarios.test_steps import adds
from tests.scenarios.world import T, World

TUESDAY, WEDNESDAY = date(2026, 12, 15), date(2026, 12, 16)
WHEN = "By when?"
TOGETHER = "in one message"
MENU = "Too many of these?"


def reminders(world: World, person: Person) -> list[Message]:
    """What this person heard unasked."""
    return world.found(person, MENU)


async def until_together(world: World, person: Person) -> Message:
    """Let time pass until several things have come in one message."""
    for _ in range(80):
        if found := world.found(person, TOGETHER):
            return found[-1]
        await world.wait(hours=6)
    raise AssertionError("Nothing ever came together")


@in_both_places
async def test_what_is_due_on_one_morning_is_one_message_and_a_button_answers_its_own_part(world: World) -> None:
    _, grace = await world.pair()
    days = [world.now.date() + timedelta(days=ahead) for ahead in range(1, 15)]
    for day in days:
        await adds(world, grace, f"Read chapter {day.day}", **{WHEN: day})
    await grace.close_all()
    together = await until_together(world, grace)
    done = next(name for name in together.buttons if name == "Done")
    others = [name for name in together.buttons if name not in {"Done", "Another day", "See all steps"}]
    assert others, together.all_text

    await world.clicks(grace, done, together)
    renewed = next(message for message in world.dms(grace) if message.ts == together.ts)
    assert "Done: *Read chapter" in renewed.all_text
    assert set(others) <= set(renewed.buttons)
    assert TOGETHER in renewed.all_text
    assert MENU in renewed.all_text


async def test_nobody_hears_more_than_once_a_day_and_three_times_in_any_seven_days(world: World) -> None:
    mary, grace = await world.pair()
    for ahead in range(1, 12):
        await adds(world, grace, f"Read chapter {ahead}", **{WHEN: world.now.date() + timedelta(days=ahead)})
    await grace.close_all()
    await world.until(T(days=21))
    for person in (mary, grace):
        heard = sorted(
            datetime.fromtimestamp(float(message.ts), tz=UTC).date() for message in reminders(world, person)
        )
        assert len(set(heard)) == len(heard)
        assert all(later - first >= timedelta(days=7) for first, later in zip(heard, heard[3:], strict=False))
    assert reminders(world, grace)


async def test_whoever_stops_something_hears_no_more_of_it_and_may_take_that_back(world: World) -> None:
    _, grace = await world.pair()
    await adds(world, grace, "Read", **{WHEN: date(2026, 12, 8)})
    await grace.close_all()
    await world.until(T(days=1))
    (message,) = world.found(grace, "For today, from your steps with")
    told = await world.clicks(grace, "Stop these: Goals and steps", message)
    assert "I will not write unasked about this any more: Goals and steps." in told

    await adds(world, grace, "Write", **{WHEN: date(2026, 12, 11)})
    await adds(world, grace, "Talk", **{WHEN: date(2026, 12, 18)})
    await grace.close_all()
    await world.until(T(days=4, hours=8))
    assert len(world.found(grace, "steps with")) == 1

    (whisper,) = [each for each in world.whispers(grace) if "Goals and steps" in each.all_text]
    await world.clicks(grace, "Undo", whisper)
    await world.until(T(days=11, hours=8))
    assert any("Talk" in each.all_text for each in world.found(grace, "steps with"))


async def test_all_of_it_stands_on_one_page_and_a_pause_ends_by_itself(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "reminders")
    await world.submits(grace, {"Pause until": date(2026, 12, 7)})
    assert world.modal(grace).errors == {
        "reminders:field:rest": "Choose a day to come, within the next twelve months."
    }
    await world.submits(grace, {"How often?": "Less often", "Pause until": date(2026, 12, 21)})
    assert "Saved. I write unasked once a week at most. Until 21 December 2026" in world.modal(grace).text
    await world.clicks(grace, "Change again")
    assert "Pause until" in world.modal(grace).text
    await grace.close_all()
    await adds(world, grace, "Read", **{WHEN: date(2026, 12, 18)})
    await adds(world, grace, "Write", **{WHEN: date(2026, 12, 22)})
    await grace.close_all()
    await world.until(T(days=13, hours=23))
    assert reminders(world, grace) == []
    await world.until(T(days=17))
    assert len(reminders(world, grace)) == 1
    assert reminders(world, mary)
