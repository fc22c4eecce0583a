"""The queue of what needs a human, in order of value, and what can be said of each entry of a page."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from bot.domain.insight.desk import AGED, TOLD_FOR, UNDO_FOR, Entry, in_order
from bot.domain.insight.desk_cards import (
    CohortName,
    DeskCard,
    DeskWish,
    EntryCard,
    PastDeed,
    UnansweredMatch,
)
from bot.domain.insight.terms import DeedKind
from bot.domain.people import Actor
from bot.domain.tasks import NEWS, Task, Urge
from bot.domain.terms import Side
from bot.domain.zones import today_in
from bot.services.access import require_runs_any
from bot.services.almanac import Almanac
from bot.services.care.desk import in_need
from bot.services.insight.quiet import quiet_in
from bot.services.meetings.planning import last_day_of
from bot.services.programs.tasks import waiting_for
from bot.store import Store, Work
from models import DeskDeed, MatchProposal, Mentorship, Person

ON_A_PAGE = 8
MOST_OF_A_SORT = 500
"""Pairs, and matches, that are weighed one by one: those that wait longest. The count tells of all."""
SOON_OVER = timedelta(weeks=4)
EVERYTHING = DeskWish()
ONE_BY_ONE = frozenset({Urge.HAND, Urge.PROPOSAL})


class Desk:
    """What waits for one person, among all that they run."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def look(self, actor: Actor, wish: DeskWish = EVERYTHING) -> DeskCard:
        """A page of the queue, the last one where there are fewer. Raise AdminsOnly for who runs nothing."""
        with self._store.reading(actor) as work:
            require_runs_any(work)
            return desk_of(work, self._almanac, actor.team, wish=wish)


def desk_of(
    work: Work,
    almanac: Almanac,
    team: str,
    *,
    wish: DeskWish = EVERYTHING,
    most: int = ON_A_PAGE,
) -> DeskCard:
    """A page of `most` entries of whoever acts."""
    everything = entries_of(work, work.me)
    wanted = [each for each in everything if _fits(each, wish)]
    start = min(max(wish.start, 0), max(len(wanted) - 1, 0) // most * most)
    shown = in_order(wanted, work.now)[start : start + most]
    cohorts = {each.cohort: each.task for each in everything if each.cohort and each.task}
    return DeskCard(
        entries=_cards(work, almanac, shown),
        total=len(wanted),
        on_a_page=most,
        team=team,
        wish=replace(wish, start=start),
        recent=len(work.desk.done_by(work.me.id, since=work.now - UNDO_FOR)),
        cohorts=tuple(_named(cohort, task) for cohort, task in cohorts.items()) if len(cohorts) > 1 else (),
        kinds=tuple(dict.fromkeys(each.urge.value for each in in_order(everything, work.now))),
    )


def entries_of(work: Work, person: Person) -> Sequence[Entry]:
    """Everything that waits for a person, pairs and matches one by one."""
    to_do, put_off = waiting_for(work, person), work.desk.put_off(person.id, work.now)
    tasks = {(task.urge, task.cohort): task for task in to_do.tasks}
    entries = [_of_cohort(task) for task in to_do.tasks if task.urge not in ONE_BY_ONE | NEWS]
    hands = [cohort for urge, cohort in tasks if urge is Urge.HAND]
    matches = [cohort for urge, cohort in tasks if urge is Urge.PROPOSAL]
    waiting = {
        Urge.HAND: work.desk.in_need(hands, reader=person.id, most=MOST_OF_A_SORT),
        Urge.PROPOSAL: work.desk.unanswered(matches, before=work.now - AGED, reader=person.id, most=MOST_OF_A_SORT),
    }
    for urge, found in waiting.items():
        entries += [
            replace(_of_cohort(tasks[urge, each.cohort]), subject=each.id, people=2, since=each.since)
            for each in found
        ]
    if to_do.undelivered:
        entries.append(
            Entry(
                urge=Urge.UNDELIVERED,
                subject=work.workspace_id,
                cohort=None,
                people=to_do.undelivered,
                since=to_do.latest_undelivered,
            )
        )
    return [each for each in entries if each.key not in put_off]


def _of_cohort(task: Task) -> Entry:
    return Entry(
        urge=task.urge,
        subject=task.cohort,
        cohort=task.cohort,
        people=task.number * 2 if task.urge in {Urge.ENDING, Urge.QUIET} else task.number,
        since=task.since,
        task=task,
    )


def _fits(entry: Entry, wish: DeskWish) -> bool:
    return wish.cohort in {None, entry.cohort} and wish.kind in {"", entry.urge.value}


def _named(cohort: UUID, task: Task) -> CohortName:
    return CohortName(id=cohort, program=task.program, name=task.name, starts_on=task.starts_on)


def _cards(work: Work, almanac: Almanac, shown: Sequence[Entry]) -> tuple[EntryCard, ...]:
    """The same few questions, however many entries there are; but for cohorts in which nothing is sent."""
    subjects = [each.subject for each in shown]
    pairs, matches = work.desk.pairs(_of(shown, Urge.HAND)), work.desk.matches(_of(shown, Urge.PROPOSAL))
    attempts, held = work.wellbeing.attempts(list(pairs)), work.wellbeing.last_held(list(pairs))
    deeds = work.desk.done_about(subjects, since=work.now - TOLD_FOR)
    return tuple(
        EntryCard(
            entry=each,
            program=each.task.program if each.task else "",
            pair=in_need(pairs[each.subject], attempts[each.subject], held.get(each.subject))
            if each.subject in pairs
            else None,
            match=_match(matches[each.subject], deeds.get(each.subject, ())) if each.subject in matches else None,
            quiet=quiet_in(work, almanac, work.cohorts.get(each.subject)) if each.urge is Urge.QUIET else None,
            ends_on=soon_over(work, pairs[each.subject]) if each.subject in pairs else None,
            deeds=tuple(past(deed) for deed in deeds.get(each.subject, ())),
        )
        for each in shown
    )


def _of(shown: Sequence[Entry], urge: Urge) -> list[UUID]:
    return [each.subject for each in shown if each.urge is urge]


def soon_over(work: Work, pair: Mentorship) -> date | None:
    """The last day of a pair where it comes within four weeks."""
    last = last_day_of(pair)
    return last if last - today_in(pair.mentee.time_zone, work.now) <= SOON_OVER else None


def past(deed: DeskDeed) -> PastDeed:
    return PastDeed(kind=deed.kind, by=deed.by.as_someone(), done_at=deed.done_at)


def _match(match: MatchProposal, deeds: Sequence[DeskDeed]) -> UnansweredMatch:
    standing = match.as_standing()
    reminded = [deed.done_at for deed in deeds if deed.kind is DeedKind.REMINDED]
    return UnansweredMatch(
        mentor=match.mentor.person.as_someone(),
        mentee=match.mentee.person.as_someone(),
        program=match.mentor.cohort.program.name,
        proposed_at=standing.proposed_at,
        answer_by=match.answer_by,
        unanswered=tuple(side for side in Side if side in standing.unanswered),
        reminded_at=max([*reminded, *filter(None, [match.reminded_at])], default=None),
    )
