/* Reflections: where the focus goes when cards change. After "Show me other cards" the first new card comes into view,
   at once, and its heading has the focus; a card that folds gives it to "Bring back", one that unfolds to its title. */
(function () {
  "use strict";
  let waiting = false;
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("#reflections-other")) waiting = true;
  });
  new MutationObserver(function (changes) {
    if (!waiting || !changes.some((one) => one.target.id === "reflections-body")) return;
    const head = document.querySelector("#reflections-body article.card h2");
    if (!head) return;
    waiting = false;
    head.closest("article").scrollIntoView({ block: "start", behavior: "instant" });
    head.focus({ preventScroll: true });
  }).observe(document.documentElement, { childList: true, subtree: true });

  new MutationObserver(function (changes) {
    for (const { target, oldValue } of changes) {
      if (!target.matches("article.card")) continue;
      const folded = target.classList.contains("folded");
      if (folded === (oldValue || "").split(" ").includes("folded")) continue;
      target.querySelector(folded ? ':scope > [id*="card-back"]' : "h2").focus();
    }
  }).observe(document.documentElement, { attributes: true, attributeFilter: ["class"], attributeOldValue: true, subtree: true });
})();
