"""What somebody means who asks for a summary in words: a program or cohort by its name, a period, or both."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from bot.domain.insight.periods import Span
from bot.domain.insight.report import Scope
from bot.domain.insight.summary_cards import About, Choice

SPANS: Mapping[str, Span] = {
    "week": Span.WEEK,
    "weekly": Span.WEEK,
    "month": Span.MONTH,
    "monthly": Span.MONTH,
    "quarter": Span.QUARTER,
    "all": Span.ALL,
}
AROUND_A_SPAN = frozenset({"last", "this", "the", "for"})
"""Words that come along with a period and say nothing more here."""
YOUNG = 35
"""So many days after its first one, something is summed up as a whole rather than by its last month."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What could be made of the words; `unknown` is what nothing is called by, or more than one thing."""

    choice: Choice | None
    span: Span | None
    unknown: str = ""


def understood(words: str, choices: Sequence[Choice]) -> Asked:
    """Find a name and a period in what was typed. A name as a whole comes before anything it may hold."""
    typed = words.strip().strip("\"'“”„").strip()
    whole = _named(typed, choices)
    if whole and whole.title.casefold() == typed.casefold():
        return Asked(whole, None)
    tokens = typed.split()
    span = SPANS.get(tokens[-1].casefold()) if tokens else None
    if span is not None:
        tokens = tokens[:-1]
        while tokens and tokens[-1].casefold() in AROUND_A_SPAN:
            tokens = tokens[:-1]
    name = " ".join(tokens).rstrip(",").strip("\"'“”„")
    choice = _named(name, choices) if name else None
    return Asked(choice, span, unknown=name if name and choice is None else "")


def choices_of(scopes: Iterable[Scope], starts: Mapping[UUID, date]) -> tuple[Choice, ...]:
    """Each by a title of its own: a cohort without a name is told by its first day, as `starts` has it."""
    titles: set[str] = set()
    found = []
    for scope in scopes:
        choice = choice_of(scope)
        if choice.title.casefold() in titles and scope.cohort:
            day = starts[scope.cohort]
            choice = replace(choice, title=f"{scope.title} (from {day.day} {day:%B} {day.year})")
        titles.add(choice.title.casefold())
        found.append(choice)
    return tuple(found)


def choice_of(scope: Scope) -> Choice:
    about = About(cohort=scope.cohort) if scope.cohort else About(program=scope.program)
    return Choice(about, scope.title)


def offered(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """Those whose titles hold what was typed, the ones that begin with it first."""
    wanted = typed.strip().casefold()
    found = [each for each in choices if wanted in each.title.casefold()]
    return sorted(found, key=lambda each: not each.title.casefold().startswith(wanted))


def usual_choice(choices: Sequence[Choice]) -> Choice | None:
    """What is meant where there is only one thing: the one cohort, or else the one program."""
    for kind in ("cohort", "program"):
        alike = [each for each in choices if getattr(each.about, kind)]
        if len(alike) == 1:
            return alike[0]
    return None


def _named(name: str, choices: Sequence[Choice]) -> Choice | None:
    """A program comes before cohorts that are called after it."""
    wanted = name.casefold()
    titled = [(each.title.casefold(), each) for each in choices]
    for fits in (str.__eq__, str.startswith, str.__contains__):
        found = [each for title, each in titled if wanted and fits(title, wanted)]
        programs = [each for each in found if each.about.cohort is None]
        if len(found) == 1 or len(programs) == 1:
            return (programs or found)[0]
        if found:
            return None
    return None
