"""A Slack that says yes to every call at once, as a process of its own so that its work is not counted as ours."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web


async def say_yes(request: web.Request) -> web.Response:
    await request.read()
    return web.json_response({"ok": True, "view": {"id": "V1"}})


@asynccontextmanager
async def instant_slack() -> AsyncIterator[str]:
    """The URL of its API."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", __name__, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    try:
        port = int(await process.stdout.readline())
        yield f"http://127.0.0.1:{port}/api/"
    finally:
        process.terminate()
        await process.communicate()


async def _serve() -> None:
    app = web.Application()
    app.router.add_post("/api/{method}", say_yes)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    sys.stdout.write(f"{runner.addresses[0][1]}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve())
