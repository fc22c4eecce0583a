"""Every name that Slack hands back to us: command words, action, callback and field ids.

Ids read `feature:object:verb` and carry no data. Messages with our buttons live for years, so a value here never
changes once shipped; a retired one stays, marked so.
"""

from enum import StrEnum

COMMAND = "/mentor"


class Word(StrEnum):
    """What may follow the slash command. The empty word opens the menu."""

    MENU = ""
    JOIN = "join"
    GOALS = "goals"
    PAUSE = "pause"
    RESUME = "resume"
    LEAVE = "leave"
    ADMIN = "admin"
    SUMMARY = "summary"
    HELP = "help"


class Action(StrEnum):
    """Buttons and menus."""

    SIGNUP_OPEN = "signup:form:open"
    PROPOSAL_ACCEPT = "proposal:match:accept"
    PROPOSAL_DECLINE = "proposal:match:decline"
    CHECKIN_MET = "meeting:checkin:met"
    CHECKIN_NOT_YET = "meeting:checkin:not_yet"
    CHECKIN_MOVED = "meeting:checkin:moved"
    FEEDBACK_OPEN = "feedback:form:open"
    GOALS_OPEN = "goal:list:open"
    GOAL_NEW = "goal:form:new"
    GOAL_EDIT = "goal:form:edit"
    GOAL_PROGRESS = "goal:progress:open"
    PAUSE_OPEN = "participation:pause:open"
    RESUME = "participation:break:end"
    LEAVE_OPEN = "participation:leave:open"
    ADMIN_OPEN = "admin:room:open"
    COHORT_NEW = "admin:cohort:new"
    ROUND_RUN = "admin:round:run"
    SUMMARY_POST = "admin:summary:post"
    TEST_SEND = "admin:test:send"


class Callback(StrEnum):
    """Forms that people submit."""

    SIGNUP = "signup:form:submit"
    DECLINE = "proposal:decline:submit"
    MOVE = "meeting:move:submit"
    FEEDBACK = "feedback:form:submit"
    GOAL = "goal:form:submit"
    GOAL_PROGRESS = "goal:progress:submit"
    PAUSE = "participation:pause:submit"
    LEAVE = "participation:leave:submit"
    COHORT = "admin:cohort:submit"
    ROUND_PUBLISH = "admin:round:submit"


class Suggestion(StrEnum):
    """Selects that ask us for their options."""

    TIME_ZONE = "signup:zone:suggest"


class Event(StrEnum):
    """Events we subscribe to, under Slack's own names."""

    HOME_OPENED = "app_home_opened"
    PERSON_CHANGED = "user_change"
    PERSON_JOINED = "team_join"
    MESSAGE = "message"


class Field(StrEnum):
    """Block ids of the questions in our forms; errors go back to people under these."""

    SIGNUP_ROLE = "signup:field:role"
    SIGNUP_OFFERS = "signup:field:offers"
    SIGNUP_WANTS = "signup:field:wants"
    SIGNUP_GOALS = "signup:field:goals"
    SIGNUP_SEATS = "signup:field:seats"
    SIGNUP_ZONE = "signup:field:zone"
    DECLINE_REASON = "proposal:field:reason"
    MEETING_TIME = "meeting:field:time"
    FEEDBACK_RATING = "feedback:field:rating"
    FEEDBACK_FORWARD = "feedback:field:forward"
    FEEDBACK_CHANGE = "feedback:field:change"
    GOAL_TITLE = "goal:field:title"
    GOAL_MEASURE = "goal:field:measure"
    GOAL_DUE = "goal:field:due"
    PROGRESS_PERCENT = "goal:field:percent"
    PROGRESS_NOTE = "goal:field:note"
    PAUSE_PARTICIPANT = "participation:field:paused"
    PAUSE_UNTIL = "participation:field:until"
    LEAVE_PARTICIPANT = "participation:field:left"
    COHORT_NAME = "admin:field:name"
    COHORT_OBJECTIVE = "admin:field:objective"
    COHORT_CADENCE = "admin:field:cadence"
    COHORT_MINUTES = "admin:field:minutes"
    COHORT_STARTS = "admin:field:starts"
    COHORT_ENDS = "admin:field:ends"
    COHORT_CHANNEL = "admin:field:channel"
