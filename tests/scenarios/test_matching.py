"""A match is looked at before it is sent, sent once, and answered by both."""

import asyncio

from bot.playground import Person, Role
from bot.slack.ids import Action
from tests.scenarios.places import in_both_places
from tests.scenarios.world import World

ASKED = "Would you like to meet?"


async def test_a_dry_run_says_who_fits_whom_and_why_and_who_stays_without_a_match_and_why(world: World) -> None:
    await world.opens_program()
    mary, grace, alan = world.person("Mary"), world.person("Grace"), world.person("Alan", tz="America/New_York")
    await world.joins(mary, "Mentor", offers="SQL, Python", seats=1)
    await world.joins(grace, "Mentee", wants="Python, SQL")
    await world.joins(alan, "Mentee", wants="SQL")

    seen = await world.looks_for_matches()

    assert "*Nothing has been sent yet.* *Skill exchange* could have 1 pair, and 1 person would stay" in seen
    assert f"{mary.mention} as mentor of {grace.mention}: *strong fit*" in seen
    assert f"{mary.mention} offers Python and SQL, which {grace.mention} would like to learn." in seen
    assert "Their working hours overlap by 40 hours a week." in seen
    assert f"{alan.mention}, mentee: Every mentor who fits has their seats taken." in seen
    for person in (mary, grace, alan):
        world.assert_no_dm(person, ASKED)


async def test_without_mentors_the_dry_run_has_no_pairs_and_nothing_to_publish(world: World) -> None:
    await world.opens_program()
    grace = world.person("Grace")
    await world.joins(grace, "Mentee", wants="SQL")

    seen = await world.looks_for_matches()

    assert "No pair can be formed" in seen
    assert f"{grace.mention}, mentee: Nobody else in this cohort offers to mentor yet." in seen
    assert "Publish" not in world.modal(world.ada).buttons


async def test_without_mentees_there_is_nobody_to_match(world: World) -> None:
    await world.opens_program()
    await world.joins(world.person("Mary"), "Mentor", offers="SQL")

    assert "There is nobody to match yet" in await world.looks_for_matches()


async def test_published_matches_reach_both_sides_with_reasons_and_a_way_to_answer(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL, Go")
    await world.joins(grace, "Mentee", wants="SQL", goals="To write reports.")
    await world.looks_for_matches()
    await world.submits(world.ada)

    assert "1 match is published." in world.modal(world.ada).text
    to_mentor = world.assert_dm(mary, "I have found somebody you could mentor", ASKED)
    assert f"You offer SQL, which {grace.mention} would like to learn." in to_mentor.all_text
    assert "To write reports." in to_mentor.all_text
    to_mentee = world.assert_dm(grace, "I have found a mentor for you", ASKED)
    assert f"{mary.mention} offers SQL, which you would like to learn." in to_mentee.all_text
    assert "SQL and Go" in to_mentee.all_text
    assert to_mentor.buttons == to_mentee.buttons == ["Accept", "Not now", "Decline"]
    assert "It stays open until 21 December 2026." in to_mentee.all_text


async def test_each_side_reads_how_far_apart_the_two_stand_and_nobody_else_does(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    for person, stage in ((mary, "Leading others"), (grace, "Growing in what I do")):
        await world.types(person, "profile")
        await world.clicks(person, "Edit what you told about you")
        await world.submits(person, {"Where are you in your working life?": stage})
        await person.close_all()
    assert "step" not in await world.looks_for_matches()
    await world.submits(world.ada)
    await world.ada.close_all()
    await world.until_asked(mary, grace)
    world.assert_dm(
        grace, ASKED, f"{mary.mention} is two steps ahead of you on the way, by what each of you told me"
    )
    world.assert_dm(mary, ASKED, f"{grace.mention} is where you were two steps ago, by what each of you told me")


async def test_several_matches_are_counted_in_proper_words(world: World) -> None:
    await world.opens_program()
    await world.joins(world.person("Mary"), "Mentor", offers="SQL", seats=2)
    await world.joins(world.person("Grace"), "Mentee", wants="SQL")
    await world.joins(world.person("Alan"), "Mentee", wants="SQL")
    await world.looks_for_matches()
    await world.submits(world.ada)

    assert "2 matches are published." in world.modal(world.ada).text


async def test_people_are_asked_in_their_own_working_hours(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace", tz="America/New_York")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.matches()
    world.assert_dm(mary, ASKED)
    world.assert_no_dm(grace, ASKED)

    await world.wait(hours=4, minutes=59)
    world.assert_no_dm(grace, ASKED)
    await world.wait(minutes=1)
    world.assert_dm(grace, ASKED)


@in_both_places
async def test_publishing_one_dry_run_twice_asks_everybody_once(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.looks_for_matches()

    await asyncio.gather(world.ada.submit(), world.ada.submit())
    await world.settle()

    world.assert_dm(mary, ASKED)
    world.assert_dm(grace, ASKED)


async def test_of_two_admins_with_the_same_dry_run_the_second_reads_that_nothing_was_sent(world: World) -> None:
    olga = world.person("Olga", role=Role.OWNER)
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.looks_for_matches()
    await world.types(olga, "admin")
    await world.clicks(olga, "Match")
    await world.submits(world.ada)

    await world.submits(olga)

    assert "Something changed since this dry run was made, so nothing was sent." in world.modal(olga).text
    world.assert_dm(grace, ASKED)


async def test_a_dry_run_that_the_facts_have_overtaken_is_not_sent(world: World) -> None:
    await world.opens_program()
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers="SQL")
    await world.joins(grace, "Mentee", wants="SQL")
    await world.looks_for_matches()
    await world.joins(world.person("Alan"), "Mentee", wants="SQL")

    await world.submits(world.ada)

    assert "Something changed since this dry run was made, so nothing was sent." in world.modal(world.ada).text
    world.assert_no_dm(mary, ASKED)
    world.assert_no_dm(grace, ASKED)


async def asked(world: World, *mentees: str, seats: int = 2) -> list[Person]:
    """A mentor, then mentees, who have all been asked and have not answered."""
    await world.opens_program()
    mary, *others = [world.person(name) for name in ("Mary", *mentees)]
    await world.joins(mary, "Mentor", offers="SQL", seats=seats)
    for person in others:
        await world.joins(person, "Mentee", wants="SQL", goals="To write reports.")
    await world.matches()
    return [mary, *others]


async def test_two_yeses_bring_two_people_together_in_a_group_chat(world: World) -> None:
    mary, grace = await asked(world, "Grace")

    await world.accepts(grace)
    world.assert_dm(grace, f"You said yes to {mary.mention}. I will write as soon as there is news.")
    assert world.group_dm(mary, grace) == []
    await world.accepts(mary)

    world.assert_dm(mary, "both said yes")
    (introduction,) = world.group_dm(mary, grace)
    assert f"{mary.mention}, meet {grace.mention}." in introduction.all_text
    assert "To write reports." in introduction.all_text
    assert "Set a first goal" in introduction.buttons


@in_both_places
async def test_two_yeses_at_the_same_moment_make_one_introduction(world: World) -> None:
    mary, grace = await asked(world, "Grace")

    await asyncio.gather(mary.click("Accept"), grace.click("Accept"))
    await world.settle()

    assert len(world.group_dm(mary, grace)) == 1


async def test_a_no_ends_it_kindly_and_the_reason_stays_private(world: World) -> None:
    mary, grace = await asked(world, "Grace")
    await world.accepts(grace)

    await world.clicks(mary, "Decline")
    await world.submits(mary, {"What did not fit?": "I know her too well."})

    assert f"You declined the match with {grace.mention}" in world.modal(mary).text
    await mary.close_all()
    assert world.assert_dm(mary, f"You declined the match with {grace.mention}").buttons == []
    world.assert_no_dm(mary, ASKED)
    closed = world.assert_dm(grace, "has not come about", "You keep your place")
    assert "declined" not in closed.all_text
    world.assert_no_dm(grace, "too well")
    assert world.group_dm(mary, grace) == []
    assert f"{grace.mention}, mentee: Nobody available fits well enough at the moment." in (
        await world.looks_for_matches()
    )


@in_both_places
async def test_a_yes_and_a_no_at_the_same_moment_make_no_pair(world: World) -> None:
    mary, grace = await asked(world, "Grace")
    await world.clicks(mary, "Decline")

    await asyncio.gather(grace.click("Accept"), mary.submit())
    await world.settle()

    assert world.group_dm(mary, grace) == []
    world.assert_dm(grace, "has not come about")


@in_both_places
async def test_a_double_click_on_yes_counts_once(world: World) -> None:
    mary, grace = await asked(world, "Grace")
    question = world.assert_dm(grace, ASKED)

    await asyncio.gather(grace.click("Accept", question), grace.click("Accept", question))
    await world.settle()
    await world.accepts(mary)

    world.assert_dm(grace, "You said yes to")
    assert "You have answered this match already" in world.whispers(grace)[-1].all_text
    assert len(world.group_dm(mary, grace)) == 1


async def test_the_buttons_of_a_settled_match_say_so(world: World) -> None:
    mary, grace = await asked(world, "Grace")
    question = world.assert_dm(grace, ASKED)
    await world.clicks(grace, "Decline", question)
    await world.declines(mary)

    await world.submits(grace)
    assert "This match is no longer open" in world.modal(grace).text
    await grace.close_all()
    assert "This match is no longer open" in await world.clicks(grace, "Accept", question)
    assert world.assert_dm(grace, "This match is no longer open").buttons == []

    await world.clicks(grace, "Decline", question)  # on a screen that has not heard of it
    assert "This match is no longer open" in world.modal(grace).text


async def test_nobody_answers_for_somebody_else(world: World) -> None:
    mary, grace, alan = await asked(world, "Grace", "Alan")
    forwarded = world.assert_dm(grace, ASKED)

    assert "That belongs to somebody else" in await world.clicks(alan, "Accept", forwarded)

    world.assert_dm(grace, ASKED)
    world.assert_no_dm(mary, "both said yes")


async def test_when_the_last_seat_is_taken_meanwhile_the_other_reads_so_and_waits_for_the_next_round(
    world: World,
) -> None:
    mary, grace, alan = await asked(world, "Grace", "Alan", seats=2)
    for question in world.found(mary, ASKED):
        await world.clicks(mary, "Accept", question)
    await world.joins(mary, "Mentor", offers="SQL", seats=1)
    await world.accepts(grace)

    whisper = await world.accepts(alan)

    assert "last seat for this match has just been taken. You keep your place" in whisper
    assert world.group_dm(mary, alan) == []
    assert len(world.group_dm(mary, grace)) == 1
    world.assert_dm(mary, f"The match with {alan.mention}", "has not come about")
    await world.joins(mary, "Mentor", offers="SQL", seats=1)
    await world.joins(world.person("Edsger"), "Mentee", wants="SQL")
    assert (
        f"{alan.mention}, mentee: Every mentor who fits has their seats taken." in await world.looks_for_matches()
    )


@in_both_places
async def test_the_last_seat_is_given_once_even_if_many_say_yes_at_the_same_moment(world: World) -> None:
    mary, *mentees = await asked(world, "Grace", "Alan", "Edsger", "Barbara", seats=4)
    for question in world.found(mary, ASKED):
        await world.clicks(mary, "Accept", question)
    await world.joins(mary, "Mentor", offers="SQL", seats=1)

    await asyncio.gather(*(mentee.click("Accept") for mentee in mentees))
    await world.settle()

    assert sum(len(world.group_dm(mary, mentee)) for mentee in mentees) == 1


async def test_the_admin_chooses_what_the_plan_is_best_in(world: World) -> None:
    """Another choice makes another dry run in place, which is published like the first."""
    await world.opens_program()
    for name, offers in (("Mary", "SQL"), ("Hedy", "SQL")):
        await world.joins(world.person(name), "Mentor", offers=offers)
    for name, wants in (("Grace", "SQL"), ("Alan", "SQL, Negotiation")):
        await world.joins(world.person(name), "Mentee", wants=wants)
    await world.looks_for_matches()
    assert "What the plan is best in" in world.modal(world.ada).text

    for choice in ("Nobody would swap", "No weak pair", "Best fit overall"):
        await world.ada.choose(Action.ROUND_OBJECTIVE, choice)
        await world.settle()
        assert "no two people would rather have each other" in world.modal(world.ada).text
        assert "could have 2 pairs" in world.modal(world.ada).text
    await world.submits(world.ada)
    assert "2 matches are published." in world.modal(world.ada).text
