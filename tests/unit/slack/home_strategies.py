"""Home as people could have it: with nothing at all, and with everything at once."""

from hypothesis import strategies as st

from bot.domain import cards
from bot.domain.growth.agreement_cards import AgreementGlance
from bot.domain.pair_glances import Waiting
from bot.domain.terms import MentorshipState, PersonKind
from tests.unit.slack import desk_strategies as desk
from tests.unit.slack import goal_strategies as goals
from tests.unit.slack import skill_strategies as skills
from tests.unit.slack import step_strategies as steps
from tests.unit.slack import strategies as some

numbers = st.none() | st.integers(1, 99)
glances = st.builds(
    AgreementGlance,
    in_force=numbers,
    since=st.none() | some.instants,
    proposed=numbers,
    yours=st.booleans(),
)
mentorships = st.builds(
    cards.MentorshipCard,
    pairing=some.pairings,
    id=some.uuids,
    program=some.texts,
    you_are=some.sides,
    partner=some.people,
    state=st.sampled_from(MentorshipState),
    next_meeting_at=st.none() | some.instants,
    goals=some.crowds(goals.goals),
    parting=st.booleans(),
    agreement=glances,
    steps=some.crowds(steps.open_steps),
    skills=st.none() | skills.plans,
    confirmed=st.booleans(),
    waiting=st.builds(
        Waiting,
        topics=st.integers(0, 99),
        question=st.none() | some.uuids,
        feedback=st.none() | some.uuids,
        survey=st.none() | some.uuids,
        look_back=st.booleans(),
        ending=st.booleans(),
    ),
)
homes = st.builds(
    cards.HomeCard,
    name=some.texts,
    is_admin=st.booleans(),
    kind=st.sampled_from(PersonKind),
    open_cohorts=some.crowds(some.cohorts),
    participations=some.crowds(some.participations),
    proposals=some.crowds(some.proposals),
    mentorships=some.crowds(mentorships),
    may_look=st.booleans(),
    queue=st.none() | desk.desks(3),
)
