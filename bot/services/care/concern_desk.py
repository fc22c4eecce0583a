"""The readers' side of requests for help. Every reading is noted with who and when, never with a word of it."""

from uuid import UUID

from bot.domain.care.concern_cards import DeskCard, DeskPage
from bot.domain.care.concern_errors import NothingForYou
from bot.domain.care.concerns import LONGEST_WORDS, MOST_WORDS, with_more
from bot.domain.care.terms import ConcernState
from bot.domain.errors import ChangedMeanwhile, WrongInput
from bot.domain.notices import HelpNews
from bot.domain.people import Actor
from bot.services.almanac import Almanac
from bot.services.care.concern_access import for_reader, waiting_for_reader
from bot.services.care.concern_pages import desk_card, desk_lines
from bot.store import Store, Work
from bot.store.concerns import OF_CONCERNS, READ
from models import Concern


class ConcernDesk:
    """What somebody may do who has no part in the trouble. Anybody else finds nothing, not even a number."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def waiting(self, actor: Actor, cohort_id: UUID) -> DeskPage:
        """What waits for the person in one cohort. Raise NothingForYou where nothing does."""
        with self._store.reading(actor) as work:
            for cohort, concerns in waiting_for_reader(work, work.me):
                if cohort.id == cohort_id:
                    return DeskPage(cohort=cohort.id, program=cohort.program.name, lines=desk_lines(work, concerns))
            raise NothingForYou

    def read(self, actor: Actor, concern_id: UUID) -> DeskCard:
        """The words of a request; the sender sees who has read them. Raise NothingForYou or TakenBack."""
        with self._store.writing(actor) as work:
            concern = for_reader(work, concern_id)
            work.audit(READ, concern.id)
            if concern.state is ConcernState.RECEIVED:
                concern.state, concern.updated_at = ConcernState.SEEN, work.now
            return _card(work, concern)

    def take(self, actor: Actor, concern_id: UUID) -> DeskCard:
        """Take it on: from now on only this reader reads it. Raise NothingForYou where another was quicker."""
        with self._store.writing(actor) as work:
            concern = for_reader(work, concern_id)
            self._take(work, concern)
            return _card(work, concern)

    def reply(self, actor: Actor, concern_id: UUID, version: int, words: str) -> DeskCard:
        """Answer the sender. Raise ChangedMeanwhile where they said more since, NothingForYou or TakenBack."""
        with self._store.writing(actor) as work:
            concern = _unchanged(work, concern_id, version)
            reply = with_more(concern.reply, words.strip())
            if not words.strip() or len(words) > LONGEST_WORDS or len(reply) > MOST_WORDS:
                raise WrongInput(words=f"Please answer in a few words, {LONGEST_WORDS:,} characters at the most.")
            concern.reply, concern.updated_at = reply, work.now
            self._hold(work, concern, "reply")
            return _card(work, concern)

    def settle(self, actor: Actor, concern_id: UUID, version: int) -> DeskCard:
        """Say that it is handled. Raise ChangedMeanwhile where the sender said more since, and as `take` does."""
        with self._store.writing(actor) as work:
            concern = _unchanged(work, concern_id, version)
            concern.state, concern.updated_at = ConcernState.HANDLED, work.now
            self._hold(work, concern, "handled")
            return _card(work, concern)

    def _take(self, work: Work, concern: Concern) -> None:
        if concern.handler_id != work.me.id:
            concern.updated_at = work.now
            self._hold(work, concern, "take")

    def _hold(self, work: Work, concern: Concern, deed: str) -> None:
        """It lies with the person acting, who has done something about it: the sender hears that there is news."""
        concern.handler_id, concern.handler = work.me.id, work.me
        work.flush()
        work.audit(f"{OF_CONCERNS}{deed}", concern.id)
        sender = concern.participant
        work.outbox.call_in(HelpNews, concern.id)  # what they have not read yet says the same
        work.outbox.to_person(
            sender.person,
            HelpNews(concern=concern.id),
            key=f"concern:{concern.id}:news:{concern.version}",
            about=concern.id,
            due_at=self._almanac.next_permitted(sender, work.now),
        )


def _unchanged(work: Work, concern_id: UUID, version: int) -> Concern:
    concern = for_reader(work, concern_id)
    if concern.version != version:
        raise ChangedMeanwhile
    return concern


def _card(work: Work, concern: Concern) -> DeskCard:
    work.flush()
    return desk_card(work, concern)
