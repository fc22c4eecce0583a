"""The agenda of a pair: either adds topics and ticks them off at any time; who wrote one may remove it."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from bot.domain.errors import NoPairUnderWay, NotYours
from bot.domain.meetings.agenda import (
    LATELY,
    MOST_LATELY,
    AgendaCard,
    AgendaGlance,
    TopicCard,
    checked_topics,
)
from bot.domain.people import Actor
from bot.services.access import my_side, own_running, require_running
from bot.services.almanac import Almanac
from bot.services.meetings.moments import moment_of
from bot.services.meetings.preparing import prepare_anew, prompts_of
from bot.store import Store, Work
from models import AgendaItem, Mentorship, Participant


class Agendas:
    """Agendas of the person's pairs. Topics are only ever added and settled, so two at once lose nothing."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def mine(self, actor: Actor) -> tuple[AgendaGlance, ...]:
        """The agendas of the person's pairs under way, the oldest pair first. Raise NoPairUnderWay."""
        with self._store.reading(actor) as work:
            pairs = work.mentorships.running_of([each.id for each in work.participants.of_person(work.me.id)])
            if not pairs:
                raise NoPairUnderWay
            planned = work.mentorships.planned([pair.id for pair in pairs])
            topics = topics_of(work, pairs)
            return tuple(
                AgendaGlance(
                    mentorship=pair.id,
                    partner=pair.member(my_side(pair, work).other).person.as_someone(),
                    program=pair.cohort.program.name,
                    starts_at=planned[pair.id].starts_at if pair.id in planned else None,
                    topics=len(topics[pair.id]),
                )
                for pair in pairs
            )

    def of(self, actor: Actor, mentorship_id: UUID) -> AgendaCard:
        """The agenda of one pair, which may have ended. Raise NotYours, or MentorshipOver if there is none."""
        with self._store.reading(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            my_side(pair, work)
            return _card(work, pair)

    def to_add(self, actor: Actor, mentorship_id: UUID) -> AgendaCard:
        """The agenda that is about to get topics. Raise NotYours or MentorshipOver."""
        with self._store.reading(actor) as work:
            return _card(work, own_running(mentorship_id, work))

    def add(self, actor: Actor, mentorship_id: UUID, words: str) -> AgendaCard:
        """Add what somebody typed, one topic or several. Raise WrongInput, NotYours or MentorshipOver."""
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            topics = checked_topics(words, waiting=len(work.agendas.open_of([pair.id])[pair.id]))
            for topic in topics:
                put_on_agenda(work, pair, pair.member(my_side(pair, work)), topic)
            prepare_anew(work, self._almanac, pair)
            return _card(work, pair)

    def done(self, actor: Actor, topic_id: UUID) -> AgendaCard:
        """Tick a topic off; either of the two may. Doing it twice changes nothing. Raise NotYours."""
        with self._store.writing(actor) as work:
            pair, topic = _found(work, topic_id)
            topic.done_at = topic.done_at or work.now
            return self._changed(work, pair)

    def put_back(self, actor: Actor, topic_id: UUID) -> AgendaCard:
        """There is more to say of a topic: it waits again. Raise NotYours or MentorshipOver."""
        with self._store.writing(actor) as work:
            pair, topic = _found(work, topic_id)
            require_running(pair)
            topic.done_at = None
            return self._changed(work, pair)

    def remove(self, actor: Actor, topic_id: UUID) -> AgendaCard:
        """Take one's own topic away, spoken of or not. Raise NotYours where the other wrote it."""
        with self._store.writing(actor) as work:
            pair, topic = _found(work, topic_id)
            if topic.author_id != pair.member(my_side(pair, work)).id:
                raise NotYours
            topic.removed_at = topic.removed_at or work.now
            return self._changed(work, pair)

    def _changed(self, work: Work, pair: Mentorship) -> AgendaCard:
        work.flush()
        prepare_anew(work, self._almanac, pair)
        return _card(work, pair)


def topics_of(work: Work, pairs: Sequence[Mentorship]) -> Mapping[UUID, tuple[TopicCard, ...]]:
    """What still waits on the agendas of these pairs of the person acting, by pair, the oldest first."""
    topics = work.agendas.open_of([pair.id for pair in pairs])
    return {pair.id: _cards(topics[pair.id], pair.member(my_side(pair, work))) for pair in pairs}


def put_on_agenda(
    work: Work, pair: Mentorship, author: Participant, words: str, *, question: UUID | None = None
) -> AgendaItem:
    return work.add(
        AgendaItem,
        mentorship_id=pair.id,
        author_id=author.id,
        question_id=question,
        text=words,
        created_at=work.now,
    )


def _found(work: Work, topic_id: UUID) -> tuple[Mentorship, AgendaItem]:
    """A topic of the person's own pair, which is held until the transaction ends. Raise NotYours."""
    pair = work.mentorships.get(work.agendas.pair_of(topic_id))
    my_side(pair, work)
    return pair, work.agendas.get(topic_id)


def _card(work: Work, pair: Mentorship) -> AgendaCard:
    side = my_side(pair, work)
    moment = moment_of(work, pair)
    planned = work.mentorships.planned([pair.id]).get(pair.id)
    settled = work.agendas.done_since(pair.id, work.now - LATELY, most=MOST_LATELY)
    return AgendaCard(
        mentorship=pair.id,
        partner=pair.member(side.other).person.as_someone(),
        program=pair.cohort.program.name,
        pairing=pair.cohort.program.pairing,
        you_are=side,
        starts_at=planned.starts_at if planned else None,
        yours_to_bring=moment.owner is side,
        topics=_cards(work.agendas.open_of([pair.id])[pair.id], pair.member(side)),
        settled=_cards(settled, pair.member(side)),
        prompts=prompts_of(pair, side, moment),
        over=pair.over,
        first=not moment.met,
    )


def _cards(topics: Iterable[AgendaItem], reader: Participant) -> tuple[TopicCard, ...]:
    return tuple(
        TopicCard(
            id=topic.id, words=topic.text, yours=topic.author_id == reader.id, asked=topic.question_id is not None
        )
        for topic in topics
    )
