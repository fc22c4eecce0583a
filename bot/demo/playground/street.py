"""What the playground needs of the machine around it: a free port, and a browser if there is one."""

import errno
import socket
import webbrowser
from pathlib import Path
from threading import Thread

from bot.demo.playground.storage import CannotOpenError

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8765
PORTS_TRIED = 50
TEXT_BROWSERS = {"elinks", "links", "lynx", "w3m", "www-browser"}
"""They run in the terminal, where nobody asked for them."""


def vacant_port(wished: int | None) -> int:
    """The wished port, or the first free one from the usual on; raise CannotOpenError if there is none."""
    if wished is not None:
        _try(wished)
        return wished
    for port in range(USUAL_PORT, USUAL_PORT + PORTS_TRIED):
        try:
            _try(port)
        except CannotOpenError:
            continue
        return port
    raise CannotOpenError(f"No port from {USUAL_PORT} on is free. Name one with --port.")


def open_browser(url: str) -> None:
    """Show the page in the browser of this desktop; where there is none, nothing happens."""
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return
    if not _takes_over_the_terminal(browser):
        Thread(target=browser.open, args=(url,), daemon=True).start()


def _try(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
        except OSError as error:
            raise CannotOpenError(_why_not(port, error)) from None


def _why_not(port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Port {port} is in use, perhaps by another playground. Leave --port out, and a free one is found."
    return f"Port {port} cannot be used ({error.strerror}). Leave --port out, and a free one is found."


def _takes_over_the_terminal(browser: webbrowser.BaseBrowser) -> bool:
    return Path(browser.name).name in TEXT_BROWSERS
