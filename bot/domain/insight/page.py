"""docs/measures.md, written from the definitions: what is measured, by which formula, and what stays unsaid."""

from bot.domain.feedback import REPORT_FLOOR
from bot.domain.insight.measures import DEFINITIONS, HAPPENED, Measure, Shape

HEADCOUNTS = (Measure.PARTICIPANTS, Measure.JOINED, Measure.LEFT, Measure.MATCHED, Measure.WAITING)

INTRODUCTION = """\
# What is measured

Written by `mentorbot measures` from the definitions in `bot/domain/insight/measures.py`, which summaries and
exports read as well; a test holds this page equal to them.

A report is about one cohort, all cohorts of a program, or all programs, and about a period: the last seven days,
the last calendar month, the last thirteen weeks, or all days since the doors opened. Beside each figure stands that
of the period before. Days are those of the clock of whoever asks; days of answers are those of UTC, and count once
they are over, so that two people who ask at the same time read the same.

"""
RULES = f"""\

## What stays unsaid

| what | when it is told |
|---|---|
| how many people there are: {{headcounts}} | always |
| what happened: {{happened}} | of cohorts with at least {REPORT_FLOOR} people; smaller ones are left out of wider \
reports as well |
| how many forms were given | of the same cohorts |
| what people said or did about their goals: everything else | in blocks: days of one cohort in a row, until \
{REPORT_FLOOR} different people have answered on them |
| pairs by health | in steps of {REPORT_FLOOR}, in each cohort: “at least so many” |
| careers | of all programs together, in steps of {REPORT_FLOOR} people |

A block is closed by the day on which its {REPORT_FLOOR} people are together, and belongs to the period of that
day. Every figure is taken over whole blocks, so that subtracting one report from another (a program and one of
its cohorts, a month and a week, today and yesterday) leaves whole blocks again, and never the answer of fewer than
{REPORT_FLOOR} people. Answers to surveys count once they can no longer be changed. Somebody who changes what they
said of a meeting after their block was closed changes its sum; how many did is not told.

## Careers

The people department may hand in a file (person, event, date); see the guide for admins. Both groups are people of
the company who were there in the middle of the period: those who had taken part in a program by then, and those who
never have. Both are followed from that day to the end of the period, so that they had the same time. **This is an
association, not a cause:** who joins a program differs from who does not in ways that nobody has measured.
"""


def measures_page() -> str:
    """The whole page as Markdown."""
    rows = [_row(measure) for measure in Measure]
    table = ["| measure | what it means | formula | in | source |", "|---|---|---|---|---|", *rows]
    rules = RULES.format(headcounts=_named(HEADCOUNTS), happened=_named(HAPPENED))
    return INTRODUCTION + "\n".join(table) + "\n" + rules


def _row(measure: Measure) -> str:
    definition = DEFINITIONS[measure]
    target = f" Target: {definition.target:.0%}." if definition.target else ""
    unit = definition.unit or ("per cent" if definition.shape is Shape.SHARE else "")
    cells = (
        f"**{definition.label}** `{measure}`",
        definition.meaning + target,
        definition.formula,
        unit,
        definition.source,
    )
    return f"| {' | '.join(cells)} |"


def _named(measures: tuple[Measure, ...]) -> str:
    return ", ".join(DEFINITIONS[each].label.lower() for each in measures)
