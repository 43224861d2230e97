"""This program's extraction, in a process of its own: python -m benchmarks.extraction TEXTS.json RUNS."""

from benchmarks.repeating import report
from milestones.extract.extractor import extract
from milestones.extract.medicines.products import KnownNames
from milestones.lexicon.seeds import seed_products
from milestones.model.article import Article


def main() -> None:
    """Prints the figures; see `report`."""
    known = KnownNames([seed.names for seed in seed_products()])

    def extract_all(texts: list[str]) -> None:
        for number, text in enumerate(texts):
            extract(Article(str(number), text, ""), known)

    report(extract_all)


if __name__ == "__main__":
    main()
