"""Taking secrets out of what the page shows: an inspected payload may end up in a screenshot or a test."""

import re
from dataclasses import dataclass
from typing import Any

from bot.playground.workspace import Workspace

TICKET = re.compile(r"(?<=ticket=)\w+")


@dataclass(frozen=True, slots=True)
class Redaction:
    """Puts a placeholder for every token, secret and response URL of one workspace, wherever it stands."""

    secrets: re.Pattern[str]
    placeholders: dict[str, str]
    urls: re.Pattern[str]

    @classmethod
    def of(cls, workspace: Workspace) -> "Redaction":
        app = workspace.app
        placeholders = {
            app.bot_token: "xoxb-placeholder",
            app.app_token: "xapp-placeholder",
            app.signing_secret: "signing-secret-placeholder",
            app.verification_token: "verification-token-placeholder",
        }
        secrets = re.compile("|".join(map(re.escape, placeholders)))
        urls = re.compile(re.escape(workspace.base_url) + r"/(commands|actions|app)/\w+/\d+/\w+")
        return cls(secrets, placeholders, urls)

    def clean(self, part: Any) -> Any:
        """Return a copy without anything secret."""
        if isinstance(part, str):
            return self._cleaned(part)
        if isinstance(part, list | tuple):
            return [self.clean(item) for item in part]
        if isinstance(part, dict):
            return {str(key): self.clean(value) for key, value in part.items()}
        return part

    def _cleaned(self, text: str) -> str:
        text = self.secrets.sub(lambda found: self.placeholders[found[0]], text)
        text = self.urls.sub(r"https://hooks.slack.com/\1/placeholder", text)
        return TICKET.sub("placeholder", text)
