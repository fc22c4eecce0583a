"""Goals of a pair: wording one, what another window changed, who sees it, and who hears."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.errors import (
    Collision,
    GoalReachedAlready,
    MentorshipOver,
    NotYours,
    OutdatedButton,
    WrongInput,
)
from bot.domain.growth.errors import GoalPutAside, SharedIsSeen
from bot.domain.growth.goal_cards import GoalCard, GoalDraft
from bot.domain.growth.goal_examples import FOR_MENTORS
from bot.domain.growth.goals import GoalWish, Hint, Progress
from bot.domain.growth.terms import GoalEvent, GoalMeasure, GoalScope, GoalVisibility
from bot.domain.matching_terms import Pairing
from bot.domain.notices import GoalSet, MentorshipCompleted
from bot.domain.people import Actor, Someone
from bot.domain.terms import GoalState, Role
from models import Goal, GoalUpdate, Mentorship, Milestone, Program
from tests.integration.office import TODAY, Office
from tests.integration.remembering import step

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
SOON = TODAY + timedelta(days=30)
WISH = GoalWish(title=" Give a talk ", measure=" Twenty people ", why=" To be heard ", due_on=SOON)
KEPT = WISH.trimmed()
TOLD = GoalSet(
    goal=UUID(int=0), partner=BOB, title="Give a talk", measure="Twenty people", due_on=SOON, why="To be heard"
)


@step
def a_pair(office: Office) -> tuple[Actor, Actor, UUID]:
    ada, bob = office.person("ada"), office.person("bob")
    return ada, bob, office.pair(ada, bob, office.cohort())


@step
def a_group(office: Office, *mentees: Actor) -> list[UUID]:
    """Ada with several mentees in a program of groups; their pairs in the same order."""
    ada, cohort = office.person("ada"), office.cohort()
    office.join(ada, cohort, Role.MENTOR, seats=len(mentees))
    for mentee in mentees:
        office.join(mentee, cohort, Role.MENTEE)
    for proposal in office.matched(cohort):
        office.services.proposals.accept(ada, proposal)
        for mentee in mentees:
            try:
                office.services.proposals.accept(mentee, proposal)
            except NotYours:
                continue
    with office.session() as session:
        session.get_one(Program, cohort.program_id).pairing = Pairing.GROUP
    office.clear_mail()
    return [office.row(Mentorship, mentee_id=office.participant(each, cohort).id).id for each in mentees]


def draft(pair: UUID, wish: GoalWish, goal: GoalCard | None = None, *, seen: str = "") -> GoalDraft:
    return GoalDraft(mentorship=pair, goal=goal.id if goal else None, seen=seen, wish=wish, hinted=False)


def wordings(office: Office) -> list[dict[str, list[str]]]:
    updates = sorted(office.rows(GoalUpdate), key=lambda row: row.id)
    return [row.wording or {} for row in updates if row.event is GoalEvent.REWORDED]


def test_a_goal_belongs_to_who_set_it_and_the_partner_hears(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    blank = office.services.goals.blank(bob, pair)
    assert (blank.partner, blank.wish, blank.goal, blank.seen) == (ADA, None, None, "")
    card = office.services.goals.set(bob, pair, WISH)
    assert (card.title, card.measure, card.why, card.percent, card.yours) == (
        "Give a talk", "Twenty people", "To be heard", 0, True
    )  # fmt: skip
    assert office.letters(ada) == [replace(TOLD, goal=card.id)]
    assert office.letters(bob) == []


def test_a_goal_begins_with_its_milestones_and_where_its_number_stands(office: Office) -> None:
    _, bob, pair = a_pair(office)
    counted = replace(
        WISH, measured_by=GoalMeasure.NUMBER, unit="talks", start=1.0, target=4.0, milestones=(" Slides ", "Room")
    )
    card = office.services.goals.set(bob, pair, counted)
    assert (card.start, card.target, card.current, card.milestones) == (1.0, 4.0, 1.0, 2)
    stages = sorted(office.rows(Milestone), key=lambda stage: stage.position)
    assert [stage.title for stage in stages] == ["Slides", "Room"]


def test_a_goal_may_be_reworded_and_its_history_keeps_both_wordings(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    office.clear_mail()
    form = office.services.goals.form(bob, card.id)
    assert (form.mentorship, form.partner, form.goal, form.wish) == (pair, ADA, card.id, KEPT)
    edited = office.services.goals.edit(
        bob, card.id, form.seen, replace(KEPT, title=" Two talks ", measure="")
    ).goal
    assert (edited.title, edited.measure, edited.version) == ("Two talks", "", card.version + 1)
    assert office.letters(ada) == []
    assert wordings(office) == [{"title": ["Give a talk", "Two talks"], "measure": ["Twenty people", ""]}]


def test_saving_the_same_words_again_leaves_no_trace(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    office.services.goals.edit(bob, card.id, KEPT.mark, WISH)
    assert wordings(office) == []


def test_the_second_of_two_windows_sees_the_words_of_the_first_and_keeps_its_own(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card, goals = office.services.goals.set(bob, pair, WISH), office.services.goals
    first, second = goals.form(bob, card.id), goals.form(bob, card.id)
    goals.edit(bob, card.id, first.seen, replace(KEPT, title="Two talks"))
    mine = replace(KEPT, why="For the fun of it")

    with pytest.raises(Collision):
        goals.edit(bob, card.id, second.seen, mine)
    shown = goals.look_over(bob, draft(pair, mine, card, seen=second.seen))

    assert shown
    assert shown.wish == mine
    assert dict(shown.meanwhile) == {"title": "Two talks", "why": "To be heard"}
    assert goals.look_over(bob, replace(draft(pair, mine, card, seen=shown.seen), hinted=True)) is None
    goals.edit(bob, card.id, shown.seen, mine)
    assert office.row(Goal).why == "For the fun of it"
    assert [set(each) for each in wordings(office)] == [{"title"}, {"title", "why"}]


def test_two_windows_that_say_the_same_do_not_disturb_each_other(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card, goals = office.services.goals.set(bob, pair, WISH), office.services.goals
    form, other = goals.form(bob, card.id), replace(KEPT, title="Give two talks")
    for _ in range(2):
        assert goals.look_over(bob, draft(pair, other, card, seen=form.seen)) is None
        goals.edit(bob, card.id, form.seen, other)
    assert len(wordings(office)) == 1


def test_progress_does_not_stand_in_the_way_of_other_words(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    form = office.services.goals.form(bob, card.id)
    office.services.progress.record(bob, card.id, card.version, Progress(percent=25, note=""))
    edited = office.services.goals.edit(bob, card.id, form.seen, replace(KEPT, title="Give two talks")).goal
    assert (edited.title, edited.percent) == ("Give two talks", 25)


def test_what_is_vague_is_pointed_out_once(office: Office) -> None:
    _, bob, pair = a_pair(office)
    goals, clear = office.services.goals, replace(WISH, milestones=("Slides",))
    assert goals.look_over(bob, draft(pair, clear)) is None
    vague = replace(WISH, title="Improve", why="")
    shown = goals.look_over(bob, draft(pair, vague))
    assert shown
    assert (shown.hints, shown.wish) == ((Hint.TITLE_VAGUE, Hint.NO_WHY), vague)
    assert goals.look_over(bob, replace(draft(pair, vague), hinted=True)) is None
    card = goals.set(bob, pair, replace(KEPT, title="Improve", due_on=TODAY + timedelta(days=90)))
    again = goals.look_over(bob, draft(pair, office_wish(office), card, seen=office_wish(office).mark))
    assert again
    assert again.hints == (Hint.TITLE_VAGUE, Hint.FAR_WITHOUT_MILESTONE)
    office.services.milestones.add(bob, card.id, "Slides")
    once_more = goals.look_over(bob, draft(pair, office_wish(office), card, seen=office_wish(office).mark))
    assert once_more
    assert once_more.hints == (Hint.TITLE_VAGUE,)


def office_wish(office: Office) -> GoalWish:
    return office.row(Goal).as_wish()


def test_a_form_is_drawn_again_with_all_that_stands_in_it(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    for goal in (None, card):
        sent = replace(draft(pair, KEPT, goal, seen="mark"), hinted=True)
        shown = office.services.goals.redraw(bob, sent)
        assert (shown.wish, shown.goal, shown.seen, shown.hinted) == (KEPT, sent.goal, "mark", True)


def test_a_form_can_begin_with_an_example_that_suits(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    listening = office.services.goals.from_example(ada, pair, 0)
    assert listening.wish == FOR_MENTORS[0].as_wish(TODAY)
    learning = office.services.goals.from_example(bob, pair, 1)
    assert learning.wish
    assert learning.wish != listening.wish
    for number in (-1, 99):
        with pytest.raises(OutdatedButton):
            office.services.goals.from_example(bob, pair, number)


def test_wishes_that_cannot_be_are_refused(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card, goals = office.services.goals.set(bob, pair, WISH), office.services.goals
    wrong = GoalWish(title=" ", measure="", due_on=TODAY - timedelta(days=1))
    for sent in (None, card):
        with pytest.raises(WrongInput) as refusal:
            goals.look_over(bob, draft(pair, wrong, sent))
        assert set(refusal.value.fields) == {"title", "due_on"}
    with pytest.raises(WrongInput):
        goals.set(bob, pair, wrong)
    with pytest.raises(WrongInput):
        goals.edit(bob, card.id, KEPT.mark, wrong)
    assert office.row(Goal).title == "Give a talk"


def test_nobody_but_its_owner_words_a_goal_or_chooses_who_sees_it(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    card, goals = office.services.goals.set(bob, pair, WISH), office.services.goals
    eve = office.person("eve")
    for stranger in (ada, eve):
        with pytest.raises(NotYours):
            goals.form(stranger, card.id)
        with pytest.raises(NotYours):
            goals.edit(stranger, card.id, KEPT.mark, WISH)
        with pytest.raises(NotYours):
            goals.show_to(stranger, card.id, GoalVisibility.PAIR)
    with pytest.raises(NotYours):
        goals.blank(eve, pair)
    with pytest.raises(NotYours):
        goals.form(bob, UUID(int=0))
    with pytest.raises(MentorshipOver):
        goals.blank(ada, UUID(int=0))


def test_a_goal_reached_or_dropped_or_of_a_pair_that_is_over_stays_as_it_is(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    card, goals = office.services.goals.set(bob, pair, WISH), office.services.goals
    for state, refusal in ((GoalState.REACHED, GoalReachedAlready), (GoalState.DROPPED, GoalPutAside)):
        with office.session() as session:
            session.get_one(Goal, card.id).state = state
        with pytest.raises(refusal):
            goals.form(bob, card.id)
    office.services.participation.leave(ada, office.row(Mentorship).mentor_id)
    for deed in (
        lambda: goals.blank(bob, pair),
        lambda: goals.set(bob, pair, WISH),
        lambda: goals.form(bob, card.id),
        lambda: goals.from_example(bob, pair, 0),
    ):
        with pytest.raises(MentorshipOver):
            deed()


def test_a_goal_for_oneself_alone_is_heard_of_by_nobody_until_it_is_shown(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    goals = office.services.goals
    card = goals.set(bob, pair, replace(WISH, visibility=GoalVisibility.MINE))
    assert office.letters(ada) == []
    goals.show_to(bob, card.id, GoalVisibility.PAIR)
    assert office.letters(ada) == [replace(TOLD, goal=card.id)]
    goals.show_to(bob, card.id, GoalVisibility.PROGRAM)
    assert len(office.letters(ada)) == 1
    goals.show_to(bob, card.id, GoalVisibility.MINE)
    assert office.letters(ada) == []
    assert [each["visibility"] for each in wordings(office)] == [
        ["mine", "pair"], ["pair", "program"], ["program", "mine"]
    ]  # fmt: skip


def test_what_is_hidden_again_before_it_was_read_is_never_read(office: Office) -> None:
    """And neither is what else was on its way about it; the owner's own mail and other goals' stay."""
    ada, bob, pair = a_pair(office)
    goals = office.services.goals
    other = goals.set(bob, pair, replace(WISH, title="Another"))
    card = goals.set(bob, pair, WISH)
    card = goals.show_to(bob, card.id, GoalVisibility.PROGRAM).goal
    office.services.progress.record(bob, card.id, card.version, Progress(percent=25, note="Slowly"))
    assert len(office.letters(ada)) == 3
    goals.show_to(bob, card.id, GoalVisibility.MINE)
    assert [each.goal for each in office.letters(ada) if isinstance(each, GoalSet)] == [other.id]
    assert len(office.letters(ada)) == 1


def test_a_goal_kept_to_oneself_is_not_counted_before_the_partner(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    for visibility in (GoalVisibility.MINE, GoalVisibility.PAIR):
        card = office.services.goals.set(bob, pair, replace(WISH, visibility=visibility))
        office.services.progress.record(bob, card.id, card.version, Progress(percent=100, note=""))
    office.wait(weeks=14)
    office.plan()
    counted = {
        name: [each.goals_reached for each in office.letters(who) if isinstance(each, MentorshipCompleted)]
        for name, who in (("ada", ada), ("bob", bob))
    }
    assert counted == {"ada": [1], "bob": [2]}


def test_a_shared_goal_is_set_before_the_whole_group(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    pair, _ = a_group(office, bob, cy)
    card = office.services.goals.set(bob, pair, replace(WISH, scope=GoalScope.SHARED))
    for reader in (ada, cy):
        assert office.letters(reader) == [replace(TOLD, goal=card.id, shared=True)]
    assert office.letters(bob) == []
    with pytest.raises(SharedIsSeen):
        office.services.goals.show_to(bob, card.id, GoalVisibility.MINE)
    with pytest.raises(NotYours):
        office.services.goals.form(cy, card.id)
    form = office.services.goals.form(bob, card.id)
    office.services.goals.edit(bob, card.id, form.seen, replace(KEPT, scope=GoalScope.PERSONAL))
    assert office.letters(cy) == []
    assert len(office.letters(ada)) == 1


def test_only_groups_share_goals(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, replace(WISH, scope=GoalScope.SHARED))
    assert card.scope is GoalScope.PERSONAL
    again = office.services.goals.edit(bob, card.id, KEPT.mark, replace(KEPT, scope=GoalScope.SHARED)).goal
    assert again.scope is GoalScope.PERSONAL


def test_the_number_that_tells_how_far_a_goal_is_can_change(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card = office.services.goals.set(bob, pair, WISH)
    counted = replace(KEPT, measured_by=GoalMeasure.NUMBER, start=10.0, target=0.0)
    moved = office.services.goals.edit(bob, card.id, KEPT.mark, counted).goal
    assert (moved.percent, moved.current) == (0, None)
    office.services.progress.record(bob, card.id, moved.version, Progress(percent=0, value=5.0, note=""))
    nearer = office.services.goals.edit(bob, card.id, counted.mark, replace(counted, target=4.0)).goal
    assert nearer.percent == 83
