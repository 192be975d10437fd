"""Names and sentences that nobody can take for a real person's: every family name is the word for a trial or example."""

NAMES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ar": (("سلمى", "ليلى", "نور", "يوسف", "كريم", "هدى"), ("تجريبي", "مثالي", "اختباري")),
    "ti": (("ሰላም", "ሩታ", "ዳዊት", "ሚርያም", "ናትናኤል"), ("ፈተና", "ኣብነት", "ልምምድ")),
    "am": (("ሄለን", "አበበ", "ሳራ", "ዮናስ"), ("ሙከራ", "ምሳሌ")),
    "fa": (("مریم", "آرش", "شیرین", "بهرام"), ("آزمایشی", "نمونه", "تمرینی")),
    "prs": (("فریده", "نادر", "زهرا", "جاوید"), ("آزمایشی", "نمونه")),
    "ps": (("زرمینه", "پلوشه", "اسد"), ("ازمېښت", "بېلګه")),
    "ckb": (("شیلان", "ئازاد", "ڕێزان"), ("نموونە", "تاقیکردنەوە")),
    "ur": (("عائشہ", "بلال", "ثنا"), ("نمونہ", "آزمائش")),
    "uk": (("Олена", "Тарас", "Ірина", "Богдан"), ("Пробна", "Приклад")),
    "ru": (("Анна", "Пётр", "Вера"), ("Пробная", "Пример")),
    "hy": (("Անի", "Արամ"), ("Փորձ", "Օրինակ")),
    "ka": (("ნინო", "გიორგი"), ("ნიმუში", "მაგალითი")),
    "tr": (("Ayşe", "Işıl", "Çağrı", "Ömer"), ("Deneme", "Örnek")),
    "so": (("Hodan", "Ayaan", "Cabdi"), ("Tijaabo", "Tusaale")),
    "kmr": (("Zîn", "Şêrko", "Rojîn"), ("Ceribandin", "Mînak")),
    "fr": (("Aïcha", "Moussa", "Zoé"), ("Exemple", "Essai")),
    "es": (("Inés", "Tomás"), ("Ejemplo", "Ensayo")),
    "vi": (("Hương", "Đức"), ("Thử", "Ví Dụ")),
}
"""First and last names by language; where a language has none here, it gets OTHER_NAMES."""

OTHER_NAMES = (("Selam", "Dawit", "Noor", "Mina", "Sami", "Lea"), ("Testa", "Voorbeeld", "Oefening"))

QUESTIONS = (
    "Wat betekent deze brief {who}?",
    "Heeft {paper} gekregen {who} en begrijpt niet wat er staat",
    "Wanneer komt er antwoord {who}? Wacht al {wait}",
    "Is {paper} kwijt, vraagt hoe het verder moet",
    "Vraagt naar de reis van {relative}",
    "Maakt zich zorgen over {relative}, hoort al {wait} niets",
    "De afspraak {who} ging niet door; wat nu?",
    "Vraagt of {relative} bij het gesprek mag zijn",
    "Vraagt om hulp bij {paper}",
    "Is de tolk bij het gesprek {who} niet verschenen",
    "Slaapt al {wait} slecht en vraagt met wie hij kan praten",
    "Wil verhuizen, om bij {relative} te zijn",
    "Wil Nederlandse les, staat {wait} op een lijst",
    "Welke papieren moeten er bij {paper}?",
    "Er staat een verkeerde geboortedatum in {paper}",
    "Krijgt al {wait} geen geld op de pas",
    "Kind kan nog niet naar school, wacht {wait}",
    "Moet {paper} vertaald worden?",
    "Heeft een boete gekregen en {paper} erbij",
    "Wil klagen over hoe het ging {who}",
)
TOLD = (
    "Brief samen gelezen; belt {when} de advocaat.",
    "Gebeld {who}, terugbelverzoek achtergelaten.",
    "Kopie gemaakt van {paper}; origineel teruggegeven.",
    "Doorgestuurd; komt {when} terug om te vertellen hoe het ging.",
    "Geluisterd, thee gedronken, geen antwoord nodig.",
    "Uitgelegd wie er over gaat; {paper} neemt hij {when} mee.",
    "Samen een mail geschreven voor de afspraak {who}.",
    "Blad meegegeven en met de tolk doorgenomen.",
    "Wist ik niet; vraag het na en bel {when}.",
    "Afspraak gemaakt: {when}, neemt {relative} mee.",
    "Niets gedaan, eerst {paper} afwachten.",
)
SLOTS: dict[str, tuple[str, ...]] = {
    "who": ("van de IND", "van het COA", "bij de gemeente", "bij de GZA", "van de advocaat", "op school", "bij Nidos"),
    "paper": (
        "een beschikking",
        "een uitnodiging",
        "de geboorteakte",
        "de huwelijksakte",
        "een herstelbrief",
        "een formulier",
        "het W-document",
        "een rekening",
        "een brief met een datum",
        "het paspoort",
        "een verslag van het gehoor",
    ),
    "relative": ("haar zus", "zijn vrouw", "de kinderen", "haar moeder", "zijn broer", "haar man", "de jongste"),
    "wait": ("twee weken", "drie weken", "een maand", "twee maanden", "vier maanden", "een half jaar", "een jaar"),
    "when": ("vandaag", "morgen", "maandag", "donderdag", "volgende week", "over twee weken", "na de feestdagen"),
}

OWN_WORDS = {
    "ar": ("متى تأتي عائلتي؟", "ماذا تقول هذه الرسالة؟"),
    "ti": ("እዚ ደብዳበ እንታይ ማለት እዩ?", "ስድራይ መዓስ ይመጹ?"),
    "fa": ("این نامه چه می‌گوید؟",),
    "uk": ("Що написано в цьому листі?",),
    "tr": ("Bu mektupta ne yazıyor?",),
}
"""What a client said, as a volunteer who speaks the language writes it down."""
