"""What people do with what they have read: the buttons of a message, and what each of them may lead to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.domain.care.helping import Choice
from bot.domain.care.terms import EndChoice
from bot.playground.messages import Message
from bot.slack.ids import Action
from bot.slack.parts import part_of
from tests.simulation.year import doings
from tests.simulation.year.doings import Answering


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can be done with a button; `weight` is how often it is chosen among the others there."""

    weight: float
    name: str
    do: Answering


@dataclass(frozen=True, slots=True)
class Choosable:
    """A way, with the value of its button."""

    way: Way
    value: str


def choices(message: Message) -> Iterator[list[Choosable]]:
    """What can be done about each part of a message."""
    parts: dict[str, list[Choosable]] = {}
    for block in message.blocks:
        for element in (*block.get("elements", ()), block.get("accessory") or {}):
            for way, value in _ways(element):
                parts.setdefault(part_of(block.get("block_id", "")), []).append(Choosable(way, value))
    yield from parts.values()


def _ways(element: Mapping[str, Any]) -> Iterator[tuple[Way, str]]:
    for way in WAYS.get(element.get("action_id", ""), ()):
        if element["type"] == "overflow":
            yield from ((way, option["value"]) for option in element["options"])
        else:
            yield way, element.get("value", "")


WAYS: Mapping[str, tuple[Way, ...]] = {
    Action.PROPOSAL_ACCEPT: (Way(20, "accepted a match", doings.accept),),
    Action.PROPOSAL_DECLINE: (Way(2, "declined a match", doings.decline),),
    Action.PROPOSAL_NOT_NOW: (Way(1.5, "not now", doings.not_now),),
    Action.PROPOSAL_READY: (Way(5, "ready again", doings.ready),),
    Action.MENTOR_KIT: (Way(5, "read the starter kit", doings.kit),),
    Action.FIRST_TIME: (Way(2, "chose a first time", doings.first_time),),
    Action.SLOT_CHOOSE: (Way(4, "chose a time", doings.slot),),
    Action.CHECKIN_MOVED: (Way(1, "moved a meeting", doings.move),),
    Action.MEETING_CALL_OFF: (Way(0.8, "called a meeting off", doings.call_off),),
    Action.MEETING_BACK_ON: (Way(1, "planned it after all", doings.back_on),),
    Action.CALENDAR_OPEN: (Way(2, "took a calendar file", doings.calendar),),
    Action.CHECKIN_MET: (Way(9, "said that they met", doings.met),),
    Action.CHECKIN_NOT_YET: (Way(2, "said not yet", doings.not_yet),),
    Action.GROUP_MET: (Way(9, "said that a group met", doings.all_met),),
    Action.GROUP_SOME: (Way(4, "said who of a group met", doings.some_met),),
    Action.GROUP_NOT_YET: (Way(2, "said that a group has not met", doings.group_not_yet),),
    Action.GROUP_MOVED: (Way(1, "moved a group", doings.move_group),),
    Action.FEEDBACK_OPEN: (Way(9, "gave feedback", doings.feedback),),
    Action.AGENDA_ADD: (Way(5, "added a topic", doings.topic),),
    Action.AGREEMENT_OPEN: (Way(5, "proposed an agreement", doings.agreement),),
    Action.AGREEMENT_CONFIRM: (Way(9, "confirmed an agreement", doings.confirm),),
    Action.GOAL_NEW: (Way(3, "set a goal", doings.goal),),
    Action.GOALS_REVIEW: (Way(9, "reviewed goals", doings.review),),
    Action.GOAL_SHARE: (Way(3, "shared a goal", doings.cheer),),
    Action.GOAL_SHARE_NOT: (Way(1, "kept a goal between them", doings.no_cheer),),
    Action.SKILL_RATE: (Way(9, "rated skills", doings.rate),),
    Action.STEP_DONE: (Way(5, "did a step", doings.step_done),),
    Action.STEP_ANOTHER_DAY: (Way(3, "moved a step", doings.step_moved),),
    Action.QUESTION_ANSWER: (Way(3, "answered a question", doings.answer),),
    Action.QUESTION_FOR_MEETING: (Way(1, "kept a question for later", doings.when_we_meet),),
    Action.PULSE_OPEN: (Way(5, "answered a survey", doings.survey),),
    Action.PULSE_SKIP: (Way(1, "skipped a survey", doings.skip_survey),),
    Action.OFFER_PACE: (Way(1, "took an offer: pace", doings.taking(Choice.PACE)),),
    Action.OFFER_TIME: (Way(1, "took an offer: time", doings.taking(Choice.TIME)),),
    Action.OFFER_LOOK_BACK: (Way(1, "took an offer: look back", doings.taking(Choice.LOOK_BACK)),),
    Action.OFFER_PARTNER: (Way(1, "took an offer: partner", doings.taking(Choice.PARTNER)),),
    Action.OFFER_WELL: (Way(3, "took an offer: well", doings.taking(Choice.WELL)),),
    Action.STILL_HERE: (Way(6, "said that they are there", doings.here),),
    Action.PAIR_REOPEN: (Way(6, "took a pair up again", doings.reopen),),
    Action.RETRO_OPEN: (Way(6, "looked back", doings.look_back),),
    Action.ENDING_EXTEND: (Way(4, "wished to go on", doings.ending(EndChoice.EXTEND)),),
    Action.ENDING_GRADUATE: (Way(4, "wished to finish well", doings.ending(EndChoice.GRADUATE)),),
    Action.ENDING_NOW: (Way(1, "wished to finish now", doings.ending(EndChoice.GRADUATE, at_once=True)),),
    Action.ENDING_STOP: (Way(2, "wished to let it end", doings.ending(EndChoice.STOP)),),
    Action.THANKS_OPEN: (Way(4, "said thank you", doings.thanks),),
    Action.REMINDERS_CHOOSE: (Way(0.02, "changed reminders", doings.reminders),),
    Action.CONCERN_OPEN: (Way(9, "read a request for help", doings.read_concern),),
}
"""By the button. What only shows something is left out."""
