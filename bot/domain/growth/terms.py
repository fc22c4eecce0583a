"""The words of agreements, goals and growth as closed sets. Values are stored and never change once shipped."""

from enum import StrEnum


class AgreementState(StrEnum):
    """Where one version of a pair's agreement stands. At most one is proposed, and at most one in force."""

    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


class MeetBy(StrEnum):
    """How a pair prefers to meet."""

    HUDDLE = "huddle"
    VIDEO = "video"
    IN_PERSON = "in_person"
    WALK = "walk"
    MIXED = "mixed"


class AgendaOwner(StrEnum):
    """Who brings the topics of a meeting."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    IN_TURN = "in_turn"


class GoalMeasure(StrEnum):
    """How one will know: reached or not, or a number on its way from a start to a target."""

    YES_NO = "yes_no"
    NUMBER = "number"


class GoalTerm(StrEnum):
    """Whether a goal is for the next weeks or for the time beyond."""

    SHORT = "short"
    LONG = "long"


class GoalVisibility(StrEnum):
    """Who sees a goal: the pair, its owner alone, or the people who run the program as well."""

    PAIR = "pair"
    MINE = "mine"
    PROGRAM = "program"


class GoalScope(StrEnum):
    """Whether a goal is somebody's own, or that of everybody around one mentor of a group."""

    PERSONAL = "personal"
    SHARED = "shared"


class GoalStanding(StrEnum):
    """What its owner last said of an open goal."""

    ON_TRACK = "on_track"
    STUCK = "stuck"


class GoalEvent(StrEnum):
    """What happened to a goal: one word of its history, which is only ever added to."""

    SET = "set"
    REWORDED = "reworded"
    MOVED = "moved"
    ON_TRACK = "on_track"
    STUCK = "stuck"
    MILESTONE_DONE = "milestone_done"
    MILESTONE_REOPENED = "milestone_reopened"
    KEPT = "kept"
    ADJUSTED = "adjusted"
    DROPPED = "dropped"
    REACHED = "reached"
    REOPENED = "reopened"


class StepKind(StrEnum):
    """What sort of task an action step is."""

    STEP = "step"
    PRACTICE = "practice"
    STRETCH = "stretch"


class RatingMoment(StrEnum):
    """When within a pair's time somebody says how good a skill is."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class OccasionKind(StrEnum):
    """What there is to speak of with a pair beyond its meetings."""

    AGREEMENT = "agreement"
    REVIEW = "review"
    SKILLS = "skills"
    STEPS = "steps"
    PULSE = "pulse"
    RETROSPECTIVE = "retrospective"
    QUESTIONS = "questions"
    HEALTH = "health"
    SILENCE = "silence"
    ENDING = "ending"
