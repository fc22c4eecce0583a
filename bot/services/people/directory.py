"""What Slack's directory says of people, and what follows when somebody is no longer a member here."""

from collections.abc import Collection, Mapping
from datetime import datetime

from bot.domain.errors import Stranger
from bot.domain.people import Actor, Profile
from bot.domain.zones import known_zones
from bot.services.almanac import Almanac
from bot.services.joining.participant_life import follow_zone
from bot.services.pairs.farewell import part_from
from bot.store import Store, Work
from models import Person

UNKNOWN_ZONE = "UTC"
LONGEST_NAME = 200


class Directory:
    """Keeps people as Slack describes them."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def learn(self, team: str, profiles: Collection[Profile]) -> None:
        """Remember these people as they are now.

        Whoever was a member and is one no more, deactivated or made a guest, leaves everything they take part in;
        the others are told neutrally. Whoever comes back is not taken in again unasked.
        """
        with self._store.entering(team) as work:
            for profile in profiles:
                self._learn(work, profile)

    def hear(self, team: str, profile: Profile) -> None:
        """Slack tells of every change to everybody. Only news of people we know is written down."""
        if self._is_news(team, profile):
            self.learn(team, [profile])

    def _is_news(self, team: str, profile: Profile) -> bool:
        try:
            with self._store.reading(Actor(team, profile.slack_id)) as work:
                return differs(work.me, profile)
        except Stranger:
            return False

    def _learn(self, work: Work, profile: Profile) -> None:
        person = work.people.find(profile.slack_id)
        if person is None:
            work.add(Person, **new_row(profile, work.now))
            return
        took_part = person.may_join
        update(work, person, profile)
        if took_part and not person.may_join:
            part_from(work, self._almanac, person)


def differs(person: Person, profile: Profile) -> bool:
    """Whether a profile says anything else than what we keep."""
    return any(getattr(person, column) != value for column, value in _facts(profile).items())


def update(work: Work, person: Person, profile: Profile) -> None:
    """Write down what a profile says, and what follows from a move to another zone or from being a member again."""
    could_join, zone = person.may_join, person.time_zone
    for column, value in _facts(profile).items():
        setattr(person, column, value)
    person.updated_at = work.now
    if person.time_zone != zone:
        follow_zone(work, person, zone)
    if person.may_join and not could_join:
        work.outbox.withdraw(person.id)  # A farewell to a guest is no longer true.


def new_row(profile: Profile, now: datetime) -> dict[str, object]:
    """The columns of somebody we have not met."""
    blank = {"time_zone": UNKNOWN_ZONE, "kind": profile.kind, "name": _name(profile), "email": profile.email}
    keys = {"slack_user_id": profile.slack_id, "created_at": now, "updated_at": now}
    return {**blank, **_facts(profile), **keys}


def _facts(profile: Profile) -> Mapping[str, object]:
    """What Slack says for sure: of an account that is closed, little more than that."""
    if not profile.active:
        return {"active": False, "is_admin": False}
    email = {"email": profile.email} if profile.email else {}
    zone = {"time_zone": profile.time_zone} if profile.time_zone in known_zones() else {}
    return {
        "name": _name(profile),
        "is_admin": profile.is_admin,
        "kind": profile.kind,
        "active": True,
        **email,
        **zone,
    }


def _name(profile: Profile) -> str:
    return profile.name[:LONGEST_NAME]
