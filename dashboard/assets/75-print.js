/* A card to print: only the section that holds the pressed button comes on paper. */
(function () {
  "use strict";
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("[data-print]");
    if (!button) return;
    document.documentElement.dataset.printing = button.dataset.print;
    window.print();
  });
  window.addEventListener("afterprint", function () { delete document.documentElement.dataset.printing; });
})();
