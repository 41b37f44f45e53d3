"""A table is edited into another table; what was in its cells stays in them."""

from __future__ import annotations

from kehoach_desktop.domain.table import (
    PaperColumn,
    PaperTable,
    moved_row,
    weights_of,
    with_cell,
    with_column,
    with_pasted,
    with_row,
    without_column,
    without_row,
)

TABLE = PaperTable(
    (PaperColumn("TT", 4, True), PaperColumn("Thôn", 20)),
    (("1", "Đông"), ("2", "Đoài"), ("", "Cộng")),
    totals=(2,),
)


def test_a_row_put_in_or_taken_out_leaves_the_total_row_bold() -> None:
    longer = with_row(TABLE, below=1)
    assert longer.rows == (("1", "Đông"), ("", ""), ("2", "Đoài"), ("", "Cộng"))
    assert longer.totals == (3,)
    assert without_row(longer, 2) == TABLE
    assert without_row(TABLE, 3).totals == ()
    assert without_row(TABLE, 0) == TABLE  # the titles stay


def test_a_column_put_in_or_taken_out_keeps_the_others_in_step() -> None:
    wider = with_column(TABLE, right_of=0)
    assert wider.grid[0] == ("TT", "", "Thôn") and wider.grid[1] == ("1", "", "Đông")
    assert without_column(wider, 1) == TABLE
    narrow = without_column(TABLE, 1)
    assert without_column(narrow, 0) == narrow  # the last column stays


def test_a_cell_changes_alone_and_row_nought_holds_the_titles() -> None:
    assert with_cell(TABLE, 0, 1, "Xóm").columns == (
        PaperColumn("TT", 4, True),
        PaperColumn("Xóm", 20),
    )
    assert with_cell(TABLE, 2, 1, "Hạ").grid == (
        TABLE.grid[0],
        TABLE.grid[1],
        ("2", "Hạ"),
        TABLE.grid[3],
    )


def test_a_moved_row_takes_its_bold_along() -> None:
    moved = moved_row(TABLE, 3, -1)
    assert moved.rows == (("1", "Đông"), ("", "Cộng"), ("2", "Đoài")) and moved.totals == (1,)
    assert moved_row(TABLE, 1, -1) == TABLE


def test_pasted_cells_make_the_table_grow_and_keep_what_lies_beside_them() -> None:
    grown = with_pasted(TABLE, 3, 1, "Thượng\t12\nHạ\t9\n")
    assert grown.grid == (
        ("TT", "Thôn", ""),
        ("1", "Đông", ""),
        ("2", "Đoài", ""),
        ("", "Thượng", "12"),
        ("", "Hạ", "9"),
    )
    assert grown.columns[:2] == TABLE.columns


def test_a_short_row_counts_as_wide_as_the_titles() -> None:
    assert PaperTable(TABLE.columns, (("1",),)).grid == (("TT", "Thôn"), ("1", ""))


def test_the_width_goes_by_the_words_only_where_nobody_shared_it_out() -> None:
    assert weights_of(TABLE.columns, TABLE.rows) == [4, 20]
    plain = (PaperColumn("TT"), PaperColumn("Nội dung"))
    number, words = weights_of(plain, (("1", "Phát thanh chuyên mục về hồ sơ trực tuyến"),))
    assert words > 5 * number
