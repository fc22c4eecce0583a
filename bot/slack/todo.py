"""What waits for an admin in sentences, each with the way to its cohort: for the control room and the digest."""

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.tasks import Task, Urge
from bot.slack.blocks import button, section
from bot.slack.ids import Action
from bot.slack.metadata import CohortRef
from bot.slack.modals.programs.tallies import run_of
from bot.slack.refs.desk import DeskRef
from bot.slack.text import Style, plural, when
from bot.slack.wording.terms import program_name


def task_line(task: Task) -> list[Block]:
    """One thing that waits, with a button to where something can be done about it."""
    return [section(told(task), accessory=way_to(task))]


def told(task: Task) -> str:
    """What waits, and in which run of which program; of requests for help not even that much."""
    run = "" if task.urge is Urge.CONCERN else run_of(task.name, task.starts_on)
    return f"{program_name(task.program)}{run}: {sentence(task)}"


def way_to(task: Task) -> ButtonElement:
    """The button that leads to it."""
    cohort = CohortRef(task.cohort)
    match task.urge:
        case Urge.CONCERN:
            return button("Read", Action.CONCERN_LIST, cohort, aloud=f"Read what is asked in {task.program}")
        case Urge.HAND | Urge.PROPOSAL:
            listed = DeskRef(0, str(task.cohort), task.urge)
            what = "Pairs" if task.urge is Urge.HAND else "Matches"
            return button("Look at them", Action.DESK_OPEN, listed, aloud=f"{what} of {task.program}")
        case Urge.DRY_RUN:
            aloud = f"Look at the dry run of {task.program}"
            return button("Look at the dry run", Action.ROUND_RUN, cohort, aloud=aloud)
        case _:
            return button("Have a look", Action.COHORT_PAGE, cohort, aloud=f"Look at {task.program}")


def sentence(task: Task) -> str:
    match task.urge:
        case Urge.UNMATCHED | Urge.STARTS_SOON:
            return _begins(task)
        case Urge.APPROVAL:
            return _offers(task)
        case Urge.DRAFT:
            return "it is a draft, and opens when you say so."
        case Urge.ENDING:
            return _ending(task)
        case Urge.DRY_RUN | Urge.WAITING | Urge.MATCHED:
            return _waits(task)
        case _:
            return _calls(task)


def _begins(task: Task) -> str:
    people = plural(task.number, "person waits", "people wait")
    for_one = f" {people} for one." if task.number else ""
    if task.urge is Urge.STARTS_SOON:
        begins = "tomorrow" if task.days == 1 else f"in {task.days} days"
        return f"it begins {begins}, and no match is published yet.{for_one}"
    began = "begins today" if task.days == 0 else f"should have begun {plural(-task.days, 'day')} ago"
    return f"it {began}, and no match is published.{for_one}"


def _ending(task: Task) -> str:
    days = plural(abs(task.days), "day")
    last = f"was {days} ago" if task.days < 0 else f"is in {days}" if task.days else "is today"
    return f"its last day {last}, and {plural(task.number, 'pair is', 'pairs are')} under way."


def _calls(task: Task) -> str:
    match task.urge:
        case Urge.HAND:
            return f"{plural(task.number, 'pair')} could use a hand."
        case Urge.PROPOSAL:
            matches = plural(task.number, "match has", "matches have")
            return f"{matches} waited for an answer for a week or longer."
        case Urge.WAITLIST:
            since = f", the first since {when(task.since, Style.DATED)}" if task.since else ""
            return f"{plural(task.number, 'person waits', 'people wait')} for a place{since}."
        case Urge.QUIET:
            return "nothing has been sent to anybody for many working days, although pairs are under way."
        case _:
            return f"{plural(task.number, 'request for help waits', 'requests for help wait')} for you."


def _waits(task: Task) -> str:
    people = plural(task.number, "person waits", "people wait")
    if task.urge is Urge.DRY_RUN:
        return f"{people} for a match, and a dry run is ready. Nothing is sent until somebody publishes it."
    return f"{people if task.number else 'nobody waits'} for a match.{_published(task)}"


def _published(task: Task) -> str:
    if not task.published:
        return ""
    matches = plural(task.published, "match", "matches")
    return f" The daily run has published {matches} in the last seven days."


def _offers(task: Task) -> str:
    mentors = f"{plural(task.number, 'mentor waits', 'mentors wait')} for your approval"
    if not task.waited:
        return f"{mentors}."
    days = plural(task.waited, "day")
    if task.number == 1:
        return f"1 mentor has been waiting for your approval for {days}."
    return f"{mentors}, one of them for {days}."
