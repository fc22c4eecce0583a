"""Cards and notices as people could make them: ordinary, empty, enormous and hostile."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TypeVar

from hypothesis import strategies as st

from bot.domain import cards, notices
from bot.domain.feedback import RATINGS
from bot.domain.goals import GoalWish
from bot.domain.notices import Notice
from bot.domain.people import Someone
from bot.domain.programs import MEETING_MINUTES, Opening
from bot.domain.signup import Signup
from bot.domain.terms import (
    Cadence,
    CheckInAnswer,
    CohortState,
    GoalState,
    MentorshipState,
    ParticipantState,
    Role,
    Side,
)

T = TypeVar("T")

EVIL = (
    "&", "<", ">", "<!channel>", "<@UEVIL>", "<https://evil.example|click>", "&amp;", "@here ", "*_~`", "> ",
    "😀", "👩‍👩‍👧‍👦", "مرحبا بالعالم ", "\u202e", "\x00", "\n", "\r\n\n", " ", "word ", "é", "\u2028",
)  # fmt: skip
WORDS = ("SQL", "public speaking", "R & D", "C<T>", "écriture", "营销", "تصميم", "knitting 🧶")

evil_texts = st.sampled_from(EVIL).map(lambda piece: (piece * 3000)[:3000])
texts = (
    st.sampled_from(("", " ", "Ada", "Grow as a speaker", "<!channel> & co")) | st.text(max_size=40) | evil_texts
)
words = st.sampled_from(WORDS)
uuids = st.uuids(version=4)
days = st.dates(date(2020, 1, 1), date(2099, 12, 31))
instants = st.datetimes(datetime(2020, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda instant: instant.replace(microsecond=0)
)
counts = st.sampled_from((0, 1, 2, 40, 1_234_567))
minutes = st.sampled_from(MEETING_MINUTES)
percents = st.integers(0, 100)
cadences, sides, roles = st.sampled_from(Cadence), st.sampled_from(Side), st.sampled_from(Role)
zones = st.sampled_from(("Europe/London", "America/Argentina/ComodRivadavia", "Asia/Kathmandu", "UTC", ""))
channels = st.sampled_from(("", "C012345678"))


def crowds(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    """None, one, a few different, or fifty of a kind."""
    few = st.lists(strategy, max_size=3).map(tuple)
    return few | st.tuples(strategy, st.sampled_from((12, 50))).map(lambda pair: (pair[0],) * pair[1])


people = st.builds(Someone, st.integers(0, 999_999_999).map(lambda number: f"U{number:09}"), texts)
skills = crowds(texts)
reasons = st.builds(notices.Reason, skills=skills, common_hours=st.sampled_from((0.0, 0.04, 1.0, 7.5, 40.0)))

cohorts = st.builds(
    cards.CohortCard,
    id=uuids,
    program=texts,
    objective=texts,
    cadence=cadences,
    minutes=minutes,
    starts_on=days,
    ends_on=days,
    channel=channels,
    state=st.sampled_from(CohortState),
)
participations = st.builds(
    cards.ParticipationCard,
    id=uuids,
    cohort=cohorts,
    role=roles,
    state=st.sampled_from(ParticipantState),
    paused_until=st.none() | days,
)
proposals = st.builds(
    cards.ProposalCard,
    id=uuids,
    program=texts,
    you_are=sides,
    partner=people,
    reason=reasons,
    answer_by=days,
    accepted_by_you=st.booleans(),
)
goals = st.builds(
    cards.GoalCard,
    id=uuids,
    title=texts,
    measure=texts,
    due_on=days,
    percent=percents,
    state=st.sampled_from(GoalState),
    yours=st.booleans(),
    version=st.integers(1, 10_000),
)
mentorships = st.builds(
    cards.MentorshipCard,
    id=uuids,
    program=texts,
    you_are=sides,
    partner=people,
    state=st.sampled_from(MentorshipState),
    next_meeting_at=st.none() | instants,
    goals=crowds(goals),
)
homes = st.builds(
    cards.HomeCard,
    name=texts,
    is_admin=st.booleans(),
    may_join=st.booleans(),
    open_cohorts=crowds(cohorts),
    participations=crowds(participations),
    proposals=crowds(proposals),
    mentorships=crowds(mentorships),
)
hostile_signups = st.builds(
    Signup,
    role=roles,
    offers=skills,
    wants=skills,
    goals=texts,
    seats=st.sampled_from((0, 1, 10, 99)),
    time_zone=zones,
)
ordinary_signups = st.builds(
    Signup,
    role=roles,
    offers=st.lists(words, unique=True).map(tuple),
    wants=st.lists(words, unique=True).map(tuple),
    goals=texts.map(str.strip),
    seats=st.integers(1, 10),
    time_zone=zones.filter(bool),
)
signups = st.builds(
    cards.SignupCard, cohort=cohorts, answers=hostile_signups | ordinary_signups, joined=st.booleans()
)
tallies = st.builds(
    cards.CohortTally,
    cohort=cohorts,
    mentors=counts,
    mentees=counts,
    waiting=counts,
    pairs=counts,
    proposals_open=counts,
)
control_rooms = st.builds(cards.ControlRoomCard, cohorts=crowds(tallies))
pairs = st.builds(cards.PairCard, mentor=people, mentee=people, score=st.integers(0, 1000), reason=reasons)
left_over = st.builds(cards.LeftOverCard, person=people, side=sides, why=texts)
dry_runs = st.builds(
    cards.DryRunCard,
    round=uuids,
    program=texts,
    pairs=crowds(pairs) | crowds(pairs).map(lambda some: some * 5),
    left_over=crowds(left_over),
)
answers_to_proposals = st.builds(cards.AnswerCard, partner=people, paired=st.booleans())
meetings = st.builds(
    cards.MeetingCard,
    id=uuids,
    number=st.integers(1, 300),
    partner=people,
    starts_at=instants,
    minutes=minutes,
    answer=st.none() | st.sampled_from(CheckInAnswer),
    rating=st.none() | st.sampled_from(tuple(RATINGS)),
    moved_forward=texts,
    change=texts,
)
checked_in = st.builds(cards.CheckedInCard, meeting=meetings, new_time=st.none() | instants)
goal_lists = st.builds(cards.GoalsCard, mentorships=crowds(mentorships).filter(bool))
wishes = st.builds(GoalWish, title=texts, measure=texts, due_on=days)
new_goals = st.builds(
    cards.GoalFormCard,
    mentorship=uuids,
    partner=people,
    wish=st.none(),
    goal=st.none(),
    version=st.none(),
)
edited_goals = st.builds(
    cards.GoalFormCard,
    mentorship=uuids,
    partner=people,
    wish=wishes,
    goal=uuids,
    version=st.integers(1, 10_000),
)
openings = st.builds(
    Opening,
    name=texts,
    objective=texts,
    cadence=cadences,
    minutes=minutes,
    starts_on=days,
    ends_on=days,
    channel=channels,
)

NOTICES: Mapping[type[Notice], st.SearchStrategy[Notice]] = {
    notices.CohortAnnounced: st.builds(
        notices.CohortAnnounced,
        cohort=uuids,
        program=texts,
        objective=texts,
        cadence=cadences,
        minutes=minutes,
        starts_on=days,
        ends_on=days,
    ),
    notices.Welcome: st.builds(notices.Welcome, cohort=uuids, program=texts, role=roles, starts_on=days),
    notices.MatchProposed: st.builds(
        notices.MatchProposed,
        proposal=uuids,
        program=texts,
        you_are=sides,
        partner=people,
        partner_goals=texts,
        partner_offers=skills,
        reason=reasons,
        cadence=cadences,
        minutes=minutes,
        answer_by=days,
        again=st.booleans(),
    ),
    notices.ProposalClosed: st.builds(notices.ProposalClosed, program=texts, partner=people),
    notices.Introduction: st.builds(
        notices.Introduction,
        mentorship=uuids,
        program=texts,
        mentor=people,
        mentee=people,
        mentor_offers=skills,
        mentee_goals=texts,
        reason=reasons,
        cadence=cadences,
        minutes=minutes,
    ),
    notices.MeetingNudge: st.builds(
        notices.MeetingNudge,
        meeting=uuids,
        number=st.integers(1, 300),
        partner=people,
        starts_at=instants,
        minutes=minutes,
        shared_hours=st.booleans(),
        moved_for=st.none() | texts,
        first=st.booleans(),
    ),
    notices.CheckIn: st.builds(
        notices.CheckIn,
        meeting=uuids,
        number=st.integers(1, 300),
        partner=people,
        starts_at=instants,
        attempt=st.integers(1, 2),
    ),
    notices.FeedbackAsked: st.builds(
        notices.FeedbackAsked, meeting=uuids, number=st.integers(1, 300), partner=people
    ),
    notices.MeetingMoved: st.builds(
        notices.MeetingMoved,
        meeting=uuids,
        number=st.integers(1, 300),
        partner=people,
        starts_at=instants,
        minutes=minutes,
        chosen=st.booleans(),
    ),
    notices.GoalSet: st.builds(
        notices.GoalSet, goal=uuids, partner=people, title=texts, measure=texts, due_on=days
    ),
    notices.GoalMoved: st.builds(
        notices.GoalMoved, goal=uuids, partner=people, title=texts, percent=percents, note=texts
    ),
    notices.GoalReached: st.builds(
        notices.GoalReached, goal=uuids, partner=people, title=texts, note=texts, by_you=st.booleans()
    ),
    notices.PartnerPaused: st.builds(notices.PartnerPaused, partner=people, until=st.none() | days),
    notices.PartnerReturned: st.builds(notices.PartnerReturned, partner=people),
    notices.WelcomeBack: st.builds(notices.WelcomeBack, program=texts),
    notices.MentorshipEnded: st.builds(notices.MentorshipEnded, partner=people, program=texts, you_are=sides),
    notices.MentorshipCompleted: st.builds(
        notices.MentorshipCompleted,
        partner=people,
        program=texts,
        meetings_held=counts,
        goals_reached=counts,
    ),
    notices.CohortSummary: st.builds(
        notices.CohortSummary,
        program=texts,
        as_of=days,
        mentors=counts,
        mentees=counts,
        paused=counts,
        waiting=counts,
        pairs_active=counts,
        pairs_completed=counts,
        meetings_held=counts,
        meetings_skipped=counts,
        meetings_unknown=counts,
        goals_set=counts,
        goals_reached=counts,
        feedback_count=counts,
        feedback_mean=st.none() | st.floats(1, 4),
    ),
    notices.Signpost: st.builds(notices.Signpost),
    notices.TestMessage: st.builds(notices.TestMessage),
}
all_notices = st.one_of(*NOTICES.values())
