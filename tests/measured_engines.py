"""The same handout by this program and by other engines, for the benchmark, which starts this file in a new process.

What differs: fpdf2 and Qt draw no QR code, tick boxes or arrows and no panels; only this program and Typst write tags;
the others' text is isolated only by markup, where they have it.
"""

import html
import importlib
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.domain.articles import LineKind
from desktop.domain.sheets import Sheet, SheetLine, SmallPrint
from desktop.paths import resources
from tests.handouts.declaration import sheet

Make = Callable[[str, int], int]
"""Makes the handout of a language with a serial number, and returns its size in bytes."""
FONTS = resources() / "fonts"
FAMILIES = {
    "NotoSans": "Noto Sans", "NotoNaskhArabic": "Noto Naskh Arabic", "NotoNastaliqUrdu": "Noto Nastaliq Urdu",
    "NotoSansEthiopic": "Noto Sans Ethiopic", "NotoSansBengali": "Noto Sans Bengali", "NotoSansTamil": "Noto Sans Tamil",
    "NotoSansSC": "Noto Sans SC",
}  # fmt: skip
FILES = {
    "ar": "NotoNaskhArabic", "prs": "NotoNaskhArabic", "ps": "NotoNaskhArabic", "ur": "NotoNastaliqUrdu",
    "ti": "NotoSansEthiopic", "bn": "NotoSansBengali", "ta": "NotoSansTamil", "zh-Hans": "NotoSansSC",
}  # fmt: skip
LANGUAGES = ("nl", "uk", "ar", "prs", "ps", "ur", "ti", "bn", "ta", "zh-Hans")
RIGHT_TO_LEFT = ("ar", "prs", "ps", "ur")
MODULES = {"typst": "typst", "weasyprint": "weasyprint", "fpdf2": "fpdf", "qt": "PySide6.QtGui"}
"""What a peer needs to be installed."""
CODE = "code.svg"
"""The file in the engine's folder with the QR code, made beforehand for engines that do not make one."""
VERSION = "letter-from-ind/nl/0123456789ab"
MARKS = {LineKind.BOX: "box", LineKind.STEP: "step", LineKind.TEXT: "text"}


def handout(language: str, serial: int) -> Sheet:
    """Return the declaration as a handout whose first line differs from all others."""
    plain = sheet(language)
    first = plain.sections[0].lines[0]
    first = replace(first, text=f"{first.text} ({serial:03d})")
    section = replace(plain.sections[0], lines=(first, *plain.sections[0].lines[1:]))
    headings = [one.heading for one in plain.sections]
    small = SmallPrint(
        language=language,
        lines=(plain.sections[1].lines[0].text, plain.sections[2].lines[0].text),
        page="{page} / {pages}",
        each_page=(headings[0],),
        contact=tuple(SheetLine(LineKind.TEXT, text) for text in (headings[1], "Spreekuur", "088-123 4567")),
        version=VERSION,
        code=VERSION,
    )
    return replace(plain, sections=(section, *plain.sections[1:]), small_print=small, version=VERSION)


def spreekuur(folder: Path) -> Make:
    """This program."""
    sheets: Any = importlib.import_module("desktop.handouts.sheets")

    def make(language: str, serial: int) -> int:
        content = sheets.sheet_pdf(handout(language, serial), organisation="Spreekuur")
        (folder / f"{serial}.pdf").write_bytes(content)
        return len(content)

    return make


def families(language: str) -> list[str]:
    """Return the font families in the order in which they help out, the Latin one first."""
    return ["Noto Sans", *([FAMILIES[FILES[language]]] if language in FILES else [])]


def page(language: str, one: Sheet, *, faces: bool = True, code: str = "") -> str:
    """Return the handout as HTML, with a QR code as SVG."""
    css = ""
    if faces:
        css = "".join(
            f'@font-face{{font-family:"{name}";src:url("{(FONTS / f"{file}-{weight}.ttf").as_uri()}");font-weight:{number}}}'
            for file, name in FAMILIES.items()
            for weight, number in (("Regular", 400), ("Bold", 700))
        )
    names = ",".join(f"'{name}'" for name in families(language))
    css += (
        '@page{size:A4;margin:38pt 42pt 60pt;@bottom-right{content:counter(page) " / " counter(pages);font-size:8.5pt}}'
        f"body{{font:14pt/1.4 {names};margin:0}}h1{{font-size:24pt}}h2{{font-size:17pt}}.n{{font-weight:bold}}"
        ".box::before{content:'';display:inline-block;width:12pt;height:12pt;border:1.2pt solid #000}"
        ".panel{border:1.2pt solid #000;padding:8pt;margin-top:16pt}.small{font-size:9.5pt}"
    )
    parts = [f"<h1>{html.escape(one.title)}</h1>"]
    for section in one.sections:
        parts.append(f"<h2>{html.escape(section.heading)}</h2>" if section.heading else "")
        parts += [
            f'<p class="{MARKS[line.kind]}"><span class="n">{line.number}</span> {html.escape(line.text)}</p>'
            for line in section.lines
        ]
    contact = "".join(f"<p>{html.escape(line.text)}</p>" for line in one.small_print.contact)
    small = "".join(f'<p class="small">{html.escape(line)}</p>' for line in one.small_print.lines)
    parts.append(f'<div class="panel">{contact}</div><div class="panel">{small}{code}</div>')
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{language}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{html.escape(one.title)}</title><style>{css}</style></head><body>{''.join(parts)}</body></html>"
    )


def weasyprint(folder: Path) -> Make:
    """HTML and CSS by Pango; fonts are set up once."""
    module: Any = importlib.import_module("weasyprint")
    configuration = importlib.import_module("weasyprint.text.fonts").FontConfiguration()
    code = (folder / CODE).read_text(encoding="utf-8")

    def make(language: str, serial: int) -> int:
        target = folder / f"{serial}.pdf"
        document = module.HTML(string=page(language, handout(language, serial), code=code))
        document.write_pdf(target, font_config=configuration)
        return target.stat().st_size

    return make


def typst(folder: Path) -> Make:
    """Typst's own markup; one compiler for all handouts, which remembers what did not change."""
    module: Any = importlib.import_module("typst")
    compiler: Any = None

    def make(language: str, serial: int) -> int:
        nonlocal compiler
        source, target = folder / f"{serial}.typ", folder / f"{serial}.pdf"
        source.write_text(typst_source(language, handout(language, serial)), encoding="utf-8")
        if compiler is None:
            compiler = module.Compiler(root=str(folder), font_paths=[str(FONTS)], ignore_system_fonts=True)
        compiler.compile(input=str(source), output=str(target))
        return target.stat().st_size

    return make


TYPST_PAGE = (
    '#set page(paper: "a4", margin: (x: 42pt, top: 38pt, bottom: 60pt), footer: context [#set text(8.5pt)\n'
    "#counter(page).display() \\/ #counter(page).final().first()])"
)


def typst_source(language: str, one: Sheet) -> str:
    """Return the handout in Typst's markup."""

    def plain(text: str) -> str:
        return "".join("\\" + letter if letter in "\\#$*_`<>@[]=-+/~'\"" else letter for letter in text)

    names = ",".join(f'"{name}"' for name in families(language))
    direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
    marks = {LineKind.BOX: "#box(width: 12pt, height: 12pt, stroke: 1.2pt) ", LineKind.STEP: "→ ", LineKind.TEXT: ""}
    lines = [
        f'#set document(title: "{one.title}")',
        f'#set text(font: ({names},), size: 14pt, lang: "{language.partition("-")[0]}", dir: {direction})',
        TYPST_PAGE,
        f"= {plain(one.title)}",
    ]
    for section in one.sections:
        lines.append(f"== {plain(section.heading)}" if section.heading else "")
        lines += [f"*{line.number}* {marks[line.kind]}{plain(line.text)}\n" for line in section.lines]
    contact = " \\ ".join(plain(line.text) for line in one.small_print.contact)
    small = " \\ ".join(plain(line) for line in one.small_print.lines)
    lines.append(f"#box(width: 100%, stroke: 1.2pt, inset: 8pt)[{contact}]")
    code = f'#image("{CODE}", width: 76pt, alt: "{VERSION}")'
    lines.append(f"#box(width: 100%, stroke: 1.2pt, inset: 8pt)[#set text(9.5pt)\n{small} {code}]")
    return "\n".join(lines)


def fpdf2(folder: Path) -> Make:
    """Cells of text with HarfBuzz; fonts are read anew for each document, since it keeps none."""
    module: Any = importlib.import_module("fpdf")

    def make(language: str, serial: int) -> int:
        one = handout(language, serial)
        pdf = module.FPDF(format="A4")
        pdf.set_lang(language)
        pdf.set_title(one.title)
        main = FILES.get(language, "NotoSans")
        for file in {main, "NotoSans"}:
            for weight, style in (("Regular", ""), ("Bold", "B")):
                pdf.add_font(file, style, str(FONTS / f"{file}-{weight}.ttf"))
        if main != "NotoSans":
            pdf.set_fallback_fonts(["NotoSans"])
        to_left = language in RIGHT_TO_LEFT
        pdf.set_text_shaping(use_shaping_engine=True, direction="rtl" if to_left else "ltr")
        pdf.add_page()
        for text, size, style in sized(one):
            pdf.set_font(main, style, size)
            height = size * (0.9 if language == "ur" else 0.5)
            pdf.multi_cell(0, height, text, align="R" if to_left else "L", new_x="LMARGIN", new_y="NEXT")
        target = folder / f"{serial}.pdf"
        pdf.output(str(target))
        return target.stat().st_size

    return make


def sized(one: Sheet) -> Iterator[tuple[str, float, str]]:
    """Yield the texts of a handout with their size and style."""
    yield one.title, 24, "B"
    for section in one.sections:
        if section.heading:
            yield section.heading, 17, "B"
        for line in section.lines:
            yield f"{line.number} {line.text}", 14, ""
    for line in one.small_print.contact:
        yield line.text, 13, ""
    for text in one.small_print.lines:
        yield text, 9.5, ""


def qt(folder: Path) -> Make:
    """QTextDocument printed by QPdfWriter."""
    gui: Any = importlib.import_module("PySide6.QtGui")
    core: Any = importlib.import_module("PySide6.QtCore")
    application = gui.QGuiApplication.instance() or gui.QGuiApplication(["benchmark", "-platform", "offscreen"])
    for file in FAMILIES:
        for weight in ("Regular", "Bold"):
            gui.QFontDatabase.addApplicationFont(str(FONTS / f"{file}-{weight}.ttf"))

    def make(language: str, serial: int) -> int:
        assert application
        one = handout(language, serial)
        target = folder / f"{serial}.pdf"
        writer = gui.QPdfWriter(str(target))
        writer.setPageSize(gui.QPageSize(gui.QPageSize.PageSizeId.A4))
        writer.setPageMargins(core.QMarginsF(15, 13, 15, 20), gui.QPageLayout.Unit.Millimeter)
        writer.setResolution(1200)
        writer.setTitle(one.title)
        font = gui.QFont()
        font.setFamilies(families(language))
        font.setPointSizeF(14)
        option = gui.QTextOption()
        rtl, ltr = core.Qt.LayoutDirection.RightToLeft, core.Qt.LayoutDirection.LeftToRight
        option.setTextDirection(rtl if language in RIGHT_TO_LEFT else ltr)
        document = gui.QTextDocument()
        document.setDefaultFont(font)
        document.setDefaultTextOption(option)
        document.setHtml(page(language, one, faces=False))
        document.documentLayout().setPaintDevice(writer)
        document.setPageSize(core.QSizeF(writer.width(), writer.height()))
        document.print_(writer)
        del writer
        return target.stat().st_size

    return make


ENGINES: dict[str, Callable[[Path], Make]] = {
    "spreekuur": spreekuur,
    "typst": typst,
    "weasyprint": weasyprint,
    "fpdf2": fpdf2,
    "qt": qt,
}


def main() -> None:
    """Make handouts, as many as the second argument says, and print one line of JSON about it."""
    engine, count, folder = sys.argv[1:]
    make = ENGINES[engine](Path(folder))
    wall, processor = time.perf_counter(), time.process_time()
    sizes = [make(LANGUAGES[place % len(LANGUAGES)], place) for place in range(int(count))]
    found = {
        "wall": time.perf_counter() - wall,
        "processor": time.process_time() - processor,
        "size": sum(sizes) / len(sizes),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main()
