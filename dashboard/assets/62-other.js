/* Reflections: after "Show me other cards" the first new card comes into view, at once, and its heading has the focus. */
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
})();
