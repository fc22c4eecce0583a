"""Those who share a conversation: the two of a pair, or in a group a mentor and all who learn with them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid5

from bot.domain.errors import MentorshipOver
from bot.domain.notices import GroupIntroduction, Introduction
from bot.domain.terms import MentorshipState
from bot.services.access import my_side, require_running
from bot.store import Work
from models import Meeting, Mentorship, Participant

Circle = Sequence[Mentorship]
"""Pairs that run, the oldest first; outside of groups there is one."""


def group_id(pair: Mentorship) -> UUID:
    """What an introduction of a group is about: the group of this mentor, whoever takes a break or leaves."""
    return uuid5(pair.mentor_id, "group")


def introduced_at(work: Work, pair: Mentorship) -> datetime | None:
    """From when the members of a pair, or of their group, may read who they are to each other."""
    if pair.in_group:
        return work.outbox.due_of(GroupIntroduction, about=group_id(pair))
    return work.outbox.due_of(Introduction, about=pair.id)


def circle_of(work: Work, pair: Mentorship) -> Circle:
    """All pairs that share the conversation of this one."""
    return work.mentorships.mentored_by(pair.mentor_id) if pair.in_group else [pair]


def own_circle(work: Work, mentorship_id: UUID) -> tuple[Mentorship, Circle]:
    """The pair of the person acting that shares a conversation with this one, and all that do.

    Nobody else in the conversation decides anything for it until this transaction ends. Raise NotYours or
    MentorshipOver.
    """
    pair = work.mentorships.get(mentorship_id)
    if not pair.in_group:
        my_side(pair, work)
        return require_running(pair), [pair]
    work.participants.lock(pair.mentor_id)
    circle = circle_of(work, pair)
    own = [each for each in circle if each.side_of(work.me.id)]
    if not own:
        my_side(pair, work)
        raise MentorshipOver
    return min(own, key=lambda each: each.state is not MentorshipState.ACTIVE), circle


def members_of(circle: Circle) -> dict[UUID, Participant]:
    """Everybody in a conversation by the id of their place, the mentor first."""
    return {each.id: each for pair in circle for each in (pair.mentor, pair.mentee)}


def first_choice(work: Work, pair: Mentorship, meeting: Meeting) -> Participant | None:
    """Who has chosen the time of a planned meeting; None where it was our suggestion.

    In a group one chooses for all. Nobody chose what belongs to a series.
    """
    circle = circle_of(work, pair)
    planned = work.mentorships.planned([each.id for each in circle]) if pair.in_group else {pair.id: meeting}
    same = [each for each in planned.values() if each.starts_at == meeting.starts_at]
    members = members_of(circle)
    return next((members[each.confirmed_by] for each in same if each.confirmed_by in members), None)
