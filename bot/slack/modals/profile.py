"""A person's own answers on one page, for them alone; and leaving one of two roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, Option
from slack_sdk.models.views import View

from bot.domain.cards import ProfileCard, SignupCard
from bot.domain.terms import ParticipantState, Role
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, plainly, section, small
from bot.slack.ids import Action, Callback, Field
from bot.slack.inputs import option, question, radio
from bot.slack.metadata import CohortRef, ParticipantRef
from bot.slack.modals.approvals import STANDING
from bot.slack.modals.frame import form, page
from bot.slack.modals.signup_questions import (
    PERSONALITIES,
    PREFERENCES,
    STAGES,
    STYLES,
    WAYS_TO_TALK,
)
from bot.slack.text import day, line, lines, mention, plural, quote
from bot.slack.words import AS_ROLE, program_name, skills, waits_in

NOTHING = "nothing yet"
MOST_NAMED = 20
CONFIDENCE = "Only you see this, here. It serves matching, and nobody else can look it up."


def joined_page(card: SignupCard) -> View:
    """After joining: what happens next, and that there is more to tell for whoever likes."""
    first = (
        "*Thank you for offering to mentor.* The people who run the program look at each offer first. I have "
        "sent you "
        "a message with what happens next."
        if card.state is ParticipantState.APPLIED
        else "*You are in.* Welcome. I have sent you a message with what happens next."
        if card.place is None
        else f"*You are on the waitlist.* {waits_in(card.cohort.program, card.place)} Places go in order, and I "
        "will write as soon as it is your turn."
    )
    blocks = [
        section(first),
        section("Two short pages more help me to find somebody who really fits: about you, and in confidence."),
        actions(
            button("Tell more about me", Action.PROFILE_ABOUT, CohortRef(card.cohort.id)),
            button("My profile", Action.PROFILE_OPEN, CohortRef(card.cohort.id)),
        ),
    ]
    return page(_title(card), blocks)


def _title(card: SignupCard) -> str:
    if card.state is ParticipantState.APPLIED:
        return "Thank you"
    return "You are in" if card.place is None else "On the waitlist"


def profile_modal(card: ProfileCard, note: str = "") -> View:
    return page(
        "Your profile",
        [
            *([plainly(note)] if note else []),
            section(_standing(card)),
            *_as_mentor(card),
            *_essentials(card),
            *_about(card),
            *_confidential(card),
            small(_agreed(card)),
            _ways_out(card),
        ],
    )


def _as_mentor(card: ProfileCard) -> list[Block]:
    if card.approval is None:
        return []
    kit = button("Starter kit", Action.MENTOR_KIT, CohortRef(card.cohort.id))
    return [section(f"*As a mentor:* {STANDING[card.approval]}", accessory=kit)]


def _standing(card: ProfileCard) -> str:
    if card.state is ParticipantState.APPLIED:
        return f"You have offered to mentor in {program_name(card.cohort.program)}."
    if card.place is not None:
        return waits_in(card.cohort.program, card.place)
    return f"You take part in {program_name(card.cohort.program)} {AS_ROLE[card.answers.role]}.{_break(card)}"


def _break(card: ProfileCard) -> str:
    if card.state is not ParticipantState.PAUSED:
        return ""
    return f" You are on a break until {day(card.paused_until)}." if card.paused_until else " You are on a break."


def _essentials(card: ProfileCard) -> list[Block]:
    answers = card.answers
    told = {
        "You share": skills(answers.offers) if answers.role.mentors else None,
        "You would like to learn": skills(answers.wants) if answers.role.learns else None,
        "You could mentor": f"{plural(answers.seats, 'person', 'people')} at a time"
        if answers.role.mentors
        else None,
    }
    edit = button("Edit", Action.PROFILE_ESSENTIALS, CohortRef(card.cohort.id), aloud="Edit role, skills and goals")
    goals = quote(answers.goals, 1200)
    return [
        section(lines(("*Role, skills and goals*", *_rows(told))), accessory=edit),
        *([section(goals)] if goals else []),
    ]


def _about(card: ProfileCard) -> list[Block]:
    answers = card.answers
    told = {
        "Topics": line(answers.topics, 300, otherwise=""),
        "Stage": _chosen(STAGES, answers.stage),
        "Change ahead": line(answers.transition, 300, otherwise=""),
        "Interests": skills(answers.interests),
        "Languages": skills(answers.languages),
        "How you like to talk": _chosen(WAYS_TO_TALK, answers.communication),
        "How you mentor": _chosen(STYLES, answers.mentoring_style) if answers.role.mentors else None,
        "How you learn": _chosen(PREFERENCES, answers.learning_preference) if answers.role.learns else None,
        "In company": _chosen(PERSONALITIES, answers.personality),
        "Hours a month": str(answers.hours) if answers.hours else "",
        "Time zone": line(answers.time_zone, 80, otherwise=""),
    }
    edit = button("Edit", Action.PROFILE_ABOUT, CohortRef(card.cohort.id), aloud="Edit what you told about you")
    return [section(lines(("*About you*", *_rows(told))), accessory=edit)]


def _confidential(card: ProfileCard) -> list[Block]:
    names = [mention(person) for person in card.never[:MOST_NAMED]]
    told = {
        "Never matched with": ", ".join(names),
        "To share with a partner": line(card.answers.affinity, 500, otherwise=""),
    }
    edit = button(
        "Edit", Action.PROFILE_CONFIDENTIAL, CohortRef(card.cohort.id), aloud="Edit what you said in confidence"
    )
    return [section(lines(("*In confidence*", *_rows(told))), accessory=edit), small(CONFIDENCE)]


def _rows(told: Mapping[str, str | None]) -> list[str]:
    return [f"{name}: {words or NOTHING}" for name, words in told.items() if words is not None]


def _chosen(options: Sequence[Option], value: str | None) -> str:
    return next((str(each.text) for each in options if each.value == value), "")


def _agreed(card: ProfileCard) -> str:
    version = card.answers.consent
    return (
        f"You agreed to the text of {version} about what is kept."
        if version
        else "You joined before consent was asked."
    )


def _ways_out(card: ProfileCard) -> Block:
    paused = card.state is ParticipantState.PAUSED
    reference = ParticipantRef(card.participant)
    return actions(
        button("Come back", Action.RESUME, reference) if paused else button("Take a break", Action.PAUSE_OPEN),
        *([button("Leave one role", Action.PROFILE_LEAVE_ROLE, CohortRef(card.cohort.id))] if _both(card) else []),
        button("Leave a program", Action.LEAVE_OPEN),
    )


def _both(card: ProfileCard) -> bool:
    return card.answers.role is Role.BOTH


@dataclass(frozen=True, slots=True)
class LeaveRoleForm:
    """One of two roles to leave."""

    participant: UUID
    role: Role

    FIELDS: ClassVar[Mapping[str, Field]] = {"role": Field.LEAVE_ROLE}

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if no role was chosen, which Slack does not let through."""
        return cls(
            participant=ParticipantRef.parse(view["private_metadata"]).participant,
            role=Role(needed(Answers.of(view).choice(Field.LEAVE_ROLE), role="Choose one of the two.")),
        )


def leave_role_modal(card: ProfileCard) -> View:
    """Both choices with what follows from each, told before anything happens."""
    mentoring, learning = (plural(card.pairs[role], "mentorship") for role in (Role.MENTOR, Role.MENTEE))
    return form(
        "Leave one role",
        [
            section(
                f"You take part in {program_name(card.cohort.program)} as a mentor and a mentee. You can "
                "leave one role "
                "and keep the other."
            ),
            section(
                f"*If you stop mentoring:* {mentoring} of yours as a mentor {_end(card.pairs[Role.MENTOR])}. "
                "Your place "
                "as a mentee stays as it is."
            ),
            section(
                f"*If you stop being mentored:* {learning} of yours as a mentee "
                f"{_end(card.pairs[Role.MENTEE])}. Your "
                "place as a mentor stays as it is."
            ),
            small("Whoever is on the other side hears that you no longer take part in this way, without a reason."),
            question(
                Field.LEAVE_ROLE, "Which role would you like to leave?", radio(Field.LEAVE_ROLE, LEAVING, None)
            ),
        ],
        callback=Callback.LEAVE_ROLE,
        carries=ParticipantRef(card.participant),
        submit="Leave this role",
        close="Keep both",
    )


LEAVING = (option(Role.MENTOR, "Mentor"), option(Role.MENTEE, "Mentee"))


def _end(number: int) -> str:
    return "ends" if number == 1 else "end"
