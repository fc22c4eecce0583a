"""Goals are looked at again: a first question, reviews, and what is kept, dropped, reopened or shared."""

from datetime import timedelta
from uuid import UUID

import pytest

from bot.domain.errors import ChangedMeanwhile, GoalReachedAlready, MentorshipOver, NotYours
from bot.domain.growth.errors import GoalPutAside, NotForTheChannel, NothingToReview, SharedAlready
from bot.domain.growth.goals import GoalWish
from bot.domain.growth.reviews import Heard
from bot.domain.growth.terms import GoalEvent, GoalStanding, GoalVisibility, OccasionKind
from bot.domain.notices import FirstGoalAsked, GoalLine, GoalShared, GoalsReview, GoalUpdated, Notice
from bot.domain.people import Actor, Someone
from bot.domain.terms import GoalState, MentorshipState, Role, Side
from models import Goal, GoalUpdate, Mentorship, Occasion
from tests.integration.office import T0, TODAY, Office
from tests.integration.remembering import step

ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
SOON = TODAY + timedelta(days=60)
WISH = GoalWish(title="Give a talk", measure="Twenty people", due_on=SOON)
MINE = GoalWish(title="Sleep more", measure="", due_on=SOON, visibility=GoalVisibility.MINE)


@step
def a_pair(office: Office) -> tuple[Actor, Actor, UUID]:
    ada, bob = office.person("ada"), office.person("bob")
    return ada, bob, office.pair(ada, bob, office.cohort())


@step
def a_goal(office: Office, wish: GoalWish = WISH) -> tuple[Actor, Actor, UUID]:
    ada, bob, pair = a_pair(office)
    goal = office.services.goals.set(bob, pair, wish)
    office.clear_mail()
    return ada, bob, goal.id


def asked(office: Office, actor: Actor) -> list[Notice]:
    """What this person is asked about goals."""
    return [letter for letter in office.letters(actor) if isinstance(letter, FirstGoalAsked | GoalsReview)]


def passes(office: Office, days: int) -> None:
    """Days pass, in each of which whatever is due is done."""
    for _ in range(days):
        office.wait(days=1)
        office.plan()


def version(office: Office) -> int:
    return office.row(Goal).version


def events(office: Office) -> list[GoalEvent]:
    return [row.event for row in sorted(office.rows(GoalUpdate), key=lambda row: row.id)]


def test_whoever_has_no_goal_after_ten_days_is_asked_once(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    passes(office, 9)
    assert (asked(office, ada), asked(office, bob)) == ([], [])
    passes(office, 1)
    assert asked(office, bob) == [FirstGoalAsked(mentorship=pair, partner=ADA, you_are=Side.MENTEE)]
    assert asked(office, ada) == [FirstGoalAsked(mentorship=pair, partner=BOB, you_are=Side.MENTOR)]
    office.clear_mail()
    passes(office, 60)
    assert (asked(office, ada), asked(office, bob)) == ([], [])


def test_a_mentor_of_several_is_invited_once(office: Office) -> None:
    ada, bob, cy = (office.person(name) for name in ("ada", "bob", "cy"))
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR, seats=2)
    for mentee in (bob, cy):
        office.pair(ada, mentee, cohort)
    passes(office, 10)
    assert [len(asked(office, actor)) for actor in (ada, bob, cy)] == [1, 1, 1]


def test_open_goals_are_asked_about_every_four_weeks(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    office.services.progress.stuck(bob, goal)
    passes(office, 10)
    assert asked(office, bob) == []
    assert [type(letter) for letter in asked(office, ada)] == [FirstGoalAsked]
    passes(office, 28)
    line = GoalLine(
        goal=goal,
        version=version(office),
        title="Give a talk",
        percent=0,
        due_on=SOON,
        standing=GoalStanding.STUCK,
    )
    assert asked(office, bob) == [GoalsReview(mentorship=office.row(Mentorship).id, partner=ADA, goals=(line,))]
    office.clear_mail()
    passes(office, 28)
    assert len(asked(office, bob)) == 1


def test_a_review_names_the_five_that_are_due_first(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    for days in (70, 20, 30, 40, 50, 60, 90):
        wish = GoalWish(title=f"In {days} days", measure="", due_on=TODAY + timedelta(days=days))
        office.services.goals.set(bob, pair, wish)
    office.services.goals.set(ada, pair, WISH)
    passes(office, 38)
    (review,) = asked(office, bob)
    assert isinstance(review, GoalsReview)
    assert [line.title for line in review.goals] == [f"In {days} days" for days in (20, 30, 40, 50, 60)]
    assert review.more == 2
    card = office.services.reviews.of(bob, pair)
    assert ([each.goal.title for each in card.goals], card.more) == ([line.title for line in review.goals], 2)


def test_it_is_quiet_once_nothing_is_open_and_while_the_pair_rests(office: Office) -> None:
    _, bob, goal = a_goal(office)
    office.services.reviews.drop(bob, goal, version(office), "")
    pair = office.row(Mentorship)
    office.wait(hours=13)
    with pytest.raises(NothingToReview):
        office.services.reviews.of(bob, pair.id)
    passes(office, 40)
    assert asked(office, bob) == []


def test_a_pair_that_is_over_is_not_looked_after_any_more(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    office.services.participation.leave(bob, office.row(Mentorship).mentee_id)
    passes(office, 45)
    assert (asked(office, ada), asked(office, bob)) == ([], [])
    still_to_come = {each.kind for each in office.rows(Occasion) if each.look_again_at is not None}
    assert still_to_come == {OccasionKind.ENDING}
    for deed in (
        lambda: office.services.reviews.of(bob, office.row(Mentorship).id),
        lambda: office.services.reviews.keep(bob, goal),
        lambda: office.services.reviews.reopen(bob, goal),
        lambda: office.services.cheers.agree(ada, goal),
    ):
        with pytest.raises(MentorshipOver):
            deed()
    assert office.row(Goal).state is GoalState.OPEN


def test_what_is_kept_is_remembered_once(office: Office) -> None:
    _, bob, goal = a_goal(office)
    office.services.progress.stuck(bob, goal)
    office.wait(hours=1)
    kept = office.services.reviews.keep(bob, goal)
    assert (kept.event, kept.heard) == (GoalEvent.KEPT, Heard.NOBODY)
    office.services.reviews.keep(bob, goal)
    assert events(office) == [GoalEvent.SET, GoalEvent.STUCK, GoalEvent.KEPT]
    assert office.row(Goal).standing is GoalStanding.STUCK
    office.wait(weeks=4)
    office.services.reviews.keep(bob, goal)
    assert events(office).count(GoalEvent.KEPT) == 2


def test_what_is_dropped_is_told_after_a_moment_and_can_be_taken_up_again(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    seen = version(office)
    dropped = office.services.reviews.drop(bob, goal, seen, " No time this year ")
    assert (dropped.event, dropped.note) == (GoalEvent.DROPPED, "No time this year")
    assert (office.row(Goal).state, office.row(Goal).dropped_at) == (GoalState.DROPPED, T0)
    (letter,) = office.letters(ada)
    assert isinstance(letter, GoalUpdated)
    assert (letter.event, letter.note) == (GoalEvent.DROPPED, "No time this year")
    with pytest.raises(GoalPutAside):
        office.services.reviews.drop(bob, goal, seen, "")
    again = office.services.reviews.reopen(bob, goal)
    assert (again.event, again.goal.state, again.heard) == (GoalEvent.REOPENED, GoalState.OPEN, Heard.NOBODY)
    assert (office.letters(ada), office.row(Goal).dropped_at) == ([], None)
    office.services.reviews.reopen(bob, goal)
    assert events(office) == [GoalEvent.SET, GoalEvent.DROPPED, GoalEvent.REOPENED]


def test_whoever_has_read_that_a_goal_was_over_reads_that_it_goes_on(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    office.services.reviews.drop(bob, goal, version(office), "")
    office.clear_mail()
    assert office.services.reviews.reopen(bob, goal).heard is Heard.ALREADY
    (letter,) = office.letters(ada)
    assert isinstance(letter, GoalUpdated)
    assert letter.event is GoalEvent.REOPENED


def test_a_stale_form_drops_nothing(office: Office) -> None:
    _, bob, goal = a_goal(office)
    with pytest.raises(ChangedMeanwhile):
        office.services.reviews.drop(bob, goal, version(office) + 1, "")
    assert office.services.reviews.own(bob, goal).version == version(office)


def test_a_goal_not_quite_reached_goes_on_where_it_stood_and_is_celebrated_anew(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    for _ in range(2):
        office.services.progress.done(bob, goal)
        office.clear_mail()
        for actor in (ada, bob):
            office.services.cheers.agree(actor, goal)
        office.services.reviews.reopen(bob, goal)
        kept = office.row(Goal)
        assert (kept.percent, kept.reached_at, kept.owner_cheers_at, kept.partner_cheers_at) == (
            0,
            None,
            None,
            None,
        )
        office.wait(hours=1)
    assert len(office.mail(kind="GoalShared")) == 2
    assert len(office.mail(kind="GoalReached")) == 4


def test_a_review_shows_what_was_just_said_in_place_of_the_question(office: Office) -> None:
    _, bob, goal = a_goal(office)
    pair = office.row(Mentorship).id
    other = office.services.goals.set(bob, pair, MINE).id
    office.services.progress.done(bob, goal)
    card = office.services.reviews.around(bob, goal)
    said = {each.goal.id: each.said.event if each.said else None for each in card.goals}
    assert said == {goal: GoalEvent.REACHED, other: None}
    office.wait(hours=12)
    assert [each.goal.id for each in office.services.reviews.of(bob, pair).goals] == [other]


def test_nobody_reviews_what_is_not_theirs(office: Office) -> None:
    ada, _, goal = a_goal(office)
    pair = office.row(Mentorship).id
    for deed in (
        lambda: office.services.reviews.keep(ada, goal),
        lambda: office.services.reviews.drop(ada, goal, 1, ""),
        lambda: office.services.reviews.reopen(ada, goal),
        lambda: office.services.reviews.of(office.person("eve"), pair),
        lambda: office.services.cheers.agree(office.person("eve"), goal),
    ):
        with pytest.raises(NotYours):
            deed()
    with pytest.raises(NothingToReview):
        office.services.reviews.of(ada, pair)


def test_the_channel_hears_once_both_agree(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    office.services.progress.done(bob, goal)
    first = office.services.cheers.agree(bob, goal)
    assert (first.agreed, first.told, first.channel, first.partner) == (True, False, "CMENTORING", ADA)
    assert office.services.cheers.agree(bob, goal).told is False
    assert not [post for post in office.posts("CMENTORING") if isinstance(post, GoalShared)]
    assert office.services.cheers.agree(ada, goal).told
    assert office.services.cheers.agree(ada, goal).told
    (post,) = [post for post in office.posts("CMENTORING") if isinstance(post, GoalShared)]
    assert (post.owner, post.partner, post.owner_is, post.title) == (BOB, ADA, Side.MENTEE, "Give a talk")
    with pytest.raises(SharedAlready):
        office.services.cheers.decline(bob, goal)


def test_a_no_leaves_no_trace_and_a_yes_can_be_taken_back(office: Office) -> None:
    ada, bob, goal = a_goal(office)
    office.services.progress.done(bob, goal)
    assert not office.services.cheers.decline(ada, goal).agreed
    office.services.cheers.agree(bob, goal)
    assert not office.services.cheers.decline(bob, goal).agreed
    assert not office.services.cheers.agree(ada, goal).told
    assert not [post for post in office.posts("CMENTORING") if isinstance(post, GoalShared)]


def test_what_is_open_or_for_oneself_is_not_for_the_channel(office: Office) -> None:
    _, bob, goal = a_goal(office, MINE)
    for _ in range(2):
        with pytest.raises(NotForTheChannel):
            office.services.cheers.agree(bob, goal)
        if office.row(Goal).state is GoalState.OPEN:
            office.services.progress.done(bob, goal)
    with pytest.raises(GoalReachedAlready):
        office.services.reviews.keep(bob, goal)


def test_what_a_mentor_reached_is_told_as_the_mentors(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    goal = office.services.goals.set(ada, pair, WISH).id
    office.services.progress.done(ada, goal)
    for actor in (ada, bob):
        office.services.cheers.agree(actor, goal)
    (post,) = [post for post in office.posts("CMENTORING") if isinstance(post, GoalShared)]
    assert (post.owner, post.owner_is) == (ADA, Side.MENTOR)


def test_open_goals_stay_readable_after_the_end(office: Office) -> None:
    _, bob, _ = a_goal(office)
    office.wait(weeks=14)
    office.plan()
    assert office.row(Mentorship).state is MentorshipState.COMPLETED
    (goal,) = office.services.goal_pages.of(bob).goals
    assert goal.state is GoalState.OPEN
