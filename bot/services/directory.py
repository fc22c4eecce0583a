"""What Slack's directory says of people, and what follows when somebody is deactivated."""

from collections.abc import Collection

from bot.domain.people import Profile
from bot.domain.zones import known_zones
from bot.services.almanac import Almanac
from bot.services.farewell import end_participation
from bot.store import Store, Work
from models import Person

UNKNOWN_ZONE = "UTC"


class Directory:
    """Keeps people as Slack describes them."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def learn(self, team: str, profiles: Collection[Profile]) -> None:
        """Remember these people as they are now. The departure of a deactivated person is told neutrally."""
        with self._store.entering(team) as work:
            for profile in profiles:
                self._learn(work, profile)

    def _learn(self, work: Work, profile: Profile) -> None:
        person = work.people.find(profile.slack_id)
        if person is None:
            work.add(Person, slack_user_id=profile.slack_id, created_at=work.now, **_columns(work, profile))
            return
        left = person.active and not profile.active
        for column, value in _columns(work, profile).items():
            setattr(person, column, value)
        if left:
            for participant in work.participants.of_person(person.id):
                end_participation(work, self._almanac, participant)


def _columns(work: Work, profile: Profile) -> dict[str, object]:
    return {
        "name": profile.name[:200],
        "time_zone": profile.time_zone if profile.time_zone in known_zones() else UNKNOWN_ZONE,
        "is_admin": profile.is_admin,
        "may_join": profile.may_join,
        "active": profile.active,
        "updated_at": work.now,
    }
