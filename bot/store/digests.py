"""Questions about digests."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from bot.domain.errors import NotYours
from bot.domain.terms import DigestWish
from bot.store.queries import Queries
from models import Digest


class Digests(Queries):
    """The digests of those who run programs."""

    def get(self, digest_id: UUID) -> Digest:
        """Return the digest with its reader, kept from others; raise NotYours if there is none of that id here."""
        statement = self._all().where(Digest.id == digest_id).options(joinedload(Digest.person, innerjoin=True))
        found = self._session.scalar(statement.with_for_update(of=Digest, key_share=True))
        if found is None:
            raise NotYours
        return found

    def of(self, person_id: UUID) -> Digest | None:
        return self._session.scalar(self._all().where(Digest.person_id == person_id))

    def of_each(self, people: Collection[UUID]) -> dict[UUID, Digest]:
        """The digests of these people, by person, of whoever has one."""
        found = self._session.scalars(self._all().where(Digest.person_id.in_(people)))
        return {digest.person_id: digest for digest in found}

    def wish_of(self, person_id: UUID) -> DigestWish:
        """Whether somebody gets a digest; whoever has none does not."""
        digest = self.of(person_id)
        return digest.wanted if digest else DigestWish.NEVER

    def _all(self) -> Select[Digest]:
        return select(Digest).where(Digest.workspace_id == self._workspace_id)
