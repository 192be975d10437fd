"""One name in several spellings: families of forms, as they are met on papers and at the table.

A name is put into letters anew in each country and by each clerk, so that one person becomes two. The table holds
common names of the languages of our visitors; it widens what is shown as a possible double, and decides nothing.
"""

from desktop.store.folding import fold

_FAMILIES = (
    "mohammed mohamed muhammad mohammad mohamad muhammed mahamed mehmed mehmet muhamed محمد መሓመድ ማሕመድ",
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


def name_key(name: str) -> str:
    """Return what is the same for two spellings of a name, whatever the order of its words; empty for no name."""
    words = fold(name).replace("-", " ").replace("'", "").split()
    return " ".join(sorted(_FIRST_FORM.get(word, word) for word in words))
