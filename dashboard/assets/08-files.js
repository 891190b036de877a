/* What the boxes for files share: their parts, and handing a file to this machine's own server. */
(function () {
  "use strict";

  function make(tag, props, parent) {
    const node = Object.assign(document.createElement(tag), props || {});
    if (parent) parent.appendChild(node);
    return node;
  }

  /* Build the box of this id whenever a page brings it; once for each. */
  function whenThere(id, build) {
    function seek() {
      const box = document.getElementById(id);
      if (!box || box.dataset.built) return;
      box.dataset.built = "yes";
      build(box);
    }
    new MutationObserver(seek).observe(document.documentElement, { childList: true, subtree: true });
  }

  /* Return an input for files under the box's own label; `take` gets what was chosen. */
  function chooser(box, props, take) {
    make("label", { textContent: box.dataset.label, htmlFor: props.id }, make("p", {}, box));
    const input = make("input", Object.assign({ type: "file" }, props), box);
    input.addEventListener("change", function () {
      if (input.files.length) take(Array.from(input.files));
      input.value = "";
    });
    return input;
  }

  /* Return a line that a screen reader speaks when it changes. */
  function said(parent, look) {
    const line = make("p", { className: look }, parent);
    line.setAttribute("role", "status");
    return line;
  }

  /* Hand over a file of this kind; `heard` gets the answer and says what the line then tells. */
  function hand(file, kind, line, heard) {
    line.textContent = "Reading";
    fetch("/upload", {
      method: "POST",
      headers: {
        "Content-Type": "application/octet-stream",
        "X-Parasocial-File": encodeURIComponent(file.name),
        "X-Parasocial-Kind": kind,
      },
      body: file,
    })
      .then(function (answer) { return answer.json(); })
      .then(function (now) { line.textContent = heard(now); })
      .catch(function () { line.textContent = "The program does not answer. Is it still running?"; });
  }

  window.parasocialFiles = { make: make, whenThere: whenThere, chooser: chooser, said: said, hand: hand };
})();
