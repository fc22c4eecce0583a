"""The signup form, page by page: what is needed to find a match, what helps, and what is said in confidence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain import consent
from bot.domain.cards import SignupCard
from bot.domain.errors import WrongInput
from bot.domain.signup import CONSENT, STEPS, Answer, Answers, Step, skills_in, words_in
from bot.slack import answers as read
from bot.slack.blocks import actions, button, plainly, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.metadata import SignupRef
from bot.slack.modals.frame import form
from bot.slack.modals.joining.questions import questions
from bot.slack.modals.joining.words import LABELS
from bot.slack.modals.joining.zones import zone_chosen
from bot.slack.text import day, lines, listed
from bot.slack.wording.terms import how_it_works, program_name, rhythm

TITLES = {Step.ESSENTIALS: "Join the program", Step.ABOUT: "About you", Step.CONFIDENTIAL: "In confidence"}
SUBMIT = {Step.ESSENTIALS: "Join now", Step.ABOUT: "Next", Step.CONFIDENTIAL: "Join now"}
ABOUT = (
    "*As much of this as you like.* It lets matching look at more than skills. Whoever I suggest to you may read "
    "what the two of you share, such as a language, and nothing else of this page. Once you both said yes, your "
    "partner reads your topics, your interests, how you like to talk, learn and mentor, and where your answers "
    "differ. You can change it at any time."
)
CONFIDENTIAL = (
    "*Only you and the matching see this page.* Nobody reads it: no colleague, no program admin, no report. "
    "Nobody is ever told that they are on your list. Leave it empty if there is nothing to say."
)
SKILLS = {"offers", "wants"}
WORDS = {"interests", "languages"}
NUMBERS = {"seats", "hours"}
TEXTS = {"goals", "topics", "transition", "affinity"}


@dataclass(frozen=True, slots=True)
class SignupForm:
    """A page as it was sent: the answers on it, and those it showed at first."""

    cohort: UUID
    step: Step
    seen: str
    sent: Answers
    shown: Answers

    FIELDS: ClassVar[Mapping[str, Field]] = {
        "role": Field.SIGNUP_ROLE,
        "offers": Field.SIGNUP_OFFERS,
        "wants": Field.SIGNUP_WANTS,
        "goals": Field.SIGNUP_GOALS,
        "seats": Field.SIGNUP_SEATS,
        "consent": Field.SIGNUP_CONSENT,
        "time_zone": Field.SIGNUP_ZONE,
        "topics": Field.SIGNUP_TOPICS,
        "stage": Field.SIGNUP_STAGE,
        "transition": Field.SIGNUP_TRANSITION,
        "interests": Field.SIGNUP_INTERESTS,
        "languages": Field.SIGNUP_LANGUAGES,
        "communication": Field.SIGNUP_COMMUNICATION,
        "mentoring_style": Field.SIGNUP_STYLE,
        "learning_preference": Field.SIGNUP_PREFERENCE,
        "personality": Field.SIGNUP_PERSONALITY,
        "hours": Field.SIGNUP_HOURS,
        "never": Field.SIGNUP_NEVER,
        "affinity": Field.SIGNUP_AFFINITY,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        reference = SignupRef.parse(view["private_metadata"])
        asked = {block.get("block_id") for block in view["blocks"]}
        names = [name for name, field in cls.FIELDS.items() if field in asked]
        sent, shown = read.Answers.of(view), read.Answers.shown(view)
        return cls(
            cohort=reference.cohort,
            step=Step(reference.signup_page),
            seen=reference.seen,
            sent={name: _answer(sent, name) for name in names},
            shown={name: _answer(shown, name) for name in names},
        )

    def elsewhere(self, problem: WrongInput) -> Mapping[str, str]:
        """The problems of answers that this page did not ask for."""
        return {name: words for name, words in problem.fields.items() if name not in self.sent}

    def only(self, block: str) -> Answers:
        """The answer in one block."""
        return {
            name: self.sent[name] for name, field in self.FIELDS.items() if field == block and name in self.sent
        }


def _answer(answers: read.Answers, name: str) -> Answer:
    field = SignupForm.FIELDS[name]
    if name in TEXTS | WORDS:
        text = answers.text(field)
        return words_in(text) if name in WORDS else text
    if name in SKILLS:
        return skills_in(", ".join(answers.choices(field)))
    if name in NUMBERS:
        return answers.number(field)
    if name == "never":
        return answers.people(field)
    if name == "time_zone":
        return zone_chosen(answers.choice(field))
    return CONSENT if name == "consent" and answers.choices(field) else answers.choice(field) or _nothing(name)


def _nothing(name: str) -> str | None:
    return "" if name == "consent" else None


def signup_modal(card: SignupCard, problems: Mapping[str, str] | None = None) -> View:
    """A page of the form. `problems` are sentences about answers on it that cannot stand under their field."""
    joining = not card.joined
    return form(
        TITLES[card.step] if joining or card.step is not Step.ESSENTIALS else "Your answers",
        [
            *_notes(card, problems or {}),
            *_preface(card),
            *_from_before(card),
            *questions(card),
            *(_ways(card) if joining else []),
            *([small(lines(consent.TODAY.whole))] if card.step is Step.ESSENTIALS else []),
        ],
        callback=Callback.SIGNUP,
        carries=SignupRef(card.cohort.id, card.step.value, card.seen),
        submit=SUBMIT[card.step] if joining else "Save",
    )


def _notes(card: SignupCard, problems: Mapping[str, str]) -> list[Block]:
    first = [plainly(f"{LABELS[name]}: {problem}") for name, problem in problems.items()]
    meanwhile = [
        plainly(
            f"“{LABELS[name]}” was changed in another window meanwhile. There it says: {there} "
            "Send this page again to keep what stands here instead."
        )
        for name, there in card.clashes
    ]
    return [*first, *meanwhile]


def _from_before(card: SignupCard) -> list[Block]:
    """Why there are words in the fields that the person has not typed just now."""
    if card.told_in:
        return [small(f"Filled in with what you told me in {program_name(card.told_in)}. Change what you like.")]
    if card.unsaved:
        changed = listed([f"“{LABELS[name]}”" for name in card.unsaved.names])
        return [
            small(
                f"On {day(card.unsaved.on)} you changed {changed} and did not save. It is as you left it: “Save” "
                "keeps it, and your profile can forget it."
            )
        ]
    return []


def _preface(card: SignupCard) -> Sequence[Block]:
    page = f"Page {card.step.value} of {len(STEPS)}" if not card.joined else ""
    match card.step:
        case Step.ESSENTIALS:
            program = f"{program_name(card.cohort.program)}: {rhythm(card.cohort.cadence, card.cohort.minutes)}."
            enough = f"{page}, and all it takes. What you type is kept, so you can close this at any time."
            whom = how_it_works(card.cohort.pairing)
            return [section(lines((program, whom))), *([small(enough)] if page else [])]
        case Step.ABOUT:
            return [section(lines((ABOUT, page and f"{page}.")))]
        case _:
            return [section(lines((CONFIDENTIAL, page and f"{page}.")))]


def _ways(card: SignupCard) -> list[Block]:
    if card.step is Step.ESSENTIALS:
        zone = card.answers.time_zone
        where = [small(f"Your time zone is {zone}, from Slack. The next page is for changing it.")] if zone else []
        return [*where, actions(button("Tell more", Action.SIGNUP_MORE))]
    return [actions(button("Back", Action.SIGNUP_BACK))]
