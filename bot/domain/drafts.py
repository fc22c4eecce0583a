"""A form that is not sent yet, of somebody who joins or who changes their answers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.signup import CONFIDENTIAL, NAMES, Answer, Answers, Merged, Signup, merge


@dataclass(frozen=True, slots=True)
class Draft:
    """Answers by name. `given` are those typed so far, and only where they differ from what is saved.

    `shown` is what stood in each before it was touched: so it is known later who changed it, this form or another
    window. `heard` orders what is told of one answer, which may arrive late.
    """

    given: Mapping[str, Answer] = field(default_factory=dict)
    shown: Mapping[str, Answer] = field(default_factory=dict)
    heard: Mapping[str, str] = field(default_factory=dict)

    def noting(self, answers: Answers, *, shown: Answers, heard: str, saved: Signup, since: str = "") -> "Draft":
        """With what was typed or chosen just now; what is older than something heard, or than `since`, is late."""
        news = {name: answer for name, answer in answers.items() if self.heard.get(name, since) <= heard}
        with_news = self._with(news, shown=shown, saved=saved)
        return replace(with_news, heard={**self.heard, **dict.fromkeys(news, heard)})

    def turning(self, sent: Answers, *, shown: Answers, saved: Signup) -> "Draft":
        """With a page that is left or sent. What the person did not touch there takes what is known by now."""
        known = {**saved.as_answers(), **self.onto(saved).answers}
        return self._with(merge(shown=shown, sent=sent, kept=known).answers, shown=shown, saved=saved)

    def onto(self, saved: Signup) -> Merged:
        """The answers given, brought together with those saved since."""
        kept = saved.as_answers()
        return merge(shown={**kept, **self.shown}, sent=self.given, kept=kept)

    def _with(self, answers: Answers, *, shown: Answers, saved: Signup) -> "Draft":
        kept = saved.as_answers()
        given = {**self.given, **{name: answer for name, answer in answers.items() if name in kept}}
        differing = {name: answer for name, answer in given.items() if answer != kept[name]}
        before = {name: self.shown.get(name, shown.get(name, kept[name])) for name in differing}
        return replace(self, given=differing, shown=before)

    # -- as JSON, what is said in confidence apart from the rest ---------------------------------------

    def in_the_open(self) -> dict[str, Any]:
        return self._part(name for name in NAMES if name not in CONFIDENTIAL)

    def in_confidence(self) -> dict[str, Any]:
        return self._part(CONFIDENTIAL)

    def _part(self, names: Iterable[str]) -> dict[str, Any]:
        chosen = tuple(names)
        parts = {"given": self.given, "shown": self.shown, "heard": self.heard}
        return {
            part: {name: _listed(values[name]) for name in chosen if name in values}
            for part, values in parts.items()
        }

    @classmethod
    def of(cls, *parts: Mapping[str, Any]) -> "Draft":
        """Read what was kept, in one part or in two."""
        given, shown, heard = (
            {name: _parted(value) for part in parts for name, value in part.get(kind, {}).items()}
            for kind in ("given", "shown", "heard")
        )
        return cls(given=given, shown=shown, heard=heard)


def _listed(value: Answer) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _parted(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
