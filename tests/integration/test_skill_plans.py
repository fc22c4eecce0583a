"""Skills of a pair: who is asked when, who sees what, and what becomes of answers that cross each other."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from sqlalchemy import delete

from bot.domain.errors import ChangedMeanwhile, MentorshipOver, NotYours
from bot.domain.growth.errors import MomentPassed, NoSkillsChosen, NotInvitedToRate, SkillsNeedAPair
from bot.domain.growth.goals import GoalWish
from bot.domain.growth.skill_cards import SkillPlanCard
from bot.domain.growth.terms import OccasionKind, RatingMoment
from bot.domain.matching_terms import Pairing
from bot.domain.notices import SkillGrowth, SkillsAsked
from bot.domain.people import Actor, Someone
from bot.domain.terms import Role
from bot.services.growth.skill_pages import skills_of
from models import AuditEntry, MatchProposal, Mentorship, Occasion, ParticipantSkill, Program, Skill, SkillRating
from tests.integration.office import TODAY, Office, T, signup
from tests.integration.remembering import step
from tests.integration.statements import listening
from tests.integration.test_asking import at_once

START, MIDDLE, END = RatingMoment
ADA, BOB = Someone("UADA", "Ada"), Someone("UBOB", "Bob")
WANTS = ("SQL", "public speaking")
AT_MIDDLE, AT_END = T(days=46), T(weeks=12, days=1)
"""Moments shortly after the middle and a week before the end of thirteen weeks."""


@step
def a_pair(office: Office, *wants: str, pairing: Pairing = Pairing.TRADITIONAL) -> tuple[Actor, Actor, UUID]:
    """Ada, Bob who wants to learn from her, and their pair, of whom nobody has been asked anything."""
    ada, bob = office.person("ada"), office.person("bob")
    cohort = office.cohort()
    with office.session() as session:
        session.get_one(Program, cohort.program_id).pairing = pairing
    role = Role.BOTH if pairing is Pairing.PEER else Role.MENTOR
    office.join(ada, cohort, role, offers=(*WANTS, "Go"), wants=("Go",) if role is Role.BOTH else ())
    learner = Role.BOTH if pairing is Pairing.PEER else Role.MENTEE
    office.join(bob, cohort, learner, wants=wants or WANTS, offers=("Go",) if learner is Role.BOTH else ())
    (proposal,) = office.matched(cohort)
    office.services.proposals.accept(ada, proposal)
    office.services.proposals.accept(bob, proposal)
    office.clear_mail()
    return ada, bob, office.row(Mentorship, proposal_id=proposal).id


def skills(office: Office) -> dict[str, UUID]:
    return {skill.label: skill.id for skill in office.rows(Skill)}


def rates(office: Office, actor: Actor, pair: UUID, moment: RatingMoment = START, **ratings: int) -> SkillPlanCard:
    """Answer in a form that had shown nothing yet; `sql=2` is about SQL."""
    known = {label.casefold().replace(" ", "_"): skill for label, skill in skills(office).items()}
    sent = {known[name]: rating for name, rating in ratings.items()}
    return office.services.skills.rate(actor, pair, moment, sent=sent, shown={})


def asked(office: Office, actor: Actor) -> list[SkillsAsked]:
    return [letter for letter in office.letters(actor) if isinstance(letter, SkillsAsked)]


def told(office: Office, actor: Actor) -> list[SkillGrowth]:
    return [letter for letter in office.letters(actor) if isinstance(letter, SkillGrowth)]


def look(office: Office, pair: UUID) -> None:
    """Let the pair's skills be looked after, whatever else there is to do."""
    found = office.row(Occasion, mentorship_id=pair, kind=OccasionKind.SKILLS)
    office.services.occasions.come(office.workspace().id, found.id)


def own(card: SkillPlanCard) -> dict[str, list[int]]:
    return {row.label: list(row.own.values()) for row in card.rows}


def test_the_mentee_alone_is_asked_once_at_each_moment(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    found: list[tuple[date, RatingMoment, bool]] = []
    for day in range(13 * 7):
        office.clock.instant = T(days=day)
        look_at = office.row(Occasion, mentorship_id=pair, kind=OccasionKind.SKILLS).look_again_at
        if look_at and look_at <= office.clock.instant:
            look(office, pair)
        found += [(office.clock.instant.date(), each.moment, each.again) for each in asked(office, bob)]
        office.clear_mail()
        assert asked(office, ada) == []
    assert found == [
        (TODAY + timedelta(days=1), START, True),
        (TODAY + timedelta(days=46), MIDDLE, True),
        (TODAY + timedelta(days=85), END, False),
    ]
    assert office.row(Occasion, mentorship_id=pair, kind=OccasionKind.SKILLS).look_again_at is None


def test_the_question_names_what_they_want_to_learn_and_loses_its_point_with_the_next_moment(
    office: Office,
) -> None:
    _, bob, pair = a_pair(office)
    office.wait(days=1)
    look(office, pair)
    look(office, pair)
    assert asked(office, bob) == [
        SkillsAsked(mentorship=pair, partner=ADA, moment=START, learns=True, skills=WANTS, again=True)
    ]
    (row,) = office.mail(kind="SkillsAsked")
    assert row.expires_at == office.services.skills.page(bob, pair).until
    assert row.expires_at.date() == TODAY + timedelta(days=46)


def test_whoever_has_answered_by_themself_is_not_asked(office: Office) -> None:
    _, bob, pair = a_pair(office)
    office.wait(days=1)
    rates(office, bob, pair, sql=2)
    look(office, pair)
    assert asked(office, bob) == []


def test_a_question_that_has_not_left_is_taken_back_with_the_answer(office: Office) -> None:
    _, bob, pair = a_pair(office)
    office.wait(days=1)
    look(office, pair)
    rates(office, bob, pair, sql=2)
    assert asked(office, bob) == []


def test_who_came_late_to_it_is_asked_for_the_moment_of_now(office: Office) -> None:
    _, bob, pair = a_pair(office)
    office.clock.instant = AT_MIDDLE
    look(office, pair)
    assert [each.moment for each in asked(office, bob)] == [MIDDLE]


def test_after_its_last_day_a_pair_is_asked_nothing(office: Office) -> None:
    _, bob, pair = a_pair(office)
    office.clock.instant = T(weeks=13, days=1)
    look(office, pair)
    assert asked(office, bob) == []


def test_a_mentee_who_wants_nothing_in_particular_is_left_in_peace(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    with office.session() as session:
        member = session.get_one(Mentorship, pair).mentee_id
        session.execute(delete(ParticipantSkill).where(ParticipantSkill.participant_id == member))
    office.services.skills.invite(bob, pair)
    office.wait(days=1)
    look(office, pair)
    assert (asked(office, ada), asked(office, bob)) == ([], [])
    card = office.services.skills.page(bob, pair)
    assert (card.rows, card.may_rate) == ((), False)
    for actor in (ada, bob):
        with pytest.raises(NoSkillsChosen):
            office.services.skills.form(actor, pair)


def test_an_answer_is_kept_and_changed_until_the_next_moment(office: Office) -> None:
    _, bob, pair = a_pair(office)
    blank = office.services.skills.form(bob, pair)
    assert [(each.label, each.rating) for each in blank.skills] == [(label, None) for label in WANTS]
    assert (blank.partner, blank.learns, blank.may_invite, blank.moment) == (ADA, True, True, START)
    card = rates(office, bob, pair, sql=2, public_speaking=5)
    assert (card.rated, own(card)) == (True, {"SQL": [2], "public speaking": [5]})
    assert [each.rating for each in office.services.skills.form(bob, pair).skills] == [2, 5]
    assert own(rates(office, bob, pair, sql=3)) == {"SQL": [3], "public speaking": [5]}
    office.clock.instant = AT_MIDDLE
    with pytest.raises(MomentPassed):
        rates(office, bob, pair, sql=4)
    assert [each.rating for each in office.services.skills.form(bob, pair).skills] == [None, None]
    assert own(rates(office, bob, pair, MIDDLE, sql=4)) == {"SQL": [3, 4], "public speaking": [5]}


def test_two_windows_do_not_undo_each_other(office: Office) -> None:
    _, bob, pair = a_pair(office)
    sql, speaking = (skills(office)[label] for label in WANTS)
    rate = office.services.skills.rate
    rate(bob, pair, START, sent={sql: 2, speaking: None}, shown={sql: None, speaking: None})
    card = rate(bob, pair, START, sent={sql: None, speaking: 4}, shown={sql: None, speaking: None})
    assert own(card) == {"SQL": [2], "public speaking": [4]}
    card = rate(bob, pair, START, sent={sql: None, speaking: 4}, shown={sql: 2, speaking: 4})
    assert own(card) == {"SQL": [], "public speaking": [4]}
    card = rate(bob, pair, START, sent={speaking: None}, shown={speaking: 4})
    assert (card.rated, office.rows(SkillRating)) == (False, [])


def test_pressing_save_twice_at_once_keeps_one_answer(office: Office) -> None:
    _, bob, pair = a_pair(office)
    sql = skills(office)["SQL"]
    outcomes = at_once(
        *(
            lambda rating=rating: office.services.skills.rate(bob, pair, START, sent={sql: rating}, shown={})
            for rating in (2, 4)
        )
    )
    assert all(isinstance(each, SkillPlanCard) for each in outcomes), outcomes
    assert office.row(SkillRating).rating in {2, 4}


def test_a_mentor_sees_and_rates_nothing_before_the_mentee_invites_them(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    rates(office, bob, pair, sql=2)
    card = office.services.skills.page(ada, pair)
    assert (card.rows, card.may_rate, card.invited, card.learns) == ((), False, False, False)
    with pytest.raises(NotInvitedToRate):
        office.services.skills.form(ada, pair)
    with pytest.raises(NotInvitedToRate):
        rates(office, ada, pair, sql=5)
    for deed in (office.services.skills.invite, office.services.skills.uninvite):
        with pytest.raises(NotYours):
            deed(ada, pair)


def test_an_invited_mentor_is_asked_and_from_then_on_both_see_both(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    rates(office, bob, pair, sql=2)
    office.wait(days=2)
    for _ in range(2):  # pressed twice
        assert office.services.skills.invite(bob, pair).invited
    look(office, pair)
    assert asked(office, ada) == [
        SkillsAsked(mentorship=pair, partner=BOB, moment=START, learns=False, skills=WANTS, again=True)
    ]
    assert own(office.services.skills.page(ada, pair))["SQL"] == [2]
    form = office.services.skills.form(ada, pair)
    assert (form.learns, form.invited, [each.rating for each in form.skills]) == (False, True, [None, None])
    rates(office, ada, pair, sql=4)
    assert [each.rating for each in office.services.skills.form(ada, pair).skills] == [4, None]
    assert [row.seen for row in office.services.skills.page(bob, pair).rows] == [{START: 4}, {}]
    (word,) = told(office, bob)
    assert (word.partner, word.learns, word.by_you, len(word.rows)) == (ADA, True, False, 1)
    assert told(office, ada) == []
    entry = office.row(AuditEntry, action="pair:skills")
    assert (entry.subject, entry.detail) == (str(pair), {})


def test_an_invitation_that_is_taken_back_hides_both_and_calls_back_what_has_not_left(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.wait(days=2)
    office.services.skills.invite(bob, pair)
    look(office, pair)
    rates(office, ada, pair, sql=4)
    for _ in range(2):
        card = office.services.skills.uninvite(bob, pair)
        assert (card.invited, [row.seen for row in card.rows]) == (False, [{}, {}])
    assert (asked(office, ada), told(office, bob)) == ([], [])
    assert office.services.skills.page(ada, pair).rows == ()
    assert [row.seen for row in office.services.skills.invite(bob, pair).rows] == [{START: 4}, {}]


def test_a_mentor_who_is_invited_again_before_they_heard_is_asked_once(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.wait(days=2)
    office.services.skills.invite(bob, pair)
    look(office, pair)
    office.services.skills.uninvite(bob, pair)
    office.services.skills.invite(bob, pair)
    look(office, pair)
    assert len(asked(office, ada)) == 1
    office.clear_mail()
    office.services.skills.uninvite(bob, pair)
    office.services.skills.invite(bob, pair)
    look(office, pair)
    assert asked(office, ada) == []


def test_an_invitation_taken_back_while_the_mentor_rates_lets_nothing_in_afterwards(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    office.services.skills.invite(bob, pair)
    sql = skills(office)["SQL"]
    outcomes = at_once(
        lambda: office.services.skills.rate(ada, pair, START, sent={sql: 4}, shown={}),
        lambda: office.services.skills.uninvite(bob, pair),
    )
    refused = [each for each in outcomes if isinstance(each, NotInvitedToRate)]
    assert len(refused) + len(office.rows(SkillRating)) == 1, outcomes
    assert [row.seen for row in office.services.skills.page(bob, pair).rows] == [{}, {}]
    assert told(office, bob) == []


def test_growth_is_told_after_the_middle_and_says_the_latest_until_it_leaves(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    rates(office, bob, pair, sql=2, public_speaking=1)
    assert told(office, bob) == []
    office.clock.instant = AT_MIDDLE
    rates(office, bob, pair, MIDDLE, sql=3)
    rates(office, bob, pair, MIDDLE, sql=4)
    (word,) = told(office, bob)
    assert (word.moment, word.by_you, word.learns) == (MIDDLE, True, True)
    assert [row.own for row in word.rows] == [{START: 2, MIDDLE: 4}, {START: 1}]
    assert told(office, ada) == []
    office.clear_mail()
    rates(office, bob, pair, MIDDLE, sql=5)
    assert told(office, bob) == []


def test_an_invited_mentor_hears_of_the_growth_too(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    rates(office, bob, pair, sql=2)
    office.services.skills.invite(bob, pair)
    office.clock.instant = AT_MIDDLE
    rates(office, bob, pair, MIDDLE, sql=4)
    (word,) = told(office, ada)
    assert (word.partner, word.learns, word.by_you) == (BOB, False, False)
    office.services.skills.uninvite(bob, pair)
    assert told(office, ada) == []
    office.services.skills.invite(bob, pair)
    rates(office, bob, pair, MIDDLE, sql=5)
    assert [row.own for row in told(office, ada)[0].rows] == [{START: 2, MIDDLE: 5}]


def test_the_growth_so_far_is_sent_to_whoever_sees_it_once_however_often_they_press(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    rates(office, bob, pair, sql=2)
    office.clock.instant = AT_MIDDLE
    rates(office, bob, pair, MIDDLE, sql=4)
    office.clear_mail()
    office.clock.instant += timedelta(hours=1)
    with pytest.raises(NotInvitedToRate):
        office.services.skills.send_chart(ada, pair)
    office.services.skills.send_chart(bob, pair)
    office.services.skills.send_chart(bob, pair)
    (word,) = told(office, bob)
    assert [row.own for row in word.rows] == [{START: 2, MIDDLE: 4}]
    office.services.skills.invite(bob, pair)
    office.services.skills.send_chart(ada, pair)
    (word,) = told(office, ada)
    assert (word.partner, word.learns) == (BOB, False)


def test_a_partner_who_is_about_to_part_reads_no_news_of_skills_before_that(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    rates(office, bob, pair, sql=2)
    office.services.skills.invite(bob, pair)
    office.clock.instant = AT_MIDDLE
    office.services.rematches.ask(bob, pair, "")
    rates(office, bob, pair, MIDDLE, sql=4)
    (row,) = office.mail(kind="SkillGrowth", person_id=office.known(ada).id)
    assert row.due_at > office.clock.instant + timedelta(days=1)


def test_skills_that_an_admin_merged_are_one_and_its_answers_go_on(office: Office) -> None:
    _, bob, pair = a_pair(office, "SQL", "Chess")
    rates(office, bob, pair, sql=2, chess=4)
    known = skills(office)
    office.services.vocabulary.merge(office.admin(), known["SQL"], known["Chess"])
    assert own(office.services.skills.page(bob, pair)) == {"Chess": [4]}
    assert own(rates(office, bob, pair, chess=5)) == {"Chess": [5]}
    assert office.row(SkillRating).skill_id == known["Chess"]
    office.services.vocabulary.split(office.admin(), known["SQL"])
    assert own(office.services.skills.page(bob, pair)) == {"SQL": [], "Chess": [5]}


def test_a_form_that_names_a_skill_nobody_is_asked_about_is_not_kept(office: Office) -> None:
    _, bob, pair = a_pair(office)
    foreign = skills(office)["Go"]
    for skill in (foreign, UUID(int=4)):
        with pytest.raises(ChangedMeanwhile):
            office.services.skills.rate(bob, pair, START, sent={skill: 3}, shown={})
    assert office.rows(SkillRating) == []


def test_what_is_no_longer_wished_for_stays_to_be_read(office: Office) -> None:
    _, bob, pair = a_pair(office)
    rates(office, bob, pair, sql=2, public_speaking=3)
    cohort = office.services.home.of(bob).participations[0].cohort
    office.sign_up(bob, cohort, signup(Role.MENTEE, wants=("Go",)))
    assert own(office.services.skills.page(bob, pair)) == {"Go": [], "public speaking": [3], "SQL": [2]}
    assert [each.label for each in office.services.skills.form(bob, pair).skills] == ["Go"]


def test_goals_are_suggested_for_the_lowest_unless_one_is_set_for_it(office: Office) -> None:
    _, bob, pair = a_pair(office)
    card = rates(office, bob, pair, sql=3, public_speaking=1)
    assert [row.label for row in card.suggested] == ["public speaking", "SQL"]
    form = office.services.skills.goal(bob, pair, skills(office)["SQL"])
    assert (form.mentorship, form.partner, form.goal) == (pair, ADA, None)
    assert form.wish
    assert form.wish.title == "SQL: do it without help"
    assert form.wish.due_on == TODAY + timedelta(days=45)
    office.services.goals.set(bob, pair, form.wish)
    assert [row.label for row in office.services.skills.page(bob, pair).suggested] == ["public speaking"]


def test_a_goal_is_offered_for_ones_own_skills_only(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    rates(office, bob, pair, sql=3)
    office.services.skills.invite(bob, pair)
    assert office.services.skills.page(ada, pair).suggested == ()
    known = skills(office)
    for actor, skill in ((ada, known["SQL"]), (bob, known["Go"])):
        with pytest.raises(NotYours):
            office.services.skills.goal(actor, pair, skill)


def test_a_goal_can_still_be_set_on_the_last_day(office: Office) -> None:
    _, bob, pair = a_pair(office)
    office.clock.instant = T(weeks=13)
    rates(office, bob, pair, END, sql=3)
    form = office.services.skills.goal(bob, pair, skills(office)["SQL"])
    assert isinstance(form.wish, GoalWish)
    assert form.wish.due_on == office.clock.instant.date()


def test_peers_each_rate_their_own_and_see_nothing_of_the_other(office: Office) -> None:
    ada, bob, pair = a_pair(office, pairing=Pairing.PEER)
    office.wait(days=1)
    look(office, pair)
    assert [(each.skills, each.learns) for each in asked(office, ada)] == [(("Go",), True)]
    assert [(each.skills, each.learns) for each in asked(office, bob)] == [(WANTS, True)]
    rates(office, ada, pair, go=1)
    rates(office, bob, pair, sql=2)
    assert own(office.services.skills.page(ada, pair)) == {"Go": [1]}
    assert own(office.services.skills.page(bob, pair)) == {"SQL": [2], "public speaking": []}
    for actor in (ada, bob):
        assert not office.services.skills.page(actor, pair).may_invite
        with pytest.raises(NotYours):
            office.services.skills.invite(actor, pair)


def test_when_a_pair_has_ended_its_page_stays_to_be_read_and_nothing_is_sent(office: Office) -> None:
    ada, bob, pair = a_pair(office)
    rates(office, bob, pair, sql=2)
    office.services.skills.invite(bob, pair)
    office.wait(days=2)
    look(office, pair)
    cohort = office.services.home.of(ada).participations[0].cohort
    office.services.participation.leave(ada, office.participant(ada, cohort).id)
    assert asked(office, ada) == []
    (card,) = office.services.skills.mine(bob)
    assert (card.over, card.may_rate, own(card)["SQL"]) == (True, False, [2])
    assert office.services.skills.page(bob, pair).suggested == ()
    with pytest.raises(MentorshipOver):
        rates(office, bob, pair, sql=3)
    assert not office.services.skills.uninvite(bob, pair).invited
    with pytest.raises(MentorshipOver):
        office.services.skills.invite(bob, pair)
    with pytest.raises(SkillsNeedAPair):
        office.services.skills.mine(ada)


def test_skills_wait_for_a_pair(office: Office) -> None:
    bob = office.person("bob")
    office.join(bob, office.cohort(), Role.MENTEE)
    with pytest.raises(SkillsNeedAPair):
        office.services.skills.mine(bob)


def test_people_outside_of_the_pair_see_nothing_of_it(office: Office) -> None:
    _, bob, pair = a_pair(office)
    rates(office, bob, pair, sql=2)
    for eve in (office.person("eve"), office.admin()):
        for deed in (office.services.skills.page, office.services.skills.form, office.services.skills.invite):
            with pytest.raises(NotYours):
                deed(eve, pair)
        with pytest.raises(NotYours):
            rates(office, eve, pair, sql=5)


def test_another_last_day_moves_the_moments(office: Office) -> None:
    _, bob, pair = a_pair(office)
    for moment in (T(days=1), AT_END):
        office.clock.instant = moment
        look(office, pair)
    office.clear_mail()
    admin = office.admin()
    cohort = office.services.home.of(bob).participations[0].cohort
    shown = office.services.settings.of_cohort(admin, cohort.id)
    longer = replace(shown.settings, ends_on=TODAY + timedelta(weeks=40))
    office.services.settings.change_cohort(admin, cohort.id, shown.version, longer)
    office.plan()
    assert asked(office, bob) == []
    again_at = office.row(Occasion, mentorship_id=pair, kind=OccasionKind.SKILLS).look_again_at
    assert again_at is not None
    assert again_at.date() == TODAY + timedelta(weeks=20)


def test_the_skills_of_many_pairs_take_one_question(office: Office) -> None:
    ada, *mentees = (office.person(name) for name in ("ada", "bob", "cy", "dee"))
    cohort = office.cohort()
    office.join(ada, cohort, Role.MENTOR, seats=3)
    for mentee in mentees:
        office.join(mentee, cohort, Role.MENTEE)
    for proposal in office.matched(cohort):
        office.services.proposals.accept(ada, proposal)
        found = office.row(MatchProposal, id=proposal)
        (mentee,) = [each for each in mentees if office.participant(each, cohort).id == found.mentee_id]
        office.services.proposals.accept(mentee, proposal)
    with office.store.reading(ada) as work:
        pairs = work.mentorships.running_of([office.participant(ada, cohort).id])
        with listening(office.engine) as said:
            cards = skills_of(work, pairs)
    assert len(cards) == len(said) + 2 == 3
