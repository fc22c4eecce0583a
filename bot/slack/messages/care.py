"""Words for a pair that could use a hand, that has gone quiet, or that looks back. Nobody is to blame."""

from bot.domain.care.helping import OfferCard
from bot.domain.care.rest_cards import PaceCard, QuietCard
from bot.domain.care.retrospectives import RetroCard
from bot.domain.notices import (
    EasyOffer,
    PaceChanged,
    PairReopened,
    PairResting,
    RestingSoon,
    RetrospectiveAsked,
    StillThere,
    WorksShared,
)
from bot.slack.blocks import MOST_IN_MESSAGE, actions, button, fitting, plainly, quoted, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import MentorshipRef
from bot.slack.refs.care import PaceRef
from bot.slack.text import day, mention, plural
from bot.slack.wording.terms import program_name, rhythm

LONGEST_SHARED = 1200


def easy_offer(notice: EasyOffer) -> Message:
    partner, pair = mention(notice.partner), MentorshipRef(notice.mentorship)
    name = notice.partner.name
    return message(
        section(
            f"How are things with {partner}? Weeks get full, and a small change often makes it easier. One tap is "
            "enough, and nothing is needed if all is well."
        ),
        actions(
            button("Change the pace", Action.OFFER_PACE, pair, aloud=f"Change the pace with {name}"),
            button("Find a new time", Action.OFFER_TIME, pair, aloud=f"Find a new time with {name}"),
            button("Look back", Action.OFFER_LOOK_BACK, pair, aloud=f"Look back at your time with {name}"),
            button("Another partner", Action.OFFER_PARTNER, pair, aloud=f"Another partner than {name}"),
            button("All is well", Action.OFFER_WELL, pair, aloud=f"All is well with {name}"),
        ),
        small(f"What you tap stays between you and me, unless it changes something that {partner} has to know."),
    )


def all_well(card: OfferCard) -> Message:
    return message(section(f"Good to hear. Enjoy your time with {mention(card.partner)}."))


def still_there(notice: StillThere) -> Message:
    partner, pair = mention(notice.partner), MentorshipRef(notice.mentorship)
    here = button("I am here", Action.STILL_HERE, pair, aloud=f"I am here, for {notice.partner.name}")
    if notice.again:
        return message(section(f"Whenever it suits you: one tap, and all goes on with {partner}."), actions(here))
    return message(
        section(
            f"A few small things around your time with {partner} wait for you. There is no hurry. If the weeks are "
            "full right now, a break or another pace is no trouble at all."
        ),
        actions(
            here,
            button("Take a break", Action.PAUSE_OPEN),
            button("Change the pace", Action.PACE_OPEN, pair, aloud=f"Change the pace with {notice.partner.name}"),
        ),
    )


def resting_soon(notice: RestingSoon) -> Message:
    partner, pair, on = mention(notice.partner), MentorshipRef(notice.mentorship), day(notice.on)
    if notice.yours:
        return message(
            section(
                f"It has been quiet for three weeks, so your pair with {partner} will rest from {on} on. That is "
                "fine, if it is what suits you. One tap keeps it going, and after that day there are four weeks in "
                "which one tap brings it back."
            ),
            actions(
                button("Keep it going", Action.STILL_HERE, pair, aloud=f"Keep going with {notice.partner.name}")
            ),
        )
    return message(
        section(
            f"It has been quiet around you and {partner} for a while, as happens in full weeks. If it stays so, "
            f"your pair rests from {on} on, and both of you are free for somebody new. For four weeks after that "
            "one tap brings it back. There is nothing you need to do."
        )
    )


def pair_resting(notice: PairResting) -> Message:
    again = button(
        "Take it up again",
        Action.PAIR_REOPEN,
        MentorshipRef(notice.mentorship),
        aloud=f"Take it up again with {notice.partner.name}",
    )
    return message(
        section(
            f"It has been quiet around you and {mention(notice.partner)} in {program_name(notice.program)}, so "
            f"your pair rests from today on. Nobody is to blame. Until {day(notice.until)} either of you can take "
            "it up again with one tap, as long as both have a place free."
        ),
        actions(again),
    )


def pair_reopened(notice: PairReopened) -> Message:
    return message(
        section(
            f"{mention(notice.partner)} has taken up your pair in {program_name(notice.program)} again. I will "
            "suggest a time soon."
        ),
        small("If it does not suit you any more, `/mentor rematch` says so without blame."),
    )


def reopened(card: QuietCard) -> Message:
    """What whoever took it up again reads in its place."""
    return message(
        section(f"Welcome back. You and {mention(card.partner)} go on where you were, and I suggest a time soon.")
    )


def here(card: QuietCard) -> Message:
    return message(
        section(
            f"Good to have you back. All goes on with {mention(card.partner)}, and `/mentor` shows what waits, "
            "without any hurry."
        )
    )


def pace_changed(notice: PaceChanged) -> Message:
    back = button(
        "Change it back",
        Action.PACE_UNDO,
        PaceRef(notice.mentorship, notice.cadence_before, notice.minutes_before),
        aloud=f"Meet {notice.partner.name} as before",
    )
    pace, before = rhythm(notice.cadence, notice.minutes), rhythm(notice.cadence_before, notice.minutes_before)
    return message(
        section(
            f"{mention(notice.partner)} suggests another pace, and it holds from your next meeting on: {pace}. It "
            f"was {before}."
        ),
        actions(back, button("Choose another", Action.PACE_OPEN, MentorshipRef(notice.mentorship))),
    )


def pace_now(card: PaceCard) -> Message:
    """What became of a change of pace."""
    pace, partner = rhythm(card.cadence, card.minutes), mention(card.partner)
    if not card.changed:
        return message(section(f"You and {partner} go on with {pace}."))
    if card.agreed:
        return message(
            section(f"I have passed on to {partner} that you would like {pace}. It counts once they confirm it.")
        )
    return message(
        section(
            f"From your next meeting on you and {partner} meet for {pace}. {partner} hears of it, and may change "
            "it."
        )
    )


def retrospective_asked(notice: RetrospectiveAsked) -> Message:
    pair = MentorshipRef(notice.mentorship)
    return message(
        section(
            f"A moment to look back at your time with {mention(notice.partner)} in "
            f"{program_name(notice.program)}: what works, and what would you change? Two minutes are enough."
        ),
        actions(button("Look back", Action.RETRO_OPEN, pair, aloud=f"Look back with {notice.partner.name}")),
        small("Both of you are asked. What you write stays with you, unless you choose to share it."),
    )


def looked_back(card: RetroCard) -> Message:
    """What stands in place of the question once it is answered."""
    return message(section(f"Thank you for looking back at your time with {mention(card.partner)}."))


def works_shared(notice: WorksShared) -> Message:
    return message(
        section(f"{mention(notice.partner)} has looked back and would like you to know what works:"),
        *quoted(notice.words, LONGEST_SHARED),
    )


def retro_choice(cards: tuple[RetroCard, ...]) -> Message:
    """Ask which pair is meant."""
    return message(
        plainly("Which of your pairs would you like to look back at?"),
        *fitting(
            cards,
            lambda card: [
                section(
                    f"With {mention(card.partner)} in {program_name(card.program)}.",
                    accessory=button(
                        "Look back",
                        Action.RETRO_OPEN,
                        MentorshipRef(card.mentorship),
                        aloud=f"Look back with {card.partner.name}",
                    ),
                )
            ],
            room=MOST_IN_MESSAGE - 1,
            more=lambda number: f"And {plural(number, 'more pair')}.",
        ),
    )
