/* Changing what was kept: the form it goes back into is brought into view. */
(function () {
  "use strict";
  const FILLED = "input:not([type=radio]):not([type=checkbox]), textarea";

  function filled(fold) {
    const typed = Array.from(fold.querySelectorAll(FILLED)).some(function (one) { return one.value !== ""; });
    return typed || fold.querySelector("input:checked") !== null;
  }

  /* The answers come a moment after the press, so a fold that holds one is looked for a few times. */
  function unfold(panel, times) {
    panel.querySelectorAll("details.fold").forEach(function (fold) { if (filled(fold)) fold.open = true; });
    if (times) setTimeout(unfold, 250, panel, times - 1);
  }

  document.addEventListener("click", function (event) {
    const button = event.target && event.target.closest && event.target.closest("button[id*='\"sheet-edit\"']");
    if (!button) return;
    const sheet = document.querySelector("[data-sheet='" + JSON.parse(button.id).of + "']");
    const panel = sheet && (sheet.querySelector("section.panel") || sheet);
    if (!panel || panel.contains(button)) return;
    panel.scrollIntoView({ block: "start" });
    const field = panel.querySelector("textarea, input");
    if (field) field.focus({ preventScroll: true });
    unfold(panel, 12);
  });
})();
