"""The places at which a process is killed: in which scene, at which function, and at which moment of it."""

from dataclasses import dataclass
from enum import StrEnum, auto

from tests.installation import Mode


class Moment(StrEnum):
    """When a process dies, seen from one function."""

    BEFORE = auto()
    MIDWAY = auto()
    """Slack has been asked and does not answer. Only for calls to Slack, which is made to hang there."""
    AFTER = auto()
    IN_HAND = auto()
    """After it, if it has returned anything: a claim that finds nothing does not count."""
    BEFORE_COMMIT = auto()
    """Its rows are written, and the transaction is not committed yet."""
    AFTER_COMMIT = auto()


@dataclass(frozen=True, slots=True)
class Point:
    """`target` is `module:name`; the process dies at the `nth` pass. `only` is where there is such a place."""

    scene: str
    target: str
    moment: Moment
    nth: int = 1
    only: Mode | None = None


BEFORE, MIDWAY, AFTER, IN_HAND, BEFORE_COMMIT, AFTER_COMMIT = Moment
CLIENT = "slack_sdk.web.async_client:AsyncWebClient"
DELIVERY = "bot.services.messages.delivery:Delivery"
READING = "bot.services.people.reading:DirectoryReading"
CALLS = "bot.slack.calls:SlackCalls"
SOCKET = "slack_sdk.socket_mode.aiohttp:SocketModeClient"

GESTURES = {
    "join: before anything": Point("joining", "bot.store.inbox:Inbox.receive", BEFORE),
    "join: after the key of the gesture": Point("joining", "bot.store.inbox:Inbox.receive", AFTER),
    "join: after the rows, before the commit": Point(
        "joining", "bot.services.joining.signups:Signups.join", BEFORE_COMMIT
    ),
    "join: after the commit": Point("joining", "bot.services.joining.signups:Signups.join", AFTER_COMMIT),
    "join: before the ack": Point("joining", "bot.slack.router:Router.receive", AFTER),
    "join: after the ack": Point("joining", f"{SOCKET}.send_message", AFTER, only=Mode.SOCKET),
    "join: before Home is renewed": Point("joining", f"{CALLS}.publish_home", BEFORE),
    "join: after Home is renewed": Point("joining", f"{CALLS}.publish_home", AFTER),
    "accept: after the rows, before the commit": Point(
        "accepting", "bot.services.proposals.answering:Proposals.accept", BEFORE_COMMIT
    ),
    "accept: after the commit": Point(
        "accepting", "bot.services.proposals.answering:Proposals.accept", AFTER_COMMIT
    ),
    "accept: before the ack": Point("accepting", "bot.slack.router:Router.receive", AFTER),
    "accept: before the question has new words": Point("accepting", f"{CALLS}.respond", BEFORE),
    "accept: after the question has new words": Point("accepting", f"{CALLS}.respond", AFTER),
    "decline: after the rows, before the commit": Point(
        "declining", "bot.services.proposals.answering:Proposals.decline", BEFORE_COMMIT
    ),
    "decline: after the commit": Point(
        "declining", "bot.services.proposals.answering:Proposals.decline", AFTER_COMMIT
    ),
    "decline: before the question has new words": Point("declining", f"{CLIENT}.chat_update", BEFORE),
    "decline: after the question has new words": Point("declining", f"{CLIENT}.chat_update", AFTER),
    "open: before the channel is joined": Point("opening", f"{CLIENT}.conversations_join", BEFORE),
    "open: after the channel is joined": Point("opening", f"{CLIENT}.conversations_join", AFTER),
    "open: after the rows, before the commit": Point(
        "opening", "bot.services.programs.cohorts:Cohorts.open", BEFORE_COMMIT
    ),
    "open: after the commit": Point("opening", "bot.services.programs.cohorts:Cohorts.open", AFTER_COMMIT),
    "publish: after the rows, before the commit": Point(
        "publishing", "bot.services.matching.publishing:Matching.publish", BEFORE_COMMIT
    ),
    "publish: after the commit": Point(
        "publishing", "bot.services.matching.publishing:Matching.publish", AFTER_COMMIT
    ),
    "publish: before the ack": Point("publishing", "bot.slack.router:Router.receive", AFTER),
    "stop all messages: before the commit": Point(
        "stopping", "bot.services.messages.holding:Holding.stop", BEFORE_COMMIT
    ),
    "stop all messages: after the commit": Point(
        "stopping", "bot.services.messages.holding:Holding.stop", AFTER_COMMIT
    ),
    "release: after the rows, before the commit": Point(
        "releasing", "bot.services.messages.holding:Holding.release", BEFORE_COMMIT
    ),
    "release: after the commit": Point("releasing", "bot.services.messages.holding:Holding.release", AFTER_COMMIT),
    "somebody is gone: before the commit": Point(
        "departing", "bot.services.people.directory:Directory.hear", BEFORE_COMMIT
    ),
    "somebody is gone: after the commit": Point(
        "departing", "bot.services.people.directory:Directory.hear", AFTER_COMMIT
    ),
    "somebody is gone: before the ack": Point("departing", "bot.slack.router:Router.receive", AFTER),
}
MESSAGES = {
    "relay: claimed, before the commit": Point("accepting", "bot.store.queue:Queue.claim", IN_HAND),
    "relay: after the claim is committed": Point("accepting", f"{DELIVERY}.claim", IN_HAND),
    "relay: before the conversation is opened": Point("accepting", f"{CLIENT}.conversations_open", BEFORE),
    "relay: while the conversation is being opened": Point("accepting", f"{CLIENT}.conversations_open", MIDWAY),
    "relay: after Slack has opened the conversation": Point("accepting", f"{CLIENT}.conversations_open", AFTER),
    "relay: the conversation kept, before the commit": Point("accepting", f"{DELIVERY}.opened", BEFORE_COMMIT),
    "relay: after the conversation is kept": Point("accepting", f"{DELIVERY}.opened", AFTER_COMMIT),
    "relay: after the last look, before posting": Point("accepting", f"{DELIVERY}.hindrances", AFTER),
    "relay: right before the post": Point("accepting", f"{CLIENT}.chat_postMessage", BEFORE),
    "relay: Slack has it and has not answered": Point("accepting", f"{CLIENT}.chat_postMessage", MIDWAY),
    "relay: after Slack has answered, before settling": Point("accepting", f"{CLIENT}.chat_postMessage", AFTER),
    "relay: settled, before the commit": Point("accepting", "bot.store.queue:Queue.settle", AFTER),
    "relay: after the settlement is committed": Point("accepting", f"{DELIVERY}.settle_all", AFTER_COMMIT),
    "relay: the second of several posts": Point("publishing", f"{CLIENT}.chat_postMessage", AFTER, nth=2),
    "look-up: in doubt, before the commit": Point("doubting", f"{DELIVERY}.settle_all", BEFORE_COMMIT),
    "look-up: in doubt, after the commit": Point("doubting", f"{DELIVERY}.settle_all", AFTER_COMMIT),
    "look-up: before Slack is asked": Point("doubting", f"{CLIENT}.conversations_history", BEFORE),
    "look-up: while Slack is asked": Point("doubting", f"{CLIENT}.conversations_history", MIDWAY),
    "look-up: after Slack has shown the message": Point("doubting", f"{CLIENT}.conversations_history", AFTER),
    "look-up: found, before the commit": Point("doubting", f"{DELIVERY}.settle_all", BEFORE_COMMIT, nth=2),
    "look-up: found, after the commit": Point("doubting", f"{DELIVERY}.settle_all", AFTER_COMMIT, nth=2),
    "file: before an address is asked for": Point("choosing", f"{CLIENT}.files_getUploadURLExternal", BEFORE),
    "file: after an address is given": Point("choosing", f"{CLIENT}.files_getUploadURLExternal", AFTER),
    "file: before the bytes": Point("choosing", "bot.slack.uploads:_put", BEFORE),
    "file: after the bytes": Point("choosing", "bot.slack.uploads:_put", AFTER),
    "file: before it is shared": Point("choosing", f"{CLIENT}.files_completeUploadExternal", BEFORE),
    "file: while it is being shared": Point("choosing", f"{CLIENT}.files_completeUploadExternal", MIDWAY),
    "file: after it is shared": Point("choosing", f"{CLIENT}.files_completeUploadExternal", AFTER),
    "group: before its channel is made": Point("gathering", f"{CLIENT}.conversations_create", BEFORE),
    "group: after its channel is made": Point("gathering", f"{CLIENT}.conversations_create", AFTER),
    "group: after its channel is kept": Point("gathering", f"{DELIVERY}.opened", AFTER_COMMIT),
    "group: before they are invited": Point("gathering", f"{CLIENT}.conversations_invite", BEFORE),
    "group: while they are being invited": Point("gathering", f"{CLIENT}.conversations_invite", MIDWAY),
    "group: after they are invited": Point("gathering", f"{CLIENT}.conversations_invite", AFTER),
    "group: after the introduction, before settling": Point("gathering", f"{CLIENT}.chat_postMessage", AFTER),
    "apart: to each alone, before the commit": Point("scattering", f"{DELIVERY}.tell_each", BEFORE_COMMIT),
    "apart: to each alone, after the commit": Point("scattering", f"{DELIVERY}.tell_each", AFTER_COMMIT),
    "apart: after the first of them has it": Point("scattering", f"{CLIENT}.chat_postMessage", AFTER),
}
WORK = {
    "tick: claimed, before the commit": Point("asking", "bot.store.due:Due.claim", IN_HAND),
    "tick: after the claim is committed": Point("asking", "bot.services.planner:Planner.claim", IN_HAND),
    "tick: before the errand": Point("asking", "bot.services.planner:Planner.carry_out", BEFORE),
    "tick: the step is taken, before the commit": Point(
        "asking", "bot.services.meetings.rhythm:Rhythm.move_on", BEFORE_COMMIT
    ),
    "tick: after the step is committed": Point(
        "asking", "bot.services.meetings.rhythm:Rhythm.move_on", AFTER_COMMIT
    ),
    "tick: after the errand": Point("asking", "bot.services.planner:Planner.carry_out", AFTER),
    "letterbox: posted, before the commit": Point(
        "asking", "bot.services.post.letterboxes:Letterboxes.look", BEFORE_COMMIT
    ),
    "letterbox: after the commit": Point("asking", "bot.services.post.letterboxes:Letterboxes.look", AFTER_COMMIT),
    "directory: asked for, before the commit": Point(
        "reading", "bot.services.people.readings:Readings.begin", BEFORE_COMMIT
    ),
    "directory: asked for, after the commit": Point(
        "reading", "bot.services.people.readings:Readings.begin", AFTER_COMMIT
    ),
    "directory: claimed, before the commit": Point("reading", "bot.store.due:Due.readings", IN_HAND),
    "directory: after the claim is committed": Point("reading", f"{READING}.claim", IN_HAND),
    "directory: before the second page": Point("reading", f"{CLIENT}.users_list", BEFORE, nth=2),
    "directory: after the second page": Point("reading", f"{CLIENT}.users_list", AFTER, nth=2),
    "directory: a page kept, before the commit": Point("reading", f"{READING}.keep", BEFORE_COMMIT, nth=2),
    "directory: after a page is kept": Point("reading", f"{READING}.keep", AFTER_COMMIT, nth=2),
    "directory: after the last page": Point("reading", f"{READING}.keep", AFTER, nth=3),
    "migration: before the first table": Point(
        "migrating", "alembic.operations.base:Operations.create_table", BEFORE
    ),
    "migration: in the middle": Point(
        "migrating", "alembic.operations.base:Operations.create_table", AFTER, nth=20
    ),
    "migration: done, before the commit": Point("migrating", "bot.bootstrap:migrate", BEFORE_COMMIT),
    "migration: after the commit": Point("migrating", "bot.bootstrap:migrate", AFTER),
}
POINTS = {**GESTURES, **MESSAGES, **WORK}
