"""Asking for help in confidence: who reads it, who cannot even tell that it exists, and what becomes of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from bot.domain.admin_cards import Chapter
from bot.domain.care.concern_cards import DeskCard, RequestCard
from bot.domain.care.concern_errors import NobodyElse, NobodyToTell, NoTalkYet, NothingForYou, TakenBack
from bot.domain.care.concerns import LONGEST_WORDS, Apart, Origin
from bot.domain.care.terms import ConcernKind, ConcernState, Health
from bot.domain.errors import AlreadyDone, ChangedMeanwhile, NotYours, WrongInput
from bot.domain.growth.goals import GoalWish
from bot.domain.notices import EasyOffer, GoalReached, HelpNews, HelpReceived, HelpWanted, TalkInvited
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import MeetingState
from bot.services.almanac import Almanac
from bot.services.care.concerns import receive
from models import AuditEntry, Base, Concern, Person
from tests.integration.groups import Circle
from tests.integration.office import OPERATOR, TODAY, Office, T
from tests.integration.queues import tasks
from tests.integration.test_asking import at_once
from tests.integration.test_health_of_pairs import a_pair, look, met

CANARY = "The canary sang: he shouted at me. <!channel> 😀"


class Trouble:
    """Ada mentors Bob. Grace, Joan and Ben run the program, and so do Ada and Mona, who is Ada's manager."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.grace = office.learn("grace", is_admin=True)
        names = ("ada", "bob", "joan", "ben", "mona")
        self.ada, self.bob, self.joan, self.ben, self.mona = (office.person(name) for name in names)
        self.cohort = office.cohort(self.grace)
        self.pair = office.pair(self.ada, self.bob, self.cohort)
        admins = [actor.user for actor in (self.joan, self.ben, self.ada, self.mona)]
        office.services.colleagues.change(self.grace, self.cohort.id, admins)
        self.manages(self.mona, self.ada)
        office.clear_mail()

    @property
    def place(self) -> UUID:
        return self.office.participant(self.bob, self.cohort).id

    def manages(self, boss: Actor, person: Actor) -> None:
        with self.office.session() as session:
            session.get_one(Person, self.office.known(person).id).manager_id = self.office.known(boss).id

    def sends(
        self,
        kind: ConcernKind = ConcernKind.CONCERN,
        *,
        to: Actor | None = None,
        pair: bool = True,
        apart: Apart = Apart.NO,
        words: str = CANARY,
    ) -> RequestCard:
        return self.office.services.concerns.send(
            self.bob,
            kind,
            self.place,
            self.pair if pair else None,
            words=words,
            to=self.office.known(to).id if to else None,
            apart=apart,
        )

    def reads(self, reader: Actor, concern: UUID) -> DeskCard:
        return self.office.services.concern_desk.read(reader, concern)


@pytest.fixture
def trouble(office: Office) -> Trouble:
    return Trouble(office)


def names(card: RequestCard | DeskCard) -> set[str]:
    return {person.name for person in card.readers}


def told(office: Office) -> set[str]:
    """Who is told that there is a request."""
    return {office.row(Person, id=row.person_id).name for row in office.mail(kind="HelpWanted", state="pending")}


# -- the way of a request ---------------------------------------------------------------------------


def test_a_request_is_received_seen_taken_on_answered_and_handled(office: Office, trouble: Trouble) -> None:
    form = office.services.concerns.form(trouble.bob, ConcernKind.CONCERN, trouble.place, trouble.pair)
    assert [person.name for _, person in form.readers] == ["Ben", "Grace", "Joan"]
    assert (form.origin, form.answer_by) == (Origin.PROGRAM, date(2026, 12, 12))
    sent = trouble.sends()
    assert (sent.state, sent.words, names(sent)) == (ConcernState.RECEIVED, CANARY, {"Ben", "Grace", "Joan"})
    assert told(office) == {"Ben", "Grace", "Joan"}
    assert office.letters(trouble.bob) == [HelpReceived(concern=sent.id)]

    office.wait(hours=1)
    card = trouble.reads(trouble.joan, sent.id)
    assert (card.words, card.sender.name, card.partner and card.partner.name) == (CANARY, "Bob", "Ada")
    seen = office.services.concerns.mine(trouble.bob, sent.id)
    assert [(each.by.name, each.at) for each in seen.readings] == [("Joan", T(hours=1))]
    assert seen.state is ConcernState.SEEN

    taken = office.services.concern_desk.take(trouble.joan, sent.id)
    assert taken.yours
    office.services.concern_desk.take(trouble.joan, sent.id)
    mine = office.services.concerns.mine(trouble.bob, sent.id)
    assert (mine.handler and mine.handler.name, names(mine)) == ("Joan", {"Joan"})
    assert {person.name for person in mine.others} == {"Ben", "Grace"}
    with pytest.raises(NothingForYou):
        trouble.reads(trouble.ben, sent.id)

    answered = office.services.concern_desk.reply(trouble.joan, sent.id, taken.version, " Thank you. ")
    office.services.concern_desk.reply(trouble.joan, sent.id, answered.version, "Come and see me.")
    mine = office.services.concerns.mine(trouble.bob, sent.id)
    assert mine.reply == "Thank you.\n\nCome and see me."
    version = trouble.reads(trouble.joan, sent.id).version
    assert office.services.concern_desk.settle(trouble.joan, sent.id, version).state is ConcernState.HANDLED
    assert len(office.mail(kind="HelpNews")) == 4
    assert len(office.letters(trouble.bob, HelpNews)) == 1
    assert [line.state for line in office.services.concerns.page(trouble.bob).requests] == [ConcernState.HANDLED]
    deeds = [(entry.action, entry.detail) for entry in office.rows(AuditEntry, subject=str(sent.id))]
    assert sorted(action for action, _ in deeds) == [
        "concern:handled", "concern:read", "concern:read", "concern:reply", "concern:reply", "concern:take",
    ]  # fmt: skip
    assert all(detail == {} for _, detail in deeds)


def test_one_reader_is_chosen_and_nobody_else_is_told_or_reads(office: Office, trouble: Trouble) -> None:
    sent = trouble.sends(to=trouble.ben)
    assert (names(sent), told(office)) == ({"Ben"}, {"Ben"})
    for other in (trouble.joan, trouble.grace):
        with pytest.raises(NothingForYou):
            trouble.reads(other, sent.id)
    shared = office.services.concerns.share(trouble.bob, sent.id)
    assert names(shared) == {"Ben", "Grace", "Joan"}
    assert len(office.letters(trouble.ben, HelpWanted)) == 1
    assert trouble.reads(trouble.joan, sent.id).words == CANARY
    with pytest.raises(NobodyElse):
        office.services.concerns.share(trouble.bob, sent.id)


def test_where_the_chosen_reader_can_no_longer_read_the_others_do(office: Office, trouble: Trouble) -> None:
    sent = trouble.sends(to=trouble.ben)
    trouble.manages(trouble.ben, trouble.bob)
    with pytest.raises(NothingForYou):
        trouble.reads(trouble.ben, sent.id)
    assert trouble.reads(trouble.joan, sent.id).words == CANARY
    mine = office.services.concerns.mine(trouble.bob, sent.id)
    assert (mine.handler, names(mine)) == (None, {"Grace", "Joan"})
    with pytest.raises(WrongInput):
        trouble.sends(to=trouble.ben)


def test_more_is_added_and_opens_what_was_handled(office: Office, trouble: Trouble) -> None:
    sent = trouble.sends()
    version = trouble.reads(trouble.joan, sent.id).version
    office.services.concern_desk.settle(trouble.joan, sent.id, version)
    office.clear_mail()
    more = office.services.concerns.add(trouble.bob, sent.id, "It happened again.")
    assert (more.state, more.words) == (ConcernState.RECEIVED, f"{CANARY}\n\nIt happened again.")
    assert office.letters(trouble.joan) == [HelpWanted(concern=sent.id, again=True)]
    assert office.letters(trouble.ben) == []
    with pytest.raises(ChangedMeanwhile):
        office.services.concern_desk.reply(trouble.joan, sent.id, version, "Too early")
    with pytest.raises(ChangedMeanwhile):
        office.services.concern_desk.settle(trouble.joan, sent.id, version)


def test_taken_back_its_words_are_gone_for_everybody(office: Office, trouble: Trouble) -> None:
    sent = trouble.sends(apart=Apart.YES)
    version = trouble.reads(trouble.joan, sent.id).version
    office.services.concern_desk.reply(trouble.joan, sent.id, version, "Oh dear.")
    back = office.services.concerns.withdraw(trouble.bob, sent.id)
    assert (back.state, back.words, back.reply, back.keep_apart) == (ConcernState.WITHDRAWN, "", "", True)
    with pytest.raises(TakenBack):
        trouble.reads(trouble.joan, sent.id)
    for reader in (trouble.joan, trouble.ben, trouble.bob):
        assert office.letters(reader, HelpWanted, HelpNews) == []
    deeds: tuple[Callable[[], object], ...] = (
        lambda: office.services.concerns.add(trouble.bob, sent.id, "x"),
        lambda: office.services.concerns.share(trouble.bob, sent.id),
        lambda: office.services.concerns.invite(trouble.bob, sent.id),
    )
    for deed in deeds:
        with pytest.raises(TakenBack):
            deed()
    assert office.services.concerns.lift(trouble.bob, sent.id).keep_apart is False


def test_words_are_needed_and_fit(office: Office, trouble: Trouble) -> None:
    for words in (" \n", "x" * (LONGEST_WORDS + 1)):
        with pytest.raises(WrongInput):
            trouble.sends(words=words)
    sent = trouble.sends(words="x" * LONGEST_WORDS)
    version = trouble.reads(trouble.joan, sent.id).version
    for words in ("", "y" * (LONGEST_WORDS + 1)):
        with pytest.raises(WrongInput):
            office.services.concern_desk.reply(trouble.joan, sent.id, version, words)
    for _ in range(2):
        office.services.concerns.add(trouble.bob, sent.id, "x" * LONGEST_WORDS)
    with pytest.raises(WrongInput, match="another look"):
        office.services.concerns.add(trouble.bob, sent.id, "x" * LONGEST_WORDS)


def test_a_talk_is_proposed_by_the_reader_and_the_partner_is_invited_by_the_sender_alone(
    office: Office, trouble: Trouble
) -> None:
    sent = trouble.sends(ConcernKind.MEDIATION)
    with pytest.raises(NoTalkYet):
        office.services.concerns.invite(trouble.bob, sent.id)
    card = office.services.concern_desk.take(trouble.joan, sent.id)
    assert card.may_offer_talk
    assert not office.services.concerns.mine(trouble.bob, sent.id).may_invite
    office.services.concern_desk.reply(trouble.joan, sent.id, card.version, "Shall the three of us talk?")
    assert office.letters(trouble.ada) == []
    assert office.services.concerns.mine(trouble.bob, sent.id).may_invite
    for _ in range(2):
        office.services.concerns.invite(trouble.bob, sent.id)
    (letter,) = office.letters(trouble.ada)
    assert letter == TalkInvited(
        partner=office.known(trouble.bob).as_someone(),
        host=office.known(trouble.joan).as_someone(),
        program="Skill exchange",
    )
    concern = trouble.sends(ConcernKind.CONCERN)
    assert not office.services.concern_desk.take(trouble.joan, concern.id).may_offer_talk
    with pytest.raises(NoTalkYet):
        office.services.concerns.invite(trouble.bob, concern.id)


# -- who reads ------------------------------------------------------------------------------------------


def test_a_request_about_no_pair_goes_past_everybody_the_sender_was_paired_with(
    office: Office, trouble: Trouble
) -> None:
    trouble.manages(trouble.joan, trouble.bob)
    assert names(trouble.sends(pair=False)) == {"Ben", "Grace"}


def test_in_a_group_nobody_around_the_mentor_reads(office: Office) -> None:
    bob, cy, dee = (office.person(name) for name in ("bob", "cy", "dee"))
    circle = Circle(office, (bob, cy))
    circle.says_yes(bob, cy)
    office.services.colleagues.change(office.admin(), circle.cohort.id, [cy.user, dee.user])
    place = office.participant(bob, circle.cohort).id
    form = office.services.concerns.form(bob, ConcernKind.CONCERN, place, circle.pair(bob))
    assert [person.name for _, person in form.readers] == ["Dee", "Grace"]


def test_where_all_who_run_it_are_part_of_it_others_stand_in_or_nothing_is_kept(
    office: Office, trouble: Trouble
) -> None:
    boss = office.learn("boss", is_admin=True)
    for person in (trouble.grace, trouble.joan, trouble.ben):
        trouble.manages(trouble.ada, person)
    form = office.services.concerns.form(trouble.bob, ConcernKind.CONCERN, trouble.place, trouble.pair)
    assert ([person.name for _, person in form.readers], form.origin) == (["Boss"], Origin.WORKSPACE)
    named = office.learn(OPERATOR[1:].lower())
    form = office.services.concerns.form(trouble.bob, ConcernKind.CONCERN, trouble.place, trouble.pair)
    assert form.origin is Origin.NAMED
    sent = trouble.sends()
    assert trouble.reads(named, sent.id).words == CANARY
    for person in (boss, named):
        trouble.manages(trouble.mona, person)
        trouble.manages(person, trouble.mona)
    trouble.manages(boss, trouble.mona)
    trouble.manages(trouble.mona, named)
    trouble.manages(trouble.ada, named)
    form = office.services.concerns.form(trouble.bob, ConcernKind.CONCERN, trouble.place, trouble.pair)
    assert (form.readers, form.origin) == ((), Origin.NOBODY)
    with pytest.raises(NobodyToTell):
        trouble.sends()


def test_the_partner_a_manager_and_other_admins_find_nothing_by_any_button(
    office: Office, trouble: Trouble
) -> None:
    sent = trouble.sends()
    top = office.learn("top", is_admin=True)
    desk, unknown = office.services.concern_desk, UUID(int=77)
    deeds: tuple[Callable[[Actor, UUID], object], ...] = (
        desk.read,
        desk.take,
        lambda me, it: desk.reply(me, it, 1, "x"),
        lambda me, it: desk.settle(me, it, 1),
        office.services.concerns.mine,
        lambda me, it: office.services.concerns.add(me, it, "x"),
        office.services.concerns.withdraw,
        office.services.concerns.share,
        office.services.concerns.lift,
        office.services.concerns.invite,
    )
    for me in (trouble.ada, trouble.mona, top):
        for deed in deeds:
            for it in (sent.id, unknown):
                with pytest.raises(NothingForYou):
                    deed(me, it)
        with pytest.raises(NothingForYou):
            desk.waiting(me, trouble.cohort.id)
    assert not office.rows(AuditEntry, subject=str(sent.id))
    with pytest.raises(NothingForYou):
        trouble.reads(trouble.bob, sent.id)
    with pytest.raises(NotYours):
        office.services.concerns.form(trouble.joan, ConcernKind.CONCERN, trouble.place, None)
    with pytest.raises(NotYours):
        office.services.concerns.form(trouble.joan, ConcernKind.CONCERN, trouble.place, trouble.pair)


def test_a_task_is_there_for_those_alone_who_may_read(office: Office, trouble: Trouble) -> None:
    sent = trouble.sends()
    trouble.sends(to=trouble.joan)

    def waits(reader: Actor) -> list[tuple[Urge, int]]:
        return [(task.urge, task.number) for task in tasks(office, reader) if task.urge is Urge.CONCERN]

    assert (waits(trouble.joan), waits(trouble.ben)) == ([(Urge.CONCERN, 2)], [(Urge.CONCERN, 1)])
    assert waits(trouble.ada) == waits(trouble.mona) == []
    page = office.services.concern_desk.waiting(trouble.joan, trouble.cohort.id)
    assert [(line.sender.name, line.yours) for line in page.lines] == [("Bob", False), ("Bob", True)]
    with pytest.raises(NothingForYou):
        office.services.concern_desk.waiting(trouble.joan, office.cohort(trouble.grace).id)
    version = trouble.reads(trouble.ben, sent.id).version
    office.services.concern_desk.settle(trouble.ben, sent.id, version)
    assert (waits(trouble.joan), waits(trouble.ben)) == ([(Urge.CONCERN, 1)], [])
    with pytest.raises(NothingForYou):
        office.services.concern_desk.waiting(trouble.ben, trouble.cohort.id)


def everything(office: Office, me: Actor) -> Mapping[str, object]:
    """All that somebody who runs a program is shown, and what is on its way to them."""
    services = office.services
    services.holding.stop(office.admin(), "")
    held = repr((services.holding.look(office.admin()), services.holding.page(office.admin(), 0)))
    services.holding.release(office.admin())
    return {
        "home": services.home.of(me),
        "help": services.concerns.page(me),
        "room": services.rooms.enter(me),
        "deeds": [line for line in services.chronicle.of_everything(me).lines if "messages" not in line.action],
        "people": services.chronicle.of_everything(me, chapter=Chapter.PEOPLE).lines,
        "held": held,
        "mail": office.letters(me),
    }


def test_no_screen_message_log_or_number_of_anybody_else_changes(office: Office, trouble: Trouble) -> None:
    """Ada, the partner, and Mona, her manager, are admins of the workspace even."""
    ada, mona = (office.learn(name, is_admin=True) for name in ("ada", "mona"))
    before = {me.user: everything(office, me) for me in (ada, mona)}
    sent = trouble.sends(apart=Apart.YES)
    version = trouble.reads(trouble.joan, sent.id).version
    office.services.concern_desk.reply(trouble.joan, sent.id, version, CANARY)
    office.services.concerns.add(trouble.bob, sent.id, CANARY)
    after = {me.user: everything(office, me) for me in (ada, mona)}
    assert after == before
    office.wait(days=8)
    office.plan()
    with office.session() as session:
        for table in Base.metadata.sorted_tables:
            rows = session.execute(select(table)).all()
            holds = any("canary" in repr(row) for row in rows)
            assert holds == (table.name == Concern.__tablename__), table.name


# -- what else it does ------------------------------------------------------------------------------------


def test_the_chat_hears_of_no_goal_reached_while_a_request_is_open(office: Office, trouble: Trouble) -> None:
    def reaches_a_goal() -> int:
        wish = GoalWish(title="Talk", measure="", due_on=TODAY + timedelta(days=30))
        office.services.progress.done(trouble.bob, office.services.goals.set(trouble.bob, trouble.pair, wish).id)
        return len(office.mail(kind="GoalCelebrated"))

    sent = trouble.sends()
    assert reaches_a_goal() == 0
    assert len(office.letters(trouble.ada, GoalReached)) == 1
    office.services.concerns.withdraw(trouble.bob, sent.id)
    assert reaches_a_goal() == 1


def test_a_pair_at_risk_is_offered_nothing_unasked_while_a_request_is_open(office: Office) -> None:
    ada, bob, cohort, pair = a_pair(office)
    place, send = office.participant(bob, cohort).id, office.services.concerns.send
    sent = send(bob, ConcernKind.CONCERN, place, pair, words="Please.", to=None, apart=Apart.NO)
    met(office, pair, T(days=2))
    for day in (16, 30):
        met(office, pair, T(days=day), MeetingState.UNKNOWN)
    office.clock.instant = T(days=43)
    assert look(office, pair).health is Health.AT_RISK
    assert office.letters(ada, EasyOffer) == office.letters(bob, EasyOffer) == []
    office.services.concerns.withdraw(bob, sent.id)
    look(office, pair)
    assert len(office.letters(ada, EasyOffer)) == len(office.letters(bob, EasyOffer)) == 1


def test_help_asked_for_in_another_form_is_received_in_the_same_way(office: Office, trouble: Trouble) -> None:
    with office.store.writing(trouble.bob) as work:
        pair = work.mentorships.get(trouble.pair)
        receive(work, Almanac(office.holidays), pair.mentee, pair, ConcernKind.CONCERN, " Help. ")
    assert office.row(Concern).words == "Help."
    assert told(office) == {"Ben", "Grace", "Joan"}


def test_whoever_has_left_still_follows_and_takes_back_and_readers_still_help(
    office: Office, trouble: Trouble
) -> None:
    sent = trouble.sends()
    office.services.participation.leave(trouble.bob, trouble.place)
    card = office.services.concerns.page(trouble.bob)
    assert [line.id for line in card.requests] == [sent.id]
    assert card.pairs == ()
    assert [place.partner and place.partner.name for place in card.places] == ["Ada", None]
    assert trouble.reads(trouble.joan, sent.id).words == CANARY
    assert office.services.concerns.withdraw(trouble.bob, sent.id).words == ""


def test_outside_of_every_program_there_is_nothing_to_ask_about(office: Office, trouble: Trouble) -> None:
    assert office.services.concerns.page(office.person("zoe")).places == ()


# -- at the same moment ------------------------------------------------------------------------------------


def test_two_readers_at_once_settle_who_is_on_it(office: Office, trouble: Trouble) -> None:
    sent = trouble.sends()
    done = at_once(
        lambda: office.services.concern_desk.take(trouble.joan, sent.id),
        lambda: office.services.concern_desk.take(trouble.ben, sent.id),
    )
    assert sorted(type(each).__name__ for each in done) == ["DeskCard", "NothingForYou"]
    assert len(office.letters(trouble.bob, HelpNews)) == 1


def test_taking_back_and_answering_at_once_leave_no_words(office: Office, trouble: Trouble) -> None:
    sent = trouble.sends()
    version = trouble.reads(trouble.joan, sent.id).version
    done = at_once(
        lambda: office.services.concerns.withdraw(trouble.bob, sent.id),
        lambda: office.services.concern_desk.reply(trouble.joan, sent.id, version, "Here I am."),
    )
    assert isinstance(done[0], RequestCard)
    kept = office.row(Concern)
    assert (kept.state, kept.words, kept.reply) == (ConcernState.WITHDRAWN, "", "")


def test_a_form_sent_twice_by_one_press_is_one_request(office: Office, trouble: Trouble) -> None:
    trouble.bob = replace(trouble.bob, gesture="V1:help:1")
    done = at_once(trouble.sends, trouble.sends)
    assert {type(each) for each in done} == {RequestCard, AlreadyDone}
    assert len(office.rows(Concern)) == 1
