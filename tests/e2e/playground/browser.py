"""A tab of the playground as the person in front of it uses it: by what they see, with mouse and keyboard."""

import os
import re
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Literal, Self

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, ConsoleMessage, Locator, Page, Request, async_playwright, expect

NAMES = ("chromium", "chromium-browser", "google-chrome")
DESK, PHONE = (1280, 800), (390, 844)
PATIENCE = 20_000
"""Milliseconds. A week on the playground's clock takes a few seconds."""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="9"/></svg>'
"""What stands at example.com, where the samples have their pictures: no test asks the network."""
Theme = Literal["light", "dark"]


@asynccontextmanager
async def a_browser() -> AsyncIterator[Browser]:
    """Debian's Chromium, without a window. Inside a container it runs as root, which its sandbox forbids."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "Chromium is not on PATH; `make e2e` installs it"
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=arguments)
        yield browser
        await browser.close()


class Pane:
    """One person's Slack. With two panes open, `side` is "left" or "right"."""

    def __init__(self, page: Page, side: str) -> None:
        self._page = page
        self.box = page.locator("section.pane").nth(0 if side == "left" else 1)

    @property
    def log(self) -> Locator:
        return self.box.get_by_role("log")

    @property
    def modal(self) -> Locator:
        return self.box.get_by_role("dialog").last

    @property
    def last(self) -> Locator:
        """The newest message."""
        return self.log.get_by_role("article").last

    async def act_as(self, name: str) -> None:
        """Look somebody up, and be them."""
        await self.box.get_by_role("button", name="Acting as").click()
        search = self.box.get_by_role("combobox", name="Act as")
        await search.fill(name)
        await expect(self.box.get_by_role("option", name=name)).to_be_visible()
        await search.press("Enter")
        await expect(self.box.get_by_role("button", name=f"Acting as {name}")).to_be_visible(timeout=PATIENCE)
        await settled(self._page)

    async def go_to(self, conversation: str) -> None:
        """Choose a conversation by how its name begins in the sidebar, a drawer where there is little room."""
        drawer = self.box.get_by_role("button", name="Conversations", exact=True)
        if await drawer.is_visible():
            await drawer.click()
        sidebar = self.box.get_by_role("navigation", name="Conversations of")
        begins = re.compile(rf"^{re.escape(conversation)}")
        await sidebar.get_by_role("button", name=begins).first.click()
        await settled(self._page)

    async def tab(self, name: str) -> None:
        """Home or Messages of the app."""
        await self.box.get_by_role("navigation", name="Mentorship").get_by_role("button", name=name).click()
        await settled(self._page)

    async def press(self, button: str, *, about: str = "") -> None:
        """Press the newest button of that name in the conversation, in Home, or in the modal above them.

        Where several say the same, screen readers hear whom or what each is `about`.
        """
        place = self.modal if await self.box.get_by_role("dialog").count() else self.box.locator(".place")
        words = re.compile(rf"^\s*{re.escape(button)}\s*$")
        found = place.locator("button").filter(has_text=words)
        if about:
            found = found.and_(place.get_by_role("button", name=about))
        await found.last.click()
        await settled(self._page)

    async def agree(self, question: str, answer: str) -> None:
        """Answer what a button asks before it does anything."""
        asked = self._page.get_by_role("dialog", name=question)
        await asked.get_by_role("button", name=answer, exact=True).click()
        await expect(asked).to_have_count(0)
        await settled(self._page)

    async def say(self, words: str) -> None:
        """Write something and send it."""
        await self.box.get_by_role("textbox", name="Message").fill(words)
        await self._page.keyboard.press("Enter")
        await settled(self._page)

    async def fill(self, answers: Mapping[str, str]) -> None:
        """Type into the fields of the modal, by their labels."""
        for label, words in answers.items():
            await self.modal.get_by_label(label).first.fill(words)

    async def search(self, label: str, words: str) -> None:
        """Type into a searchable menu and take the first entry it offers."""
        field = self.modal.get_by_label(label).first
        await field.fill(words)
        await expect(self.modal.get_by_role("option").first).to_be_visible(timeout=PATIENCE)
        await field.press("Enter")
        await field.press("Escape")
        await settled(self._page)

    async def pick(self, label: str, words: str) -> None:
        """Open a menu for one answer and take the entry that says this."""
        await self.modal.get_by_role("combobox", name=label).click()
        await self.modal.get_by_role("option", name=words).click()
        await settled(self._page)

    async def tick(self, label: str) -> None:
        await self.modal.get_by_role("checkbox", name=label).check()
        await settled(self._page)

    async def choose(self, label: str) -> None:
        """Choose one of several answers."""
        await self.modal.get_by_role("radio", name=label).check()
        await settled(self._page)

    async def close_window(self) -> None:
        """Close the modal on top with Escape."""
        await self.modal.press("Escape")
        await settled(self._page)

    async def close_windows(self) -> None:
        """Close every modal with Escape."""
        while await self.box.get_by_role("dialog").count():
            await self.close_window()

    async def sees(self, words: str) -> None:
        await expect(self.box.get_by_text(words).last).to_be_visible(timeout=PATIENCE)


class Tab:
    """A tab, with everything its browser complained about."""

    def __init__(self, page: Page, pictures: Path) -> None:
        self.page = page
        self.left, self.right = Pane(page, "left"), Pane(page, "right")
        self.complaints: list[str] = []
        self._pictures = pictures
        page.set_default_timeout(PATIENCE)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("requestfailed", self._failed)

    @classmethod
    async def open(
        cls, browser: Browser, url: str, pictures: Path, *, size: tuple[int, int] = DESK, theme: Theme = "light"
    ) -> Self:
        width, height = size
        context = await browser.new_context(viewport={"width": width, "height": height}, color_scheme=theme)
        await context.grant_permissions(["clipboard-read", "clipboard-write"])
        await context.route(
            "https://example.com/**", lambda route: route.fulfill(body=DOT, content_type="image/svg+xml")
        )
        tab = cls(await context.new_page(), pictures)
        await tab.page.goto(url)
        await expect(tab.page.get_by_role("region", name="Playground clock")).to_be_visible()
        await settled(tab.page)
        return tab

    async def press(self, button: str) -> None:
        """Press a button of the playground itself, outside of Slack."""
        await self.page.get_by_role("button", name=button, exact=True).click()
        await settled(self.page)

    async def take_me_there(self, step: str) -> None:
        await self.page.get_by_role("button", name=f"Take me there: {step}").click()
        await settled(self.page)

    async def expect_done(self, step: str) -> None:
        await expect(self.page.get_by_role("heading", name=f"{step} (done)")).to_be_visible(timeout=PATIENCE)

    async def picture(self, name: str) -> None:
        await settled(self.page)
        await self.page.mouse.move(0, 0)
        await self.page.screenshot(path=self._pictures / f"{name}.png", animations="disabled", caret="hide")

    async def is_accessible(self) -> None:
        """Fail on anything that axe calls serious or critical."""
        found = await Axe().run(self.page)
        grave = [each for each in found.response["violations"] if each["impact"] in {"serious", "critical"}]
        assert grave == [], [(each["id"], [node["html"] for node in each["nodes"]]) for each in grave]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _failed(self, request: Request) -> None:
        self.complaints.append(f"{request.url}: {request.failure}")


async def settled(page: Page) -> None:
    """Wait until every request is answered, which means that the bot has done all it had to."""
    await expect(page.locator("body")).to_have_attribute("data-busy", "0", timeout=PATIENCE)
