"""How good a learner is at what they came for: asked at the start, midway and at the end; growth is told.

A mentee may let the mentor rate as well; until then the mentor sees nothing, and from then on both see both.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from bot.domain.errors import ChangedMeanwhile, NotYours
from bot.domain.growth.errors import MomentPassed, NoSkillsChosen, NotInvitedToRate, SkillsNeedAPair
from bot.domain.growth.goal_cards import GoalFormCard
from bot.domain.growth.skill_cards import SkillFormCard, SkillPlanCard, SkillToRate
from bot.domain.growth.skills import goal_for, suggested
from bot.domain.growth.terms import OccasionKind, RatingMoment
from bot.domain.people import Actor
from bot.domain.skills import folded
from bot.domain.terms import GoalState, Side
from bot.domain.zones import today_in
from bot.services.access import my_side, require_running
from bot.services.almanac import Almanac
from bot.services.growth.skill_news import ask, send_growth, stop_asking, take_back_from_mentor, tell_growth
from bot.services.growth.skill_pages import (
    among_peers,
    learner_for,
    lets_in,
    skills_of,
    timetable_of,
    wishes_of,
)
from bot.store import Store, Work
from models import Mentorship, SkillRating

Ratings = Mapping[UUID, int | None]
"""Answers by skill; None where there is none."""


class Skills:
    """A person's skills within their pairs."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def mine(self, actor: Actor) -> tuple[SkillPlanCard, ...]:
        """The person's pairs: those that run, then past ones with answers to read. Raise SkillsNeedAPair."""
        with self._store.reading(actor) as work:
            places = work.participants.ever_of(work.me.id)
            pairs = work.mentorships.ever_of([participant.id for participant in places])
            cards = skills_of(work, pairs).values()
            shown = [card for card in cards if not card.over or any(row.own or row.seen for row in card.rows)]
            if not shown:
                raise SkillsNeedAPair
            return tuple(shown)

    def page(self, actor: Actor, mentorship_id: UUID) -> SkillPlanCard:
        """The skills of one pair. Raise NotYours, or MentorshipOver if there is no such pair."""
        with self._store.reading(actor) as work:
            return _card(work, work.mentorships.get(mentorship_id))

    def send_chart(self, actor: Actor, mentorship_id: UUID) -> SkillPlanCard:
        """Send the person a message with the growth so far, which Slack draws in messages alone.

        Once a minute is enough. Raise NotYours, or NotInvitedToRate for who may not see it.
        """
        with self._store.writing(actor) as work:
            pair = work.mentorships.get(mentorship_id)
            card = _card(work, pair)
            if not (card.learns or card.invited):
                raise NotInvitedToRate
            send_growth(work, pair, card)
            return card

    def form(self, actor: Actor, mentorship_id: UUID) -> SkillFormCard:
        """The questions of now with the person's own answers. Raise MentorshipOver, or why there is no question."""
        with self._store.reading(actor) as work:
            pair, side = _to_rate(work, mentorship_id)
            learner = learner_for(pair, side)
            card = skills_of(work, [pair])[pair.id]
            learns = learner is pair.member(side)
            given = {row.skill: (row.own if learns else row.seen).get(card.moment) for row in card.rows}
            return SkillFormCard(
                mentorship=pair.id,
                partner=card.partner,
                learns=learns,
                invited=card.invited,
                may_invite=card.may_invite,
                moment=card.moment,
                skills=tuple(
                    SkillToRate(skill=wish.skill, label=wish.label, rating=given.get(wish.skill))
                    for wish in wishes_of(learner)
                ),
            )

    def rate(
        self, actor: Actor, mentorship_id: UUID, moment: RatingMoment, *, sent: Ratings, shown: Ratings
    ) -> SkillPlanCard:
        """Keep what differs from what the form had shown, so that two windows do not undo each other.

        Raise MomentPassed once the next moment has begun, ChangedMeanwhile for a skill that is not asked about any
        more, MentorshipOver, or why the person is not asked.
        """
        with self._store.writing(actor) as work:
            pair, side = _to_rate(work, mentorship_id)
            if timetable_of(pair).at(work.now) is not moment:
                raise MomentPassed
            changes = {skill: rating for skill, rating in sent.items() if rating != shown.get(skill)}
            _keep(work, pair, side, moment, changes)
            card = _card(work, pair)
            if card.rated:
                stop_asking(work, pair, side, moment)
                tell_growth(work, self._almanac, pair, side, card)
            return card

    def goal(self, actor: Actor, mentorship_id: UUID, skill_id: UUID) -> GoalFormCard:
        """The form of a goal that is about one of the person's own skills. Raise MentorshipOver or NotYours."""
        with self._store.reading(actor) as work:
            pair = require_running(work.mentorships.get(mentorship_id))
            card = skills_of(work, [pair])[pair.id]
            row = next((each for each in card.rows if card.learns and each.skill == skill_id), None)
            if row is None:
                raise NotYours
            by = (timetable_of(pair).until(work.now) - timedelta(days=1)).date()
            return GoalFormCard(
                mentorship=pair.id,
                partner=card.partner,
                wish=goal_for(row, max(by, today_in(work.me.time_zone, work.now))),
                goal=None,
                kind=pair.cohort.program.kind,
                you_are=card.you_are,
                pairing=card.pairing,
            )

    def invite(self, actor: Actor, mentorship_id: UUID) -> SkillPlanCard:
        """Let the mentor rate and see everything from now on; doing so twice changes nothing. Raise NotYours."""
        with self._store.writing(actor) as work:
            pair = require_running(_as_mentee(work, mentorship_id))
            if pair.mentor_rates_since is None:
                pair.mentor_rates_since = work.now
                work.occasions.look_by(pair.id, OccasionKind.SKILLS, work.now)
                work.audit("pair:skills", pair.id, program=pair.cohort.program_id)
            return _card(work, pair)

    def uninvite(self, actor: Actor, mentorship_id: UUID) -> SkillPlanCard:
        """Keep everything to oneself again, be the pair over or not. Raise NotYours."""
        with self._store.writing(actor) as work:
            pair = _as_mentee(work, mentorship_id)
            if pair.mentor_rates_since is not None:
                pair.mentor_rates_since = None
                take_back_from_mentor(work, pair)
                work.audit("pair:skills", pair.id, program=pair.cohort.program_id)
            return _card(work, pair)


def speak_of_skills(work: Work, almanac: Almanac, pair: Mentorship) -> datetime | None:
    """Ask once at each moment whoever rates and has not; return when the next moment begins."""
    times = timetable_of(pair)
    if times.asks(work.now):
        moment = times.at(work.now)
        for side in Side:
            if lets_in(pair, side) and not work.ratings.given(pair.id, pair.member(side).id, moment):
                ask(work, almanac, pair, side, moment)
    return times.next_after(work.now)


def _to_rate(work: Work, mentorship_id: UUID) -> tuple[Mentorship, Side]:
    """The person's own pair and side in it, if they are asked there."""
    pair = work.mentorships.get(mentorship_id)
    side = my_side(require_running(pair), work)
    if not lets_in(pair, side):
        raise NotInvitedToRate
    if not wishes_of(learner_for(pair, side)):
        raise NoSkillsChosen
    return pair, side


def _as_mentee(work: Work, mentorship_id: UUID) -> Mentorship:
    """The person's own pair, in which there is a mentor for them to let in."""
    pair = work.mentorships.get(mentorship_id)
    if my_side(pair, work) is Side.MENTOR or among_peers(pair):
        raise NotYours
    return pair


def _keep(work: Work, pair: Mentorship, side: Side, moment: RatingMoment, changes: Ratings) -> None:
    """Skills that were merged since the last answer go on under the one name: the others' answers give way."""
    if not changes.keys() <= {wish.skill for wish in wishes_of(learner_for(pair, side))}:
        raise ChangedMeanwhile
    rater = pair.member(side).id
    given = [each for each in work.ratings.given(pair.id, rater, moment) if each.skill.counts_as.id in changes]
    work.ratings.forget(given)
    for skill, rating in changes.items():
        if rating is not None:
            work.add(
                SkillRating,
                mentorship_id=pair.id,
                skill_id=skill,
                rater_id=rater,
                moment=moment,
                rating=rating,
                rated_at=work.now,
            )


def _card(work: Work, pair: Mentorship) -> SkillPlanCard:
    """With the goals that would help most, but for skills that an open goal of the learner's names already."""
    card = skills_of(work, [pair])[pair.id]
    if card.over or not card.learns:
        return card
    titles = [
        folded(goal.title)
        for goal in work.goals.of([pair.id], reader=work.me.id)[pair.id]
        if goal.state is GoalState.OPEN and goal.owner_id == pair.member(card.you_are).id
    ]
    free = [row for row in card.rows if not any(folded(row.label) in title for title in titles)]
    return replace(card, suggested=suggested(free, card.moment))
