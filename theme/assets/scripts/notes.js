/* Two windows in step: the presenter, and the trainer's notes that it opened. They send each other messages, also
   from disk and without a network. Messages hold no text to show, only places in a walk and names of keys; whoever
   receives one checks that it comes from the window that it knows. */
(() => {
  "use strict";

  const disk = location.protocol === "file:";

  /* From disk every file has an origin of its own that is told as "null"; the window itself is what counts. */
  /** @param {MessageEvent} event @param {Window | null} partner */
  function known(event, partner) {
    const origin = disk
      ? event.origin === "null" || event.origin === "file://"
      : event.origin === location.origin;
    return (
      !!partner && event.source === partner && origin && !!event.data && event.data.app === "routewijzer"
    );
  }
  /** @type {Notes["send"]} */
  function send(partner, kind, value) {
    if (partner && !partner.closed)
      partner.postMessage({ app: "routewijzer", kind, value }, disk ? "*" : location.origin);
  }

  /* `partner` gives the other window; `hear` is called with the kind and value of each of its messages. */
  /** @type {Notes["listen"]} */
  function listen(partner, hear) {
    window.addEventListener("message", (event) => {
      if (known(event, partner())) hear(event.data.kind, event.data.value);
    });
  }
  /** @param {number} number */
  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }

  /* The time of day and the time since `reset`, once a second. */
  /** @type {Notes["clock"]} */
  function clock(now, elapsed, each) {
    let began = Date.now();
    function tick() {
      const time = new Date();
      const seconds = Math.floor((+time - began) / 1000);
      now.textContent = `${two(time.getHours())}:${two(time.getMinutes())}`;
      elapsed.textContent = `${Math.floor(seconds / 60)}:${two(seconds % 60)}`;
      each();
    }
    tick();
    setInterval(tick, 1000);
    return () => {
      began = Date.now();
      tick();
    };
  }
  window.routewijzer.notes = { send, listen, clock };
})();
