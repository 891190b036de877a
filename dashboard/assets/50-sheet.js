/* Drafts: when typing in a sheet rests, or a field is left, the sheet is told to keep what stands in it. */
(function () {
  "use strict";
  const REST_MS = 600;
  const waiting = new Map();
  function sheetOf(target) {
    const sheet = target && target.closest && target.closest("[data-sheet]");
    return sheet ? sheet.dataset.sheet : null;
  }
  function keep(sheet) {
    window.clearTimeout(waiting.get(sheet));
    waiting.delete(sheet);
    window.dash_clientside.set_props({ type: "sheet-typed", of: sheet }, { data: Date.now() });
  }
  function touched(event) {
    const sheet = sheetOf(event.target);
    if (!sheet) return;
    window.clearTimeout(waiting.get(sheet));
    waiting.set(sheet, window.setTimeout(keep, REST_MS, sheet));
  }
  function left(event) {
    const sheet = sheetOf(event.target);
    if (sheet && waiting.has(sheet)) keep(sheet);
  }
  for (const kind of ["input", "change", "click", "keyup"]) document.addEventListener(kind, touched);
  document.addEventListener("focusout", left);
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) for (const sheet of [...waiting.keys()]) keep(sheet);
  });
})();
