/* A walk through a case, or through the whole route, without a page: states are values, every step gives a new one.

   A deck is a list of cards in order: {box: id or null, choices: [titles] or null, number: int or null}; a card
   with choices is a decision. A state is {deck: its id, at: index, aside: box or null, chosen: {index: title}};
   a chosen title is empty when the outcome was shown before the group chose. `trail` are the boxes that a free
   walk has passed; null in a case, where the stops themselves are the trail. */
(() => {
  "use strict";

  const EDGE = 8; // units of the picture around what is shown of it
  const TITLE = 32; // units above the boxes: the name of their lane stays in sight

  /** @type {CaseWalk["begin"]} */
  function begin(deck, at, free) {
    return { deck, at: at || 0, aside: null, chosen: {}, trail: free ? [] : null };
  }
  /** @param {CaseState} state @param {Partial<CaseState>} change */
  function changed(state, change) {
    return Object.assign({}, state, change);
  }
  /** @type {CaseWalk["isOpen"]} */
  function isOpen(cards, state) {
    return !state.aside && !!cards[state.at].choices && !(state.at in state.chosen);
  }
  /** @type {CaseWalk["to"]} */
  function to(cards, state, at) {
    if (!(at >= 0 && at < cards.length)) return state;
    const trail = state.trail && at !== state.at ? state.trail.concat(cards[state.at].box) : state.trail;
    return changed(state, { at, aside: null, trail });
  }
  /** @type {CaseWalk["choose"]} */
  function choose(cards, state, title) {
    const card = cards[state.at];
    const chosen = Object.assign({}, state.chosen);
    if (!isOpen(cards, state) || (title && !(card.choices || []).includes(title))) return state;
    chosen[state.at] = title;
    return changed(state, { chosen });
  }

  /* Forward: back to the case, or the outcome of an open decision, or the next card. */
  /** @type {CaseWalk["next"]} */
  function next(cards, state) {
    if (state.aside) return changed(state, { aside: null });
    if (isOpen(cards, state)) return choose(cards, state, "");
    return to(cards, state, state.at + 1);
  }

  /* Back: what was shown last disappears first. */
  /** @type {CaseWalk["back"]} */
  function back(cards, state) {
    if (state.aside) return changed(state, { aside: null });
    if (state.at in state.chosen) {
      const chosen = Object.assign({}, state.chosen);
      delete chosen[state.at];
      return changed(state, { chosen });
    }
    return to(cards, state, state.at - 1);
  }

  /* The card that a box leads to: the next one there, else the one before; a box of no card stands aside. */
  /** @type {CaseWalk["click"]} */
  function click(cards, state, box) {
    let after = -1;
    let before = -1;
    cards.forEach((card, index) => {
      if (card.box !== box) return;
      if (index > state.at && after < 0) after = index;
      if (index < state.at) before = index;
    });
    if (cards[state.at].box === box) return changed(state, { aside: null });
    const at = after >= 0 ? after : before;
    return at >= 0 ? to(cards, state, at) : changed(state, { aside: box });
  }

  /* The card of a typed number: that of the route's own count where the deck has one, else the place. */
  /** @type {CaseWalk["numbered"]} */
  function numbered(cards, number) {
    let own = -1;
    let counted = false;
    cards.forEach((card, index) => {
      if (card.number) counted = true;
      if (card.number === number) own = index;
    });
    return counted ? own : number < cards.length ? number : -1;
  }

  /* What to light: the box of now, the boxes and lines ([from, to]) behind, and the line ahead once the
     outcome has been shown. */
  /** @type {CaseWalk["light"]} */
  function light(cards, state) {
    const boxes = (state.trail || cards.slice(0, state.at).map((card) => card.box))
      .concat(cards[state.at].box)
      .filter(/** @returns {box is string} */ (box, index, all) => !!box && box !== all[index - 1]);
    /** @type {BoxPair[]} */
    const lines = boxes.slice(1).map((box, index) => [boxes[index], box]);
    const now = state.aside || cards[state.at].box;
    const after = cards[state.at + 1];
    /** @type {LitWalk["ahead"]} */
    const ahead =
      state.at in state.chosen && !state.aside && after && after.box && after.box !== now
        ? [now, after.box]
        : null;
    return { now, boxes, lines, ahead };
  }

  /* The part of the picture to show in `room` (pixels): the boxes that are `needed`, as large as they fit, but
     neither larger than `most` nor smaller than `least` pixels a unit; where not all fit, without the last of them,
     down to the first. Null is the whole picture, `sheet`. It and the boxes are {x, y, width, height}. */
  /** @type {CaseWalk["view"]} */
  function view(sheet, needed, room, least, most) {
    /** @param {"x" | "y"} start @param {"width" | "height"} length @param {number} before */
    function along(start, length, before) {
      const from = Math.min(...needed.map((box) => box[start])) - EDGE - before;
      const to = Math.max(...needed.map((box) => box[start] + box[length])) + EDGE;
      return { from, to, start, length };
    }
    if (!needed.length) return null;
    const axes = [along("x", "width", 0), along("y", "height", TITLE)];
    const fit = Math.min(...axes.map((axis) => room[axis.length] / (axis.to - axis.from)));
    if (fit < least && needed.length > 1) return view(sheet, needed.slice(0, -1), room, least, most);
    const scale = Math.max(least, Math.min(fit, most));
    const part = /** @type {Box} */ ({});
    for (const { from, to, start, length } of axes) {
      const shown = room[length] / scale;
      const end = sheet[start] + sheet[length] - shown;
      part[length] = shown;
      part[start] =
        end < sheet[start]
          ? (sheet[start] + end) / 2
          : Math.max(sheet[start], Math.min((from + to - shown) / 2, end));
    }
    return part.width >= sheet.width && part.height >= sheet.height ? null : part;
  }

  /** @type {CaseWalk["isBox"]} */
  function isBox(cards, box) {
    return !!cards && !!box && cards.some((card) => card.box === box);
  }

  /* A state that came from another window, or null unless it fits the decks. Deck "0" is the whole route. */
  /** @type {CaseWalk["checked"]} */
  function checked(decks, value) {
    if (!value || typeof value !== "object") return null;
    const { deck, at, aside, chosen } = /** @type {{ [Key in keyof CaseState]?: unknown }} */ (value);
    if (typeof deck !== "string" || typeof at !== "number") return null;
    const cards = Object.keys(decks).includes(deck) ? decks[deck] : [];
    if (!cards[at]) return null;
    const state = begin(deck, at, false);
    if (isBox(decks["0"], aside)) state.aside = aside;
    const titles = /** @type {Record<string, string>} */ (chosen || {});
    cards.forEach(({ choices }, index) => {
      const title = titles[index];
      if (choices && (title === "" || choices.includes(title))) state.chosen[index] = title;
    });
    return state;
  }

  /** @type {CaseWalk} */
  const walking = {
    begin,
    isOpen,
    to,
    choose,
    next,
    back,
    click,
    numbered,
    light,
    view,
    isBox,
    checked,
  };
  if (typeof window === "undefined") module.exports = walking;
  else window.routewijzer.caseWalk = walking;
})();
