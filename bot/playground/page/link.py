"""One browser tab's socket: requests are answered side by side, and pushes go out as things change."""

import asyncio
import logging
from contextlib import suppress

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.answers import UnfitError
from bot.playground.page.acting import ACTS
from bot.playground.page.frames import Asked, UnableError, answer, refusal
from bot.playground.page.looking import LOOKS
from bot.playground.page.scene import Scene
from bot.playground.page.showing import Showing
from bot.playground.wire import Json

PACE = 0.02
"""Seconds for which changes are gathered before they are shown."""
MOST_AT_ONCE = 100
"""Requests of one tab under way; no person is that quick."""

log = logging.getLogger(__name__)


class Link:
    """Lives as long as the tab does; what was begun in it is brought to its end even when the tab is closed."""

    def __init__(self, scene: Scene, socket: WebSocket) -> None:
        self._scene = scene
        self._socket = socket
        self._stirred = asyncio.Event()
        self._showing = Showing(scene, self._stirred.set)
        self._turn = asyncio.Lock()
        self._under_way = 0

    async def serve(self) -> None:
        await self._socket.accept()
        changes = self._scene.slack.workspace.changes
        self._scene.look_at_story()
        self._scene.tabs.append(self._showing)
        try:
            # The server cancels what runs when it stops, which is no error worth a line in anybody's log.
            with changes.watched_by(self._showing.notice), suppress(asyncio.CancelledError):
                await self._send(self._showing.hello())
                await self._be_there()
        finally:
            self._scene.tabs.remove(self._showing)

    async def _be_there(self) -> None:
        async with asyncio.TaskGroup() as tasks:
            showing = tasks.create_task(self._keep_showing())
            with suppress(WebSocketDisconnect):
                while True:
                    await self._take(await self._receive(), tasks)
            self._showing.close()
            showing.cancel()

    # -- showing -----------------------------------------------------------------------------------

    async def _keep_showing(self) -> None:
        while True:
            await self._show()
            await self._stirred.wait()
            await asyncio.sleep(PACE)

    async def _show(self) -> None:
        self._stirred.clear()
        async with self._turn:
            for frame in self._showing.frames():
                await self._send(frame)

    async def _send(self, text: str) -> None:
        """Send; a tab that is gone is noticed where its requests are awaited."""
        with suppress(WebSocketDisconnect, RuntimeError):
            await self._socket.send_text(text)

    # -- answering ---------------------------------------------------------------------------------

    async def _receive(self) -> object:
        """Return the next frame's text; raises WebSocketDisconnect at the end. Bytes are no request."""
        message = await self._socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect
        return message.get("text")

    async def _take(self, text: object, tasks: asyncio.TaskGroup) -> None:
        try:
            asked = Asked.read(text)
        except UnableError as error:
            await self._send(refusal(None, str(error)))
            return
        if self._under_way >= MOST_AT_ONCE:
            await self._send(refusal(asked.id, "That was a little much at once. Please try again."))
            return
        self._under_way += 1
        tasks.create_task(self._answer(asked))

    async def _answer(self, asked: Asked) -> None:
        """Do what was asked, show what came of it, and only then answer; an error ends neither tab nor server."""
        (outcome,) = await asyncio.gather(self._do(asked), return_exceptions=True)
        self._under_way -= 1
        await self._show()
        if isinstance(outcome, BaseException):
            await self._send(refusal(asked.id, _sentence(outcome, asked)))
        else:
            await self._send(answer(asked.id, **outcome))

    async def _do(self, asked: Asked) -> Json:
        name = asked.name
        if name in LOOKS:
            return LOOKS[name](self._showing, asked)
        if name in ACTS:
            return await ACTS[name](self._scene, asked)
        raise UnableError("The page knows no such request.")


def _sentence(error: BaseException, asked: Asked) -> str:
    if isinstance(error, UnableError | UnfitError):
        return str(error)
    log.error("The page could not do %s", asked.frame.get("do"), exc_info=error)
    return f"The playground itself stumbled over this: {str(error) or type(error).__name__}"
