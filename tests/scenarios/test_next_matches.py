"""What becomes of a match besides a yes of both: who is asked first, not now, never again, and who comes next."""

from sqlalchemy.orm import Session

from bot.domain.matching_terms import AskedFirst
from bot.playground import Person
from models import Program
from tests.scenarios.places import in_both_places
from tests.scenarios.world import World

ASKED = "Would you like to meet?"
OVER = "has not come about"


def ask_first(world: World, first: AskedFirst) -> None:
    """What an admin has chosen; the page on which they choose it has stories of its own."""
    with Session(world.bot.core.engines[0]) as session, session.begin():
        session.query(Program).update({"asked_first": first})


async def circle(
    world: World, *, mentors: tuple[str, ...], mentees: tuple[str, ...], first: AskedFirst = AskedFirst.BOTH
) -> list[Person]:
    """Mentors and mentees who fit and have been matched; mentors have one seat each."""
    await world.opens_program()
    ask_first(world, first)
    people = [world.person(name) for name in (*mentors, *mentees)]
    for person in people[: len(mentors)]:
        await world.joins(person, "Mentor", offers="SQL", seats=1)
    for person in people[len(mentors) :]:
        await world.joins(person, "Mentee", wants="SQL")
    await world.matches()
    return people


def partner_of(world: World, mentee: Person, mentors: list[Person]) -> tuple[Person, Person]:
    """Of two mentors, the one whom a mentee was asked about last, and the other one."""
    (*_, question) = world.found(mentee, ASKED)
    one, other = mentors
    return (one, other) if one.mention in question.all_text else (other, one)


async def test_a_suggested_match_says_what_it_takes_and_who_sees_what_and_has_three_answers(world: World) -> None:
    mary, grace = await circle(world, mentors=("Mary",), mentees=("Grace",))

    question = world.assert_dm(grace, ASKED)
    assert question.buttons == world.assert_dm(mary, ASKED).buttons == ["Accept", "Not now", "Decline"]
    assert "30 minutes every two weeks, until 5 March 2027." in question.all_text
    assert f"Who sees what: {mary.mention} reads the same of you" in question.all_text.replace("*", "")
    assert "It stays open until 21 December 2026." in question.all_text


@in_both_places
async def test_the_mentee_is_asked_first_and_then_the_mentor_as_if_they_were(world: World) -> None:
    mary, grace = await circle(world, mentors=("Mary",), mentees=("Grace",), first=AskedFirst.MENTEE)
    world.assert_dm(grace, ASKED)
    world.assert_no_dm(mary, ASKED)
    await world.wait(days=3)

    await world.accepts(grace)
    world.assert_dm(grace, f"I am asking {mary.mention} now; you will hear from me by 24 December 2026.")
    question = world.assert_dm(mary, ASKED, "It stays open until 24 December 2026.")
    assert "yes" not in question.all_text.replace("If both of you say yes", "")

    await world.accepts(mary)
    assert len(world.group_dm(mary, grace)) == 1


async def test_where_the_mentor_is_asked_first_a_no_never_reaches_the_mentee(world: World) -> None:
    mary, grace = await circle(world, mentors=("Mary",), mentees=("Grace",), first=AskedFirst.MENTOR)

    await world.declines(mary, "I know her too well.")

    world.assert_dm(mary, f"You declined the match with {grace.mention}, who hears at most")
    world.assert_no_dm(grace, ASKED)
    world.assert_no_dm(grace, OVER)
    assert "I am looking for your match" in await world.types(grace)


async def test_not_now_is_said_without_blame_and_taken_back_at_any_time(world: World) -> None:
    mary, grace = await circle(world, mentors=("Mary",), mentees=("Grace",))

    await world.clicks(grace, "Not now")
    assert "When may I suggest someone again?" in world.modal(grace).text
    await world.submits(grace, {"When may I suggest someone again?": "In a month"})
    assert "I suggest nobody before 6 January 2027" in world.modal(grace).text
    await grace.close_all()

    answer = world.assert_dm(grace, "Not now: that is fine.", "Changed your mind?")
    assert answer.buttons == ["I'm ready now"]
    closed = world.assert_dm(mary, OVER, "You keep your place")
    assert "now" not in closed.all_text
    await grace.open_home()
    await world.settle()
    assert grace.home is not None
    assert "I suggest nobody before 6 January 2027" in grace.home.text

    await world.clicks(grace, "I'm ready now", answer)
    world.assert_dm(grace, "Good to have you back")
    assert len(world.found(grace, ASKED)) == 1
    assert world.found(mary, ASKED)[-1].buttons == ["Accept", "Not now", "Decline"]


async def test_a_day_of_ones_own_counts_and_one_that_has_passed_is_refused(world: World) -> None:
    _, grace = await circle(world, mentors=("Mary",), mentees=("Grace",))
    await world.clicks(grace, "Not now")

    await world.submits(grace, {"Or from a day that suits you": world.now.date()})
    assert list(world.modal(grace).errors.values()) == ["Choose a day to come, or leave it empty."]
    day = world.noon_after(world.now.date()).date()
    await world.submits(grace, {"Or from a day that suits you": day})
    assert "I suggest nobody before 8 December 2026" in world.modal(grace).text
    await grace.close_all()
    world.assert_no_dm(grace, ASKED)

    await world.wait(days=1)
    world.assert_dm(grace, ASKED)


async def test_the_command_that_ends_a_break_ends_a_quiet_time_as_well(world: World) -> None:
    _, grace = await circle(world, mentors=("Mary",), mentees=("Grace",))
    await world.clicks(grace, "Not now")
    await world.submits(grace)
    await grace.close_all()

    assert "I will write as soon as there is news of a match" in await world.types(grace, "resume")
    world.assert_dm(grace, ASKED)


async def test_never_again_stays_in_confidence_and_the_next_one_is_asked_at_once(world: World) -> None:
    mary, hedy, grace = await circle(world, mentors=("Mary", "Hedy"), mentees=("Grace",))
    first, other = partner_of(world, grace, [mary, hedy])

    await world.clicks(grace, "Decline")
    await world.submits(grace, {"In confidence": ["Do not suggest this person to me again"]})
    assert "I am looking for somebody else already" in world.modal(grace).text
    await grace.close_all()

    closed = world.assert_dm(first, OVER)
    assert "again" not in closed.all_text.replace("I will look again", "")
    world.assert_dm(grace, ASKED, other.mention)
    world.assert_dm(other, ASKED, grace.mention)
    await world.types(grace, "profile")
    assert first.mention in world.modal(grace).text


async def test_where_all_seats_are_taken_who_waits_reads_their_place_once(world: World) -> None:
    mary, hedy, grace, alan = await circle(world, mentors=("Mary", "Hedy"), mentees=("Grace", "Alan"))
    first, _ = partner_of(world, grace, [mary, hedy])

    await world.types(first, "leave")
    await world.submits(first)
    await first.close_all()

    closed = world.assert_dm(grace, OVER)
    assert (
        "At the moment every other mentor has their seats taken. Nobody else waits for a mentor." in closed.all_text
    )
    world.assert_no_dm(alan, OVER)


async def test_silence_closes_kindly_and_the_next_one_is_asked(world: World) -> None:
    mary, hedy, grace = await circle(world, mentors=("Mary", "Hedy"), mentees=("Grace",))
    silent, other = partner_of(world, grace, [mary, hedy])
    await world.accepts(grace)

    await world.wait(days=7)
    world.assert_dm(silent, "A quiet reminder")
    await world.wait(days=7)

    closed = world.assert_dm(silent, OVER, "Perhaps it came at a busy time.", "one press is enough")
    assert closed.buttons == ["I'm ready now"]
    assert "somebody else already" in world.assert_dm(grace, OVER).all_text
    world.assert_dm(other, ASKED, grace.mention)
    await world.clicks(silent, "I'm ready now", closed)
    world.assert_dm(silent, "Good to have you back")


async def test_when_the_last_seat_goes_meanwhile_both_hear_it_kindly_and_somebody_else_is_asked(
    world: World,
) -> None:
    await world.opens_program()
    mary, hedy, grace, alan = (world.person(name) for name in ("Mary", "Hedy", "Grace", "Alan"))
    await world.joins(mary, "Mentor", offers="SQL", seats=2)
    for mentee in (grace, alan):
        await world.joins(mentee, "Mentee", wants="SQL")
    await world.joins(hedy, "Mentor", offers="Cooking", seats=1)
    await world.matches()
    for question in world.found(mary, ASKED):
        await world.clicks(mary, "Accept", question)
    await world.joins(mary, "Mentor", offers="SQL", seats=1)
    await world.accepts(grace)

    whisper = await world.accepts(alan)

    assert "You keep your place, and I am looking for somebody else." in whisper
    world.assert_dm(mary, alan.mention, OVER)
    world.assert_dm(alan, ASKED, hedy.mention)
    world.assert_dm(hedy, ASKED, alan.mention)
