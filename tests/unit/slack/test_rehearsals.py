"""Samples of every message: whose each is, that nobody real is in them, and that their buttons do nothing."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from bot.domain.admin_cards import RehearsalCard
from bot.domain.matching_terms import Pairing
from bot.domain.notices import (
    CohortSummary,
    ExportFile,
    MatchProposed,
    MeetingNudge,
    Notice,
    Rehearsed,
    TestMessage,
)
from bot.domain.samples import NAMES, Moment, samples_for
from bot.domain.terms import Cadence
from bot.playground.rules import check_message
from bot.slack.fields import Field
from bot.slack.gestures import read_action
from bot.slack.ids import ONLY_A_TEST, Action
from bot.slack.message import Message
from bot.slack.messages import rehearsals, render
from bot.slack.modals.messages.rehearsals import MOMENTS, RehearsalForm, rehearsal_modal
from tests.unit.slack.examples import ID
from tests.unit.slack.reading import chosen, on_the_wire, parts, submitted, words

FACTS = Rehearsed(
    sample="",
    number=3,
    total=12,
    program="Orbit",
    objective="Grow people who can lead a project.",
    cadence=Cadence.BIWEEKLY,
    minutes=45,
    starts_on=date(2026, 12, 7),
    ends_on=None,
)
SAMPLES = tuple(samples_for(FACTS))
TESTS_THEMSELVES = {ExportFile, TestMessage, Rehearsed}
RETIRED = {CohortSummary, MeetingNudge}
"""Still read where an older version has put them."""
every_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.key)


def test_every_notice_has_a_sample() -> None:
    kinds = (replace(FACTS, pairing=pairing) for pairing in Pairing)
    shown = {type(sample.notice) for facts in kinds for sample in samples_for(facts)}
    assert shown == set(get_args(Notice)) - TESTS_THEMSELVES - RETIRED


def test_samples_are_told_apart_by_key_and_by_what_is_said_of_them() -> None:
    assert len({sample.key for sample in SAMPLES}) == len({sample.when for sample in SAMPLES}) == len(SAMPLES)


def test_every_moment_has_samples_and_a_name() -> None:
    assert {sample.moment for sample in SAMPLES} == set(Moment) == set(MOMENTS)


@pytest.mark.parametrize(
    ("when", "words_of_it"),
    [
        ("somebody who runs the program asks something", "Admin Sample looks at your offer"),
        ("a mentor who is a mentee as well reads where the offer is not taken up", "as a mentee"),
        ("when the other takes a break without a last day", "taking a break for the time being"),
        ("a mentee reads when the partner leaves one of two roles", "in *Orbit* as a mentor"),
        ("a mentor reads when the partner leaves one of two roles", "in *Orbit* as a mentee"),
    ],
)
def test_what_differs_for_some_readers_has_a_sample_of_its_own(when: str, words_of_it: str) -> None:
    (sample,) = [sample for sample in SAMPLES if when in sample.when]
    assert words_of_it in words(render(replace(FACTS, sample=sample.key)))


@every_sample
def test_a_sample_says_whose_it_is_and_mentions_nobody(sample) -> None:  # type: ignore[no-untyped-def]
    shown = render(replace(FACTS, sample=sample.key))
    assert shown.text.startswith(f"*Test 3 of 12.* This is what {sample.when}:\n")
    assert not any(slack_id in str(on_the_wire(shown)) for slack_id in NAMES)
    assert check_message(on_the_wire(shown), method="chat.postMessage") is None


@every_sample
def test_a_sample_reads_as_the_message_itself_but_for_names(sample) -> None:  # type: ignore[no-untyped-def]
    real = words(render(sample.notice))
    for slack_id, name in NAMES.items():
        real = real.replace(f"<@{slack_id}>", name)
    assert words(render(replace(FACTS, sample=sample.key))).endswith(real)


@every_sample
def test_every_button_of_a_sample_only_says_that_it_is_a_test(sample) -> None:  # type: ignore[no-untyped-def]
    for block in on_the_wire(render(replace(FACTS, sample=sample.key)))["blocks"]:
        for button in parts(block, "button"):
            assert "url" not in button
            pressed = {
                "actions": [{**button, "block_id": block["block_id"], "action_ts": "1.0"}],
                "user": {"id": "U1"},
            }
            assert read_action(pressed, "T1").id == Action.TEST_PRESSED
            assert block["block_id"].startswith(ONLY_A_TEST)


def test_a_real_button_is_no_test() -> None:
    pressed = {"actions": [{"action_id": Action.GOALS_OPEN, "action_ts": "1.0"}], "user": {"id": "U1"}}
    assert read_action(pressed, "T1").id == Action.GOALS_OPEN


def test_links_out_of_slack_lead_nowhere_in_a_sample() -> None:
    sample = next(each for each in SAMPLES if isinstance(each.notice, MatchProposed))
    link = {"type": "button", "action_id": "x", "url": "https://calendar.example", "text": {"type": "plain_text"}}
    shown = rehearsals.dressed_up(FACTS, sample, Message("Hello", [{"type": "actions", "elements": [link]}]))
    assert "calendar.example" not in str(shown.blocks)


def test_a_sample_of_another_version_asks_to_test_again() -> None:
    shown = render(replace(FACTS, sample="joining:Horoscope:1", program="<!here>"))
    assert shown.text == "*Test 3 of 12.* This message of &lt;!here&gt; has changed: please test again."


# -- choosing --------------------------------------------------------------------------------------

CARD = RehearsalCard(cohort=ID, program="Orbit", counts={**dict.fromkeys(Moment, 2), Moment.GOALS: 1})


def test_the_form_says_how_many_come_and_to_whom() -> None:
    shown = words(rehearsal_modal(CARD))
    for promise in (
        f"{2 * len(Moment) - 1} messages",
        "2 messages",
        "1 message\n",
        "to you alone",
        "Nobody else gets anything",
    ):
        assert promise in shown


def test_the_form_reads_one_moment_or_all() -> None:
    view = rehearsal_modal(CARD)
    assert RehearsalForm.read(submitted(view)) == RehearsalForm(ID, None)
    goals = chosen(view, Field.TEST_MOMENT, "goals")
    assert RehearsalForm.read(submitted(view, {Field.TEST_MOMENT: goals})) == RehearsalForm(ID, Moment.GOALS)
