"""Finding anything by a word, however it is spelled: the same table for what we recorded and for what we tell people."""

from dataclasses import replace

from desktop.content.packs import Pack
from desktop.domain.articles import Article, Edition, Line, LineKind, Section
from desktop.domain.contacts import Contact, ContactEntry
from desktop.spreekuur.contacts import record_contact
from desktop.spreekuur.finding import Found, find
from desktop.spreekuur.look_ups import Contents
from desktop.spreekuur.stores import Store
from tests.spreekuur.conftest import NOW

SPELLINGS = {
    "a Dutch compound by its beginning": ("de gezinsherenigingsaanvraag", "gezinsher"),
    "a compound with a dash by either part": ("de COA-medewerker", "medewerk"),
    "capitals": ("het AANMELDGEHOOR", "aanmeldgehoor"),
    "a diaeresis": ("een patiënt", "patient"),
    "an accent that was typed": ("voor de zitting", "vóór zitting"),
    "a French word": ("la réponse", "reponse"),
    "an accent apart from its letter": ("le de\u0301lai", "délai"),
    "alef with hamza above": ("أسرتي هناك", "اسرتي"),
    "alef with hamza below": ("إقامتي", "اقامتي"),
    "alef with madda": ("آخر موعد", "اخر"),
    "a hamza that was typed": ("اوراقي", "أوراقي"),
    "hamza on a ya": ("رسائل كثيرة", "رسايل"),
    "hamza on a waw or a ya": ("أنا مسؤول", "مسئول"),
    "hamza on a ya or a waw": ("شئون الطلاب", "شؤون"),
    "hamza at the end": ("اللقاء غدا", "لقا"),
    "a final ya without dots": ("مستشفى", "مستشفي"),
    "a Persian ya and kaf": ("وکیل من", "وكيل"),
    "an Arabic ya and kaf, typed in Persian": ("كليدي", "کلیدی"),
    "ta marbuta": ("ورقة بيضاء", "ورقه"),
    "ta marbuta that was typed": ("المدرسه بعيدة", "مدرسة"),
    "tatweel": ("القـــاضي", "القاضي"),
    "vowels": ("مُتَرْجِمٌ", "مترجم"),
    "vowels that were typed": ("سفارة", "سِفَارَة"),
    "with the article, sought without": ("البطاقة", "بطاقة"),
    "without the article, sought with": ("جمعية", "الجمعية"),
    "behind “and the”": ("والطبيب", "طبيب"),
    "a joiner, sought grown together": ("نمی‌فهمم", "نمیفهمم"),
    "a joiner, sought with room": ("نامه‌های", "نامه های"),
    "room, sought with a joiner": ("می خوانم", "می‌خوانم"),
    "grown together, sought with a joiner": ("خانوادهام", "خانواده‌ام"),
    "a Dari heh with ya": ("خانۀ برادر", "خانه"),
    "a telephone number": ("088-765 4321 bellen", "088-765 4321"),
    "Arabic digits": ("سنة ١٩٧٤", "1974"),
    "Persian digits": ("سال ۱۳۶۸", "1368"),
    "digits that were typed": ("kamer 2203", "۲۲۰۳"),
    "Sorani letters with a small v": ("ڕێکخراو", "ریکخراو"),
    "a Sorani vowel as a heh": ("پەنابەر", "پهنابهر"),
    "a Pashto gaf": ("ګډون", "گډون"),
    "the two strong h": ("ሐኪም", "ሃኪም"),
    "the third h": ("ኀይል", "ሀይል"),
    "the two s": ("መሥሪያ", "መስሪያ"),
    "ayin and alef": ("ዓመት", "አመት"),
    "the two ts": ("ጽሕፈት", "ፅህፈት"),
    "a Turkish dotless i": ("sığınmacı", "siginmaci"),
    "a Turkish dotless i in capitals": ("AYLIK", "aylık"),
    "a Turkish dotted i in capitals": ("İTİRAZ", "itiraz"),
    "Kurdish letters": ("parêzerê şêwirmendî", "parezere sewirmendi"),
    "Cyrillic in capitals": ("АДВОКАТ", "адвокат"),
    "Cyrillic by its beginning": ("переселение", "пересел"),
    "a Russian yo": ("ребёнок", "ребенок"),
    "a Ukrainian yi and ge": ("ґанок її", "ганок її"),
}


def written(pack: Pack, texts: dict[str, str]) -> Pack:
    """Return content that tells these texts, and nothing else."""
    model = next(iter(pack.articles.values()))

    def article(slug: str, text: str) -> Article:
        section = Section("Wat doe ik?", (Line(1, LineKind.TEXT, text),))
        return replace(model, slug=slug, editions={"nl": Edition("nl", "Blad", (section,), model.valid_from)})

    taxonomy = replace(pack.taxonomy, topics={})
    articles = {slug: article(slug, text) for slug, text in texts.items()}
    actors = replace(pack.actors, actors=())
    return replace(pack, articles=articles, letters=(), timelines=(), actors=actors, taxonomy=taxonomy)


def told(found: list[Found]) -> list[str]:
    """Return what was found, in order: the question of a record, the name of a text."""
    return [
        it.entry.question if isinstance(it, Contact) else it.slug for it in found if isinstance(it, Contact | Article)
    ]


def test_each_spelling_finds_its_record_and_its_text_and_no_other(store: Store, pack: Pack) -> None:
    contents = Contents(written(pack, {name: text for name, (text, _) in SPELLINGS.items()}))
    for text, _ in SPELLINGS.values():
        record_contact(store, pack, ContactEntry(language="nl", topics=("A5",), question=text), NOW)
    wrong = {
        name: found
        for name, (text, typed) in SPELLINGS.items()
        if (found := told(find(store, contents, typed))) != [text, name]
    }
    assert wrong == {}


def test_an_exact_match_goes_before_a_beginning(store: Store, pack: Pack) -> None:
    for typed, exact, longer in (
        ("asiel", "Een lange vraag van een vrouw die hier al jaren woont en dan pas over asiel", "asielzoeker"),
        ("محامي", "سؤال طويل جدا عن أوراق كثيرة وعن موعد بعيد مع المُحامي في المدينة", "محاميكم محاميكم"),
        ("вид", "Очень длинный вопрос о разных бумагах и только потом про вид", "видео"),
    ):
        for text in (longer, exact, longer, longer):
            record_contact(store, pack, ContactEntry(language="nl", topics=("A5",), question=text), NOW)
        contents = Contents(written(pack, {"longer": longer, "exact": exact}))
        assert told(find(store, contents, typed)) == [exact, longer, longer, longer, "exact", "longer"]


def test_a_text_is_found_by_its_title_and_by_a_heading_in_it(pack: Pack) -> None:
    contents = Contents(written(pack, {"sheet": "Bel ons."}))
    assert [len(contents.find(typed)) for typed in ("blad", "doe ik", "bel", "blad bel wat")] == [1, 1, 1, 1]
