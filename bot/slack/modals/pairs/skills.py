"""Skills of a pair: the page with bars and who may see it, and the form on which each is rated from 1 to 5."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self
from uuid import UUID

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.growth.skill_cards import SkillFormCard, SkillPlanCard, SkillToRate
from bot.domain.growth.skills import MOST_SKILLS
from bot.domain.growth.terms import RatingMoment
from bot.slack.answers import Answers
from bot.slack.blocks import MOST_IN_VIEW, actions, button, confirmation, fitting, section, small
from bot.slack.fields import Field
from bot.slack.ids import Action, Callback
from bot.slack.inputs import Need, option, question, select
from bot.slack.metadata import MentorshipRef, MessageRef, RatingRef, SkillGoalRef
from bot.slack.modals.frame import form, page
from bot.slack.text import mention, plain, plural, when
from bot.slack.wording.skills import AT, OWN_SCALE, THEIR_SCALE, growth_chart, growth_lines, says
from bot.slack.wording.terms import program_name, your_part

TITLE = "Skills"
FIELDS = (
    Field.SKILL_FIRST,
    Field.SKILL_SECOND,
    Field.SKILL_THIRD,
    Field.SKILL_FOURTH,
    Field.SKILL_FIFTH,
    Field.SKILL_SIXTH,
    Field.SKILL_SEVENTH,
    Field.SKILL_EIGHTH,
)
LONGEST_NAME = 45
CHART_SENT = "The chart is in our messages now."


def choice_page(cards: Sequence[SkillPlanCard]) -> View:
    """Ask which pair is meant."""
    more = "more pair"
    pairs = fitting(cards, _choice, room=MOST_IN_VIEW - 1, more=lambda number: f"And {plural(number, more)}.")
    return page(TITLE, [section("Whose skills would you like to look at?"), *pairs])


def _choice(card: SkillPlanCard) -> list[Block]:
    look = button("Look", Action.SKILL_PLAN_OPEN, MentorshipRef(card.mentorship), aloud=f"With {card.partner.name}")
    return [section(_with(card), accessory=look)]


def _with(card: SkillPlanCard) -> str:
    ended = ", which has ended" if card.over else ""
    part = your_part(card.you_are, card.pairing)
    return f"*With* {mention(card.partner)} in {program_name(card.program)}{part}{ended}"


def skills_page(card: SkillPlanCard, news: str = "") -> View:
    """Everything the reader may see of one pair, what they can do about it, and what has just been done."""
    if not (card.learns or card.invited):
        return page(TITLE, [section(_with(card)), section(_kept_out(card))])
    bars = (
        growth_lines(card.rows, says(card.partner, learns=card.learns))
        or "No skills to learn are named yet. `/mentor profile` is the place."
    )
    told = [section(_with(card)), section(bars), *_chart(card, news)]
    return page(TITLE, [*told, *_own_part(card), *_goals(card), *_who_sees(card)])


def _chart(card: SkillPlanCard, news: str) -> list[Block]:
    """The same as a chart is a message away: Slack draws charts in messages alone."""
    if news:
        return [small(news)]
    if not growth_chart(card.rows):
        return []
    return [actions(button("Send me this as a chart", Action.SKILL_CHART, MentorshipRef(card.mentorship)))]


def _kept_out(card: SkillPlanCard) -> str:
    partner = mention(card.partner)
    words = f"How good {partner} is at what they would like to learn is for {partner} alone to see."
    return words if card.over else f"{words} If they invite you to rate as well, I will write to you."


def _own_part(card: SkillPlanCard) -> list[Block]:
    if not card.may_rate:
        return []
    words = "Change ratings" if card.rated else "Rate now"
    rate = button(words, Action.SKILL_RATE, MentorshipRef(card.mentorship), style=None if card.rated else "primary")
    if card.rated:
        until = f"You have rated {AT[card.moment]}, and can change your answers until {when(card.until)}."
        return [small(until), actions(rate)]
    return [actions(rate)]


def _goals(card: SkillPlanCard) -> list[Block]:
    """Where a goal would help most. Each button stands alone: Slack takes an action id once in a block."""
    if not card.suggested:
        return []
    offers = [
        button(
            f"Set a goal for {plain(row.label, LONGEST_NAME)}",
            Action.GOAL_FROM_SKILL,
            SkillGoalRef(card.mentorship, row.skill),
        )
        for row in card.suggested
    ]
    return [section("*There is room to grow.* A goal makes it concrete:"), *map(actions, offers)]


def _who_sees(card: SkillPlanCard) -> list[Block]:
    """Who reads this, and the way to let the mentor in or to keep them out again."""
    partner, name = mention(card.partner), card.partner.name
    reference = MentorshipRef(card.mentorship)
    if not card.may_invite:
        return [small("Only you see this." if card.learns else f"Only {partner} and you see this.")]
    if card.invited:
        keep = button(
            "Take the invitation back",
            Action.SKILL_UNINVITE,
            reference,
            confirm=confirmation(
                "Keep it to yourself?",
                f"{name} no longer sees your answers and rates no more, and you no longer see theirs. If you "
                "invite them again, all of it is there again.",
                yes="Take it back",
                no="Leave it",
            ),
        )
        return [section(f"{partner} sees all of this and may rate as well.", accessory=keep)]
    if card.over:
        return [small("Only you see this.")]
    invite = button(
        "Invite my mentor",
        Action.SKILL_INVITE,
        reference,
        confirm=confirmation(
            "Invite your mentor?",
            f"{name} then sees all your answers, those you have given already too, and says how good you are from "
            "where they stand. You see their answers as well. Nobody else does.",
            yes="Invite",
            no="Not now",
            style="primary",
        ),
    )
    words = (
        f"Only you see this. You can invite {partner} to rate you as well: they then see all your answers, earlier "
        "ones too, and you see theirs. You can take that back at any time."
    )
    return [section(words, accessory=invite)]


@dataclass(frozen=True, slots=True)
class SkillForm:
    """What was answered for each skill, and what the form had shown: None for no answer."""

    mentorship: UUID
    moment: RatingMoment
    sent: Mapping[UUID, int | None]
    shown: Mapping[UUID, int | None]

    @classmethod
    def read(cls, view: Mapping[str, Any]) -> Self:
        asked = RatingRef.parse(view["private_metadata"])
        places = {UUID(skill): field for skill, field in zip(asked.asked.split(), FIELDS, strict=False)}
        sent, shown = Answers.of(view), Answers.shown(view)
        return cls(
            mentorship=asked.mentorship,
            moment=RatingMoment(asked.moment),
            sent={skill: sent.number(field) for skill, field in places.items()},
            shown={skill: shown.number(field) for skill, field in places.items()},
        )


def rating_modal(card: SkillFormCard, opened_from: MessageRef | None = None) -> View:
    skills = card.skills[:MOST_SKILLS]
    scale = OWN_SCALE if card.learns else THEIR_SCALE
    return form(
        "How good is it by now?" if card.moment is not RatingMoment.START else "Where do you stand?",
        [
            section(_intro(card)),
            *(_asked(field, skill, scale) for field, skill in zip(FIELDS, skills, strict=False)),
            small(_readers(card)),
        ],
        callback=Callback.SKILL_RATE,
        carries=RatingRef(card.mentorship, card.moment, " ".join(str(each.skill) for each in skills)),
        submit="Save",
        opened_from=opened_from,
    )


def _asked(field: Field, skill: SkillToRate, scale: Mapping[int, str]) -> Block:
    options = tuple(option(str(rating), f"{rating} – {words}") for rating, words in scale.items())
    chosen = None if skill.rating is None else str(skill.rating)
    return question(field, plain(skill.label, 150), select(field, options, chosen), need=Need.OPTIONAL)


def _intro(card: SkillFormCard) -> str:
    whom = "are you" if card.learns else f"is {mention(card.partner)}"
    return f"How good {whom} at each of these today? What you cannot say, leave out."


def _readers(card: SkillFormCard) -> str:
    partner = mention(card.partner)
    if not card.learns:
        return f"{partner} reads your answers, and nobody else does."
    if card.invited:
        return f"{partner} reads your answers as well, since you have invited them. Nobody else does."
    if card.may_invite:
        return f"Only you see your answers. You can invite {partner} to rate as well whenever you like."
    return "Only you see your answers."
