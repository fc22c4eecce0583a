"""Looking for people and pairs among those whom somebody runs: what both of a pair know as well, and no words."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from bot.domain.errors import WrongInput
from bot.domain.insight.desk import TOLD_FOR, Entry
from bot.domain.insight.desk_cards import CohortName, EntryCard
from bot.domain.insight.desk_errors import OwnPair
from bot.domain.insight.search_cards import (
    OpenMatch,
    PairLine,
    PairPage,
    PairsPage,
    PairsWish,
    PeopleFound,
    PersonLine,
    PersonPage,
    PlaceLine,
)
from bot.domain.people import Actor
from bot.domain.tasks import Urge
from bot.domain.terms import MeetingState, Side
from bot.services.access import require_runs_any
from bot.services.care.desk import in_need
from bot.services.insight.desk import past, soon_over
from bot.services.meetings.planning import last_day_of
from bot.store import Store, Work
from models import Cohort, MatchProposal, Mentorship, Participant, Person

PEOPLE_ON_A_PAGE = 15
PAIRS_ON_A_PAGE = 10
MOST_COHORTS = 99
SHORTEST = 2
EVERY_PAIR = PairsWish()


class Search:
    """Raise AdminsOnly for who runs nothing, and NotYours for whom they do not run."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def people(self, actor: Actor, words: str) -> PeopleFound:
        """People by a part of their name, a mention, an address or a Slack id. Raise WrongInput for too little."""
        wanted = words.strip().strip("<@>").partition("|")[0].strip()
        if len(wanted) < SHORTEST:
            raise WrongInput(words="Two letters or more, please.")
        with self._store.reading(actor) as work:
            runner = _runner(work)
            found = work.desk.found.people(wanted, runner=runner, most=PEOPLE_ON_A_PAGE + 1)
            shown = found[:PEOPLE_ON_A_PAGE]
            return PeopleFound(people=_lines(work, shown, runner), more=len(found) > PEOPLE_ON_A_PAGE)

    def person(self, actor: Actor, person_id: UUID) -> PersonPage:
        """Where somebody takes part, their pairs, and the matches that wait."""
        with self._store.reading(actor) as work:
            runner = _runner(work)
            person = work.desk.found.person(person_id, runner=runner)
            places = work.desk.found.places([person.id], runner=runner)
            ids = [place.id for place in places]
            return PersonPage(
                line=_line(person, places),
                team=actor.team,
                pairs=tuple(_pair_line(pair) for pair in work.desk.found.pairs_of(ids)),
                matches=tuple(_match_line(match) for match in work.desk.found.matches_of(ids)),
                own=person.id == work.me.id,
            )

    def pair(self, actor: Actor, mentorship_id: UUID) -> PairPage:
        """One pair. Raise OwnPair for a pair of whoever acts."""
        with self._store.reading(actor) as work:
            pair = work.desk.found.pair(mentorship_id, runner=_runner(work))
            if pair.side_of(work.me.id):
                raise OwnPair
            held = work.wellbeing.last_held([pair.id]).get(pair.id)
            planned = work.mentorships.planned([pair.id]).get(pair.id)
            return PairPage(
                line=_pair_line(pair),
                entry=_entry(work, pair),
                met=work.mentorships.count_meetings(pair.id, MeetingState.HELD),
                last_met=held,
                next_meeting=planned.starts_at if planned else None,
                next_look=None if pair.over else pair.look_again_at,
                last_day=last_day_of(pair),
                may_act=not pair.over and pair.ended_by is None,
            )

    def pairs(self, actor: Actor, wish: PairsWish = EVERY_PAIR) -> PairsPage:
        """A page of pairs, without those of whoever acts."""
        with self._store.reading(actor) as work:
            runner = _runner(work)
            found = work.desk.found.pairs(
                runner=runner,
                reader=work.me.id,
                cohort=wish.cohort,
                state=wish.state,
                health=wish.health,
                start=max(wish.start, 0),
                most=PAIRS_ON_A_PAGE + 1,
            )
            return PairsPage(
                wish=wish,
                pairs=tuple(map(_pair_line, found[:PAIRS_ON_A_PAGE])),
                cohorts=tuple(map(_named, work.desk.found.cohorts(runner=runner, most=MOST_COHORTS))),
                on_a_page=PAIRS_ON_A_PAGE,
                more=len(found) > PAIRS_ON_A_PAGE,
            )


def _runner(work: Work) -> UUID | None:
    require_runs_any(work)
    return None if work.by_admin else work.me.id


def _lines(work: Work, people: Sequence[Person], runner: UUID | None) -> tuple[PersonLine, ...]:
    places: defaultdict[UUID, list[Participant]] = defaultdict(list)
    for place in work.desk.found.places([person.id for person in people], runner=runner):
        places[place.person_id].append(place)
    return tuple(_line(person, places[person.id]) for person in people)


def _line(person: Person, places: Sequence[Participant]) -> PersonLine:
    return PersonLine(
        id=person.id,
        who=person.as_someone(),
        places=tuple(
            PlaceLine(cohort=place.cohort_id, program=place.cohort.program.name, role=place.role, state=place.state)
            for place in places
        ),
    )


def _entry(work: Work, pair: Mentorship) -> EntryCard:
    attempts, held = work.wellbeing.attempts([pair.id])[pair.id], work.wellbeing.last_held([pair.id])
    deeds = work.desk.done_about([pair.id], since=work.now - TOLD_FOR).get(pair.id, ())
    return EntryCard(
        entry=Entry(urge=Urge.HAND, subject=pair.id, cohort=pair.cohort_id, people=2),
        program=pair.cohort.program.name,
        pair=in_need(pair, attempts, held.get(pair.id)),
        ends_on=None if pair.over else soon_over(work, pair),
        deeds=tuple(map(past, deeds)),
    )


def _pair_line(pair: Mentorship) -> PairLine:
    return PairLine(
        id=pair.id,
        mentor=pair.mentor.person.as_someone(),
        mentee=pair.mentee.person.as_someone(),
        program=pair.cohort.program.name,
        state=pair.state,
        health=pair.health,
    )


def _match_line(match: MatchProposal) -> OpenMatch:
    return OpenMatch(
        id=match.id,
        mentor=match.mentor.person.as_someone(),
        mentee=match.mentee.person.as_someone(),
        program=match.mentor.cohort.program.name,
        waits_for=tuple(side for side in Side if side in match.as_standing().unanswered),
    )


def _named(cohort: Cohort) -> CohortName:
    return CohortName(id=cohort.id, program=cohort.program.name, name=cohort.name, starts_on=cohort.starts_on)
