"""Ada and Grace in the program Orbit: one ordinary card of each kind, to change with `replace`."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from bot.domain import admin_cards, cards, round_cards
from bot.domain.feedback import FeedbackCard
from bot.domain.growth import goal_cards
from bot.domain.growth.skill_cards import SkillPlanCard
from bot.domain.growth.step_cards import StepCard
from bot.domain.growth.steps import StepState
from bot.domain.growth.terms import RatingMoment, StepKind
from bot.domain.matching_terms import Objective, Pairing
from bot.domain.notices import Reason
from bot.domain.people import Someone
from bot.domain.previews import Preview, Wave
from bot.domain.terms import (
    Cadence,
    CohortState,
    GoalState,
    MentorRule,
    MentorshipState,
    ParticipantState,
    PersonKind,
    ProgramKind,
    Role,
    Side,
)

ADA, GRACE = Someone("U000000001", "Ada"), Someone("U000000002", "Grace")
ID = UUID("00000000-0000-4000-8000-000000000001")
DAY, LAST_DAY = date(2026, 12, 7), date(2027, 6, 4)
T0 = datetime(2026, 12, 7, 9, 30, tzinfo=UTC)
REASON = Reason(skills=("SQL",), common_hours=20)

COHORT = cards.CohortCard(
    id=ID,
    program_id=ID,
    program="Orbit",
    name="",
    kind=ProgramKind.SKILL_GROWTH,
    objective="Grow people who can lead a project.",
    values="We listen.",
    expectations="Meet.",
    confidentiality="It stays between you.",
    mentor_rule=MentorRule.OPEN,
    cadence=Cadence.BIWEEKLY,
    minutes=30,
    starts_on=DAY,
    ends_on=LAST_DAY,
    size_limit=None,
    channel="C012345678",
    state=CohortState.ENROLLING,
    opened_at=T0,
)
PLACE = cards.ParticipationCard(
    id=ID, cohort=COHORT, role=Role.MENTEE, state=ParticipantState.ACTIVE, paused_until=None
)
MATCH = cards.ProposalCard(
    id=ID,
    program="Orbit",
    you_are=Side.MENTEE,
    partner=GRACE,
    reason=REASON,
    answer_by=DAY,
    accepted_by_you=False,
)
GOAL = goal_cards.GoalCard(
    id=ID,
    title="Give a talk",
    measure="Twenty people listen",
    due_on=DAY,
    percent=50,
    state=GoalState.OPEN,
    yours=True,
    version=3,
)
STEP = StepCard(
    id=ID,
    mentorship=ID,
    partner=GRACE,
    title="Ask three people",
    kind=StepKind.STEP,
    state=StepState.OPEN,
    due_on=DAY,
    goal="",
    yours=True,
    given=False,
    past=False,
    editable=True,
)
SKILLS = SkillPlanCard(
    mentorship=ID,
    program="Orbit",
    pairing=Pairing.TRADITIONAL,
    you_are=Side.MENTEE,
    partner=GRACE,
    moment=RatingMoment.MIDDLE,
    until=T0,
    rows=(),
    may_rate=True,
    rated=True,
    invited=False,
    over=False,
)
PAIR = cards.MentorshipCard(
    id=ID,
    program="Orbit",
    you_are=Side.MENTEE,
    partner=GRACE,
    state=MentorshipState.ACTIVE,
    next_meeting_at=T0,
    goals=(GOAL,),
)
FEEDBACK = FeedbackCard(
    meeting=ID, partner=GRACE, starts_at=T0, given=None, asks_gap=False, may_plan=True, helpers=(ADA,)
)
MEETING = cards.MeetingCard(id=ID, number=2, partner=GRACE, starts_at=T0, minutes=30, answer=None)
HOME = cards.HomeCard(
    name="Ada",
    is_admin=False,
    kind=PersonKind.MEMBER,
    open_cohorts=(),
    participations=(),
    proposals=(),
    mentorships=(),
)
TALLY = admin_cards.CohortTally(cohort=COHORT, mentors=12, mentees=20, waiting=3, pairs=9, proposals_open=1)
PAIR_CARD = round_cards.PairCard(proposal=ID, mentor=GRACE, mentee=ADA, score=640, reason=REASON)
DRY_RUN = round_cards.DryRunCard(
    round=ID,
    version=1,
    cohort=COHORT.id,
    program="Orbit",
    objective=Objective.COVERAGE,
    spread=round_cards.Spread(pairs=1, lowest=640, highest=640, mean=640),
    pairs=(PAIR_CARD,),
    start=0,
    weakest_first=False,
    left_over=(
        round_cards.LeftOverCard(person=ADA, side=Side.MENTEE, why="Every mentor who offers SQL is taken."),
    ),
    forbidden=(),
    blocking=0,
    fewer_pairs=0,
    fewer_points=0,
    proven=True,
)
PREVIEW = Preview(
    messages=26,
    people=26,
    pairs=0,
    channels=0,
    waves=(Wave(day=None, at=None, readers=19), Wave(day=date(2026, 12, 8), at=time(9), readers=7)),
)
SILENCE = Preview(messages=0, people=0, pairs=0, channels=0, waves=())
"""Of a change that sends nothing."""
