"""Before a meeting topics are asked for and a brief is given; between two meetings one asks the other something."""

from bot.playground import Person
from tests.scenarios.test_kicking_off import picks_time, the_introduction
from tests.scenarios.test_words_that_try_to_be_more import everything_written
from tests.scenarios.world import T, World

SPEAK_OF, ASK, KNOW, ANSWER = (
    "What would you like to speak of?",
    "What would you like to ask?",
    "What would it help to know?",
    "Your answer",
)
ALIVE = "<!channel> <https://evil.example|click> *bold*"


async def asks(world: World, person: Person, words: str, know: str = "") -> None:
    await world.types(person, "ask")
    if world.modal(person).title == "Questions":
        await world.clicks(person, "Ask a question")
    await world.submits(person, {ASK: words, KNOW: know})


async def test_topics_are_asked_for_a_day_before_and_the_mentor_gets_a_brief_with_them(world: World) -> None:
    mary, grace = await world.pair()
    await picks_time(world, grace, the_introduction(world, mary, grace), 2)
    await world.until(T(days=2, minutes=1))

    asked = world.assert_dm(grace, "What would you like to speak of?", "No topics yet, and that is fine.")
    await world.clicks(grace, "Add a topic", asked)
    assert "Questions that may help" in world.modal(grace).text
    await world.submits(grace, {SPEAK_OF: f"Saying no\nto a customer\n\n{ALIVE}"})
    assert "Saying no\nto a customer" in world.modal(grace).text
    await grace.close_all()
    assert "• Saying no to a customer" in world.assert_dm(grace, "On your agenda so far").all_text
    world.assert_no_dm(mary, "Saying no")

    await world.until(T(days=2, hours=4, minutes=1))
    brief = world.assert_dm(mary, "A few things to have in mind", "• Saying no to a customer")
    await world.clicks(mary, "Add a topic", brief)
    await world.submits(mary, {SPEAK_OF: "A book"})
    await world.clicks(mary, "Done: Saying no to a customer")
    assert "Spoken of lately" in world.modal(mary).text
    await world.clicks(mary, "Back: Saying no to a customer")
    await mary.close_all()

    await world.until(T(days=3, hours=8))
    await world.clicks(grace, "See the agenda", world.assert_dm(grace, "On your agenda so far"))
    await world.clicks(grace, "Done: Saying no to a customer")
    await world.clicks(grace, f"Remove: {ALIVE}")
    assert "A book" in world.modal(grace).text
    assert "evil.example" not in world.modal(grace).text
    await world.clicks(grace, "Add topics")
    await world.submits(grace, {SPEAK_OF: " "})
    assert world.modal(grace).errors == {"agenda:field:topics": "A few words are enough."}
    await world.submits(grace, {SPEAK_OF: "Next time"})
    assert "Next time" in world.modal(grace).text
    for text in everything_written(world, mary, grace):
        assert "<!channel>" not in text


async def test_with_two_mentees_a_mentor_chooses_whose_agenda(world: World) -> None:
    mary, _ = await world.pair()
    bob = world.person("Bob")
    await world.joins(bob, "Mentee", wants="SQL")
    await world.joins(mary, "Mentor", seats=2)
    await world.matches()
    await world.until_asked(mary, bob)
    for person in (mary, bob):
        await world.accepts(person)
    await world.types(mary, "agenda")
    await world.clicks(mary, "The agenda with Bob")
    assert f"*With* {bob.mention}" in world.modal(mary).text
    await world.clicks(mary, "Ask before you meet")
    await world.submits(mary, {ASK: "What would help?"})
    world.assert_dm(bob, f"{mary.mention} has a question for you:", "What would help?")
    await mary.close_all()
    await world.types(bob, "agenda")
    assert f"*With* {mary.mention}" in world.modal(bob).text


async def test_a_question_is_reminded_of_once_answered_once_and_another_waits_for_the_meeting(world: World) -> None:
    mary, grace = await world.pair()
    await asks(world, grace, f"May I? {ALIVE}", "I have tried twice.")
    assert "It waits for an answer." in world.modal(grace).text
    asked = world.assert_dm(mary, f"{grace.mention} has a question for you:", "I have tried twice.")
    await world.until(T(days=3, minutes=1))
    reminder = world.assert_dm(mary, "In case it slipped by")

    await world.clicks(mary, "Answer", reminder)
    await world.submits(mary, {ANSWER: "Yes.\n\nPlease do."})
    assert mary.modal is None
    world.assert_dm(mary, f"You have answered {grace.mention}:")
    answered = world.assert_dm(grace, f"{mary.mention} has answered your question.", "Please do.")
    assert "has its answer already" in await world.clicks(mary, "Answer", asked)

    await grace.close_all()
    await world.clicks(grace, "Ask something else", answered)
    await world.submits(grace, {ASK: "And then?"})
    await world.clicks(grace, "Reword")
    await world.submits(grace, {ASK: "And what then?"})
    await grace.close_all()
    again = world.assert_dm(mary, "in other words", "And what then?")
    await world.clicks(mary, "Let us talk about it when we meet", again)
    world.assert_dm(mary, "You are going to speak of this with")
    later = world.assert_dm(grace, "would like to speak of your question when you meet", "And what then?")
    await world.clicks(grace, "See the agenda", later)
    assert "From you, as a question at first" in world.modal(grace).text
    await grace.close_all()
    await world.until(T(days=9))
    world.assert_no_dm(mary, "In case it slipped by")
    for text in everything_written(world, mary, grace):
        assert "<!channel>" not in text


async def test_questions_are_taken_back_and_answered_in_the_list(world: World) -> None:
    mary, grace = await world.pair()
    await asks(world, grace, "One?")
    await world.clicks(grace, "Take it back")
    assert "Nothing waits." in world.modal(grace).text
    await grace.close_all()
    await asks(world, grace, "Two?")
    await grace.close_all()
    await world.types(mary, "ask")
    await world.clicks(mary, "Answer")
    await world.submits(mary, {ANSWER: "Two."})
    assert "It is answered." in world.modal(mary).text
    await mary.close_all()
    await asks(world, grace, "Three?")
    await grace.close_all()
    await world.types(mary, "ask")
    await world.clicks(mary, "Let us talk about it when we meet")
    assert "You will speak of it when you meet." in world.modal(mary).text
    await mary.close_all()
    await world.clicks(grace, "See your questions", world.assert_dm(grace, "has answered your question."))
    assert "You will speak of it when you meet." in world.modal(grace).text


async def test_an_answer_that_comes_after_the_end_is_kept_for_its_author(world: World) -> None:
    mary, grace = await world.pair()
    await asks(world, grace, "May I?")
    await grace.close_all()
    await world.clicks(mary, "Answer", world.assert_dm(mary, "has a question for you"))
    await world.types(grace, "leave")
    await world.submits(grace)
    await world.submits(mary, {ANSWER: "Please do."})
    assert "This mentorship has come to an end, so nothing was sent." in str(world.modal(mary).errors)
    field = world.modal(mary).values["question:field:answer"]
    assert next(iter(field.values()))["value"] == "Please do."
    await mary.close_all()
    await world.types(mary, "ask")
    assert "It had no answer when your time together ended." in world.modal(mary).text
