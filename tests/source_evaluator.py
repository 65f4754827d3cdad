"""What the source's lines say for every case: written from those lines alone, knowing nothing of the model.

Each function takes a case (question → answer, both by id) and returns one meaning. The numbers are lines of
the source document. `CALL` is what its lines 228-234 and 603 always allow (contact with Veilig Thuis), and
what remains where they name no outcome. An unknown answer gives an outcome only where every answer in its
place would give the same one.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import product

Case = Mapping[str, str]
"""Question → answer."""

CALL = "call"
UNKNOWN = "weet-niet"


def settle(case: Case, decide: Callable[[Case], str], **known_answers: tuple[str, ...]) -> str:
    """Return what `decide` gives for every way to fill in the unknown answers, or `CALL` where ways differ.

    `answers` holds, by question with underscores, the answers that can stand in the place of an unknown one.
    """
    options = {name.replace("_", "-"): answers for name, answers in known_answers.items()}
    unknown = [question for question in options if case[question] == UNKNOWN]

    def completions() -> Iterator[Case]:
        for answers in product(*(options[question] for question in unknown)):
            yield {**case, **dict(zip(unknown, answers, strict=True))}

    outcomes = {decide(completion) for completion in completions()}
    return outcomes.pop() if len(outcomes) == 1 else CALL


YES_NO = ("ja", "nee")


def doorgaan(case: Case) -> str:
    """Return where the meldcode goes on, or that it stops (136-138, 201-202, 222-228, 237-245, 276-282)."""
    step = case["welke-stap"]
    if case["jouw-zorgen-weg"] == "ja":  # 136-138: at the moment that there are no suspicions any more
        return "stop"
    if step == "stap-1":  # 222-224: when all signals are known, they are discussed
        return "stap-2"
    if step == "stap-2":  # 226-228: no or too few signals, the meldcode stops
        return {"ja": "stap-3", "nee": "stop"}.get(case["signalen-genoeg"], CALL)
    if step == "stap-3" and case["jouw-zorgen-weg"] == "nee":  # 242-245: not reassured, it goes on
        return "stap-4"
    if step == "stap-4" and case["vermoeden-onveilig"] == "ja":  # 279-282: then step 5
        return "stap-5"
    if step == "stap-5":  # 332-338: the decisions
        return "decide"
    return CALL


def beslissing_1(case: Case) -> str:
    """Return whether reporting is needed (208-210, 316-323, 332-334)."""

    def decide(case: Case) -> str:
        unsafe = case["acuut"] == "ja" or case["structureel"] == "ja"  # 332-333: acute or structural
        no_help = case["hulp-mogelijk"] == "nee" or case["betrokkenen-werken-mee"] == "nee"  # 321-323
        return "report" if unsafe or no_help or case["onveilig-ondanks-hulp"] == "ja" else "weigh-help"  # 323

    return settle(
        case,
        decide,
        acuut=YES_NO,
        structureel=YES_NO,
        hulp_mogelijk=YES_NO,
        betrokkenen_werken_mee=YES_NO,
        onveilig_ondanks_hulp=YES_NO,
    )


def beslissing_2(case: Case) -> str:
    """Return whether help is possible (570-578); where it is not, reporting is needed (321-323)."""

    def decide(case: Case) -> str:
        conditions = (case["hulp-mogelijk"], case["betrokkenen-werken-mee"], case["duurzaam-veilig"])
        return "help" if conditions == ("ja", "ja", "ja") else "report"

    return settle(case, decide, hulp_mogelijk=YES_NO, betrokkenen_werken_mee=YES_NO, duurzaam_veilig=YES_NO)


def kindcheck(case: Case) -> str:
    """Return what follows from the kindcheck (192-197), for whoever only has adult clients."""
    if case["alleen-volwassen"] != "ja" or case["ernstig-voor-kind"] == UNKNOWN:
        return CALL
    if case["ernstig-voor-kind"] == "nee":
        return "stap-1"
    return "meldcode-for-child" if case["zorgen-om-kind"] == "ja" else CALL  # 195-197


def keuze_advies_melding(case: Case) -> str:
    """Return advice or report by the two guidelines (581-597); the first is only about a professional."""

    def decide(case: Case) -> str:
        must = case["wie-neemt-contact-op"] == "professional" and case["moet-melden"] == "ja"
        return "report" if must or case["kan-zelf-stappen-zetten"] == "nee" else "advice"

    return settle(
        case,
        decide,
        wie_neemt_contact_op=("professional", "inwoner"),
        moet_melden=YES_NO,
        kan_zelf_stappen_zetten=YES_NO,
    )


def na_de_beoordeling(case: Case) -> str:
    """Return what Veilig Thuis decides after the assessment (651-667)."""

    def decide(case: Case) -> str:
        needed = case["vervolgstappen-nodig"] == "ja"
        stays = case["veilig-thuis-blijft-verantwoordelijk"] == "ja"
        if needed and stays:  # 663: Veilig Thuis stays responsible, and chooses a service
            return "choose-service"
        if needed:  # 653-658: one of four
            return case["overdrachtspartij-na-beoordeling"]
        return CALL if stays else "no-further-steps"  # 652-653

    parties = ("lokaal-team", "lopende-hulpverlening", "multidisciplinair-team", "directbetrokkenen")
    return settle(
        case,
        decide,
        vervolgstappen_nodig=YES_NO,
        veilig_thuis_blijft_verantwoordelijk=YES_NO,
        overdrachtspartij_na_beoordeling=parties,
    )


def keuze_vervolg(case: Case) -> str:
    """Return the service of Veilig Thuis (670-681, 712-719); both have the first two reasons in common."""

    def decide(case: Case) -> str:
        confirm, willing = case["bevestigen-nodig"] == "ja", case["bereid-en-in-staat"] == "ja"
        unsafe = case["onveilig-of-meerdere-problemen"] == "ja"
        conditions = (unsafe and not confirm) or willing  # 712-719: "ook" when they are willing
        inquiry = confirm or not willing  # 674-681
        if conditions and inquiry:
            return CALL
        return "conditions" if conditions else "inquiry"

    return settle(
        case,
        decide,
        onveilig_of_meerdere_problemen=YES_NO,
        bevestigen_nodig=YES_NO,
        bereid_en_in_staat=YES_NO,
    )


def uitkomst_monitoring(case: Case) -> str:
    """Return how the monitoring ends (796-819)."""

    def decide(case: Case) -> str:
        closes = case["zorgen-weg-bij-monitoring"] == "ja"  # 797-801
        short = "nee" in (case["herstel-van-veiligheid-voldoende"], case["bereid-tot-contact"])  # 803-808
        if closes == short:
            return CALL
        return "close-file" if closes else "options-of-veilig-thuis"

    return settle(
        case,
        decide,
        zorgen_weg_bij_monitoring=YES_NO,
        herstel_van_veiligheid_voldoende=YES_NO,
        bereid_tot_contact=YES_NO,
    )


def jeugdbeschermingstafel(case: Case) -> str:
    """Return the outcome of the table (844-863), or who can bring a case there (830-838)."""
    if case["al-besproken"] == "ja":
        return CALL if case["uitkomst-tafel"] == UNKNOWN else case["uitkomst-tafel"]
    conditions = (case["hulp-te-weinig"], case["minderjarigen-bedreigd"], case["indiener-bevoegd"])
    return "bring-to-table" if case["al-besproken"] == "nee" and conditions == ("ja", "ja", "ja") else CALL


def kinderrechter(case: Case) -> str:
    """Return what follows from the judge's decision (874-881, 893); only the judge can decide (878)."""
    decided = case["besluit-kinderrechter"]
    if decided in ("afwijzen", "nog-geen-besluit", UNKNOWN) or case["maatregel-nodig"] == "nee":
        return CALL
    if decided == "toewijzen":  # 880-881: is the situation critical, then it can be a placement
        critical = {"ja": "uithuisplaatsing", "nee": "jeugdbescherming"}
        return critical.get(case["situatie-kritiek"], CALL)
    return "uithuisplaatsing" if decided == "uithuisplaatsing" else "jeugdbescherming"


EVALUATORS: Mapping[str, Callable[[Case], str]] = {
    "doorgaan": doorgaan,
    "beslissing-1": beslissing_1,
    "beslissing-2": beslissing_2,
    "kindcheck": kindcheck,
    "keuze-advies-melding": keuze_advies_melding,
    "na-de-beoordeling": na_de_beoordeling,
    "keuze-vervolg": keuze_vervolg,
    "uitkomst-monitoring": uitkomst_monitoring,
    "jeugdbeschermingstafel": jeugdbeschermingstafel,
    "kinderrechter": kinderrechter,
}
"""Decision → what the source's lines say of a case."""
