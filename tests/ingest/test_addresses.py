import pytest

from claimtrack.errors import FetchError
from claimtrack.ingest.addresses import is_public, resolve_host, vetted


@pytest.mark.parametrize(
    "address",
    (
        "127.0.0.1 127.8.8.8 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 "
        "224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255 192.0.2.1 198.18.0.1 "
        ":: ::1 fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 fec0::1 2001:db8::1 "
        "::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: 64:ff9b::7f00:1 64:ff9b::a00:1 "
        "2001:0:4136:e378:8000:63bf:3fff:fdd2 example.com 127.1"
    ).split(),
)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"],
)
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


def test_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(FetchError) as caught:
        vetted(
            "mixed.example",
            ["8.8.8.8", "10.0.0.1"],
            item="http://mixed.example/a",
            redirected=False,
        )
    assert str(caught.value).startswith(
        "http://mixed.example/a: leads to a private address (mixed.example, 10.0.0.1)"
    )
    assert "CLAIMTRACK_FETCH_PRIVATE" in str(caught.value)


def test_the_resolver_gives_each_address_once() -> None:
    assert resolve_host("127.0.0.1", 80) == ["127.0.0.1"]
    assert resolve_host("2130706433", 80) == ["127.0.0.1"]
