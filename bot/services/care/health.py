"""How a pair is doing, told anew with every sign of life; and what is tried where it could do better."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from bot.domain.care.health import Reason, Vitals, assess, changes_at
from bot.domain.care.helping import Choice, Move, OfferCard, Plight, help_for
from bot.domain.care.silence import waited
from bot.domain.care.terms import Attempt
from bot.domain.notices import EasyOffer
from bot.domain.people import Actor
from bot.domain.terms import Side
from bot.services.access import my_side, own_running
from bot.services.almanac import Almanac
from bot.services.care.signals import heed
from bot.services.care.vitals import vitals_of
from bot.services.pairs.rematches import news_from
from bot.store import Store, Work
from models import HelpAttempt, Mentorship

RECOVERED = "recovered"


class Offers:
    """Answers to what the bot offers to a pair that could use a hand."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take(self, actor: Actor, mentorship_id: UUID, choice: Choice) -> OfferCard:
        """Keep what one side would like to do. Raise NotYours or MentorshipOver."""
        with self._store.writing(actor) as work:
            pair = own_running(mentorship_id, work)
            keep_answer(work, pair, Attempt.EASY_OFFER, choice)
            heed(work, pair)
            return OfferCard(
                mentorship=pair.id,
                partner=pair.member(my_side(pair, work).other).person.as_someone(),
                choice=choice,
            )


def speak_of_health(work: Work, almanac: Almanac, pair: Mentorship) -> datetime | None:
    """Tell how the pair is doing, help where that is needed, and look again once time alone would change it."""
    vitals = vitals_of(work, pair)
    found = assess(vitals, work.now)
    if found.state is not pair.health or pair.health_since is None:
        pair.health, pair.health_since = found.state, work.now
    pair.health_score, pair.health_reasons = found.score, [reason.value for reason in found.reasons]
    aid = help_for(_plight(work, pair, vitals, found.reasons), work.now)
    if aid.move is Move.OFFER and not work.concerns.open_about([pair.id]):
        for side in Side:
            offer(work, almanac, pair, side, since=pair.health_since)
        keep_attempt(work, pair, Attempt.EASY_OFFER)
    elif aid.move is Move.TELL:
        keep_attempt(work, pair, Attempt.ADMIN_TOLD)
    elif aid.move is Move.SETTLE:
        settle_case(work, pair)
    return min(filter(None, (changes_at(vitals, work.now), aid.look_again_at)))


def offer(work: Work, almanac: Almanac, pair: Mentorship, side: Side, *, since: datetime) -> None:
    """Ask one side what might make it easier, once for what has been so `since` then."""
    reader = pair.member(side)
    notice = EasyOffer(mentorship=pair.id, partner=pair.member(side.other).person.as_someone())
    work.outbox.to_person(
        reader.person,
        notice,
        key=f"offer:{pair.id}:{side}:{since.isoformat()}",
        about=pair.id,
        due_at=almanac.next_permitted(reader, news_from(work, almanac, pair, side)),
    )


def keep_attempt(work: Work, pair: Mentorship, what: Attempt) -> None:
    """Remember that something was tried."""
    work.add(HelpAttempt, mentorship_id=pair.id, what=what, made_at=work.now)


def keep_answer(work: Work, pair: Mentorship, what: Attempt, answer: str) -> None:
    """Remember what was answered to the latest of these attempts. A second answer stands beside the first."""
    made = [each for each in work.wellbeing.attempts([pair.id])[pair.id] if each.what is what]
    if not made:
        return
    latest = made[-1]
    if latest.answered_at is None:
        latest.answer, latest.answered_at = answer, work.now
    else:
        again = {"mentorship_id": pair.id, "what": what, "made_at": latest.made_at}
        work.add(HelpAttempt, **again, answer=answer, answered_at=work.now)


def settle_case(work: Work, pair: Mentorship) -> None:
    """Take a pair off the list of those who run its program."""
    for case in _cases(work.wellbeing.attempts([pair.id])[pair.id]):
        case.answer, case.answered_at = RECOVERED, work.now


def _cases(attempts: Sequence[HelpAttempt]) -> Sequence[HelpAttempt]:
    return [each for each in attempts if each.what is Attempt.ADMIN_TOLD and each.answered_at is None]


def _plight(work: Work, pair: Mentorship, vitals: Vitals, reasons: tuple[Reason, ...]) -> Plight:
    attempts = work.wellbeing.attempts([pair.id])[pair.id]
    since = pair.health_since or work.now
    offers = [each for each in attempts if each.what is Attempt.EASY_OFFER and each.made_at >= since]
    answered = max((each for each in offers if each.answered_at), key=_answered_at, default=None)
    return Plight(
        state=pair.health,
        reasons=reasons,
        silent_for=max(waited(quiet, work.now) for quiet in vitals.quiets),
        offered_at=offers[-1].made_at if offers else None,
        answered_at=answered.answered_at if answered else None,
        well=answered is not None and answered.answer == Choice.WELL,
        told=bool(_cases(attempts)),
    )


def _answered_at(attempt: HelpAttempt) -> datetime:
    assert attempt.answered_at
    return attempt.answered_at
