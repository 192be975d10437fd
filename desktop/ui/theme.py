"""How the window looks: one table of colours for light and dark, one size of letters, the fonts of our scripts."""

from dataclasses import asdict, dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from desktop.paths import resources

POINTS = 12.0
_SCRIPTS = ("Ethiopic", "Bengali", "Devanagari", "Tamil", "Georgian", "Armenian", "SC")
FAMILIES = ("Noto Sans", "Noto Naskh Arabic", *(f"Noto Sans {script}" for script in _SCRIPTS))
"""The shipped families before the system's: the same letters, and every script of ours, on every laptop."""


@dataclass(frozen=True)
class Tokens:
    """The colours by their task. Text on its ground has at least 4.5:1, a border or focus ring 3:1 (WCAG 2.2 AA)."""

    window: str
    base: str
    text: str
    muted: str
    accent: str
    on_accent: str
    line: str
    edge: str
    chosen: str
    danger: str
    good: str
    band: str
    on_band: str


LIGHT = Tokens(
    window="#f3f5f7",
    base="#ffffff",
    text="#1a2330",
    muted="#4d5967",
    accent="#0b57a4",
    on_accent="#ffffff",
    line="#d3d9e0",
    edge="#77828f",
    chosen="#d9e8f8",
    danger="#a1242a",
    good="#1c6537",
    band="#fff0bd",
    on_band="#463600",
)
DARK = Tokens(
    window="#1a1e24",
    base="#242a32",
    text="#eceff3",
    muted="#b4bdc9",
    accent="#84b8f2",
    on_accent="#0d1926",
    line="#3a424d",
    edge="#8792a0",
    chosen="#2d4765",
    danger="#ff9d96",
    good="#84d5a0",
    band="#473a0a",
    on_band="#ffeeb5",
)


def tokens_now() -> Tokens:
    """Return the colours for what the system asks now, light or dark."""
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        # Where the system does not say, the colours that it gave us do.
        return DARK if QGuiApplication.palette().window().color().lightness() < 128 else LIGHT
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def points_for(width: int) -> float:
    """Return the size of letters for a screen so wide, in pixels as the system counts them.

    On a screen of 1366 pixels that the system enlarges to 125 % they are still larger to the eye than without.
    """
    return POINTS if width >= 1280 else 10.0


def apply_theme(app: QApplication, tokens: Tokens, points: float = POINTS) -> None:
    """Give the whole program its colours and its size of letters."""
    font = QFont()
    font.setFamilies([*FAMILIES, QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()])
    font.setPointSizeF(points)
    app.setFont(font)
    app.setPalette(_palette(tokens))
    arrow = resources() / "icons" / f"open-list-on-{'dark' if tokens is DARK else 'light'}.svg"
    sheet = Template((resources() / "styles" / "window.qss").read_text(encoding="utf-8"))
    app.setStyleSheet(
        sheet.substitute(asdict(tokens), arrow=arrow.as_posix(), points=points, small=points - 1, large=points + 4)
    )


def load_fonts() -> None:
    """Make the shipped fonts known to Qt."""
    for path in sorted((resources() / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.window,
        role.WindowText: tokens.text,
        role.Base: tokens.base,
        role.AlternateBase: tokens.window,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.base,
        role.ButtonText: tokens.text,
        role.Highlight: tokens.accent,
        role.HighlightedText: tokens.on_accent,
        role.ToolTipBase: tokens.base,
        role.ToolTipText: tokens.text,
        role.Link: tokens.accent,
    }
    for one, colour in colours.items():
        palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(tokens.edge))
    return palette
