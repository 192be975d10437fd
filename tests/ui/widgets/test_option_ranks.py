from desktop.ui.widgets.option_ranks import Option, fitting

TOPICS = [
    Option("A1", "A1 · Aanmelding"),
    Option("A10", "A10 · Grens"),
    Option("A5", "A5 · Uitleg van een IND-brief", "Explanation of an IND letter"),
    Option("B1", "B1 · Nareis aanvragen"),
    Option("ti", "Tigrinya"),
]


def codes(typed: str) -> list[str]:
    return [option.code for option in fitting(TOPICS, typed)]


def test_a_code_goes_before_codes_that_begin_with_it() -> None:
    assert codes("a1") == ["A1", "A10"]


def test_words_are_found_by_their_begin_in_every_language() -> None:
    assert codes("brief") == ["A5"]
    assert codes("lett") == ["A5"]


def test_accents_and_case_do_not_matter() -> None:
    assert codes("TÏG") == ["ti"]


def test_what_fits_nothing_offers_nothing() -> None:
    assert codes("zzz") == []
