"""The queue of what needs a human: what stands in it for whom, what can be done, and the way back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.care.terms import Attempt, EndedBy
from bot.domain.errors import AdminsOnly, NotYours
from bot.domain.insight.desk import UNDO_FOR
from bot.domain.insight.desk_cards import DeedCard, DeskWish
from bot.domain.insight.desk_errors import (
    ActedSince,
    EndsAlready,
    NoMoreTime,
    OnABreak,
    OwnPair,
    RemindedLately,
    SettledMeanwhile,
    TooLateToUndo,
    UndoneAlready,
)
from bot.domain.insight.terms import DeedKind
from bot.domain.matching_terms import ProposalState
from bot.domain.notices import (
    GentleWord,
    MatchProposed,
    MentorshipCompleted,
    MoreTime,
    PairParted,
    ProposalClosed,
    Several,
    WordFromAdmin,
)
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import DeliveryState, MentorshipState, Role, Side
from bot.store.codec import dump_notice
from models import (
    AuditEntry,
    Cohort,
    DeskDeed,
    HelpAttempt,
    MatchProposal,
    Mentorship,
    NextSearch,
    OutboxMessage,
    Rematch,
)
from tests.integration.office import TODAY, Office, T
from tests.integration.queues import entries

NOBODY = UUID(int=0)


class Story:
    """A program of Grace's in which one pair could use a hand, and a match waits for an answer."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.grace = office.admin()
        self.ada, self.bob = office.person("ada"), office.person("bob")
        self.cohort = office.cohort(self.grace)
        self.pair = office.pair(self.ada, self.bob, self.cohort)
        office.join(self.ada, self.cohort, Role.MENTOR, seats=1)
        needs_a_hand(office, self.pair)


def needs_a_hand(office: Office, pair: UUID) -> None:
    office.put(
        HelpAttempt(
            id=office.ids.new(),
            workspace_id=office.workspace().id,
            mentorship_id=pair,
            what=Attempt.ADMIN_TOLD,
            made_at=office.clock.instant,
            answer="",
        )
    )


@pytest.fixture
def story(office: Office) -> Story:
    return Story(office)


def a_match(story: Story, days: int = 8) -> UUID:
    """A match of Mary and Cy that nobody has answered for some days."""
    office = story.office
    mary, cy = office.person("mary"), office.person("cy")
    proposal = office.proposal(mary, cy, story.cohort)
    office.clear_mail()
    office.wait(days=days)
    return proposal


def letters(story: Story, who: Actor, kind: type[object]) -> list[object]:
    return [each for each in story.office.letters(who) if isinstance(each, kind)]


def after_the_hour(story: Story) -> None:
    story.office.wait(hours=1, minutes=1)
    story.office.plan()


# -- what stands in it -----------------------------------------------------------------------------


def test_an_entry_says_whom_since_when_why_and_what_was_tried(story: Story) -> None:
    story.office.services.deeds.remind(story.grace, Urge.HAND, story.pair)
    (card,) = entries(story.office, story.grace, Urge.HAND)
    assert card.pair
    assert (card.pair.mentor.name, card.pair.mentee.name, card.program) == ("Ada", "Bob", "Skill exchange")
    assert card.entry.since == T()
    assert [(deed.kind, deed.by.name) for deed in card.deeds] == [(DeedKind.REMINDED, "Grace")]


def test_a_match_stands_there_after_a_week_without_an_answer(story: Story) -> None:
    match = a_match(story, days=6)
    assert entries(story.office, story.grace, Urge.PROPOSAL) == []
    story.office.wait(days=1)
    (card,) = entries(story.office, story.grace, Urge.PROPOSAL)
    assert card.entry.subject == match
    assert card.match
    assert card.match.unanswered == tuple(Side)
    assert card.match.reminded_at is None


def test_a_full_cohort_and_one_that_ends_stand_there(story: Story) -> None:
    office = story.office
    with office.session() as session:
        cohort = session.get_one(Cohort, story.cohort.id)
        cohort.size_limit, cohort.ends_on = 2, TODAY + timedelta(days=6)
    office.join(office.person("dora"), story.cohort, Role.MENTEE)
    office.plan()
    (waits,) = entries(office, story.grace, Urge.WAITLIST)
    assert (waits.entry.people, waits.entry.since) == (1, T())
    (ends,) = entries(office, story.grace, Urge.ENDING)
    assert ends.entry.task
    assert (ends.entry.task.days, ends.entry.task.number, ends.entry.people) == (6, 1, 2)


def test_a_program_admin_sees_their_programs_only_and_nobody_a_pair_of_their_own(story: Story) -> None:
    office = story.office
    helen = office.person("helen")
    with pytest.raises(AdminsOnly):
        office.services.desk.look(helen)
    other = office.cohort(story.grace, name="Other")
    office.services.colleagues.change(story.grace, other.id, [helen.user])
    assert entries(office, helen, Urge.HAND) == []
    with pytest.raises(AdminsOnly):
        office.services.deeds.remind(helen, Urge.HAND, story.pair)
    office.services.colleagues.change(story.grace, story.cohort.id, [helen.user, story.ada.user])
    assert len(entries(office, helen, Urge.HAND)) == 1
    assert entries(office, story.ada, Urge.HAND) == []
    with pytest.raises(OwnPair):
        office.services.deeds.remind(story.ada, Urge.HAND, story.pair)


def test_the_queue_has_pages_and_filters(story: Story) -> None:
    office = story.office
    for number in range(10):
        office.cohort(story.grace, name=f"Draft {number}", starts_on=TODAY + timedelta(days=3))
    first = office.services.desk.look(story.grace)
    assert (len(first.entries), first.total, first.wish.start) == (8, 11, 0)
    assert first.entries[0].entry.urge is Urge.HAND
    assert len(first.cohorts) == 11
    assert set(first.kinds) == {"hand", "starts_soon"}
    second = office.services.desk.look(story.grace, DeskWish(start=8))
    assert (len(second.entries), second.wish.start) == (3, 8)
    assert office.services.desk.look(story.grace, DeskWish(start=800)).wish.start == 8
    one = office.services.desk.look(story.grace, DeskWish(cohort=story.cohort.id, kind="hand"))
    assert [each.entry.subject for each in one.entries] == [story.pair]


# -- putting off -----------------------------------------------------------------------------------


def test_what_is_put_off_comes_back_and_others_see_it_all_the_time(story: Story) -> None:
    office = story.office
    helen = office.learn("helen", is_admin=True)
    deed = office.services.deeds.put_off(story.grace, Urge.HAND, story.pair, 3)
    assert (deed.kind, deed.days) == (DeedKind.SNOOZED, 3)
    assert entries(office, story.grace, Urge.HAND) == []
    assert len(entries(office, helen, Urge.HAND)) == 1
    office.wait(days=3)
    assert len(entries(office, story.grace, Urge.HAND)) == 1


def test_putting_off_is_undone_by_whoever_did_it_alone(story: Story) -> None:
    office = story.office
    helen = office.learn("helen", is_admin=True)
    deed = office.services.deeds.put_off(story.grace, Urge.HAND, story.pair, 7)
    with pytest.raises(NotYours):
        office.services.undoing.undo(helen, deed.id)
    office.services.undoing.undo(story.grace, deed.id)
    assert len(entries(office, story.grace, Urge.HAND)) == 1
    with pytest.raises(UndoneAlready):
        office.services.undoing.undo(story.grace, deed.id)


def test_whole_cohorts_and_undelivered_messages_can_be_put_off(story: Story) -> None:
    office = story.office
    soon = office.cohort(story.grace, name="Soon", starts_on=TODAY + timedelta(days=3))
    lost = {"state": DeliveryState.GIVEN_UP, "settled_at": office.clock.instant, "outcome": "is_archived"}
    with office.session() as session:
        row = session.get_one(OutboxMessage, office.mail()[0].id)
        for name, value in lost.items():
            setattr(row, name, value)
    workspace = office.workspace().id
    assert {each.entry.urge for each in entries(office, story.grace)} == {
        Urge.HAND, Urge.STARTS_SOON, Urge.UNDELIVERED,
    }  # fmt: skip
    office.services.deeds.put_off(story.grace, Urge.STARTS_SOON, soon.id, 1)
    office.services.deeds.put_off(story.grace, Urge.UNDELIVERED, workspace, 1)
    assert {each.entry.urge for each in entries(office, story.grace)} == {Urge.HAND}
    assert [deed.about for deed in office.services.deeds.done_lately(story.grace)] == ["undelivered", "starts_soon"]
    with pytest.raises(NotYours):
        office.services.deeds.put_off(story.grace, Urge.UNDELIVERED, NOBODY, 1)
    helen = office.person("helen")
    office.services.colleagues.change(story.grace, soon.id, [helen.user])
    with pytest.raises(AdminsOnly):
        office.services.deeds.put_off(helen, Urge.UNDELIVERED, workspace, 1)


def test_a_match_can_be_put_off_and_one_of_ones_own_is_left_alone(story: Story) -> None:
    office = story.office
    match = a_match(story)
    office.services.deeds.put_off(story.grace, Urge.PROPOSAL, match, 1)
    assert entries(office, story.grace, Urge.PROPOSAL) == []
    mary = office.learn("mary", is_admin=True)
    with pytest.raises(OwnPair):
        office.services.deeds.remind(mary, Urge.PROPOSAL, match)


# -- reminding -------------------------------------------------------------------------------------


def test_both_of_a_pair_read_a_gentle_word_once_in_three_days(story: Story) -> None:
    office = story.office
    office.services.deeds.remind(story.grace, Urge.HAND, story.pair)
    assert [len(letters(story, who, GentleWord)) for who in (story.ada, story.bob)] == [1, 1]
    assert office.row(OutboxMessage, kind="GentleWord", person_id=office.known(story.ada).id).topic
    with pytest.raises(RemindedLately, match="You reminded them on Monday"):
        office.services.deeds.remind(story.grace, Urge.HAND, story.pair)
    helen = office.learn("helen", is_admin=True)
    with pytest.raises(RemindedLately, match="Grace reminded them"):
        office.services.deeds.remind(helen, Urge.HAND, story.pair)
    office.wait(days=3)
    office.services.deeds.remind(helen, Urge.HAND, story.pair)
    log = [(row.action, row.detail) for row in office.rows(AuditEntry) if row.action.startswith("desk:")]
    assert log == [("desk:reminded", {"about": "hand"})] * 2


def test_undoing_a_reminder_takes_it_back_and_says_where_it_stands_if_it_has_left(story: Story) -> None:
    office = story.office
    deed = office.services.deeds.remind(story.grace, Urge.HAND, story.pair)
    to_ada = office.row(OutboxMessage, kind="GentleWord", person_id=office.known(story.ada).id)
    with office.session() as session:
        sent = session.get_one(OutboxMessage, to_ada.id)
        sent.state, sent.sent_channel, sent.sent_ts = DeliveryState.SENT, "DADA", "1.5"
    undone = office.services.undoing.undo(story.grace, deed.id)
    assert [(each.channel, each.ts, each.part) for each in undone.stands] == [("DADA", "1.5", "")]
    assert undone.leaving == 0
    assert letters(story, story.bob, GentleWord) == []
    office.services.deeds.remind(story.grace, Urge.HAND, story.pair)
    assert len(letters(story, story.bob, GentleWord)) == 1, "what was undone does not count"


def test_a_word_that_left_together_with_others_is_found_in_its_part_and_one_that_leaves_is_counted(
    story: Story,
) -> None:
    office = story.office
    deed = office.services.deeds.remind(story.grace, Urge.HAND, story.pair)
    ada, bob = (
        office.row(OutboxMessage, kind="GentleWord", person_id=office.known(who).id)
        for who in (story.ada, story.bob)
    )
    word = GentleWord(mentorship=story.pair, partner=deed.people[1], program="Skill exchange")
    other = GentleWord(mentorship=NOBODY, partner=deed.people[1], program="Skill exchange")
    whole = OutboxMessage(
        id=office.ids.new(), workspace_id=ada.workspace_id, key="several", kind="Several",
        payload=dump_notice(Several(parts=(other, word))), person_id=ada.person_id, state=DeliveryState.SENT,
        due_at=T(), next_at=T(), attempts=1, created_at=T(), sent_channel="DADA", sent_ts="2.5",
    )  # fmt: skip
    office.put(whole)
    with office.session() as session:
        part = session.get_one(OutboxMessage, ada.id)
        part.state, part.merged_into_id = DeliveryState.MERGED, whole.id
        session.get_one(OutboxMessage, bob.id).state = DeliveryState.SENDING
    undone = office.services.undoing.undo(story.grace, deed.id)
    assert [(each.channel, each.ts, each.part) for each in undone.stands] == [("DADA", "2.5", "part:1:")]
    assert undone.leaving == 1


def test_whoever_rests_is_not_reminded(story: Story) -> None:
    office = story.office
    place = office.participant(story.bob, story.cohort)
    office.services.participation.pause(story.bob, place.id, None)
    with pytest.raises(OnABreak):
        office.services.deeds.remind(story.grace, Urge.HAND, story.pair)


def test_a_match_is_reminded_of_where_no_answer_is_and_not_after_the_bot_has(story: Story) -> None:
    office = story.office
    match = a_match(story)
    mary, cy = office.person("mary"), office.person("cy")
    office.services.proposals.accept(mary, match)
    office.clear_mail()
    deed = office.services.deeds.remind(story.grace, Urge.PROPOSAL, match)
    assert letters(story, mary, MatchProposed) == []
    (question,) = letters(story, cy, MatchProposed)
    assert isinstance(question, MatchProposed)
    assert question.again
    assert office.row(MatchProposal, id=match).reminded_at == office.clock.instant
    office.services.undoing.undo(story.grace, deed.id)
    assert office.row(MatchProposal, id=match).reminded_at is None
    assert letters(story, cy, MatchProposed) == []
    office.plan()
    assert office.row(MatchProposal, id=match).reminded_at is not None, "the bot reminds by itself"
    with pytest.raises(RemindedLately, match="I reminded them"):
        office.services.deeds.remind(story.grace, Urge.PROPOSAL, match)


def test_a_reminder_that_the_bot_has_made_since_stays_when_an_earlier_one_is_undone(story: Story) -> None:
    office = story.office
    match = a_match(story)
    deed = office.services.deeds.remind(story.grace, Urge.PROPOSAL, match)
    with office.session() as session:
        session.get_one(MatchProposal, match).reminded_at = T(days=20)
    office.services.undoing.undo(story.grace, deed.id)
    assert office.row(MatchProposal, id=match).reminded_at == T(days=20)


def test_a_match_on_hold_has_nobody_to_remind(story: Story) -> None:
    office = story.office
    match = a_match(story)
    for name in ("mary", "cy"):
        place = office.participant(office.person(name), story.cohort)
        office.services.participation.pause(office.person(name), place.id, None)
    with pytest.raises(OnABreak):
        office.services.deeds.remind(story.grace, Urge.PROPOSAL, match)


# -- talking ---------------------------------------------------------------------------------------


def test_a_word_is_passed_on_signed_to_one_or_both_and_taken_back(story: Story) -> None:
    office = story.office
    card = office.services.subjects.talk(story.grace, Urge.HAND, story.pair)
    assert (card.mentor.name, card.mentee.name, card.team) == ("Ada", "Bob", office.team)
    words = {"words": "How are you?"}
    one = office.services.deeds.write(story.grace, Urge.HAND, story.pair, **words, to=[Side.MENTEE])
    assert letters(story, story.ada, WordFromAdmin) == []
    (read,) = letters(story, story.bob, WordFromAdmin)
    assert isinstance(read, WordFromAdmin)
    assert (read.sender.name, read.words) == ("Grace", "How are you?")
    office.services.undoing.undo(story.grace, one.id)
    assert letters(story, story.bob, WordFromAdmin) == []
    match = a_match(story)
    assert office.services.subjects.talk(story.grace, Urge.PROPOSAL, match).mentee.name == "Cy"
    office.services.deeds.write(story.grace, Urge.PROPOSAL, match, **words, to=list(Side))
    assert [len(letters(story, office.person(name), WordFromAdmin)) for name in ("mary", "cy")] == [1, 1]
    assert "How are you?" not in str([row.detail for row in office.rows(AuditEntry)])


# -- ending ----------------------------------------------------------------------------------------


def test_a_re_match_is_heard_of_after_an_hour_and_puts_the_mentee_first(story: Story) -> None:
    office = story.office
    deed = office.services.deeds.rematch(story.grace, story.pair)
    assert [each.name for each in deed.people] == ["Ada", "Bob"]
    assert office.row(Mentorship, id=story.pair).state is MentorshipState.ACTIVE
    assert entries(office, story.grace, Urge.HAND) == []
    office.wait(minutes=59)
    office.plan()
    assert letters(story, story.bob, PairParted) == []
    after_the_hour(story)
    ended = office.row(Mentorship, id=story.pair)
    assert (ended.state, ended.ended_by) == (MentorshipState.ENDED, EndedBy.PARTED)
    assert [len(letters(story, who, PairParted)) for who in (story.ada, story.bob)] == [1, 1]
    assert office.row(Rematch).participant_id == office.participant(story.bob, story.cohort).id
    assert office.rows(NextSearch)
    with office.store.inside(office.workspace().id) as work:
        assert work.mentorships.left_behind_in(story.cohort.id) == {office.row(Rematch).participant_id}


def test_after_the_doors_have_closed_nobody_is_looked_for_and_a_wish_of_ones_own_is_kept(story: Story) -> None:
    office = story.office
    office.services.rematches.ask(story.ada, story.pair, "No time")
    office.services.deeds.rematch(story.grace, story.pair)
    with office.session() as session:
        session.get_one(Cohort, story.cohort.id).ends_on = TODAY + timedelta(days=1)
    office.wait(days=3)
    office.rhythm.move_on(office.workspace().id, story.pair)
    assert office.rows(NextSearch) == []
    assert office.row(Rematch).reason == "No time"


def test_one_that_is_ended_kindly_completes_with_thanks_after_an_hour(story: Story) -> None:
    office = story.office
    office.services.deeds.close(story.grace, Urge.HAND, story.pair)
    after_the_hour(story)
    ended = office.row(Mentorship, id=story.pair)
    assert (ended.state, ended.ended_by) == (MentorshipState.COMPLETED, EndedBy.STOPPED)
    assert len(letters(story, story.bob, MentorshipCompleted)) == 1


def test_within_the_hour_the_end_is_undone_as_if_nothing_had_been(story: Story) -> None:
    office = story.office
    ways: tuple[Callable[[], DeedCard], ...] = (
        lambda: office.services.deeds.rematch(story.grace, story.pair),
        lambda: office.services.deeds.close(story.grace, Urge.HAND, story.pair),
    )
    for doing in ways:
        deed = doing()
        office.wait(minutes=30)
        office.services.undoing.undo(story.grace, deed.id)
        pair = office.row(Mentorship, id=story.pair)
        assert (pair.state, pair.ended_by) == (MentorshipState.ACTIVE, None)
        after_the_hour(story)
        assert office.row(Mentorship, id=story.pair).state is MentorshipState.ACTIVE
    assert len(entries(office, story.grace, Urge.HAND)) == 1


def test_an_early_look_leaves_a_pair_alone_until_the_hour_is_over(story: Story) -> None:
    office = story.office
    office.services.deeds.rematch(story.grace, story.pair)
    with office.session() as session:
        session.get_one(Mentorship, story.pair).look_again_at = T(minutes=5)
    office.wait(minutes=5)
    assert office.rhythm.move_on(office.workspace().id, story.pair) is None
    assert office.row(Mentorship, id=story.pair).look_again_at == T(hours=1)


def test_who_comes_second_reads_what_stands(story: Story) -> None:
    office = story.office
    helen = office.learn("helen", is_admin=True)
    office.services.deeds.rematch(story.grace, story.pair)
    ways: tuple[Callable[[], DeedCard], ...] = (
        lambda: office.services.deeds.close(helen, Urge.HAND, story.pair),
        lambda: office.services.deeds.remind(helen, Urge.HAND, story.pair),
        lambda: office.services.deeds.extend(helen, Urge.HAND, story.pair),
    )
    for doing in ways:
        with pytest.raises(EndsAlready, match="Grace has just ended this one"):
            doing()
    after_the_hour(story)
    with pytest.raises(SettledMeanwhile):
        office.services.deeds.remind(helen, Urge.HAND, story.pair)
    with pytest.raises(SettledMeanwhile):
        office.services.deeds.remind(helen, Urge.HAND, NOBODY)
    with pytest.raises(SettledMeanwhile):
        office.services.deeds.remind(helen, Urge.PROPOSAL, NOBODY)


def test_after_an_hour_or_once_somebody_has_acted_it_cannot_be_undone(story: Story) -> None:
    office = story.office
    deed = office.services.deeds.rematch(story.grace, story.pair)
    after_the_hour(story)
    with pytest.raises(TooLateToUndo):
        office.services.undoing.undo(story.grace, deed.id)
    with pytest.raises(NotYours):
        office.services.undoing.undo(story.grace, NOBODY)


def test_a_pair_that_has_ended_by_itself_meanwhile_is_not_taken_up_again(story: Story) -> None:
    office = story.office
    deed = office.services.deeds.rematch(story.grace, story.pair)
    office.services.participation.leave(story.bob, office.participant(story.bob, story.cohort).id)
    with pytest.raises(ActedSince):
        office.services.undoing.undo(story.grace, deed.id)
    assert office.row(DeskDeed).undone_at is None


def test_a_match_is_closed_for_both_in_an_hour_and_taken_up_again_until_then(story: Story) -> None:
    office = story.office
    match = a_match(story)
    mary, cy = office.person("mary"), office.person("cy")
    before = office.row(MatchProposal, id=match).look_again_at
    deed = office.services.deeds.close(story.grace, Urge.PROPOSAL, match)
    assert office.row(MatchProposal, id=match).state is ProposalState.WITHDRAWN
    told = office.mail(kind="ProposalClosed")
    assert [row.due_at >= office.clock.instant + UNDO_FOR for row in told] == [True, True]
    assert [row.look_again_at for row in office.rows(NextSearch)] == [office.clock.instant + UNDO_FOR]
    office.services.undoing.undo(story.grace, deed.id)
    again = office.row(MatchProposal, id=match)
    assert (again.state, again.settled_at, again.look_again_at) == (ProposalState.PROPOSED, None, before)
    assert letters(story, mary, ProposalClosed) == letters(story, cy, ProposalClosed) == []
    office.wait(minutes=2)
    office.services.deeds.close(story.grace, Urge.PROPOSAL, match)
    assert len(letters(story, cy, ProposalClosed)) == 1, "closed once more, it is told"
    with pytest.raises(SettledMeanwhile):
        office.services.deeds.close(story.grace, Urge.PROPOSAL, match)


def someone_left(story: Story, match: UUID) -> None:
    cy = story.office.person("cy")
    story.office.services.participation.leave(cy, story.office.participant(cy, story.cohort).id)


def seats_taken(story: Story, match: UUID) -> None:
    office = story.office
    office.join(office.person("mary"), story.cohort, Role.MENTOR, seats=1)
    with office.session() as session:
        mentor = session.get_one(MatchProposal, match).mentor_id
        session.get_one(Mentorship, story.pair).mentor_id = mentor


def doors_closed(story: Story, match: UUID) -> None:
    with story.office.session() as session:
        session.get_one(Cohort, story.cohort.id).ends_on = TODAY + timedelta(days=1)


def learns_already(story: Story, match: UUID) -> None:
    with story.office.session() as session:
        session.get_one(Mentorship, story.pair).mentee_id = session.get_one(MatchProposal, match).mentee_id


@pytest.mark.parametrize("happened", [someone_left, seats_taken, doors_closed, learns_already])
def test_a_match_is_not_taken_up_again_where_the_two_are_no_longer_free(
    story: Story, happened: Callable[[Story, UUID], None]
) -> None:
    match = a_match(story)
    deed = story.office.services.deeds.close(story.grace, Urge.PROPOSAL, match)
    happened(story, match)
    with pytest.raises(ActedSince):
        story.office.services.undoing.undo(story.grace, deed.id)


# -- more time -------------------------------------------------------------------------------------


def ends(story: Story, on: datetime) -> None:
    with story.office.session() as session:
        session.get_one(Cohort, story.cohort.id).ends_on = on.date()


def test_a_pair_near_its_end_gets_four_more_weeks_and_both_read_it_after_an_hour(story: Story) -> None:
    office = story.office
    ends(story, T(days=20))
    (card,) = entries(office, story.grace, Urge.HAND)
    assert card.ends_on == T(days=20).date()
    deed = office.services.deeds.extend(story.grace, Urge.HAND, story.pair)
    assert deed.until == T(days=48).date()
    assert office.row(Mentorship, id=story.pair).ends_on == deed.until
    (word,) = letters(story, story.ada, MoreTime)
    assert isinstance(word, MoreTime)
    assert word.until == deed.until
    assert office.row(OutboxMessage, kind="MoreTime", person_id=office.known(story.ada).id).due_at == T(hours=1)
    office.services.undoing.undo(story.grace, deed.id)
    assert office.row(Mentorship, id=story.pair).ends_on is None
    assert letters(story, story.ada, MoreTime) == []


def test_a_last_day_that_was_chosen_before_is_put_back_unless_it_changed_again(story: Story) -> None:
    office = story.office
    ends(story, T(days=20))
    first = office.services.deeds.extend(story.grace, Urge.HAND, story.pair)
    second = office.services.deeds.extend(story.grace, Urge.HAND, story.pair)
    with pytest.raises(ActedSince):
        office.services.undoing.undo(story.grace, first.id)
    office.services.undoing.undo(story.grace, second.id)
    assert office.row(Mentorship, id=story.pair).ends_on == first.until
    for _ in range(4):
        try:
            office.services.deeds.extend(story.grace, Urge.HAND, story.pair)
        except NoMoreTime:
            break
    else:
        pytest.fail("a pair never outlives its cohort by more than three months")


def test_a_cohort_gets_four_more_weeks_and_has_its_day_back(story: Story) -> None:
    office = story.office
    office.wait(days=35)
    ends(story, T(days=40))
    deed = office.services.deeds.extend(story.grace, Urge.ENDING, story.cohort.id)
    assert office.row(Cohort).ends_on == T(days=68).date()
    assert entries(office, story.grace, Urge.ENDING) == []
    office.services.undoing.undo(story.grace, deed.id)
    assert office.row(Cohort).ends_on == T(days=40).date()


def evergreen(story: Story) -> CohortCard:
    return story.office.cohort(story.grace, name="Evergreen", ends_on=None)


def test_what_has_no_end_cannot_be_put_off_and_what_changed_since_is_left_alone(story: Story) -> None:
    office = story.office
    with pytest.raises(NoMoreTime):
        office.services.deeds.extend(story.grace, Urge.ENDING, evergreen(story).id)
    ends(story, T(days=5))
    deed = office.services.deeds.extend(story.grace, Urge.ENDING, story.cohort.id)
    ends(story, T(days=40))
    with pytest.raises(ActedSince):
        office.services.undoing.undo(story.grace, deed.id)


def test_a_last_day_in_the_past_is_not_put_back(story: Story) -> None:
    office = story.office
    office.wait(days=45)
    ends(story, T(days=40))
    deed = office.services.deeds.extend(story.grace, Urge.ENDING, story.cohort.id)
    with pytest.raises(ActedSince):
        office.services.undoing.undo(story.grace, deed.id)


# -- what was done ---------------------------------------------------------------------------------


def test_what_was_done_stands_in_a_list_for_an_hour(story: Story) -> None:
    office = story.office
    office.services.deeds.remind(story.grace, Urge.HAND, story.pair)
    office.wait(minutes=5)
    office.services.deeds.put_off(story.grace, Urge.HAND, story.pair, 1)
    done = office.services.deeds.done_lately(story.grace)
    assert [deed.kind for deed in done] == [DeedKind.SNOOZED, DeedKind.REMINDED]
    assert office.services.desk.look(story.grace).recent == 2
    office.wait(minutes=57)
    assert [deed.kind for deed in office.services.deeds.done_lately(story.grace)] == [DeedKind.SNOOZED]
    with pytest.raises(AdminsOnly):
        office.services.deeds.done_lately(story.ada)
