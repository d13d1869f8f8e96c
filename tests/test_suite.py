"""The suite's own promises: no network, no settings of the desk, nothing skipped unseen."""

import os
import socket
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

from claimtrack.settings import get_settings
from tests import conftest


class Config:
    """As much of pytest's configuration as ``unavailable`` asks."""

    def __init__(self, *, require_all: bool) -> None:
        self.require_all = require_all

    def getoption(self, name: str) -> bool:
        assert name == "--require-all"
        return self.require_all


@pytest.mark.filterwarnings("ignore:A test tried")
def test_no_address_but_loopback_is_reached() -> None:
    # TEST-NET-1 of RFC 5737: nobody's address.
    with pytest.raises(SocketConnectBlockedError):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_no_name_is_looked_up() -> None:
    with pytest.raises(socket.gaierror, match="look no names up"):
        socket.getaddrinfo("example.org", 80)


def test_loopback_is_reached() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(("localhost", server.getsockname()[1])) as client,
    ):
        client.sendall(b"x")
        accepted, _ = server.accept()
        with accepted:
            assert accepted.recv(1) == b"x"


def test_settings_are_those_of_a_machine_that_has_none(tmp_path: Path) -> None:
    ours = {name for name in os.environ if name.startswith("CLAIMTRACK_")}
    assert {name for name in ours if "_TESTS_" not in name} == {"CLAIMTRACK_DATA_DIR"}
    assert get_settings().url() == f"sqlite:///{tmp_path / 'data' / 'claimtrack.db'}"


def test_what_is_missing_is_skipped_or_fails() -> None:
    for require_all, outcome in ((False, pytest.skip.Exception), (True, pytest.fail.Exception)):
        with pytest.raises(outcome, match="no server"):
            conftest.unavailable(Config(require_all=require_all), "no server")  # type: ignore[arg-type]


def test_chromium_is_found_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CLAIMTRACK_TESTS_CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    assert conftest.find_chromium() is None
    downloaded = tmp_path / "browsers" / "chromium-1" / "chrome-linux" / "chrome"
    downloaded.parent.mkdir(parents=True)
    downloaded.touch()
    assert conftest.find_chromium() == str(downloaded)
    installed = tmp_path / "chromium"
    installed.touch(mode=0o755)
    assert conftest.find_chromium() == str(installed)
    monkeypatch.setenv("CLAIMTRACK_TESTS_CHROMIUM", "/opt/named")
    assert conftest.find_chromium() == "/opt/named"
