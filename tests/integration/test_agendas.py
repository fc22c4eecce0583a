"""Agendas of pairs: topics of both, carried over until done, and what both hear before they meet."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from uuid import UUID

import pytest

from bot.domain.cards import CohortCard
from bot.domain.errors import MentorshipOver, NoPairUnderWay, NotYours, WrongInput
from bot.domain.growth.agreements import Terms
from bot.domain.growth.steps import StepWish, Whose
from bot.domain.growth.terms import AgendaOwner, GoalScope, GoalVisibility, StepKind
from bot.domain.matching_terms import Pairing
from bot.domain.meetings.agenda import LATELY, MOST_OPEN, AgendaCard
from bot.domain.meetings.brief import BRIEF_AFTER, PairBrief, StepLine, TopicLine
from bot.domain.notices import AgendaAsked, MeetingBrief
from bot.domain.people import Actor, Someone
from bot.domain.terms import GoalState, MeetingState
from bot.services.almanac import Almanac
from bot.services.meetings.agenda import topics_of
from bot.services.meetings.preparing import leave_group_brief, prepare
from models import AgendaItem, Goal, Meeting, Mentorship, OutboxMessage, Program
from tests.integration.groups import Circle
from tests.integration.office import T0, TODAY, Office, T

BOB = Someone("UBOB", "Bob")
TOMORROW = T(days=1, hours=1)


class Desk:
    """A mentor Ada and a mentee Bob, with a meeting tomorrow."""

    def __init__(self, office: Office, pairing: Pairing = Pairing.TRADITIONAL) -> None:
        self.office = office
        self.ada, self.bob = office.person("ada"), office.person("bob")
        self.cohort: CohortCard = office.cohort()
        self.pair = office.pair(self.ada, self.bob, self.cohort)
        with office.session() as session:
            session.get_one(Program, self.cohort.program_id).pairing = pairing
        self.agendas = office.services.agendas

    def words(self, actor: Actor) -> list[tuple[str, bool]]:
        return [(topic.words, topic.yours) for topic in self.of(actor).topics]

    def of(self, actor: Actor) -> AgendaCard:
        return self.agendas.of(actor, self.pair)

    def topic(self, words: str) -> UUID:
        return self.office.row(AgendaItem, text=words).id

    def asked(self, actor: Actor) -> AgendaAsked:
        (letter,) = self.office.letters(actor, AgendaAsked)
        assert isinstance(letter, AgendaAsked)
        return letter

    def brief(self, actor: Actor) -> PairBrief:
        (letter,) = self.office.letters(actor, MeetingBrief)
        assert isinstance(letter, MeetingBrief)
        (brief,) = letter.pairs
        return brief

    def goal(self, owner: Actor, title: str, visibility: GoalVisibility, percent: int = 40) -> UUID:
        pair = self.office.row(Mentorship, id=self.pair)
        goal = self.office.ids.new()
        self.office.put(
            Goal(
                id=goal,
                workspace_id=pair.workspace_id,
                mentorship_id=pair.id,
                owner_id=pair.mentor_id if owner == self.ada else pair.mentee_id,
                title=title,
                measure="",
                visibility=visibility,
                scope=GoalScope.PERSONAL,
                state=GoalState.OPEN,
                due_on=TODAY + timedelta(days=60),
                percent=percent,
                created_at=T0,
            )
        )
        return goal


def plan(office: Office, pair: UUID, starts_at: datetime, **columns: object) -> UUID:
    """A meeting of a pair, straight into the database."""
    meeting = office.ids.new()
    usual: dict[str, object] = {"number": 1, "state": MeetingState.PLANNED}
    office.put(
        Meeting(
            id=meeting,
            workspace_id=office.workspace().id,
            mentorship_id=pair,
            revision=0,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(minutes=30),
            shared_hours=True,
            asks=0,
            **(usual | columns),
        )
    )
    return meeting


def time_comes(office: Office, pair: UUID) -> None:
    """One working morning before the meeting of a pair."""
    with office.store.inside(office.workspace().id) as work:
        row = work.mentorships.get(pair)
        prepare(work, Almanac(office.holidays), row, work.mentorships.planned([pair])[pair])


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


# -- topics ----------------------------------------------------------------------------------------


def test_both_add_topics_at_any_time_and_see_who_wrote_which(desk: Desk) -> None:
    desk.agendas.add(desk.bob, desk.pair, "Saying no\nto a customer\n\nPromotion")
    card = desk.agendas.add(desk.ada, desk.pair, "A book")
    assert [(topic.words, topic.yours) for topic in card.topics] == [
        ("Saying no\nto a customer", False),
        ("Promotion", False),
        ("A book", True),
    ]
    assert desk.words(desk.bob)[-1] == ("A book", False)
    assert (card.starts_at, card.yours_to_bring, desk.of(desk.bob).yours_to_bring) == (None, False, True)
    assert len(card.prompts) == 3


def test_a_topic_stays_until_it_is_done_whatever_becomes_of_meetings(desk: Desk) -> None:
    desk.agendas.add(desk.bob, desk.pair, "Saying no\n\nPromotion")
    plan(desk.office, desk.pair, T0 - timedelta(hours=2), state=MeetingState.HELD, settled_at=T0)
    desk.agendas.done(desk.ada, desk.topic("Promotion"))
    plan(desk.office, desk.pair, TOMORROW, number=2)
    assert desk.words(desk.bob) == [("Saying no", True)]
    assert [topic.words for topic in desk.of(desk.ada).settled] == ["Promotion"]
    desk.agendas.done(desk.ada, desk.topic("Promotion"))
    desk.agendas.put_back(desk.bob, desk.topic("Promotion"))
    assert [words for words, _ in desk.words(desk.bob)] == ["Saying no", "Promotion"]


def test_what_was_spoken_of_long_ago_is_not_shown_any_more(desk: Desk) -> None:
    desk.agendas.add(desk.bob, desk.pair, "Saying no")
    desk.agendas.done(desk.bob, desk.topic("Saying no"))
    desk.office.wait(days=LATELY.days, seconds=1)
    assert desk.of(desk.bob).settled == ()


def test_only_who_wrote_a_topic_removes_it(desk: Desk) -> None:
    desk.agendas.add(desk.bob, desk.pair, "Saying no")
    with pytest.raises(NotYours):
        desk.agendas.remove(desk.ada, desk.topic("Saying no"))
    desk.agendas.remove(desk.bob, desk.topic("Saying no"))
    desk.agendas.remove(desk.bob, desk.topic("Saying no"))
    assert desk.words(desk.bob) == []
    assert desk.office.row(AgendaItem).text == "Saying no"


def test_an_agenda_that_is_full_takes_no_more_and_says_so(desk: Desk) -> None:
    desk.agendas.add(desk.bob, desk.pair, "\n\n".join(f"Topic {number}" for number in range(MOST_OPEN)))
    with pytest.raises(WrongInput):
        desk.agendas.add(desk.ada, desk.pair, "One more")


def test_two_who_write_and_tick_off_at_once_lose_nothing(desk: Desk) -> None:
    desk.agendas.add(desk.bob, desk.pair, "Saying no")
    topic = desk.topic("Saying no")
    with ThreadPoolExecutor(3) as pool:
        tasks = [
            pool.submit(desk.agendas.add, desk.bob, desk.pair, "From Bob\n\nAlso from Bob"),
            pool.submit(desk.agendas.add, desk.ada, desk.pair, "From Ada"),
            pool.submit(desk.agendas.done, desk.ada, topic),
        ]
    assert all(task.exception() is None for task in tasks)
    assert {words for words, _ in desk.words(desk.ada)} == {"From Bob", "Also from Bob", "From Ada"}


def test_strangers_see_and_change_nothing_and_a_past_agenda_can_only_be_read(desk: Desk) -> None:
    desk.agendas.add(desk.bob, desk.pair, "Saying no\n\nPromotion")
    desk.agendas.done(desk.bob, desk.topic("Promotion"))
    eve = desk.office.person("eve")
    for deed in (desk.agendas.done, desk.agendas.put_back, desk.agendas.remove):
        with pytest.raises(NotYours):
            deed(eve, desk.topic("Saying no"))
    with pytest.raises(NotYours):
        desk.of(eve)
    with pytest.raises(NoPairUnderWay):
        desk.agendas.mine(eve)
    desk.office.services.participation.leave(desk.ada, desk.office.row(Mentorship).mentor_id)
    assert desk.of(desk.bob).over
    with pytest.raises(MentorshipOver):
        desk.agendas.add(desk.bob, desk.pair, "Too late")
    with pytest.raises(MentorshipOver):
        desk.agendas.to_add(desk.bob, desk.pair)
    with pytest.raises(MentorshipOver):
        desk.agendas.put_back(desk.bob, desk.topic("Promotion"))


def test_of_several_pairs_each_tells_how_much_waits(desk: Desk) -> None:
    cy = desk.office.person("cy")
    other = desk.office.pair(desk.ada, cy, desk.office.cohort(name="Other"))
    plan(desk.office, desk.pair, TOMORROW)
    desk.agendas.add(desk.bob, desk.pair, "Saying no\n\nPromotion")
    assert [(each.partner.name, each.topics, each.starts_at) for each in desk.agendas.mine(desk.ada)] == [
        ("Bob", 2, TOMORROW),
        ("Cy", 0, None),
    ]
    with desk.office.store.reading(desk.ada) as work:
        pairs = [work.mentorships.get(pair) for pair in (desk.pair, other)]
        found = topics_of(work, pairs)
    assert [topic.words for topic in found[desk.pair]] == ["Saying no", "Promotion"]
    assert found[other] == ()


# -- before a meeting --------------------------------------------------------------------------------


def test_the_mentee_is_asked_for_topics_and_the_mentor_gets_a_brief_hours_later(desk: Desk) -> None:
    desk.agendas.add(desk.bob, desk.pair, "Saying no")
    meeting = plan(desk.office, desk.pair, TOMORROW)
    time_comes(desk.office, desk.pair)
    asked = desk.asked(desk.bob)
    assert (asked.topics, asked.more) == ((TopicLine(words="Saying no", yours=True),), 0)
    assert (asked.starts_at, asked.partner.name, len(asked.prompts)) == (TOMORROW, "Ada", 3)
    assert desk.brief(desk.ada).topics == (TopicLine(words="Saying no", yours=False),)
    rows = {row.kind: row for row in desk.office.mail(about_id=meeting)}
    assert rows["AgendaAsked"].due_at == T0
    assert rows["MeetingBrief"].due_at == T0 + BRIEF_AFTER
    assert {row.expires_at for row in rows.values()} == {TOMORROW}
    assert desk.office.row(Meeting).prepared_at == T0


def test_what_is_added_meanwhile_is_in_the_brief_and_what_is_ticked_off_is_not(desk: Desk) -> None:
    desk.agendas.add(desk.bob, desk.pair, "Saying no")
    plan(desk.office, desk.pair, TOMORROW)
    time_comes(desk.office, desk.pair)
    desk.agendas.add(desk.bob, desk.pair, "Promotion")
    desk.agendas.done(desk.bob, desk.topic("Saying no"))
    assert [topic.words for topic in desk.brief(desk.ada).topics] == ["Promotion"]
    assert [topic.words for topic in desk.asked(desk.bob).topics] == ["Promotion"]


def test_what_has_been_sent_stays_as_it_was(desk: Desk) -> None:
    plan(desk.office, desk.pair, TOMORROW)
    time_comes(desk.office, desk.pair)
    desk.office.clear_mail()
    desk.agendas.add(desk.bob, desk.pair, "Saying no")
    time_comes(desk.office, desk.pair)
    assert desk.office.letters(desk.ada, MeetingBrief) == desk.office.letters(desk.bob, AgendaAsked) == []


def test_right_before_a_meeting_the_brief_comes_at_once(desk: Desk) -> None:
    plan(desk.office, desk.pair, T(hours=5))
    time_comes(desk.office, desk.pair)
    assert {row.due_at for row in desk.office.mail() if row.kind in {"AgendaAsked", "MeetingBrief"}} == {T0}


def test_the_brief_tells_steps_since_last_time_and_goals_but_nothing_private(desk: Desk) -> None:
    office, steps = desk.office, desk.office.services.steps
    secret = desk.goal(desk.bob, "Change jobs", GoalVisibility.MINE)
    desk.goal(desk.bob, "Give a talk", GoalVisibility.PAIR)
    stuck = desk.goal(desk.ada, "Listen more", GoalVisibility.MINE, percent=10)

    def add(title: str, whose: Whose = Whose.MINE, goal: UUID | None = None) -> UUID:
        wish = StepWish(title=title, kind=StepKind.STEP, whose=whose, goal=goal, due_on=None)
        return steps.add(desk.bob, desk.pair, wish).id

    early, gone = add("Read"), add("Forget")
    office.wait(days=1)
    plan(office, desk.pair, office.clock.now(), state=MeetingState.HELD, settled_at=office.clock.now())
    office.wait(hours=1)
    outline = add("Outline")
    add("Ask Cy", Whose.THEIRS)
    add("Write to a headhunter", goal=secret)
    steps.done(desk.bob, early)
    steps.done(desk.bob, outline)
    steps.drop(desk.bob, gone)
    plan(office, desk.pair, T(days=3), number=2)
    time_comes(office, desk.pair)

    brief = desk.brief(desk.ada)
    assert brief.met
    assert set(brief.agreed) == {
        StepLine(title="Outline", done=True, yours=False),
        StepLine(title="Ask Cy", done=False, yours=True),
    }
    assert brief.earlier == (StepLine(title="Read", done=True, yours=False),)
    assert {(goal.title, goal.yours) for goal in brief.goals} == {("Give a talk", False), ("Listen more", True)}
    assert office.row(Goal, id=stuck).percent == 10
    kept = str([row.payload for row in office.rows(OutboxMessage)])
    assert "headhunter" not in kept
    assert "Change jobs" not in kept
    desk.office.clear_mail()


def test_a_pair_that_agreed_so_has_the_mentor_bring_the_topics(desk: Desk) -> None:
    agreements, pair = desk.office.services.agreements, desk.pair
    terms: Terms = agreements.form(desk.bob, pair).terms
    owned = {name: getattr(terms, name) for name in terms.__slots__} | {"agenda_owner": AgendaOwner.MENTOR}
    agreements.propose(desk.bob, pair, seen=0, terms=Terms(**owned))
    agreements.confirm(desk.ada, agreements.version(desk.ada, pair, 1).version.id)
    plan(desk.office, pair, TOMORROW)
    time_comes(desk.office, pair)
    assert desk.asked(desk.ada).partner == BOB
    assert desk.brief(desk.bob).partner.name == "Ada"
    assert desk.of(desk.ada).yours_to_bring


def test_among_peers_it_is_everybodys_turn_in_turn(office: Office) -> None:
    desk = Desk(office, Pairing.PEER)
    assert desk.of(desk.bob).yours_to_bring
    plan(office, desk.pair, T0 - timedelta(hours=2), state=MeetingState.HELD, settled_at=T0)
    assert desk.of(desk.ada).yours_to_bring
    plan(office, desk.pair, TOMORROW, number=2)
    time_comes(office, desk.pair)
    assert desk.asked(desk.ada).partner == BOB


# -- groups ----------------------------------------------------------------------------------------


class Group:
    """Ada mentors three who meet her tomorrow, two of them at the same time."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.learners = [office.person(name) for name in ("bob", "cy", "dee")]
        self.circle = Circle(office, self.learners)
        self.circle.says_yes(*self.learners)
        office.clear_mail()
        self.pairs = [self.circle.pair(learner) for learner in self.learners]
        for pair, later in zip(self.pairs, (0, 0, 2), strict=True):
            plan(office, pair, TOMORROW + timedelta(hours=later))
            time_comes(office, pair)

    def told(self) -> list[list[str]]:
        """Of whom each brief tells."""
        letters = self.office.letters(self.circle.ada, MeetingBrief)
        return [[pair.partner.name for pair in each.pairs] for each in letters if isinstance(each, MeetingBrief)]

    def moves(self, number: int, state: MeetingState) -> None:
        """The meeting of one pair does not take place at its time."""
        with self.office.store.inside(self.office.workspace().id) as work:
            pair = work.mentorships.get(self.pairs[number])
            meeting = work.mentorships.planned([pair.id])[pair.id]
            was_at = meeting.starts_at
            meeting.state, meeting.starts_at = state, was_at + timedelta(days=1)
            leave_group_brief(work, pair, was_at)


def test_the_mentor_of_a_group_reads_one_brief_for_each_time(office: Office) -> None:
    group = Group(office)
    assert group.told() == [["Bob", "Cy"], ["Dee"]]
    assert all(len(office.letters(learner, AgendaAsked)) == 1 for learner in group.learners)
    office.services.agendas.add(group.learners[1], group.pairs[1], "Saying no")
    first = office.letters(group.circle.ada, MeetingBrief)[0]
    assert isinstance(first, MeetingBrief)
    assert [len(pair.topics) for pair in first.pairs] == [0, 1]
    assert first.prompts == ()


def test_the_brief_of_a_group_forgets_a_pair_that_does_not_meet_then(office: Office) -> None:
    group = Group(office)
    group.moves(0, MeetingState.CANCELLED)
    assert group.told() == [["Cy"], ["Dee"]]
    group.moves(1, MeetingState.PLANNED)
    group.moves(2, MeetingState.CANCELLED)
    assert group.told() == []


def test_outside_of_groups_there_is_no_brief_of_several(desk: Desk) -> None:
    plan(desk.office, desk.pair, TOMORROW)
    time_comes(desk.office, desk.pair)
    with desk.office.store.inside(desk.office.workspace().id) as work:
        leave_group_brief(work, work.mentorships.get(desk.pair), TOMORROW)
    assert desk.brief(desk.ada).partner == BOB


def test_a_mentor_of_a_group_who_brings_topics_gets_questions_with_the_brief(office: Office) -> None:
    learner = office.person("bob")
    circle = Circle(office, [learner])
    circle.says_yes(learner)
    office.clear_mail()
    agreements, pair = office.services.agreements, circle.pair(learner)
    agreements.propose(learner, pair, seen=0, terms=agreements.form(learner, pair).terms)
    agreements.confirm(circle.ada, agreements.version(circle.ada, pair, 1).version.id)
    plan(office, pair, T0 - timedelta(hours=2), state=MeetingState.UNKNOWN, settled_at=T0)
    plan(office, pair, TOMORROW, number=2)
    time_comes(office, pair)
    (brief,) = office.letters(circle.ada, MeetingBrief)
    assert isinstance(brief, MeetingBrief)
    assert len(brief.prompts) == 3
    assert office.letters(circle.ada, AgendaAsked) == []
    assert len(office.letters(learner, MeetingBrief)) == 1
