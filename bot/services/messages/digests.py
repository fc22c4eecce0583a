"""The digest of what waits for those who run programs: who has one, sending it, stopping it, having it back."""

from uuid import UUID

from bot.domain.cadence import WorkingTime, next_morning
from bot.domain.digests import Cause, Desk, decide, first_look
from bot.domain.notices import WaitingForYou
from bot.domain.people import Actor
from bot.domain.tasks import ToDo
from bot.domain.terms import DigestWish
from bot.domain.zones import today_in
from bot.services.access import require_runs_any, runs_any
from bot.services.almanac import Almanac
from bot.services.insight.quiet import listen
from bot.services.programs.tasks import waiting_for
from bot.store import Store, Work
from models import Digest, Program

MOST_TASKS = 10


class Digests:
    """A word to those who run programs, so that nobody waits unseen."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def send(self, workspace_id: UUID, digest_id: UUID) -> bool:
        """Look at a digest that is due, and send it if it is time; tell whether it was sent.

        Whoever wants none is still somebody who runs a program: the same morning notices cohorts gone quiet.
        """
        with self._store.inside(workspace_id) as work:
            digest = work.digests.get(digest_id)
            person = digest.person
            if not person.may_join or not runs_any(work, person):
                digest.look_again_at = None
                work.outbox.withdraw(digest.id)
                return False
            listen(work, self._almanac, person)
            work.flush()
            week = self._almanac.week_of(person, work.now)
            if digest.wanted is DigestWish.NEVER:
                digest.look_again_at = next_morning(week, work.now)
                return False
            to_do = waiting_for(work, person)
            decision = decide(Desk(working=week, sent_at=digest.sent_at, to_do=to_do), work.now)
            digest.look_again_at = decision.look_again_at
            if decision.send:
                _send(work, digest, to_do)
            elif to_do.empty:
                work.outbox.withdraw(digest.id)  # held back until today, and no longer true
            return decision.send

    def stop(self, actor: Actor) -> None:
        """Send the person no digest any more. They need not run anything, since it is theirs to say."""
        with self._store.writing(actor) as work:
            digest = _own(work)
            digest.wanted = DigestWish.NEVER
            work.outbox.withdraw(digest.id)

    def resume(self, actor: Actor) -> None:
        """Send the person digests again. Raise AdminsOnly for somebody who runs nothing."""
        with self._store.writing(actor) as work:
            require_runs_any(work)
            digest = _own(work)
            week = self._almanac.week_of(work.me, work.now)
            digest.wanted, digest.look_again_at = DigestWish.WAITING, first_look(week, work.now, Cause.OFFER)


def expect(work: Work, program: Program, cause: Cause) -> None:
    """See to it that everybody who runs the program has a digest, and has it soon where a mentor waits."""
    people = work.programs.who_runs(program)
    digests = work.digests.of_each([person.id for person in people])
    for person in people:
        # Weekends are known here; a holiday is noticed when the digest is looked at.
        look = first_look(WorkingTime(zone=person.time_zone), work.now, cause)
        digest = digests.get(person.id)
        if digest is None:
            work.add(Digest, person_id=person.id, wanted=DigestWish.WAITING, look_again_at=look)
        elif digest.wanted is DigestWish.WAITING:
            digest.look_again_at = min(digest.look_again_at or look, look)


def _own(work: Work) -> Digest:
    found = work.digests.of(work.me.id)
    return found or work.add(Digest, person_id=work.me.id, wanted=DigestWish.NEVER)


def _send(work: Work, digest: Digest, to_do: ToDo) -> None:
    """Send it now; one that was held back until today says less than this one."""
    work.outbox.withdraw(digest.id)
    digest.sent_at = work.now
    person = digest.person
    listed, left_out = to_do.tasks[:MOST_TASKS], to_do.tasks[MOST_TASKS:]
    notice = WaitingForYou(tasks=listed, more=len(left_out), undelivered=to_do.undelivered)
    key = f"digest:{person.id}:{today_in(person.time_zone, work.now)}"
    work.outbox.to_person(person, notice, key=key, about=digest.id)
