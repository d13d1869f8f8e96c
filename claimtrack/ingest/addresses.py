"""Which network addresses a fetch may connect to.

A URL comes from whoever writes it, a feed's author too, so it must not reach what only this
machine can reach (server-side request forgery). The name is resolved once, every address it has
is checked, and the connection goes to a checked address, so an answer that changes between
check and use (DNS rebinding) changes nothing.
"""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from typing import TypeAlias

from claimtrack.errors import FetchError

Resolver: TypeAlias = Callable[[str, int], Sequence[str]]
"""Host and port in, addresses out; raises OSError where there are none."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""RFC 6052: the last 32 bits are an IPv4 address that a gateway connects to."""


def resolve_host(host: str, port: int) -> list[str]:
    """Return the addresses the system's resolver gives for a host, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def vetted(host: str, addresses: Sequence[str], *, item: str, redirected: bool) -> list[str]:
    """Return ``addresses`` if all of them are public.

    One private address among public ones is refused with the rest: no publisher has both.

    Args:
        host: The host they belong to, for the message.
        addresses: What it resolves to.
        item: The URL that was asked for.
        redirected: Whether another page led here.

    Raises:
        FetchError: Naming the address.
    """
    refused = next((address for address in addresses if not is_public(address)), None)
    if refused is None:
        return list(addresses)
    verb = "redirects to" if redirected else "leads to"
    shown = refused if refused == host else f"{host}, {refused}"
    raise FetchError(
        f"{verb} a private address ({shown})",
        item=item,
        hint="set CLAIMTRACK_FETCH_PRIVATE=true if that is meant",
    )


def is_public(address: str) -> bool:
    """Return whether ``address`` is one of the public internet.

    Not private, loopback, link-local, shared, reserved or multicast (the IANA special-purpose
    registries), seen through the IPv6 forms that carry an IPv4 address.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            found = inner
        elif found.teredo is not None or found.is_site_local:
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved
