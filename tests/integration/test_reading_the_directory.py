"""Slack's directory is read to its end, page by page, by whoever is there, and nobody is taken for gone unsaid."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery import Ambiguous, Locked, Outcome, RateLimited, Unreachable
from bot.domain.directory import AGAIN_AFTER, GIVEN_UP_AFTER, PACE, Page, next_night
from bot.domain.errors import AdminsOnly, Busy, Collision
from bot.domain.notices import GuestNow
from bot.domain.people import Actor, Profile
from bot.domain.terms import MentorshipState, PersonKind, Role, SyncState
from bot.scheduler.reading import DirectoryReader
from bot.services.almanac import Almanac
from bot.services.people.reading import DirectoryReading, Stretch
from bot.slack.directory import PeopleList
from bot.store.due import LEASE
from models import AuditEntry, DirectoryRun, Mentorship, Person
from tests.integration.office import T0, Office, T, a_profile
from tests.integration.test_relay import run


class Pages(PeopleList):
    """Answers with these pages, by cursor, or with what the script says; remembers what was asked."""

    def __init__(self, *pages: list[Profile]) -> None:
        super().__init__(AsyncWebClient())
        last = len(pages) - 1
        self._pages = {
            cursor_of(number): Page(tuple(people), cursor_of(number + 1) if number < last else "")
            for number, people in enumerate(pages)
        }
        self.script: list[Outcome | Exception] = []
        self.asked: list[str] = []

    async def page(self, cursor: str) -> Page | Outcome:
        self.asked.append(cursor)
        answer = self.script.pop(0) if self.script else self._pages[cursor]
        if isinstance(answer, Exception):
            raise answer
        return answer


def cursor_of(number: int) -> str:
    return str(number) if number else ""


def reader(office: Office, pages: PeopleList) -> DirectoryReader:
    return DirectoryReader(office.reading, pages, run=run)


async def read_all(office: Office, pages: PeopleList) -> None:
    while await reader(office, pages).read_due():
        office.wait(seconds=PACE.total_seconds())


def names(office: Office) -> list[str]:
    return sorted(person.name for person in office.rows(Person))


def runs(office: Office) -> list[DirectoryRun]:
    return sorted(office.rows(DirectoryRun), key=lambda each: each.id)


@pytest.fixture
def grace(office: Office) -> Actor:
    return office.admin()


async def test_a_new_workspace_is_read_at_once_and_again_the_next_night(office: Office, grace: Actor) -> None:
    await read_all(office, Pages([a_profile("grace", is_admin=True), a_profile("ada")], [a_profile("bob")]))

    assert names(office) == ["Ada", "Bob", "Grace"]
    done, planned = runs(office)
    assert (done.state, done.pages, done.people, done.changed) == (SyncState.DONE, 2, 3, 2)
    assert (done.started_at, done.finished_at, done.look_again_at) == (T0, T(seconds=3), None)
    assert planned.state is SyncState.WAITING
    assert planned.look_again_at == next_night(office.workspace().id, office.clock.now())
    assert office.known(grace).seen_at == T0


async def test_a_page_is_asked_for_no_sooner_than_its_tier_allows(office: Office, grace: Actor) -> None:
    pages = Pages([], [], [])
    assert await reader(office, pages).read_due() == 1
    assert await reader(office, pages).read_due() == 0
    office.wait(seconds=PACE.total_seconds())
    assert await reader(office, pages).read_due() == 1
    assert pages.asked == ["", "1"]
    assert timedelta(minutes=1) / PACE <= 20


async def test_whoever_goes_on_after_a_crash_goes_on_where_the_other_stopped(office: Office, grace: Actor) -> None:
    pages = Pages([a_profile("ada")], [a_profile("bob")], [a_profile("cy")])
    await reader(office, pages).read_due()
    office.wait(seconds=3)
    assert [stretch.cursor for stretch in office.reading.claim()] == ["1"]  # and then the process dies
    assert await reader(office, pages).read_due() == 0
    office.wait(seconds=LEASE.total_seconds())

    await read_all(office, pages)

    assert pages.asked == ["", "1", "2"]
    assert names(office) == ["Ada", "Bob", "Cy", "Grace"]


async def test_a_page_that_two_have_read_counts_once(office: Office, grace: Actor) -> None:
    (stretch,) = office.reading.claim()
    page = Page((a_profile("ada"),), "1")
    office.reading.keep(stretch, page)
    office.reading.keep(stretch, page)
    office.reading.fall_behind(stretch, Unreachable())
    (found,) = runs(office)
    assert (found.pages, found.people, found.changed, found.cursor) == (1, 1, 1, "1")
    assert found.look_again_at == T0 + PACE


async def test_only_members_are_met_in_passing_and_everybody_known_is_kept_up_to_date(
    office: Office, grace: Actor
) -> None:
    office.learn("gus", kind=PersonKind.GUEST)
    strangers = [a_profile(kind, kind=kind) for kind in PersonKind if kind is not PersonKind.MEMBER]
    gone = a_profile("gone", active=False)
    await read_all(office, Pages([*strangers, gone, a_profile("gus", name="Gustav", kind=PersonKind.GUEST)]))
    assert names(office) == ["Grace", "Gustav"]


async def test_who_is_gone_leaves_and_who_is_not_listed_stays(office: Office, grace: Actor) -> None:
    ada, bob, cy, dee = (office.person(name) for name in ("ada", "bob", "cy", "dee"))
    first, second = office.pair(ada, bob, office.cohort()), office.pair(cy, dee, office.cohort())
    office.wait(hours=1)

    await read_all(
        office, Pages([a_profile("ada", active=False), a_profile("bob"), a_profile("grace", is_admin=True)])
    )

    assert office.row(Mentorship, id=first).state is MentorshipState.ENDED
    assert office.row(Mentorship, id=second).state is MentorshipState.ACTIVE
    card = office.services.readings.of(grace)
    assert (card.people, card.unseen) == (4, 2)
    assert card.last
    assert (card.last.people, card.last.changed) == (3, 1)


async def test_slack_is_asked_again_when_it_says_so(office: Office, grace: Actor) -> None:
    pages = Pages([a_profile("ada")])
    pages.script = [RateLimited(timedelta(seconds=30)), RateLimited(timedelta(0)), Unreachable()]
    waits = [timedelta(seconds=30), PACE, AGAIN_AFTER]
    for wait in waits:
        assert await reader(office, pages).read_due() == 0
        assert runs(office)[0].look_again_at == office.clock.now() + wait
        office.clock.instant += wait
    assert await reader(office, pages).read_due() == 1
    assert runs(office)[0].started_at == T0


async def test_a_cursor_that_slack_has_forgotten_begins_anew(office: Office, grace: Actor) -> None:
    pages = Pages([a_profile("ada")], [a_profile("bob")])
    await reader(office, pages).read_due()
    office.wait(seconds=3)
    pages.script = [Ambiguous("invalid_cursor")]
    await reader(office, pages).read_due()
    office.clock.instant += AGAIN_AFTER
    await read_all(office, pages)
    assert pages.asked == ["", "1", "", "1"]
    assert runs(office)[0].state is SyncState.DONE


@pytest.mark.parametrize(
    ("outcome", "after", "problem"),
    [
        (Locked("missing_scope"), timedelta(0), "missing_scope"),
        (Unreachable(), GIVEN_UP_AFTER + timedelta(seconds=1), "no connection"),
        (Ambiguous("HTTP 503"), GIVEN_UP_AFTER + timedelta(seconds=1), "HTTP 503"),
    ],
)
async def test_a_reading_that_leads_nowhere_is_given_up_until_the_next_night(
    office: Office, grace: Actor, outcome: Outcome, after: timedelta, problem: str
) -> None:
    pages = Pages([])
    pages.script = [Unreachable(), outcome]
    await reader(office, pages).read_due()
    office.clock.instant += max(after, AGAIN_AFTER)
    await reader(office, pages).read_due()
    failed, planned = runs(office)
    assert (failed.state, failed.problem, failed.look_again_at) == (SyncState.FAILED, problem, None)
    assert planned.state is SyncState.WAITING
    card = office.services.readings.of(grace)
    assert card.last
    assert (card.last.problem, card.unseen) == (problem, 0)


async def test_a_page_that_fails_here_is_tried_again_after_its_lease(office: Office, grace: Actor) -> None:
    pages = Pages([a_profile("ada")])
    pages.script = [RuntimeError("a bug"), Collision(), Busy()]
    for _ in range(3):
        assert await reader(office, pages).read_due() == 0
        office.wait(seconds=LEASE.total_seconds())
    assert await reader(office, pages).read_due() == 1


class Quicker(DirectoryReading):
    """Somebody else is always quicker."""

    def claim(self) -> Sequence[Stretch]:
        raise Collision


async def test_who_is_too_slow_to_claim_reads_nothing(office: Office, grace: Actor) -> None:
    slow = Quicker(office.store, Almanac(office.holidays), clock=office.clock, ids=office.ids)
    assert await DirectoryReader(slow, Pages([]), run=run).read_due() == 0


async def test_a_claim_that_collides_leaves_the_page_to_the_other(office: Office, grace: Actor) -> None:
    office.reading.claim()
    double = DirectoryRun(
        id=UUID(int=77),
        workspace_id=office.workspace().id,
        state=SyncState.WAITING,
        created_at=T0,
        look_again_at=T0,
    )
    with pytest.raises(Collision), office.store.due() as due:
        due.plan_reading(double)


async def test_reading_on_waits_for_each_page_and_stops_at_the_end(office: Office, grace: Actor) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        office.wait(seconds=seconds)

    pages = Pages([a_profile("ada")], [a_profile("bob")], [a_profile("cy")])
    assert await reader(office, pages).read_on(sleep) == 3
    assert slept == [3.0, 3.0, 3.0]
    assert await reader(office, pages).read_on(sleep) == 0
    assert len(slept) == 3


async def test_an_admin_reads_the_directory_now_and_sees_how_far_it_is(office: Office, grace: Actor) -> None:
    await read_all(office, Pages([]))
    office.wait(hours=1)
    begun = office.services.readings.begin(grace)
    assert begun.under_way
    assert begun.next_at is None
    await reader(office, Pages([a_profile("ada"), a_profile("bob")], [])).read_due()
    card = office.services.readings.of(grace)
    assert card.under_way
    assert (card.under_way.people, card.under_way.changed, card.under_way.started_at) == (2, 2, office.clock.now())
    assert [entry.action for entry in office.rows(AuditEntry)] == ["directory:read"]


async def test_asking_again_while_it_is_read_begins_nothing_anew(office: Office, grace: Actor) -> None:
    office.services.readings.begin(grace)
    await reader(office, Pages([a_profile("ada")], [])).read_due()
    again = office.services.readings.begin(grace)
    assert again.under_way
    assert again.under_way.people == 1
    assert len(runs(office)) == len(office.rows(AuditEntry)) == 1


def test_only_admins_see_and_read_the_directory(office: Office, grace: Actor) -> None:
    ada = office.person("ada")
    with pytest.raises(AdminsOnly):
        office.services.readings.of(ada)
    with pytest.raises(AdminsOnly):
        office.services.readings.begin(ada)


def test_before_the_first_reading_there_is_nothing_to_tell(office: Office, grace: Actor) -> None:
    card = office.services.readings.of(grace)
    assert (card.people, card.unseen, card.next_at, card.under_way, card.last) == (1, 0, None, None, None)


def test_a_stretch_of_another_workspace_changes_nothing(office: Office, grace: Actor) -> None:
    (stretch,) = office.reading.claim()
    office.team = "T2"
    office.person("bob")
    there = Stretch(office.workspace().id, stretch.run_id, stretch.cursor)
    office.reading.keep(there, Page((), ""))
    assert office.row(DirectoryRun).state is SyncState.WAITING


async def test_the_nightly_reading_follows_who_moved_and_says_farewell_to_guests(office: Office) -> None:
    cohort = office.cohort()
    ada, bob = office.person("ada"), office.person("bob")
    for person in (ada, bob):
        office.join(person, cohort, Role.MENTEE)
    office.clear_mail()
    moved, guest = a_profile("ada", time_zone="Asia/Tokyo"), a_profile("bob", kind=PersonKind.GUEST)
    await read_all(office, Pages([moved, guest, a_profile("grace", is_admin=True)]))
    assert office.participant(ada, cohort).time_zone == "Asia/Tokyo"
    assert office.letters(bob) == [GuestNow(programs=("Skill exchange",))]
