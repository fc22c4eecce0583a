"""What a curious person sees first: what this is for, the time it takes, what is kept, and the ways on."""

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.cards import IntroductionCard, LaterCard
from bot.slack.blocks import actions, button, plainly, section, small
from bot.slack.ids import Action
from bot.slack.metadata import CohortRef
from bot.slack.modals.frame import page
from bot.slack.text import day, paragraphs, quote
from bot.slack.words import program_name, rhythm, span

TIME = (
    "*The time it takes:* joining takes a minute, more if you like. Then {rhythm}, {span}. I suggest a match "
    "and say "
    "why; a pair forms only when both say yes. You can pause or leave whenever you like."
)
STORED = (
    "*What I keep:* what you enter in my forms, your name and time zone from Slack, and when you met. A person I "
    "suggest to you sees your skills and your goals; program admins see your name and role. I do not read your "
    "conversations."
)


def introduction_modal(card: IntroductionCard) -> View:
    cohort = card.cohort
    facts = TIME.format(rhythm=rhythm(cohort.cadence, cohort.minutes), span=span(cohort.starts_on, cohort.ends_on))
    return page(
        "About the program",
        [
            section(paragraphs(program_name(cohort.program), quote(cohort.objective, 1500))),
            *_text("What counts here", cohort.values),
            *_text("What is expected", cohort.expectations),
            *_text("What stays between you", cohort.confidentiality),
            section(facts),
            section(STORED),
            *_stopped(card),
            _doors(card),
        ],
    )


def reminded_later(card: LaterCard) -> View:
    if card.on is None:
        sentence = (
            f"I have reminded you of “{card.program}” once, and once is enough. "
            "/mentor join is there whenever you like."
        )
    else:
        sentence = (
            f"I will write to you once, on {day(card.on)}, and then leave it with you. "
            "/mentor join works at any time before that."
        )
    return page("Until later", [plainly(sentence)])


def _text(heading: str, words: str) -> list[Block]:
    said = quote(words, 1500)
    return [section(f"*{heading}*\n{said}")] if said else []


def _stopped(card: IntroductionCard) -> list[Block]:
    if card.stopped_at is None or card.stopped_on is None:
        return []
    reference = CohortRef(card.cohort.id)
    return [
        section(
            f"*You stopped at page {card.stopped_at.value}* on {day(card.stopped_on)}. Your answers are still here."
        ),
        actions(
            button("Go on", Action.SIGNUP_RESUME, reference, style="primary"),
            button("Start anew", Action.SIGNUP_ANEW, reference),
        ),
        small("Or choose again how you would like to take part:"),
    ]


def _doors(card: IntroductionCard) -> Block:
    reference = CohortRef(card.cohort.id)
    return actions(
        button("Join as a mentee", Action.SIGNUP_AS_MENTEE, reference),
        button("Join as a mentor", Action.SIGNUP_AS_MENTOR, reference),
        button("Join as both", Action.SIGNUP_AS_BOTH, reference),
        button("Remind me later", Action.SIGNUP_LATER, reference),
    )
