/* The card sort: dragging beside the buttons, focus that stays where it was, and a draft when typing rests. */
(function () {
  "use strict";
  const REST_MS = 600;
  const NAME = "card_sort";
  const table = (target) => target && target.closest && target.closest("[data-cards]");
  const tell = (type, data) => window.dash_clientside.set_props({ type: type, of: NAME }, { data: data });

  let held = null;
  document.addEventListener("dragstart", function (event) {
    const card = table(event.target) && event.target.closest("[data-card]");
    if (!card) return;
    held = card.dataset.card;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held);
  });
  function over(event) {
    const place = held !== null && table(event.target) && event.target.closest("[data-drop]");
    for (const one of document.querySelectorAll("[data-drop].over")) if (one !== place) one.classList.remove("over");
    if (!place) return null;
    event.preventDefault();
    place.classList.add("over");
    return place;
  }
  document.addEventListener("dragover", over);
  document.addEventListener("drop", function (event) {
    const place = over(event);
    if (place) tell("cards-drop", { do: place.dataset.drop, card: held, at: Date.now() });
    end();
  });
  function end() {
    held = null;
    for (const one of document.querySelectorAll("[data-drop].over")) one.classList.remove("over");
  }
  document.addEventListener("dragend", end);

  /* When the button that had the focus is gone, the focus goes to the same button drawn anew, else to the heading. */
  let last = null;
  document.addEventListener("focusin", function (event) {
    last = table(event.target) ? event.target.id : null;
  });
  new MutationObserver(function () {
    if (!last || document.activeElement !== document.body) return;
    const again = document.getElementById(last) || document.querySelector("[data-cards-head]");
    if (again) again.focus();
  }).observe(document.documentElement, { childList: true, subtree: true });

  let waiting = 0;
  function rest() {
    window.clearTimeout(waiting);
    waiting = 0;
    tell("cards-typed", Date.now());
  }
  document.addEventListener("input", function (event) {
    if (!table(event.target) || event.target.tagName !== "TEXTAREA") return;
    window.clearTimeout(waiting);
    waiting = window.setTimeout(rest, REST_MS);
  });
  document.addEventListener("focusout", function () { if (waiting) rest(); });
  document.addEventListener("visibilitychange", function () { if (document.hidden && waiting) rest(); });
})();
