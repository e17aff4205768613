"""Invented sheets, one for each language, for tests of the setting alone: names, numbers and translations are made up
and reviewed by nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from intake.model import (
    Handout,
    Lang,
    LineKind,
    Pair,
    SheetContact,
    SheetHours,
    SheetLine,
    SheetStep,
    VisitNumber,
)

Two = tuple[str, str]
KINDS: tuple[LineKind, ...] = ("do", "bring", "because", "risk")


def pair(two: Two) -> Pair:
    return Pair(own=two[0], dutch=two[1])


def step(number: int, icon: str, *lines: Two | None, letters: str = "") -> SheetStep:
    """Lines in the order do, bring, because, risk; None: without."""
    return SheetStep(
        number=number,
        icon=icon,
        letters=tuple(letters),
        lines=tuple(
            SheetLine(kind=kind, words=pair(words), gives_way=1 if kind == "because" else 0)
            for kind, words in zip(KINDS, lines, strict=False)
            if words
        ),
    )


def contact(
    letter: str, name: str, what: Two, *, hours: Sequence[tuple[str, str, str]] = (), **more: Any
) -> SheetContact:
    """`hours`: her day, the Dutch one, the times; `cost`, `notice`, `dated`: two texts; `phones`: voice first."""
    phones = more.pop("phones", None)
    kinds = ("voice", "whatsapp", "text")
    return SheetContact(
        letter=letter,
        name=name,
        what=pair(what),
        address=more.pop("address", ""),
        phones=None if phones is None else tuple(zip(kinds, phones, strict=False)),
        hours=tuple(SheetHours(days=Pair(own=own, dutch=dutch), times=times) for own, dutch, times in hours),
        website=more.pop("website", ""),
        **{name: pair(words) for name, words in more.items()},
    )


def handout(
    language: str, fixed: Sequence[Two], steps: Sequence[SheetStep], contacts: Sequence[SheetContact]
) -> Handout:
    """`fixed`: title, bring, because, risk, contacts, safety, number, footnote."""
    title, bring, because, risk, contacts_title, safety, number, footnote = (pair(two) for two in fixed)
    reviewed = language in ("nl", "en")
    return Handout(
        language=Lang(language),
        title=title if reviewed else Pair(own=title.own, dutch=title.dutch, marked=True),
        steps=tuple(steps),
        contacts_title=contacts_title,
        contacts=tuple(contacts),
        labels={"bring": bring, "because": because, "risk": risk},
        safety=safety,
        date="24-11-2026",
        number=VisitNumber("7KD4MF"),
        number_label=number,
        footnote=None if reviewed else footnote,
    )


NL_FIXED = (
    "Uw volgende stappen",
    "Meenemen:",
    "Omdat:",
    "Let op:",
    "Hier kunt u terecht",
    "Gevaar of levensgevaar? Bel 112. Dag en nacht, gratis.",
    "Nummer om mee terug te komen",
    "* Vertaling nog niet nagekeken. Bij twijfel geldt het Nederlands.",
)


def fixed(*own: str) -> list[Two]:
    return list(zip(own, NL_FIXED, strict=True))


FREE = "gratis"
CALL = "bel eerst"
ASK = "vraag het ons"
CHECKED = "nagekeken op 12-11-2026"

ARABIC = handout(
    "ar",
    fixed(
        "خطواتك التالية",
        "أحضر معك:",
        "لأن:",
        "انتبه:",
        "إلى أين تذهب",
        "حياتك أو حياة غيرك في خطر؟ اتصل بالرقم 112. مجاناً، ليلاً ونهاراً.",
        "رقم العودة",
        "* لم تُراجَع هذه الترجمة بعد. عند الشك يُعتمد النص الهولندي.",
    ),
    [
        step(
            1,
            "stethoscope",
            (
                "سجّل نفسك عند طبيب عام في حيّك. قل: لا يمكنني الحصول على تأمين صحي.",
                "Schrijf u in bij een huisarts in uw eigen postcode. Zeg: ik ben onverzekerbaar.",
            ),
            ("أدويتك، أو ورقة بأسمائها.", "uw medicijnen, of een lijst."),
            (
                "لك الحق في الرعاية الطبية الضرورية.",
                "u heeft recht op noodzakelijke zorg. De praktijk weet hoe de rekening gaat.",
            ),
            ("يسألون عن اسمك وعنوانك.", "ze vragen uw naam en adres."),
            letters="AD",
        ),
        step(
            2,
            "receipt-text-outline",
            (
                "لا ترمِ فاتورة المستشفى. قل: لا أستطيع الدفع، اطلبوا المال من CAK.",
                "Gooi de rekening van het ziekenhuis niet weg. Zeg: ik kan niet betalen, u kunt naar het CAK.",
            ),
            ("الفاتورة وكل الرسائل.", "de rekening en alle brieven."),
            ("يدفع CAK للمستشفى. لا يدفع لك.", "het CAK betaalt het ziekenhuis. U kunt zelf niet declareren."),
            (
                "طلبوا 400 euro أولاً؟ ابقَ هناك واتصل 020 555 01 23 (9.00–12.00).",
                "vragen ze 400 euro vooraf? Ga niet weg. Bel 020 555 01 23.",
            ),
            letters="A",
        ),
        step(
            3,
            "food-apple-outline",
            ("اطلب طرداً غذائياً من Wijkhuis.", "Vraag een voedselpakket bij het Wijkhuis."),
            ("كيساً كبيراً وهذه الورقة.", "een grote tas en dit papier."),
            None,
            ("يسألون كم شخصاً في البيت.", "ze vragen met hoeveel u thuis bent."),
            letters="B",
        ),
    ],
    [
        contact(
            "A",
            "Dokters in de Wijk",
            ("مساعدة طبية: طبيب عام، مستشفى، فواتير", "hulp bij zorg"),
            phones=("020 555 01 23", "06 555 01 02 03"),
            hours=[("الاثنين–الخميس", "ma–do", "9.00–12.00")],
            cost=("مجاناً", FREE),
            dated=("تم التحقق في 12-11-2026", CHECKED),
        ),
        contact(
            "B",
            "Wijkhuis Den Haag",
            ("بيت للقاء والطعام والنصيحة", "ontmoeting, eten en advies"),
            address="Lindestraat 87, 2526 XX Den Haag",
            phones=("070 555 01 67",),
            hours=[("الاثنين", "ma", "10.00–14.00"), ("الخميس", "do", "13.00–15.00")],
            cost=("مجاناً", FREE),
            notice=("اتصل أولاً", CALL),
            dated=("تم البحث عنه في 2026، لم نتصل", "opgezocht in 2026, niet nagebeld"),
        ),
        contact(
            "C",
            "Spoedpost, huisartsen",
            ("طبيب في الليل ونهاية الأسبوع", "huisarts in de nacht en het weekend"),
            phones=("070 555 01 69",),
            hours=[("كل ليلة", "elke nacht", "17.00–8.00"), ("نهاية الأسبوع", "weekend", "0–24")],
            notice=("اتصل أولاً", CALL),
        ),
        contact("D", "Uw huisarts", ("طبيبك (اكتب هنا)", "uw huisarts (vul in)"), address=None),
    ],
)

TIGRINYA = handout(
    "ti",
    fixed(
        "ቀጻሊ ስጉምትታትኩም",
        "ሒዝክን ምጻእ፦",
        "ምኽንያቱ፦",
        "ኣስተውዕላ፦",
        "ናበይ ትኸዳ",
        "ሓደጋ ህይወት ኣሎ ድዩ? ናብ 112 ደውላ። ለይትን መዓልትን፣ ብናጻ።",
        "ክትምለሳ ከለኺ እትሕዝዮ ቁጽሪ",
        "* እዚ ትርጉም ገና ኣይተገምገመን። ጥርጣረ እንተሃልዩ እቲ ናይ ሆላንድ ጽሑፍ ይጸድቕ።",
    ),
    [
        step(
            1,
            "human-pregnant",
            (
                "ናብ መሕረሲት (verloskundige) ደውላ። ነፍሰጾር ምዃንኪ ንገርያ።",
                "Bel een verloskundige in uw buurt. Zeg dat u zwanger bent.",
            ),
            ("ናይ ሕክምና ወረቓቕቲ እንተሃልዩኪ።", "medische papieren, als u die heeft."),
            ("ክንክን ጥንስን ሕርስን መሰልኪ እዩ።", "u heeft recht op zorg bij zwangerschap en bevalling."),
            ("ስምክን ዕለተ ልደትክን ይሓትታ።", "ze vragen uw naam en geboortedatum."),
            letters="B",
        ),
        step(
            2,
            "receipt-text-outline",
            (
                "ክትከፍሊ ዘይትኽእሊ እንተኾንኪ ንገርያ። CAK ይኸፍል።",
                "Kunt u niet betalen? Zeg dat meteen. Het CAK betaalt de verloskundige.",
            ),
            ("ዝመጸኪ ቅብሊት ኩሉ።", "elke rekening die u krijgt."),
            ("CAK ንመሕረሲት ይኸፍል፣ ንዓኺ ኣይኮነን።", "het CAK betaalt de zorgverlener, niet u."),
            ("ኣብ ቅብሊት ዜግነት ክሓቱ ይኽእሉ።", "voor de rekening vragen ze soms uw nationaliteit."),
            letters="A",
        ),
        step(
            3,
            "baby-carriage",
            (
                "ድሕሪ ሕርሲ፦ መሕረሲት ንቖልዓ ኣብ consultatiebureau ተመዝግቦ።",
                "Na de geboorte: de verloskundige meldt uw baby aan bij het consultatiebureau.",
            ),
            None,
            ("ክታበትን ምርመራን ብናጻ እዩ።", "prikken en controles zijn gratis."),
            letters="D",
        ),
    ],
    [
        contact(
            "A",
            "Dokters in de Wijk",
            ("ሓገዝ ሕክምና፦ ሓኪም፣ መሕረሲት፣ ቅብሊት", "hulp bij zorg"),
            phones=("020 555 01 23", "06 555 01 02 03"),
            hours=[("ሰኑይ–ሓሙስ", "ma–do", "9.00–12.00")],
            cost=("ብናጻ", FREE),
            dated=("ዝተረጋገጸሉ ዕለት 12-11-2026", CHECKED),
        ),
        contact(
            "B",
            "Verloskundige",
            ("መሕረሲት ኣብ ከባቢኺ (ኣብዚ ጸሓፋ)", "verloskundige in uw buurt (vul in)"),
            address=None,
            cost=("ብናጻ እንተዘይከኣልኪ", "gratis als u niet kunt betalen"),
        ),
        contact(
            "C",
            "Adviespunt Utrecht",
            ("ምኽርን ሓገዝን ኣብ ኡትረኽት", "advies en hulp in Utrecht"),
            address="Kerkplein 3, 3511 XX Utrecht",
            notice=("ንዓና ሕተቱና", ASK),
        ),
        contact(
            "D", "Consultatiebureau", ("ጥዕና ሕጻናት 0–4 ዓመት", "kinderen van 0 tot 4"), address=None, cost=("ብናጻ", FREE)
        ),
    ],
)

MONGOLIAN = handout(
    "mn",
    fixed(
        "Таны дараагийн алхмууд",
        "Авч явах:",
        "Учир нь:",
        "Анхаар:",
        "Хаана хандах вэ",
        "Амь насанд аюултай юу? 112 руу залга. Өдөр шөнөгүй, үнэгүй.",
        "Дахин ирэхэд хэлэх дугаар",
        "* Энэ орчуулгыг хараахан хянаагүй. Эргэлзвэл нидерланд эхийг баримтална.",
    ),
    [
        step(
            1,
            "school-outline",
            (
                "Хүүхдээ гэрт ойр сургуульд бүртгүүл. BSN дугаар хэрэггүй.",
                "Meld uw kind aan bij een school in de buurt. Een BSN is niet nodig.",
            ),
            ("хүүхдийн төрсний гэрчилгээ, байвал.", "geboorteakte van uw kind, als u die heeft."),
            ("5–18 насны хүүхэд бүр сургуульд суралцах эрхтэй.", "elk kind van 5 tot 18 jaar mag naar school."),
            ("нэр, төрсөн өдөр, хаяг асууна.", "ze vragen naam, geboortedatum en adres."),
            letters="C",
        ),
        step(
            2,
            "file-document-outline",
            (
                "Сургууль DUO-гоос сургалтын дугаар авна. Та юу ч хийхгүй.",
                "De school vraagt zelf een onderwijsnummer aan bij DUO. U hoeft niets te doen.",
            ),
        ),
        step(
            3,
            "receipt-text-outline",
            (
                "Эмчийн төлбөрийг бүү хая. «Би төлж чадахгүй» гэж хэл.",
                "Gooi de rekening van de huisarts niet weg. Zeg: ik kan niet betalen, u kunt naar het CAK.",
            ),
            ("төлбөрийн хуудас, бүх захидал.", "de rekening en alle brieven."),
            ("CAK эмчид 80 хувийг төлнө.", "het CAK betaalt de praktijk 80 procent."),
            ("бичгээр хариулна уу. Бид танд тусална.", "antwoord altijd op een brief. Wij helpen u."),
            letters="AD",
        ),
        step(
            4,
            "food-apple-outline",
            ("Хоол, хувцас хэрэгтэй бол асуу.", "Eten of kleding nodig? Vraag ernaar."),
            None,
            None,
            ("гэрт хэдүүлээ байдгийг асууна.", "ze vragen met hoeveel u thuis bent."),
            letters="B",
        ),
    ],
    [
        contact(
            "A",
            "Dokters in de Wijk",
            ("Эмнэлгийн тусламж, төлбөр", "hulp bij zorg"),
            phones=("020 555 01 23", "06 555 01 02 03"),
            hours=[("Даваа–Пүрэв", "ma–do", "9.00–12.00")],
            cost=("Үнэгүй", FREE),
            dated=("Шалгасан 12-11-2026", CHECKED),
        ),
        contact(
            "B",
            "Vrouwen in de Kring",
            ("Гэр бүлд зөвлөгөө, хоол, хувцас", "advies, eten en kleding voor gezinnen"),
            address="Hoogpad 1, Eindhoven",
            notice=("Биднээс асуу", ASK),
        ),
        contact(
            "C",
            "Kinderrechtenlijn",
            ("Хүүхдийн эрх, сургуулийн асуулт", "rechten van kinderen, vragen over school"),
            phones=("071 555 01 80",),
            hours=[("Даваа–Баасан", "ma–vr", "9.00–17.00")],
            cost=("Үнэгүй", FREE),
            notice=("Эхлээд утасдаарай", CALL),
        ),
        contact("D", "Uw huisarts", ("Таны эмч (энд бичнэ)", "uw huisarts (vul in)"), address=None),
    ],
)

PORTUGUESE = handout(
    "pt-BR",
    fixed(
        "Seus próximos passos",
        "Leve:",
        "Porque:",
        "Atenção:",
        "Aonde ir",
        "Perigo ou risco de vida? Ligue 112. Dia e noite, de graça.",
        "Número para voltar",
        "* Tradução ainda não revisada. Em caso de dúvida, vale o texto em holandês.",
    ),
    [
        step(
            1,
            "food-apple-outline",
            (
                "Vá ao Wijkhuis no sábado. Peça um pacote de comida.",
                "Ga zaterdag naar het Wijkhuis. Vraag een voedselpakket.",
            ),
            ("uma sacola grande.", "een grote tas."),
            ("em Amsterdã, o Voedselbank quase sempre pede BSN.", "de Voedselbank vraagt hier meestal een BSN."),
            ("perguntam quantas pessoas moram com você.", "ze vragen met hoeveel u thuis bent."),
            letters="A",
        ),
        step(
            2,
            "home-outline",
            (
                "Guarde as provas de que você paga aluguel. Não saia de casa por causa de uma ameaça.",
                "Bewaar bewijs dat u huur betaalt. Ga niet weg na een dreigement.",
            ),
            ("recibos, mensagens, cartas, contrato.", "betaalbewijzen, appjes, post, contract."),
            ("o dono não pode simplesmente pôr você na rua.", "de verhuurder mag u niet zomaar op straat zetten."),
            (
                "sem permissão do dono, a lei não protege a sublocação.",
                "onderhuur zonder toestemming is niet beschermd.",
            ),
            letters="B",
        ),
        step(
            3,
            "account-voice",
            ("Ligue para !HUUR antes de responder ao dono.", "Bel !HUUR voordat u de verhuurder antwoordt."),
            None,
            None,
            ("perguntam o endereço e o valor do aluguel.", "ze vragen het adres en de huurprijs."),
            letters="BC",
        ),
    ],
    [
        contact(
            "A",
            "Wijkhuis Oost",
            ("Comida e apoio, em português", "eten en steun, in het Portugees"),
            address=None,
            phones=(),
            hours=[("Sábado à tarde", "za-middag", "")],
            website="www.wijkhuis-oost.example",
        ),
        contact(
            "B",
            "!HUUR",
            ("Ajuda com aluguel e moradia", "hulp bij huur en wonen"),
            phones=("020 555 01 30",),
            hours=[("De dia", "overdag", "")],
            cost=("De graça", FREE),
            dated=("Conferido em 12-11-2026", CHECKED),
        ),
        contact(
            "C",
            "Huis van de Buurt Amsterdam",
            ("Almoço quente, conversa, conselho", "warme lunch, gesprek, advies"),
            address="Nieuwe Lindegracht 20, 1018 XX Amsterdam",
            phones=("06 555 02 14 72",),
            hours=[("Pergunte os dias", "welke dagen?", "9.30–16.00")],
            cost=("De graça", FREE),
            notice=("Ligue antes", CALL),
            dated=("Pesquisado em 2026, sem ligar", "opgezocht in 2026, niet nagebeld"),
        ),
        contact(
            "D",
            "Dokters in de Wijk",
            ("Ajuda para achar médico", "hulp bij het vinden van een huisarts"),
            phones=("020 555 01 23",),
            hours=[("Seg–qui", "ma–do", "9.00–12.00")],
            cost=("De graça", FREE),
            dated=("Conferido em 12-11-2026", CHECKED),
        ),
    ],
)

ENGLISH = handout(
    "en",
    fixed(
        "Your next steps",
        "Bring:",
        "Because:",
        "Take care:",
        "Where to go",
        "Danger, or a life at risk? Call 112. Day and night, free.",
        "Number to come back with",
        "* Not reviewed yet. In doubt, the Dutch counts.",
    ),
    [
        step(
            1,
            "school-outline",
            (
                "Register your child at a school nearby. A BSN is not needed.",
                "Meld uw kind aan bij een school in de buurt. Een BSN is niet nodig.",
            ),
            ("your child's birth certificate, if you have it.", "geboorteakte van uw kind, als u die heeft."),
            ("every child from 5 to 18 may go to school.", "elk kind van 5 tot 18 jaar mag naar school."),
            ("they ask for name, date of birth and address.", "ze vragen naam, geboortedatum en adres."),
            letters="A",
        ),
        step(
            2,
            "stethoscope",
            ("Call a family doctor in your own postcode.", "Bel een huisarts in uw eigen postcode."),
            None,
            ("necessary care is for everyone.", "noodzakelijke zorg is voor iedereen."),
            ("the doctor must keep your name secret.", "de huisarts moet uw naam geheim houden."),
            letters="B",
        ),
        step(
            3,
            "tshirt-crew-outline",
            ("Ask the clothing bank for winter clothes.", "Vraag de kledingbank om winterkleren."),
            ("a large bag.", "een grote tas."),
            letters="C",
        ),
    ],
    [
        contact(
            "A",
            "Kinderrechtenlijn",
            ("Questions about school", "vragen over school"),
            phones=("071 555 01 80",),
            hours=[("Mon–Fri", "ma–vr", "9.00–17.00")],
            cost=("free", FREE),
            notice=("call first", CALL),
        ),
        contact("B", "Uw huisarts", ("Your doctor (write here)", "uw huisarts (vul in)"), address=None),
        contact(
            "C",
            "Kledingbank Zuid",
            ("Clothes for the whole family", "kleding voor het hele gezin"),
            address="Markt 8, 2526 XX Den Haag",
            phones=(),
            website="info@kledingbank-zuid.example",
            hours=[("Tuesday", "di", "10.00–12.00")],
            dated=("looked up in 2026, not phoned", "opgezocht in 2026, niet nagebeld"),
        ),
        contact(
            "D",
            "Wijkhuis Den Haag",
            ("A warm meal and advice", "een warme maaltijd en advies"),
            address="Lindestraat 87, 2526 XX Den Haag",
            phones=("070 555 01 67",),
            hours=[("Monday", "ma", "10.00–14.00")],
            notice=("call first", CALL),
        ),
    ],
)


def repeated(sheet: Handout, times: int) -> Handout:
    """A sheet whose first step, with all its lines, comes several times."""
    return replace(sheet, steps=tuple(replace(sheet.steps[0], number=number) for number in range(1, times + 1)))


def dutch_alone(sheet: Handout) -> Handout:
    """The same sheet for someone who reads Dutch: every pair says the Dutch twice."""

    def said(value: Any) -> Any:
        if isinstance(value, Pair):
            return Pair(own=value.dutch, dutch=value.dutch)
        if isinstance(value, tuple):
            return tuple(said(item) for item in value)
        if isinstance(value, dict):
            return {key: said(item) for key, item in value.items()}
        if hasattr(value, "__struct_fields__"):
            return type(value)(**{name: said(getattr(value, name)) for name in value.__struct_fields__})
        return value

    plain: Handout = said(sheet)
    return Handout(
        **{name: getattr(plain, name) for name in plain.__struct_fields__} | {"language": Lang("nl"), "footnote": None}
    )


DUTCH = dutch_alone(PORTUGUESE)

SHEETS = {sheet.language: sheet for sheet in (DUTCH, ENGLISH, PORTUGUESE, MONGOLIAN, ARABIC, TIGRINYA)}
