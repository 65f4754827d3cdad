// What the search finds, and how it shows that. Loaded with the engine and the texts when somebody first goes
// to the field. What is typed stays on the page.
(function () {
  "use strict";

  var SHOWN = 8; // results on screen
  var AROUND = 130; // characters of text shown with a result
  var LONG = 5; // letters from which a typing error is forgiven, and a part of a compound counts
  var MOST = 24; // different words that are looked up: the work stays bounded, however much is pasted

  // Lower case without accents: "Eén" and "een" are one word. "ij" as one sign is two.
  function fold(text) {
    return text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u00ad]/g, "");
  }

  function words(text) {
    return fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  }

  // The words of a text, and each telephone number in one piece too: "0800-2000" is also "08002000".
  function wordsAndNumbers(text) {
    var joined = (text.match(/\d+(?:[-. ]\d+)+/g) || []).map(function (number) {
      return number.replace(/\D/g, "");
    });
    return words(text).concat(joined);
  }

  // "twee=2 drie=3" → {twee: "2", drie: "3"}
  function numbers(text) {
    var found = Object.create(null); // "constructor" is a word without digits too
    text.split(/\s+/).forEach(function (pair) {
      var parts = pair.split("=");
      if (parts[1]) found[fold(parts[0])] = parts[1];
    });
    return found;
  }

  // The terms that a word stands for: itself, its stem, its digits, and the end of a compound when that is a
  // word of the texts itself ("veiligheidsbeoordeling": "beoordeling").
  function terms(word, language, vocabulary) {
    var found = [word, language.stem(word)];
    if (language.numbers[word]) found.push(language.numbers[word]);
    if (vocabulary && word.length >= 2 * LONG)
      for (var cut = LONG; cut <= word.length - LONG; cut++)
        if (vocabulary.has(word.slice(cut))) found.push(language.stem(word.slice(cut)));
    return unique(found);
  }

  function unique(list) {
    return Array.from(new Set(list));
  }

  // `rows`: path, title, keywords, text, 1 for what comes after the route itself.
  // `language`: {stem: word → stem, numbers: word → digits}.
  function index(Engine, rows, language) {
    var vocabulary = new Set();
    rows.forEach(function (row) {
      wordsAndNumbers(row.slice(1).join(" ")).forEach(function (word) {
        vocabulary.add(word);
      });
    });
    var site = {
      rows: rows,
      language: language,
      vocabulary: vocabulary,
      sorted: Array.from(vocabulary).sort(),
      known: new Map(),
    };
    site.engine = new Engine({
      fields: ["title", "keywords", "text"],
      tokenize: wordsAndNumbers,
      processTerm: function (word) {
        return termsIn(site, word);
      },
    });
    site.engine.addAll(
      rows.map(function (row, number) {
        return { id: number, title: row[1], keywords: row[2], text: row[3] };
      }),
    );
    return site;
  }

  // The terms of a word of the texts, worked out once for each word.
  function termsIn(site, word) {
    if (!site.known.has(word)) site.known.set(word, terms(word, site.language, site.vocabulary));
    return site.known.get(word);
  }

  // Whether a word of the site begins with `start`: a binary search in its sorted words.
  function begins(site, start) {
    var low = 0;
    var high = site.sorted.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (site.sorted[middle] < start) low = middle + 1;
      else high = middle;
    }
    return low < site.sorted.length && site.sorted[low].startsWith(start);
  }

  // The different words to look up, at most MOST. Letters and digits without a space are parted when no word
  // of the site begins so: "stap2" is "stap 2".
  function typedWords(site, text) {
    var parted = [];
    words(text).forEach(function (word) {
      var parts = word.match(/\p{L}+|\p{N}+/gu);
      parted = parted.concat(parts.length > 1 && !begins(site, word) ? parts : word);
    });
    return unique(parted).slice(0, MOST);
  }

  // All words must be found; two or three that follow each other may also be one ("wijk team", "uit huis
  // plaatsing"), which can only find more when a word of the site begins so.
  function query(typed, site) {
    function any(word) {
      return { combineWith: "OR", queries: terms(word, site.language) };
    }
    function all(list) {
      return { combineWith: "AND", queries: list.map(any) };
    }
    var readings = [all(typed)];
    for (var first = 0; first < typed.length; first++)
      for (var after = first + 2; after <= Math.min(first + 3, typed.length); after++) {
        var joined = typed.slice(first, after).join("");
        if (begins(site, joined))
          readings.push(all(typed.slice(0, first).concat(joined, typed.slice(after))));
      }
    return { combineWith: "OR", queries: readings };
  }

  var weights = {
    boost: { title: 5, keywords: 4 },
    tokenize: function (text) {
      return [text];
    },
    processTerm: function (term) {
      return term;
    },
    prefix: function (term) {
      return term.length > 2;
    },
    fuzzy: function (term) {
      return term.length >= LONG && !/\d/.test(term) ? 0.2 : false;
    },
    weights: { prefix: 0.5, fuzzy: 0.2 },
  };

  // The best results first: [{path, title, text}]; text() gives the pieces of an excerpt: [{text, hit}].
  function search(site, text) {
    var typed = typedWords(site, text);
    if (!typed.length) return [];
    var found = site.engine.search(query(typed, site), weights);
    if (!found.length && typed.length > 1)
      found = site.engine.search(
        {
          combineWith: "OR",
          queries: typed.map(function (word) {
            return query([word], site);
          }),
        },
        weights,
      );
    return found
      .map(function (result) {
        var row = site.rows[result.id];
        return {
          path: row[0],
          title: row[1],
          named: named(row[1], typed, site),
          aside: row[4] || 0,
          score: result.score,
          text: function () {
            return excerpt(row[3] || row[2], new Set(result.terms), site);
          },
        };
      })
      .sort(function (one, other) {
        return other.named - one.named || one.aside - other.aside || other.score - one.score;
      });
  }

  // Whether a page is called what was typed: 1 when its title is that and no more, less the more words it has
  // beside, 0 when one of the words is not in it. Such pages come first, however rare the word is elsewhere.
  function named(title, typed, site) {
    var called = new Set();
    var all = words(title);
    all.forEach(function (word) {
      terms(word, site.language).forEach(called.add, called);
    });
    function has(word) {
      return terms(word, site.language).some(called.has, called);
    }
    if (typed.every(has)) return typed.length / all.length;
    return has(typed.join("")) ? 1 / all.length : 0;
  }

  // The stretch of the text with the most of what was found, cut between words.
  function excerpt(text, hits, site) {
    var pieces = text.split(/([\p{L}\p{N}]+)/u).map(function (part, number) {
      var isWord = number % 2 === 1;
      return { text: part, hit: isWord && termsIn(site, fold(part)).some(hits.has, hits) };
    });
    var best = { from: 0, count: -1 };
    for (var from = 0; from < pieces.length; from++) {
      if (from && !pieces[from].hit) continue;
      var seen = new Set();
      for (var to = from, length = 0; to < pieces.length && length < AROUND; to++) {
        length += pieces[to].text.length;
        if (pieces[to].hit) seen.add(fold(pieces[to].text));
      }
      if (seen.size > best.count) best = { from: from, count: seen.size };
    }
    var start = best.from;
    for (var before = 0; start > 0 && before < AROUND / 4; start--) before += pieces[start - 1].text.length;
    if (start % 2 === 0 && start > 0) start++;
    var shown = [],
      size = 0,
      end = start;
    for (; end < pieces.length && size < AROUND; end++) {
      size += pieces[end].text.length;
      shown.push(pieces[end]);
    }
    if (start > 0) shown.unshift({ text: "… ", hit: false });
    if (end < pieces.length) shown.push({ text: " …", hit: false });
    return shown;
  }

  if (typeof window === "undefined") {
    module.exports = {
      fold: fold,
      words: words,
      numbers: numbers,
      terms: terms,
      index: index,
      search: search,
    };
    return;
  }

  // Makes the field at `place` find, and shows what it finds.
  window.routewijzerFind = function (place) {
    var form = place.querySelector("form");
    var field = place.querySelector("input");
    var panel = place.querySelector(".hits");
    var status = form.querySelector("[role=status]"); // outside of the panel: what is hidden is not read out
    var total = panel.querySelector("p");
    var list = panel.querySelector("ol");
    var told = window.routewijzerSearch.words;
    var site = index(window.MiniSearch, window.routewijzerSearch.pages, {
      stem: window.routewijzerStem,
      numbers: numbers(told.numbers),
    });

    function open(shown) {
      panel.hidden = !shown;
    }

    function show() {
      var text = field.value.trim();
      if (!text) return open(false);
      var results = search(site, text);
      var count = results.length;
      list.replaceChildren.apply(list, results.slice(0, SHOWN).map(entry));
      status.textContent = total.textContent = !count
        ? told.none
        : count === 1
          ? told.one
          : (count > SHOWN ? told.first : told.many).replace("{count}", count).replace("{shown}", SHOWN);
      open(true);
    }

    function entry(result) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      var title = document.createElement("b");
      var text = document.createElement("small");
      link.href = place.dataset.root + result.path;
      title.textContent = result.title;
      result.text().forEach(function (piece) {
        if (!piece.hit) return text.append(piece.text);
        var mark = document.createElement("mark");
        mark.textContent = piece.text;
        text.append(mark);
      });
      link.append(title, text);
      item.append(link);
      return item;
    }

    // Arrow keys walk from the field through the results and back; Escape closes.
    function walk(event) {
      if (event.key === "Escape" && !panel.hidden) {
        event.preventDefault();
        event.stopPropagation();
        open(false);
        field.focus();
        return;
      }
      var step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (!step) return;
      if (panel.hidden) return show();
      var stops = [field].concat(Array.from(panel.querySelectorAll("a")));
      var next = stops[stops.indexOf(document.activeElement) + step];
      event.preventDefault();
      if (next) next.focus();
    }

    field.addEventListener("input", show);
    field.addEventListener("click", show);
    form.addEventListener("keydown", walk);
    form.addEventListener("submit", function () {
      var first = !panel.hidden && list.querySelector("a");
      if (first) first.focus();
      else show();
    });
    form.addEventListener("focusout", function (event) {
      if (event.relatedTarget && !form.contains(event.relatedTarget)) open(false);
    });
    document.addEventListener("pointerdown", function (event) {
      if (!form.contains(event.target)) open(false);
    });
    show();
  };
})();
