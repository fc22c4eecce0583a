"""Two people agree on how they work together: at once, after a counter-proposal, anew midway, or not at all."""

from datetime import timedelta

from bot.playground import Person
from tests.scenarios.places import in_both_places
from tests.scenarios.world import T, World

OFTEN, LONG, ROLES, CANCEL = (
    "How often you meet",
    "How long a meeting is",
    "Our roles",
    "If one of us has to cancel",
)
WEEKLY, MONTHLY = "Every week", "Once a month"


async def proposes(world: World, person: Person, **answers: object) -> None:
    """Send the form that `/mentor agreement` opens for a pair without one, and read what became of it."""
    await world.types(person, "agreement")
    labels = {"often": OFTEN, "long": LONG, "roles": ROLES, "cancel": CANCEL}
    await world.submits(person, {labels[name]: answer for name, answer in answers.items()})


async def has_agreed(world: World, first: Person, second: Person) -> None:
    """What the first proposes, the second confirms at once."""
    await proposes(world, first)
    await first.close_all()
    await world.clicks(second, "Confirm")


@in_both_places
async def test_a_pair_agrees_at_once(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(grace, "agreement")
    form = world.modal(grace)
    assert form.title == "Working agreement"
    assert "Only the two of you read it." in form.text
    assert {"What you expect", "What Mary expects", ROLES, OFTEN, LONG, CANCEL} <= set(form.labels)
    await world.submits(grace, {"What you expect": "Honest answers & *time*"})
    assert f"It counts once {mary.mention} confirms it." in world.modal(grace).text
    await grace.close_all()

    asked = world.assert_dm(mary, f"{grace.mention} has proposed how the two of you work together:")
    assert f"*What {grace.mention} expects*\n> Honest answers &amp; \u2217time\u2217" in asked.all_text
    assert "*How often and how long:* 30 minutes every two weeks" in asked.all_text
    await world.clicks(mary, "Confirm")
    world.assert_dm(mary, f"You and {grace.mention} have agreed on this.")
    told = [message.all_text for message in world.group_dm(mary, grace)]
    assert f"{mary.mention} and {grace.mention} have agreed on how they work together" in told[-1]
    assert "Honest answers" not in told[-1]

    for person in (mary, grace):
        await world.types(person, "agreement")
        assert "In force since" in world.modal(person).text
        assert "> Honest answers" in world.modal(person).text
        await person.close_all()


async def test_two_disagree_and_then_settle(world: World) -> None:
    mary, grace = await world.pair()
    await proposes(world, grace, often=WEEKLY, cancel="Never.")
    await grace.close_all()
    old = world.assert_dm(mary, f"{grace.mention} has proposed")

    await world.clicks(mary, "Suggest a change")
    assert f"This is what {grace.mention} proposed." in world.modal(mary).text
    await world.submits(mary, {OFTEN: MONTHLY, CANCEL: "The day before."})
    await mary.close_all()
    world.assert_dm(mary, "You have suggested a change.", f"{grace.mention} reads it")
    asked = world.assert_dm(grace, f"{mary.mention} has read what you proposed, and suggests a change.")
    for words in ("You proposed", "every week", "Proposed now", "once a month", "> Never.", "> The day before."):
        assert words in asked.all_text
    assert ROLES not in asked.all_text

    await world.clicks(grace, "Confirm")
    assert "once a month" in world.group_dm(mary, grace)[-1].all_text
    await world.clicks(mary, "Confirm", old)  # As the message would still look on another device.
    new = world.assert_dm(mary, "A later version has replaced this one")
    await world.clicks(mary, "Read it whole", new)
    assert "In force since" in world.modal(mary).text

    await world.clicks(mary, "Earlier versions")
    assert "*Version 2 of 2*" in world.modal(mary).text
    await world.clicks(mary, "Earlier")
    assert "*Version 1 of 2*" in world.modal(mary).text
    assert "A later version has replaced it." in world.modal(mary).text
    assert "> Never." in world.modal(mary).text
    await world.clicks(mary, "Later")
    assert "It is in force." in world.modal(mary).text


@in_both_places
async def test_a_pair_changes_its_rhythm_midway(world: World) -> None:
    mary, grace = await world.pair()
    await has_agreed(world, grace, mary)
    await world.until(await world.chooses_time(grace) + timedelta(hours=1, minutes=30))
    await world.types(mary, "agreement")
    await world.clicks(mary, "Suggest a change")
    assert "until then all stays as it is" in world.modal(mary).text
    await world.submits(mary, {OFTEN: WEEKLY, LONG: "60 minutes"})
    await mary.close_all()
    asked = world.assert_dm(grace, "would like to change what you two agreed on")
    for words in ("In force", "30 minutes every two weeks", "60 minutes every week"):
        assert words in asked.all_text

    await world.clicks(grace, "Confirm")
    assert "have changed how they work together: 60 minutes every week" in world.group_dm(mary, grace)[-1].all_text
    await world.clicks(mary, "Yes, we met")
    await mary.close_all()
    await world.wait(days=7)
    for person in (mary, grace):
        world.assert_dm(person, "Your next meeting with", "60 minutes", "how about one of these times?")


@in_both_places
async def test_both_propose_at_the_same_moment_and_no_word_is_lost(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(mary, "agreement")
    await proposes(world, grace, roles="Grace asks.", often=WEEKLY)
    await grace.close_all()

    await world.submits(mary, {ROLES: "Mary listens."})
    form = world.modal(mary)
    assert f"While you were writing, {grace.mention} has proposed a version." in form.text
    assert "> Grace asks." in form.text
    assert "Mary listens." in form.text
    world.assert_no_dm(grace, "suggests a change")

    await world.submits(mary)
    asked = world.assert_dm(grace, f"{mary.mention} has read what you proposed, and suggests a change.")
    assert "> Mary listens." in asked.all_text
    await mary.close_all()
    await world.clicks(grace, "Confirm")
    await world.types(grace, "agreement")
    assert "> Mary listens." in world.modal(grace).text


async def test_who_was_second_may_confirm_the_first_instead(world: World) -> None:
    mary, grace = await world.pair()
    await world.types(mary, "agreement")
    await proposes(world, grace, roles="Grace asks.")
    await world.submits(mary, {ROLES: "Mary listens."})

    await world.clicks(mary, "Confirm theirs")

    assert f"You and {grace.mention} have agreed on this." in world.modal(mary).text
    assert "> Grace asks." in world.modal(mary).text


async def test_a_proposal_is_taken_back_and_its_message_says_so(world: World) -> None:
    mary, grace = await world.pair()
    await proposes(world, grace)
    await world.clicks(grace, "Take it back")
    assert f"You have taken back what you proposed to {mary.mention}." in world.modal(grace).text
    await grace.close_all()

    await world.clicks(mary, "Confirm")
    world.assert_dm(mary, f"{grace.mention} has taken this back meanwhile, so there is nothing to answer.")
    await world.types(grace, "agreement")
    assert f"You and {mary.mention} have no agreement" in world.modal(grace).text
    await world.clicks(grace, "Begin")
    await world.submits(grace, {ROLES: "We try again."})
    assert "Take it back" in world.modal(grace).buttons
    world.assert_dm(mary, "> We try again.")


async def test_what_was_sent_at_night_is_never_read_if_taken_back_before_morning(world: World) -> None:
    mary, grace = await world.pair()
    await world.until(T(hours=11))
    await proposes(world, grace)
    await world.clicks(grace, "Take it back")

    await world.until(T(days=1, hours=2))

    world.assert_no_dm(mary, "has proposed")


async def test_a_partner_leaves_with_an_open_proposal(world: World) -> None:
    mary, grace = await world.pair()
    await proposes(world, grace)
    await grace.close_all()
    await world.types(grace, "leave")
    await world.submits(grace)

    assert "This mentorship has come to an end" in await world.clicks(mary, "Confirm")
    assert "This mentorship has come to an end" in await world.clicks(mary, "Suggest a change")
    await world.clicks(mary, "Read it whole")
    assert "It was not answered before your time together came to its end." in world.modal(mary).text
    assert world.modal(mary).buttons == ["Close"]
    await mary.close_all()
    read = len(world.dms(mary))
    await world.until(T(days=20))
    assert not [message for message in world.dms(mary)[read:] if "agree" in message.all_text]


async def test_a_pair_that_says_nothing_is_offered_an_agreement_once_and_reminded_once(world: World) -> None:
    mary, grace = await world.pair()
    await world.until(T(days=5))
    offered = [world.assert_dm(person, "Either of you can begin") for person in (mary, grace)]

    await world.clicks(grace, "Begin", offered[1])
    await world.submits(grace)
    await grace.close_all()
    await world.until(T(days=10))
    world.assert_dm(mary, "A quiet reminder", "would like to know what you think")
    await world.until(T(days=30))
    assert len(world.found(mary, "has proposed")) == 2
    assert len(world.found(grace, "Either of you can begin")) == 1


async def test_an_empty_part_is_named_under_its_field_and_nothing_typed_is_lost(world: World) -> None:
    mary, grace = await world.pair()
    await proposes(world, grace, roles=" ", cancel="Early.")
    assert world.modal(grace).errors == {"agreement:field:roles": "A sentence is enough."}
    assert "Early." in world.modal(grace).text
    world.assert_no_dm(mary, "has proposed")


async def test_who_has_two_pairs_chooses_and_who_has_none_is_told_so(world: World) -> None:
    await world.opens_program()
    mary, grace, alan = (world.person(name) for name in ("Mary", "Grace", "Alan"))
    assert "You have no mentorship under way" in await world.types(mary, "agreement")
    await world.joins(mary, "Mentor", offers="SQL", seats=2)
    for learner in (grace, alan):
        await world.joins(learner, "Mentee", wants="SQL")
    await world.matches()
    await world.until_asked(mary, grace, alan)
    for person in (mary, mary, grace, alan):
        await world.accepts(person)

    whisper = await world.types(mary, "agreement")
    assert "Which agreement would you like to see?" in whisper
    assert "None yet." in whisper
    await world.clicks(mary, "Open")
    assert world.modal(mary).title == "Working agreement"
