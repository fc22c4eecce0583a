"""One tick: all due errands, then all due messages; what fails stops nothing else."""

from collections import Counter

from bot.domain.delivery import Sent
from bot.domain.errors import Collision
from bot.domain.notices import Signpost
from bot.domain.people import Actor
from bot.domain.terms import DeliveryState
from bot.scheduler.relay import Relay
from bot.scheduler.tick import Planned, Tick
from bot.services.planner import Errand, Matter, Planner
from bot.store.due import LEASE
from models import Mentorship, OutboxMessage, Participant
from tests.integration.office import T0, Office, T
from tests.integration.test_relay import ScriptedMessenger, run


class Mute(ScriptedMessenger):
    """Slack is there, and nobody looks at what arrives."""

    async def post(self, channel: str, notice: object, outbox_id: object) -> Sent:
        return Sent(channel, "1.0")


async def nothing_to_read() -> int:
    return 0


def tick(office: Office) -> Tick:
    relay = Relay(office.delivery, Mute(), run=run, report=lambda *_: None)
    return Tick(office.planner, relay, read=nothing_to_read, run=run)


def two_pairs(office: Office) -> tuple[Actor, Actor]:
    ada, bob, cy, dee = (office.person(name) for name in ("ada", "bob", "cy", "dee"))
    office.pair(ada, bob, office.cohort())
    office.pair(cy, dee, office.cohort())
    return ada, cy


async def test_a_tick_plans_and_sends_and_counts_both(office: Office) -> None:
    two_pairs(office)
    office.wait(days=1)
    done = await tick(office)()
    assert done.planned == {"meeting planned": 2, "pair spoken to": 2, "reminders posted": 2}
    assert done.sent == {"SkillsAsked": 2}
    assert done.failed == 0


async def test_a_tick_with_nothing_due_does_nothing(office: Office) -> None:
    done = await tick(office)()
    assert (done.planned, done.sent, done.failed) == ({}, {}, 0)


async def test_an_errand_that_fails_stops_no_other_and_is_tried_again(office: Office) -> None:
    ada, _ = two_pairs(office)
    (broken,) = [
        pair
        for pair in office.rows(Mentorship)
        if office.row(Participant, id=pair.mentor_id).person_id == office.known(ada).id
    ]
    spoil(office, broken, time_zone="Mars/Olympus")
    planned = await tick(office).plan()
    assert (planned.done, planned.failed) == ({"meeting planned": 1}, 1)
    assert office.row(Mentorship, id=broken.id).look_again_at == T0 + LEASE
    spoil(office, broken, time_zone="Europe/London")
    assert await tick(office).plan() == Planned()
    office.clock.instant = T0 + LEASE
    assert await tick(office).plan() == Planned(done=Counter({"meeting planned": 1}))


class QuickerElsewhere(Planner):
    """Somebody else moves every row on just before we do."""

    def carry_out(self, errand: Errand) -> str | None:
        raise Collision


async def test_an_errand_that_somebody_else_was_quicker_with_has_not_failed_and_is_tried_again(
    office: Office,
) -> None:
    two_pairs(office)
    outrun = QuickerElsewhere(
        office.store,
        office.clock,
        services=office.services,
        rhythm=office.rhythm,
    )
    relay = Relay(office.delivery, Mute(), run=run, report=lambda *_: None)
    done = await Tick(outrun, relay, read=nothing_to_read, run=run)()
    assert (done.planned, done.failed, done.collided) == ({}, 0, 2)
    office.clock.instant = T0 + LEASE
    assert (await tick(office).plan()).done == {"meeting planned": 2}


async def test_errands_are_claimed_with_their_matter(office: Office) -> None:
    ada, _ = two_pairs(office)
    pair = office.rows(Mentorship)[0]
    office.services.participation.pause(ada, office.row(Mentorship, id=pair.id).mentor_id, T0.date())
    office.clock.instant = T(days=1)
    matters = {errand.matter for errand in office.planner.claim()}
    assert matters == {Matter.PAIR, Matter.BREAK, Matter.OCCASION}


async def test_an_errand_that_needs_nothing_any_more_says_so(office: Office) -> None:
    ada, _ = two_pairs(office)
    workspace = office.workspace().id
    pair = office.rows(Mentorship)[0]
    for matter, row in ((Matter.BREAK, pair.mentor_id), (Matter.PROPOSAL, pair.proposal_id)):
        assert office.planner.carry_out(Errand(matter, workspace, row)) is None
    office.services.home.point_the_way(ada)
    done = await tick(office)()
    assert done.sent[Signpost.__name__] == 1
    assert office.row(OutboxMessage, kind="Signpost").state is DeliveryState.SENT


def spoil(office: Office, pair: Mentorship, *, time_zone: str) -> None:
    with office.session() as session:
        session.get_one(Participant, pair.mentee_id).time_zone = time_zone
