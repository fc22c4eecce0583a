"""Passing one's feedback on to those who run the program, and taking that back while nobody has read it."""

from bot.domain.care.concerns import MOST_WORDS
from bot.domain.care.terms import ConcernKind, ConcernState
from bot.domain.errors import WrongInput
from bot.domain.feedback import HelpState, MeetingFeedback, is_of_meeting, passed_on
from bot.domain.people import Someone
from bot.domain.zones import today_in
from bot.services.almanac import Almanac
from bot.services.care.concern_access import Matter, called, circle_of
from bot.services.care.concerns import receive, take_back
from bot.services.meetings.gatherings import spoken_of, who_came
from bot.store import Work
from models import Concern, Feedback, Meeting, Mentorship, Participant


def helpers_for(work: Work, pair: Mentorship, author: Participant) -> tuple[Someone, ...]:
    """Who would read it: those who run the program, but nobody of the pair, nor a manager of one of them."""
    return called(work, circle_of(work, Matter(author, pair)).readers)


def standing_of(work: Work, meeting: Meeting, author: Participant) -> HelpState:
    """Whether what the author said of this meeting is passed on."""
    concern = _passed_on(work, meeting, author)
    if concern is None:
        return HelpState.NOT_ASKED
    return HelpState.ON_ITS_WAY if concern.state is ConcernState.RECEIVED else HelpState.DELIVERED


def pass_on(work: Work, almanac: Almanac, meeting: Meeting, given: Feedback, answers: MeetingFeedback) -> None:
    """Pass what was said on as it is now, or take it back. Once somebody has read it, it stays as it is.

    Raise WrongInput where the answers are longer than one request for help holds, or NobodyToTell.
    """
    wanted = answers.help_wanted
    if wanted is None:
        return
    pair = meeting.mentorship
    author = pair.member(pair.side_held_by(given.participant_id))
    concern = _passed_on(work, meeting, author)
    if concern is None:
        given.help_wanted = wanted
        if wanted:
            receive(work, almanac, author, pair, ConcernKind.CONCERN, _words(work, meeting, given, author))
    elif concern.state is ConcernState.RECEIVED and wanted:
        concern.words, concern.updated_at = _words(work, meeting, given, author), work.now
    elif concern.state is ConcernState.RECEIVED:
        given.help_wanted = False
        take_back(work, concern)


def _passed_on(work: Work, meeting: Meeting, author: Participant) -> Concern | None:
    """The request for help that holds these answers, unless it was taken back: then its words are gone."""
    work.flush()
    mine = (each for each in work.concerns.of_person(author.person_id) if each.participant_id == author.id)
    of_pair = (each for each in mine if each.mentorship_id == meeting.mentorship_id)
    return next((each for each in of_pair if is_of_meeting(meeting.number, each.words)), None)


def _words(work: Work, meeting: Meeting, given: Feedback, author: Participant) -> str:
    members = who_came(spoken_of(work, meeting, meeting.mentorship.side_held_by(author.id)))
    held_on = today_in(author.time_zone, meeting.starts_at)
    words = passed_on(meeting.number, held_on, given.as_feedback(), members=members)
    if len(words) > MOST_WORDS:
        raise WrongInput(
            help_wanted=f"One request for help holds {MOST_WORDS:,} characters. Please say a little less."
        )
    return words
