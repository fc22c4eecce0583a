"""The questions of the signup form, each with the reason why it is asked."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    ExternalDataMultiSelectElement,
    ExternalDataSelectElement,
    InputBlock,
    InputInteractiveElement,
    Option,
    PlainTextObject,
)

from bot.domain.cards import SignupCard
from bot.domain.matching_terms import Pairing
from bot.domain.signup import (
    CONSENT,
    LONGEST_AFFINITY,
    LONGEST_GOALS,
    LONGEST_LINE,
    MOST_NEVER,
    MOST_SKILLS,
    Signup,
    Step,
    asked,
)
from bot.domain.terms import Role
from bot.domain.zones import known_zones
from bot.slack.fields import Field
from bot.slack.ids import Action, Suggestion
from bot.slack.inputs import (
    LONGEST_INPUT,
    MOST_OPTIONS,
    Need,
    Rows,
    option,
    overheard,
    people_picker,
    question,
    radio,
    select,
    text_field,
)
from bot.slack.modals.joining.words import (
    AGREED,
    AMONG_PEERS,
    APPROVERS_TOO,
    HOURS,
    LABELS,
    PERSONALITIES,
    PREFERENCES,
    REVERSED_ROLES,
    ROLES,
    SEATS,
    STAGES,
    STYLES,
    WAYS_TO_TALK,
    WHY,
)

LONGEST_VALUE = 150
Questions = Mapping[str, InputBlock]


def questions(card: SignupCard) -> list[Block]:
    """The questions of a page, as far as the person's role is asked them.

    Every change is heard, so that nothing typed is ever lost; that of the role at once, since it changes what is
    asked.
    """
    role = card.answers.role
    pairing = card.cohort.pairing
    names = asked(card.step, role, pairing)
    every = _ASK[card.step](card.answers, role, pairing)
    shown = {name: _worded(name, block, pairing) for name, block in every.items() if name in names}
    if card.joined and card.answers.consent == CONSENT:
        shown.pop("consent", None)
    return [
        overheard(block, Action.SIGNUP_ROLE if name == "role" else Action.SIGNUP_TYPED)
        for name, block in shown.items()
    ]


def _worded(name: str, block: InputBlock, pairing: Pairing) -> InputBlock:
    if pairing is Pairing.PEER and name in AMONG_PEERS:
        label, hint = AMONG_PEERS[name]
        block.label, block.hint = PlainTextObject(text=label), PlainTextObject(text=hint)
    return block


def _essentials(answers: Signup, role: Role, pairing: Pairing) -> Questions:
    seats = select(Field.SIGNUP_SEATS, SEATS, str(answers.seats))
    roles = REVERSED_ROLES if pairing is Pairing.REVERSE else ROLES
    return {
        "role": _needed("role", Field.SIGNUP_ROLE, radio(Field.SIGNUP_ROLE, roles, answers.role)),
        "wants": _needed("wants", Field.SIGNUP_WANTS, _skills(answers.wants)),
        "offers": _needed("offers", Field.SIGNUP_OFFERS, _skills(answers.offers)),
        "goals": _goals(answers, approved=role.mentors and pairing is not Pairing.PEER),
        "seats": _needed("seats", Field.SIGNUP_SEATS, seats),
        "consent": question(Field.SIGNUP_CONSENT, LABELS["consent"], _consent(answers)),
    }


def _goals(answers: Signup, *, approved: bool) -> InputBlock:
    """`approved`: somebody may have to look at the answers before the person mentors."""
    hint = f"{WHY['goals']} {APPROVERS_TOO}" if approved else WHY["goals"]
    goals = text_field(Field.SIGNUP_GOALS, answers.goals, longest=LONGEST_GOALS, rows=Rows.SEVERAL)
    return question(Field.SIGNUP_GOALS, LABELS["goals"], goals, hint=hint, need=Need.OPTIONAL)


def _about(answers: Signup, _: Role, __: Pairing) -> Questions:
    return {**_about_work(answers), **_about_ways(answers)}


def _about_work(answers: Signup) -> Questions:
    return {
        "topics": _line("topics", Field.SIGNUP_TOPICS, answers.topics),
        "stage": _one("stage", Field.SIGNUP_STAGE, STAGES, answers.stage),
        "transition": _line("transition", Field.SIGNUP_TRANSITION, answers.transition),
        "interests": _list("interests", Field.SIGNUP_INTERESTS, answers.interests),
        "languages": _list("languages", Field.SIGNUP_LANGUAGES, answers.languages),
    }


def _about_ways(answers: Signup) -> Questions:
    hours = str(answers.hours) if answers.hours else None
    return {
        "communication": _one("communication", Field.SIGNUP_COMMUNICATION, WAYS_TO_TALK, answers.communication),
        "mentoring_style": _one("mentoring_style", Field.SIGNUP_STYLE, STYLES, answers.mentoring_style),
        "learning_preference": _one(
            "learning_preference", Field.SIGNUP_PREFERENCE, PREFERENCES, answers.learning_preference
        ),
        "personality": _one("personality", Field.SIGNUP_PERSONALITY, PERSONALITIES, answers.personality),
        "hours": _one("hours", Field.SIGNUP_HOURS, HOURS, hours),
        "time_zone": _needed("time_zone", Field.SIGNUP_ZONE, _zone(answers.time_zone)),
    }


def _confidential(answers: Signup, _: Role, __: Pairing) -> Questions:
    people = people_picker(Field.SIGNUP_NEVER, answers.never[:MOST_OPTIONS], most=MOST_NEVER)
    affinity = text_field(Field.SIGNUP_AFFINITY, answers.affinity, longest=LONGEST_AFFINITY, rows=Rows.SEVERAL)
    return {
        "never": _optional("never", Field.SIGNUP_NEVER, people),
        "affinity": _optional("affinity", Field.SIGNUP_AFFINITY, affinity),
    }


_ASK = {Step.ESSENTIALS: _essentials, Step.ABOUT: _about, Step.CONFIDENTIAL: _confidential}


def _needed(name: str, field: Field, element: InputInteractiveElement) -> InputBlock:
    return question(field, LABELS[name], element, hint=WHY[name])


def _optional(name: str, field: Field, element: InputInteractiveElement) -> InputBlock:
    return question(field, LABELS[name], element, hint=WHY[name], need=Need.OPTIONAL)


def _line(name: str, field: Field, value: str) -> InputBlock:
    return _optional(name, field, text_field(field, value, longest=LONGEST_LINE, rows=Rows.ONE))


def _list(name: str, field: Field, words: tuple[str, ...]) -> InputBlock:
    return _optional(name, field, text_field(field, ", ".join(words), longest=LONGEST_INPUT, rows=Rows.ONE))


def _one(name: str, field: Field, options: Sequence[Option], chosen: str | None) -> InputBlock:
    return _optional(name, field, select(field, options, chosen))


def _skills(skills: tuple[str, ...]) -> ExternalDataMultiSelectElement:
    labels = dict.fromkeys(label[:LONGEST_VALUE] for label in skills if label.strip())
    return ExternalDataMultiSelectElement(
        action_id=Suggestion.SKILLS,
        min_query_length=0,
        initial_options=[option(label, label) for label in labels][:MOST_OPTIONS] or None,
        max_selected_items=MOST_SKILLS,
    )


def _consent(answers: Signup) -> CheckboxesElement:
    """Empty until the person ticks it; what they have ticked in an unfinished form is still there."""
    ticked = [AGREED] if answers.consent == CONSENT else None
    return CheckboxesElement(action_id=Field.SIGNUP_CONSENT, options=[AGREED], initial_options=ticked)


def _zone(zone: str) -> ExternalDataSelectElement:
    return ExternalDataSelectElement(
        action_id=Suggestion.TIME_ZONE,
        min_query_length=1,
        initial_option=option(zone, zone) if zone in known_zones() else None,
    )
