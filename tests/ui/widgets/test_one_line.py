import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.widgets.one_line import one_line
from desktop.ui.widgets.rows_model import Row, RowsModel


def test_a_name_with_line_ends_and_turning_signs_shows_as_blanks_in_a_list() -> None:
    model = RowsModel(["Name"])
    model.show_rows([Row(None, ("Sel\u202eam\nTesta\x07\u2028Proef",))])
    assert model.data(model.index(0, 0)) == "Sel am Testa  Proef"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "ሰላም", "a\u200eb\u200f", "Ngũgĩ", "👩\u200d👧"])
def test_the_signs_that_spelling_needs_stay(text: str) -> None:
    assert one_line(text) == text


@given(st.text())
def test_no_text_takes_a_second_line_or_loses_a_sign(text: str) -> None:
    made = one_line(text)
    assert len(made) == len(text)
    assert len(made.splitlines()) <= 1
