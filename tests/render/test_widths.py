from milestones.model.table import Row, ViewColumn
from milestones.render.widths import block_widths, taken, widths_of

STEP, DISEASE, ID = ViewColumn("What", "what"), ViewColumn("For", "for"), ViewColumn("Id", "id", whole=True)
ROWS: list[Row] = [
    {"what": "Approved", "for": "relapsed or refractory multiple myeloma", "id": "abcd2345"},
    {"what": "Application accepted", "for": "relapsed or refractory multiple myeloma", "id": "abcd2346"},
]


def test_what_fits_is_not_folded() -> None:
    assert widths_of([STEP, DISEASE, ID], ROWS, 80) == [20, 39, 8]


def test_room_goes_where_it_saves_the_most_lines() -> None:
    # An even share would be 19 and 19: "Application accepted" would take two lines all the same.
    first, second, third = widths_of([STEP, DISEASE, ID], ROWS, 50)
    assert (first, third) == (11, 8) or first < 19
    assert second >= len("relapsed or refractory")
    assert taken([first, second, third]) <= 50


def test_a_column_that_needs_no_second_line_keeps_it_so() -> None:
    rows: list[Row] = [{"what": "Zelvora", "for": "relapsed or refractory multiple myeloma"}]
    assert widths_of([STEP, DISEASE], rows, 30)[0] == len("Zelvora")


def test_columns_without_room_are_left_out() -> None:
    assert len(widths_of([ID, STEP, DISEASE], ROWS, 17)) == 1
    assert widths_of([ID], ROWS, 3) == [3]


def test_every_column_is_in_one_block() -> None:
    cells = [ViewColumn(code, code, stacked=True) for code in ("US", "EU", "CN", "JP", "KR")]
    rows: list[Row] = [{"for": "gout", **{column.key: ("Approved", "2020-01-01 ×2") for column in cells}}]
    for width in (10, 25, 50, 100):
        blocks = list(block_widths([DISEASE, *cells], 1, rows, width))
        starts = [start for start, _ in blocks]
        assert starts[0] == 1
        assert [start + len(widths) - 1 for start, widths in blocks] == [*starts[1:], 6]
        assert all(taken(widths) <= width for _, widths in blocks)
