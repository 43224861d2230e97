"""The products that claims and rulings speak of."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from milestones.model.claim import Claim
from milestones.model.milestone import Calling, Product
from milestones.model.names import name_key
from milestones.model.ruling import Ruling
from milestones.reconcile.families import Families
from milestones.reconcile.namesakes import Strangers, known_names
from milestones.reconcile.spellings import Spellings

_REMEMBERED = 1024
"""Names given together whose keys are worked out once: the claims of an article give the same."""


class Products:
    """The products, found by what claims and rulings call them."""

    def __init__(
        self, families: Families, by_root: Mapping[str, Product], given: Iterable[Sequence[str]]
    ) -> None:
        """`given` are keys of names, each time those of which the first can have been a product's key."""
        self._families = families
        self._by_root = by_root
        self._by_key = {product.key: product for product in by_root.values()}
        self._firsts: dict[str, set[str]] = {}
        for names in given:
            self._firsts.setdefault(families.chain(names), set()).add(min(names))

    def of(self, claim: Claim | Calling) -> Product:
        """The product that a claim is about."""
        return self._by_root[self._families.home(keys_of(claim))]

    def all(self) -> Iterator[Product]:
        """All of them, in no order."""
        return iter(self._by_key.values())

    def with_key(self, key: str) -> Product:
        """The product with this key."""
        return self._by_key[key]

    def named(self, name: str) -> Product:
        """The product that a claim or a ruling calls by this name. A shared name is the unclear product's.

        Raises KeyError for a name that none of them uses.
        """
        return self._by_root[self._families.home([name_key(name)])]

    def former_keys(self, product: Product) -> set[str]:
        """All keys that the product can have had while less was known, its own among them.

        A key is the first of all names, so it was the first that some claim or ruling gave, or one of a list,
        which can have been shorter.
        """
        names = [name_key(name) for name in product.names[-1:]]
        return self._firsts[self._families.chain(names)] | {product.key}


def products(
    callings: Collection[Calling], names: Sequence[Sequence[str]] = (), rulings: Sequence[Ruling] = ()
) -> Products:
    """The products that claims call so.

    Two names are one product when one claim, one group of `names` or one ruling holds both, also through a
    third name. Nothing is fuzzy, and the order of claims and groups does not count. Where a chain of names
    would join products that are known to be two (reconcile.namesakes), they stay two, and the names that
    join them are names of both. A claim that gives none but such names is about neither: it has a product
    "CT041 (unclear)".

    The key of a product is the alphabetically first of its own names' keys, so that it follows from the set
    of names alone. Its standing name is the first name of its group in `names` (of several groups, the one
    whose first name is alphabetically first), else the name by which most independent sources call the
    product, then the shortest, then the alphabetically first. A name spelled in several ways is shown
    as the group spells it, else by the same count.
    """
    known = known_names(names, rulings)
    ruled = [name for ruling in rulings for name in _spoken_of(ruling)]
    spellings = Spellings(callings, known.groups, ruled)
    told = sorted({keys_of(calling) for calling in callings} | {(name_key(name),) for name in ruled})
    spoken_of = {key for keys in told for key in keys}
    strangers = Strangers({key: spellings.of(key) for key in spoken_of}, known.lists, known.parted, told)
    groups = [[key for key in map(name_key, group) if key] for group in known.groups]
    families = Families(told, groups, strangers)
    found = {}
    for root, own, shared in families.sets():
        if spoken_of.isdisjoint(own):
            continue
        if families.is_shared(root):
            found[root] = spellings.unclear(sorted(own))
        else:
            found[root] = spellings.product(sorted(own), sorted(shared))
    return Products(families, found, [*told, *([key] for group in groups for key in group)])


def keys_of(claim: Claim | Calling) -> tuple[str, ...]:
    """The keys of a claim's names; never empty: names without a letter or digit share the key ""."""
    return _keys_of(claim.product, claim.aliases)


@lru_cache(maxsize=_REMEMBERED)
def _keys_of(product: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in map(name_key, (product, *aliases)) if key) or ("",)


def _spoken_of(ruling: Ruling) -> Iterator[str]:
    """The names of products of whose milestones a ruling says something."""
    subjects = [subject for subject in (ruling.subject, ruling.into) if subject]
    yield from (subject.product for subject in subjects)
    if subjects and (name := ruling.fields.get("product")):
        yield name
