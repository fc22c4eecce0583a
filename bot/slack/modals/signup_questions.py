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
    UserMultiSelectElement,
)

from bot.domain.cards import SignupCard
from bot.domain.signup import (
    CONSENT,
    LONGEST_AFFINITY,
    LONGEST_GOALS,
    LONGEST_LINE,
    MOST_HOURS,
    MOST_NEVER,
    MOST_SEATS,
    MOST_SKILLS,
    Signup,
    Step,
)
from bot.domain.terms import Communication, LearningPreference, MentoringStyle, Personality, Role, Stage
from bot.slack.ids import Action, Field, Suggestion
from bot.slack.inputs import (
    LONGEST_INPUT,
    MOST_OPTIONS,
    Need,
    Rows,
    option,
    overheard,
    question,
    radio,
    select,
    text_field,
)

LONGEST_VALUE = 150
ROLES = (
    option(Role.MENTEE, "Mentee", "I would like to learn from somebody."),
    option(Role.MENTOR, "Mentor", "I would like to share what I know."),
    option(Role.BOTH, "Both", "Learn from one person and support another."),
)
SEATS = tuple(option(str(number), str(number)) for number in range(1, MOST_SEATS + 1))
HOURS = tuple(option(str(number), str(number)) for number in range(1, MOST_HOURS + 1))
STAGES = (
    option(Stage.STARTING, "Starting out"),
    option(Stage.GROWING, "Growing in what I do"),
    option(Stage.EXPERIENCED, "Experienced"),
    option(Stage.LEADING, "Leading others"),
    option(Stage.CHANGING, "Changing direction"),
)
WAYS_TO_TALK = (
    option(Communication.DIRECT, "Straight to the point"),
    option(Communication.GENTLE, "Gently, with time to think"),
    option(Communication.STRUCTURED, "With an agenda"),
    option(Communication.SPONTANEOUS, "As it comes"),
)
STYLES = (
    option(MentoringStyle.DIRECTIVE, "I give advice and share how I would do it"),
    option(MentoringStyle.NON_DIRECTIVE, "I ask questions and let people find their own way"),
    option(MentoringStyle.SITUATIONAL, "It depends on what is needed"),
)
PREFERENCES = (
    option(LearningPreference.GUIDED, "I like clear advice"),
    option(LearningPreference.EXPLORING, "I like good questions and finding my own way"),
    option(LearningPreference.MIXED, "Some of both"),
)
PERSONALITIES = (
    option(Personality.QUIET, "Rather quiet"),
    option(Personality.OUTGOING, "Rather outgoing"),
    option(Personality.BETWEEN, "Somewhere between"),
)
AGREED = option(
    CONSENT, "Yes, you may keep and use my answers as described", "Leaving a program is always possible."
)
LABELS: Mapping[str, str] = {
    "role": "I would like to take part as",
    "offers": "Skills you can share",
    "wants": "Skills you would like to learn",
    "goals": "What would you like to reach?",
    "seats": "How many people could you mentor at a time?",
    "consent": "Your consent",
    "topics": "Topics you would like to talk about",
    "stage": "Where are you in your working life?",
    "transition": "Is there a change ahead of you?",
    "interests": "Interests",
    "languages": "Languages you can talk in",
    "communication": "How do you like to talk?",
    "mentoring_style": "How do you like to mentor?",
    "learning_preference": "How do you like to be mentored?",
    "personality": "In company I am",
    "hours": "Hours a month you would like to give",
    "time_zone": "Your time zone",
    "never": "People I should not match you with",
    "affinity": "Something you would like to share with your partner",
}


def questions(card: SignupCard) -> list[Block]:
    """The questions of a page. While somebody joins, every change is heard, so that nothing typed is ever lost."""
    asked = list(_ASK[card.step](card.answers))
    if card.joined and card.answers.consent == CONSENT:
        return [each for each in asked if each.block_id != Field.SIGNUP_CONSENT]
    return list(asked) if card.joined else [overheard(each, Action.SIGNUP_TYPED) for each in asked]


def _essentials(answers: Signup) -> Sequence[InputBlock]:
    share = _skills(
        "offers",
        Field.SIGNUP_OFFERS,
        answers.offers,
        hint="For mentors: what somebody could learn from you. Type to search, or add your own words.",
    )
    learn = _skills(
        "wants",
        Field.SIGNUP_WANTS,
        answers.wants,
        hint="For mentees: these count most when I look for your match. Type to search, or add your own words.",
    )
    return [
        question(Field.SIGNUP_ROLE, LABELS["role"], radio(Field.SIGNUP_ROLE, ROLES, answers.role)),
        *((share, learn) if answers.role is Role.MENTOR else (learn, share)),
        _text(
            "goals",
            Field.SIGNUP_GOALS,
            answers.goals,
            longest=LONGEST_GOALS,
            hint="In your own words. It helps a possible match to say yes, and only they read it.",
        ),
        question(
            Field.SIGNUP_SEATS,
            LABELS["seats"],
            select(Field.SIGNUP_SEATS, SEATS, str(answers.seats)),
            hint="For mentors. Two is usual, one is plenty; you can change it later.",
            need=Need.OPTIONAL,
        ),
        question(Field.SIGNUP_CONSENT, LABELS["consent"], _consent(answers)),
    ]


def _about(answers: Signup) -> Sequence[InputBlock]:
    return [*_about_work(answers), *_about_ways(answers)]


def _about_work(answers: Signup) -> Sequence[InputBlock]:
    return [
        _text(
            "topics",
            Field.SIGNUP_TOPICS,
            answers.topics,
            longest=LONGEST_LINE,
            hint="So that the first talk has a beginning.",
        ),
        _one(
            "stage", Field.SIGNUP_STAGE, STAGES, answers.stage, hint="A mentor one or two stages ahead fits best."
        ),
        _text(
            "transition",
            Field.SIGNUP_TRANSITION,
            answers.transition,
            longest=LONGEST_LINE,
            hint="A new role, a return, another field: somebody may have been there.",
        ),
        _list(
            "interests",
            Field.SIGNUP_INTERESTS,
            answers.interests,
            hint="At work or beside it, separated by commas. Shared ones make the first talk easier.",
        ),
        _list("languages", Field.SIGNUP_LANGUAGES, answers.languages, hint="Separated by commas."),
    ]


def _about_ways(answers: Signup) -> Sequence[InputBlock]:
    return [
        _one(
            "communication",
            Field.SIGNUP_COMMUNICATION,
            WAYS_TO_TALK,
            answers.communication,
            hint="People who talk alike get on sooner.",
        ),
        *([_style(answers)] if answers.role.mentors else []),
        *([_preference(answers)] if answers.role.learns else []),
        _one(
            "personality",
            Field.SIGNUP_PERSONALITY,
            PERSONALITIES,
            answers.personality,
            hint="No answer is better than another.",
        ),
        _one(
            "hours",
            Field.SIGNUP_HOURS,
            HOURS,
            str(answers.hours) if answers.hours else None,
            hint="So that both expect the same.",
        ),
        _zone(answers.time_zone),
    ]


def _confidential(answers: Signup) -> Sequence[InputBlock]:
    people = UserMultiSelectElement(
        action_id=Field.SIGNUP_NEVER,
        initial_users=list(answers.never[:MOST_OPTIONS]) or None,
        max_selected_items=MOST_NEVER,
    )
    return [
        question(
            Field.SIGNUP_NEVER,
            LABELS["never"],
            people,
            hint="No reason needed. I will never suggest any of them to you, nor you to them.",
            need=Need.OPTIONAL,
        ),
        _text(
            "affinity",
            Field.SIGNUP_AFFINITY,
            answers.affinity,
            longest=LONGEST_AFFINITY,
            hint="For example being a parent, or the first in the family to work in this field. Voluntary, "
            "used for matching only and shown to nobody.",
        ),
    ]


_ASK = {Step.ESSENTIALS: _essentials, Step.ABOUT: _about, Step.CONFIDENTIAL: _confidential}


def _skills(name: str, field: Field, skills: tuple[str, ...], *, hint: str) -> InputBlock:
    labels = dict.fromkeys(label[:LONGEST_VALUE] for label in skills if label.strip())
    element = ExternalDataMultiSelectElement(
        action_id=Suggestion.SKILLS,
        min_query_length=0,
        initial_options=[option(label, label) for label in labels][:MOST_OPTIONS] or None,
        max_selected_items=MOST_SKILLS,
    )
    return _optional(name, field, element, hint)


def _text(name: str, field: Field, value: str, *, longest: int, hint: str) -> InputBlock:
    rows = Rows.SEVERAL if longest > LONGEST_LINE else Rows.ONE
    return _optional(name, field, text_field(field, value, longest=longest, rows=rows), hint)


def _list(name: str, field: Field, words: tuple[str, ...], *, hint: str) -> InputBlock:
    element = text_field(field, ", ".join(words), longest=LONGEST_INPUT, rows=Rows.ONE)
    return _optional(name, field, element, hint)


def _one(name: str, field: Field, options: Sequence[Option], chosen: str | None, *, hint: str) -> InputBlock:
    return _optional(name, field, select(field, options, chosen), hint)


def _style(answers: Signup) -> InputBlock:
    hint = "Some like to advise, others to ask. A good pair knows which."
    return _one("mentoring_style", Field.SIGNUP_STYLE, STYLES, answers.mentoring_style, hint=hint)


def _preference(answers: Signup) -> InputBlock:
    hint = "So that a mentor's way can suit yours."
    return _one("learning_preference", Field.SIGNUP_PREFERENCE, PREFERENCES, answers.learning_preference, hint=hint)


def _optional(name: str, field: Field, element: InputInteractiveElement, hint: str) -> InputBlock:
    return question(field, LABELS[name], element, hint=hint, need=Need.OPTIONAL)


def _consent(answers: Signup) -> CheckboxesElement:
    """Empty until the person ticks it; what they have ticked in an unfinished form is still there."""
    ticked = [AGREED] if answers.consent == CONSENT else None
    return CheckboxesElement(action_id=Field.SIGNUP_CONSENT, options=[AGREED], initial_options=ticked)


def _zone(zone: str) -> InputBlock:
    element = ExternalDataSelectElement(
        action_id=Suggestion.TIME_ZONE,
        min_query_length=1,
        initial_option=option(zone, zone) if zone else None,
    )
    hint = "So that meetings and messages fall into your working day. Type a city near you to change it."
    return question(Field.SIGNUP_ZONE, LABELS["time_zone"], element, hint=hint)
