"""What is told before anything goes out is what then goes out, to the reader and the minute."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.cohorts import Step
from bot.domain.errors import CohortStands, FirstDayPassed
from bot.domain.holding import Audience
from bot.domain.notices import PlaceFree
from bot.domain.people import Actor
from bot.domain.previews import Departure, Preview, Wave, foretell
from bot.domain.terms import CohortState, Role
from models import AuditEntry, MatchProposal, Person
from tests.integration.office import T0, TODAY, Office, T

ZONES = {"UADA": "Europe/London", "UBOB": "America/New_York", "UKEN": "Asia/Tokyo", "UEVE": "Europe/London"}
FRIDAY_AFTERNOON = datetime(2026, 12, 11, 16, 0, tzinfo=UTC)


def in_the_outbox(office: Office, before: set[UUID]) -> Preview:
    """What the rows that were not there before say about who reads what when."""
    people = {person.id: person.slack_user_id for person in office.rows(Person)}
    rows = [row for row in office.open_mail() if row.id not in before]
    departures = [
        Departure(
            audience=Audience.PERSON if row.person_id else Audience.CHANNEL,
            reader=row.person_id or row.channel,
            zone=ZONES[people[row.person_id]] if row.person_id else "UTC",
            due_at=row.due_at,
        )
        for row in rows
    ]
    return foretell(departures, office.clock.now())


def everything(office: Office) -> dict[str, object]:
    """All that a rehearsal could have left behind."""
    return {
        "mail": [(row.id, row.state, row.due_at) for row in office.mail()],
        "proposals": sorted((row.id, row.state) for row in office.rows(MatchProposal)),
        "log": len(office.rows(AuditEntry)),
    }


@pytest.fixture
def grace(office: Office) -> Actor:
    return office.admin()


def join_all(office: Office, grace: Actor, *, starts_on: date = TODAY) -> CohortCard:
    cohort = office.cohort(grace, starts_on=starts_on)
    for name, role in (("ada", Role.MENTOR), ("bob", Role.MENTEE), ("ken", Role.MENTEE), ("eve", Role.MENTEE)):
        zone = ZONES[f"U{name.upper()}"]
        office.join(office.person(name, zone=zone), cohort, role, time_zone=zone)
    return cohort


@pytest.mark.parametrize("now", [T0, T(hours=12), FRIDAY_AFTERNOON])
def test_publishing_a_round_does_what_its_preview_says(office: Office, grace: Actor, now: datetime) -> None:
    cohort = join_all(office, grace)
    office.clock.instant = now
    card = office.services.matching.dry_run(grace, cohort.id)
    before, mail = everything(office), {row.id for row in office.mail()}
    promised = office.services.matching.before_publishing(grace, card.round)
    assert everything(office) == before
    assert promised.messages == 2 * len(card.pairs)
    assert promised.people == len({person for pair in card.pairs for person in (pair.mentor, pair.mentee)})
    office.services.matching.publish(grace, card.round)
    assert in_the_outbox(office, mail) == promised


def test_a_preview_tells_each_reader_their_own_time(office: Office, grace: Actor) -> None:
    cohort = join_all(office, grace)
    office.clock.instant = FRIDAY_AFTERNOON
    card = office.services.matching.dry_run(grace, cohort.id)
    promised = office.services.matching.before_publishing(grace, card.round)
    readers = {person.slack_id for pair in card.pairs for person in (pair.mentor, pair.mentee)}
    at_work = len(readers - {"UKEN"})
    monday = (Wave(day=date(2026, 12, 14), at=time(9), readers=1),) if "UKEN" in readers else ()
    assert promised.waves == (Wave(day=None, at=None, readers=at_work), *monday)


@pytest.mark.parametrize("step", [Step.CANCEL, Step.END])
def test_ending_a_cohort_does_what_its_preview_says(office: Office, grace: Actor, step: Step) -> None:
    cohort = join_all(office, grace, starts_on=TODAY if step is Step.END else TODAY + timedelta(days=14))
    (first, *_) = office.matched(cohort)
    proposal = office.row(MatchProposal, id=first)
    if step is Step.END:
        mentee = next(
            Actor(office.team, user)
            for user in ZONES
            if office.participant(Actor(office.team, user), cohort).id == proposal.mentee_id
        )
        office.services.proposals.accept(Actor(office.team, "UADA"), first)
        office.services.proposals.accept(mentee, first)
        office.wait(days=1)
        office.plan()
    before, mail = everything(office), {row.id for row in office.mail()}
    card = office.services.cohorts.ending(grace, cohort.id, step)
    assert everything(office) == before
    office.services.cohorts.finish(grace, cohort.id, step)
    assert in_the_outbox(office, mail) == card.preview
    assert card.preview.messages > 0


def of_the_settings(office: Office, grace: Actor, cohort: CohortCard, **answers: object) -> Preview:
    """Change a cohort's settings and return what their preview had promised."""
    card = office.services.settings.of_cohort(grace, cohort.id)
    settings = replace(card.settings, **answers)  # type: ignore[arg-type]
    before = everything(office)
    promised = office.services.settings.preview_cohort(grace, cohort.id, card.version, settings)
    assert everything(office) == before
    office.services.settings.change_cohort(grace, cohort.id, card.version, settings)
    assert promised.reach
    return promised.reach.preview


@pytest.mark.parametrize("room", [4, None])
def test_more_room_does_what_its_preview_says(office: Office, grace: Actor, room: int | None) -> None:
    cohort = office.cohort(grace)
    of_the_settings(office, grace, cohort, size_limit=2)
    for name, role in (("ada", Role.MENTOR), ("bob", Role.MENTEE), ("ken", Role.MENTEE), ("eve", Role.MENTEE)):
        zone = ZONES[f"U{name.upper()}"]
        office.join(office.person(name, zone=zone), cohort, role, time_zone=zone)
    office.clear_mail()
    card = office.services.settings.of_cohort(grace, cohort.id)
    wider = replace(card.settings, size_limit=room)
    reach = office.services.settings.preview_cohort(grace, cohort.id, card.version, wider).reach
    assert reach
    assert (reach.people, reach.waitlisted, reach.promoted) == (2, 2, 2)
    mail = {row.id for row in office.mail()}
    promised = of_the_settings(office, grace, cohort, size_limit=room)
    assert promised.messages == 2
    assert in_the_outbox(office, mail) == promised
    assert [type(letter) for letter in office.letters(Actor(office.team, "UKEN"))] == [PlaceFree]


def test_a_last_day_that_is_over_already_somewhere_does_what_its_preview_says(office: Office) -> None:
    """In Honolulu it is still Monday when a cohort, whose days are those of UTC, has no Monday left."""
    grace = office.learn("grace", is_admin=True, time_zone="Pacific/Honolulu")
    cohort = join_all(office, grace, starts_on=TODAY)
    office.clock.instant = T(days=20, hours=17)
    mail = {row.id for row in office.mail()}
    promised = of_the_settings(office, grace, cohort, ends_on=TODAY + timedelta(days=20))
    assert office.services.cohorts.page(grace, cohort.id).tally.cohort.state is CohortState.CLOSED
    assert promised.people == 4
    assert in_the_outbox(office, mail) == promised


def test_a_preview_while_messages_are_stopped_promises_no_time(office: Office, grace: Actor) -> None:
    cohort = join_all(office, grace)
    office.services.holding.stop(grace, "")
    card = office.services.matching.dry_run(grace, cohort.id)
    assert office.services.matching.before_publishing(grace, card.round).stopped


def test_opening_a_cohort_does_what_its_preview_says(office: Office, grace: Actor) -> None:
    draft = office.services.cohorts.again(grace, office.cohort(grace).id)
    before, mail = everything(office), {row.id for row in office.mail()}
    card = office.services.cohorts.before_opening(grace, draft.id)
    assert everything(office) == before
    assert card.cohort == draft
    assert card.announcement.cohort == draft.id
    office.services.cohorts.open(grace, draft.id)
    assert in_the_outbox(office, mail) == card.preview
    assert office.posts(draft.channel)[-1] == card.announcement


def test_what_cannot_be_done_is_not_foretold_either(office: Office, grace: Actor) -> None:
    draft = office.services.cohorts.again(grace, office.cohort(grace).id)
    with pytest.raises(CohortStands):
        office.services.cohorts.ending(grace, draft.id, Step.END)
    office.clock.instant = T(weeks=60)
    for act in (office.services.cohorts.before_opening, office.services.cohorts.open):
        with pytest.raises(FirstDayPassed):
            act(grace, draft.id)
