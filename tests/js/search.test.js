"use strict";
const test = require("node:test");
const assert = require("node:assert/strict");
const MiniSearch = require("../../theme/assets/vendor/minisearch.js");
const engine = require("../../theme/assets/scripts/search.js");
const text = require("../../theme/assets/scripts/search-words.js");

/** @typedef {Parameters<SearchEngine["index"]>[3]} Model */

/** @type {Model} */
const NOTHING = { same: [], alarms: [], always: [] };
const find = {
  /** @param {MiniSearchClass} Engine @param {SearchRow[]} rows @param {SearchLanguage} language @param {Model} [model] */
  index: (Engine, rows, language, model = NOTHING) => engine.index(Engine, rows, language, model),
  /** @param {SearchSite} site @param {string} typed */
  search: (site, typed) => engine.search(site, typed).results,
};

/** @param {string} code @param {string} numbers */
function language(code, numbers) {
  const { stem } = /** @type {Pick<SearchLanguage, "stem">} */ (
    require(`../../theme/assets/vendor/stemmer-${code}.js`)
  );
  return {
    stem,
    numbers: text.numbers(numbers),
    stop: "de waar vind ik mijn een en niet",
  };
}

const dutch = language("nl", "drie=3 tien=10");
/** @type {SearchRow[]} */
const pages = [
  [
    "stap-1.html",
    "Stap 1: Signalen in kaart brengen",
    "stap",
    "Schrijf op wat je ziet en hoort. Overleg op school.",
  ],
  [
    "stap-2.html",
    "Stap 2: Overleg met collega",
    "stap",
    "Bespreek de signalen met een collega of met Veilig Thuis.",
  ],
  ["kindcheck.html", "Kindcheck", "beslissing", "Zijn er kinderen die van de volwassene afhankelijk zijn?"],
  ["onderzoek.html", "Onderzoek", "stap", "Veilig Thuis rondt het onderzoek binnen 10 weken af."],
  [
    "beoordeling.html",
    "Veiligheidsbeoordeling",
    "stap",
    "Binnen vijf werkdagen beslist Veilig Thuis over de melding.",
  ],
  ["vraag.html", "Beoordeling", "", "Wie beoordeelt wat er aan de hand is?"],
  ["wijkteams.html", "Lokale wijkteams", "wie", "De medewerkers van het lokale team."],
  ["weken.html", "Weken", "", "Een week heeft zeven dagen."],
  ["wijk.html", "De wijk", "", "Een team in de wijk, met een kind."],
  ["partner.html", "Eén partner", "", "Een coördinator van de politie."],
];
const site = find.index(MiniSearch, pages, dutch);
/** @param {string} typed */
const paths = (typed) => find.search(site, typed).map((result) => result.path);
/** @param {string} typed */
const first = (typed) => paths(typed)[0];

const found = [
  ["a name is found", "kindcheck", "kindcheck.html"],
  ["a name in capitals is found", "KINDCHECK", "kindcheck.html"],
  ["the beginning of a word is enough", "kindch", "kindcheck.html"],
  ["a number in words finds digits", "tien weken", "onderzoek.html"],
  ["a number in digits finds digits", "10 weken", "onderzoek.html"],
  ["one word is found in two", "kind check", "kindcheck.html"],
  ["two words are found in one", "wijk team", "wijkteams.html"],
  ["three words are found in one", "lokale wijk teams", "wijkteams.html"],
  ["a plural finds the singular", "scholen", "stap-1.html"],
  ["a singular finds the plural", "wijkteam", "wijkteams.html"],
  ["a typing error is forgiven", "kindchek", "kindcheck.html"],
  ["a typing error in a long word is forgiven", "veiligheidsboordeling", "beoordeling.html"],
  ["an accent need not be typed", "coordinator", "partner.html"],
  ["an accent may be typed", "coördinator", "partner.html"],
  ["a title goes before a text", "beoordeling", "vraag.html"],
  ["words that nobody wrote do not stand in the way", "waar vind ik de kindcheck", "kindcheck.html"],
];
for (const [name, typed, path] of found) {
  test(`${name}: ${typed}`, () => assert.equal(first(typed), path));
}

test("a page that is called so comes first, however often the word stands elsewhere", () => {
  /** @type {SearchRow[]} */
  const rows = Array.from({ length: 12 }, (_, n) => [`m${n}.html`, `Melding ${n}`, "", "Over de signalen."]);
  rows.push(
    ["melding.html", "Melding", "", "Over de signalen."],
    ["ander.html", "Onderzoek", "", "Na de melding."],
  );
  const many = find.index(MiniSearch, rows, dutch);
  assert.equal(find.search(many, "melding")[0].path, "melding.html");
});

test("what is about the site comes after the route itself, unless it is called what was typed", () => {
  /** @type {SearchRow[]} */
  const rows = [
    ["bronnen.html", "Bronnen", "", "signalen signalen signalen", 1],
    ["stap-1.html", "Stap 1", "", "Schrijf de signalen op, en alles wat je verder ziet, hoort en weet."],
  ];
  const both = find.index(MiniSearch, rows, dutch);
  assert.deepEqual(
    find.search(both, "signalen").map((one) => one.path),
    ["stap-1.html", "bronnen.html"],
  );
  assert.equal(find.search(both, "bronnen")[0].path, "bronnen.html");
});

test("the end of a compound finds the compound", () => {
  assert.ok(paths("beoordeling").includes("beoordeling.html"));
});

test("accents and capitals are one with the plain letters", () => {
  assert.deepEqual(text.words("Eén COÖRDINATOR, zo’n ideeën-bus"), [
    "een",
    "coordinator",
    "zo",
    "n",
    "ideeen",
    "bus",
  ]);
});

test("when all words are found, pages with only one of them are left out", () => {
  assert.deepEqual(paths("tien weken"), ["onderzoek.html"]);
  assert.ok(!paths("kind check").includes("weken.html"));
});

test("a compound is found when it is typed in two or three words", () => {
  /** @type {SearchRow[]} */
  const rows = [
    ["verbod.html", "Huisverbod", "", "Iemand mag tien dagen niet naar binnen."],
    ["plaats.html", "Uithuisplaatsing", "", "Een kind woont ergens anders."],
    ["huis.html", "Huis", "", "Waar mensen wonen."],
    ["lijst.html", "Lijst", "", "Wat uit de lijst komt."],
  ];
  const compounds = find.index(MiniSearch, rows, dutch);
  assert.deepEqual(
    find.search(compounds, "huis verbod").map((result) => result.path),
    ["verbod.html"],
  );
  assert.deepEqual(
    find.search(compounds, "uit huis plaatsing").map((result) => result.path),
    ["plaats.html"],
  );
});

test("of pages that are called so, the one that is called no more comes first", () => {
  /** @type {SearchRow[]} */
  const rows = ["Advies van Veilig Thuis", "Veilig Thuis", "Wat is Veilig Thuis?"].map((title, n) => [
    `${n}.html`,
    title,
    n === 1 ? "" : "veilig thuis",
    n === 1 ? "" : "Veilig Thuis en nog eens Veilig Thuis.",
  ]);
  assert.equal(find.search(find.index(MiniSearch, rows, dutch), "veilig thuis")[0].path, "1.html");
});

test("nothing and signs alone find nothing", () => {
  for (const typed of ["", "   ", "?!", "xqzwv"]) assert.deepEqual(paths(typed), []);
});

test("what is shown of the text marks the words that were found, and is the text", () => {
  const [result] = find.search(site, "tien weken");
  assert.equal(
    result
      .text()
      .map((piece) => piece.text)
      .join(""),
    pages[3][3],
  );
  assert.deepEqual(
    result
      .text()
      .filter((piece) => piece.hit)
      .map((piece) => piece.text),
    ["10", "weken"],
  );
});

test("of a long text the part is shown where the words stand", () => {
  const filler = "Een zin zonder betekenis. ".repeat(30);
  const long = find.index(
    MiniSearch,
    [["a.html", "A", "", `${filler}Hier staat de zandloper. ${filler}`]],
    dutch,
  );
  const shown = find
    .search(long, "zandloper")[0]
    .text()
    .map((piece) => piece.text)
    .join("");
  assert.match(shown, /^… .*zandloper.* …$/);
  assert.ok(shown.length < 250, shown);
});

test("letters and digits without a space between them are two words, unless a word begins so", () => {
  assert.equal(first("stap2"), "stap-2.html");
  assert.equal(first("10weken"), "onderzoek.html");
  const named = find.index(
    MiniSearch,
    [
      ["a.html", "Punt A02", "", ""],
      ["b.html", "A", "", "De 02."],
    ],
    dutch,
  );
  assert.deepEqual(
    find.search(named, "a02").map((result) => result.path),
    ["a.html"],
  );
});

test("a telephone number is found however it is typed", () => {
  /** @type {SearchRow[]} */
  const rows = [
    ["vt.html", "Veilig Thuis", "", "Bel 0800-2000."],
    ["w.html", "Weken", "", "In 2000 waren er 0800."],
  ];
  const desk = find.index(MiniSearch, rows, dutch);
  for (const typed of ["08002000", "0800 2000", "0800-2000"])
    assert.equal(find.search(desk, typed)[0].path, "vt.html");
});

// How many terms the engine is asked for: the work of a search, without a clock.
/** @param {SearchSite} index @param {string} typed */
function work(index, typed) {
  let asked = 0;
  /** @type {MiniSearch["search"]} */
  function search(query, how) {
    asked += query.queries.length;
    return index.engine.search(query, how);
  }
  const counting = Object.create(index.engine, { search: { value: search } });
  const results = find.search({ ...index, engine: counting }, typed);
  return { asked, results };
}

test("however much is pasted, the engine is asked for a bounded number of terms", () => {
  const letters = "abcdefghij";
  /** @param {number} n */
  const word = (n) => [...String(n)].map((digit) => letters[Number(digit)]).join("");
  /** @param {number} count */
  const pasted = (count) => Array.from({ length: count }, (_, n) => word(1000 + n)).join(" ");
  const some = work(site, pasted(24)).asked;
  assert.ok(some >= 24);
  assert.equal(work(site, pasted(300)).asked, some);
  assert.equal(work(site, pasted(3000)).asked, some);
  assert.ok(work(site, "kindcheck ".repeat(3000)).asked < 10);
});

test("two neighbours are read as one word only where a word of the site begins so", () => {
  assert.ok(work(site, "wijk team").asked > work(site, "team wijk").asked);
});

test("a pasted text still finds the pages with its first words", () => {
  const filler = "zo las ik het daar ".repeat(80);
  assert.equal(paths(`kindcheck ${filler}`)[0], "kindcheck.html");
});

test("an English route is searched with English stems", () => {
  const english = find.index(
    MiniSearch,
    [["lamp.html", "Broken lamps", "", "Lamps are returned within 10 weeks."]],
    language("en", "ten=10"),
  );
  for (const typed of ["lamp", "returning", "ten weeks"])
    assert.equal(find.search(english, typed).length, 1, typed);
});

test("a word that a script keeps for itself is found like any other", () => {
  /** @type {SearchRow[]} */
  const rows = [["bouw.html", "Bouwer", "", "De constructor tekent het huis."]];
  const built = find.index(MiniSearch, rows, dutch);
  assert.equal(find.search(built, "constructor").length, 1);
});

/** @type {Model} */
const model = {
  same: [
    ["slaan", "slaat", "mept"],
    ["partner", "man", "vent"],
  ],
  alarms: [
    { words: ["partner slaan", "wil dood"], calls: ["112.html", "vt.html"] },
    { words: ["wil dood"], calls: ["112.html", "113.html"] },
  ],
  always: ["112.html"],
};
/** @type {SearchRow[]} */
const asked = [
  ["112.html", "Alarmnummer", "noodnummer", "Bel bij gevaar."],
  ["vt.html", "Veilig Thuis", "", "Bel voor advies."],
  ["113.html", "Zelfdoding", "", "Bel of chat."],
  ["melden.html", "Melden", "moet ik melden · gegevens delen", "Meld wanneer een kind niet veilig is."],
  ["stap.html", "Stap 1", "", "Een man, een hond, en wat er thuis gebeurt. Melden komt later."],
  ["casus.html", "Casus", "", "Een man wil niet melden wat er thuis gebeurt.", 1],
];
const urgent = find.index(MiniSearch, asked, dutch, model);
/** @param {string} typed */
const answer = (typed) => engine.search(urgent, typed);

for (const typed of ["mijn man slaat mij", "vent mept", "mn vent slat me", "slaan partner"]) {
  test(`an alarm is heard in other words and with errors, and puts its calls first: ${typed}`, () => {
    const { results, calls, alarm } = answer(typed);
    assert.ok(alarm);
    assert.deepEqual(calls, ["112.html", "vt.html"]);
    assert.deepEqual(
      results.slice(0, 2).map((one) => one.path),
      calls,
    );
  });
}

test("all alarms that are heard are answered, each call once", () => {
  assert.deepEqual(answer("ik wil dood").calls, ["112.html", "vt.html", "113.html"]);
});

test("half an alarm is none", () => {
  for (const typed of ["man", "dood", "thuis"]) assert.ok(!answer(typed).alarm, typed);
});

test("where nothing was found, or not all words on one page, the usual calls stand above", () => {
  assert.deepEqual(answer("xqzwv").calls, ["112.html"]);
  assert.deepEqual(answer("hond xqzwv").calls, ["112.html"]);
  assert.deepEqual(answer("hond thuis").calls, []);
});

test("pages with all words come first, then those with most of them; a case comes last", () => {
  const shown = answer("man thuis melden").results.map((one) => one.path);
  assert.deepEqual(shown, ["stap.html", "casus.html"]);
  assert.equal(answer("man hond gevaar").results[0].path, "stap.html");
  assert.ok(!answer("man hond gevaar").results.some((one) => one.path === "melden.html"));
});

test("a name that an editor gave counts as much as a title", () => {
  assert.equal(answer("gegevens delen").results[0].path, "melden.html");
});

test("a word that is written as it sounds is understood", () => {
  /** @type {SearchRow[]} */
  const rows = [
    ["a.html", "Bedreiging", "bedreigt", ""],
    ["b.html", "Kinderrechter", "", ""],
  ];
  const heard = find.index(MiniSearch, rows, dutch);
  assert.equal(find.search(heard, "bedrijgt")[0].path, "a.html");
  assert.equal(find.search(heard, "kinderregter")[0].path, "b.html");
});

test("one typing error is a letter too many, too few or wrong, or two swapped", () => {
  for (const other of ["slaat", "slat", "slaaat", "slaad", "salat"])
    assert.ok(text.nearly("slaat", other), other);
  for (const other of ["sla", "staan", "talas"]) assert.ok(!text.nearly("slaat", other), other);
});
