"""The 256 Dutch words by which two people compare a key over the telephone: one word for each byte.

Everyday words of three to nine letters that are heard apart on a bad line: no two differ by a single letter or a
single sound, and none is about war, flight or the law. The order is the value of the byte: never change it.
"""

# A list literal would put 256 quotation marks between the reader and the words.
WORDS = tuple(
    """
    aardbei abrikoos agenda ananas anker appel augustus auto avond bakker baksteen balkon banaan berg
    bever bezem bladzijde blauw bloem boerderij boom bosbes boterham broek brood brug buurman cactus
    camera caravan chocola citroen computer concert dakpan december deken deur diamant dinsdag dolfijn
    donderdag dorp druif duim dweil eekhoorn egel eiland emmer energie envelop familie fiets film fluit
    fontein fornuis foto garage gebouw geit gember gezicht gieter glas gordijn goudvis groente haak
    hamer handdoek haring haven herfst hond honing hotel huis ijsbeer ingang jager januari jongen jurk
    kaars kabouter kachel kalender kano kapper karton kastanje kelder kerk ketting kikker klok knoop
    koffie komkommer kompas konijn kraan kussen kwast ladder lamp lantaarn leeuw lente lepel leraar lijm
    limonade lucht maandag magneet mandarijn mango mantel matras melk meubel minuut molen mosterd motor
    muts muziek naald nest neus nummer ochtend olifant olijf ontbijt oranje orgel oven paard palm papier
    paraplu parel passer pauw pen peper piano pinda plank plein pomp postzegel potlood prijs puzzel
    pyjama raam radijs radio raket regen reiger rekening ridder rijst ring roos rugzak salade sandaal
    schaap schoen schommel school sjaal slager slak sleutel sneeuw soep spiegel spinazie sportveld stad
    stempel ster stoel storm strand struik suiker tafel tandarts tapijt taxi telefoon tennis theater
    theepot toerist tomaat tractor trein trommel trompet trui tuin tulp tunnel uitgang uniform vakantie
    vanille varen venster verf vijver viool visser vlag vlinder voetbal vork vriend vulpen vuurtoren
    waaier walnoot walvis wandeling wasmand water wekker winkel winter woensdag wolf wortel zadel zand
    zaterdag zebra zeehond zeil zilver zolder zomer zondag zout zuster zwaan zwembad
    """.split()  # noqa: SIM905
)
