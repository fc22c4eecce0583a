"""People say when they work, and admins when nobody meets; what is suggested keeps to both."""

from datetime import date, time

from tests.scenarios.dates import moments_in
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World


@in_both_places
async def test_a_mentee_works_in_the_afternoon_and_the_program_has_quiet_weeks(world: World) -> None:
    _, grace = await world.pair()
    await world.types(world.ada, "admin")
    await world.clicks(world.ada, "Manage")
    await world.clicks(world.ada, "Days without meetings")
    quiet = {"Add days, from (first day)": date(2026, 12, 7), "Last day": date(2026, 12, 28)}
    await world.submits(world.ada, quiet)
    assert "Give these days a name" in str(world.modal(world.ada).errors)
    await world.submits(world.ada, {**quiet, "What are they?": "Quiet weeks"})
    assert "7 December 2026 – 28 December 2026 (Quiet weeks)" in world.modal(world.ada).text
    await world.clicks(world.ada, "Change")
    assert world.modal(world.ada).title == "Days without meetings"
    await world.ada.close_all()

    await world.types(grace, "hours")
    await world.submits(grace, {"From": time(18), "To": time(15)})
    assert "an hour later" in str(world.modal(grace).errors)
    ireland = (await grace.suggest("Whose public holidays do you keep?", "irel"))[0]
    await world.submits(
        grace,
        {
            "From": time(13, 30),
            "To": time(18),
            "Whose public holidays do you keep?": ireland,
            "Away from (first day)": date(2026, 12, 29),
        },
    )
    saved = world.modal(grace).text
    assert "from 13:30 to 18:00" in saved
    assert "keep the public holidays of Ireland" in saved
    assert "Away: 29 December 2026" in saved
    await grace.close_all()

    await world.settle()
    await world.types(grace, "meeting")
    assert T(days=23, hours=4, minutes=30) in moments_in(world.modal(grace).text)
    await grace.close_all()

    await world.types(grace, "hours")
    await world.submits(grace, {"Days away": []})
    assert "Away:" not in world.modal(grace).text
    await world.clicks(grace, "Change")
    await world.clicks(grace, "Back to the usual week")
    assert "from 09:00 to 17:00" in world.modal(grace).text
    await grace.close_all()
    await world.settle()
    await world.types(grace, "meeting")
    stands = T(days=23, hours=4, minutes=30)
    assert stands in moments_in(world.modal(grace).text), "what still suits both is not suggested anew"
