"""What mentors read while they wait to be approved: always where it stands, and kindly."""

from bot.domain.matching_terms import Pairing
from bot.domain.notices import MentorApplied, MentorApproved, MentorAsked, MentorDeclined
from bot.slack.blocks import actions, button, section, small
from bot.slack.ids import Action
from bot.slack.message import Message, message
from bot.slack.metadata import CohortRef
from bot.slack.text import mention, paragraphs, quote
from bot.slack.wording.terms import own_words, program_name


def mentor_applied(notice: MentorApplied) -> Message:
    meanwhile = " You take part as a mentee meanwhile." if notice.meanwhile_mentee else ""
    return message(
        section(
            f"Thank you for offering to mentor in {program_name(notice.program)}. The people who run it look "
            "at each "
            f"offer first, and I will write as soon as there is news.{meanwhile} Until then, five minutes for "
            "a good "
            "start and a short check for yourself help both sides."
        ),
        actions(button("Starter kit", Action.MENTOR_KIT, CohortRef(notice.cohort), style="primary")),
        small("`/mentor profile` shows where it stands; `/mentor leave` takes the offer back."),
    )


def mentor_asked(notice: MentorAsked) -> Message:
    return message(
        section(
            paragraphs(
                f"{mention(notice.by)} looks at your offer to mentor in {program_name(notice.program)} and "
                "would like "
                "to know:",
                quote(notice.question, 1500),
            )
        ),
        actions(button("Answer", Action.MENTOR_KIT, CohortRef(notice.cohort), style="primary")),
    )


def mentor_approved(notice: MentorApproved) -> Message:
    about, program = own_words(notice.charter, 800), program_name(notice.program)
    if notice.pairing is Pairing.PEER:
        return _in_as_a_peer(notice, about)
    yes = (
        f"Your offer to mentor in {program} is taken up after all, and you are approved. Thank you for offering."
        if notice.after_all
        else f"You are approved as a mentor in {program}. Thank you."
    )
    return message(
        section(f"{yes} As soon as somebody fits, I will write to you with the reasons, and you decide."),
        *([section(about)] if about else []),
        actions(
            button("Starter kit", Action.MENTOR_KIT, CohortRef(notice.cohort)),
            button("My profile", Action.PROFILE_OPEN, CohortRef(notice.cohort)),
        ),
    )


def _in_as_a_peer(notice: MentorApproved, about: str) -> Message:
    """Whoever waited to be approved as a mentor, in a program in which nobody is one by now."""
    return message(
        section(
            f"In {program_name(notice.program)} people meet as equals now and nobody has to be approved, so you "
            "are in as a peer. As soon as somebody fits, I will write to you with the reasons, and you decide."
        ),
        *([section(about)] if about else []),
        actions(button("My profile", Action.PROFILE_OPEN, CohortRef(notice.cohort))),
    )


def mentor_declined(notice: MentorDeclined) -> Message:
    ahead = (
        "You stay in as a mentee, and nothing changes there."
        if notice.stays_mentee
        else "You are welcome to offer again, or to join as a mentee: `/mentor join`."
    )
    doors = (
        [actions(button("Join", Action.SIGNUP_OPEN, CohortRef(notice.cohort), aloud=f"Join {notice.program}"))]
        if notice.cohort and not notice.stays_mentee
        else []
    )
    return message(
        section(
            f"Thank you for offering to mentor in {program_name(notice.program)}. It was not taken up this "
            f"time. {ahead} "
            "The people who run the program are glad to tell you more."
        ),
        *doors,
    )
