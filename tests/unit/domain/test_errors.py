"""Every refusal is a sentence that a person can read: whole, without blame, and with a way on."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from bot.domain.errors import CohortClosed, Refused, WrongInput

A_WAY_ON = re.compile(
    r"please|nothing|no longer|cannot|left it|another look|`/mentor|announced|ask |open it|run the|set a|you keep"
    r"|i will|needs|already done|right now",
    re.IGNORECASE,
)
BLAME = re.compile(r"\b(error|invalid|failed|must|wrong|illegal|denied|forbidden)\b|!", re.IGNORECASE)


def every_refusal(kind: type[Refused] = Refused) -> Iterator[type[Refused]]:
    yield kind
    for special in kind.__subclasses__():
        yield from every_refusal(special)


REFUSALS = [kind for kind in every_refusal() if kind.__module__ == Refused.__module__]


def facts_of(kind: type[Refused]) -> dict[str, str]:
    return {name: f"a {name}" for _, name, _, _ in Formatter().parse(kind.__doc__ or "") if name}


def sentence_of(kind: type[Refused]) -> str:
    return str(kind(**facts_of(kind)))


@pytest.mark.parametrize("kind", REFUSALS)
def test_a_refusal_reads_as_a_whole_sentence_with_a_way_on(kind: type[Refused]) -> None:
    facts = facts_of(kind)
    sentence = sentence_of(kind)
    assert "__doc__" in vars(kind)
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert not set("{}\n") & set(sentence)
    assert all(fact in sentence for fact in facts.values())
    assert A_WAY_ON.search(sentence)
    assert not BLAME.search(sentence)


@pytest.mark.parametrize("program", ["{0}", "{program}", "100 % {", "<!channel>"])
def test_what_people_typed_is_quoted_as_it_is(program: str) -> None:
    assert str(CohortClosed(program=program)).startswith(f"The cohort “{program}” has closed")


def test_a_fact_that_is_missing_is_noticed_where_it_is_raised() -> None:
    with pytest.raises(KeyError):
        CohortClosed()


def test_wrong_input_names_the_fields_and_their_sentences() -> None:
    refusal = WrongInput(due_on="Choose today or a day to come.", title="Say it in a few words.")
    assert refusal.fields == {"due_on": "Choose today or a day to come.", "title": "Say it in a few words."}
    assert str(refusal) == "Some answers need another look."


def test_the_refusals_are_all_there_and_no_two_say_the_same() -> None:
    sentences = [sentence_of(kind) for kind in REFUSALS]
    assert len(sentences) > 20
    assert len(set(sentences)) == len(sentences)
