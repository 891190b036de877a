/* Notes beside the links of an evening: what is typed goes into the sheet's field; adding lays the list anew. */
(function () {
  "use strict";
  function notes(root) {
    const found = [...root.querySelectorAll("[data-note]")];
    found.sort((a, b) => Number(a.dataset.note) - Number(b.dataset.note));
    return found.map((one) => ({ t: Number(one.dataset.t), kind: one.dataset.kind, text: one.querySelector("textarea").value }));
  }
  function keep(root, every) {
    const said = every.filter((one) => one.text.trim());
    window.dash_clientside.set_props(JSON.parse(root.dataset.key), { value: said.length ? JSON.stringify(said) : "" });
  }
  function lay(root, every) {
    keep(root, every);
    window.dash_clientside.set_props(JSON.parse(root.dataset.turn), { data: { notes: every, at: Date.now() } });
  }
  /* The new note's box takes the focus once it is there. */
  function focus(root, place) {
    const until = Date.now() + 5000;
    const wait = window.setInterval(function () {
      const box = root.querySelector(`[data-note="${place}"] textarea`);
      if (box) box.focus();
      if (box || Date.now() > until) window.clearInterval(wait);
    }, 50);
  }
  document.addEventListener("input", function (event) {
    const root = event.target.closest && event.target.closest("[data-note]") && event.target.closest(".chain-field");
    if (root) keep(root, notes(root));
  });
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest(".chain-field button");
    if (!button) return;
    const root = button.closest(".chain-field"), every = notes(root);
    if (button.dataset.add) {
      every.push({ t: Number(button.dataset.t), kind: button.dataset.add, text: "" });
      button.closest("details").open = false;
      lay(root, every);
      focus(root, every.length - 1);
    } else if (button.dataset.take) {
      every.splice(Number(button.dataset.take), 1);
      button.closest("li").querySelector("summary").focus();
      lay(root, every);
    }
  });
})();
