"""Bots by the dozen: a process that has loaded everything once, and forks a `mentorbot run` whenever it is asked.

A killed bot is replaced in a tenth of a second instead of two, so that many can be killed in a test.
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bot.commands import Commands
from tests.soak.crashing import start

LOADED = Commands
"""What `bot.__main__` loads late is here already."""
NOTHING = 0
"""The signal that only asks whether a process is there."""


class Nursery:
    """Where to ask for a process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._pids: set[int] = set()

    def run(self, environment: Mapping[str, str], arguments: list[str], log: Path, *, point: str = "") -> int:
        """Start `mentorbot` with these arguments; return its process id. It dies at `point`, if there is one."""
        assert self._process.stdin
        assert self._process.stdout
        wish = {"environment": dict(environment), "arguments": arguments, "log": str(log), "point": point}
        self._process.stdin.write(json.dumps(wish) + "\n")
        self._process.stdin.flush()
        pid = int(self._process.stdout.readline())
        self._pids.add(pid)
        return pid

    def send(self, pid: int, what: int) -> bool:
        """Send a signal; tell whether the process was still there."""
        if what == signal.SIGKILL:
            self._pids.discard(pid)
        try:
            os.kill(pid, what)
        except ProcessLookupError:
            return False
        return True

    def lives(self, pid: int) -> bool:
        return self.send(pid, NOTHING)

    def kill_all(self) -> None:
        """Kill every process that is left."""
        for pid in sorted(self._pids):
            self.send(pid, signal.SIGKILL)


@contextmanager
def a_nursery() -> Iterator[Nursery]:
    with subprocess.Popen(
        [sys.executable, "-m", __name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        nursery = Nursery(process)
        try:
            yield nursery
        finally:
            nursery.kill_all()
            process.communicate()


def _become_a_bot(environment: Mapping[str, str], arguments: list[str], log: str, point: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    out = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(out, stream)
    os.close(0)
    os.environ.clear()
    os.environ.update(environment)
    start(point, arguments)


def _serve() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # who dies is not waited for
    for line in sys.stdin:
        pid = os.fork()
        if pid == 0:
            _become_a_bot(**json.loads(line))
            return
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _serve()
