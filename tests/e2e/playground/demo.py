"""`mentorbot demo` as a process of its own, with the address it prints."""

import asyncio
import os
import re
import signal
import sys
from pathlib import Path
from typing import Self

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/?")
START_LIMIT = 60.0
STOP_LIMIT = 10.0


class DemoProcess:
    """The playground without a browser of its own. `url` is where its page is."""

    def __init__(self, folder: Path, *options: str) -> None:
        self._folder = folder
        self._options = options
        self._process: asyncio.subprocess.Process | None = None
        self.said = ""
        self.url = ""

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "demo", "--no-browser", "--port", "0", *self._options,
            cwd=self._folder, env=os.environ | {"COLUMNS": "200", "PYTHONPATH": str(Path.cwd())},
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip
        async with asyncio.timeout(START_LIMIT):
            self.url = await self._address()
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._process
        if self._process.returncode is None:
            await self.stop()

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Stop it as a terminal or a host does, and return its exit code."""
        assert self._process
        self._process.send_signal(how)
        async with asyncio.timeout(STOP_LIMIT):
            rest, _ = await self._process.communicate()
        self.said += rest.decode()
        assert self._process.returncode is not None
        return self._process.returncode

    async def _address(self) -> str:
        assert self._process
        assert self._process.stdout
        async for line in self._process.stdout:
            self.said += line.decode()
            found = ADDRESS.search(line.decode())
            if found:
                return found[0]
        raise AssertionError(self.said)
