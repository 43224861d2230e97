"""A server, a clock that waiting moves, and fetchers in a world of this machine alone."""

import ssl
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import trustme

from milestones.fetch import Fetcher, Policy, World
from tests.fetch.sites import Site, is_public, resolve
from tests.fetch.world import Fetchers, Time


@pytest.fixture
def site() -> Iterator[Site]:
    """A server for http."""
    with Site() as opened:
        yield opened


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    """An authority that the fetchers of the tests believe."""
    return trustme.CA()


@pytest.fixture
def time() -> Time:
    """The time of the fetchers."""
    return Time()


@pytest.fixture
def fetchers(time: Time, authority: trustme.CA, site: Site) -> Iterator[Fetchers]:
    """Makes fetchers with a policy's settings; closed before the server is."""

    def trusted() -> ssl.SSLContext:
        context = ssl.create_default_context()
        authority.configure_trust(context)
        return context

    with ExitStack() as stack:

        def made(world: World | None = None, **settings: object) -> Fetcher:
            policy = Policy(**{"connect": 5, "silence": 10, "total": 30, **settings})  # type: ignore[arg-type]
            world = world or World(resolve, is_public, trusted, lambda url: None)
            return stack.enter_context(Fetcher(policy, world, time.clock, time.sleep))

        yield made


@pytest.fixture
def fetcher(fetchers: Fetchers) -> Fetcher:
    """One with short times."""
    return fetchers()
