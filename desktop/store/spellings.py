"""One name in several spellings: families of forms, as they are met on papers and at the table.

A name is put into letters anew in each country and by each clerk, so that one person becomes two. The table holds
common names of the languages of our visitors. Names that it lacks are compared by their consonants, which stay when
a name goes from one script to another while its vowels do not. Both widen what is shown, and decide nothing.
"""

import re

from desktop.store.folding import fold

_FAMILIES = (
    "mohammed mohamed muhammad muhamad mohammad mohamad muhammed mahamed mehmed mehmet muhamed محمد መሓመድ ማሕመድ",
    "ahmed ahmad ahmet axmed احمد ኣሕመድ",
    "ali aly alli علي عالی ዓሊ",
    "abdallah abdullah abdulla abdella عبدالله ዓብደላ",
    "abdulrahman abdurrahman abdirahman abdelrahman abderrahmane عبدالرحمن ዓብዱራሕማን",
    "hassan hasan xasan حسن ሓሰን",
    "hussein husayn hussain husein hossein huseyin xuseen حسين حسین ሑሴን",
    "ibrahim ebrahim ibraahim abraham avraham ابراهيم ابراهیم ኢብራሂም ኣብርሃም",
    "yusuf yousef yousif youssef josef joseph yosef yoosuf يوسف یوسف ዮሴፍ",
    "omar umar omer cumar عمر ዑመር",
    "osman othman uthman usman cismaan عثمان ዑስማን",
    "khaled khalid halid خالد ካሊድ",
    "mustafa mostafa moustafa مصطفي مصطفی ሙስጠፋ",
    "mahmoud mahmud mahmood محمود",
    "ismail ismael esmail ismaciil اسماعيل اسماعیل እስማኤል",
    "yahya yahia jahja يحيي یحیی ያሕያ",
    "musa moussa moosa mousa موسي موسی ሙሳ ሙሴ",
    "saeed said saied sayed سعيد سعید ስዒድ",
    "fatima fatma fatemeh fatimah faadumo fadumo فاطمه فاطمة ፋጥማ",
    "aisha aysha ayesha aicha caasha asha عائشه عايشه ዓይሻ",
    "maryam mariam miriam meryem maryan maria مريم مریم ማርያም",
    "zainab zaynab zeinab zeynep zeyneb saynab زينب زینب ዘይነብ",
    "khadija khadijah hatice khadiijo خديجه خدیجه ኸድጃ",
    "amina aminah amna emine aamina امنه امينه ኣሚና",
    "layla leila leyla laila ليلي لیلا ለይላ",
    "tesfay tesfai tesfaye tesfahi ተስፋይ ተስፋዬ",
    "gebre ghebre gebreh ገብረ ገብሬ",
    "haile hayle hailay ሃይለ ኃይለ ሃይላይ",
    "kidane kidan kidanay ኪዳነ ኪዳን",
    "yohannes johannes yohanes john ዮሃንስ ዮሐንስ",
    "mikael michael mikaiel mikhail ميخائيل ሚካኤል",
    "selam salam selamawit ሰላም ሰላማዊት",
    "hiwot hiwet heywet ሂወት ህይወት",
    "dawit dawud david daoud داود ዳዊት",
)


def _table() -> dict[str, str]:
    """Return the first form of each family by its folded forms; a form stands in the first family that has it."""
    found: dict[str, str] = {}
    for family in _FAMILIES:
        forms = [fold(form) for form in family.split()]
        for form in forms:
            found.setdefault(form, forms[0])
    return found


_FIRST_FORM = _table()
_SHORTEST = 3
"""Letters, or consonants, below which too many names would be one."""


_SH = "\u017f"
"""Stands for a sound of two letters while a word is read; folded text does not have it."""


def _consonants() -> dict[int, str]:
    """Return the consonant that a letter stands for; a vowel, and what one writes for a vowel, is nothing."""
    found = dict.fromkeys(map(ord, "aeiouyw"), "")
    for letters, consonant in (
        ("kqقك", "k"),
        ("gjغجگ", "g"),
        ("hxحخه", "h"),
        ("szثسصزژذظ", "s"),
        (f"{_SH}شچ", "c"),
        ("tطت", "t"),
        ("dدض", "d"),
        ("fvف", "f"),
        ("bpبپ", "b"),
        ("mم", "m"),
        ("nن", "n"),
        ("rر", "r"),
        ("lل", "l"),
        ("اويع", ""),
    ):
        found |= dict.fromkeys(map(ord, letters), consonant)
    # The Ethiopic block has a row of eight for each consonant; a dash is one that others write as a vowel.
    for row, consonant in enumerate("hlhmsrsckkkkbftchhnn-kkhh--ss-ddggggtcbssfb"):
        found |= dict.fromkeys(range(0x1200 + 8 * row, 0x1208 + 8 * row), consonant.strip("-"))
    return found


_CONSONANTS = _consonants()
_DIGRAPHS = (
    *((written, _SH) for written in ("sch", "sh", "ch")),
    ("kh", "h"),
    ("gh", "g"),
    ("th", "t"),
    ("dh", "d"),
    ("ph", "f"),
)
_DOUBLED = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """Return the consonants of a name in any of our scripts; empty when there are too few to say anything."""
    text = fold(word)
    for written, letter in _DIGRAPHS:
        text = text.replace(written, letter)
    # A bare c is no consonant here: in Somali it is a sound that others do not write.
    bones = "".join(_CONSONANTS.get(ord(char), "") for char in text)
    bones = _DOUBLED.sub(r"\1", bones).rstrip("h")
    return bones if len(bones) >= _SHORTEST else ""


def name_marks(name: str) -> str:
    """Return the words under which a name is found in other spellings: `0` and its form in the table, `00` and its bones."""
    marks = []
    for word in _words(name):
        if word in _FIRST_FORM:
            marks.append("0" + fold(_FIRST_FORM[word]))
        if bones := skeleton(word):
            marks.append("00" + bones)
    return " ".join(marks)


def typed_marks(word: str) -> list[str]:
    """Return the marks of the names that somebody who typed this much of a name can mean."""
    forms = {"0" + first for form, first in _FIRST_FORM.items() if len(word) >= _SHORTEST and form.startswith(word)}
    bones = skeleton(word)
    return [*sorted(forms), *(["00" + bones] if bones else [])]


def name_key(name: str) -> str:
    """Return what is the same for two spellings of a name, whatever the order of its words; empty for no name."""
    return " ".join(sorted(_FIRST_FORM.get(word, word) for word in _words(name)))


def _words(name: str) -> list[str]:
    return fold(name).replace("-", " ").replace("'", "").split()
