"""What the outcomes of the tables mean in the evaluator's words, and where the route differs from the source.

Every difference is deliberate and has its reason; a case that differs and is not covered here is a mistake.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from source_evaluator import CALL, UNKNOWN, Case

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "doorgaan": {
        "stoppen": "stop",
        "te-weinig": "stop",
        "niet-sluiten": "decide-and-call",
        "overleg-voor-sluiten": CALL,
        "naar-stap-2": "stap-2",
        "naar-stap-3": "stap-3",
        "naar-stap-4": "stap-4",
        "gesprek-nu-niet": CALL,
        "doorgaan-en-bellen": "stap-4-and-call",
        "wegen-en-bellen": "decide-and-call",
        "naar-stap-5": "stap-5",
        "beslissen": "decide",
        "geen-uitkomst": "stap-5-and-call",
        "twijfel": CALL,
    },
    "beslissing-1": {
        "melden-acuut": "report",
        "melden": "report",
        "geen-melding": "weigh-help",
        "twijfel": CALL,
    },
    "beslissing-2": {"hulp": "help", "melden": "report", "melden-niet-duurzaam": "report", "twijfel": CALL},
    "kindcheck": {
        "meldcode-voor-kind": "meldcode-for-child",
        "geen-zorgen": CALL,
        "niet-verplicht": "stap-1",
        "niet-genoemd": "do-kindcheck",
        "twijfel": CALL,
    },
    "keuze-advies-melding": {"advies-past": "advice", "melding-past": "report", "overleg": CALL},
    "na-de-beoordeling": {
        "geen-vervolgstappen": "no-further-steps",
        "lokaal-team": "lokaal-team",
        "lopende-hulpverlening": "lopende-hulpverlening",
        "multidisciplinair-team": "multidisciplinair-team",
        "directbetrokkenen": "directbetrokkenen",
        "partij-onbekend": CALL,
        "keuze-vervolg": "choose-service",
        "past-niet-samen": CALL,
        "besluit-onbekend": CALL,
    },
    "keuze-vervolg": {
        "voorwaarden-en-vervolg": "conditions",
        "onderzoek": "inquiry",
        "niet-bereid-niet-bevestigen": CALL,
        "bereid-en-bevestigen": CALL,
        "overleg": CALL,
    },
    "uitkomst-monitoring": {
        "sluiten": "close-file",
        "overwegen": "options-of-veilig-thuis",
        "nog-zorgen": CALL,
        "tegenstrijdig": CALL,
        "overleg": CALL,
    },
    "jeugdbeschermingstafel": {
        "vrijwillige-hulp": "vrijwillig",
        "drangtraject": "drang",
        "raad-onderzoekt": "raadsonderzoek",
        "voorleggen": "bring-to-table",
        "uitkomst-navragen": CALL,
        "overleg": CALL,
    },
    "kinderrechter": {
        "gevaar": "call-112",
        "jeugdbescherming": "jeugdbescherming",
        "voogdij": "jeugdbescherming",
        "uithuis-besloten": "uithuisplaatsing",
        "uithuisplaatsing": "uithuisplaatsing",
        "navragen": CALL,
        "afgewezen": CALL,
        "geen-maatregel": CALL,
        "past-niet-samen": CALL,
    },
}
"""Decision → outcome → what it means, in the evaluator's words."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the route deliberately differs from the source: question → answers, both meanings, and why.

    `source` None: whatever the source says there.
    """

    decision: str
    when: Mapping[str, tuple[str, ...]]
    source: str | None
    route: str
    reason: str

    def covers(self, decision: str, case: Case) -> bool:
        return decision == self.decision and all(case[key] in answers for key, answers in self.when.items())


NOT_REASSURED = ("nee", UNKNOWN)

DIFFERENCES = (
    Difference(
        "doorgaan",
        {"jouw-zorgen-weg": ("ja",), "vermoeden-onveilig": ("ja",)},
        "stop",
        "decide-and-call",
        "Safety comes first: lines 208 and 279-282 do not let a suspicion of unsafety close.",
    ),
    Difference(
        "doorgaan",
        {
            "jouw-zorgen-weg": ("ja",),
            "vermoeden-onveilig": (UNKNOWN,),
            "overlegd-voor-sluiten": ("nee", UNKNOWN),
        },
        "stop",
        CALL,
        "Who does not know whether it is unsafe calls first; closing opens after consulting.",
    ),
    Difference(
        "doorgaan",
        {
            "welke-stap": ("stap-2",),
            "signalen-genoeg": ("nee",),
            "jouw-zorgen-weg": NOT_REASSURED,
            "vermoeden-onveilig": ("ja",),
        },
        "stop",
        "decide-and-call",
        "Too few signals, yet a suspicion of unsafety: line 208 asks for a report.",
    ),
    Difference(
        "doorgaan",
        {
            "welke-stap": ("stap-2",),
            "signalen-genoeg": ("nee",),
            "jouw-zorgen-weg": NOT_REASSURED,
            "vermoeden-onveilig": (UNKNOWN,),
        },
        "stop",
        CALL,
        "Too few signals and unknown whether it is unsafe: call before closing.",
    ),
    Difference(
        "doorgaan",
        {
            "welke-stap": ("stap-3-niet-veilig",),
            "jouw-zorgen-weg": ("ja",),
            "vermoeden-onveilig": ("nee",),
        },
        "stop",
        CALL,
        "A conversation is not safe, yet no concerns: the answers contradict each other, so call.",
    ),
    Difference(
        "doorgaan",
        {
            "welke-stap": ("stap-3-niet-veilig",),
            "jouw-zorgen-weg": ("ja",),
            "vermoeden-onveilig": (UNKNOWN,),
            "overlegd-voor-sluiten": ("ja",),
        },
        "stop",
        CALL,
        "A conversation is not safe, yet no concerns: the answers contradict each other, so call.",
    ),
    Difference(
        "doorgaan",
        {"welke-stap": ("stap-3",), "jouw-zorgen-weg": (UNKNOWN,)},
        CALL,
        "stap-4-and-call",
        "Not knowing is not being reassured (242-245): go on and call first. Inferred; it stays open.",
    ),
    Difference(
        "doorgaan",
        {
            "welke-stap": ("stap-4",),
            "jouw-zorgen-weg": (UNKNOWN,),
            "vermoeden-onveilig": ("nee", UNKNOWN),
        },
        CALL,
        "decide-and-call",
        "Not knowing is not being reassured (242-245): go on and call first. Inferred; it stays open.",
    ),
    Difference(
        "doorgaan",
        {"welke-stap": ("stap-4",), "jouw-zorgen-weg": ("nee",), "vermoeden-onveilig": ("nee",)},
        CALL,
        "stap-5-and-call",
        "An addition (Haaglanden): without acute or structural unsafety the questions about help follow.",
    ),
    Difference(
        "kindcheck",
        {"alleen-volwassen": ("nee",)},
        CALL,
        "do-kindcheck",
        "An addition (Augeo): whoever works with children and adults does the kindcheck as well.",
    ),
    Difference(
        "keuze-advies-melding",
        {
            "wie-neemt-contact-op": (UNKNOWN,),
            "moet-melden": ("nee",),
            "kan-zelf-stappen-zetten": ("ja",),
        },
        "advice",
        CALL,
        "Cautious: whoever does not know in which role they ask, calls.",
    ),
    Difference(
        "keuze-vervolg",
        {
            "onveilig-of-meerdere-problemen": ("nee",),
            "bevestigen-nodig": (UNKNOWN,),
            "bereid-en-in-staat": ("nee",),
        },
        "inquiry",
        CALL,
        "Cautious: Veilig Thuis chooses, so ask as long as an answer is unknown.",
    ),
    Difference(
        "jeugdbeschermingstafel",
        {
            "al-besproken": (UNKNOWN,),
            "hulp-te-weinig": ("ja",),
            "minderjarigen-bedreigd": ("ja",),
            "indiener-bevoegd": ("ja",),
        },
        CALL,
        "bring-to-table",
        "All conditions are met; the advice asks whether it was discussed, and has the number to call.",
    ),
    Difference(
        "kinderrechter",
        {"kind-nu-in-gevaar": ("ja", UNKNOWN)},
        None,
        "call-112",
        "An addition: danger comes first, and the source knows no route for it.",
    ),
)
