"""What a curious person sees first: what this is for, the time it takes, what is kept, and the ways on."""

from slack_sdk.models.blocks import Block, ConfirmObject
from slack_sdk.models.views import View

from bot.domain import consent
from bot.domain.cards import IntroductionCard, LaterCard
from bot.domain.matching_terms import Pairing
from bot.domain.terms import MentorRule
from bot.slack.blocks import actions, button, confirmation, plainly, section, small
from bot.slack.ids import Action
from bot.slack.metadata import CohortRef
from bot.slack.modals.frame import page
from bot.slack.text import day, paragraphs, plural, quote
from bot.slack.wording.terms import how_it_works, program_name, rhythm, span

TIME = (
    "*The time it takes:* joining takes about three minutes. Then {rhythm}, {span}. I suggest a match and say "
    "why; a pair forms only when both say yes. You can pause or leave whenever you like."
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
            section(paragraphs(how_it_works(card.cohort.pairing), facts)),
            *_before_you_join(card),
            section(paragraphs(*consent.TODAY.whole)),
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


def _before_you_join(card: IntroductionCard) -> list[Block]:
    """What stands between joining and being matched, told before anybody fills in a form."""
    full = approved = ""
    if card.queue is not None:
        waits = plural(card.queue, "person waits", "people wait") if card.queue else "nobody waits"
        full = f"*The program is full right now.* You can join the waitlist. Places go in order; {waits} so far."
    if card.cohort.mentor_rule is MentorRule.APPROVED:
        approved = (
            "*Mentors are approved first.* The people who run the program look at each offer to mentor, and I "
            "write to you as soon as there is an answer."
        )
    return [section(each) for each in (full, approved) if each]


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
            button("Start anew", Action.SIGNUP_ANEW, reference, confirm=_sure()),
        ),
        small("Or choose again how you would like to take part:"),
    ]


def _sure() -> ConfirmObject:
    return confirmation(
        "Forget this form?",
        "What you have typed on its pages so far cannot be brought back.",
        yes="Start anew",
        no="Keep it",
    )


def _doors(card: IntroductionCard) -> Block:
    reference = CohortRef(card.cohort.id)
    later = button("Remind me later", Action.SIGNUP_LATER, reference)
    if card.cohort.pairing is Pairing.PEER:
        return actions(button("Join", Action.SIGNUP_AS_BOTH, reference), later)
    return actions(
        button("Join as a mentee", Action.SIGNUP_AS_MENTEE, reference),
        button("Join as a mentor", Action.SIGNUP_AS_MENTOR, reference),
        button("Join as both", Action.SIGNUP_AS_BOTH, reference),
        later,
    )
