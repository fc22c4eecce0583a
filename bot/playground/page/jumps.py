"""Moving the clock, hour by hour, so that what the app does on the way happens when it is due."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.playground.page.frames import Asked, UnableError
from bot.playground.page.scene import News, Scene
from bot.playground.wire import Json

STRIDE = timedelta(hours=1)
LENGTHS = {"hour": timedelta(hours=1), "day": timedelta(days=1), "week": timedelta(weeks=1)}
MONDAY = "monday"
NINE = time(9)


async def move_clock(scene: Scene, asked: Asked) -> Json:
    """Let time pass, and answer once everything due by then is done; only one can move the clock at a time."""
    by = asked.text("by")
    if by not in LENGTHS and by != MONDAY:
        raise UnableError("The clock moves by an hour, a day or a week, or to Monday.")
    if scene.moving:
        raise UnableError("The clock is moving already. Please wait until it has arrived.")
    zone = ZoneInfo(scene.onlooker(asked.text("person")).account.tz)
    start = scene.slack.clock.now()
    scene.moving = True
    try:
        await _travel(scene, next_monday(start, zone) if by == MONDAY else start + LENGTHS[by])
        await scene.settle()
    finally:
        scene.moving = False
        scene.tell(News.CLOCK)
    return {"now": scene.slack.clock.now().isoformat()}


async def _travel(scene: Scene, goal: datetime) -> None:
    clock = scene.slack.clock
    while clock.now() < goal:
        clock.travel_to(min(clock.now() + STRIDE, goal))
        await scene.work()


def next_monday(now: datetime, zone: ZoneInfo) -> datetime:
    """Return the next Monday at nine in a zone, later than now."""
    today = now.astimezone(zone).date()
    days = -today.weekday() % 7
    this, following = (datetime.combine(today + timedelta(days + more), NINE, zone) for more in (0, 7))
    return this if this > now else following
