/* A file about an export that holds structure and no values: made by this machine's own server, then saved. */
(function () {
  "use strict";
  const BOX = "data-outline";
  const NAME = "structure-without-values.json";

  function make(tag, props, parent) {
    return parent.appendChild(Object.assign(document.createElement(tag), props));
  }

  function save(outline) {
    const url = URL.createObjectURL(new Blob([JSON.stringify(outline, null, 1)], { type: "application/json" }));
    const link = make("a", { href: url, download: NAME }, document.body);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(url); }, 10000);
  }

  window.parasocialOutline = function (file, told, made) {
    told.textContent = "Reading";
    fetch("/upload", {
      method: "POST",
      headers: {
        "Content-Type": "application/octet-stream",
        "X-Parasocial-File": encodeURIComponent(file.name),
        "X-Parasocial-Kind": "outline",
      },
      body: file,
    })
      .then(function (answer) { return answer.json(); })
      .then(function (now) {
        if (now.outline) save(now.outline);
        told.textContent = now.outline ? made : now.sentence;
      })
      .catch(function () { told.textContent = "The program does not answer. Is it still running?"; });
  };

  function build(box) {
    box.dataset.built = "yes";
    make("label", { textContent: box.dataset.label, htmlFor: "outline-input" }, make("p", {}, box));
    const input = make("input", { type: "file", id: "outline-input" }, box);
    const told = make("p", { className: "saved" }, box);
    told.setAttribute("role", "status");
    input.addEventListener("change", function () {
      if (input.files.length) window.parasocialOutline(input.files[0], told, box.dataset.made);
      input.value = "";
    });
  }

  function seek() {
    const box = document.getElementById(BOX);
    if (box && !box.dataset.built) build(box);
  }
  new MutationObserver(seek).observe(document.documentElement, { childList: true, subtree: true });
})();
