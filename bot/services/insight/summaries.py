"""The summary an admin asks for in a channel: what it may be about, the preview, and then the post."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid5

from bot.domain.errors import JustPosted, NothingHappenedYet, NothingToSum
from bot.domain.insight.asking import YOUNG, choice_of, choices_of, offered, understood, usual_choice
from bot.domain.insight.periods import Span, period_of
from bot.domain.insight.report import Report, Scope
from bot.domain.insight.saying import said_of
from bot.domain.insight.summary_cards import LONGEST_LIST, About, Begun, Choice, Look, SummaryPreview, Wish
from bot.domain.insight.telling import states_of, thanked_in, told_of, weeks_of
from bot.domain.notices import ProgramSummary
from bot.domain.people import Actor
from bot.domain.zones import today_in
from bot.services.access import require_runs_any, run_cohort
from bot.services.insight.reports import asked_for, report_of, scopes_of
from bot.store import Store, Work
from bot.store.codec import dump_notice

NOT_TWICE_WITHIN = timedelta(minutes=5)
"""Within this time the same numbers are not posted again: a second press is taken for a slip of the finger."""
STANDS_FOR = timedelta(minutes=15)
"""How long a preview is taken to be read: after that, whoever posts other figures sees them first."""


class Summaries:
    """Numbers for a channel."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def begin(self, actor: Actor, words: str = "", channel: str = "") -> Begun:
        """What the form begins with, after words or for a channel. Raise AdminsOnly, or NothingToSum."""
        with self._store.reading(actor) as work:
            choices, scopes = _choices(work)
            asked = understood(words, choices)
            here = _announced_in(work, scopes, channel)
            choice = asked.choice or here or usual_choice(choices)
            span = asked.span or _usual_span(work, scopes[choices.index(choice)] if choice else None)
            return Begun(
                choice=choice,
                span=span,
                channel=channel,
                unknown=asked.unknown,
                exact=bool(words.strip() and channel and choice and not asked.unknown),
                schedules=work.schedules.count(run_by=run_by(work)),
            )

    def begin_with(self, actor: Actor, cohort_id: UUID) -> Begun:
        """The same for one cohort and its own channel. Raise NothingHappenedYet before its doors have opened."""
        with self._store.reading(actor) as work:
            cohort = run_cohort(work, cohort_id)
            if cohort.opened_at is None:
                raise NothingHappenedYet(program=cohort.program.name)
            scope = asked_for(work, cohort=cohort_id)
            number = work.schedules.count(run_by=run_by(work))
            span = _usual_span(work, scope)
            return Begun(choice=titled(work, scope), span=span, channel=cohort.channel, schedules=number)

    def again(self, actor: Actor, wish: Wish) -> Begun:
        """The form as it was sent."""
        with self._store.reading(actor) as work:
            scope = scope_for(work, wish.about)
            return Begun(
                choice=titled(work, scope),
                span=wish.span,
                channel=wish.channel,
                every=wish.every,
                schedule=wish.schedule,
                schedules=work.schedules.count(run_by=run_by(work)),
            )

    def choices(self, actor: Actor, typed: str) -> tuple[Choice, ...]:
        """What can be summed up and is called something like `typed`. Raise AdminsOnly."""
        with self._store.reading(actor) as work:
            require_runs_any(work)
            return tuple(offered(_called(work, scopes_of(work)), typed)[:LONGEST_LIST])

    def look(self, actor: Actor, wish: Wish) -> SummaryPreview:
        """The summary as it would stand in its channel now. Nothing happens."""
        with self._store.reading(actor) as work:
            scope = scope_for(work, wish.about)
            return SummaryPreview(
                wish=wish,
                choice=titled(work, scope),
                notice=summary_of(work, scope, wish.span),
                looked_at=work.now,
                stopped=work.holding.current() is not None,
            )

    def post(self, actor: Actor, wish: Wish, look: Look) -> SummaryPreview | None:
        """Post what was looked at; where that was a while ago and is not so any more, return it as it is now.

        Raise JustPosted where the same stands in the same channel already.
        """
        now = self.look(actor, wish)  # read before anything is locked: it may take a while
        if mark_of(now.notice) != look.mark and now.looked_at - look.at > STANDS_FOR:
            return replace(now, changed=True)
        with self._store.writing(actor) as work:
            scope = scope_for(work, wish.about)
            work.cohorts.hold(min(scope.cohorts))
            place = _place(work, scope, wish.channel)
            if work.outbox.holds(now.notice, about=place, since=work.now - NOT_TWICE_WITHIN):
                raise JustPosted
            work.outbox.to_channel(wish.channel, now.notice, key=work.fresh_key("summary", place), about=place)
            work.audit("summary:post", scope.cohort or scope.program or work.workspace_id, program=scope.program)
        return None


def scope_for(work: Work, about: About) -> Scope:
    """What a summary is about, if `me` runs it. Raise AdminsOnly, NotYours, or NothingHappenedYet."""
    scope = asked_for(work, program=about.program, cohort=about.cohort)
    if about.cohort:
        cohort = run_cohort(work, about.cohort)
        if cohort.opened_at is None:
            raise NothingHappenedYet(program=cohort.program.name)
    if not scope.cohorts:
        raise NothingHappenedYet(program=scope.title)
    return scope


def summary_of(work: Work, scope: Scope, span: Span) -> ProgramSummary:
    """What an admin is shown and then posts."""
    zone = work.schedules.zone_of_most(scope.cohorts) or work.me.time_zone
    period = period_of(span, today=today_in(zone, work.now), begins=scope.began, zone=zone)
    return noticed(report_of(work, scope, period))


def noticed(report: Report) -> ProgramSummary:
    """A report as a message, whose numbers stay as they are from now on."""
    said, scope, period = said_of(report), report.scope, report.period
    return ProgramSummary(
        title=scope.title,
        first=period.first,
        last=period.last,
        compared=bool(report.previous),
        changed=said.changed,
        next_step=said.next_step,
        figures=told_of(report),
        weeks=weeks_of(report),
        states=states_of(report),
        thanked=thanked_in(report),
        pairing=scope.pairing,
    )


def mark_of(notice: ProgramSummary) -> str:
    """A short mark of what stands in a summary, the same for the same words."""
    return sha256(json.dumps(dump_notice(notice), sort_keys=True).encode()).hexdigest()[:16]


def _choices(work: Work) -> tuple[tuple[Choice, ...], tuple[Scope, ...]]:
    require_runs_any(work)
    scopes = scopes_of(work)
    if not scopes:
        raise NothingToSum
    return _called(work, scopes), scopes


def _called(work: Work, scopes: Iterable[Scope]) -> tuple[Choice, ...]:
    cohorts = work.insight.cohorts(run_by=run_by(work))
    return choices_of(scopes, {cohort.id: cohort.starts_on for cohort in cohorts})


def titled(work: Work, scope: Scope) -> Choice:
    """As the list calls it, where one cohort is told from another."""
    choice = choice_of(scope)
    return next((each for each in _called(work, scopes_of(work)) if each.about == choice.about), choice)


def _usual_span(work: Work, scope: Scope | None) -> Span:
    """The last month, but all of it while that is hardly more."""
    young = scope is not None and (today_in(work.me.time_zone, work.now) - scope.began).days <= YOUNG
    return Span.ALL if young else Span.MONTH


def _announced_in(work: Work, scopes: tuple[Scope, ...], channel: str) -> Choice | None:
    """The one cohort that this is the channel of."""
    if not channel:
        return None
    mine = [each for each in work.cohorts.live(run_by=run_by(work)) if each.channel == channel and each.opened_at]
    if len(mine) != 1:
        return None
    return next((each for each in _called(work, scopes) if each.about.cohort == mine[0].id), None)


def run_by(work: Work) -> UUID | None:
    return None if work.by_admin else work.me.id


def _place(work: Work, scope: Scope, channel: str) -> UUID:
    """One summary in one channel, under one id in all processes.

    In its own channel it is about the cohort itself, so that it follows when its admins choose another one.
    """
    if scope.cohort and work.cohorts.get(scope.cohort).channel == channel:
        return scope.cohort
    return uuid5(scope.cohort or scope.program or work.workspace_id, channel)
