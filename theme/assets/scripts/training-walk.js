/* A walk through a case, or through the whole route, without a page: states are values, every step gives a new one.

   A deck is a list of cards in order: {box: id or null, choices: [titles] or null, number: int or null}; a card
   with choices is a decision. A state is {deck: its id, at: index, aside: box or null, chosen: {index: title}};
   a chosen title is empty when the outcome was shown before the group chose. `trail` are the boxes that a free
   walk has passed; null in a case, where the stops themselves are the trail. */
(() => {
  "use strict";

  const EDGE = 8; // units of the picture around what is shown of it
  const SMALLER = 1.2; // at most so much smaller than the width allows may a lane more make the picture

  function begin(deck, at, free) {
    return { deck, at: at || 0, aside: null, chosen: {}, trail: free ? [] : null };
  }
  function changed(state, change) {
    return Object.assign({}, state, change);
  }
  function isOpen(cards, state) {
    return !state.aside && !!cards[state.at].choices && !(state.at in state.chosen);
  }
  function to(cards, state, at) {
    if (!(at >= 0 && at < cards.length)) return state;
    const trail = state.trail && at !== state.at ? state.trail.concat(cards[state.at].box) : state.trail;
    return changed(state, { at, aside: null, trail });
  }
  function choose(cards, state, title) {
    const card = cards[state.at];
    const chosen = Object.assign({}, state.chosen);
    if (!isOpen(cards, state) || (title && card.choices.indexOf(title) < 0)) return state;
    chosen[state.at] = title;
    return changed(state, { chosen });
  }

  /* Forward: back to the case, or the outcome of an open decision, or the next card. */
  function next(cards, state) {
    if (state.aside) return changed(state, { aside: null });
    if (isOpen(cards, state)) return choose(cards, state, "");
    return to(cards, state, state.at + 1);
  }

  /* Back: what was shown last disappears first. */
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
  function light(cards, state) {
    const boxes = (state.trail || cards.slice(0, state.at).map((card) => card.box))
      .concat(cards[state.at].box)
      .filter((box, index, all) => box && box !== all[index - 1]);
    const lines = boxes.slice(1).map((box, index) => [boxes[index], box]);
    const now = state.aside || cards[state.at].box;
    const after = cards[state.at + 1];
    const ahead =
      state.at in state.chosen && !state.aside && after && after.box && after.box !== now
        ? [now, after.box]
        : null;
    return { now, boxes, lines, ahead };
  }

  /* The part of the picture to show in a place of `ratio` (width by height): all lanes, or where these would be
     much smaller than the width allows, fewer. All that is `needed` is in it; where that stands beside the lanes
     the part is as wide as the whole picture, `sheet`. Null is the whole picture. `sheet`, `lanes` (from above),
     `needed` and the answer are {x, y, width, height}. */
  function view(sheet, lanes, needed, ratio) {
    function ends(lane) {
      return lane.x + lane.width;
    }
    function left(lane) {
      return lane.x;
    }
    function high(first, end) {
      return lanes[end].y + lanes[end].height - lanes[first].y + 2 * EDGE;
    }
    function fits(first, end) {
      return high(first, end) <= (SMALLER * width) / ratio;
    }
    const x = Math.min.apply(null, lanes.map(left));
    const end = Math.max.apply(null, lanes.map(ends));
    let beside = false;
    const at = needed.map((box) => {
      beside = beside || box.x < x || ends(box) > end;
      return lanes.findIndex((lane) => box.y > lane.y && box.y + box.height < lane.y + lane.height);
    });
    if (!lanes.length || at.indexOf(-1) >= 0) return null;
    const last = lanes.length - 1;
    let from = Math.min.apply(null, at);
    let to = Math.max.apply(null, at);
    const width = beside ? sheet.width : end - x + 2 * EDGE;
    if (!at.length || fits(0, last)) {
      from = 0;
      to = last;
    }
    while (from > 0 && fits(from - 1, to)) from--;
    while (to < last && fits(from, to + 1)) to++;
    if (beside && to - from === last) return null;
    return { x: beside ? sheet.x : x - EDGE, y: lanes[from].y - EDGE, width, height: high(from, to) };
  }

  function isBox(cards, box) {
    return !!cards && !!box && cards.some((card) => card.box === box);
  }

  /* A state that came from another window, or null unless it fits the decks. Deck "0" is the whole route. */
  function checked(decks, value) {
    if (!value || typeof value !== "object" || !Object.prototype.hasOwnProperty.call(decks, value.deck))
      return null;
    const cards = decks[value.deck];
    if (!Number.isInteger(value.at) || value.at < 0 || value.at >= cards.length) return null;
    const state = begin(value.deck, value.at, false);
    if (isBox(decks["0"], value.aside)) state.aside = value.aside;
    Object.keys(value.chosen || {}).forEach((index) => {
      const card = cards[index];
      const title = value.chosen[index];
      if (card && card.choices && (title === "" || card.choices.indexOf(title) >= 0))
        state.chosen[index] = title;
    });
    return state;
  }

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
