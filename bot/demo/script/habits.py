"""How people answer what reaches them: most say yes and meet, some ponder, decline, move or are silent."""

from collections import defaultdict
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.demo.reading import mentioned, planned_for
from bot.demo.script.chronicle import Chronicle, Pair
from bot.demo.script.stage import expect
from bot.demo.script.things import UNASKED, Thing, things_in
from bot.demo.script.town import Town, opened
from bot.playground import Message, Person


class CheckIn(StrEnum):
    """The three answers to "Did you get to meet?"."""

    MET = "Yes, we met"
    NOT_YET = "Not yet"
    MOVED = "We moved it"


ACCEPT, DECLINE, CHOOSE, GIVE_FEEDBACK = "Accept", "Decline", "Choose", "Give feedback"

SILENT = frozenset({"Peter", "Samuel"})
"""They say yes to each other, and are not heard from for a month."""
WAITS_FOR_A_REMINDER = "Emre"
PONDERS = {"Marcus": timedelta(hours=33)}
"""How long somebody thinks about a match."""
CHOOSES = frozenset({"Aisha", "Emre", "Njeri", "Rohan"})
"""They take one of the times that are offered; with the others, the one that the bot suggests stands."""
REASONS = {"Owen": "We sat in the same team for two years, and I would love to hear a voice that is new to me."}
"""Who declines, and why: for the bot alone."""
UNUSUAL = {
    (frozenset({"Lena", "Aisha"}), 1): CheckIn.MOVED,
    (frozenset({"Beatriz", "Rafael"}), 0): CheckIn.NOT_YET,
    (frozenset({"Kavita", "Arjun"}), 2): CheckIn.NOT_YET,
    (frozenset({"Priya", "Rohan"}), 3): CheckIn.MOVED,
}
"""Check-ins answered with something other than yes, by how many the pair had answered before."""

RATINGS = {"Great": 4, "Good": 3, "So-so": 2}
FELT = ("Great", "Good", "Great", "Great", "Good", "Great", "So-so", "Great", "Good", "Great")
MOVED_FORWARD = (
    "We untangled the question I had been carrying around for weeks.",
    "I left with one clear next step.",
    "It helped to hear how the first attempt went wrong.",
    "",
)
BETTER = ("A little less time on the agenda, a little more on the example.", "", "")
OPENS, CLOSES = time(9), time(17)


class Habits:
    """Reads everybody's messages from the bot and answers as each of them would."""

    def __init__(self, town: Town, chronicle: Chronicle) -> None:
        self._town = town
        self._chronicle = chronicle
        self.silent = set(SILENT)
        self._read: dict[str, set[str]] = defaultdict(set)
        self._later: list[tuple[datetime, Thing]] = []

    async def answer(self) -> int:
        """Let everybody read what is new, and answer it; return how many answers were given."""
        due = [entry for entry in self._later if entry[0] <= self._town.now]
        self._later = [entry for entry in self._later if entry not in due]
        given = 0
        for thing in [*(what for _, what in due), *self._new()]:
            given += await self._react(thing)
        return given

    def _new(self) -> list[Thing]:
        found: list[Thing] = []
        for person in self._town.people.values():
            read = self._read[person.id]
            messages = [entry for entry in person.dm if entry.ts not in read]
            read.update(entry.ts for entry in messages)
            for entry in messages:
                if entry.author == self._town.slack.bot_user_id:
                    self._look_at_the_clock(person, entry)
                    found += things_in(person, entry)
        return [thing for thing in found if not self._puts_aside(thing)]

    def _puts_aside(self, thing: Thing) -> bool:
        """Tell whether the person wants to think first; the message then comes up again later."""
        pause = PONDERS.get(self._town.first_name(thing.reader.id))
        ponders = pause is not None and ACCEPT in thing.shown.buttons
        if pause and ponders:
            self._later.append((self._town.now + pause, thing))
        return ponders

    def _look_at_the_clock(self, person: Person, message: Message) -> None:
        """What the bot begins by itself belongs into working hours, and is one message a day at most."""
        local = self._town.now.astimezone(ZoneInfo(person.account.tz))
        at_work = local.weekday() < 5 and OPENS <= local.time() <= CLOSES
        unasked = UNASKED in message.all_text
        if (unasked or ACCEPT in message.buttons) and not at_work:
            self._chronicle.ill_timed.append(f"{person.name}, {local:%a %d %b %H:%M}: {message.text}")
        if unasked:
            self._chronicle.unasked[person.id].append(local.date())

    async def _react(self, thing: Thing) -> bool:
        person, buttons = thing.reader, thing.shown.buttons
        if person.account.deleted:
            return False
        if ACCEPT in buttons:
            return await self._answer_match(person, thing)
        if self._town.first_name(person.id) in self.silent:
            self._note_silence(thing)
            return False
        if CheckIn.MET in buttons:
            return await self._check_in(person, thing)
        if CHOOSE in buttons:
            return await self._choose_time(person, thing)
        return GIVE_FEEDBACK in buttons and await self._say_how_it_was(thing)

    async def _say_how_it_was(self, thing: Thing) -> bool:
        await self._click(thing, GIVE_FEEDBACK)
        await self._give_feedback(thing)
        return True

    async def _click(self, thing: Thing, button: str) -> None:
        await self._town.click(thing.reader, button, thing.message, nth=thing.nth(button))

    async def _answer_match(self, person: Person, thing: Thing) -> bool:
        name = self._town.first_name(person.id)
        if name == WAITS_FOR_A_REMINDER and "reminder" not in thing.shown.all_text:
            return False
        if name in REASONS and not self._chronicle.declined:
            await self._decline(person, thing)
            return True
        expect("Why you two" in thing.shown.all_text, f"{person.name} reads the reasons for the match")
        await self._click(thing, ACCEPT)
        self._chronicle.accepted += 1
        shown = thing.shown.all_text
        expect("said yes" in shown, f"{person.name}'s yes is confirmed in the message itself (it says: {shown})")
        return True

    async def _decline(self, person: Person, thing: Thing) -> None:
        reason = REASONS[self._town.first_name(person.id)]
        await self._click(thing, DECLINE)
        opened(person, "Decline this match")
        shown = await self._town.submit(person, {"What did not fit?": reason})
        expect("You declined the match" in shown, f"{person.name} sees that the match is declined")
        self._chronicle.declined += 1
        self._chronicle.private.append(reason)

    async def _choose_time(self, person: Person, thing: Thing) -> bool:
        """Some take the first time that is offered; the others let the suggestion stand."""
        if self._town.first_name(person.id) not in CHOOSES:
            return False
        await self._click(thing, CHOOSE)
        shown = thing.shown.all_text
        expect("is planned for" in shown, f"{person.name} sees what is planned (it says: {shown})")
        self._chronicle.chosen += 1
        return True

    async def _check_in(self, person: Person, thing: Thing) -> bool:
        meeting = _meeting(thing)
        if meeting in self._chronicle.settled:
            return False
        names = frozenset(self._town.first_name(each) for each in meeting[0])
        answer = UNUSUAL.get((names, self._chronicle.answers_of(meeting[0])), CheckIn.MET)
        await self._click(thing, answer)
        match answer:
            case CheckIn.MET:
                self._chronicle.held.add(meeting)
                await self._give_feedback(thing)
            case CheckIn.NOT_YET:
                self._put_off(meeting, thing.shown)
            case CheckIn.MOVED:
                await self._move(person, meeting)
        return True

    async def _give_feedback(self, thing: Thing) -> None:
        person = thing.reader
        form = opened(person, "How was the meeting?")
        number = len(self._chronicle.ratings)
        felt = FELT[number % len(FELT)]
        forward, better = MOVED_FORWARD[number % len(MOVED_FORWARD)], BETTER[number % len(BETTER)]
        answers = {"How was it for you?": felt, "What moved forward?": forward}
        if better:
            await self._town.click(person, "Say more", form)
            answers["What would make the next one better?"] = better
        await self._town.submit(person, answers)
        expect("Thank you for your feedback" in thing.shown.all_text, f"{person.name} is thanked for the feedback")
        self._chronicle.ratings.append(RATINGS[felt])
        self._chronicle.private += [words for words in (forward, better) if words]

    def _put_off(self, meeting: tuple[Pair, int], answer: Message) -> None:
        if "leave this one out" in answer.all_text:
            self._chronicle.skipped.add(meeting)
        else:
            expect("How about" in answer.all_text, f"a new time is offered (it says: {answer.all_text})")
            self._chronicle.put_off.add(meeting)

    async def _move(self, person: Person, meeting: tuple[Pair, int]) -> None:
        opened(person, "Move the meeting")
        answers = {"The new time": self._town.now + timedelta(days=1)}
        shown = await self._town.submit(person, answers)
        expect("is planned for" in shown, f"{person.name} sees when they meet now (but: {shown})")
        self._chronicle.moved.add(meeting)

    def _note_silence(self, thing: Thing) -> None:
        if "One last question" in thing.shown.all_text:
            self._chronicle.last_asked.add(_meeting(thing))


def _meeting(thing: Thing) -> tuple[Pair, int]:
    text = thing.shown.all_text
    return frozenset({thing.reader.id, mentioned(text)}), planned_for(text)
