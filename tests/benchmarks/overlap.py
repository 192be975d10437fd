"""Compare every line of the Declaration, as printed, with a picture of the same line by Pango.

`overlap.py [--quick] [language …]` needs pango-view (Debian: pango1.0-tools) and pdftoppm (poppler-utils).
Both are told the same fonts and sizes; Pango finds direction, scripts, joining and order by itself. For each line the
ink of both pictures is laid over each other: the share of the ink of each that lies within `NEAR` pixels of ink of the
other, the smaller of both; and the ratio of their widths.
"""

import os
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from PIL import Image, ImageChops, ImageFilter

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from desktop.handouts.canvas import TaggedCanvas  # noqa: E402
from desktop.handouts.fonts import Font  # noqa: E402
from desktop.handouts.lines import break_lines  # noqa: E402
from desktop.handouts.painting import paint_line  # noqa: E402
from desktop.handouts.shaping import INVISIBLE, Paragraph, TextLine  # noqa: E402
from desktop.handouts.tagging import Element  # noqa: E402
from desktop.paths import resources  # noqa: E402
from tests.handouts.declaration import LANGUAGES, paragraphs  # noqa: E402
from tests.measuring import Line, parser, show  # noqa: E402

SIZE = 16.0
RESOLUTION = 216
WIDTH, HEIGHT = 900.0, 120.0
COLUMN = 500.0
NEAR = 2
WANTED = 0.97
QUICK = ("ar", "ti")
FONT_CONFIGURATION = (
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
    "<dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>"
)


def family(font: Font) -> str:
    """Return the name by which Pango knows a font: NotoSansBengali is Noto Sans Bengali."""
    name = font.name.partition("-")[0]
    spaced = "".join(f" {letter}" if letter.isupper() else letter for letter in name).strip()
    return spaced.replace("S C", "SC")


def ours(paragraph: Paragraph, line: TextLine, folder: Path) -> Image.Image:
    """Return the picture of a line as it is printed."""
    file = BytesIO()
    canvas = TaggedCanvas(file, root=Element("Document"), lang="nl")
    canvas.setPageSize((WIDTH, HEIGHT))
    with canvas.drawn_for(None):
        paint_line(canvas, paragraph, line, 20, HEIGHT / 2, SIZE)
    canvas.save()
    (folder / "line.pdf").write_bytes(file.getvalue())
    command = ["pdftoppm", "-r", str(RESOLUTION), "-png", "-singlefile", folder / "line.pdf", folder / "ours"]
    subprocess.run(command, check=True)
    return ink(folder / "ours.png")


def markup(paragraph: Paragraph, line: TextLine) -> str:
    """Return a line in Pango's markup: with each stretch of a font its family and size, as the engine enlarges them."""
    parts = []
    for run in sorted(paragraph.runs, key=lambda one: one.start):
        start, end = max(run.start, line.start), min(run.end, line.end)
        if start < end:
            size = round(SIZE * run.font.scale * 1024)
            text = escape(paragraph.text[start:end])
            parts.append(f'<span font_family="{family(run.font)}" size="{size}">{text}</span>')
    return "".join(parts) + ("-" if line.hyphen else "")


def pango(paragraph: Paragraph, line: TextLine, folder: Path) -> Image.Image:
    """Return the picture of a line by Pango."""
    (folder / "line.txt").write_text(markup(paragraph, line), encoding="utf-8")
    (folder / "fonts.conf").write_text(
        FONT_CONFIGURATION.format(fonts=resources() / "fonts", cache=folder / "cache"), encoding="utf-8"
    )
    command = [
        "pango-view", "--no-display", "--markup", f"--dpi={RESOLUTION}", "--margin=40", "--hinting=none", "--hint-metrics=off",
        "--subpixel-positions", "--no-auto-dir", f"--language={paragraph.writing.tag}", f"--font=Noto Sans {SIZE}",
        f"--output={folder / 'pango.png'}", *(["--rtl"] if paragraph.writing.right_to_left else []),
        str(folder / "line.txt"),
    ]  # fmt: skip
    environment = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    subprocess.run(command, check=True, env=environment, capture_output=True)
    return ink(folder / "pango.png")


def ink(path: Path) -> Image.Image:
    """Return a picture cut to its ink, which is white on black."""
    picture = Image.open(path).convert("L").point(lambda grey: 255 if grey < 128 else 0)
    return picture.crop(picture.getbbox())


def overlap(one: Image.Image, other: Image.Image) -> float:
    """Return the share of the ink of each that is near ink of the other, at the best place; the smaller of both."""
    reach = 2
    size = (max(one.width, other.width) + 2 * reach, max(one.height, other.height) + 2 * reach)
    other_near = near(other)
    fixed, fixed_near = placed(one, size, reach, reach), placed(near(one), size, reach - NEAR, reach - NEAR)
    best = 0.0
    for right in range(2 * reach + 1):
        for down in range(2 * reach + 1):
            moved = placed(other, size, right, down)
            moved_near = placed(other_near, size, right - NEAR, down - NEAR)
            best = max(best, min(share(moved, fixed_near), share(fixed, moved_near)))
    return best


def near(picture: Image.Image) -> Image.Image:
    """Return what lies near the ink of a picture, with as much room around it."""
    size = (picture.width + 2 * NEAR, picture.height + 2 * NEAR)
    return placed(picture, size, NEAR, NEAR).filter(ImageFilter.MaxFilter(2 * NEAR + 1))


def placed(picture: Image.Image, size: tuple[int, int], right: int, down: int) -> Image.Image:
    """Return a picture at its place on a larger black one."""
    page = Image.new("L", size)
    page.paste(picture, (right, down))
    return page


def share(shown: Image.Image, other: Image.Image) -> float:
    """Return how much of the ink of one picture lies on that of another."""
    return ImageChops.multiply(shown, other).histogram()[255] / max(shown.histogram()[255], 1)


def compared(language: str, folder: Path, count: int | None = None) -> list[tuple[float, float, str]]:
    """Return, for each line of so many paragraphs of a language, the overlap, the ratio of widths and its text."""
    found = []
    for text in paragraphs(language)[:count]:
        paragraph = Paragraph(text, language)
        for line in break_lines(paragraph, SIZE, COLUMN):
            one, other = ours(paragraph, line, folder), pango(paragraph, line, folder)
            shown = "".join(letter for letter in paragraph.text[line.start : line.end] if letter not in INVISIBLE)
            found.append((overlap(one, other), other.width / one.width, shown))
    return found


def main() -> int:
    """Tell of each language how many lines there are, the worst overlap and how far the widths differ."""
    options = parser("How much of the ink of each line lies where Pango puts it.")
    options.add_argument("languages", nargs="*")
    asked = options.parse_args()
    lines = []
    for language in asked.languages or (QUICK if asked.quick else LANGUAGES):
        with tempfile.TemporaryDirectory() as folder:
            found = compared(language, Path(folder), asked.count)
        worst = min(found)
        off = max(abs(width - 1) for _, width, _ in found)
        lines.append(Line(f"{language}: lines", len(found), "lines"))
        lines.append(Line(f"{language}: ink that is elsewhere, worst line", 1 - worst[0], "of all", limit=1 - WANTED))
        lines.append(Line(f"{language}: widths differ by at most", off, "of all"))
        if worst[0] < WANTED:
            sys.stderr.write(f"{language}: {worst[2]}\n")
    return show(lines, {"benchmark": "overlap", "quick": asked.quick}, only_json=asked.json)


if __name__ == "__main__":
    sys.exit(main())
