"""Names that belong together, as far as they are not known to be names of two products."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from milestones.reconcile.namesakes import Joined, Strangers

Names = Sequence[str]
"""Keys of names that are given together, the one by which the product is called first."""
Roots = frozenset[str]
"""Each root stands for names that one list or ruling holds together; a name in no list stands for itself."""


class Families:
    """Sets of names: of one product each, or shared by several. A root stands for each set."""

    def __init__(self, told: Iterable[Names], groups: Iterable[Names], strangers: Strangers) -> None:
        """`told` are the names that single claims give, `groups` those known to be one product's."""
        self._joined, self._chained = Joined(), Joined()
        self._shared: dict[str, Roots] = {}
        """For the root of names that several products share, a root in each of these."""
        for names in groups:
            self._joined.add(names)
            self._chained.add(names)
        chains: dict[str, list[Names]] = {}
        distinct = sorted(set(map(tuple, told)))
        for names in distinct:
            self._chained.add(names)
        for names in distinct:
            chains.setdefault(self.chain(names), []).append(names)
        for chain in chains.values():
            self._settle(chain, strangers)

    def home(self, names: Names) -> str:
        """The root of the set that names given together mean.

        That of the one product that they are names of; where they are names of several, or of none but
        shared ones, that of the first.
        """
        roots = list(dict.fromkeys(map(self._joined.root, names)))
        own = [root for root in roots if not self.is_shared(root)]
        return own[0] if len(own) == 1 else roots[0]

    def chain(self, names: Names) -> str:
        """What stands for all names that hang together with these, also those of other products."""
        return self._chained.root(names[0])

    def is_shared(self, root: str) -> bool:
        """Whether the names of this root are shared by several products."""
        return root in self._shared

    def sets(self) -> Iterator[tuple[str, set[str], set[str]]]:
        """Each root with its own names, and the names that it shares with others."""
        sets = {self._joined.root(keys[0]): set(keys) for keys in self._joined.sets()}
        sharing: dict[str, set[str]] = {}
        for shared, among in self._shared.items():
            for root in map(self._joined.root, among):
                sharing.setdefault(root, set()).update(sets[shared])
        for root, own in sets.items():
            yield root, own, sharing.get(root, set())

    def _settle(self, chain: Sequence[Names], strangers: Strangers) -> None:
        """Joins the names of claims that hang together, as far as they are not known to be two products'."""
        links = [frozenset(map(self._joined.root, names)) for names in chain]
        known = self._known(chain)
        foes = _foes(known, strangers)
        if not foes:
            for names in chain:
                self._joined.add(names)
            return
        # A claim that calls one product by names of two says nothing about names.
        sound = [roots for roots in links if _peaceful(roots, foes)]
        direct = [poles for roots in sound if len(poles := roots & foes.keys()) > 1]
        for friends in _friends(direct, foes):
            self._joined.add(friends)
        merged = _merged_foes(foes, self._joined)
        bridges = _bridges(sound, foes)
        peaceful = [poles for _, touched in bridges if _peaceful(poles := self._roots(touched), merged)]
        for friends in _friends([poles for poles in peaceful if len(poles) > 1], merged):
            self._joined.add(friends)
        for hanging, touched in bridges:
            self._place(sorted(hanging), self._roots(touched))

    def _known(self, chain: Sequence[Names]) -> dict[str, set[str]]:
        """The names that each root of a chain stands for, as far as the chain holds them."""
        known: dict[str, set[str]] = {}
        for names in chain:
            for name in names:
                known.setdefault(self._joined.root(name), set()).add(name)
        return known

    def _roots(self, roots: Iterable[str]) -> Roots:
        return frozenset(map(self._joined.root, roots))

    def _place(self, names: Names, poles: Roots) -> None:
        """Gives names that are known of no product to the only one they hang on, or to all to share."""
        self._joined.add(names)
        if len(poles) == 1:
            self._joined.add([*poles, *names])
        elif poles:
            self._shared[self._joined.root(names[0])] = poles


Foes = dict[str, set[str]]
"""For each root those that are known to be another product's."""


def _foes(known: dict[str, set[str]], strangers: Strangers) -> Foes:
    anchors = {root: frozenset(names) for root, names in known.items() if strangers.can_tell(names)}
    foes: Foes = {}
    for one, other in combinations(sorted(anchors), 2):
        if strangers.two(anchors[one], anchors[other]):
            foes.setdefault(one, set()).add(other)
            foes.setdefault(other, set()).add(one)
    return foes


def _merged_foes(foes: Foes, joined: Joined) -> Foes:
    merged: Foes = {}
    for root, others in foes.items():
        merged.setdefault(joined.root(root), set()).update(map(joined.root, others))
    return merged


def _peaceful(roots: Iterable[str], foes: Foes) -> bool:
    roots = set(roots)
    return all(foes.get(root, set()).isdisjoint(roots) for root in roots)


def _friends(links: Sequence[Roots], foes: Foes) -> Iterator[list[str]]:
    """Sets of roots that links join without joining foes.

    Where a chain of links would, the links that lead to both sides are left out; where that is not enough,
    all are.
    """
    beside: dict[str, set[str]] = {}
    for roots in links:
        for root in roots:
            beside.setdefault(root, set()).update(roots)
    whole = _united(links)
    kept = [
        roots
        for roots in links
        if _peaceful(whole[min(roots)], foes)
        or _peaceful(roots | {near for root in roots for near in beside[root]}, foes)
    ]
    for united in {frozenset(some) for some in _united(kept).values()}:
        if _peaceful(united, foes):
            yield sorted(united)


def _united(links: Iterable[Roots]) -> dict[str, list[str]]:
    """For each root all that links lead to from it."""
    joined = Joined()
    for roots in links:
        joined.add(sorted(roots))
    return {root: some for some in joined.sets() for root in some}


def _bridges(links: Iterable[Roots], foes: Foes) -> list[tuple[set[str], set[str]]]:
    """Sets of names that nothing is known of and that hang together, each with the known ones it hangs on."""
    plain, hanging = Joined(), []
    for roots in links:
        if ordinary := sorted(roots - foes.keys()):
            plain.add(ordinary)
            hanging.append((ordinary[0], roots & foes.keys()))
    touched: dict[str, set[str]] = {}
    for root, poles in hanging:
        touched.setdefault(plain.root(root), set()).update(poles)
    return [(set(names), touched[plain.root(names[0])]) for names in plain.sets()]
