/* A file about an export that holds structure and no values: made by this machine's own server, then saved. */
(function () {
  "use strict";
  const files = window.parasocialFiles;
  const NAME = "structure-without-values.json";

  function save(outline) {
    const url = URL.createObjectURL(new Blob([JSON.stringify(outline, null, 1)], { type: "application/json" }));
    const link = files.make("a", { href: url, download: NAME }, document.body);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  }

  window.parasocialOutline = function (file, line, made) {
    files.hand(file, "outline", line, function (now) {
      if (now.outline) save(now.outline);
      return now.outline ? made : now.sentence;
    });
  };

  files.whenThere("data-outline", function (box) {
    files.chooser(box, { id: "outline-input" }, function (chosen) {
      window.parasocialOutline(chosen[0], line, box.dataset.made);
    });
    const line = files.said(box, "saved");
  });
})();
