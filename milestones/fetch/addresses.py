"""Which addresses are public: reachable by anyone on the internet, so that no secret hides behind them."""

import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

Address = IPv4Address | IPv6Address
Resolve = Callable[[str], Sequence[Address]]

_UNICAST = IPv6Network("2000::/3")
"""All that is given out of IPv6 (IANA, IPv6 Global Unicast Address Assignments)."""
_NOT_PUBLIC = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.88.99.0/24",  # relays of 6to4, RFC 7526
        "2001::/23",  # protocol assignments, with Teredo, RFC 2928
        "3fff::/20",  # documentation, RFC 9637
        "5f00::/16",  # segment routing, RFC 9602
    )
)
"""What older versions of Python take for global, from IANA's registries of special-purpose addresses."""
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses in a network of IPv6 alone (RFC 6052)."""
_PRIVATE_DOMAINS = ("localhost", "local", "internal", "home.arpa", "localdomain", "lan", "intranet", "corp")
"""Never given out: RFC 6761, 6762, 8375, ICANN's decision on "internal", and what is in use besides."""


def resolved(host: str) -> list[Address]:
    """The host's addresses, in the order in which the system would try them. Raises OSError."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(ip_address(place[0]) for *_, place in found))


def is_public(address: Address) -> bool:
    """Whether an address, and any that is embedded in it, is one of the public internet."""
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast and not _special(address)
    if address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    if address in _TRANSLATED:
        return is_public(IPv4Address(address.packed[-4:]))
    if address.sixtofour:
        return is_public(address.sixtofour)
    return address in _UNICAST and address.is_global and not _special(address)


def _special(address: Address) -> bool:
    return any(address in network for network in _NOT_PUBLIC)


def literal(host: str) -> Address | None:
    """The address that a host's name is, in any form that systems take for one: "127.1", "0x7f000001"."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except (OSError, UnicodeError):
        return None


def seems_public(host: str) -> bool:
    """Whether a host's name is one of the public internet, as far as that can be told without looking it up.

    For what a proxy looks up itself.
    """
    if address := literal(host):
        return is_public(address)
    domains = host.split(".")
    return len(domains) > 1 and not any(f".{host}".endswith(f".{domain}") for domain in _PRIVATE_DOMAINS)


def is_loopback(host: str) -> bool:
    """Whether a host's name is one of this machine, which no proxy can reach."""
    address = literal(host)
    return address.is_loopback if address else f".{host}".endswith(".localhost")
