// The words of texts and of what is typed, and what counts as the same word. Pure: no page, no state.
(() => {
  "use strict";

  const fold = typeof window === "undefined" ? require("./fold.js") : window.routewijzer.fold;
  const LONG = 5; // letters from which a part of a compound counts
  const AROUND = 130; // characters of text shown with a result

  /** @param {string} text @returns {string[]} */
  function words(text) {
    return fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  }

  // The words of a text, and each telephone number in one piece too: "0800-2000" is also "08002000".
  /** @param {string} text */
  function wordsAndNumbers(text) {
    const joined = (text.match(/\d+(?:[-. ]\d+)+/g) || []).map((number) => number.replace(/\D/g, ""));
    return words(text).concat(joined);
  }

  // "twee=2 drie=3" → {twee: "2", drie: "3"}
  /** @param {string} text @returns {Record<string, string>} */
  function numbers(text) {
    const found = Object.create(null); // "constructor" is a word without digits too
    text.split(/\s+/).forEach((pair) => {
      const parts = pair.split("=");
      if (parts[1]) found[fold(parts[0])] = parts[1];
    });
    return found;
  }

  // The terms that a word stands for: itself, its stem, its digits, and the end of a compound when that is a
  // word of the texts itself ("veiligheidsbeoordeling": "beoordeling").
  /** @param {string} word @param {SearchLanguage} language @param {Set<string>} [vocabulary] */
  function terms(word, language, vocabulary) {
    const found = [word, language.stem(word)];
    if (language.numbers[word]) found.push(language.numbers[word]);
    if (vocabulary && word.length >= 2 * LONG)
      for (let cut = LONG; cut <= word.length - LONG; cut++)
        if (vocabulary.has(word.slice(cut))) found.push(language.stem(word.slice(cut)));
    return unique(found);
  }

  /** @template T @param {T[]} list @returns {T[]} */
  function unique(list) {
    return Array.from(new Set(list));
  }

  // Whether two words differ by at most one typing error: a letter too many, too few or wrong, or two swapped
  // (Damerau 1964: four of five errors are one of these).
  /** @param {string} one @param {string} other */
  function nearly(one, other) {
    if (Math.abs(one.length - other.length) > 1) return false;
    let from = 0;
    while (from < one.length && one[from] === other[from]) from++;
    const a = one.slice(from);
    const b = other.slice(from);
    if (a.slice(1) === b.slice(1) || a === b.slice(1) || a.slice(1) === b) return true;
    return a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  }

  // A word as it sounds in Dutch, for who writes as they hear: "bedrijgt" is "bedreigt".
  /** @param {string} word */
  function sound(word) {
    return word
      .replace(/ij|ey|y/g, "ei")
      .replace(/ou/g, "au")
      .replace(/th/g, "t")
      .replace(/ph/g, "f")
      .replace(/x/g, "ks")
      .replace(/c(?!h)/g, "k")
      .replace(/q/g, "k")
      .replace(/dt?\b|d$/g, "t")
      .replace(/v/g, "f")
      .replace(/z/g, "s")
      .replace(/(.)\1+/g, "$1");
  }

  // The stretch of the text with the most of what was found, cut between words: [{text, hit}].
  /** @param {string} text @param {(word: string) => boolean} isHit */
  function excerpt(text, isHit) {
    const pieces = text
      .split(/([\p{L}\p{N}]+)/u)
      .map((part, number) => ({ text: part, hit: number % 2 === 1 && isHit(part) }));
    let best = { from: 0, count: -1 };
    for (let from = 0; from < pieces.length; from++) {
      if (from && !pieces[from].hit) continue;
      const seen = new Set();
      for (let to = from, length = 0; to < pieces.length && length < AROUND; to++) {
        length += pieces[to].text.length;
        if (pieces[to].hit) seen.add(pieces[to].text.toLowerCase());
      }
      if (seen.size > best.count) best = { from, count: seen.size };
    }
    let start = best.from;
    for (let before = 0; start > 0 && before < AROUND / 4; start--) before += pieces[start - 1].text.length;
    if (start % 2 === 0 && start > 0) start++;
    const shown = [];
    let size = 0;
    let end = start;
    for (; end < pieces.length && size < AROUND; end++) {
      size += pieces[end].text.length;
      shown.push(pieces[end]);
    }
    if (start > 0) shown.unshift({ text: "… ", hit: false });
    if (end < pieces.length) shown.push({ text: " …", hit: false });
    return shown;
  }

  /** @type {SearchWords} */
  const api = {
    fold,
    words,
    wordsAndNumbers,
    numbers,
    terms,
    unique,
    nearly,
    sound,
    excerpt,
  };
  if (typeof window === "undefined") module.exports = api;
  else window.routewijzer.searchWords = api;
})();
