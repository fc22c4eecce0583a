"""Cards and notices as people could make them: ordinary, empty, enormous and hostile."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TypeVar, get_args

from hypothesis import strategies as st

from bot.domain import admin_cards, answer_cards, approval_cards, cards, finding_cards, notices, people_cards
from bot.domain.approvals import CHECKS, MOST_DECLINED, MOST_WAITING
from bot.domain.cadence import Bend
from bot.domain.care.ending_cards import (
    Certificate,
    CertificateCard,
    Door,
    EarlyEndCard,
    PastPairCard,
    PathsCard,
)
from bot.domain.care.ending_cards import EndingCard as PairEndingCard
from bot.domain.care.endings import Bounds, EndNow, GoOn, Wish
from bot.domain.care.terms import EndChoice, Health, PulseKind
from bot.domain.cohorts import Step
from bot.domain.feedback import RATINGS
from bot.domain.growth.agreements import Terms
from bot.domain.growth.skills import BEST, Growth
from bot.domain.growth.steps import DueStep
from bot.domain.growth.terms import AgendaOwner, GoalEvent, GoalStanding, MeetBy, RatingMoment, StepKind
from bot.domain.held import HeldCard, HeldMessage, HeldPage, ReleaseCard
from bot.domain.holding import Audience, Hold, Pile
from bot.domain.imports import Column, Problem
from bot.domain.insight.career import CareerCard, LastFile
from bot.domain.insight.exports import Export, ExportCard, FileKind
from bot.domain.insight.inclusion import BY, Group, Inclusion
from bot.domain.insight.quiet import Cause
from bot.domain.insight.report import Week
from bot.domain.insight.telling import MOST_WEEKS, SHOWN, InState, Thanked, Told
from bot.domain.insight.themes import MOST_QUOTES, MOST_THEMES, Theme
from bot.domain.insight.voice_cards import InclusionCard, VoicesCard
from bot.domain.matching_terms import Outlook, Pairing
from bot.domain.meetings import brief
from bot.domain.meetings.gathering import Course
from bot.domain.notices import Notice
from bot.domain.people import Someone
from bot.domain.post.budget import MOST_TOGETHER
from bot.domain.post.worth import WORTH
from bot.domain.previews import Preview, Wave
from bot.domain.programs import LONGEST_NAME, MEETING_MINUTES, Opening
from bot.domain.rematches import RematchCard
from bot.domain.samples import Moment, samples_for
from bot.domain.settings import CohortSettings, ProgramSettings
from bot.domain.signup import CONSENT, NAMES, STEPS, Signup
from bot.domain.tasks import Task, Urge
from bot.domain.terms import (
    ApprovalState,
    Cadence,
    CheckInAnswer,
    CohortState,
    Communication,
    DigestWish,
    LeaderAnswer,
    LearningPreference,
    MentoringStyle,
    MentorRule,
    Newcomers,
    ParticipantState,
    Personality,
    ProgramKind,
    Role,
    Side,
    SkillKind,
    Stage,
)
from bot.domain.writing import legible

T = TypeVar("T")
S = TypeVar("S", ProgramSettings, CohortSettings)
SAMPLES = tuple(
    sample.key
    for sample in samples_for(
        notices.Rehearsed(
            sample="",
            number=1,
            total=1,
            program="Orbit",
            objective="",
            cadence=Cadence.WEEKLY,
            minutes=30,
            starts_on=date(2026, 12, 7),
            ends_on=None,
        )
    )
)
KINDS = tuple(kind.__name__ for kind in get_args(Notice))

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
reasons = st.builds(
    notices.Reason,
    skills=skills,
    common_hours=st.sampled_from((0.0, 0.04, 1.0, 7.5, 40.0)),
    ahead=st.integers(-3, 3),
)

pairings = st.sampled_from(Pairing)
amounts = st.sampled_from((0.0, 1.0, 3.6, 40.0, 1_234_567.0))
figures_told = st.builds(
    Told,
    measure=st.sampled_from(SHOWN),
    value=st.none() | amounts,
    before=st.none() | amounts,
    part=counts,
    whole=counts,
    spread=st.none() | amounts,
    low=st.none() | st.just(-0.2),
    high=st.just(1.4),
)
weeks_told = st.builds(Week, monday=days, held=counts, skipped=counts, unknown=counts)
portraits = st.builds(
    notices.Portrait,
    who=people,
    offers=skills,
    goals=texts,
    topics=texts,
    interests=crowds(texts),
    communication=st.none() | st.sampled_from(Communication),
    mentoring_style=st.none() | st.sampled_from(MentoringStyle),
    learning_preference=st.none() | st.sampled_from(LearningPreference),
)
first_times = st.lists(instants, max_size=3, unique=True).map(tuple)

cohorts = st.builds(
    cards.CohortCard,
    id=uuids,
    program_id=uuids,
    program=texts,
    name=texts,
    kind=st.sampled_from(ProgramKind),
    objective=texts,
    values=texts,
    expectations=texts,
    confidentiality=texts,
    mentor_rule=st.sampled_from(MentorRule),
    cadence=cadences,
    minutes=minutes,
    starts_on=days,
    ends_on=st.none() | days,
    size_limit=st.none() | st.integers(1, 10_000),
    channel=channels,
    state=st.sampled_from(CohortState),
    opened_at=st.none() | instants,
    pairing=pairings,
)
participations = st.builds(
    cards.ParticipationCard,
    id=uuids,
    cohort=cohorts,
    role=roles,
    state=st.sampled_from(ParticipantState),
    paused_until=st.none() | days,
    waiting=st.booleans(),
    place=st.none() | st.integers(1, 9_999),
    approval=st.none() | st.sampled_from(ApprovalState),
    quiet_until=st.none() | days,
    silent=st.booleans(),
)
proposals = st.builds(
    cards.ProposalCard,
    pairing=pairings,
    id=uuids,
    program=texts,
    you_are=sides,
    partner=people,
    reason=reasons,
    answer_by=days,
    accepted_by_you=st.booleans(),
    note=st.none() | texts,
)
readings = st.builds(
    people_cards.ReadingCard,
    started_at=instants,
    finished_at=st.none() | instants,
    people=st.integers(0, 10_000_000),
    changed=st.integers(0, 10_000_000),
    problem=st.none() | texts,
)
directories = st.builds(
    people_cards.DirectoryCard,
    people=st.integers(0, 10_000_000),
    unseen=st.integers(0, 10_000_000),
    next_at=st.none() | instants,
    under_way=st.none() | readings,
    last=st.none() | readings,
)
columns = st.sampled_from([column for column in Column if column is not Column.EMAIL])
last_files = st.builds(LastFile, instants, counts)
careers = st.builds(
    CareerCard,
    promoted=counts,
    left=counts,
    known=counts,
    strangers=counts,
    problems=crowds(st.builds(Problem, st.integers(1, 50_001), texts)),
    digest=st.just("0" * 64),
    last=st.none() | last_files,
)
imports = st.builds(
    people_cards.ImportCard,
    people=st.integers(0, 50_000),
    changed=st.integers(0, 50_000),
    unknown=crowds(texts),
    unknown_managers=crowds(texts),
    problems=crowds(st.builds(Problem, st.integers(1, 50_001), texts)),
    ignored=crowds(texts),
    addresses_known=st.booleans(),
    digest=st.just("0" * 64),
    columns=st.lists(
        st.builds(
            people_cards.ColumnNews, column=columns, new=st.integers(0, 50_000), emptied=st.integers(1, 50_000)
        ),
        min_size=1,
        unique_by=lambda news: news.column,
    ).map(tuple),
    first=st.lists(
        st.builds(
            people_cards.PersonNews,
            people,
            st.lists(st.tuples(columns, st.none() | texts | days), min_size=1, unique_by=lambda told: told[0]).map(
                tuple
            ),
        ),
        max_size=5,
    ).map(tuple),
)
rematches = st.builds(
    RematchCard,
    mentorship=uuids,
    cohort=uuids,
    program=texts,
    you_are=sides,
    partner=people,
    goes_on=st.booleans(),
    hears_at=st.none() | instants,
)
bounds = st.builds(
    Bounds,
    today=st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    ends_on=st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    latest=st.dates(date(2026, 1, 1), date(2028, 6, 1)),
)
wishes = st.builds(Wish, choice=st.sampled_from(EndChoice), until=days) | st.builds(
    Wish, choice=st.sampled_from((EndChoice.GRADUATE, EndChoice.STOP))
)
pair_endings = st.builds(
    PairEndingCard,
    mentorship=uuids,
    program=texts,
    you_are=sides,
    partner=people,
    bounds=bounds,
    mine=wishes,
    over=st.booleans(),
    settled=st.none() | st.builds(GoOn, days) | st.builds(EndNow),
    pairing=st.sampled_from(Pairing),
)
early_ends = st.builds(
    EarlyEndCard,
    mentorship=uuids,
    program=texts,
    you_are=sides,
    partner=people,
    goes_on=st.booleans(),
    steps=st.sampled_from((0, 1, 12)),
    hears_at=st.none() | instants,
    pairing=st.sampled_from(Pairing),
)
past_pairs = st.builds(
    PastPairCard,
    mentorship=uuids,
    program=texts,
    you_are=sides,
    partner=people,
    started_on=days,
    ended_on=days,
    completed=st.booleans(),
    meetings=counts,
    minutes=counts,
    certificate=st.booleans(),
    thanks=st.booleans(),
    again_until=st.none() | days,
    silent=st.booleans(),
    pairing=st.sampled_from(Pairing),
)
certificates = st.builds(
    CertificateCard,
    mentorship=uuids,
    says=st.builds(
        Certificate,
        owner=texts,
        partner=texts,
        you_are=sides,
        pairing=st.sampled_from(Pairing),
        program=texts,
        started_on=days,
        ended_on=days,
        meetings=counts,
        minutes=counts,
        goals=counts,
    ),
    partner=people,
    goals=st.lists(st.tuples(uuids, texts), max_size=7).map(tuple),
)
paths = st.builds(
    PathsCard,
    program=texts,
    could_guide=st.booleans(),
    doors=st.lists(
        st.builds(
            Door,
            cohort=uuids,
            program=texts,
            inside=st.booleans(),
            guides=st.booleans(),
            pairing=st.sampled_from(Pairing),
        ),
        max_size=12,
    ).map(tuple),
)
choices = st.tuples(texts, st.sampled_from((0, 1, 3, 99))).map(
    lambda pair: tuple(finding_cards.Choice(f"{number:012x}", pair[0]) for number in range(pair[1]))
)
wanted = st.builds(
    finding_cards.Wanted,
    cohort=uuids,
    skill=st.sampled_from(("", "0123456789ab")),
    language=st.sampled_from(("", "0123456789ab")),
    hours=st.sampled_from((0, 5, 40)),
    start=st.sampled_from((0, 6, 600)),
)
requests = st.builds(
    finding_cards.RequestCard, proposal=uuids, mentor=people, program=texts, note=texts, answer_by=days
)
mentor_cards = st.builds(
    finding_cards.MentorCard,
    participant=uuids,
    mentor=people,
    score=st.integers(0, 1000),
    reason=reasons,
    offers=skills,
    languages=skills,
    answers_in=st.sampled_from((None, 1, 2, 3, 7)),
)
finds = st.builds(
    finding_cards.FindCard,
    wanted=wanted,
    program=texts,
    requests=st.lists(requests, max_size=3).map(tuple),
    may_ask=st.booleans(),
    mentors=st.lists(mentor_cards, max_size=6).map(tuple),
    number=counts,
    on_a_page=st.just(6),
    wishes=choices,
    others=choices,
    languages=choices,
    looser=st.lists(
        st.builds(finding_cards.Looser, st.sampled_from(finding_cards.Filter), st.integers(1, 9_999)),
        max_size=3,
        unique_by=lambda looser: looser.without,
    ).map(tuple),
)
asks = st.builds(
    finding_cards.AskCard,
    participant=uuids,
    mentor=people,
    program=texts,
    cadence=cadences,
    minutes=minutes,
    answers_in=st.sampled_from((None, 1, 2, 3, 7)),
)
asked = st.builds(finding_cards.AskedCard, mentor=people, answer_by=days, open=st.integers(1, 3))
hostile_signups = st.builds(
    Signup,
    role=roles,
    offers=skills,
    wants=skills,
    goals=texts,
    seats=st.sampled_from((0, 1, 10, 99)),
    time_zone=zones,
    consent=st.sampled_from(("", CONSENT)),
    topics=texts,
    stage=st.none() | st.sampled_from(Stage),
    transition=texts,
    interests=skills,
    languages=skills,
    communication=st.none() | st.sampled_from(Communication),
    mentoring_style=st.none() | st.sampled_from(MentoringStyle),
    learning_preference=st.none() | st.sampled_from(LearningPreference),
    personality=st.none() | st.sampled_from(Personality),
    hours=st.none() | st.integers(1, 20),
    never=crowds(people).map(lambda some: tuple(person.slack_id for person in some)),
    affinity=texts,
)
ordinary_signups = st.builds(
    Signup,
    role=roles,
    offers=st.lists(words, unique=True).map(tuple),
    wants=st.lists(words, unique=True).map(tuple),
    goals=texts.map(legible).map(str.strip),
    seats=st.integers(1, 10),
    time_zone=zones.filter(bool),
    consent=st.just(CONSENT),
    topics=st.sampled_from(("", "Leading without a title")),
    stage=st.none() | st.sampled_from(Stage),
    interests=st.sampled_from(((), ("chess", "running"))),
    never=st.sampled_from(((), ("U000000001", "U000000002"))),
    affinity=st.sampled_from(("", "Being a parent")),
)
signup_pages = st.sampled_from(tuple(STEPS))
unsaved = st.builds(cards.Unsaved, names=st.lists(st.sampled_from(NAMES), min_size=1).map(tuple), on=days)
clashes = st.lists(st.tuples(st.sampled_from(NAMES), texts), max_size=3).map(tuple)
signups = st.builds(
    cards.SignupCard,
    cohort=cohorts,
    answers=hostile_signups | ordinary_signups,
    joined=st.booleans(),
    step=signup_pages,
    place=st.none() | st.integers(1, 9_999),
    state=st.sampled_from(ParticipantState),
    clashes=clashes,
    unsaved=st.none() | unsaved,
    told_in=texts | st.just(""),
)
first_pages = st.builds(
    cards.SignupCard,
    cohort=cohorts,
    answers=hostile_signups | ordinary_signups,
    joined=st.booleans(),
)
introductions = st.builds(
    cards.IntroductionCard,
    cohort=cohorts,
    time_zone=zones,
    joined=st.booleans(),
    stopped_at=st.none() | signup_pages,
    stopped_on=st.none() | days,
    queue=st.none() | counts,
)
laters = st.builds(cards.LaterCard, program=texts, on=st.none() | days)
profiles = st.builds(
    cards.ProfileCard,
    participant=uuids,
    cohort=cohorts,
    answers=hostile_signups | ordinary_signups,
    never=crowds(people),
    state=st.sampled_from(ParticipantState),
    paused_until=st.none() | days,
    pairs=st.fixed_dictionaries({Role.MENTOR: counts, Role.MENTEE: counts}),
    place=st.none() | st.integers(1, 9_999),
    approval=st.none() | st.sampled_from(ApprovalState),
    unsaved=st.none() | unsaved,
    open=st.booleans(),
)
aparts = st.builds(cards.ApartCard, never=crowds(people))
approvals = st.builds(
    approval_cards.ApprovalsCard,
    cohort=cohorts,
    waiting=crowds(
        st.builds(
            approval_cards.ApprovalCard,
            id=uuids,
            person=people,
            offers=skills,
            goals=texts,
            ticked=st.integers(0, 5),
            days=counts,
            state=st.sampled_from(ApprovalState),
            question=texts,
            answer=texts,
            own=st.booleans(),
            sight=st.just("0123456789abcdef"),
        ),
    ).map(lambda waiting: waiting[:MOST_WAITING]),
    more=counts,
    declined=st.lists(
        st.builds(approval_cards.DeclinedCard, id=uuids, person=people, at=instants, own=st.booleans()),
        max_size=MOST_DECLINED,
    ).map(tuple),
)
kits = st.builds(
    approval_cards.MentorKitCard,
    cohort=cohorts,
    state=st.sampled_from(ApprovalState),
    ticked=st.sets(st.sampled_from(tuple(CHECKS))).map(tuple),
    question=texts,
    answer=texts,
)
vocabulary = st.builds(
    cards.WordCard,
    id=uuids,
    label=texts,
    kind=st.sampled_from(SkillKind),
    uses=counts,
    counts_as=st.none() | texts,
)
merged_vocabulary = st.builds(replace, vocabulary, merged=crowds(vocabulary.filter(lambda word: word.counts_as)))
vocabularies = st.builds(cards.VocabularyCard, words=crowds(vocabulary))
tallies = st.builds(
    admin_cards.CohortTally,
    cohort=cohorts,
    mentors=counts,
    mentees=counts,
    waiting=counts,
    pairs=counts,
    proposals_open=counts,
)
tasks = st.builds(
    Task,
    urge=st.sampled_from(Urge),
    cohort=uuids,
    program=texts,
    number=counts,
    days=st.integers(-400, 400),
    waited=st.sampled_from((0, 1, 9, 400)),
    published=counts,
    since=st.none() | instants,
)
piles = st.builds(
    Pile,
    kind=st.sampled_from((*KINDS, "Horoscope")),
    audience=st.sampled_from(Audience),
    count=counts.filter(bool),
    oldest=instants,
)
holds = st.builds(Hold, since=instants, by=st.sampled_from(("", "U012345678")), reason=texts)
held_cards = st.builds(
    HeldCard, hold=holds, piles=crowds(piles), discarded=crowds(piles), later=counts, under_way=counts
)
held_messages = st.builds(
    HeldMessage,
    kind=st.sampled_from((*KINDS, "Horoscope")),
    person=st.none() | st.just("U012345678"),
    channel=st.none() | st.just("C012345678"),
    due_at=instants,
)
held_pages = st.builds(
    HeldPage,
    number=st.integers(0, 5),
    first=st.integers(1, 100),
    total=st.integers(0, 200),
    messages=st.lists(held_messages, max_size=25).map(tuple),
)
waves = st.builds(Wave, day=st.none() | days, at=st.times(), readers=st.integers(1, 2000), today=st.booleans())
previews = st.builds(
    Preview,
    messages=counts,
    people=counts,
    pairs=counts,
    channels=counts,
    waves=st.lists(waves, min_size=1, max_size=12).map(tuple),
    dropped=counts,
    stopped=st.booleans(),
)
releases = st.builds(ReleaseCard, hold=holds, preview=previews)
control_rooms = st.builds(
    admin_cards.ControlRoomCard,
    cohorts=crowds(tallies).map(lambda found: found[:10]),
    start=st.sampled_from((0, 10, 200)),
    more=st.booleans(),
    may_create=st.booleans(),
    held=st.none() | held_cards,
    digest=st.sampled_from(DigestWish),
)
cohort_pages = st.builds(
    admin_cards.CohortPage,
    tally=tallies,
    steps=st.frozensets(st.sampled_from((Step.OPEN, Step.END, Step.CANCEL))),
    admins=crowds(people),
)
attendees = st.builds(
    admin_cards.Attendee,
    person=people,
    role=roles,
    state=st.sampled_from(ParticipantState),
    paused_until=st.none() | days,
    place=st.none() | st.integers(1, 10_000),
)
attendees_pages = st.builds(
    admin_cards.AttendeesPage,
    tally=tallies,
    people=crowds(attendees).map(lambda found: found[:30]),
    start=st.sampled_from((0, 30, 600)),
    on_a_page=st.just(30),
    more=st.booleans(),
)
agains = st.builds(admin_cards.AgainCard, cohort=cohorts, starts_on=days)
reaches = st.builds(
    admin_cards.Reach,
    pairs=counts,
    endless=counts,
    meetings=counts,
    people=counts,
    waitlisted=counts,
    promoted=counts,
    applied=counts,
    late_meetings=counts,
    preview=previews,
)
program_settings = st.builds(
    ProgramSettings,
    name=texts,
    objective=texts,
    values=texts,
    expectations=texts,
    confidentiality=texts,
    cadence=cadences,
    minutes=minutes,
    months=st.integers(1, 36),
    mentor_rule=st.sampled_from(MentorRule),
    newcomers=st.sampled_from(Newcomers),
)


def as_checked(settings: S) -> S:
    """Settings with a name that is not too long, as they come to a preview."""
    return replace(settings, name=settings.name[:LONGEST_NAME].strip())


program_settings_cards = st.builds(
    admin_cards.ProgramSettingsCard,
    cohort=uuids,
    version=st.integers(1, 10_000),
    before=program_settings,
    settings=program_settings,
)
program_changes = st.builds(
    replace, program_settings_cards, settings=program_settings.map(as_checked), reach=reaches
)
cohort_settings = st.builds(
    CohortSettings,
    name=texts,
    starts_on=days,
    ends_on=st.none() | days,
    channel=st.sampled_from(("C012345678", "C087654321")),
    size_limit=st.none() | st.integers(2, 10_000),
)
cohort_settings_cards = st.builds(
    admin_cards.CohortSettingsCard,
    cohort=uuids,
    version=st.integers(1, 10_000),
    before=cohort_settings,
    settings=cohort_settings,
)
cohort_changes = st.builds(replace, cohort_settings_cards, settings=cohort_settings.map(as_checked), reach=reaches)
admins_cards = st.builds(admin_cards.AdminsCard, cohort=uuids, program=texts, admins=crowds(people))
leader_lines = st.builds(
    admin_cards.LeaderLine,
    id=uuids,
    person=people,
    asked=st.booleans(),
    answer=st.none() | st.sampled_from(LeaderAnswer),
    mentors=st.booleans(),
    to_ask=st.none() | previews,
)
leaders_cards = st.builds(
    admin_cards.LeadersCard, cohort=uuids, program=texts, leaders=crowds(leader_lines), pairing=pairings
)
facts: st.SearchStrategy[object] = texts | counts | st.just([]) | st.lists(texts, min_size=2, max_size=2)
log_lines = st.builds(
    admin_cards.LogLine,
    at=instants,
    actor=st.none() | people,
    action=st.sampled_from(("cohort:open", "program:change", "something:new", "<!channel>")),
    program=st.none() | texts,
    run=st.none() | st.tuples(texts, days),
    detail=st.lists(st.tuples(texts, facts), max_size=3).map(tuple),
)
log_pages = st.builds(
    admin_cards.LogPage,
    chapter=st.sampled_from(admin_cards.Chapter),
    cohort=st.none() | uuids,
    name=st.none() | texts,
    lines=crowds(log_lines).map(lambda found: found[:20]),
    start=st.sampled_from((0, 20, 400)),
    on_a_page=st.just(20),
    more=st.booleans(),
)
endings = st.builds(
    admin_cards.EndingCard,
    cohort=cohorts,
    step=st.sampled_from((Step.END, Step.CANCEL)),
    pairs=counts,
    meetings=counts,
    proposals=counts,
    others=counts,
    preview=previews,
)
answers_to_proposals = st.builds(
    answer_cards.AnswerCard,
    partner=people,
    paired=st.booleans(),
    group=st.booleans(),
    hear_by=st.none() | days,
)
times_asked_for = st.builds(answer_cards.QuietCard, participant=uuids, program=texts, partner=people, until=days)
meetings = st.builds(
    cards.MeetingCard,
    id=uuids,
    number=st.integers(1, 300),
    partner=people,
    starts_at=instants,
    minutes=minutes,
    answer=st.none() | st.sampled_from(CheckInAnswer),
    rating=st.none() | st.sampled_from(tuple(RATINGS)),
)
bends = st.sampled_from(Bend)
offered_times = st.builds(notices.OfferedTime, starts_at=instants, yours=bends, theirs=bends)
checked_in = st.builds(
    cards.CheckedInCard,
    meeting=meetings,
    new_time=st.none() | instants,
    course=st.none() | st.sampled_from((Course.WAIT, Course.LEFT_OUT)),
)
openings = st.builds(
    Opening,
    name=texts,
    objective=texts,
    cadence=cadences,
    minutes=minutes,
    starts_on=days,
    ends_on=st.none() | days,
    channel=channels,
)

charters = st.builds(notices.Charter, objective=texts, values=texts, expectations=texts)
agreed_terms = st.builds(
    Terms,
    mentor_expects=texts,
    mentee_expects=texts,
    roles=texts,
    cadence=cadences,
    minutes=st.sampled_from((15, 30, 50)),
    meet_by=st.sampled_from(MeetBy),
    agenda_owner=st.sampled_from(AgendaOwner),
    cancelling=texts,
    confidentiality=texts,
    feedback_ways=texts,
    if_it_fails=texts,
)
rated = st.dictionaries(st.sampled_from(RatingMoment), st.integers(1, BEST))
grown = st.builds(Growth, skill=uuids, label=texts, own=rated, seen=rated)
due_steps = st.builds(DueStep, step=uuids, title=texts, kind=st.sampled_from(StepKind), due_on=days)
goal_lines = st.builds(
    notices.GoalLine,
    goal=uuids,
    version=st.integers(1, 10_000),
    title=texts,
    percent=percents,
    due_on=days,
    standing=st.none() | st.sampled_from(GoalStanding),
)
topic_lines = crowds(st.builds(brief.TopicLine, words=texts, yours=st.booleans()))
step_lines = crowds(
    st.builds(brief.StepLine, title=texts, done=st.booleans(), yours=st.booleans(), due_on=st.none() | days)
)
pair_briefs = st.builds(
    brief.PairBrief,
    mentorship=uuids,
    partner=people,
    met=st.booleans(),
    topics=topic_lines,
    agreed=step_lines,
    earlier=step_lines,
    goals=crowds(st.builds(brief.ProgressLine, title=texts, percent=percents, yours=st.booleans())),
)
prompts = st.just(("What has changed?", "What is next?", "Who else knows?"))
questions = {"question": uuids, "partner": people, "words": texts}
calendar_files = st.builds(
    notices.CalendarFile,
    meeting=uuids,
    sequence=st.integers(0, 99),
    partner=people,
    program=texts,
    starts_at=instants,
    minutes=minutes,
    zone=st.sampled_from(("Europe/London", "Asia/Kathmandu", "UTC")),
    made_at=instants,
    called_off=st.booleans(),
    renewed=st.booleans(),
)
export_files = st.builds(
    notices.ExportFile,
    team=st.just("T012345678"),
    asked_by=st.just("U012345678"),
    asked_on=days,
    list=st.sampled_from(Export),
    kind=st.sampled_from(FileKind),
    about=texts,
    program=st.none() | uuids,
    part=st.integers(1, 99),
    parts=st.integers(1, 99),
)
shares = st.none() | st.integers(0, 10).map(lambda tenths: tenths / 10)
groups = st.builds(
    Group,
    name=texts | st.sampled_from([stage.value for stage in Stage]),
    people=st.integers(5, 90_000),
    paired=shares,
    never_asked=shares,
    agreed=shares,
    waits=st.none() | st.integers(0, 90),
)
inclusions = st.builds(
    InclusionCard,
    cohort=cohorts,
    inclusion=st.none()
    | st.builds(
        Inclusion,
        everybody=groups,
        groups=st.fixed_dictionaries({what: crowds(groups) for what in BY}),
        hidden=st.fixed_dictionaries({what: st.integers(0, 99) for what in BY}),
    ),
)
voices = st.builds(
    VoicesCard,
    cohort=cohorts,
    themes=st.lists(st.builds(Theme, words=texts, people=st.integers(5, 900)), max_size=MOST_THEMES).map(tuple),
    quotes=st.lists(texts, max_size=MOST_QUOTES).map(tuple),
)
exports = st.builds(ExportCard, programs=crowds(st.tuples(uuids, texts)))
NOTICES: Mapping[type[Notice], st.SearchStrategy[Notice]] = {
    notices.CohortAnnounced: st.builds(
        notices.CohortAnnounced,
        pairing=pairings,
        cohort=uuids,
        program=texts,
        objective=texts,
        cadence=cadences,
        minutes=minutes,
        starts_on=days,
        ends_on=st.none() | days,
    ),
    notices.Welcome: st.builds(
        notices.Welcome,
        pairing=pairings,
        cohort=uuids,
        program=texts,
        role=roles,
        starts_on=days,
        offer_waits=st.booleans(),
        begun=st.booleans(),
        charter=charters,
    ),
    notices.MentorApplied: st.builds(
        notices.MentorApplied, cohort=uuids, program=texts, meanwhile_mentee=st.booleans()
    ),
    notices.MentorAsked: st.builds(notices.MentorAsked, cohort=uuids, program=texts, by=people, question=texts),
    notices.MentorApproved: st.builds(
        notices.MentorApproved,
        cohort=uuids,
        program=texts,
        charter=charters,
        after_all=st.booleans(),
        pairing=pairings,
    ),
    notices.MentorDeclined: st.builds(
        notices.MentorDeclined, program=texts, stays_mentee=st.booleans(), cohort=st.none() | uuids
    ),
    notices.Waitlisted: st.builds(
        notices.Waitlisted, cohort=uuids, program=texts, place=st.integers(1, 9_999), offer_waits=st.booleans()
    ),
    notices.PlaceFree: st.builds(
        notices.PlaceFree, cohort=uuids, program=texts, role=roles, offer_waits=st.booleans(), charter=charters
    ),
    notices.NewcomerInvited: st.builds(
        notices.NewcomerInvited,
        doors=st.lists(
            st.builds(notices.OpenDoor, cohort=uuids, program=texts), max_size=5, unique_by=lambda door: door.cohort
        ).map(tuple),
    ),
    notices.LaterCome: st.builds(
        notices.LaterCome, cohort=uuids, program=texts, starts_on=days, begun=st.booleans()
    ),
    notices.MatchProposed: st.builds(
        notices.MatchProposed,
        pairing=pairings,
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
        months=st.none() | st.integers(1, 36),
        ends_on=st.none() | days,
    ),
    notices.ProposalClosed: st.builds(
        notices.ProposalClosed,
        pairing=pairings,
        program=texts,
        partner=people,
        outlook=st.sampled_from(Outlook),
        participant=st.none() | uuids,
        until=st.none() | days,
        place=st.none() | st.integers(1, 9_999),
        waiting=st.none() | st.integers(1, 9_999),
    ),
    notices.MentorRequested: st.builds(
        notices.MentorRequested,
        proposal=uuids,
        program=texts,
        mentee=people,
        note=texts,
        mentee_goals=texts,
        reason=reasons,
        cadence=cadences,
        minutes=minutes,
        months=st.none() | st.integers(1, 36),
        ends_on=st.none() | days,
        answer_by=days,
        again=st.booleans(),
    ),
    notices.RequestNoteChanged: st.builds(
        notices.RequestNoteChanged, proposal=uuids, program=texts, mentee=people, note=texts, answer_by=days
    ),
    notices.RequestWithdrawn: st.builds(
        notices.RequestWithdrawn, program=texts, mentee=people, found=st.booleans()
    ),
    notices.RequestClosed: st.builds(notices.RequestClosed, cohort=uuids, program=texts, mentor=people),
    notices.Introduction: st.builds(
        notices.Introduction,
        pairing=pairings,
        mentorship=uuids,
        program=texts,
        mentor=people,
        mentee=people,
        mentor_offers=skills,
        mentee_goals=texts,
        reason=reasons,
        cadence=cadences,
        minutes=minutes,
        kind=st.sampled_from(ProgramKind),
        people=st.just(()) | st.tuples(portraits, portraits),
        times=first_times,
        shared_hours=st.booleans(),
    ),
    notices.GroupIntroduction: st.builds(
        notices.GroupIntroduction,
        mentorship=uuids,
        program=texts,
        mentor=portraits,
        mentees=crowds(portraits).filter(bool),
        newcomers=st.sampled_from(((), ("U000000000",))),
        skills=skills,
        cadence=cadences,
        minutes=minutes,
        kind=st.sampled_from(ProgramKind),
        times=first_times,
        shared_hours=st.booleans(),
        meeting_at=st.none() | instants,
        alone=st.booleans(),
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
        chosen=st.booleans(),
    ),
    notices.CheckIn: st.builds(
        notices.CheckIn,
        meeting=uuids,
        number=st.integers(1, 300),
        partner=people,
        starts_at=instants,
        attempt=st.integers(1, 2),
        members=crowds(st.builds(notices.GroupMember, meeting=uuids, who=people)),
    ),
    notices.FeedbackAsked: st.builds(
        notices.FeedbackAsked, meeting=uuids, number=st.integers(1, 300), partner=people, members=crowds(people)
    ),
    notices.MeetingOffered: st.builds(
        notices.MeetingOffered,
        meeting=uuids,
        mentorship=uuids,
        number=st.integers(1, 300),
        partner=people,
        suggested=instants,
        minutes=minutes,
        times=st.lists(offered_times, max_size=3).map(tuple),
        attempt=st.integers(1, 2),
        moved_for=st.none() | texts,
        first=st.booleans(),
        group=st.booleans(),
    ),
    notices.MeetingBegins: st.builds(
        notices.MeetingBegins,
        meeting=uuids,
        starts_at=instants,
        minutes=minutes,
        team=st.just("T012345678"),
        channel=st.just("G012345678"),
    ),
    notices.MeetingCalledOff: st.builds(
        notices.MeetingCalledOff,
        meeting=uuids,
        mentorship=uuids,
        partner=people,
        starts_at=instants,
        group=st.booleans(),
        suggested=st.booleans(),
    ),
    notices.CalendarFile: calendar_files,
    notices.ExportFile: export_files,
    notices.MeetingMoved: st.builds(
        notices.MeetingMoved,
        meeting=uuids,
        number=st.integers(1, 300),
        partner=people,
        starts_at=instants,
        minutes=minutes,
        chosen=st.booleans(),
        first=st.booleans(),
        group=st.none() | uuids,
    ),
    notices.AgendaAsked: st.builds(
        lambda topics, **facts: notices.AgendaAsked(
            topics=brief.asked_topics(topics)[0], more=brief.asked_topics(topics)[1], **facts
        ),
        topics=topic_lines,
        meeting=uuids,
        mentorship=uuids,
        partner=people,
        starts_at=instants,
        prompts=prompts,
        first=st.booleans(),
    ),
    notices.MeetingBrief: st.builds(
        lambda pairs, **facts: notices.MeetingBrief(
            pairs=brief.fitting_briefs(pairs)[0], more=brief.fitting_briefs(pairs)[1], **facts
        ),
        pairs=crowds(pair_briefs).filter(bool),
        meeting=uuids,
        starts_at=instants,
        cue=st.just("Ask one more question."),
        prompts=st.just(()) | prompts,
        pairing=pairings,
    ),
    notices.QuestionAsked: st.builds(notices.QuestionAsked, context=texts, reworded=st.booleans(), **questions),
    notices.QuestionReminder: st.builds(notices.QuestionReminder, context=texts, **questions),
    notices.QuestionAnswered: st.builds(notices.QuestionAnswered, mentorship=uuids, answer=texts, **questions),
    notices.QuestionForMeeting: st.builds(notices.QuestionForMeeting, mentorship=uuids, **questions),
    notices.AgreementOffered: st.builds(
        notices.AgreementOffered, mentorship=uuids, partner=people, pairing=pairings
    ),
    notices.AgreementProposed: st.builds(
        notices.AgreementProposed,
        agreement=uuids,
        mentorship=uuids,
        partner=people,
        you_are=sides,
        terms=agreed_terms,
        before=st.none() | agreed_terms,
        counter=st.booleans(),
        again=st.booleans(),
        pairing=pairings,
    ),
    notices.AgreementSettled: st.builds(
        notices.AgreementSettled,
        mentorship=uuids,
        mentor=people,
        mentee=people,
        cadence=cadences,
        minutes=minutes,
        meet_by=st.sampled_from(MeetBy),
        agenda_owner=st.sampled_from(AgendaOwner),
        changed=st.booleans(),
        pairing=pairings,
    ),
    notices.GoalSet: st.builds(
        notices.GoalSet,
        goal=uuids,
        partner=people,
        title=texts,
        measure=texts,
        due_on=days,
        why=texts,
        shared=st.booleans(),
    ),
    notices.GoalMoved: st.builds(
        notices.GoalMoved, goal=uuids, partner=people, title=texts, percent=percents, note=texts
    ),
    notices.GoalReached: st.builds(
        notices.GoalReached,
        goal=uuids,
        partner=people,
        title=texts,
        note=texts,
        by_you=st.booleans(),
        version=st.integers(1, 10_000),
        mine=st.booleans(),
        shared=st.booleans(),
        channel=channels,
    ),
    notices.GoalUpdated: st.builds(
        notices.GoalUpdated,
        goal=uuids,
        partner=people,
        title=texts,
        percent=percents,
        event=st.sampled_from(GoalEvent),
        note=texts,
        due_on=st.none() | days,
    ),
    notices.GoalHelpAsked: st.builds(notices.GoalHelpAsked, goal=uuids, partner=people, title=texts, note=texts),
    notices.GoalCelebrated: st.builds(
        notices.GoalCelebrated, goal=uuids, owner=people, partner=people, title=texts, shared=st.booleans()
    ),
    notices.GoalShared: st.builds(
        notices.GoalShared,
        goal=uuids,
        owner=people,
        partner=people,
        owner_is=sides,
        title=texts,
        program=texts,
        pairing=pairings,
    ),
    notices.GoalsReview: st.builds(
        notices.GoalsReview,
        mentorship=uuids,
        partner=people,
        goals=st.lists(goal_lines, min_size=1, max_size=5).map(tuple),
        more=counts,
    ),
    notices.FirstGoalAsked: st.builds(
        notices.FirstGoalAsked, mentorship=uuids, partner=people, you_are=sides, pairing=pairings
    ),
    notices.StepGiven: st.builds(
        notices.StepGiven,
        step=uuids,
        partner=people,
        title=texts,
        kind=st.sampled_from(StepKind),
        due_on=st.none() | days,
    ),
    notices.StepDone: st.builds(notices.StepDone, step=uuids, partner=people, title=texts),
    notices.StepsDue: st.builds(
        notices.StepsDue, mentorship=uuids, partner=people, today=days, steps=crowds(due_steps).filter(bool)
    ),
    notices.PulseAsked: st.builds(
        notices.PulseAsked,
        pulse=uuids,
        partner=people,
        kind=st.sampled_from(PulseKind),
        again=st.booleans(),
        group=st.booleans(),
    ),
    notices.SkillsAsked: st.builds(
        notices.SkillsAsked,
        mentorship=uuids,
        partner=people,
        moment=st.sampled_from(RatingMoment),
        learns=st.booleans(),
        skills=skills,
        again=st.booleans(),
        pairing=pairings,
    ),
    notices.SkillGrowth: st.builds(
        notices.SkillGrowth,
        mentorship=uuids,
        partner=people,
        moment=st.sampled_from(RatingMoment),
        learns=st.booleans(),
        by_you=st.booleans(),
        rows=crowds(grown).filter(bool),
    ),
    notices.PartnerPaused: st.builds(notices.PartnerPaused, partner=people, until=st.none() | days),
    notices.PartnerReturned: st.builds(notices.PartnerReturned, partner=people),
    notices.WelcomeBack: st.builds(notices.WelcomeBack, program=texts, paired=st.booleans()),
    notices.HelpReceived: st.builds(notices.HelpReceived, concern=uuids),
    notices.HelpWanted: st.builds(notices.HelpWanted, concern=uuids, again=st.booleans()),
    notices.HelpNews: st.builds(notices.HelpNews, concern=uuids),
    notices.TalkInvited: st.builds(notices.TalkInvited, partner=people, host=people, program=texts),
    notices.EasyOffer: st.builds(notices.EasyOffer, mentorship=uuids, partner=people),
    notices.StillThere: st.builds(notices.StillThere, mentorship=uuids, partner=people, again=st.booleans()),
    notices.RestingSoon: st.builds(
        notices.RestingSoon, mentorship=uuids, partner=people, on=days, yours=st.booleans()
    ),
    notices.PairResting: st.builds(
        notices.PairResting, mentorship=uuids, partner=people, program=texts, until=days
    ),
    notices.PairReopened: st.builds(notices.PairReopened, mentorship=uuids, partner=people, program=texts),
    notices.PaceChanged: st.builds(
        notices.PaceChanged,
        mentorship=uuids,
        partner=people,
        you_are=sides,
        cadence=cadences,
        minutes=minutes,
        cadence_before=cadences,
        minutes_before=minutes,
    ),
    notices.RetrospectiveAsked: st.builds(
        notices.RetrospectiveAsked, mentorship=uuids, partner=people, program=texts, pairing=pairings
    ),
    notices.WorksShared: st.builds(notices.WorksShared, mentorship=uuids, partner=people, words=texts),
    notices.GentleWord: st.builds(notices.GentleWord, mentorship=uuids, partner=people, program=texts),
    notices.WordFromAdmin: st.builds(notices.WordFromAdmin, sender=people, program=texts, words=texts),
    notices.MoreTime: st.builds(notices.MoreTime, mentorship=uuids, partner=people, program=texts, until=days),
    notices.NothingSent: st.builds(
        notices.NothingSent,
        cohort=uuids,
        program=texts,
        name=texts,
        days=st.sampled_from((1, 7, 60)),
        cause=st.sampled_from(Cause),
    ),
    notices.GuestNow: st.builds(notices.GuestNow, programs=crowds(texts).filter(bool)),
    notices.PartnerGone: st.builds(notices.PartnerGone, partner=people, program=texts, you_are=sides),
    notices.PairParted: st.builds(
        notices.PairParted,
        partner=people,
        program=texts,
        you_are=sides,
        goes_on=st.booleans(),
        steps_left=counts,
    ),
    notices.MentorshipEnded: st.builds(
        notices.MentorshipEnded, partner=people, program=texts, you_are=sides, left_as=st.none() | sides
    ),
    notices.EndingAsked: st.builds(
        notices.EndingAsked,
        mentorship=uuids,
        partner=people,
        program=texts,
        ends_on=days,
        may_go_on=st.booleans(),
    ),
    notices.EndWished: st.builds(
        notices.EndWished,
        mentorship=uuids,
        partner=people,
        program=texts,
        choice=st.sampled_from((EndChoice.EXTEND, EndChoice.GRADUATE)),
        until=st.none() | days,
        ends_on=days,
        over=st.booleans(),
    ),
    notices.PairGoesOn: st.builds(
        notices.PairGoesOn, mentorship=uuids, partner=people, program=texts, until=days, again=st.booleans()
    ),
    notices.PartnerThanked: st.builds(notices.PartnerThanked, partner=people, program=texts, words=texts),
    notices.MentorshipCompleted: st.builds(
        notices.MentorshipCompleted,
        partner=people,
        program=texts,
        meetings_held=counts,
        goals_reached=counts,
        mentorship=st.none() | uuids,
        minutes_met=counts,
        steps_left=counts,
        early=st.booleans(),
    ),
    notices.CohortOver: st.builds(notices.CohortOver, program=texts, cancelled=st.booleans()),
    notices.CohortUnmatched: st.builds(
        notices.CohortUnmatched, cohort=uuids, program=texts, mentors=counts, mentees=counts
    ),
    notices.WaitingForYou: st.builds(
        notices.WaitingForYou,
        tasks=st.lists(tasks, max_size=10).map(tuple),
        more=counts,
        undelivered=counts,
    ),
    notices.AdminAdded: st.builds(notices.AdminAdded, program=texts, by=people),
    notices.LeaderAsked: st.builds(
        notices.LeaderAsked,
        leader=uuids,
        cohort=uuids,
        program=texts,
        objective=texts,
        cadence=cadences,
        minutes=minutes,
        by=people,
        pairing=pairings,
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
    notices.ProgramSummary: st.builds(
        notices.ProgramSummary,
        title=texts,
        first=days,
        last=days,
        compared=st.booleans(),
        changed=texts,
        next_step=texts,
        figures=st.lists(figures_told, unique_by=lambda told: told.measure).map(tuple),
        weeks=st.integers(0, MOST_WEEKS).flatmap(lambda number: st.tuples(*[weeks_told] * number)),
        states=st.none() | st.lists(st.builds(InState, st.sampled_from(Health), counts), max_size=5).map(tuple),
        thanked=crowds(st.builds(Thanked, people.map(lambda each: each.slack_id), counts)),
        pairing=pairings,
        by_itself=st.booleans(),
    ),
    notices.SummariesStopped: st.builds(notices.SummariesStopped, title=texts, channel=channels.filter(bool)),
    notices.Several: st.lists(st.deferred(lambda: unasked_notices), min_size=2, max_size=MOST_TOGETHER).map(
        lambda parts: notices.Several(parts=tuple(parts))
    ),
    notices.Signpost: st.builds(notices.Signpost),
    notices.TestMessage: st.builds(notices.TestMessage),
    notices.Rehearsed: st.builds(
        notices.Rehearsed,
        sample=st.sampled_from((*SAMPLES, "joining:Horoscope:1")),
        number=st.integers(1, 40),
        total=st.integers(1, 40),
        program=texts,
        objective=texts,
        cadence=cadences,
        minutes=minutes,
        starts_on=days.filter(lambda day: day < date(2099, 1, 1)),
        ends_on=st.none() | days,
    ),
}
rehearsal_cards = st.builds(
    admin_cards.RehearsalCard,
    cohort=uuids,
    program=texts,
    counts=st.fixed_dictionaries(dict.fromkeys(Moment, st.integers(1, 40))),
)
openings_to_come = st.builds(
    admin_cards.OpeningCard,
    cohort=cohorts.filter(lambda card: card.channel),
    announcement=NOTICES[notices.CohortAnnounced],
    preview=previews,
)
all_notices = st.one_of(*NOTICES.values())
unasked_notices: st.SearchStrategy[Notice] = st.one_of(
    *(strategy for kind, strategy in NOTICES.items() if kind in WORTH)
)
