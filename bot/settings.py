"""What an operator can set: one frozen class, and the one door that reads it from the environment and `.env`.

A wrong setting is told as a sentence with its name, what is wrong and how to mend it; never with its value.
"""

import difflib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from bot.domain.terms import Unconfirmed
from bot.setting_values import (
    FROM_OAUTH_PAGE,
    Refusal,
    if_installed,
    one_of,
    read_app_token,
    read_bot_token,
    read_database_url,
    read_host,
    read_people,
    read_signing_secret,
    read_slack_api_url,
    whole_number,
)

# NumPy asks once, when it is loaded: when somebody is first matched. On one thread the products of matching take a
# fifth of a second for 5,000 × 3,000 people on a busy machine; on as many threads as processors nine times that,
# since each waits for the others by spinning. Whoever knows better sets it.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

OUR_PREFIX = "MENTORBOT_"


class LogLevel(StrEnum):
    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class LogFormat(StrEnum):
    CONSOLE = "console"
    JSON = "json"


class TextMaker(StrEnum):
    """How what people wrote is compared: by words and their pieces, or by meaning, across languages."""

    HASHED = "hashed"
    SEMANTIC = "semantic"


class Transport(StrEnum):
    """How Slack reaches us: over a socket we open, or by calling `POST /slack/events`."""

    SOCKET = "Socket Mode"
    HTTP = "HTTP mode"


@dataclass(frozen=True, slots=True)
class Problem:
    """One setting that stops the start."""

    setting: str
    wrong: str
    mend: str

    def __str__(self) -> str:
        return f"{self.setting} {self.wrong}: {self.mend}."


class WrongSettings(Exception):  # noqa: N818 (it names what is the matter)
    """The settings do not allow a start; `problems` says which, why and how to mend each."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class Settings(BaseSettings):
    """Everything an operator can set; docs/install.md explains each. Made by `load_settings` only."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    slack_bot_token: Annotated[SecretStr, AfterValidator(read_bot_token)]
    slack_signing_secret: Annotated[SecretStr | None, AfterValidator(read_signing_secret)] = None
    slack_app_token: Annotated[SecretStr | None, AfterValidator(read_app_token)] = Field(
        None, validate_default=True
    )
    slack_api_url: Annotated[str, AfterValidator(read_slack_api_url)] = "https://slack.com/api/"
    database_url: Annotated[SecretStr, AfterValidator(read_database_url)] = SecretStr("sqlite:///data/mentorbot.db")
    # Loopback, since in Socket Mode nobody outside needs this port, and /metrics is not for everyone.
    host: Annotated[str, AfterValidator(read_host)] = "127.0.0.1"
    port: Annotated[int, BeforeValidator(whole_number(0, 65535))] = 3000
    mentorbot_admins: Annotated[frozenset[str], BeforeValidator(read_people)] = frozenset()
    mentorbot_workers: Annotated[int, BeforeValidator(whole_number(1, 64))] = 8
    mentorbot_text: Annotated[TextMaker, AfterValidator(if_installed), BeforeValidator(one_of(TextMaker))] = (
        TextMaker.HASHED
    )
    mentorbot_unconfirmed: Annotated[Unconfirmed, BeforeValidator(one_of(Unconfirmed))] = Unconfirmed.REPEAT
    log_level: Annotated[LogLevel, BeforeValidator(one_of(LogLevel))] = LogLevel.INFO
    log_format: Annotated[LogFormat, BeforeValidator(one_of(LogFormat))] = LogFormat.CONSOLE

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Take only what is given: `load_settings` has read the environment, tests pass a mapping."""
        return (init_settings,)

    @property
    def transport(self) -> Transport:
        return Transport.HTTP if self.slack_app_token is None else Transport.SOCKET


def setting_names() -> tuple[str, ...]:
    """The names of all settings as the environment spells them."""
    return tuple(field.upper() for field in Settings.model_fields)


def load_settings(env: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from `env`, or without it from the environment and, below that, `.env` in this folder.

    Raises WrongSettings with every problem at once. A value of blanks only counts as not set.
    """
    problems: list[Problem] = []
    try:
        found = {k.upper(): v for k, v in (_surroundings() if env is None else env).items() if v.strip()}
        problems = _unknown_names(found)
        settings = Settings.model_validate({name.lower(): found[name] for name in setting_names() if name in found})
    except ValidationError as error:
        problems = [*_told(error), *problems]
    except (OSError, UnicodeDecodeError):
        problems = [Problem(".env", "cannot be read", "save it as plain UTF-8 text that this user may read")]
    else:
        if not problems:
            return settings
    # Outside the handler, so that no traceback can carry the refused values along as its context.
    raise WrongSettings(problems)


def _surroundings() -> dict[str, str]:
    """`.env` first, so that the environment wins; an empty value hides nothing."""
    sources = (
        DotEnvSettingsSource(Settings, env_file=".env", env_file_encoding="utf-8"),
        EnvSettingsSource(Settings),
    )
    return {name: value for source in sources for name, value in source.env_vars.items() if value and value.strip()}


def _unknown_names(found: Mapping[str, str]) -> list[Problem]:
    known = [name for name in setting_names() if name.startswith(OUR_PREFIX)]
    return [
        Problem(name, "is not a setting", f"did you mean {_closest(name, known)}")
        for name in sorted(found)
        if name.startswith(OUR_PREFIX) and name not in known
    ]


def _closest(name: str, known: list[str]) -> str:
    return difflib.get_close_matches(name, known, n=1, cutoff=0)[0]


def _told(error: ValidationError) -> Iterator[Problem]:
    for one in error.errors(include_url=False, include_input=False):
        name = str(one["loc"][0]).upper()
        if one["type"] == "missing":
            yield Problem(name, "is not set", FROM_OAUTH_PAGE)
        else:
            refusal: Refusal = one["ctx"]["error"]
            yield Problem(name, refusal.wrong, refusal.mend)
