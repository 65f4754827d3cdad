// What the search finds, and in which order. Pure: the same pages and the same words give the same results.
// Pages are found and weighed by MiniSearch (BM25+); which words were meant, and what goes first, is decided here.
(() => {
  "use strict";

  const text = typeof window === "undefined" ? require("./search-words.js") : window.routewijzer.searchWords;
  const reading =
    typeof window === "undefined" ? require("./search-readings.js") : window.routewijzer.searchReadings;
  const SHORT = 4; // letters from which a typing error is forgiven
  const TERM = 0.7; // what a glossary entry counts beside a page

  // `rows`: path, title, keywords with " · " between them, text, 1 for what comes after the route itself, 2 for a case.
  // `language`: {stem: word → stem, numbers: word → digits, stop: words that say nothing alone}.
  // `model`: {same: lists of words that mean the same, alarms: [{words: phrases, calls}], always: calls}, where a call
  // is the path of the page of the service to call.
  /** @type {SearchEngine["index"]} */
  function index(Engine, rows, language, model) {
    /** @type {Set<string>} */
    const vocabulary = new Set();
    rows.forEach((row) => {
      text.wordsAndNumbers(row.slice(1, 4).join(" ")).forEach(vocabulary.add, vocabulary);
    });
    /** @type {SearchVocabulary} */
    const site = {
      language,
      stop: new Set(text.words(language.stop)),
      vocabulary,
      sorted: Array.from(vocabulary).sort(),
      known: new Map(),
      same: new Map(),
      alarming: new Set(),
    };
    model.same.forEach((list) => {
      const group = list.map(text.fold);
      group.forEach((word) => {
        site.same.set(word, (site.same.get(word) || []).concat(group));
      });
    });
    const engine = new Engine({
      fields: ["title", "keywords", "text"],
      tokenize: text.wordsAndNumbers,
      processTerm: (word) => termsIn(site, word),
    });
    engine.addAll(rows.map((row, number) => ({ id: number, title: row[1], keywords: row[2], text: row[3] })));
    const names = rows.map((row) =>
      [row[1]]
        .concat(row[2] ? row[2].split(" · ") : [])
        .map((name) => termsOf(site, reading.meant(site, text.words(name)))),
    );
    const alarms = model.alarms.map((alarm) => {
      text.words(alarm.words.join(" ")).forEach(site.alarming.add, site.alarming);
      const phrases = alarm.words.map((phrase) => termsOf(site, text.words(phrase)));
      return { phrases, calls: alarm.calls };
    });
    return Object.assign(site, { rows, engine, names, alarms, always: model.always });
  }

  /** @param {SearchVocabulary} site @param {string[]} words @returns {PhraseTerms} */
  function termsOf(site, words) {
    return words.map((word) => text.terms(word, site.language));
  }

  // The terms of a word of the texts, worked out once for each word.
  /** @param {SearchVocabulary} site @param {string} word */
  function termsIn(site, word) {
    const terms = site.known.get(word) || text.terms(word, site.language, site.vocabulary);
    site.known.set(word, terms);
    return terms;
  }

  // The pages with any of the words, as the engine weighs them.
  /** @param {SearchSite} site @param {WordReading[]} list */
  function look(site, list) {
    /** @type {Map<string, number>} */
    const weights = new Map();
    const whole = new Set(); // terms that only count as they are
    list.forEach((word) => {
      word.terms.forEach((weight, term) => {
        weights.set(term, Math.max(weight, weights.get(term) || 0));
        if (word.known && !(word.last && weight >= 1)) whole.add(term);
      });
    });
    return site.engine.search(
      { combineWith: "OR", queries: Array.from(weights.keys()) },
      {
        boost: { title: 2.5, keywords: 3 },
        tokenize: (term) => [term],
        processTerm: (term) => term,
        boostTerm: (term) => /** @type {number} */ (weights.get(term)),
        prefix: (term) => term.length > 2 && !whole.has(term),
        fuzzy: (term) => (term.length > SHORT && !whole.has(term) && !/\d/.test(term) ? 0.2 : false),
        weights: { prefix: 0.4, fuzzy: 0.15 },
      },
    );
  }

  // The results, best first: [{path, title, text}], where text() gives the pieces of an excerpt; and `calls`,
  // the numbers of the calls to show above them: those of an alarm, or the usual ones where not all was found.
  /** @type {SearchEngine["search"]} */
  function search(site, typed) {
    const words = reading.typedWords(site, typed);
    if (!words.length) return { results: [], calls: [], alarm: false, whole: true };
    const calls = alarm(site, reading.readings(words, site));
    const list = reading.readings(reading.meant(site, words), site);
    let results = look(site, list).map((result) => weighed(site, result, list, words));
    const most = results.reduce((most, result) => Math.max(most, result.aside ? 0 : result.count), 0);
    const whole = results.some((result) => result.count === list.length);
    const least = most === list.length ? most : Math.min(most, Math.ceil(list.length / 2));
    results = results.filter((result) => result.count >= least);
    results.sort(
      (one, other) =>
        called(other) - called(one) ||
        one.aside - other.aside ||
        other.count - one.count ||
        other.score - one.score,
    );
    return {
      results: before(site, calls, results),
      calls: calls.length || whole ? calls : site.always,
      alarm: calls.length > 0,
      whole,
    };
  }

  // Whether a page is called what was typed, a case word for word: by its title before another name, a page before an entry of the glossary.
  /** @param {WeighedResult} result */
  function called(result) {
    if (result.aside > 1) return result.exact ? 1 : 0;
    return result.named < 1 ? 0 : result.glossary ? 1 : result.titled < 1 ? 2 : 3;
  }

  /**
   * @param {SearchSite} site @param {MiniSearchResult} result @param {WordReading[]} list @param {string[]} typed
   * @returns {WeighedResult}
   */
  function weighed(site, result, list, typed) {
    const row = site.rows[result.id];
    const asked = new Set(result.queryTerms);
    const count = list.filter((word) => Array.from(word.terms.keys()).some(asked.has, asked)).length;
    const names = site.names[result.id];
    const named = namedLike(names, list);
    const glossary = row[0].indexOf("#") > 0;
    return {
      path: row[0],
      title: row[1],
      named,
      exact: text.words(row[1]).join(" ") === typed.join(" "),
      titled: namedLike(names.slice(0, 1), list),
      aside: row[4] || 0,
      count,
      glossary,
      score: result.score * (1 + named) * (glossary ? TERM : 1),
      text: () =>
        text.excerpt(row[3] || row[2], (word) =>
          termsIn(site, text.fold(word)).some((term) => result.terms.indexOf(term) >= 0),
        ),
    };
  }

  // How much one of a page's names is what was typed: 1 when it is that and no more, 0 for nothing in common.
  /** @param {PhraseTerms[]} names @param {WordReading[]} list */
  function namedLike(names, list) {
    return names.reduce((best, name) => {
      const words = name.filter((terms) => list.some((word) => has(word, terms))).length;
      const typed = list.filter((word) => name.some((terms) => has(word, terms))).length;
      return Math.max(best, (words / name.length) * (typed / list.length));
    }, 0);
  }

  /** @param {WordReading} word @param {string[]} terms */
  function has(word, terms) {
    return terms.some((term) => word.terms.has(term));
  }

  // The calls that what was typed asks for. An alarm is a phrase of the model of which every word was typed, in
  // any order, small words too: "wil dood" is not "dood".
  /** @param {SearchSite} site @param {WordReading[]} list */
  function alarm(site, list) {
    /** @type {string[]} */
    let calls = [];
    site.alarms.forEach((alarm) => {
      const meets = alarm.phrases.some((phrase) =>
        phrase.every((terms) => list.some((word) => has(word, terms))),
      );
      if (meets) calls = calls.concat(alarm.calls);
    });
    return text.unique(calls);
  }

  // The results behind the pages of the calls.
  /** @param {SearchSite} site @param {string[]} calls @param {SearchResult[]} results */
  function before(site, calls, results) {
    const first = calls.map((path) => {
      const result = results.find((result) => result.path === path);
      return result || page(site, path);
    });
    const others = results.filter((result) => first.indexOf(result) < 0);
    return /** @type {SearchResult[]} */ (first.filter(Boolean)).concat(others);
  }

  /** @param {SearchSite} site @param {string} path @returns {SearchResult | undefined} */
  function page(site, path) {
    const row = site.rows.find((row) => row[0] === path);
    return row && { path, title: row[1], text: text.excerpt.bind(null, row[3] || row[2], nothing) };
  }

  function nothing() {
    return false;
  }

  /** @type {SearchEngine} */
  const api = { index, search };
  if (typeof window === "undefined") module.exports = api;
  else window.routewijzer.searchEngine = api;
})();
