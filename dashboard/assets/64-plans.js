/* Changing what was kept: the form it goes back into is brought into view. */
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    const button = event.target && event.target.closest && event.target.closest("button[id*='\"sheet-edit\"']");
    if (!button) return;
    const sheet = document.querySelector("[data-sheet='" + JSON.parse(button.id).of + "']");
    const panel = sheet && (sheet.querySelector("section.panel") || sheet);
    if (!panel || panel.contains(button)) return;
    panel.scrollIntoView({ block: "start" });
    const field = panel.querySelector("textarea, input");
    if (field) field.focus({ preventScroll: true });
  });
})();
