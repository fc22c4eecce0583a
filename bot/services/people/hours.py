"""When people work: each one's own say in it. What was suggested to them is looked at again."""

from collections.abc import Mapping

from bot.domain.cadence import days_from_rows, rows_of
from bot.domain.hours import Hours, HoursCard, HoursWish
from bot.domain.people import Actor
from bot.domain.zones import today_in
from bot.services.almanac import Almanac
from bot.store import Store, Work
from models import Person


class OwnHours:
    """The week that meetings and messages of a person keep to."""

    def __init__(self, store: Store, almanac: Almanac) -> None:
        self._store = store
        self._almanac = almanac

    def look(self, actor: Actor) -> HoursCard:
        with self._store.reading(actor) as work:
            return self._card(work)

    def regions(self) -> Mapping[str, str]:
        """Every region whose public holidays are known, with its name."""
        return self._almanac.holidays.regions()

    def save(self, actor: Actor, wish: HoursWish) -> HoursCard:
        """Keep all of it. Raise WrongInput naming each field that needs another look."""
        with self._store.writing(actor) as work:
            me, hours, usual = work.me, wish.hours, self._usual(work.me, work)
            today = today_in(me.time_zone, work.now)
            me.leaves = rows_of(wish.checked(days_from_rows(me.leaves), regions=self.regions(), today=today))
            same_day = (hours.starts, hours.ends) == (usual.starts, usual.ends)
            me.work_starts, me.work_ends = (None, None) if same_day else (hours.starts, hours.ends)
            me.workdays = None if hours.weekdays == usual.weekdays else _iso(hours.weekdays)
            me.holiday_region = None if hours.region == usual.region else hours.region
            _look_again(work)
            return self._card(work)

    def reset(self, actor: Actor) -> HoursCard:
        """Go back to the usual week of the time zone. Days away stay."""
        with self._store.writing(actor) as work:
            me = work.me
            me.work_starts = me.work_ends = me.workdays = me.holiday_region = None
            _look_again(work)
            return self._card(work)

    def _card(self, work: Work) -> HoursCard:
        me = work.me
        week, usual = self._almanac.week_of(me, work.now), self._usual(me, work)
        region = usual.region if me.holiday_region is None else me.holiday_region
        permitted = self._almanac.when_permitted(me, work.now)
        today = today_in(me.time_zone, work.now)
        return HoursCard(
            zone=me.time_zone,
            hours=Hours(weekdays=week.weekdays, starts=week.starts, ends=week.ends, region=region),
            usual=usual,
            place=self.regions().get(region, ""),
            leaves=tuple(run for run in week.leaves if run.last >= today),
            next_at=permitted.at,
            because=permitted.because,
        )

    def _usual(self, person: Person, work: Work) -> Hours:
        week = self._almanac.usual_week(person.time_zone, work.now)
        region = self._almanac.holidays.region_of(person.time_zone)
        return Hours(weekdays=week.weekdays, starts=week.starts, ends=week.ends, region=region)


def _iso(weekdays: frozenset[int]) -> str:
    return "".join(str(day + 1) for day in sorted(weekdays))


def _look_again(work: Work) -> None:
    """Times that were suggested may suit no more, and better ones may have come up."""
    mine = [participant.id for participant in work.participants.of_person(work.me.id)]
    for pair in work.mentorships.running_of(mine):
        pair.look_again_at = work.now
