"""Messages that could not be delivered: what stood in the way of each, and whether another try makes sense."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from bot.domain.delivery import TIME_HAD_PASSED


class Obstacle(StrEnum):
    """What stood in the way, as far as it matters for what to do. Values are in buttons and never change.

    TROUBLE is everything else: Slack failed too often, or never said whether it has the message.
    """

    ARCHIVED = "archived"
    NO_PLACE = "no_place"
    NOT_ALLOWED = "not_allowed"
    NOBODY = "nobody"
    TAB_OFF = "tab_off"
    UNFIT = "unfit"
    UNREADABLE = "unreadable"
    UNCONFIRMED = "unconfirmed"
    TROUBLE = "trouble"
    TOO_LATE = "too_late"


FINAL = frozenset({Obstacle.TOO_LATE, Obstacle.UNREADABLE})
"""What no other try can change."""
UNSURE = frozenset({Obstacle.UNCONFIRMED, Obstacle.TROUBLE})
"""Where Slack may have the message, so that another try begins with a look."""


def _because(obstacle: Obstacle, reasons: str) -> Mapping[str, Obstacle]:
    return dict.fromkeys(reasons.split(), obstacle)


BY_REASON: Mapping[str, Obstacle] = {
    TIME_HAD_PASSED: Obstacle.TOO_LATE,
    "unreadable": Obstacle.UNREADABLE,
    "could not be confirmed": Obstacle.UNCONFIRMED,
    "messages_tab_disabled": Obstacle.TAB_OFF,
    **_because(Obstacle.ARCHIVED, "is_archived is_inactive"),
    **_because(Obstacle.NO_PLACE, "channel_not_found invalid_channel not_in_channel team_not_found"),
    **_because(
        Obstacle.NOT_ALLOWED,
        "access_denied no_permission restricted_action restricted_action_non_threadable_channel "
        "restricted_action_read_only_channel restricted_action_thread_locked restricted_action_thread_only_channel "
        "slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked "
        "slack_connect_lists_sharing_blocked",
    ),
    **_because(
        Obstacle.NOBODY,
        "cannot_dm_bot invalid_user_combination not_enough_users user_disabled user_not_found user_not_visible",
    ),
    **_because(
        Obstacle.UNFIT,
        "alt_txt_too_large as_user_not_supported attachment_payload_limit_exceeded cannot_reply_to_message "
        "channels_limit_exceeded draft_already_deleted draft_already_sent draft_has_conflict draft_not_found "
        "duplicate_channel_not_found duplicate_message_not_found invalid_arg_name invalid_arguments "
        "invalid_array_arg invalid_blocks invalid_blocks_format invalid_charset invalid_form_data "
        "invalid_metadata_format invalid_metadata_schema invalid_post_type markdown_text_conflict "
        "metadata_must_be_sent_from_app metadata_too_large method_not_supported_for_channel_type missing_argument "
        "missing_file_data missing_post_type msg_blocks_too_long msg_too_long no_text snippet_too_large "
        "too_many_attachments too_many_contact_cards too_many_users unknown_snippet_type unknown_subtype "
        "users_list_not_supplied",
    ),
}
"""By the reason that is kept with a message: Slack's own word for a refusal, or one of ours."""


def obstacle_of(reason: str | None) -> Obstacle:
    return BY_REASON.get(reason or "", Obstacle.TROUBLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A message that was not delivered, as far as another try goes. `about`: what it was about, each by its id."""

    id: UUID
    reason: str | None
    about: frozenset[UUID]
    put_at: datetime
    expires_at: datetime | None
    reader_gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What has become of the things that messages are about: when each ended, and which rest during a break."""

    ended: Mapping[UUID, datetime]
    resting: frozenset[UUID]


class Chance(StrEnum):
    """What another try of a message would come to."""

    GOES = "goes"
    LATE = "late"
    OVER = "over"
    GONE = "gone"
    RESTS = "rests"


POINTLESS = frozenset({Chance.LATE, Chance.OVER})
"""Chances that never come again."""


def chance_of(letter: Letter, standing: Standing, now: datetime) -> Chance:
    """What would come of another try now. What was written after something had ended is about that end."""
    if obstacle_of(letter.reason) in FINAL or (letter.expires_at is not None and letter.expires_at <= now):
        return Chance.LATE
    if any(standing.ended.get(thing, letter.put_at) > letter.put_at for thing in letter.about):
        return Chance.OVER
    if letter.reader_gone:
        return Chance.GONE
    return Chance.RESTS if letter.about & standing.resting else Chance.GOES


@dataclass(frozen=True, slots=True, kw_only=True)
class UndeliveredPile:
    """Messages with one obstacle. `reasons` are the words they were given up with, for whoever runs the bot."""

    obstacle: Obstacle
    count: int
    newest: datetime
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndeliveredMessage:
    """One of them, without its words: a Notice's name, and the Slack ids of its readers or of its channel.

    `given_up_at` is also when its time passed.
    """

    id: UUID
    kind: str
    readers: tuple[str, ...]
    channel: str | None
    given_up_at: datetime


class Deed(StrEnum):
    """What an admin has just done about some of them."""

    RETRIED = "retried"
    DISMISSED = "dismissed"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What came of a deed: how many messages it moved, and how many it left alone, by why.

    `mark` is the moment of a dismissal, by which it is undone.
    """

    deed: Deed
    moved: int
    left: Mapping[Chance, int]
    mark: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class UndeliveredCard:
    """What could not be delivered and nobody has dismissed, obstacle by obstacle, the newest first."""

    piles: tuple[UndeliveredPile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndeliveredPage:
    """Some of the messages with one obstacle, the newest first. `start` is how many come before these."""

    obstacle: Obstacle
    start: int
    total: int
    on_a_page: int
    messages: tuple[UndeliveredMessage, ...]


def piled(tallies: Iterable[tuple[str | None, int, datetime]]) -> tuple[UndeliveredPile, ...]:
    """Piles by obstacle, from how many messages were given up with each reason and when the newest of them was."""
    piles: dict[Obstacle, UndeliveredPile] = {}
    for reason, count, newest in tallies:
        obstacle = obstacle_of(reason)
        before = piles.get(obstacle)
        piles[obstacle] = UndeliveredPile(
            obstacle=obstacle,
            count=count + (before.count if before else 0),
            newest=max(newest, before.newest) if before else newest,
            reasons=tuple(sorted({*(before.reasons if before else ()), *filter(None, [reason])})),
        )
    return tuple(sorted(piles.values(), key=lambda pile: (pile.newest, pile.obstacle), reverse=True))
