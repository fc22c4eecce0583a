"""People who have just joined the company, and the programs that would like them to know."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.notices import NewcomerInvited, OpenDoor
from bot.domain.terms import Newcomers as Wish
from bot.domain.zones import beginning_of
from bot.services.almanac import Almanac
from bot.store import Store, Work
from models import Cohort, Person

MOST_DOORS = 5


class Newcomers:
    """One welcome to each new colleague, if a program wants it."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def invite(self, team: str, slack_user_id: str) -> None:
        """Tell somebody new, once and in their working hours, which programs are open to them.

        Nobody is told twice, however often Slack says that they are new; guests and bots are not told at all.
        """
        with self._store.entering(team) as work:
            person = work.people.known(slack_user_id)
            inviting = [
                cohort for cohort in work.cohorts.open(work.now.date()) if cohort.program.newcomers is Wish.INVITED
            ][:MOST_DOORS]
            doors = tuple(OpenDoor(cohort=each.id, program=each.program.name) for each in inviting)
            if person.may_join and doors:
                due_at = self._almanac.next_permitted_of(person, work.now)
                work.outbox.to_person(
                    person,
                    NewcomerInvited(doors=doors),
                    key=invitation_key(person),
                    about=person.id,
                    due_at=due_at,
                    expires_at=_first_end(inviting, person.time_zone),
                )


def invitation_key(person: Person) -> str:
    return f"newcomer:{person.id}"


def _first_end(cohorts: Sequence[Cohort], zone: str) -> datetime | None:
    """When the first of these doors closes: from then on the invitation says what is no longer so."""
    ends = [cohort.ends_on for cohort in cohorts if cohort.ends_on]
    return beginning_of(min(ends) + timedelta(days=1), zone) if ends else None


def close_door(work: Work, cohort: Cohort) -> None:
    """What new colleagues have not been sent yet names this cohort no longer, and goes if it names no other."""

    def without(invited: NewcomerInvited) -> NewcomerInvited | None:
        doors = tuple(door for door in invited.doors if door.cohort != cohort.id)
        return replace(invited, doors=doors) if doors else None

    work.outbox.rewrite(NewcomerInvited, without)
