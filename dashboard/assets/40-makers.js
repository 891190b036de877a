/* The box for a table of makers: the file goes to this machine's own server and is said in one sentence. */
(function () {
  "use strict";
  const BOX = "makers-file";

  function make(tag, props, parent) {
    return parent.appendChild(Object.assign(document.createElement(tag), props));
  }

  function build(box) {
    box.dataset.built = "yes";
    make("label", { textContent: box.dataset.label, htmlFor: "makers-input" }, make("p", {}, box));
    const input = make("input", { type: "file", id: "makers-input", accept: ".csv,.json,.jsonl,.txt" }, box);
    const told = make("p", { className: "saved" }, box);
    told.setAttribute("role", "status");
    input.addEventListener("change", function () {
      if (input.files.length) send(input.files[0], told);
      input.value = "";
    });
  }

  function send(file, told) {
    told.textContent = "Reading";
    fetch("/upload", {
      method: "POST",
      headers: {
        "Content-Type": "application/octet-stream",
        "X-Parasocial-File": encodeURIComponent(file.name),
        "X-Parasocial-Kind": "creators",
      },
      body: file,
    })
      .then(function (answer) { return answer.json(); })
      .then(function (now) {
        told.textContent = now.sentence;
        if (now.kept) setTimeout(function () { window.location.reload(); }, 1500);
      })
      .catch(function () { told.textContent = "The program does not answer. Is it still running?"; });
  }

  function seek() {
    const box = document.getElementById(BOX);
    if (box && !box.dataset.built) build(box);
  }
  new MutationObserver(seek).observe(document.documentElement, { childList: true, subtree: true });
})();
