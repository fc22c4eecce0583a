"""How good somebody is at what they came to learn: the question at each moment, and what has grown since."""

from bot.domain.growth.skill_cards import SkillPlanCard
from bot.domain.growth.terms import RatingMoment
from bot.domain.matching_terms import Pairing
from bot.domain.notices import SkillGrowth, SkillsAsked
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import MentorshipRef
from bot.slack.text import mention, paragraphs, when
from bot.slack.wording.skills import AT, growth_chart, growth_lines, says
from bot.slack.wording.terms import joined, skills

LATER = "Later on I ask again, and show you how far you have come."


def skills_asked(notice: SkillsAsked) -> Message:
    reference = MentorshipRef(notice.mentorship)
    rate = button("Rate now", Action.SKILL_RATE, reference, style="primary", aloud="Rate each skill from 1 to 5")
    look = button("See all so far", Action.SKILL_PLAN_OPEN, reference)
    return message(section(_question(notice)), actions(rate, look), small(_who_reads(notice)))


def _question(notice: SkillsAsked) -> str:
    partner, named = mention(notice.partner), skills(notice.skills)
    whom = "are you" if notice.learns else f"is {partner}"
    match notice.moment:
        case RatingMoment.START if notice.learns:
            asked = f"*Where do you stand today?* You would like to learn {named}."
            minute = "Say for each, from 1 to 5, how good you are at it: that takes a minute."
            return joined(asked, minute, LATER if notice.again else "")
        case RatingMoment.START:
            asked = f"*How good is {partner} today?* They would like to learn {named}, and ask how you see it."
            return f"{asked} Say for each, from 1 to 5, how good they are at it: that takes a minute."
        case RatingMoment.MIDDLE:
            return f"*Half of your time with {partner} is behind you.* How good {whom} by now at {named}?"
        case _:  # END
            return f"*Your time with {partner} comes to its end soon.* How good {whom} by now at {named}?"


def _who_reads(notice: SkillsAsked) -> str:
    partner = mention(notice.partner)
    if not notice.learns:
        return f"{partner} has invited you to this: they read your answers, and you read theirs. Nobody else does."
    if notice.pairing is Pairing.PEER:
        return "Only you see your answers. You can leave out what you like."
    return (
        f"Only you see your answers, unless you have let {partner} in: then you both see both. "
        "You can leave out what you like."
    )


def skill_growth(notice: SkillGrowth) -> Message:
    partner = mention(notice.partner)
    if notice.learns:
        title = f"*How far you have come, {AT[notice.moment]}*"
        title = title if notice.by_you else f"*{partner} has said how good you are, {AT[notice.moment]}*"
    else:
        title = f"*How far {partner} has come, {AT[notice.moment]}*"
    look = button("See all", Action.SKILL_PLAN_OPEN, MentorshipRef(notice.mentorship), aloud="See all skills")
    bars = growth_lines(notice.rows, says(notice.partner, learns=notice.learns))
    shown = message(section(title), section(bars), actions(look))
    return Message(shown.text, shown.blocks, charts=growth_chart(notice.rows))


def rated(card: SkillPlanCard) -> Message:
    """What stands in place of the question, once it is answered."""
    reference = MentorshipRef(card.mentorship)
    whose = "your skills" if card.learns else f"the skills of {mention(card.partner)}"
    return message(
        section(
            paragraphs(
                f"You have rated {whose} {AT[card.moment]}. Thank you.",
                f"You can change your answers until {when(card.until)}.",
            )
        ),
        actions(
            button("Change", Action.SKILL_RATE, reference, aloud="Change my answers"),
            button("See all so far", Action.SKILL_PLAN_OPEN, reference),
        ),
    )
