"""What waits for an admin in sentences, each with the way to its cohort: for the control room and the digest."""

from slack_sdk.models.blocks import Block

from bot.domain.tasks import Task, Urge
from bot.slack.blocks import button, section
from bot.slack.ids import Action
from bot.slack.metadata import CohortRef
from bot.slack.modals.programs.tallies import run_of
from bot.slack.refs.care import CareRef
from bot.slack.text import plural
from bot.slack.wording.terms import program_name


def task_line(task: Task) -> list[Block]:
    """One thing that waits, with a button to the cohort's page."""
    aloud, cohort = f"Look at {task.program}", CohortRef(task.cohort)
    if task.urge is Urge.CONCERN:
        read = button("Read", Action.CONCERN_LIST, cohort, aloud=f"Read what is asked in {task.program}")
        return [section(f"{program_name(task.program)}: {_sentence(task)}", accessory=read)]
    if task.urge is Urge.HAND:
        pairs = button("Look at them", Action.CARE_LIST, CareRef(task.cohort, 0), aloud=f"Pairs of {task.program}")
        which = f"{program_name(task.program)}{run_of(task.name, task.starts_on)}"
        return [section(f"{which}: {_sentence(task)}", accessory=pairs)]
    look = (
        button("Look at the dry run", Action.ROUND_RUN, cohort, aloud=f"Look at the dry run of {task.program}")
        if task.urge is Urge.DRY_RUN
        else button("Have a look", Action.COHORT_PAGE, cohort, aloud=aloud)
    )
    which = f"{program_name(task.program)}{run_of(task.name, task.starts_on)}"
    return [section(f"{which}: {_sentence(task)}", accessory=look)]


def _sentence(task: Task) -> str:
    people = plural(task.number, "person waits", "people wait")
    for_one = f" {people} for one." if task.number else ""
    match task.urge:
        case Urge.CONCERN | Urge.HAND:
            return _calls(task)
        case Urge.UNMATCHED:
            began = "begins today" if task.days == 0 else f"should have begun {plural(-task.days, 'day')} ago"
            return f"it {began}, and no match is published.{for_one}"
        case Urge.STARTS_SOON:
            begins = "tomorrow" if task.days == 1 else f"in {task.days} days"
            return f"it begins {begins}, and no match is published yet.{for_one}"
        case Urge.APPROVAL:
            return _offers(task)
        case Urge.DRAFT:
            return "it is a draft, and opens when you say so."
        case Urge.DRY_RUN | Urge.WAITING | Urge.MATCHED:
            return _waits(task)


def _calls(task: Task) -> str:
    if task.urge is Urge.HAND:
        return f"{plural(task.number, 'pair')} could use a hand."
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
