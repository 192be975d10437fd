from dataclasses import asdict

import pytest

from desktop.ui.theme import DARK, LIGHT, POINTS, Tokens, points_for


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2, definition)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (it / 12.92 if it <= 0.04045 else ((it + 0.055) / 1.055) ** 2.4 for it in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_edges_stand_out(tokens: Tokens) -> None:
    colours = asdict(tokens)
    for text in ("text", "muted", "danger", "good", "accent"):
        for ground in ("window", "base"):
            assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for text, ground in (("on_accent", "accent"), ("on_band", "band"), ("text", "chosen"), ("text", "line")):
        assert contrast(colours[text], colours[ground]) >= 4.5, (text, ground)
    for edge in ("edge", "accent"):
        for ground in ("window", "base"):
            assert contrast(colours[edge], colours[ground]) >= 3, (edge, ground)


def test_letters_are_large_enough_to_the_eye() -> None:
    assert POINTS >= 11
    assert points_for(1366) == POINTS
    # 1366 pixels at 125 %.
    assert points_for(1093) * 1.25 >= 11
