/* The cards of the presenter: those that stand in the page, and on the stage the one where the walk is. */
(() => {
  "use strict";

  window.routewijzer.presenterCards = (stage) => {
    /** @type {Record<string, CaseCard[]>} */
    const decks = Object.create(null); // by ids, any word
    /** @type {Record<string, HTMLElement[]>} */
    const articles = Object.create(null);
    const cards = all("#panel article", stage);

    /** @param {string} selector @param {Element} root */
    function all(selector, root) {
      return [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector))];
    }
    /** @type {PresenterCards["one"]} */
    function one(name) {
      return /** @type {HTMLElement} */ (stage.querySelector(`[data-${name}]`));
    }

    cards.forEach((article) => {
      const { dataset } = article;
      const key = /** @type {string} */ (dataset.case);
      const choices = all("[data-choice]", article).map((button) => button.dataset.choice || "");
      if (!(key in decks)) {
        decks[key] = [];
        articles[key] = [];
      }
      decks[key].push({
        box: dataset.box || null,
        choices: article.querySelector(".after") ? choices : null,
        number: Number(dataset.number) || null,
      });
      articles[key].push(article);
    });

    /** @type {PresenterCards["current"]} */
    function current(state) {
      if (!state.aside) return articles[state.deck][state.at];
      return articles["0"].filter((article) => article.dataset.box === state.aside)[0];
    }

    /** @type {PresenterCards["show"]} */
    function show(state) {
      const now = current(state);
      const deck = articles[state.deck];
      const told = state.at in state.chosen && !state.aside;
      const title = state.chosen[state.at];
      cards.forEach((article) => {
        if (article.hidden !== (article !== now)) article.hidden = article !== now;
      });
      hide(".aside", !state.aside);
      hide(".before,.choice", told);
      hide(".after", !told);
      all("[data-chosen]", now).forEach((part) => {
        part.textContent = title ? (part.dataset.chosen || "").replace("{choice}", () => title) : "";
      });
      const others = all("[data-other]", now).filter((part) => {
        part.hidden = part.dataset.other !== title;
        return !part.hidden;
      });
      hide(".after .openhere", others.length > 0); // no more than a screen: the trainer reads it in the notes
      const free = state.trail || state.deck === "0";
      one("name").textContent = deck[0].dataset.title || "";
      one("setting").textContent = deck[0].dataset.setting || "";
      one("count").textContent = counted(deck, now);
      dots(deck, free ? [] : deck.filter(stop), state.at);
      preview(deck[state.at + (state.aside ? 0 : 1)]);

      /** @param {string} selector @param {boolean} hidden */
      function hide(selector, hidden) {
        all(selector, now).forEach((part) => {
          part.hidden = hidden;
        });
      }
    }

    /* The number of a stop; the cards before the first and after the last have none. */
    /** @param {HTMLElement} article */
    function stop(article) {
      return (/#stop-(\d+)$/.exec(article.dataset.follow || "") || [])[1];
    }
    /** @param {HTMLElement[]} deck @param {HTMLElement} now */
    function counted(deck, now) {
      const number = stop(now);
      const text = one("count").dataset.count || "";
      return number ? text.replace("{number}", number).replace("{count}", `${deck.filter(stop).length}`) : "";
    }
    /** @param {HTMLElement[]} deck @param {HTMLElement[]} stops @param {number} at */
    function dots(deck, stops, at) {
      const place = one("dots");
      place.textContent = "";
      for (const article of stops) {
        const index = deck.indexOf(article);
        const dot = document.createElement("i");
        dot.className = index < at ? "filled" : index === at ? "now" : "";
        place.appendChild(dot);
      }
    }

    /* What the next card says, for the trainer. */
    /** @param {HTMLElement | undefined} ahead */
    function preview(ahead) {
      const place = one("next");
      place.textContent = "";
      if (!ahead) return;
      all("h2,.tell,.asked", ahead)
        .slice(0, 3)
        .forEach((part) => {
          if (part.closest(".after")) return;
          const copy = document.createElement("p");
          copy.textContent = part.textContent;
          place.appendChild(copy);
        });
    }

    return { decks, one, current, show };
  };
})();
