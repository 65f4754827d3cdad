// What a typed word may stand for: itself, words that mean the same, the word that was probably meant. Pure.
// `site` is what search.js makes of the pages: {vocabulary, sorted, same, alarming, stop, language}.
(() => {
  "use strict";

  const text = typeof window === "undefined" ? require("./search-words.js") : window.routewijzer.searchWords;
  const SHORT = 4; // letters from which a typing error is forgiven
  const MOST = 24; // different words that are looked up: the work stays bounded, however much is pasted
  const SAME = 0.5; // what a word counts that means the same as the one that was typed
  const NEAR = 0.7; // what a word counts that was probably meant
  const JOINED = 2; // what words count that are one word in the texts

  // The words that say something; all of them when none does ("wat nu").
  /** @type {SearchReadings["meant"]} */
  function meant(site, list) {
    const telling = list.filter((word) => !site.stop.has(word));
    return telling.length ? telling : list;
  }

  // Whether a word of the site begins with `start`: a binary search in its sorted words.
  /** @param {SearchVocabulary} site @param {string} start */
  function begins(site, start) {
    let low = 0;
    let high = site.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (site.sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    return low < site.sorted.length && site.sorted[low].startsWith(start);
  }

  // The different words to look up, at most MOST. Letters and digits without a space are parted when no word
  // of the site begins so: "stap2" is "stap 2".
  /** @type {SearchReadings["typedWords"]} */
  function typedWords(site, typed) {
    /** @type {string[]} */
    let parted = [];
    text.words(typed).forEach((word) => {
      const parts = word.match(/\p{L}+|\p{N}+/gu) || [];
      parted = parted.concat(parts.length > 1 && !begins(site, word) ? parts : word);
    });
    return text.unique(parted).slice(0, MOST);
  }

  // What each typed word may stand for: [{terms: term → weight, known: whether the texts have it, last}].
  // Two or three words that follow each other may also be one ("wijk team", "uit huis plaatsing").
  /** @type {SearchReadings["readings"]} */
  function readings(typed, site) {
    const list = typed.map((word, place) => {
      /** @type {WordReading} */
      const reading = {
        terms: new Map(),
        known: site.vocabulary.has(word),
        last: place === typed.length - 1,
      };
      weigh(reading, text.terms(word, site.language), 1);
      reading.known = reading.known || site.same.has(word);
      (site.same.get(word) || []).forEach((other) => {
        weigh(reading, text.terms(other, site.language), SAME);
      });
      if (!reading.known)
        corrections(word, site).forEach((other) => {
          weigh(reading, text.terms(other, site.language), NEAR);
          (site.same.get(other) || []).forEach((same) => {
            weigh(reading, text.terms(same, site.language), SAME);
          });
        });
      return reading;
    });
    for (let first = 0; first < typed.length; first++)
      for (let after = first + 2; after <= Math.min(first + 3, typed.length); after++) {
        const joined = typed.slice(first, after).join("");
        if (begins(site, joined))
          list.slice(first, after).forEach((reading) => {
            weigh(reading, text.terms(joined, site.language), JOINED);
          });
      }
    return list;
  }

  /** @param {WordReading} reading @param {string[]} terms @param {number} weight */
  function weigh(reading, terms, weight) {
    terms.forEach((term) => {
      reading.terms.set(term, Math.max(weight, reading.terms.get(term) || 0));
    });
  }

  // The words that were probably meant by one that nobody wrote: with one typing error, written as it sounds, or
  // the longest beginning of a compound.
  /** @param {string} word @param {SearchVocabulary} site */
  function corrections(word, site) {
    if (word.length < SHORT || /\d/.test(word)) return [];
    const sound = text.sound(word);
    /** @type {string[]} */
    const found = [];
    [site.vocabulary, site.same, site.alarming].forEach((known) => {
      for (const other of known.keys()) {
        if (other.length < SHORT) continue;
        if (text.nearly(word, other) || text.sound(other) === sound) found.push(other);
      }
    });
    for (let end = word.length - SHORT; !found.length && end > SHORT; end--)
      if (site.vocabulary.has(word.slice(0, end))) found.push(word.slice(0, end));
    return text.unique(found);
  }

  /** @type {SearchReadings} */
  const api = { meant, typedWords, readings };
  if (typeof window === "undefined") module.exports = api;
  else window.routewijzer.searchReadings = api;
})();
