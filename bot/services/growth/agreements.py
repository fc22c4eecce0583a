"""What a pair agrees on: one proposes, the other confirms or answers with another version. Nothing is erased."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.errors import MentorshipOver, NoPairUnderWay
from bot.domain.growth.agreement_cards import AgreementAnswer, AgreementForm, AgreementPage, PastVersion
from bot.domain.growth.agreements import Terms, Versions
from bot.domain.growth.errors import NothingProposed
from bot.domain.growth.terms import AgreementState, OccasionKind
from bot.domain.people import Actor
from bot.services.access import my_side, own_running
from bot.services.almanac import Almanac
from bot.services.care.signals import heed
from bot.services.growth.agreement_news import (
    ask_partner,
    offer,
    take_back_offers,
    take_back_question,
    tell_settled,
)
from bot.services.growth.agreement_pages import form_of, page_of, pair_card, side_of, version_card, versions_of
from bot.store import Store, Work
from models import Agreement, Mentorship

OFFERED_AFTER = timedelta(days=4)
REMINDED_AFTER = timedelta(days=3)
STANDS = (AgreementState.PROPOSED, AgreementState.IN_FORCE)


class Agreements:
    """Agreements of the person's pairs. Both of a pair see everything here, and nobody else does."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def mine(self, actor: Actor) -> tuple[AgreementPage, ...]:
        """The person's pairs under way, the oldest first. Raise NoPairUnderWay."""
        with self._store.reading(actor) as work:
            places = [participant.id for participant in work.participants.of_person(work.me.id)]
            pairs = work.mentorships.running_of(places)
            if not pairs:
                raise NoPairUnderWay
            versions = work.agreements.of_each([pair.id for pair in pairs])
            return tuple(page_of(work, pair, versions[pair.id]) for pair in pairs)

    def of(self, actor: Actor, mentorship_id: UUID) -> AgreementPage:
        """The agreement of one pair, which may have ended. Raise MentorshipOver if there is none of that id."""
        with self._store.reading(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            my_side(pair, work)
            return page_of(work, pair, work.agreements.of(pair.id))

    def version(self, actor: Actor, mentorship_id: UUID, number: int) -> PastVersion:
        """One of all versions, the nearest there is to `number`. Raise MentorshipOver where there is none."""
        with self._store.reading(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            my_side(pair, work)
            rows = work.agreements.of(pair.id)
            if not rows:
                raise MentorshipOver
            row = rows[min(max(number, 1), len(rows)) - 1]
            return PastVersion(
                pair=pair_card(work, pair), version=version_card(work, pair, row), versions=len(rows)
            )

    def form(self, actor: Actor, mentorship_id: UUID) -> AgreementForm:
        """What to begin with in order to propose a version. Raise MentorshipOver."""
        with self._store.reading(actor) as work:
            pair = own_running(mentorship_id, work)
            return form_of(work, pair, work.agreements.of(pair.id))

    def propose(
        self, actor: Actor, mentorship_id: UUID, *, seen: int, terms: Terms
    ) -> AgreementPage | AgreementForm:
        """Propose a version, or, where a version has come that was not `seen`, show it beside these terms.

        Raise WrongInput naming what needs another look, NothingProposed or MentorshipOver.
        """
        with self._store.writing(replace(actor, gesture=None)) as work:
            pair, terms = own_running(mentorship_id, work), terms.checked()
            rows = work.agreements.of(pair.id)
            standing = next((row for row in reversed(rows) if row.state in STANDS), None)
            if standing and (standing.number > seen or standing.as_terms() == terms):
                return _instead(work, pair, rows, standing, seen=seen, draft=terms)
            return self._propose(work, pair, rows, terms)

    def confirm(self, actor: Actor, agreement_id: UUID) -> AgreementAnswer:
        """Put what the partner proposed in force; what was replaced or taken back meanwhile is only shown.

        Raise OwnProposal or MentorshipOver.
        """
        with self._store.writing(actor) as work:
            pair = own_running(work.agreements.pair_of(agreement_id), work)
            rows = work.agreements.of(pair.id)
            row = _among(rows, agreement_id)
            if row.state is AgreementState.PROPOSED:
                versions = versions_of(pair, rows)
                _stand(work, rows, versions.confirming(row.number, my_side(pair, work)))
                pair.cadence, pair.minutes, pair.look_again_at = row.cadence, row.minutes, work.now
                heed(work, pair)
                take_back_question(work, row)
                tell_settled(work, self._almanac, pair, row, changed=versions.in_force is not None)
                work.audit("agreement:confirmed", row.id)
            return _answer(work, pair, rows, row)

    def withdraw(self, actor: Actor, agreement_id: UUID) -> AgreementAnswer:
        """Take back what the person proposed, unread if it has not been sent. What is settled is only shown.

        Raise AgreementMoved where it is the partner's, or MentorshipOver.
        """
        with self._store.writing(actor) as work:
            pair = own_running(work.agreements.pair_of(agreement_id), work)
            rows = work.agreements.of(pair.id)
            row = _among(rows, agreement_id)
            if row.state is AgreementState.PROPOSED:
                _stand(work, rows, versions_of(pair, rows).withdrawing(row.number, my_side(pair, work)))
                take_back_question(work, row)
                work.audit("agreement:withdrawn", row.id)
            return _answer(work, pair, rows, row)

    def _propose(self, work: Work, pair: Mentorship, rows: Sequence[Agreement], terms: Terms) -> AgreementPage:
        side = my_side(pair, work)
        after = versions_of(pair, rows).proposing(side)
        _stand(work, rows, after)
        for row in rows:
            take_back_question(work, row)
        take_back_offers(work, pair)
        added = work.add(
            Agreement,
            mentorship_id=pair.id,
            number=len(after.all),
            state=AgreementState.PROPOSED,
            proposed_by=pair.member(side).id,
            proposed_at=work.now,
            **asdict(terms),
        )
        now_all = (*rows, added)
        ask_partner(work, self._almanac, pair, now_all)
        work.occasions.look_by(pair.id, OccasionKind.AGREEMENT, work.now + REMINDED_AFTER)
        work.audit("agreement:proposed", added.id)
        return page_of(work, pair, now_all)


def speak_of_agreement(work: Work, almanac: Almanac, pair: Mentorship) -> datetime | None:
    """Offer an agreement to a pair that has none, once, and remind once of a version that waits for an answer."""
    rows = work.agreements.of(pair.id)
    if rows and rows[-1].state is not AgreementState.PROPOSED:
        return None
    due = rows[-1].proposed_at + REMINDED_AFTER if rows else pair.started_at + OFFERED_AFTER
    if work.now < due:
        return due
    if rows:
        ask_partner(work, almanac, pair, rows, again=True)
    else:
        offer(work, almanac, pair)
    return None


def _instead(
    work: Work, pair: Mentorship, rows: Sequence[Agreement], standing: Agreement, *, seen: int, draft: Terms
) -> AgreementPage | AgreementForm:
    """What comes of a draft that was sent already, or that knows nothing of what stands. Raise NothingProposed."""
    same = standing.as_terms() == draft
    if same and standing.state is AgreementState.PROPOSED and side_of(pair, standing) is my_side(pair, work):
        return page_of(work, pair, rows)
    if standing.number > seen:
        return replace(form_of(work, pair, rows), terms=draft, meanwhile=version_card(work, pair, standing))
    raise NothingProposed


def _among(rows: Sequence[Agreement], agreement_id: UUID) -> Agreement:
    return next(row for row in rows if row.id == agreement_id)


def _stand(work: Work, rows: Sequence[Agreement], after: Versions) -> None:
    """Have the rows stand as `after` says. What ends comes first: at most one is proposed, and one in force."""
    states = {version.number: version.state for version in after.all}
    turned = [row for row in rows if row.state is not states[row.number]]
    for row in sorted(turned, key=lambda row: states[row.number] is AgreementState.IN_FORCE):
        row.state, row.answered_at = states[row.number], row.answered_at or work.now
        work.flush()


def _answer(work: Work, pair: Mentorship, rows: Sequence[Agreement], row: Agreement) -> AgreementAnswer:
    return AgreementAnswer(version=version_card(work, pair, row), page=page_of(work, pair, rows))
