"""A person's own answers on one page, for them alone; and leaving one of two roles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement, Option
from slack_sdk.models.views import View

from bot.domain.approvals import OPEN
from bot.domain.cards import ProfileCard, SignupCard
from bot.domain.matching_terms import Pairing
from bot.domain.signup import Step, asked
from bot.domain.terms import ParticipantState, Role
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, confirmation, plainly, quoted, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import option, question, radio
from bot.slack.metadata import CohortRef, ParticipantRef
from bot.slack.modals.frame import form, page
from bot.slack.modals.joining.words import LABELS, PERSONALITIES, PREFERENCES, STAGES, STYLES, WAYS_TO_TALK
from bot.slack.modals.programs.approvals import STANDING
from bot.slack.text import day, line, lines, listed, mention, plural
from bot.slack.wording.terms import as_role, program_name, skills, waits_in, wished_for

MOST_NAMED = 20
FORGET = confirmation(
    "Forget what you changed?",
    "What you have saved stays as it is. What you typed since cannot be brought back.",
    yes="Forget it",
    no="Keep it",
)
CONFIDENCE = "Only you see this, here. It serves matching, and nobody else can look it up."


def joined_page(card: SignupCard) -> View:
    """After joining: what happens next, and that there is more to tell for whoever likes."""
    first = (
        "*Thank you for offering to mentor.* The people who run the program look at each offer first. A "
        "message says what happens next."
        if card.state is ParticipantState.APPLIED
        else "*You are in.* Welcome. A message says what happens next."
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
            *_unsaved(card),
            *_as_mentor(card),
            *_essentials(card),
            *_about(card),
            *_confidential(card),
            _named(card),
            _agreed(card),
            _ways_out(card),
        ],
    )


def _as_mentor(card: ProfileCard) -> list[Block]:
    if card.approval is None:
        return []
    kit = button("Starter kit", Action.MENTOR_KIT, CohortRef(card.cohort.id))
    return [section(f"*As a mentor:* {STANDING[card.approval]}", accessory=kit)]


def _standing(card: ProfileCard) -> str:
    if not card.open and card.state in {ParticipantState.APPLIED, ParticipantState.WAITLISTED}:
        return wished_for(card.cohort.program)
    if card.state is ParticipantState.APPLIED:
        return f"You have offered to mentor in {program_name(card.cohort.program)}."
    if card.place is not None:
        return waits_in(card.cohort.program, card.place)
    role = as_role(card.answers.role, card.cohort.pairing)
    return f"You take part in {program_name(card.cohort.program)} {role}.{_break(card)}"


def _unsaved(card: ProfileCard) -> list[Block]:
    """What waits in a form that was closed, and the way to be rid of it."""
    if card.unsaved is None:
        return []
    changed = listed([f"“{LABELS[name]}”" for name in card.unsaved.names])
    forget = button("Forget it", Action.PROFILE_FORGET, CohortRef(card.cohort.id), confirm=FORGET)
    words = f"*Not saved yet:* {changed}, changed on {day(card.unsaved.on)}. “Edit” shows it as you left it."
    return [section(words, accessory=forget)]


def _break(card: ProfileCard) -> str:
    if card.state is not ParticipantState.PAUSED:
        return ""
    return f" You are on a break until {day(card.paused_until)}." if card.paused_until else " You are on a break."


def _essentials(card: ProfileCard) -> list[Block]:
    answers = card.answers
    told = {
        "You share": skills(answers.offers) if answers.role.mentors else None,
        "You would like to learn": skills(answers.wants) if answers.role.learns else None,
        "Kept in case you mentor again": None if answers.role.mentors else skills(answers.offers) or None,
        "Kept in case you learn again": None if answers.role.learns else skills(answers.wants) or None,
        "You could mentor": f"{plural(answers.seats, 'person', 'people')} at a time"
        if "seats" in asked(Step.ESSENTIALS, answers.role, card.cohort.pairing)
        else None,
    }
    what = "Skills and goals" if _among_peers(card) else "Role, skills and goals"
    edit = _edit(card, Action.PROFILE_ESSENTIALS, f"Edit {what[0].lower()}{what[1:]}")
    return [
        section(lines((f"*{what}*", *_rows(told))), accessory=edit),
        *quoted(answers.goals, 1200),
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
        "How you help others along" if _among_peers(card) else "How you mentor": _chosen(
            STYLES, answers.mentoring_style
        )
        if answers.role.mentors
        else None,
        "How you learn": _chosen(PREFERENCES, answers.learning_preference) if answers.role.learns else None,
        "How you are in company": _chosen(PERSONALITIES, answers.personality),
        "Hours a month": str(answers.hours) if answers.hours else "",
        "Time zone": line(answers.time_zone, 80, otherwise=""),
    }
    edit = _edit(card, Action.PROFILE_ABOUT, "Edit what you told about you")
    return [section(lines(("*About you*", *_rows(told))), accessory=edit)]


def _confidential(card: ProfileCard) -> list[Block]:
    names = [mention(person) for person in card.never[:MOST_NAMED]]
    told = {
        "Never matched with": ", ".join(names) or "nobody",
        "Something in common": line(card.answers.affinity, 500, otherwise=""),
    }
    aloud = "Edit what you said in confidence"
    edit = _edit(card, Action.PROFILE_CONFIDENTIAL, aloud) or button("Edit", Action.APART_OPEN, aloud=aloud)
    return [section(lines(("*In confidence*", *_rows(told))), accessory=edit), small(CONFIDENCE)]


def _edit(card: ProfileCard, action: Action, aloud: str) -> ButtonElement | None:
    """The way to change a page of answers, while the cohort is open."""
    return button("Edit", action, CohortRef(card.cohort.id), aloud=aloud) if card.open else None


def _rows(told: Mapping[str, str | None]) -> list[str]:
    """What was told, a line each, and what was not in one line; None stands for what is not asked."""
    open_ones = [name[0].lower() + name[1:] for name, words in told.items() if words == ""]
    rest = [f"Not told: {listed(open_ones)}."] if open_ones else []
    return [*(f"{name}: {words}" for name, words in told.items() if words), *rest]


def _chosen(options: Sequence[Option], value: str | None) -> str:
    return next((str(each.text) for each in options if each.value == value), "")


def _named(card: ProfileCard) -> Block:
    cohort = CohortRef(card.cohort.id)
    if card.nameable:
        stop = button("Do not name me", Action.PROFILE_UNNAMED, cohort, aloud="Summaries shall not name me")
        return section("*In summaries:* you may be named when you reach a goal.", accessory=stop)
    allow = button("You may name me", Action.PROFILE_NAMED, cohort, aloud="Summaries may name me")
    return section("*In summaries:* you are not named. They could say that you reached a goal.", accessory=allow)


def _agreed(card: ProfileCard) -> Block:
    version = card.answers.consent
    if not version:
        return small("You joined before consent was asked.")
    read = button("Read it", Action.CONSENT_READ, CohortRef(card.cohort.id), aloud="Read what you agreed to")
    return section(f"You agreed to the text of {version} about what is kept.", accessory=read)


def _ways_out(card: ProfileCard) -> Block:
    return actions(
        *_ways_to_rest(card),
        *([button("Change partner", Action.REMATCH_CHOOSE)] if any(card.pairs.values()) else []),
        *([button("Leave one role", Action.PROFILE_LEAVE_ROLE, CohortRef(card.cohort.id))] if _both(card) else []),
        button("Leave a program", Action.LEAVE_OPEN),
    )


def _ways_to_rest(card: ProfileCard) -> list[ButtonElement]:
    """Only who is in can take a break; who is on one can change its last day."""
    cohort = CohortRef(card.cohort.id)
    if card.state is ParticipantState.PAUSED:
        return [
            button("Come back", Action.RESUME, ParticipantRef(card.participant)),
            button("Change the date", Action.BREAK_OPEN, cohort, aloud="Change the last day of your break"),
        ]
    if card.state is ParticipantState.ACTIVE:
        return [button("Take a break", Action.BREAK_OPEN, cohort)]
    return []


def _both(card: ProfileCard) -> bool:
    return card.answers.role is Role.BOTH and not _among_peers(card)


def _among_peers(card: ProfileCard) -> bool:
    return card.cohort.pairing is Pairing.PEER


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
    return form(
        "Leave one role",
        [
            section(
                f"You take part in {program_name(card.cohort.program)} as a mentor and a mentee. You can "
                "leave one role "
                "and keep the other."
            ),
            section(f"*If you stop mentoring:* {_without(card, Role.MENTOR)}"),
            section(f"*If you stop being mentored:* {_without(card, Role.MENTEE)}"),
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


def _without(card: ProfileCard, role: Role) -> str:
    """What ends without a role, what stays, and what is given up while an offer to mentor waits for an answer."""
    pairs, kept = card.pairs[role], Role.MENTEE if role is Role.MENTOR else Role.MENTOR
    number = f"{plural(pairs, 'mentorship')} of yours as a {role}"
    ended = f"{number} {'ends' if pairs == 1 else 'end'}." if pairs else ""
    stays = f"Your place as a {kept} stays as it is."
    if card.approval not in OPEN:
        return f"{ended or 'Nothing ends.'} {stays}"
    if role is Role.MENTOR:
        return f"Your offer to mentor is taken back. {stays}"
    waits = f"{_given_up(card)}, since offers to mentor are looked at first. I will write as soon as there is news."
    return f"{ended} {waits}".strip()


def _given_up(card: ProfileCard) -> str:
    if card.place is not None:
        return "You give up your place on the waitlist and wait for an answer"
    if card.state is ParticipantState.PAUSED:
        until = f" until {day(card.paused_until)}" if card.paused_until else ""
        return f"You give up your place and your break{until}, and wait for an answer"
    return "You give up your place and wait for an answer"
