"""People who have just joined the company, and the programs that would like them to know."""

from bot.domain.notices import NewcomerInvited, OpenDoor
from bot.domain.terms import Newcomers as Wish
from bot.services.almanac import Almanac
from bot.store import Store

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
            doors = tuple(
                OpenDoor(cohort=cohort.id, program=cohort.program.name)
                for cohort in work.cohorts.open(work.now.date())
                if cohort.program.newcomers is Wish.INVITED
            )
            if person.may_join and doors:
                due_at = self._almanac.next_permitted_in(person.time_zone, work.now)
                work.outbox.to_person(
                    person,
                    NewcomerInvited(doors=doors[:MOST_DOORS]),
                    key=f"newcomer:{person.id}",
                    about=person.id,
                    due_at=due_at,
                )
