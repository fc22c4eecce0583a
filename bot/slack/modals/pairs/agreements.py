"""The form to propose an agreement: filled in as far as it can be, with what the two see differently on top."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from slack_sdk.models.blocks import Block, InputBlock, Option
from slack_sdk.models.views import View

from bot.domain.growth.agreement_cards import AgreementForm, VersionCard
from bot.domain.growth.agreements import EXPECTED, LONGEST, WORDED, Terms
from bot.domain.growth.terms import AgendaOwner, AgreementState, MeetBy
from bot.domain.programs import MEETING_MINUTES
from bot.domain.terms import Cadence
from bot.slack.answers import Answers, needed
from bot.slack.blocks import actions, button, section
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, Rows, option, question, select, text_field
from bot.slack.metadata import MessageRef
from bot.slack.modals.frame import form
from bot.slack.refs.agreements import AgreementRef, DraftRef
from bot.slack.text import mention, plain
from bot.slack.wording.agreements import AGENDA, MEET_BY, MEETING, agenda, capital, changed, label, to_speak_of
from bot.slack.wording.terms import HOW_OFTEN, program_name

TITLE = "Working agreement"
CHOOSE = "Choose what suits you both."
WORDED_FIELDS: Mapping[str, Field] = {
    "mentor_expects": Field.AGREEMENT_MENTOR,
    "mentee_expects": Field.AGREEMENT_MENTEE,
    "roles": Field.AGREEMENT_ROLES,
    "cancelling": Field.AGREEMENT_CANCELLING,
    "confidentiality": Field.AGREEMENT_CONFIDENTIALITY,
    "feedback_ways": Field.AGREEMENT_FEEDBACK,
    "if_it_fails": Field.AGREEMENT_FAILS,
}


@dataclass(frozen=True, slots=True)
class ProposalForm:
    """A version as somebody worded it, for a pair, and the newest version that the form knew of."""

    mentorship: UUID
    seen: int
    terms: Terms

    FIELDS: ClassVar[Mapping[str, Field]] = {
        **WORDED_FIELDS,
        "cadence": Field.AGREEMENT_CADENCE,
        "minutes": Field.AGREEMENT_MINUTES,
        "meet_by": Field.AGREEMENT_MEET_BY,
        "agenda_owner": Field.AGREEMENT_AGENDA,
    }

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        """Read the form; raise WrongInput if a choice is missing, which Slack does not let through."""
        answers, carried = Answers.of(view), DraftRef.parse(view["private_metadata"])
        words = {name: answers.text(field) for name, field in WORDED_FIELDS.items()}
        return cls(
            mentorship=carried.mentorship,
            seen=carried.seen_version,
            terms=Terms(
                cadence=Cadence(needed(answers.choice(Field.AGREEMENT_CADENCE), cadence=CHOOSE)),
                minutes=needed(answers.number(Field.AGREEMENT_MINUTES), minutes=CHOOSE),
                meet_by=MeetBy(needed(answers.choice(Field.AGREEMENT_MEET_BY), meet_by=CHOOSE)),
                agenda_owner=AgendaOwner(needed(answers.choice(Field.AGREEMENT_AGENDA), agenda_owner=CHOOSE)),
                **words,
            ),
        )


def agreement_modal(card: AgreementForm, opened_from: MessageRef | None = None) -> View:
    return form(
        TITLE,
        [
            *(_meanwhile(card, card.meanwhile) if card.meanwhile else [section(_what_happens(card))]),
            *_different(card),
            *_questions(card),
        ],
        callback=Callback.AGREEMENT,
        carries=DraftRef(card.pair.mentorship, card.seen),
        submit="Propose",
        opened_from=opened_from,
    )


def _what_happens(card: AgreementForm) -> str:
    partner, program = mention(card.pair.partner), program_name(card.pair.program)
    if card.proposed and not card.proposed.yours:
        return (
            f"This is what {partner} proposed. Change what you would rather have otherwise: {partner} reads your "
            "version, and can confirm it or answer with another one."
        )
    if card.in_force:
        return (
            f"This is what you and {partner} agreed on. Propose what you would like to change: it counts once "
            f"{partner} confirms it, and until then all stays as it is."
        )
    return (
        f"How you and {partner} work together in {program}. I have filled in what fits most pairs and what you "
        f"both told me; change what you like. {partner} confirms it or suggests a change. Only the two of you read "
        "it."
    )


def _meanwhile(card: AgreementForm, newer: VersionCard) -> list[Block]:
    """What came while the form was open, and how the draft differs from it."""
    partner = mention(card.pair.partner)
    who = "you have proposed another version elsewhere" if newer.yours else f"{partner} has proposed a version"
    told = f"While you were writing, {who}."
    if newer.state is AgreementState.IN_FORCE:
        told = f"While you were writing, you and {partner} have put a version in force."
    rows = changed(newer.terms, card.terms, card.pair.you_are, card.pair.partner, was="There", now="Your draft")
    to_confirm = newer.state is AgreementState.PROPOSED and not newer.yours
    confirm = button(
        "Confirm theirs",
        Action.AGREEMENT_CONFIRM,
        AgreementRef(newer.id),
        aloud=f"Confirm what {card.pair.partner.name} proposed",
    )
    kept = "What you typed is still here: “Propose” answers with it."
    return [
        section(f"{told} {kept if rows else 'It says just what you wrote.'}"),
        *rows,
        *([actions(confirm)] if to_confirm else []),
    ]


def _different(card: AgreementForm) -> list[Block]:
    rows = to_speak_of(card.differences, card.pair.you_are, card.pair.partner)
    if not rows:
        return []
    return [
        section("*Worth a word between you*\nAt signup you two answered these differently, which is no problem."),
        *rows,
    ]


def _questions(card: AgreementForm) -> list[Block]:
    you_are, partner, terms = card.pair.you_are, card.pair.partner, card.terms
    own, other = EXPECTED[you_are], EXPECTED[you_are.other]
    minutes = sorted({*MEETING_MINUTES, terms.minutes})
    owners = {owner: capital(agenda(owner, you_are, plain(partner.name, 60))) for owner in AgendaOwner}
    later = [name for name in WORDED if name not in {own, other, "roles"}]
    return [
        _words(card, own, hint="In your own words. It begins with what you said at signup."),
        _words(card, other, hint=f"You can leave this to {plain(partner.name, 60)}."),
        _words(card, "roles"),
        _choice(Field.AGREEMENT_CADENCE, "How often you meet", _options(HOW_OFTEN), terms.cadence),
        _choice(
            Field.AGREEMENT_MINUTES,
            "How long a meeting is",
            [option(str(each), f"{each} minutes") for each in minutes],
            str(terms.minutes),
            hint="A meeting that is planned already stays as it is.",
        ),
        _choice(Field.AGREEMENT_MEET_BY, MEETING, _options(MEET_BY), terms.meet_by),
        _choice(Field.AGREEMENT_AGENDA, AGENDA, _options(owners), terms.agenda_owner),
        *(_words(card, name) for name in later),
    ]


def _words(card: AgreementForm, name: str, *, hint: str = "") -> InputBlock:
    field = WORDED_FIELDS[name]
    return question(
        field,
        label(name, card.pair.you_are, card.pair.partner),
        text_field(field, getattr(card.terms, name), longest=LONGEST, rows=Rows.SEVERAL),
        hint=hint,
        need=Need.OPTIONAL if name in EXPECTED.values() else Need.REQUIRED,
    )


def _choice(field: Field, words: str, options: Sequence[Option], chosen: str, *, hint: str = "") -> InputBlock:
    return question(field, words, select(field, options, chosen), hint=hint)


def _options(words: Mapping[Any, str]) -> list[Option]:
    return [option(value, capital(said)) for value, said in words.items()]
