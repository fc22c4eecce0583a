"""How time together ends: put off by both, finished well with a certificate, or ended early without blame."""

from io import BytesIO

from PIL import Image

from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World

WISH = "I would like to"
NOW = "Finish well now"


async def step(world: World, person: Person, title: str) -> None:
    await world.types(person, "steps")
    await world.clicks(person, "New step")
    await world.submits(person, {"What is to be done?": title})
    await person.close_all()


@in_both_places
async def test_both_go_on_for_a_month_then_finish_well_and_keep_a_certificate(world: World) -> None:
    last_day = T(weeks=5).date()
    mary, grace = await world.pair(last_day=last_day)
    await world.meeting_over(mary, grace)
    await world.clicks(grace, "Yes, we met")
    await world.until(T(weeks=3, days=4))
    for person in (mary, grace):
        world.assert_dm(person, "is planned until", "What would you like then?")

    await world.clicks(grace, "Go on together")
    await world.submits(grace)
    chosen = world.assert_dm(grace, f"If {mary.mention} would like it too, it happens at once")
    assert "Change my mind" in chosen.buttons
    await world.until(T(weeks=4, hours=1))
    wish = world.assert_dm(mary, f"{grace.mention} would like to go on with you", "there is nothing to do")
    await world.clicks(mary, "Go on together", wish)
    await world.submits(mary)
    await world.settle()
    settled = world.assert_dm(
        mary, f"You and {grace.mention} both would like to go on", f"I have told {grace.mention}"
    )
    assert "Change my mind" not in settled.buttons
    world.assert_dm(grace, "both would like to go on")

    await world.until(T(weeks=5, days=2))
    world.assert_no_dm(grace, "has come to")
    await finish_now(world, grace, "You would like to go on until", "Change my mind")
    await finish_now(world, mary, "have reached what you came for", "Finish now")
    await world.until(T(weeks=5, days=4))
    await keeps_what_there_is(world, mary, grace)


async def finish_now(world: World, person: Person, told: str, name: str) -> None:
    """Say so with the button of the message that asks."""
    await world.settle()
    await world.clicks(person, name, world.assert_dm(person, told))
    await world.submits(person, {WISH: NOW})


async def keeps_what_there_is(world: World, mary: Person, grace: Person) -> None:
    """A certificate for Grace, a word of thanks for Mary, and a page about both of them."""
    done = world.assert_dm(grace, "has come to a good end: you both felt ready.", "1 meeting, 30 minutes in all")
    await world.clicks(grace, "Get the certificate", done)
    assert "It comes to you alone" in world.modal(grace).text
    await world.submits(grace)
    assert "It is in your messages with me." in world.modal(grace).text
    await grace.close_all()
    (file,) = [file for message in world.dms(grace) for file in message.files if "certificate" in file["name"]]
    content = world.slack.workspace.uploads[file["id"]].content
    assert content
    picture = Image.open(BytesIO(content))
    assert picture.size == (2000, 1414)

    await world.clicks(grace, "Say thank you", done)
    await world.submits(grace, {"A word for Mary": "You listened."})
    assert "I pass it on to Mary" in world.modal(grace).text
    await grace.close_all()
    await world.settle()
    world.assert_dm(mary, f"{grace.mention} looks back at your time together")
    await world.clicks(grace, "What next?", done)
    assert "Pass it on" in world.modal(grace).text
    await grace.close_all()
    await world.types(grace, "past")
    assert f"*With* {mary.mention}" in world.modal(grace).text
    assert world.modal(grace).buttons == ["Certificate", "Go on after all", "What next?", "Close"]


async def test_one_ends_it_early_and_the_other_reads_a_neutral_word_and_keeps_their_steps(world: World) -> None:
    mary, grace = await world.pair()
    await step(world, mary, "Find an article")
    await world.types(grace, "end")
    form = world.modal(grace)
    assert form.title == "End this mentorship"
    assert "Never who wished it, nor why." in form.text
    await world.submits(
        grace,
        {
            "Whom would you like to meet after that?": "Nobody for now; I say when I am ready",
            "Is there a reason you would like to note?": "We talked past each other.",
        },
    )
    assert "Until then you can take it back unnoticed." in world.modal(grace).text
    await grace.close_all()
    world.assert_no_dm(mary, "has come to its end")

    await world.until(T(days=1))
    told = world.assert_dm(mary, f"Your time with {grace.mention} in *Skill exchange* has come to its end.")
    assert "nobody is to blame" in told.all_text
    assert "One step that you took on is still to do. It stays yours" in told.all_text
    assert "talked past" not in told.all_text
    await world.types(mary, "steps")
    assert "Find an article" in world.modal(mary).text
    await mary.close_all()
    assert "I suggest nobody until you are ready" in await world.types(grace)


async def test_with_two_pairs_one_says_which_is_to_end(world: World) -> None:
    mary, _ = await world.pair()
    alan = world.person("Alan")
    await world.joins(alan, "Mentee", wants="SQL")
    await world.matches()
    await world.until_asked(alan, mary)
    await world.accepts(alan)
    await world.until_asked(mary)
    await world.accepts(mary)
    assert "Which of your pairs is this about?" in await world.types(mary, "end")
    await world.clicks(mary, "Choose")
    assert world.modal(mary).title == "End this mentorship"


async def test_a_pair_that_fell_silent_is_taken_up_again_from_the_past(world: World) -> None:
    _, grace = await world.pair()
    await world.until(T(weeks=8))
    await world.types(grace, "past")
    await world.clicks(grace, "Take it up again")
    await grace.close_all()
    assert "*With*" in await world.types(grace)
