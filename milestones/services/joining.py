"""What is one and what is two: `merge` and `split`, for milestones and for products, and `alias`.

Each decision is kept with all that follows from it in one transaction. Raised are NothingFoundError and
AmbiguousNameError for what is not on record, UsageError for words that fit neither, and MilestonesError for a
decision that would change nothing.
"""

from collections.abc import Sequence

from milestones.model.milestone import Milestone, Product
from milestones.model.names import name_key, without_marks
from milestones.model.problem import MilestonesError, NothingFoundError, UsageError
from milestones.model.ruling import Verb
from milestones.report.rows import some
from milestones.report.rulings import label
from milestones.services.deciding import Analyst, Decision, decide, needed, standing, subject_of, written
from milestones.services.finding import milestone_or_product, own_name
from milestones.store import Store, Writer


def merge(store: Store, names: Sequence[str], by: Analyst, why: str = "") -> list[Decision]:
    """Says that milestones are one event, or that products are one: all the others into the first.

    `names` are ids of milestones, or names of products.
    """
    why = written(why, "--why")
    if len(names) < 2:
        raise UsageError("merge needs two: ids of milestones, or names of products")
    with store.writing() as writer:
        found = [milestone_or_product(writer, name) for name in names]
        products = [one for one in found if isinstance(one, Product)]
        if not products:
            return _merge_milestones(writer, names, by, why)
        if len(products) < len(found):
            raise UsageError("merge takes ids of milestones, or names of products, not both at once")
        if len({product.key for product in products}) < len(products):
            raise MilestonesError(f"{some(list(names))}: some of these are names of one product already")
        joined = tuple(own_name(writer, product) for product in products)
        return [decide(writer, by.ruling(Verb.JOIN, why, names=joined))]


def split(store: Store, of: str, parts: Sequence[str], by: Analyst, why: str) -> Decision:
    """Says that what some articles tell is an event of its own, or some names a product of its own.

    `of` is the id of a milestone, then `parts` are ids of articles; or `of` is a product, and they are names.
    """
    why = needed(why, "--why")
    with store.writing() as writer:
        found = milestone_or_product(writer, of)
        if isinstance(found, Product):
            return _part(writer, found, parts, by, why)
        return _split_milestone(writer, standing(writer, of), parts, by, why)


def add_names(store: Store, of: str, names: Sequence[str], by: Analyst, why: str = "") -> Decision:
    """Says that these are names of a product too. One that is another product's makes the two one."""
    why = written(why, "--why")
    wanted = _names(names)
    with store.writing() as writer:
        product = writer.product_of(of)
        known = set(map(name_key, product.names))
        new = tuple(name for name in wanted if name_key(name) not in known)
        if not new:
            raise MilestonesError(f"{product.name} has {some(wanted)} among its names already")
        joined = (own_name(writer, product), *new)
        return decide(writer, by.ruling(Verb.JOIN, why, names=joined))


def remove_names(store: Store, of: str, names: Sequence[str], by: Analyst, why: str = "") -> Decision:
    """Says that these are no names of a product; together they are one of their own."""
    why = written(why, "--why")
    with store.writing() as writer:
        return _part(writer, writer.product_of(of), names, by, why)


def _merge_milestones(writer: Writer, ids: Sequence[str], by: Analyst, why: str) -> list[Decision]:
    """Each into the first, which is looked up anew every time: it can have another id by then."""
    decisions = []
    for id in ids[1:]:
        into, found = standing(writer, ids[0]), standing(writer, id)
        if into.id == found.id:
            raise MilestonesError(f"{label(into)}: {ids[0]} and {id} are one milestone already")
        subjects = subject_of(writer, found), subject_of(writer, into)
        ruling = by.ruling(Verb.MERGE, why, subjects[0], into=subjects[1])
        decisions.append(decide(writer, ruling, [into, found]))
    return decisions


def _split_milestone(
    writer: Writer, found: Milestone, articles: Sequence[str], by: Analyst, why: str
) -> Decision:
    telling = list(dict.fromkeys(part.sourced.claim.article for part in found.testimony))
    wanted = tuple(dict.fromkeys(articles))
    for article in wanted:
        if article not in telling:
            raise NothingFoundError(
                f"no article {article!r} tells of {label(found)}; these do: {some(telling, 10) or 'none'}"
            )
    if not wanted or len(wanted) == len(telling):
        raise MilestonesError(
            f"{label(found)}: to split it, name some of its articles, not all: {some(telling, 10)}"
        )
    ruling = by.ruling(Verb.SPLIT, why, subject_of(writer, found), names=wanted)
    return decide(writer, ruling, [found])


def _part(writer: Writer, product: Product, names: Sequence[str], by: Analyst, why: str) -> Decision:
    wanted = set(map(name_key, _names(names)))
    known = {name_key(name): name for name in product.names}
    for name in names:
        if name_key(name) not in known:
            raise NothingFoundError(f"{product.name} has no name {name!r}; it has {some(product.names, 10)}")
    parted = tuple(name for key, name in known.items() if key in wanted)
    rest = tuple(name for key, name in known.items() if key not in wanted)
    if not rest or not parted:
        raise MilestonesError(
            f"to part names from {product.name}, name some of them, not all: {some(product.names, 10)}"
        )
    return decide(writer, by.ruling(Verb.PART, why, names=parted, rest=rest))


def _names(names: Sequence[str]) -> list[str]:
    return [without_marks(needed(name, "NAME")) for name in names]
