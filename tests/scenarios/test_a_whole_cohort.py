"""A cohort from the first announcement to the last thank-you, with the bot restarted between the acts."""

from datetime import date

from bot.playground import Person
from tests.scenarios.counting import counted
from tests.scenarios.places import in_both_places
from tests.scenarios.test_breaks_and_farewells import BREAK
from tests.scenarios.test_goals import sets_a_goal
from tests.scenarios.test_matching import ASKED
from tests.scenarios.world import T, World


@in_both_places
async def test_a_cohort_from_signup_to_summary(world: World) -> None:
    await world.opens_program("Skill exchange", last_day=date(2027, 1, 6))
    mary, grace, alan = await people_join_and_pairs_form(world)
    await world.restarts()

    await sets_a_goal(world, grace, title="Write ten reports", due=date(2027, 1, 5))
    await grace.close_all()
    for mentee in (grace, alan):
        await world.chooses_time(mentee)
    await world.meeting_over(grace, alan)
    await world.restarts()
    await world.clicks(grace, "Yes, we met")
    await world.submits(grace, {"How was it for you?": "Great"})
    await world.clicks(alan, "Not yet")
    await somebody_pauses_comes_back_and_leaves(world, alan, partner=mary)
    await world.types(grace, "goals")
    await world.clicks(grace, "Open")
    await world.clicks(grace, "Update progress")
    await world.submits(grace, {"It has come this far": "100 % – reached"})
    await grace.close_all()
    await world.until(T(days=43))

    world.assert_dm(
        mary, "has come to its planned end", grace.mention, "1 meeting, 30 minutes in all, 1 goal reached."
    )
    await world.sums_up()
    summary = world.announcements()[-1].all_text
    assert "*Skill exchange*" in summary
    assert "*Meetings:* 1 held" in summary
    assert counted(world) == "1 held, 0 did not take place, 1 without an answer, 1 answers"


async def people_join_and_pairs_form(world: World) -> tuple[Person, Person, Person]:
    """Five people in three time zones join; Mary mentors Grace and Alan, while Tony declines Linus."""
    mary, linus = world.person("Mary"), world.person("Linus", tz="Europe/Helsinki")
    grace, alan, tony = world.person("Grace", tz="America/New_York"), world.person("Alan"), world.person("Tony")
    await world.joins(mary, "Mentor", offers="SQL, Go", seats=2)
    await world.joins(linus, "Both", offers="C", wants="Public speaking", seats=1)
    await world.joins(grace, "Mentee", wants="SQL", goals="To write reports.")
    await world.joins(alan, "Mentee", wants="Go")
    await world.joins(tony, "Mentee", wants="C")

    seen = await world.looks_for_matches()
    assert "could have 3 pairs, and 1 person would stay" in seen
    assert f"{linus.mention}, mentee:" in seen
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.until_asked(grace, alan, tony)
    for question in world.found(mary, ASKED):
        await world.clicks(mary, "Accept", question)
    await world.accepts(grace)
    await world.restarts()
    await world.accepts(alan)
    await world.accepts(linus)
    await world.declines(tony, "We share an office.")
    await world.wait(days=1)

    assert [len(world.group_dm(mary, mentee)) for mentee in (grace, alan)] == [1, 1]
    assert world.group_dm(linus, tony) == []
    world.assert_dm(linus, "has not come about")
    return mary, grace, alan


async def somebody_pauses_comes_back_and_leaves(world: World, person: Person, *, partner: Person) -> None:
    await world.types(person, "pause")
    await world.submits(person, {BREAK: date(2026, 12, 20)})
    await person.close_all()
    await world.until(T(days=8))
    world.assert_dm(partner, f"{person.mention} is taking a break until 20 December 2026.")
    await world.until(T(days=16))
    world.assert_dm(partner, f"{person.mention} is back from the break.")
    await world.types(person, "leave")
    await world.submits(person)
    await world.restarts()
    await world.settle()
    world.assert_dm(partner, f"{person.mention} no longer takes part")
