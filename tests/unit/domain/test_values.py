"""What holds for all values of the domain: they never change, and the words they use stay what they are."""

from dataclasses import FrozenInstanceError, fields, is_dataclass
from enum import StrEnum
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import walk_packages
from typing import Any, get_args

import pytest

import bot.domain
from bot.domain import matching_terms, notices, terms
from bot.domain.care import terms as care_terms
from bot.domain.growth import terms as growth_terms
from bot.domain.notices import parts
from bot.domain.people import Actor, Someone
from bot.domain.terms import Role, Side

MODULES = [import_module(found.name) for found in walk_packages(bot.domain.__path__, "bot.domain.")]
CLASSES = {
    kind for module in MODULES for _, kind in getmembers(module, isclass) if kind.__module__ == module.__name__
}
VALUES = sorted(
    (kind for kind in CLASSES if is_dataclass(kind)), key=lambda kind: (kind.__module__, kind.__qualname__)
)


@pytest.mark.parametrize("kind", VALUES, ids=lambda kind: kind.__qualname__)
def test_a_value_is_frozen_and_has_no_room_for_stray_attributes(kind: Any) -> None:
    assert kind.__dataclass_params__.frozen
    assert "__dict__" not in dir(kind)
    assert set(kind.__slots__) <= {field.name for field in fields(kind)}


def test_a_value_cannot_be_changed() -> None:
    ada = Someone("U1", "Ada")
    with pytest.raises(FrozenInstanceError):
        ada.name = "Grace"  # type: ignore[misc]


def test_a_gesture_has_a_key_only_where_it_must_count_once() -> None:
    assert Actor("T1", "U1").gesture is None
    assert Actor("T1", "U1", "abc") != Actor("T1", "U1")


def test_every_message_of_ours_is_one_of_the_notices() -> None:
    ours = {kind for kind in VALUES if kind.__module__.startswith(notices.__name__)}
    told = {kind for kind in ours if kind.__module__ != parts.__name__}
    assert told == set(get_args(notices.Notice))


def test_the_other_side_of_the_other_side_is_ones_own() -> None:
    assert [side.other for side in Side] == [Side.MENTEE, Side.MENTOR]
    assert [side.other.other for side in Side] == list(Side)


@pytest.mark.parametrize(
    ("role", "mentors", "learns"), [(Role.MENTOR, True, False), (Role.MENTEE, False, True), (Role.BOTH, True, True)]
)
def test_a_role_says_what_one_does(role: Role, mentors: bool, learns: bool) -> None:
    assert (role.mentors, role.learns) == (mentors, learns)


def test_stored_words_have_not_changed() -> None:
    stored = (terms, matching_terms, growth_terms, care_terms)
    found = [each for module in stored for each in getmembers(module, isclass)]
    words = {name: "|".join(kind) for name, kind in found if issubclass(kind, StrEnum)}
    del words["StrEnum"]
    assert words == {
        "ApprovalState": "waiting|asked|approved|declined|withdrawn",
        "Communication": "direct|gentle|structured|spontaneous",
        "LearningPreference": "guided|exploring|mixed",
        "MentoringStyle": "directive|non_directive|situational",
        "Personality": "quiet|outgoing|between",
        "SkillKind": "technical|soft|other",
        "Stage": "starting|growing|experienced|leading|changing",
        "Cadence": "weekly|biweekly|monthly|monthly_weekday",
        "CheckInAnswer": "met|not_yet|moved",
        "DigestWish": "waiting|never",
        "CohortState": "draft|enrolling|matching|running|closing|closed",
        "DeliveryState": "queued|merged|pending|sending|verify|sent|given_up|expired",
        "LeaderAnswer": "willing|not_now",
        "MentorRule": "open|approved",
        "Newcomers": "quiet|invited",
        "ProgramKind": "skill_growth|knowledge_transfer|leadership|onboarding|inclusion|career_transition",
        "GoalState": "open|reached|dropped",
        "MeetingState": "planned|held|skipped|unknown|cancelled",
        "MentorshipState": "active|paused|completed|ended",
        "ParticipantState": "active|paused|left|applied|declined|waitlisted",
        "ProposalState": "draft|proposed|accepted|declined|expired|withdrawn|not_now",
        "ProposalOrigin": "round|next|request",
        "AskedFirst": "both|mentee|mentor",
        "Outlook": "next_round|looking|seats_taken|no_mentors|nobody_fits|no_mentees|when_ready|later|after_break"
        "|over",
        "Unconfirmed": "repeat|leave",
        "PersonKind": "member|guest|bot|stranger",
        "SyncState": "waiting|running|done|failed",
        "Role": "mentor|mentee|both",
        "RoundState": "draft|published|undone",
        "RoundOrigin": "admin|daily",
        "HandKind": "locked|forbidden|held_back",
        "Pairing": "traditional|reverse|peer|group",
        "Weight": "off|little|usual|much",
        "DailyRun": "never|draft|publish",
        "WordOrigin": "named|alias",
        "Objective": "coverage|bottleneck|stable|fewest_changes",
        "Side": "mentor|mentee",
        "AgendaOwner": "mentee|mentor|in_turn",
        "AgreementState": "proposed|in_force|replaced|withdrawn",
        "GoalEvent": "set|reworded|moved|on_track|stuck|milestone_done|milestone_reopened|kept|adjusted"
        "|dropped|reached|reopened",
        "GoalMeasure": "yes_no|number",
        "GoalScope": "personal|shared",
        "GoalStanding": "on_track|stuck",
        "GoalTerm": "short|long",
        "GoalVisibility": "pair|mine|program",
        "MeetBy": "huddle|video|in_person|walk|mixed",
        "OccasionKind": "agreement|review|skills|steps|pulse|retrospective|questions|health|silence|ending",
        "RatingMoment": "start|middle|end",
        "StepKind": "step|practice|stretch",
        "Attempt": "easy_offer|silent_week|silent_two_weeks|silent_three_weeks|admin_told",
        "ConcernKind": "mediation|concern",
        "ConcernState": "received|seen|handled|withdrawn",
        "EndChoice": "extend|graduate|stop",
        "EndedBy": "planned_end|graduated|stopped|parted|left|silence",
        "Health": "new|on_track|slipping|at_risk|silent",
        "PulseKind": "regular|exit",
        "QuestionState": "waiting|answered|for_meeting|withdrawn",
        "RetroWish": "pace|length|goals|match",
        "Scheduling": "one_by_one|series",
        "NudgePace": "usual|fewer|none",
    }
