"""The engine: small checks that each describe one field, and the shapes that put them together.

A check is any callable that takes a value and the place where it stands, and yields the faults it finds there.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class Surface(StrEnum):
    """Where blocks are shown; some blocks and elements live on some surfaces only."""

    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"


EVERYWHERE = frozenset(Surface)
MESSAGES = frozenset({Surface.MESSAGE})
MODALS = frozenset({Surface.MODAL})


class Fault(NamedTuple):
    """One complaint, in Slack's words, and the json-pointer of what it is about."""

    message: str
    pointer: str

    def __str__(self) -> str:
        return f"[ERROR] {self.message} [json-pointer:{self.pointer}]"


@dataclass(frozen=True, slots=True)
class Place:
    """A position inside a payload, and the surface the payload is for."""

    pointer: str
    surface: Surface

    def at(self, step: str | int) -> "Place":
        return Place(f"{self.pointer}/{step}", self.surface)

    def fault(self, message: str) -> Fault:
        return Fault(message, self.pointer)


Faults = Iterator[Fault]
Check = Callable[[object, Place], Faults]
Rule = Callable[[Mapping[str, Any], Place], Faults]


def string(
    at_most: int | None = None,
    *,
    at_least: int = 0,
    like: Callable[[str], bool] | None = None,
    called: str = "string",
) -> Check:
    """Text of a length in characters, and, if `like` is given, of a form known by the name `called`."""

    def check(value: object, place: Place) -> Faults:
        if not isinstance(value, str):
            yield place.fault("must provide a string")
        elif len(value) < at_least:
            yield place.fault(f"must be more than {at_least - 1} characters")
        elif at_most is not None and len(value) > at_most:
            yield place.fault(f"must be less than {at_most + 1} characters")
        elif like is not None and not like(value):
            yield place.fault(f"must be a valid {called}")

    return check


def choice(*allowed: str) -> Check:
    def check(value: object, place: Place) -> Faults:
        if not isinstance(value, str):
            yield place.fault("must provide a string")
        elif value not in allowed:
            yield place.fault("must be a valid enum value")

    return check


def integer(at_least: int, at_most: int | None = None) -> Check:
    def check(value: object, place: Place) -> Faults:
        if not isinstance(value, int) or isinstance(value, bool):
            yield place.fault("must provide an integer")
        elif value < at_least:
            yield place.fault(f"must be greater than {at_least - 1}")
        elif at_most is not None and value > at_most:
            yield place.fault(f"must be less than {at_most + 1}")

    return check


def number(value: object, place: Place) -> Faults:
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield place.fault("must provide a number")


def boolean(value: object, place: Place) -> Faults:
    if not isinstance(value, bool):
        yield place.fault("must provide a boolean")


def list_of(item: Check, *, at_least: int = 0, at_most: int | None = None) -> Check:
    def check(value: object, place: Place) -> Faults:
        if not isinstance(value, list):
            yield place.fault("must provide an array")
            return
        if len(value) < at_least:
            yield place.fault(f"must provide at least {at_least} items")
        if at_most is not None and len(value) > at_most:
            yield place.fault(f"no more than {at_most} items allowed")
            return
        for index, each in enumerate(value):
            yield from item(each, place.at(index))

    return check


@dataclass(frozen=True, slots=True)
class Shape:
    """An object: the keys it must have, those it may have, and the rules that tie them together.

    Any other key is refused, as Slack refuses it. The rules run only once every field is well formed, so they
    may trust the types the fields promise. `type` is None for objects that carry no type of their own.
    """

    type: str | None = None
    required: Mapping[str, Check] = field(default_factory=dict)
    optional: Mapping[str, Check] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()
    surfaces: frozenset[Surface] = EVERYWHERE

    def __call__(self, value: object, place: Place) -> Faults:
        if not isinstance(value, Mapping):
            yield place.fault("must provide an object")
            return
        faults = list(self._faults_of_fields(value, place))
        yield from faults
        if not faults:
            for rule in self.rules:
                yield from rule(value, place)

    def _faults_of_fields(self, value: Mapping[str, Any], place: Place) -> Faults:
        typed = {} if self.type is None else {"type": choice(self.type)}
        required = {**typed, **self.required}
        for name in required:
            if name not in value:
                yield place.fault(f"missing required field: {name}")
        known = {**required, **self.optional}
        for name, each in value.items():
            if name in known:
                yield from known[name](each, place.at(name))
            else:
                yield place.fault(f"invalid additional property: {name}")


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One object out of several, told apart by `type`; types unknown here or on this surface are refused."""

    shapes: Mapping[str, Shape]

    def __call__(self, value: object, place: Place) -> Faults:
        if not isinstance(value, Mapping):
            yield place.fault("must provide an object")
        elif "type" not in value:
            yield place.fault("missing required field: type")
        elif not isinstance(value["type"], str):
            yield place.at("type").fault("must provide a string")
        else:
            shape = self.shapes.get(value["type"])
            if shape is None or place.surface not in shape.surfaces:
                yield place.at("type").fault(f"unsupported type: {value['type']}")
            else:
                yield from shape(value, place)


def any_of(*shapes: Shape) -> AnyOf:
    return AnyOf({shape.type: shape for shape in shapes if shape.type is not None})


def either(first: str, second: str) -> Rule:
    """Exactly one of two keys."""

    def rule(value: Mapping[str, Any], place: Place) -> Faults:
        if (first in value) == (second in value):
            yield place.fault(f"must define either `{first}` or `{second}`")

    return rule


def some_of(*names: str) -> Rule:
    """At least one of several keys."""

    def rule(value: Mapping[str, Any], place: Place) -> Faults:
        if not any(name in value for name in names):
            yield place.fault("must define one of " + ", ".join(f"`{name}`" for name in names))

    return rule


def ordered(low: str, high: str, *, by: Callable[[Any], Any] = lambda each: each) -> Rule:
    """The first key's value is not above the second's."""

    def rule(value: Mapping[str, Any], place: Place) -> Faults:
        if low in value and high in value and by(value[low]) > by(value[high]):
            yield place.at(low).fault(f"cannot be greater than `{high}`")

    return rule


def matching(pattern: str) -> Callable[[str], bool]:
    compiled = re.compile(pattern)
    return lambda text: compiled.fullmatch(text) is not None
