"""Whoever waits for a long computation sees how far it is, and then its answer; the engine is a slow script."""

import asyncio
import json
from collections.abc import Mapping
from threading import Event
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SystemClock
from bot.domain.matching.progress import Progress, Report, Stage, unheard
from bot.domain.people import Actor
from bot.slack.calls import SlackCalls
from bot.slack.context import Context
from bot.slack.gestures import Gesture, Kind
from bot.slack.ids import Action
from bot.slack.modals.notice import notice_modal
from bot.slack.replies import Reply
from bot.slack.router import Router
from bot.slack.routes import Urgency, action
from bot.slack.waiting import Waiting
from bot.slack.wire import as_json
from bot.slack.wording.progress import how_far
from bot.threads import Threads

SCORING, ASSIGNING = Progress(Stage.SCORING, 600_000), Progress(Stage.ASSIGNING, 1)
PATIENCE = 20
"""Seconds after which a test that hangs has failed."""


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(Stage.READING), "1 of 5 · Reading who takes part"),
        (Progress(Stage.READING, 1_500), "1 of 5 · Reading who takes part: 1,500 people"),
        (SCORING, "2 of 5 · Scoring 600,000 pairs"),
        (ASSIGNING, "3 of 5 · Choosing the best for 1 person"),
        (Progress(Stage.EXPLAINING, 900), "4 of 5 · Explaining 900 pairs"),
        (Progress(Stage.WRITING, 1), "5 of 5 · Writing down 1 pair"),
    ],
)
def test_each_stage_is_said_in_words_with_its_place(progress: Progress, words: str) -> None:
    assert how_far(progress) == words


async def test_what_is_new_is_shown_once_and_nothing_after_the_end() -> None:
    waiting, shown = Waiting(), list[Progress]()
    handled: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def show(progress: Progress) -> None:
        shown.append(progress)
        if progress == SCORING:
            waiting.report(ASSIGNING)
        else:
            asyncio.get_running_loop().call_soon(handled.set_result, None)

    waiting.report(Progress(Stage.READING))
    waiting.report(SCORING)
    await waiting.follow(handled, show, every=0)
    waiting.report(Progress(Stage.WRITING))
    assert shown == [SCORING, ASSIGNING]


def test_where_nobody_waits_nothing_is_kept() -> None:
    waiting = Waiting()
    unheard(SCORING)
    assert vars(waiting) == vars(Waiting())


class Wire(SlackCalls):
    """What reaches Slack. Once a stage stands in the modal, the engine goes on."""

    def __init__(self, *, closed: bool) -> None:
        super().__init__(AsyncWebClient())
        self.said: list[str] = []
        self.seen = {SCORING: Event(), ASSIGNING: Event()}
        self.answered = asyncio.Event()
        self._closed = closed

    async def open_view(self, trigger_id: str, view: View | Mapping[str, Any]) -> str:
        assert "One moment" in json.dumps(as_json(view), ensure_ascii=False)
        return "V1"

    async def update_view(self, view_id: str, view: View | Mapping[str, Any]) -> None:
        words = json.dumps(as_json(view), ensure_ascii=False)
        stage = next((progress for progress in self.seen if how_far(progress) in words), None)
        self.said.append(how_far(stage) if stage else "the answer")
        if stage is None:
            self.answered.set()
            return
        self.seen[stage].set()
        if self._closed:
            raise SlackApiError("", {"error": "internal_error"})  # type: ignore[no-untyped-call]


@pytest.mark.parametrize("closed", [False, True], ids=["shown", "trouble"])
async def test_the_modal_tells_how_far_it_is_and_then_the_answer_whatever_becomes_of_that(closed: bool) -> None:
    slack, threads = Wire(closed=closed), Threads(1)

    def engine(report: Report) -> None:
        for progress, seen in slack.seen.items():
            report(progress)
            assert seen.wait(PATIENCE)

    async def dry_run(context: Context, _: None) -> Reply:
        await context.run(engine, context.report)
        return Reply(open=notice_modal("Dry run", "Done."))

    async def meet(_: Context, __: None) -> None:
        raise AssertionError("everybody is known here")

    router = Router(
        [action(Action.ROUND_RUN, dry_run, waiting="Dry run", urgency=Urgency.PROMPT)],
        None,
        slack=slack,
        run=threads,
        clock=SystemClock(),
        meet=meet,
        after=lambda: None,
        observe=lambda *_: None,
    )
    gesture = Gesture(kind=Kind.ACTION, id=Action.ROUND_RUN, actor=Actor("T1", "U1"), trigger_id="1")
    assert await router.receive(gesture) == {}
    await asyncio.wait_for(slack.answered.wait(), PATIENCE)
    assert await router.drain(PATIENCE) == 0
    threads.close()
    assert slack.said == [how_far(SCORING), how_far(ASSIGNING), "the answer"]
