"""Changing a dry run by hand: the rest is matched around it, and the rules that protect people stay."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.errors import AdminsOnly, Collision, NotAPair, RoundOutdated, WrongInput
from bot.domain.matching import Exclusion
from bot.domain.matching_terms import HandKind, Objective
from bot.domain.people import Actor, Someone
from bot.domain.round_cards import DryRunCard
from bot.domain.terms import Role
from bot.services.matching.by_hand import ALL_LOCKED, SAY_WHY
from bot.services.matching.drafting import work_out
from bot.store import Store, Work
from models import AuditEntry, HandChange, MatchingRound, MatchProposal
from tests.integration.office import Office


class Cohort:
    """Two mentors and two mentees: Ada offers SQL, which Cy wants; Bob offers chess, which Dee wants."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.grace = office.admin()
        self.ada, self.bob, self.cy, self.dee = (office.person(name) for name in ("ada", "bob", "cy", "dee"))
        self.card: CohortCard = office.cohort(self.grace)
        office.join(self.ada, self.card, Role.MENTOR, offers=("SQL",), seats=1)
        office.join(self.bob, self.card, Role.MENTOR, offers=("Chess",), seats=1)
        office.join(self.cy, self.card, Role.MENTEE, wants=("SQL",))
        office.join(self.dee, self.card, Role.MENTEE, wants=("Chess",))
        office.clear_mail()

    def dry_run(self) -> DryRunCard:
        return self.office.services.matching.dry_run(self.grace, self.card.id)

    def place(self, who: Actor) -> UUID:
        return self.office.participant(who, self.card).id

    def proposal(self, mentor: Actor, mentee: Actor) -> UUID:
        return self.office.row(MatchProposal, mentor_id=self.place(mentor), mentee_id=self.place(mentee)).id

    def look(self, round_id: UUID) -> DryRunCard:
        return self.office.services.matching.look(self.grace, round_id)


def pairs(card: DryRunCard) -> set[tuple[str, str]]:
    return {(pair.mentor.name, pair.mentee.name) for pair in card.pairs}


@pytest.fixture
def cohort(office: Office) -> Cohort:
    return Cohort(office)


def test_a_mentor_is_chosen_by_hand_and_the_rest_is_matched_around_it(office: Office, cohort: Cohort) -> None:
    dry_run = cohort.dry_run()
    assert pairs(dry_run) == {("Ada", "Cy"), ("Bob", "Dee")}
    choices = office.services.by_hand.choices(cohort.grace, dry_run.round, cohort.place(cohort.cy))
    assert choices.now == Someone("UADA", "Ada")
    ((bob),) = choices.mentors
    assert (bob.person, bob.seat_free, bob.objections) == (Someone("UBOB", "Bob"), False, ())
    office.services.by_hand.pair(
        cohort.grace, dry_run.round, mentor=bob.participant, mentee=choices.participant, why=""
    )
    after = cohort.look(dry_run.round)
    assert pairs(after) == {("Bob", "Cy"), ("Ada", "Dee")}
    assert {pair.mentee.name: pair.hand for pair in after.pairs} == {"Cy": HandKind.LOCKED, "Dee": None}
    assert (after.new, after.gone, after.spread.locked) == (2, 2, 1)
    assert after.version > dry_run.version


def test_a_pair_can_be_locked_forbidden_left_out_and_set_free_again(office: Office, cohort: Cohort) -> None:
    dry_run, by_hand = cohort.dry_run(), office.services.by_hand
    pair = cohort.proposal(cohort.ada, cohort.cy)
    by_hand.decide(cohort.grace, dry_run.round, pair, HandKind.LOCKED)
    assert cohort.look(dry_run.round).spread.locked == 1
    by_hand.decide(cohort.grace, dry_run.round, pair, HandKind.HELD_BACK)
    held = cohort.look(dry_run.round)
    assert (held.spread.locked, held.spread.held_back, len(held.pairs)) == (0, 1, 2)
    by_hand.decide(cohort.grace, dry_run.round, pair, None)
    assert cohort.look(dry_run.round).spread.held_back == 0
    by_hand.decide(cohort.grace, dry_run.round, pair, HandKind.FORBIDDEN)
    forbidden = cohort.look(dry_run.round)
    assert pairs(forbidden) == {("Bob", "Cy"), ("Ada", "Dee")}
    ((ban),) = forbidden.forbidden
    assert (ban.mentor.name, ban.mentee.name) == ("Ada", "Cy")
    by_hand.allow(cohort.grace, dry_run.round, mentor=ban.mentor_id, mentee=ban.mentee_id)
    assert pairs(cohort.look(dry_run.round)) == {("Ada", "Cy"), ("Bob", "Dee")}
    assert office.rows(HandChange) == []


def test_starting_over_takes_everything_back(office: Office, cohort: Cohort) -> None:
    dry_run, by_hand = cohort.dry_run(), office.services.by_hand
    by_hand.decide(cohort.grace, dry_run.round, cohort.proposal(cohort.ada, cohort.cy), HandKind.FORBIDDEN)
    by_hand.decide(cohort.grace, dry_run.round, cohort.proposal(cohort.ada, cohort.dee), HandKind.LOCKED)
    by_hand.start_over(cohort.grace, dry_run.round)
    assert pairs(cohort.look(dry_run.round)) == pairs(dry_run)
    assert office.rows(HandChange) == []


def test_what_was_decided_by_hand_stays_when_the_dry_run_is_opened_again(office: Office, cohort: Cohort) -> None:
    dry_run = cohort.dry_run()
    pair = cohort.proposal(cohort.ada, cohort.cy)
    office.services.by_hand.decide(cohort.grace, dry_run.round, pair, HandKind.FORBIDDEN)
    office.services.matching.again(cohort.grace, dry_run.round, Objective.BOTTLENECK)
    later = cohort.dry_run()
    assert later.round == dry_run.round
    assert (later.objective, pairs(later)) == (Objective.BOTTLENECK, {("Bob", "Cy"), ("Ada", "Dee")})
    assert (later.new, later.gone) == (0, 0)
    assert len(office.rows(MatchingRound)) == 1


def test_pairs_left_out_are_not_asked_and_wait_for_the_next_round(office: Office, cohort: Cohort) -> None:
    dry_run = cohort.dry_run()
    pair = cohort.proposal(cohort.ada, cohort.cy)
    office.services.by_hand.decide(cohort.grace, dry_run.round, pair, HandKind.HELD_BACK)
    assert office.services.matching.before_publishing(cohort.grace, dry_run.round).people == 2
    assert office.services.matching.publish(cohort.grace, dry_run.round).matches == 1
    assert {message.person_id for message in office.mail(kind="MatchProposed")} == {
        office.known(cohort.bob).id,
        office.known(cohort.dee).id,
    }
    assert pairs(cohort.dry_run()) == {("Ada", "Cy")}


def test_a_seat_locked_for_somebody_is_not_taken_by_the_way(office: Office, cohort: Cohort) -> None:
    dry_run, by_hand = cohort.dry_run(), office.services.by_hand
    by_hand.decide(cohort.grace, dry_run.round, cohort.proposal(cohort.ada, cohort.cy), HandKind.LOCKED)
    ada, dee = cohort.place(cohort.ada), cohort.place(cohort.dee)
    with pytest.raises(WrongInput) as refused:
        by_hand.pair(cohort.grace, dry_run.round, mentor=ada, mentee=dee, why="")
    assert refused.value.fields == {"mentor": ALL_LOCKED}


def test_somebody_locked_to_one_mentor_can_be_locked_to_another(office: Office, cohort: Cohort) -> None:
    dry_run, by_hand, cy = cohort.dry_run(), office.services.by_hand, cohort.place(cohort.cy)
    for mentor in (cohort.ada, cohort.bob):
        by_hand.pair(cohort.grace, dry_run.round, mentor=cohort.place(mentor), mentee=cy, why="")
    ((kept),) = office.rows(HandChange)
    assert (kept.mentor_id, kept.kind) == (cohort.place(cohort.bob), HandKind.LOCKED)
    assert pairs(cohort.look(dry_run.round)) == {("Bob", "Cy"), ("Ada", "Dee")}


def test_overriding_a_rule_asks_why_and_keeps_the_answer(office: Office) -> None:
    ada, bob = office.person("ada"), office.person("bob")
    grace = office.admin()
    card = office.cohort(grace)
    office.pair(ada, bob, card)
    office.services.participation.leave(bob, office.participant(bob, card).id)
    office.join(bob, card, Role.MENTEE)
    dry_run = office.services.matching.dry_run(grace, card.id)
    mentor, mentee = office.participant(ada, card).id, office.participant(bob, card).id
    ((choice),) = office.services.by_hand.choices(grace, dry_run.round, mentee).mentors
    assert (choice.objections, choice.seat_free) == ((Exclusion.PAIRED_BEFORE,), True)
    with pytest.raises(WrongInput) as refused:
        office.services.by_hand.pair(grace, dry_run.round, mentor=mentor, mentee=mentee, why="  ")
    assert refused.value.fields == {"why": SAY_WHY[Exclusion.PAIRED_BEFORE]}
    office.services.by_hand.pair(grace, dry_run.round, mentor=mentor, mentee=mentee, why=" Both asked for it. ")
    ((pair),) = office.services.matching.look(grace, dry_run.round).pairs
    assert office.services.by_hand.why(grace, dry_run.round, pair.proposal).why == "Both asked for it."
    assert office.services.matching.publish(grace, dry_run.round).matches == 1


def test_rules_that_protect_somebody_cannot_be_overridden_and_tell_nothing(office: Office, cohort: Cohort) -> None:
    dry_run, by_hand = cohort.dry_run(), office.services.by_hand
    office.services.confidences.keep_apart(cohort.cy, sent=("UBOB",), shown=())
    mentor, mentee = cohort.place(cohort.bob), cohort.place(cohort.cy)
    assert "Bob" not in {each.person.name for each in by_hand.choices(cohort.grace, dry_run.round, mentee).mentors}
    with pytest.raises(NotAPair):
        by_hand.pair(cohort.grace, dry_run.round, mentor=mentor, mentee=mentee, why="They should talk.")


def test_whoever_has_left_meanwhile_is_no_longer_to_be_paired(office: Office, cohort: Cohort) -> None:
    dry_run, by_hand, place = cohort.dry_run(), office.services.by_hand, cohort.place(cohort.cy)
    pair = cohort.proposal(cohort.ada, cohort.cy)
    office.services.participation.leave(cohort.cy, place)
    with pytest.raises(RoundOutdated):
        by_hand.choices(cohort.grace, dry_run.round, place)
    by_hand.decide(cohort.grace, dry_run.round, pair, HandKind.LOCKED)
    assert pairs(cohort.look(dry_run.round)) == {("Bob", "Dee")}
    with pytest.raises(RoundOutdated):
        by_hand.decide(cohort.grace, dry_run.round, pair, None)


def test_a_round_that_is_out_is_changed_no_more(office: Office, cohort: Cohort) -> None:
    dry_run = cohort.dry_run()
    pair = cohort.proposal(cohort.ada, cohort.cy)
    office.services.matching.publish(cohort.grace, dry_run.round)
    with pytest.raises(RoundOutdated):
        office.services.by_hand.decide(cohort.grace, dry_run.round, pair, HandKind.LOCKED)
    with pytest.raises(RoundOutdated):
        cohort.look(dry_run.round)


def test_a_draft_of_an_older_version_which_kept_less_is_outdated(office: Office, cohort: Cohort) -> None:
    dry_run = cohort.dry_run()
    with office.session() as session:
        session.get_one(MatchingRound, dry_run.round).outcome = None
    with pytest.raises(RoundOutdated):
        cohort.look(dry_run.round)


def test_only_who_runs_the_program_decides(office: Office, cohort: Cohort) -> None:
    dry_run = cohort.dry_run()
    pair = cohort.proposal(cohort.ada, cohort.cy)
    with pytest.raises(AdminsOnly):
        office.services.by_hand.decide(cohort.ada, dry_run.round, pair, HandKind.LOCKED)


def test_two_admins_at_once_lose_nothing(office: Office, cohort: Cohort) -> None:
    dry_run, by_hand = cohort.dry_run(), office.services.by_hand
    other = office.admin("hana")
    first, second = cohort.proposal(cohort.ada, cohort.cy), cohort.proposal(cohort.bob, cohort.dee)
    by_hand.decide(cohort.grace, dry_run.round, first, HandKind.LOCKED)
    by_hand.decide(other, dry_run.round, second, HandKind.LOCKED)
    assert cohort.look(dry_run.round).spread.locked == 2
    with pytest.raises(RoundOutdated):
        office.services.matching.publish(cohort.grace, dry_run.round, dry_run.version)
    assert office.services.matching.publish(cohort.grace, dry_run.round, cohort.look(dry_run.round).version).matches


class Interrupted(Store):
    """A store in which somebody else writes first."""

    def __init__(self, store: Store, deed: Callable[[], object]) -> None:
        self._store, self._deed = store, deed

    @contextmanager
    def reading(self, actor: Actor) -> Iterator[Work]:
        with self._store.reading(actor) as work:
            yield work

    @contextmanager
    def writing(self, actor: Actor) -> Iterator[Work]:
        self._deed()
        with self._store.writing(actor) as work:
            yield work


def test_a_plan_made_before_another_admin_decided_is_not_kept(office: Office, cohort: Cohort) -> None:
    dry_run, by_hand = cohort.dry_run(), office.services.by_hand
    other, pair = office.admin("hana"), cohort.proposal(cohort.ada, cohort.cy)
    interrupted = Interrupted(office.store, lambda: by_hand.decide(other, dry_run.round, pair, HandKind.FORBIDDEN))
    with pytest.raises(Collision):
        work_out(interrupted, cohort.grace, cohort.card.id, objective=Objective.BOTTLENECK)
    assert pairs(cohort.look(dry_run.round)) == {("Bob", "Cy"), ("Ada", "Dee")}


def test_every_decision_is_in_the_log_without_names(office: Office, cohort: Cohort) -> None:
    dry_run = cohort.dry_run()
    office.services.by_hand.decide(
        cohort.grace, dry_run.round, cohort.proposal(cohort.ada, cohort.cy), HandKind.LOCKED
    )
    ((entry),) = [each for each in office.rows(AuditEntry) if each.action == "round:by_hand"]
    assert entry.detail == {"decided": "locked", "mentor": "UADA", "mentee": "UCY"}
