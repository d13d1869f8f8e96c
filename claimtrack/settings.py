"""What can be set from outside, every name with the prefix ``CLAIMTRACK_``."""

from functools import cache
from pathlib import Path
from urllib.parse import quote

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Settings of one process, read from the environment.

    An embedded default stands for everything: one SQLite file in the data directory, one
    process, loopback only. Unknown variables are ignored.
    """

    model_config = SettingsConfigDict(env_prefix="CLAIMTRACK_", extra="ignore")

    database_url: str | None = Field(
        default=None,
        description="SQLAlchemy URL; by default a SQLite file in the data directory. "
        "`postgresql://` uses psycopg 3.",
    )
    data_dir: Path = Field(
        default_factory=lambda: user_data_path("claimtrack", appauthor=False),
        description="Folder for the SQLite file and anything else the desk keeps locally.",
    )
    timezone: str = Field(
        default="UTC", description="The desk's time zone (IANA name), which fixes its weeks."
    )
    model_path: Path | None = Field(
        default=None,
        description="Another spaCy pipeline with Universal Dependencies labels to read with.",
    )
    host: str = Field(default="127.0.0.1", description="Address `serve` listens on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port `serve` listens on.")
    public_url: str | None = Field(
        default=None, description="Where readers reach the pages; used in digests and links."
    )
    user_name: str = Field(
        default="desk", description="Who acts when nobody gives a name (a desk without accounts)."
    )
    fetch_timeout: float = Field(default=20.0, gt=0, description="Seconds a fetch may take.")
    fetch_max_bytes: int = Field(
        default=10_000_000, gt=0, description="Largest body a fetch reads, in bytes."
    )
    fetch_private: bool = Field(
        default=False,
        description="Whether URLs may lead to private, loopback or link-local addresses.",
    )
    max_text_chars: int = Field(
        default=400_000, gt=0, description="Longest article text, in characters."
    )

    def url(self) -> str:
        """Return the database URL in force (postgresql:// made psycopg 3's)."""
        if self.database_url is None:
            # SQLAlchemy unquotes the path: a "%" or "?" in a folder's name must be quoted first.
            return f"sqlite:///{quote(str(self.data_dir / 'claimtrack.db'))}"
        for prefix in ("postgresql://", "postgres://"):
            if self.database_url.startswith(prefix):
                return "postgresql+psycopg://" + self.database_url.removeprefix(prefix)
        return self.database_url


@cache
def get_settings() -> Settings:
    """Return the settings of this process, read once."""
    return Settings()
