"""Every setting, from the environment or from `.env`; `.env.example` tells a person what each is for."""

from __future__ import annotations

import os
import re
import secrets
from functools import cache
from pathlib import Path
from typing import Any

from dotenv import load_dotenv
from pydantic import BaseModel, Extra, Field, ValidationError, validator

ROOT = Path(__file__).parent.parent
"""The folder of the project: where `domain.yml`, `models/` and `.env` are."""

VAR = ROOT / "var"
"""What the running program keeps: database, secret, fingerprints."""


_ORIGIN = re.compile(r"https?://(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?")


class SettingsError(ValueError):
    """A setting has a value that cannot be used. The message names the setting and says what would do."""


class Settings(BaseModel):
    """The settings. Each comes from the environment variable named beside it."""

    class Config:
        extra = Extra.forbid
        allow_mutation = False

    database_url: str = Field(f"sqlite:///{VAR / 'starline.db'}", env="DATABASE_URL")
    host: str = Field("127.0.0.1", env="STARLINE_HOST")
    port: int = Field(5005, ge=1, le=65535, env="STARLINE_PORT")
    secret_key: str = Field("", env="STARLINE_SECRET_KEY")
    secure_cookie: bool = Field(False, env="STARLINE_SECURE_COOKIE")
    token_days: int = Field(30, ge=1, le=400, env="STARLINE_TOKEN_DAYS")
    trusted_proxies: int = Field(0, ge=0, le=5, env="STARLINE_TRUSTED_PROXIES")
    embed_origins: tuple[str, ...] = Field((), env="STARLINE_EMBED_ORIGINS")
    answer_limit: int = Field(20_000, ge=2_000, le=60_000, env="STARLINE_ANSWER_LIMIT")
    body_limit: int = Field(65_536, ge=16_384, le=1_048_576, env="STARLINE_BODY_LIMIT")
    messages_per_minute: int = Field(30, ge=1, env="STARLINE_MESSAGES_PER_MINUTE")
    messages_per_minute_per_address: int = Field(120, ge=1, env="STARLINE_MESSAGES_PER_MINUTE_PER_ADDRESS")
    public_url: str = Field("", regex=r"^(https?://[^/\s]+)?$", env="STARLINE_PUBLIC_URL")
    slack_bot_token: str = Field("", regex="^(xoxb-.*)?$", env="SLACK_BOT_TOKEN")
    slack_signing_secret: str = Field("", env="SLACK_SIGNING_SECRET")
    slack_app_token: str = Field("", regex="^(xapp-.*)?$", env="SLACK_APP_TOKEN")
    slack_client_id: str = Field("", env="SLACK_CLIENT_ID")
    slack_client_secret: str = Field("", env="SLACK_CLIENT_SECRET")
    slack_api_url: str = Field("https://slack.com/api/", regex="^https?://.*/$", env="SLACK_API_URL")
    slack_quiet_seconds: float = Field(4.0, ge=0.0, le=60.0, env="STARLINE_SLACK_QUIET_SECONDS")
    spacy_pipeline: str = Field("", env="STARLINE_SPACY_PIPELINE")
    log_level: str = Field("WARNING", regex="^(DEBUG|INFO|WARNING|ERROR)$", env="STARLINE_LOG_LEVEL")

    @validator("embed_origins", pre=True)
    def _read_origins(cls, value: Any) -> Any:  # noqa: N805 - pydantic's way
        """Origins apart by spaces. Not '*': a frame is how one site's page comes to lie under another's."""
        origins = tuple(value.lower().split()) if isinstance(value, str) else value
        for origin in origins:
            if not _ORIGIN.fullmatch(origin):
                raise ValueError(f"{origin!r} is no origin; write https://www.example.com, no path, spaces in between")
        return origins

    @property
    def address(self) -> str:
        """Where people reach the pages from outside, without a slash at the end."""
        return self.public_url or f"http://{self.host}:{self.port}"

    @classmethod
    def variables(cls) -> dict[str, str]:
        """Field name to environment variable."""
        return {name: field.field_info.extra["env"] for name, field in cls.__fields__.items()}


def read_settings() -> Settings:
    """The settings as they are now. Raises SettingsError for a value that cannot be used."""
    load_dotenv(ROOT / ".env")
    variables = Settings.variables()
    given = {name: os.environ[env] for name, env in variables.items() if os.environ.get(env, "").strip()}
    try:
        return Settings.parse_obj(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise SettingsError(f"The setting {variables[str(first['loc'][0])]} cannot be used: {first['msg']}.") from None


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return read_settings()


def signing_key() -> str:
    """The key that tokens are signed with: the setting, or one made on first use and kept in `var/secret`."""
    if settings().secret_key:
        return settings().secret_key
    path = VAR / "secret"
    if not path.exists():
        VAR.mkdir(exist_ok=True)
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text()
