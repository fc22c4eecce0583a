"""The bot as an operator starts it: a process of its own, killed and started at will."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import aiohttp

START_LIMIT = 60.0


class BotProcess:
    """`mentorbot run` against a simulated Slack of this process, on its virtual clock."""

    def __init__(self, environment: Mapping[str, str], clock_url: str, log: Path) -> None:
        self._environment = {"PATH": os.environ["PATH"], **environment}
        self._clock_url = clock_url
        self._log = log
        self._process: asyncio.subprocess.Process | None = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process and self._process.returncode is None:
            await self.kill()

    async def start(self) -> None:
        """Start, and wait until the process says that it is ready."""
        with self._log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", "--clock-url", self._clock_url,
                env=self._environment, stdout=log, stderr=log,
            )  # fmt: skip
        async with asyncio.timeout(START_LIMIT), aiohttp.ClientSession() as http:
            while not await self._is_ready(http):
                assert self._process.returncode is None, self._log.read_text()
                await asyncio.sleep(0.05)

    async def kill(self) -> None:
        """SIGKILL: no goodbye, no cleaning up."""
        await self._end(signal.SIGKILL)

    async def stop(self) -> int:
        """SIGTERM, as a container host does; return the exit code."""
        return await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> int:
        assert self._process
        self._process.send_signal(how)
        return await self._process.wait()

    async def _is_ready(self, http: aiohttp.ClientSession) -> bool:
        try:
            async with http.get(f"http://127.0.0.1:{self._environment['PORT']}/readyz") as answer:
                return answer.status == 200
        except aiohttp.ClientConnectionError:
            return False
