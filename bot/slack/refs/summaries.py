"""What the pages of summaries carry: what is asked for, and what stood in a preview."""

from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from bot.domain.errors import OutdatedButton
from bot.domain.insight.periods import Span
from bot.domain.insight.summary_cards import About, Look, Wish
from bot.domain.insight.terms import ReportEvery
from bot.slack.metadata import Reference, id_in


@dataclass(frozen=True, slots=True)
class WishFormRef(Reference):
    """The schedule that a form changes, by its id, "" for none."""

    changes: str

    @property
    def schedule(self) -> UUID | None:
        """Raise OutdatedButton where that is no id."""
        return id_in(self.changes)


@dataclass(frozen=True, slots=True)
class WishRef(Reference):
    """What is asked for. Ids are "" for none, and `every` is "" for now."""

    program: str
    cohort: str
    span: str
    place: str
    every: str
    changes: str

    @property
    def wish(self) -> Wish:
        """Raise OutdatedButton for what is none of ours."""
        try:
            return Wish(
                about=About(program=id_in(self.program), cohort=id_in(self.cohort)),
                span=Span(self.span),
                channel=self.place,
                every=ReportEvery(self.every) if self.every else None,
                schedule=id_in(self.changes),
            )
        except ValueError as error:
            raise OutdatedButton from error


@dataclass(frozen=True, slots=True)
class LookRef(WishRef):
    """A preview of it: when it was looked at, in seconds, and a mark of what stood there."""

    looked_at: int
    mark: str

    @property
    def look(self) -> Look:
        return Look(datetime.fromtimestamp(self.looked_at, UTC), self.mark)


@dataclass(frozen=True, slots=True)
class SchedulesRef(Reference):
    """A page of the list of schedules, by how many come before it."""

    schedules_start: int


@dataclass(frozen=True, slots=True)
class ScheduleRef(SchedulesRef):
    """One of them."""

    schedule: UUID


def wish_ref(wish: Wish) -> WishRef:
    return WishRef(*_columns(wish))


def look_ref(wish: Wish, look: Look) -> LookRef:
    return LookRef(*_columns(wish), int(look.at.timestamp()), look.mark)


def _columns(wish: Wish) -> tuple[str, str, str, str, str, str]:
    return (
        str(wish.about.program or ""),
        str(wish.about.cohort or ""),
        wish.span,
        wish.channel,
        wish.every or "",
        str(wish.schedule or ""),
    )
