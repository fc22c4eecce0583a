"""What people do when they press a button: they answer by the service that the button stands for."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.domain.approvals import mark_of
from bot.domain.care.endings import Wish
from bot.domain.care.helping import Choice
from bot.domain.care.pulses import PulseWords
from bot.domain.care.retrospectives import LookBack
from bot.domain.care.terms import EndChoice, RetroWish
from bot.domain.feedback import MeetingFeedback
from bot.domain.growth.goals import GoalWish
from bot.domain.proposals import Again, Later
from bot.domain.terms import Cadence
from bot.services import Services
from bot.slack.metadata import (
    CohortRef,
    MeetingRef,
    MentorshipRef,
    ParticipantRef,
    ProposalRef,
    StepRef,
)
from bot.slack.refs.agreements import AgreementRef
from bot.slack.refs.concerns import ConcernRef
from bot.slack.refs.goals import AnyGoalRef
from bot.slack.refs.kickoff import FirstTimeRef
from bot.slack.refs.meetings import GatheringRef, SlotRef
from bot.slack.refs.pulses import PulseRef
from bot.slack.refs.questions import QuestionRef
from bot.slack.refs.reminders import ReminderRef
from tests.simulation.year.people import Human

Answering = Callable[[Services, Human, str, datetime], object]


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


# -- matches -------------------------------------------------------------------------------------------


def accept(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.proposals.accept(who.actor, ProposalRef.parse(value).proposal)


def decline(services: Services, who: Human, value: str, _: datetime) -> object:
    again = who.dice.choice((Again.PERHAPS, Again.PERHAPS, Again.NEVER))
    return services.proposals.decline(who.actor, ProposalRef.parse(value).proposal, "no", again)


def not_now(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.proposals.not_now(who.actor, ProposalRef.parse(value).proposal, who.dice.choice(list(Later)))


def ready(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.proposals.ready(who.actor, ParticipantRef.parse(value).participant)


def kit(services: Services, who: Human, value: str, _: datetime) -> object:
    cohort = CohortRef.parse(value).cohort
    asked = services.approvals.kit(who.actor, cohort).question
    answer = "How I learned it." if asked else None
    return services.approvals.keep(
        who.actor, cohort, ticked=("time", "listen"), answer=answer, asked=mark_of(asked) if asked else ""
    )


# -- meetings ------------------------------------------------------------------------------------------


def first_time(services: Services, who: Human, value: str, _: datetime) -> object:
    chosen = FirstTimeRef.parse(value)
    return services.kickoff.choose(who.actor, chosen.mentorship, moment(chosen.first_time))


def slot(services: Services, who: Human, value: str, _: datetime) -> object:
    chosen = SlotRef.parse(value)
    card = services.choosing.choose(who.actor, chosen.meeting, moment(chosen.slot_time))
    if who.dice.random() < 0.1:
        services.choosing.repeat(who.actor, card.mentorship)
    return card


def move(services: Services, who: Human, value: str, now: datetime) -> object:
    meeting = MeetingRef.parse(value).meeting
    seen = services.choosing.to_move(who.actor, meeting).starts_at
    day = now + timedelta(days=who.dice.randrange(1, 9))
    return services.choosing.move(who.actor, meeting, day.replace(hour=11, minute=0), seen=seen)


def call_off(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.choosing.call_off(who.actor, MeetingRef.parse(value).meeting)


def back_on(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.choosing.plan_after_all(who.actor, MeetingRef.parse(value).meeting)


def calendar(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.calendars.send(who.actor, MeetingRef.parse(value).meeting)


def met(services: Services, who: Human, value: str, _: datetime) -> object:
    card = services.meetings.met(who.actor, MeetingRef.parse(value).meeting)
    return feedback(services, who, value, _) if who.dice.random() < 0.7 else card


def not_yet(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.meetings.not_yet(who.actor, MeetingRef.parse(value).meeting)


def all_met(services: Services, who: Human, value: str, now: datetime) -> object:
    asked = GatheringRef.parse(value)
    card = services.group_meetings.all_met(who.actor, asked.meeting, asked.asked_of)
    return feedback(services, who, MeetingRef(card.meeting).dump(), now) if who.dice.random() < 0.7 else card


def some_met(services: Services, who: Human, value: str, _: datetime) -> object:
    asked = GatheringRef.parse(value)
    shown = services.group_meetings.of(who.actor, asked.meeting, asked.asked_of)
    present = [seat.meeting for seat in shown.open if who.dice.random() < 0.7]
    return services.group_meetings.some_met(who.actor, asked.meeting, asked.asked_of, present)


def group_not_yet(services: Services, who: Human, value: str, _: datetime) -> object:
    asked = GatheringRef.parse(value)
    return services.group_meetings.not_yet(who.actor, asked.meeting, asked.asked_of)


def move_group(services: Services, who: Human, value: str, now: datetime) -> object:
    asked = GatheringRef.parse(value)
    card = services.group_meetings.to_move(who.actor, asked.meeting, asked.asked_of)
    return move(services, who, MeetingRef(card.meeting).dump(), now)


def feedback(services: Services, who: Human, value: str, _: datetime) -> object:
    said = MeetingFeedback(
        rating=who.dice.choices((1, 2, 3, 4), (1, 2, 5, 6))[0],
        worth=who.dice.choice((1, 2, 3, 3)),
        next_steps="Read the first chapter" if who.dice.random() < 0.3 else "",
        moved_forward="",
    )
    return services.feedback.give(who.actor, MeetingRef.parse(value).meeting, said)


def topic(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.agendas.add(who.actor, MentorshipRef.parse(value).mentorship, "How did you begin?")


# -- what two agree on, learn and ask ------------------------------------------------------------------


def agreement(services: Services, who: Human, value: str, _: datetime) -> object:
    pair = MentorshipRef.parse(value).mentorship
    form = services.agreements.form(who.actor, pair)
    return services.agreements.propose(who.actor, pair, seen=form.seen, terms=form.terms)


def confirm(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.agreements.confirm(who.actor, AgreementRef.parse(value).agreement)


def goal(services: Services, who: Human, value: str, now: datetime) -> object:
    wish = GoalWish(title="Give a talk", measure="It is given", due_on=(now + timedelta(days=30)).date())
    return services.goals.set(who.actor, MentorshipRef.parse(value).mentorship, wish)


def review(services: Services, who: Human, value: str, _: datetime) -> object:
    card = services.reviews.of(who.actor, MentorshipRef.parse(value).mentorship)
    progress = services.progress
    for each in card.goals:
        deed = who.dice.choice((progress.on_track, progress.stuck, progress.done, services.reviews.keep))
        deed(who.actor, each.goal.id)
    return card


def cheer(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.cheers.agree(who.actor, AnyGoalRef.parse(value).goal)


def no_cheer(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.cheers.decline(who.actor, AnyGoalRef.parse(value).goal)


def rate(services: Services, who: Human, value: str, _: datetime) -> object:
    form = services.skills.form(who.actor, MentorshipRef.parse(value).mentorship)
    sent = {each.skill: who.dice.randrange(1, 6) for each in form.skills}
    return services.skills.rate(who.actor, form.mentorship, form.moment, sent=sent, shown={})


def step_done(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.steps.done(who.actor, StepRef.parse(value).step)


def step_moved(services: Services, who: Human, value: str, now: datetime) -> object:
    return services.steps.move(who.actor, StepRef.parse(value).step, (now + timedelta(days=8)).date())


def answer(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.questions.answer(who.actor, QuestionRef.parse(value).question, "Begin small.")


def when_we_meet(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.questions.for_meeting(who.actor, QuestionRef.parse(value).question)


def survey(services: Services, who: Human, value: str, _: datetime) -> object:
    card = services.pulses.form(who.actor, PulseRef.parse(value).pulse)
    words = PulseWords(ratings={item: who.dice.randrange(2, 6) for item in card.items})
    return services.pulses.answer(who.actor, card.pulse, words)


def skip_survey(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.pulses.skip(who.actor, PulseRef.parse(value).pulse)


# -- trouble, and the end ------------------------------------------------------------------------------


def taking(choice: Choice) -> Answering:
    def take(services: Services, who: Human, value: str, _: datetime) -> object:
        pair = MentorshipRef.parse(value).mentorship
        card = services.offers.take(who.actor, pair, choice)
        if choice is Choice.PARTNER:
            return services.rematches.ask(who.actor, pair, "It does not fit.")
        if choice is Choice.PACE:
            return services.paces.change(who.actor, pair, Cadence.MONTHLY, 30)
        return card

    return take


def here(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.silences.here(who.actor, MentorshipRef.parse(value).mentorship)


def reopen(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.silences.reopen(who.actor, MentorshipRef.parse(value).mentorship)


def look_back(services: Services, who: Human, value: str, _: datetime) -> object:
    wishes = frozenset({RetroWish.PACE}) if who.dice.random() < 0.2 else frozenset()
    said = LookBack("Our talks", "", wishes, share=who.dice.random() < 0.4)
    return services.retrospectives.answer(who.actor, MentorshipRef.parse(value).mentorship, said)


def ending(choice: EndChoice, *, at_once: bool = False) -> Answering:
    def end(services: Services, who: Human, value: str, now: datetime) -> object:
        pair = MentorshipRef.parse(value).mentorship
        bounds = services.endings.of(who.actor, pair).bounds
        until = bounds.latest if choice is EndChoice.EXTEND else who.today(now) if at_once else None
        return services.endings.choose(who.actor, pair, Wish(choice=choice, until=until))

    return end


def thanks(services: Services, who: Human, value: str, _: datetime) -> object:
    return services.keepsakes.thank(who.actor, MentorshipRef.parse(value).mentorship, "Thank you for your time.")


def reminders(services: Services, who: Human, value: str, _: datetime) -> object:
    chosen = ReminderRef.parse(value)
    card = services.reminders.grant(who.actor, chosen.wish, chosen.about)
    who.pace, who.rests_until, who.muted = card.pace, card.rests_until, frozenset(card.muted)
    return card


def read_concern(services: Services, who: Human, value: str, _: datetime) -> object:
    concern = ConcernRef.parse(value).concern
    services.concern_desk.read(who.actor, concern)
    card = services.concern_desk.take(who.actor, concern)
    return services.concern_desk.reply(who.actor, concern, card.version, "Shall the three of us talk?")
