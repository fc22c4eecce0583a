"""A cohort opens, somebody joins it, or somebody writes to us and looks for the way."""

from collections.abc import Mapping

from slack_sdk.models.blocks import ButtonElement

from bot.domain.matching_terms import ONE_TO_ONE, Pairing
from bot.domain.notices import (
    CohortAnnounced,
    LaterCome,
    NewcomerInvited,
    PlaceFree,
    Signpost,
    Waitlisted,
    Welcome,
)
from bot.domain.terms import Role
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import CohortRef
from bot.slack.text import paragraphs, quote
from bot.slack.wording.terms import REVERSE, as_role, own_words, program_name, rhythm, span, starts, waits_in

WHAT_COMES = {
    Role.MENTOR: "I will look for somebody who would like to learn what you can share",
    Role.MENTEE: "I will look for a mentor who can share what you would like to learn",
    Role.BOTH: "I will look for a mentor for you and for somebody you can support",
}
FOR_A_PEER = "I will look for a partner, so that each of you learns from the other"
HOW_THEY_MEET: Mapping[Pairing, str] = {
    Pairing.TRADITIONAL: "Mentors and mentees meet in pairs for",
    Pairing.REVERSE: f"{REVERSE} They meet in pairs for",
    Pairing.PEER: "Two colleagues who learn from each other meet for",
    Pairing.GROUP: "A mentor and a few mentees meet for",
}
LOOKED_AT = (
    "The people who run the program look at each offer to mentor first, also at yours. I will write as soon as "
    "there is news; until then, the starter kit is five minutes for a good start."
)


def cohort_announced(notice: CohortAnnounced) -> Message:
    return message(
        section(
            paragraphs(
                f"{program_name(notice.program)} is open for joining.",
                quote(notice.objective, 1800),
                f"{HOW_THEY_MEET[notice.pairing]} {rhythm(notice.cadence, notice.minutes)}, "
                f"{span(notice.starts_on, notice.ends_on)}.",
                "Joining takes about three minutes. I suggest a match and say why; a pair forms only when both "
                "say yes, and you can pause or leave at any time.",
            )
        ),
        actions(
            button(
                "Join",
                Action.SIGNUP_OPEN,
                CohortRef(notice.cohort),
                style="primary",
                aloud=f"Join {notice.program}",
            )
        ),
    )


def welcome(notice: Welcome) -> Message:
    role = _role_now(notice)
    return message(
        section(
            paragraphs(
                f"Welcome to {program_name(notice.program)}. You are in {as_role(role, notice.pairing)}.",
                own_words(notice.charter, 800),
            )
        ),
        section(
            paragraphs(
                f"*What happens next:* {_what_comes(notice)}, and write to you here with the reasons. "
                "You decide, and nothing begins before both sides say yes. "
                f"The program {starts(notice.starts_on, begun=notice.begun)}; until I write, there is nothing you "
                "need to do.",
                LOOKED_AT if notice.offer_waits else "",
            )
        ),
        actions(*_look_around(notice), *_ones_own(notice), *_kit(notice)),
        small("If something gets in the way, `/mentor pause` and `/mentor leave` are there. No reason needed."),
    )


def waitlisted(notice: Waitlisted) -> Message:
    return message(
        section(
            f"Thank you for joining. {waits_in(notice.program, notice.place)} Places go in order as people "
            "leave or "
            "the program grows, and I will write as soon as it is your turn. There is nothing you need to do."
        ),
        *([section(LOOKED_AT)] if notice.offer_waits else []),
        actions(*_ones_own(notice), *_kit(notice)),
        small("If you no longer want to wait, `/mentor leave` gives your place in the queue to the next person."),
    )


def place_free(notice: PlaceFree) -> Message:
    role = _role_now(notice)
    return message(
        section(
            paragraphs(
                f"A place in {program_name(notice.program)} is free, and it is yours. "
                f"You are in {as_role(role, notice.pairing)}.",
                own_words(notice.charter, 800),
            )
        ),
        section(
            paragraphs(
                f"{_what_comes(notice)}, and write to you here with the reasons.",
                LOOKED_AT if notice.offer_waits else "",
            )
        ),
        actions(*_look_around(notice), *_ones_own(notice), *_kit(notice)),
    )


def _role_now(notice: Welcome | PlaceFree) -> Role:
    """Who offers to mentor and is not approved yet takes part to learn."""
    return Role.MENTEE if notice.offer_waits else notice.role


def _what_comes(notice: Welcome | PlaceFree) -> str:
    if notice.pairing is Pairing.PEER:
        return FOR_A_PEER
    told = WHAT_COMES[_role_now(notice)]
    return f"{REVERSE} {told}" if notice.pairing is Pairing.REVERSE else told


def _look_around(notice: Welcome | PlaceFree) -> tuple[ButtonElement, ...]:
    """Who would rather choose a mentor themself need not wait."""
    if not _role_now(notice).learns or notice.pairing not in ONE_TO_ONE:
        return ()
    return (button("Find a mentor", Action.FIND_OPEN, CohortRef(notice.cohort)),)


def _ones_own(notice: Welcome | Waitlisted | PlaceFree) -> tuple[ButtonElement, ...]:
    return (
        button("Change my answers", Action.SIGNUP_OPEN, CohortRef(notice.cohort)),
        button("My profile", Action.PROFILE_OPEN, CohortRef(notice.cohort)),
    )


def _kit(notice: Welcome | Waitlisted | PlaceFree) -> tuple[ButtonElement, ...]:
    return (button("Starter kit", Action.MENTOR_KIT, CohortRef(notice.cohort)),) if notice.offer_waits else ()


def newcomer_invited(notice: NewcomerInvited) -> Message:
    doors = [
        section(
            program_name(door.program),
            accessory=button(
                "Have a look", Action.SIGNUP_OPEN, CohortRef(door.cohort), aloud=f"Have a look at {door.program}"
            ),
        )
        for door in notice.doors
    ]
    return message(
        section(
            "Welcome to the company. There is mentorship here: two people who talk for a while every week or "
            "two, one "
            "of whom has been where the other would like to go. It is voluntary. If you are curious, have a "
            "look at:"
        ),
        *doors,
        small("I will not ask again. `/mentor` shows what is open whenever you like."),
    )


def later_come(notice: LaterCome) -> Message:
    return message(
        section(
            f"You asked me to remind you of {program_name(notice.program)}, which "
            f"{starts(notice.starts_on, begun=notice.begun)}. "
            "Have a look whenever you like; I will not ask again."
        ),
        actions(
            button(
                "Have a look",
                Action.SIGNUP_OPEN,
                CohortRef(notice.cohort),
                style="primary",
                aloud=f"Have a look at {notice.program}",
            )
        ),
    )


def signpost(_notice: Signpost) -> Message:
    return message(
        section(
            "Hello. I am a bot that understands buttons and commands, so I cannot answer what you wrote. "
            "`/mentor` shows what fits you right now, and `/mentor help` lists everything."
        ),
        small("For anything else, the people who run your program are glad to hear from you."),
    )
