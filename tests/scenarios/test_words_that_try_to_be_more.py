"""What people type comes back to them as typed, and never comes alive in a message."""

from collections.abc import Iterator
from itertools import chain

import pytest

from bot.playground import Person
from tests.scenarios.test_goals import sets_a_goal
from tests.scenarios.world import World

ALIVE = "<!channel> <!here> <@U0001> <https://evil.example|click> &amp; <b>"
ODD = [
    pytest.param(ALIVE, id="markup"),
    pytest.param("😀 👩‍💻 :tada: @channel #general", id="emoji"),
    pytest.param("\u202etxt.exe שלום مرحبا\u202c e\u0301", id="right to left"),
    pytest.param("*bold* _it_ ~no~ `code` ```fence``` > quote", id="formatting"),
]


def everything_written(world: World, *people: Person) -> list[str]:
    """All that was posted or whispered, as far as Slack looks for mentions, links and the like in it."""
    rooms = world.slack.workspace.rooms.values()
    messages = [message for room in rooms for message in room.messages if message.by_app]
    messages += [message for person in people for message in world.whispers(person)]
    return [text for message in messages for text in (message.text, *marked_up(message.blocks))]


def marked_up(part: object) -> Iterator[str]:
    """The texts that Slack does not take as plain words."""
    if isinstance(part, list):
        yield from chain.from_iterable(marked_up(item) for item in part)
    elif isinstance(part, dict) and part.get("type") == "mrkdwn":
        yield part["text"]
    elif isinstance(part, dict):
        yield from chain.from_iterable(marked_up(item) for item in part.values())


def as_kept(words: str) -> str:
    """Marks that turn the direction of whatever stands around them are not kept."""
    return words.translate(dict.fromkeys(map(ord, "\u202e\u202c")))


@pytest.mark.parametrize("words", ODD)
async def test_odd_words_come_back_as_typed_and_never_come_alive(world: World, words: str) -> None:
    await world.opens_program(words, objective=words)
    mary, grace = world.person(words), world.person("Grace")
    skill = as_kept(words[:30]).strip()
    await world.joins(mary, "Mentor", offers=skill, goals=words)
    await world.joins(grace, "Mentee", wants=skill, goals=words)
    await world.types(grace, "join")
    assert as_kept(words) in world.modal(grace).text
    await grace.close_all()
    await world.matches()
    await world.accepts(mary)
    await world.accepts(grace)
    assert len(world.group_dm(mary, grace)) == 1
    await sets_a_goal(world, grace, title=words)
    await world.clicks(grace, "Open")
    await world.clicks(grace, "Update progress")
    await world.submits(grace, {"It has come this far": "100 % – reached", "A word about it": words})
    await grace.close_all()
    await world.chooses_time(grace)
    await world.meeting_over(grace)
    await world.clicks(grace, "Yes, we met")
    await world.clicks(grace, "Say more")
    await world.submits(grace, {"How was it for you?": "Good", "What moved forward?": words})
    await world.types(grace)
    await world.types(mary)
    await world.sums_up()
    await world.types(mary, "leave")
    await world.submits(mary)

    seen = everything_written(world, mary, grace, world.ada)
    assert len(seen) > 40
    for text in seen:
        for token in ("<!channel", "<!here", "<@U0001>", "<https:", "<b>", "\u202e"):
            assert token not in text
    assert any("&lt;!channel&gt;" in text for text in seen) == (words == ALIVE)


async def test_three_thousand_characters_come_back_whole_and_are_cut_kindly_in_messages(world: World) -> None:
    long = ("&<> " * 750).strip()
    await world.opens_program(objective="& " * 499)
    mary, grace = world.person("Mary"), world.person("Grace")
    await world.joins(mary, "Mentor", offers=", ".join(f"skill {number} {'&' * 40}" for number in range(40)))
    await world.joins(
        grace, "Mentee", wants=", ".join(f"skill {number} {'&' * 40}" for number in range(40)), goals=long
    )
    await world.types(grace, "join")
    assert long in world.modal(grace).text
    await grace.close_all()

    await world.matches()
    await world.accepts(mary)
    await world.accepts(grace)

    (introduction,) = world.group_dm(mary, grace)
    assert "&amp;&lt;&gt; &amp;&lt;&gt;" in introduction.all_text
    assert "…" in introduction.all_text
