"""Goals to begin from: for whoever learns by what the program is for, for mentors what they may grow in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.growth.goals import GoalWish
from bot.domain.growth.terms import GoalMeasure, GoalTerm
from bot.domain.matching_terms import Pairing
from bot.domain.terms import ProgramKind, Side

SHORT, LONG = timedelta(weeks=6), timedelta(weeks=20)


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalExample:
    """A goal that says it all. `counts`: unit, start and target, where a number tells how far it is."""

    title: str
    measure: str
    why: str
    milestones: tuple[str, ...]
    term: GoalTerm = GoalTerm.SHORT
    counts: tuple[str, float, float] | None = None

    def as_wish(self, today: date) -> GoalWish:
        unit, start, target = self.counts or ("", None, None)
        return GoalWish(
            title=self.title,
            measure=self.measure,
            why=self.why,
            due_on=today + (SHORT if self.term is GoalTerm.SHORT else LONG),
            measured_by=GoalMeasure.NUMBER if self.counts else GoalMeasure.YES_NO,
            unit=unit,
            start=start,
            target=target,
            term=self.term,
            milestones=self.milestones,
        )


EXAMPLES: Mapping[ProgramKind, tuple[GoalExample, ...]] = {
    ProgramKind.SKILL_GROWTH: (
        GoalExample(
            title="Give a talk of ten minutes at our team meeting",
            measure="I have given it, and two colleagues have told me what they took away.",
            why="I want to be heard when decisions are made, and not only read.",
            milestones=("Choose the topic", "Rehearse once with my partner"),
        ),
        GoalExample(
            title="Answer questions about our numbers with queries of my own",
            measure="Queries in the shared folder that a colleague has used.",
            why="Today I wait for somebody else whenever I need a number.",
            milestones=("Get access to the data", "Rebuild one report I know well"),
            term=GoalTerm.LONG,
            counts=("queries", 0, 10),
        ),
    ),
    ProgramKind.KNOWLEDGE_TRANSFER: (
        GoalExample(
            title="Run the month-end close alone once",
            measure="It was finished in time, and nobody had to step in.",
            why="Only one of us can do it today.",
            milestones=("Watch it once", "Do it with my partner beside me"),
        ),
        GoalExample(
            title="Write down what only one of us knows about our supplier contracts",
            measure="Pages that a third person has worked with.",
            why="The next person should not have to ask.",
            milestones=("List the topics", "Let somebody try out the first page"),
            term=GoalTerm.LONG,
            counts=("pages", 0, 8),
        ),
    ),
    ProgramKind.LEADERSHIP: (
        GoalExample(
            title="Hand one decision a week to somebody in my team",
            measure="Decisions that they made and I did not change afterwards.",
            why="My team waits for me more often than is good for any of us.",
            milestones=("Name the decisions I hold on to", "Tell the team what I am trying"),
            term=GoalTerm.LONG,
            counts=("decisions", 0, 12),
        ),
        GoalExample(
            title="Have the talk I have put off with a colleague",
            measure="We have talked, and both of us know what changes.",
            why="It has cost me sleep and costs the team its ease.",
            milestones=("Rehearse the first sentence with my partner",),
        ),
    ),
    ProgramKind.ONBOARDING: (
        GoalExample(
            title="Meet ten people outside of my team",
            measure="People with whom I have talked for half an hour.",
            why="I want to know whom to ask.",
            milestones=("Write down whom I would like to meet", "Three talks"),
            counts=("people", 0, 10),
        ),
        GoalExample(
            title="Ship one change that reaches customers",
            measure="It is live, and I can say what it does for them.",
            why="I will feel that I belong once I have contributed.",
            milestones=("Choose a small one with my partner", "Get it reviewed"),
        ),
    ),
    ProgramKind.INCLUSION: (
        GoalExample(
            title="Present my work in a room where decisions are made",
            measure="I presented it myself, and my name is in the minutes.",
            why="My work is known there, and I am not.",
            milestones=("Find the right meeting with my partner", "Agree on who introduces me"),
        ),
        GoalExample(
            title="Get to know people who can speak for me",
            measure="People who know my work and have said that they would.",
            why="Chances are given out in talks I am not part of.",
            milestones=("Name five people", "Ask my partner for two introductions"),
            term=GoalTerm.LONG,
            counts=("people", 0, 3),
        ),
    ),
    ProgramKind.CAREER_TRANSITION: (
        GoalExample(
            title="Spend two days in the team I think of joining",
            measure="I have been there, and have written down what I liked and what I missed.",
            why="I want to decide on what it is like, not on how it sounds.",
            milestones=("Ask their lead", "Agree on the days with my manager"),
        ),
        GoalExample(
            title="Decide whether the new role is for me",
            measure="I can give three reasons to somebody who knows both jobs.",
            why="Half a decision costs me more than either answer.",
            milestones=("Talk to two people who made the step", "Do one small task of the new job"),
            term=GoalTerm.LONG,
        ),
    ),
}
FOR_MENTORS = (
    GoalExample(
        title="Listen until the end before I give advice",
        measure="Meetings in a row after which my mentee says that I asked more than I told.",
        why="What people find out themselves is what they do.",
        milestones=("Tell my mentee what I am practising",),
        counts=("meetings", 0, 4),
    ),
    GoalExample(
        title="Give one piece of clear feedback at every meeting",
        measure="Meetings at which I named something I saw, and what it did.",
        why="I tend to be kind and vague, which helps nobody.",
        milestones=("Write the first one down beforehand", "Ask how it landed"),
        counts=("meetings", 0, 6),
    ),
    GoalExample(
        title="Lead by questions in one project of my own team",
        measure="The team has found its own way, and says so when it looks back.",
        why="Mentoring is where I can practise how I want to lead.",
        milestones=("Choose the project", "Try it in one meeting"),
        term=GoalTerm.LONG,
    ),
)
"""Listening, giving feedback, leading: what mentors grow in."""


def examples_for(kind: ProgramKind, you_are: Side, pairing: Pairing) -> tuple[GoalExample, ...]:
    """What suits one member of a pair. Peers both learn."""
    if you_are is Side.MENTOR and pairing is not Pairing.PEER:
        return FOR_MENTORS
    return EXAMPLES[kind]
