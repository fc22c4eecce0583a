"""What the two of a pair hear of their agreement, and what is taken back once it is no longer needed."""

from collections.abc import Sequence

from bot.domain.growth.terms import AgreementState
from bot.domain.notices import AgreementOffered, AgreementProposed, AgreementSettled, Notice
from bot.domain.terms import Side
from bot.services.almanac import Almanac
from bot.services.growth.agreement_pages import side_of
from bot.services.pairs.rematches import news_from
from bot.store import Work
from models import Agreement, Mentorship


def offer(work: Work, almanac: Almanac, pair: Mentorship) -> None:
    """Tell both, once, that either may begin."""
    for side in Side:
        notice = AgreementOffered(
            mentorship=pair.id,
            partner=pair.member(side.other).person.as_someone(),
            pairing=pair.cohort.program.pairing,
        )
        _tell(work, almanac, pair, side, notice, key=_offer_key(pair, side))


def ask_partner(
    work: Work, almanac: Almanac, pair: Mentorship, rows: Sequence[Agreement], *, again: bool = False
) -> None:
    """Show the newest of the versions, which is proposed, to the other side; `again` as the one reminder."""
    row = rows[-1]
    side = side_of(pair, row)
    earlier = rows[-2] if len(rows) > 1 else None
    counter = earlier is not None and earlier.state is AgreementState.REPLACED
    stands = next((each for each in rows if each.state is AgreementState.IN_FORCE), None)
    before = earlier if counter else stands
    notice = AgreementProposed(
        agreement=row.id,
        mentorship=pair.id,
        partner=pair.member(side).person.as_someone(),
        you_are=side.other,
        terms=row.as_terms(),
        before=before.as_terms() if before else None,
        counter=counter,
        again=again,
        pairing=pair.cohort.program.pairing,
    )
    _tell(work, almanac, pair, side.other, notice, key=_reminder_key(row) if again else _question_key(row))


def take_back_offers(work: Work, pair: Mentorship) -> None:
    for side in Side:
        work.outbox.take_back(_offer_key(pair, side))


def take_back_question(work: Work, row: Agreement) -> None:
    work.outbox.take_back(_question_key(row))
    work.outbox.take_back(_reminder_key(row))


def tell_settled(work: Work, almanac: Almanac, pair: Mentorship, row: Agreement, *, changed: bool) -> None:
    """In the pair's own conversation; a group's is read by others as well, so there the proposer hears alone."""
    pairing = pair.cohort.program.pairing
    notice = AgreementSettled(
        mentorship=pair.id,
        mentor=pair.mentor.person.as_someone(),
        mentee=pair.mentee.person.as_someone(),
        cadence=row.cadence,
        minutes=row.minutes,
        meet_by=row.meet_by,
        agenda_owner=row.agenda_owner,
        changed=changed,
        pairing=pairing,
    )
    key = f"agreement:{row.id}:settled"
    if pair.in_group:
        _tell(work, almanac, pair, side_of(pair, row), notice, key=key)
    else:
        not_before = max(news_from(work, almanac, pair, side) for side in Side)
        work.outbox.to_pair(pair, notice, key=key, due_at=almanac.next_common(pair, not_before))


def _tell(work: Work, almanac: Almanac, pair: Mentorship, side: Side, notice: Notice, *, key: str) -> None:
    reader = pair.member(side)
    due_at = almanac.next_permitted(reader, news_from(work, almanac, pair, side))
    work.outbox.to_person(reader.person, notice, key=key, about=pair.id, due_at=due_at)


def _offer_key(pair: Mentorship, side: Side) -> str:
    return f"agreement:{pair.id}:offered:{side}"


def _question_key(row: Agreement) -> str:
    return f"agreement:{row.id}:proposed"


def _reminder_key(row: Agreement) -> str:
    return f"agreement:{row.id}:reminder"
