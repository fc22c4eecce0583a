"""Questions about people."""

from sqlalchemy import select

from bot.domain.errors import Stranger
from bot.store.queries import Queries
from models import Person


class People(Queries):
    """The people we have met."""

    def find(self, slack_user_id: str) -> Person | None:
        return self._session.scalar(
            select(Person).where(Person.workspace_id == self._workspace_id, Person.slack_user_id == slack_user_id)
        )

    def known(self, slack_user_id: str) -> Person:
        """Return the person; raise Stranger for somebody we have not met."""
        person = self.find(slack_user_id)
        if person is None:
            raise Stranger
        return person
