"""Somebody in trouble finds the way to one who has no part in it, and nobody else notices."""

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.playground import Person
from models import Person as PersonRow
from tests.scenarios.places import in_both_places
from tests.scenarios.test_running_programs import manages
from tests.scenarios.world import T, World

WORDS = "He <shouted> at me & left. 😀 مرحبا"


def reports_to(world: World, person: Person, boss: Person) -> None:
    """As a file says that an admin imports."""
    with Session(world.bot.core.engines[0]) as session, session.begin():
        rows = {row.slack_user_id: row.id for row in session.query(PersonRow)}
        session.execute(
            update(PersonRow).where(PersonRow.slack_user_id == person.id).values(manager_id=rows[boss.id])
        )


async def all_they_see(world: World, person: Person) -> str:
    """Everything that somebody who helps to run the program has before them."""
    await person.open_home()
    await world.settle()
    assert person.home
    await world.types(person, "admin")
    room = world.modal(person).text
    await person.close_all()
    await world.types(person, "help")
    page = world.modal(person).text
    await person.close_all()
    return "\n".join((person.home.text, room, page, *(message.all_text for message in world.dms(person))))


async def run_by_partner_and_manager(world: World) -> tuple[Person, Person, Person, Person]:
    """Mary mentors Grace. Mary, her manager Mona and Joan, who has no part in it, help Ada to run the program."""
    mary, grace = await world.pair()
    joan, mona = world.person("Joan"), world.person("Mona")
    await manages(world)
    await world.clicks(world.ada, "Co-admins")
    await world.submits(world.ada, {"Co-admins": [joan, mona, mary]})
    await world.ada.close_all()
    reports_to(world, mary, mona)
    await world.wait(days=1)
    return mary, grace, joan, mona


async def tells_joan(world: World, grace: Person) -> str:
    """Grace tells Joan alone what happened; return what the form said before."""
    await world.types(grace, "help")
    await world.clicks(grace, "Tell somebody")
    assert "What is it about?" in world.modal(grace).text
    await world.clicks(grace, "Choose")
    form = world.modal(grace).text
    said = {"What has happened?": WORDS, "Who should read it?": "Joan", "And later?": ["Keep us apart from now on"]}
    await world.submits(grace, said)
    return form


async def answers(world: World, joan: Person, words: str) -> None:
    """Joan answers what she has open, and is done with it."""
    await world.clicks(joan, "Answer")
    await world.submits(joan, {"What would you like to say?": words})
    await world.clicks(joan, "Mark as handled")
    assert "It is handled." in world.modal(joan).text
    await joan.close_all()


@in_both_places
async def test_a_concern_is_sent_read_answered_and_handled_past_the_partner_and_a_manager(world: World) -> None:
    mary, grace, joan, mona = await run_by_partner_and_manager(world)
    before = {person.id: await all_they_see(world, person) for person in (mary, mona)}

    form = await tells_joan(world, grace)
    assert f"{world.ada.mention} and {joan.mention}, or the one you choose below" in form
    assert f"Nobody else: not {mary.mention}, no manager of either of you" in form
    assert mona.mention not in form
    page = world.modal(grace).text
    assert "It has arrived." in page
    assert "*Received.* Nobody has opened it yet. It lies with" in page
    assert f"Only {joan.mention} can read it." in page
    await grace.close_all()
    world.assert_dm(grace, "I have passed on what you sent.")

    told = world.assert_dm(joan, "Somebody asks for your help in a program, in confidence.")
    assert "shouted" not in told.all_text
    await world.types(joan, "admin")
    assert "1 request for help waits for you" in world.modal(joan).text
    await world.clicks(joan, "Read", world.modal(joan))
    assert grace.mention in world.modal(joan).text
    await joan.close_all()
    await world.clicks(joan, "Read it", told)
    assert WORDS in world.modal(joan).text
    assert "The two are never matched again" in world.modal(joan).text
    await answers(world, joan, "Thank you. Come and see me.")

    await world.types(grace, "help")
    await world.clicks(grace, "See", world.modal(grace))
    page = world.modal(grace).text
    assert f"*Handled* by {joan.mention}." in page
    assert "Thank you. Come and see me." in page
    await grace.close_all()
    assert world.found(grace, "There is news for you")

    assert {person.id: await all_they_see(world, person) for person in (mary, mona)} == before
    await world.until(T(days=9))
    for person in (mary, mona, world.ada):
        world.assert_no_dm(person, "request for help")
        world.assert_no_dm(person, "asks for your help")


async def test_a_talk_is_asked_for_and_the_partner_is_invited_by_the_sender_alone(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "help")
    await world.clicks(grace, "Talk it through")
    await world.submits(grace, {"What would you like to talk about?": "How we give each other feedback."})
    await grace.close_all()
    told = world.assert_dm(world.ada, "Somebody asks for your help")
    await world.clicks(world.ada, "Read it", told)
    await world.clicks(world.ada, "Propose a talk")
    await world.submits(world.ada)
    await world.ada.close_all()
    world.assert_no_dm(mary, "the two of you")

    await world.clicks(grace, "See it", world.assert_dm(grace, "There is news for you"))
    await world.clicks(grace, "Invite Mary")
    assert "I pass the invitation on in working hours." in world.modal(grace).text
    await grace.close_all()
    invited = world.assert_dm(mary, f"{grace.mention} would like to talk with you", "Nobody is to blame")
    assert "feedback" not in invited.all_text


async def test_it_is_added_to_and_taken_back_and_its_words_are_gone(world: World) -> None:
    _, grace = await world.pair()
    await world.types(grace, "help")
    await world.clicks(grace, "Tell somebody")
    await world.clicks(grace, "Choose")
    await world.submits(grace, {"What has happened?": WORDS})
    await world.clicks(grace, "Add to it")
    await world.submits(grace, {"What would you like to add?": "And again."})
    assert "And again." in world.modal(grace).text
    await world.clicks(grace, "Take it back")
    assert "You took it back. Its words are gone, for everybody." in world.modal(grace).text
    await grace.close_all()
    for told in world.found(world.ada, "in a program, in confidence"):
        await world.clicks(world.ada, "Read it", told)
        assert "This request was taken back" in world.whispers(world.ada)[-1].all_text


async def test_it_is_taken_on_shared_again_and_the_wish_to_be_kept_apart_is_lifted(world: World) -> None:
    _, grace, joan, _ = await run_by_partner_and_manager(world)
    await world.types(grace, "help")
    await world.clicks(grace, "Tell somebody")
    await world.clicks(grace, "Choose")
    await world.submits(grace, {"What has happened?": WORDS, "And later?": ["Keep us apart from now on"]})
    await grace.close_all()
    await world.clicks(joan, "Read it", world.assert_dm(joan, "asks for your help"))
    await world.clicks(joan, "I am on it")
    assert "It lies with you." in world.modal(joan).text
    await joan.close_all()
    told = world.assert_dm(world.ada, "asks for your help")
    await world.clicks(world.ada, "Read it", told)
    assert "There is nothing here for you to do" in world.whispers(world.ada)[-1].all_text

    await world.clicks(grace, "See it", world.assert_dm(grace, "There is news for you"))
    assert f"It lies with {joan.mention}." in world.modal(grace).text
    await world.clicks(grace, "Let the others read it")
    await world.clicks(grace, "Lift this")
    assert "never matched again" not in world.modal(grace).text
    await grace.close_all()
    await world.clicks(world.ada, "Read it", told)
    assert WORDS in world.modal(world.ada).text
