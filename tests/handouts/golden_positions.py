"""Write where another build of HarfBuzz puts each glyph of a sentence in every language: the golden positions of tests.

Run it by hand when a font is renewed: `python -m tests.handouts.golden_positions`. It asks hb-shape (Debian:
libharfbuzz-bin), told the direction, script and language, to shape article 3 of the Declaration in one go.
"""

import json
import subprocess
from pathlib import Path

from tests.handouts.declaration import LANGUAGES, paragraphs

ROOT = Path(__file__).parent.parent.parent
TARGET = ROOT / "tests" / "data" / "udhr" / "positions.json"
SCRIPTS = {
    "ar": ("Arab", "NotoNaskhArabic"), "fa": ("Arab", "NotoNaskhArabic"), "prs": ("Arab", "NotoNaskhArabic"),
    "ps": ("Arab", "NotoNaskhArabic"), "ckb": ("Arab", "NotoNaskhArabic"), "ur": ("Arab", "NotoNastaliqUrdu"),
    "ti": ("Ethi", "NotoSansEthiopic"), "am": ("Ethi", "NotoSansEthiopic"), "ka": ("Geor", "NotoSansGeorgian"),
    "hy": ("Armn", "NotoSansArmenian"), "bn": ("Beng", "NotoSansBengali"), "hi": ("Deva", "NotoSansDevanagari"),
    "ta": ("Taml", "NotoSansTamil"), "zh-Hans": ("Hani", "NotoSansSC"), "uk": ("Cyrl", "NotoSans"),
    "ru": ("Cyrl", "NotoSans"),
}  # fmt: skip


def measured(language: str) -> list[tuple[int, float]]:
    """Return, for each glyph from left to right, the character it stands for and its place in thousandths of an em."""
    script, family = SCRIPTS.get(language, ("Latn", "NotoSans"))
    command = [
        "hb-shape", f"--font-file={ROOT}/resources/fonts/{family}-Regular.ttf", f"--script={script}",
        f"--language={language}", f"--direction={'rtl' if script == 'Arab' else 'ltr'}", "--output-format=json",
        "--no-glyph-names", "--cluster-level=1", f"--text={paragraphs(language)[-1]}",
    ]  # fmt: skip
    shaped = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    found = []
    pen = 0
    for glyph in shaped:
        found.append((glyph["cl"], pen + glyph["dx"]))
        pen += glyph["ax"]
    return found


def main() -> None:
    """Write the file."""
    lines = [f"{json.dumps(language)}: {json.dumps(measured(language))}" for language in LANGUAGES]
    TARGET.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
