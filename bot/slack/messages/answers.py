"""What a message becomes once its button was used, and the short answers only one person sees."""

from collections.abc import Collection
from functools import cache
from uuid import UUID

from slack_sdk.models.blocks import Block, ButtonElement

from bot.domain.answer_cards import AnswerCard, QuietCard
from bot.domain.cards import CheckedInCard, CohortCard, MeetingCard, ParticipationCard, SettledCard
from bot.domain.meetings.gathering import Course
from bot.domain.people import Someone
from bot.domain.terms import MeetingState
from bot.slack.blocks import MOST_IN_MESSAGE, actions, button, fitting, plainly, section, small
from bot.slack.ids import COMMAND, Action, Word
from bot.slack.message import Message, message
from bot.slack.messages.meetings import change_time
from bot.slack.messages.proposals import ready_button
from bot.slack.messages.times import suits
from bot.slack.metadata import CohortRef, MeetingRef
from bot.slack.text import day, lines, mention, plain, plural, when
from bot.slack.wording.terms import program_name, rhythm, span

CHOICES = {
    Action.SIGNUP_OPEN: "Join",
    Action.PROFILE_OPEN: "See",
    Action.BREAK_OPEN: "Take a break",
    Action.FIND_OPEN: "Find a mentor",
    Action.ROUND_RUN: "Match",
}
WHISPERED = "Only you see what I answer to a command."
HELP = {
    Word.MENU: "what fits you right now",
    Word.JOIN: "join a program, or change your answers",
    Word.PROFILE: "everything you told me, and how to change it",
    Word.FIND: "look for a mentor yourself, and see whom you have asked",
    Word.AGREEMENT: "what you and your partner agreed on, and how to change it",
    Word.MEETING: "when you meet: choose a time, move it, put it into your calendar",
    Word.GOALS: "the goals of you and your partner",
    Word.STEPS: "what the two of you are going to do next, and by when",
    Word.AGENDA: "what to speak of when you next meet",
    Word.ASK: "ask your partner a short question before you meet",
    Word.RETRO: "look back: what works with your partner, and what you would change",
    Word.SKILLS: "how good you are at what you want to learn, and how that has grown",
    Word.HOURS: "when you work, whose holidays you keep, and days away",
    Word.PAUSE: "take a break",
    Word.RESUME: "come back from a break",
    Word.REMATCH: "part from a partner who does not fit, and meet somebody new",
    Word.REMINDERS: "hear less from me, pause, or stop what you do not want",
    Word.END: "end a mentorship early, and stay in the program",
    Word.PAST: "past mentorships, with a certificate to keep",
    Word.LEAVE: "leave a program",
    Word.SUMMARY: "a program in numbers, to read and to post (admins)",
    Word.EXPORT: "lists as files: people, pairs, meetings, goals, measures, the log (admins)",
    Word.ADMIN: "the control room (admins)",
    Word.HELP: "a way out of any trouble, and this list",
}


def accepted(card: AnswerCard) -> Message:
    partner = mention(card.partner)
    if card.paired:
        chat = "with the whole group on the next working morning" if card.group else "in a group chat"
        bring = "I will bring you together" if card.group else "I am bringing you together"
        return message(section(f"You and {partner} both said yes. {bring} {chat}."))
    if card.hear_by:
        return message(
            section(
                f"You said yes to {partner}. I am asking {partner} now; you will hear from me by "
                f"{day(card.hear_by)}."
            )
        )
    return message(section(f"You said yes to {partner}. I will write as soon as there is news."))


def declined(partner: Someone) -> Message:
    return message(
        section(
            f"You declined the match with {mention(partner)}, who hears at most that it did not come about. "
            "You keep your place, and I am looking for somebody else already."
        )
    )


def put_aside(card: QuietCard) -> Message:
    return message(
        section(
            f"Not now: that is fine. {mention(card.partner)} hears at most that the match did not come about. "
            f"You keep your place, and I suggest nobody before {day(card.until)}. Changed your mind?"
        ),
        actions(ready_button(card.participant, card.program)),
    )


def ready(card: ParticipationCard) -> Message:
    return message(
        section(
            f"Good to have you back in {program_name(card.cohort.program)}. I am looking for your match and will "
            "write as soon as I have found somebody."
        )
    )


def met(card: MeetingCard) -> Message:
    return message(section(f"You and {mention(card.partner)} have met. Good to hear."), actions(_feedback(card)))


def settled(card: SettledCard) -> Message:
    """A question that somebody else, or time, has answered."""
    partner = mention(card.meeting.partner)
    match card.state:
        case MeetingState.HELD:
            said = f"I have heard by now that you and {partner} have met, so nothing is left to answer here."
            return message(section(said), actions(_feedback(card.meeting)))
        case MeetingState.UNKNOWN:
            return message(section(f"I have left this open and look ahead to your next meeting with {partner}."))
        case _:
            return message(section(f"This meeting with {partner} did not take place, and that is fine."))


def put_off(card: CheckedInCard) -> Message:
    partner = mention(card.meeting.partner)
    if card.course:
        return message(section(_without_me(card.course, partner)))
    if card.new_time is None:
        return message(
            section(
                f"Not yet: that is fine. Your next meeting with {partner} is due soon, "
                "so I will leave this one out."
            )
        )
    return message(
        section(f"Not yet: that is fine. How about {when(card.new_time)} with {partner} instead?"),
        actions(suits(card.meeting.id, card.new_time), change_time(MeetingRef(card.meeting.id))),
    )


def _without_me(course: Course, partner: str) -> str:
    if course is Course.LEFT_OUT:
        return f"Not this time: that is fine. Your group with {partner} has met, and you are in again next time."
    return (
        f"Not yet: that is fine, and noted. As soon as {partner} has said whether the others have met, I know what "
        "comes next, and you hear of every new time."
    )


def saying(sentence: str) -> Message:
    """Say one thing, as plain words: a refusal, or what has been done."""
    return message(plainly(sentence))


def cohort_choice(
    cohorts: tuple[CohortCard, ...], action: Action, question: str, *, joined: Collection[UUID] = ()
) -> Message:
    """Ask which cohort is meant; each carries a button for `action`. `joined`: where the person is in already."""
    return message(
        plainly(question),
        *fitting(cohorts, lambda cohort: _choice(cohort, action, joined), room=MOST_IN_MESSAGE - 1, more=_more),
    )


def unknown_word(word: str) -> Message:
    """The list of commands, for whoever typed one that is not among them."""
    unknown = plainly(f"I do not know “{plain(word, 60)}”. This is what I do know:")
    return message(unknown, section(command_list()), small(WHISPERED))


@cache
def command_list() -> str:
    """Every command with what it does, one below the other."""
    return lines(f"`{f'{COMMAND} {word}'.strip()}`: {words}" for word, words in HELP.items())


def _feedback(card: MeetingCard) -> ButtonElement:
    label = "Give feedback" if card.rating is None else "Edit feedback"
    return button(label, Action.FEEDBACK_OPEN, MeetingRef(card.id))


def _more(number: int) -> str:
    return f"And {plural(number, 'more program')}."


def _choice(cohort: CohortCard, action: Action, joined: Collection[UUID]) -> list[Block]:
    words = "Your answers" if cohort.id in joined else CHOICES.get(action, "Choose")
    return [
        section(
            f"{program_name(cohort.program)}\n{rhythm(cohort.cadence, cohort.minutes)}, "
            f"{span(cohort.starts_on, cohort.ends_on)}",
            accessory=button(words, action, CohortRef(cohort.id), aloud=f"{words}: {cohort.program}"),
        )
    ]
