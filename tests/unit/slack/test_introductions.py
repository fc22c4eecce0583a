"""How people are introduced: in their own words, in few blocks, with times that can be pressed."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.growth.kickoff_cards import Ending, FirstMeetingCard, IdeasCard
from bot.domain.growth.kits import agenda, icebreakers
from bot.domain.matching_terms import Pairing
from bot.domain.notices import GroupIntroduction, Introduction, MeetingMoved, MeetingNudge, Portrait
from bot.domain.people import Someone
from bot.domain.terms import Cadence, Communication, LearningPreference, MentoringStyle, ProgramKind
from bot.slack.channel_names import channel_names
from bot.slack.fields import Field
from bot.slack.message import Message
from bot.slack.messages import render
from bot.slack.messages.introductions import MOST_PORTRAITS, first_meeting_news, introduced
from bot.slack.modals.pairs.kickoff import FirstTimeForm, first_time_modal, ideas_modal
from bot.store.codec import dump_notice, load_notice
from tests.unit.slack.examples import ADA, GRACE, ID, REASON, T0
from tests.unit.slack.reading import labels, submitted, words

MARY = Portrait(
    who=GRACE,
    offers=("SQL", "hiring"),
    goals="Pass on what I know.",
    topics="databases",
    interests=("Hiking",),
    communication=Communication.DIRECT,
    mentoring_style=MentoringStyle.NON_DIRECTIVE,
)
LEARNER = Portrait(who=ADA, goals="Speak at the conference.", learning_preference=LearningPreference.MIXED)
TIMES = tuple(T0 + timedelta(days=days) for days in (1, 2, 3))
MET = Introduction(
    mentorship=ID,
    program="Orbit",
    mentor=GRACE,
    mentee=ADA,
    mentor_offers=("SQL", "hiring"),
    mentee_goals="Speak at the conference.",
    reason=REASON,
    cadence=Cadence.MONTHLY,
    minutes=45,
    people=(MARY, LEARNER),
    times=TIMES,
)
GROUP = GroupIntroduction(
    mentorship=ID,
    program="Orbit",
    mentor=MARY,
    mentees=(LEARNER, Portrait(who=Someone("U000000003", "Bob"))),
    newcomers=(GRACE.slack_id, ADA.slack_id, "U000000003"),
    skills=("SQL",),
    cadence=Cadence.MONTHLY,
    minutes=45,
    kind=ProgramKind.LEADERSHIP,
    times=TIMES,
)
CARD = FirstMeetingCard(mentorship=ID, ending=Ending.STANDS, minutes=45, as_of=T0, introduction=MET)


def after(card: FirstMeetingCard) -> Message:
    """The introduction as it reads now."""
    renewed = introduced(card)
    assert renewed
    return renewed


def test_both_are_introduced_in_their_own_words() -> None:
    said = words(render(MET))
    for told in (
        "*What <@U000000002> can share*\nSQL and hiring",
        "> Pass on what I know.",
        "Would like to talk about: databases. Interests: Hiking.",
        "Likes to talk straight to the point; asks questions and lets people find their own way.",
        "> Speak at the conference.",
        "Likes advice and questions alike.",
    ):
        assert told in said
    assert len(render(MET).blocks) <= 12


def test_three_times_can_be_chosen_and_others_as_well() -> None:
    assert labels(render(MET)) == [
        "Choose", "Choose", "Choose", "Another time", "Ideas for your first meeting", "How you work together",
        "Set a first goal",
    ]  # fmt: skip
    assert "Your working hours do not overlap" not in words(render(MET))
    assert "Your working hours do not overlap" in words(render(replace(MET, shared_hours=False)))
    assert labels(render(replace(MET, times=())))[0] == "Ideas for your first meeting"


def test_what_an_earlier_version_stored_is_still_introduced() -> None:
    stored = dump_notice(MET)
    for unknown in ("people", "times", "shared_hours", "kind"):
        del stored[unknown]
    said = words(render(load_notice("Introduction", stored)))
    assert "SQL and hiring" in said
    assert "> Speak at the conference." in said
    assert "which time suits you" not in said


def test_who_said_nothing_has_no_block() -> None:
    silent = replace(MET, people=(Portrait(who=GRACE), Portrait(who=ADA)))
    assert len(render(silent).blocks) == len(render(MET).blocks) - 2


def test_the_message_shows_what_became_of_its_times() -> None:
    chosen = replace(CARD, meeting=ID, starts_at=TIMES[1], by=ADA)
    for ending in (Ending.STANDS, Ending.TAKEN):
        said = after(replace(chosen, ending=ending))
        assert "chosen by <@U000000001>" in words(said)
        assert labels(said)[:2] == ["Add to calendar", "Another time"]
    in_group = introduced(replace(chosen, group=True, introduction=GROUP))
    assert in_group
    assert labels(in_group)[0] == "Another time"
    late = replace(CARD, ending=Ending.PASSED, as_of=TIMES[1])
    assert labels(after(late)).count("Choose") == 1
    assert labels(after(replace(late, as_of=TIMES[2])))[0] == "Another time"
    assert labels(after(replace(chosen, ending=Ending.MET)))[0] == "Ideas for your first meeting"
    assert introduced(replace(CARD, introduction=None)) is None


@pytest.mark.parametrize(
    ("card", "said"),
    [
        (replace(CARD, starts_at=TIMES[0], by=ADA, by_you=True), "I will let the other side know."),
        (replace(CARD, starts_at=TIMES[0], by=ADA, by_you=True, group=True), "I will let the others know."),
        (replace(CARD, starts_at=TIMES[0], by=ADA), "<@U000000001> has chosen the same"),
        (replace(CARD, starts_at=TIMES[0], by=ADA, ending=Ending.TAKEN), "<@U000000001> was quicker"),
        (replace(CARD, ending=Ending.TAKEN), "Somebody was quicker"),
        (replace(CARD, ending=Ending.PASSED), "That time has passed by now."),
        (replace(CARD, ending=Ending.MET), "I will suggest the next one."),
        (replace(CARD, ending=Ending.MET, starts_at=TIMES[0]), "The next one is planned for"),
    ],
)
def test_whoever_chose_reads_what_came_of_it(card: FirstMeetingCard, said: str) -> None:
    news = first_meeting_news(card)
    assert said in news.text
    assert labels(news) == ([] if card.ending is Ending.MET else ["Choose another time"])


def test_a_group_reads_who_is_who_and_who_is_new() -> None:
    said = words(render(GROUP))
    assert "<@U000000002> is the mentor of <@U000000001> and <@U000000003>." in said
    assert "<@U000000002> offers SQL, which you would like to learn." in said
    assert "Hopes for: Speak at the conference." in said
    assert said.count("<@U000000003>") == 1, "who said nothing is named and no more"
    assert "<@U000000003> joins your group" in words(render(replace(GROUP, newcomers=("U000000003",))))
    both = words(render(replace(GROUP, newcomers=("U000000003", "U000000001"))))
    assert "<@U000000001> and <@U000000003> join your group" in both
    assert "you can start a channel for all of you" in words(render(replace(GROUP, alone=True)))
    assert "all of you work" in words(render(replace(GROUP, shared_hours=False)))
    assert "Why this group" not in words(render(replace(GROUP, skills=())))


def test_a_newcomer_reads_when_the_group_meets() -> None:
    late = render(replace(GROUP, times=(), meeting_at=TIMES[0]))
    assert "the group meets on" in words(late)
    assert labels(late)[0] == "Another time"


def test_the_largest_group_fits_into_one_message() -> None:
    talkative = Portrait(
        who=ADA, offers=("Go" * 40,) * 20, goals="<" * 3000, topics="&" * 300, interests=("Chess" * 12,) * 20
    )
    crowd = replace(GROUP, mentees=(talkative,) * MOST_PORTRAITS)
    assert len(render(crowd).blocks) <= 50


@pytest.mark.parametrize("pairing", Pairing)
def test_the_ideas_hold_what_the_kit_has_for_a_pair(pairing: Pairing) -> None:
    card = IdeasCard(
        mentorship=ID, program="Orbit", kind=ProgramKind.ONBOARDING, pairing=pairing, minutes=25, turn=0
    )
    first, other = words(ideas_modal(card)), words(ideas_modal(replace(card, turn=1)))
    for question in icebreakers(ID, ProgramKind.ONBOARDING, pairing):
        assert question in first
        assert question not in other
    for part in agenda(pairing, 25):
        assert f"• {part.minutes} min: {part.words}" in first


def test_the_form_for_any_time_comes_back_with_what_it_showed() -> None:
    fresh = first_time_modal(CARD)
    assert "When would you like to meet" in words(fresh)
    chosen = {Field.FIRST_TIME: int(TIMES[2].timestamp())}
    assert FirstTimeForm.read(submitted(fresh, chosen)) == FirstTimeForm(ID, TIMES[2], None)
    suggested = first_time_modal(replace(CARD, starts_at=TIMES[0]))
    assert "Nobody has chosen a time yet." in words(suggested)
    taken = first_time_modal(replace(CARD, starts_at=TIMES[0], by=ADA))
    assert "<@U000000001> has chosen" in words(taken)
    assert FirstTimeForm.read(submitted(taken)) == FirstTimeForm(ID, TIMES[0], TIMES[0])


def test_a_time_that_was_chosen_is_only_called_to_mind() -> None:
    nudge = MeetingNudge(
        meeting=ID,
        number=1,
        partner=ADA,
        starts_at=T0,
        minutes=30,
        shared_hours=False,
        moved_for=None,
        chosen=True,
    )
    said = render(nudge).text
    assert "is planned for" in said
    assert "how about" not in said
    assert "bend" not in said


def test_the_other_side_reads_who_chose_and_for_whom() -> None:
    told = MeetingMoved(meeting=ID, number=1, partner=ADA, starts_at=T0, minutes=30, chosen=True, first=True)
    assert "has chosen a time for your first meeting:" in render(told).text
    assert "has chosen a time for your group’s first meeting:" in render(replace(told, group=ID)).text
    assert "has moved your group’s meeting to" in render(replace(told, group=ID, first=False)).text


def test_a_channel_has_a_name_that_slack_allows_and_others_where_it_is_taken() -> None:
    names = list(channel_names("Führung & Großes: Runde 2 <!here>", "1a2b3c4d"))
    assert names[:2] == ["mentoring-fuhrung-groes-runde-2-here", "mentoring-fuhrung-groes-runde-2-here-2"]
    assert names[-1] == "mentoring-fuhrung-groes-runde-2-here-1a2b3c4d"
    assert len(set(names)) == len(names) == 10
    assert next(channel_names("营销 💥", "x")) == "mentoring"
    assert max(map(len, channel_names("x" * 500, UUID(int=1).hex[-8:]))) <= 80
