/* The import box: choose or drop files; each is streamed to this machine's own server, with progress and cancel. */
(function () {
  "use strict";
  const BOX = "welcome-import";
  const files = window.parasocialFiles;
  const make = files.make;
  let running = 0;

  function build(box) {
    files.chooser(box, { id: "welcome-files", multiple: true }, function (chosen) { take(box, chosen); });
    make("div", { className: "jobs" }, box);
    ["dragenter", "dragover"].forEach(function (kind) {
      box.addEventListener(kind, function (event) { event.preventDefault(); box.classList.add("over"); });
    });
    box.addEventListener("dragleave", function () { box.classList.remove("over"); });
    box.addEventListener("drop", function (event) {
      event.preventDefault();
      box.classList.remove("over");
      take(box, Array.from(event.dataTransfer.files));
    });
  }

  function take(box, chosen) {
    chosen.forEach(function (file) { send(box.querySelector(".jobs"), file); });
  }

  function send(list, file) {
    running += 1;
    const row = make("div", { className: "job" }, list);
    make("p", { textContent: file.name }, row);
    const bar = make("progress", { max: 1, value: 0, ariaLabel: "Progress of " + file.name }, row);
    const told = files.said(row, "small soft");
    const stop = make("button", { type: "button", className: "plain", textContent: "Cancel" }, row);
    const request = new XMLHttpRequest();
    stop.addEventListener("click", function () { request.abort(); });
    request.upload.addEventListener("progress", function (event) {
      bar.value = event.total ? 0.3 * event.loaded / event.total : 0;
      told.textContent = "Handing over, " + Math.round(event.loaded / 1e6) + " of " + Math.round(event.total / 1e6) + " MB";
    });
    request.addEventListener("load", function () {
      if (request.status === 200) watch(JSON.parse(request.responseText).job, file, bar, told, stop);
      else done(told, stop, "This file could not be handed over. Start the program with the file's path instead.", false);
    });
    request.addEventListener("error", function () { done(told, stop, "The program does not answer. Is it still running?", false); });
    request.addEventListener("abort", function () { done(told, stop, "Cancelled. Nothing of it was kept.", false); });
    request.open("POST", "/upload");
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-Parasocial-File", encodeURIComponent(file.name));
    request.send(file);
  }

  function watch(job, file, bar, told, stop) {
    const fresh = stop.cloneNode(true);
    stop.replaceWith(fresh);
    fresh.addEventListener("click", function () {
      fetch("/jobs/" + job + "/cancel", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });
    });
    function look() {
      fetch("/jobs/" + job).then(function (answer) { return answer.json(); }).then(function (now) {
        bar.value = 0.3 + 0.7 * now.fraction;
        if (!now.ended) {
          told.textContent = now.records && !wordsOnly() ? "Reading, " + now.records.toLocaleString() + " records so far" : "Reading";
          setTimeout(look, 300);
          return;
        }
        if (now.state === "done") bar.value = 1;
        if (now.state === "refused" || now.complete === false) offer(file, told);
        done(told, fresh, sentence(now), now.state === "done");
      }).catch(function () { done(told, fresh, "The program does not answer. Is it still running?", false); });
    }
    look();
  }

  /* Words only: the head's button says so, and then no count is told. */
  function wordsOnly() {
    const button = document.getElementById("shell-words");
    return button !== null && button.getAttribute("aria-pressed") === "true";
  }

  function sentence(now) {
    if (now.state === "cancelled") return "Cancelled. Nothing of it was kept.";
    if (now.state === "refused") return now.sentence;
    if (now.complete === false) return document.getElementById(BOX).dataset.partly;
    if (now.already_there) return "This file was read before, so nothing changed.";
    if (wordsOnly()) return "Done.";
    return "Done: " + now.new.toLocaleString() + " new records.";
  }

  /* Not understood, or not whole: the person can save what it looks like, and goes on when they wish. */
  function offer(file, told) {
    const words = document.getElementById(BOX).dataset;
    offered = true;
    const place = make("div", {}, told.parentNode);
    const button = make("button", { type: "button", className: "plain", textContent: words.offer }, place);
    const answer = files.said(place, "saved");
    make("p", { className: "small soft", textContent: words.about }, place);
    button.addEventListener("click", function () { window.parasocialOutline(file, answer, words.made); });
  }

  function onward(told) {
    const button = make("button", { type: "button", className: "main", textContent: document.getElementById(BOX).dataset.onward }, told.parentNode);
    button.addEventListener("click", function () { window.location.reload(); });
  }

  let changed = false;
  let offered = false;
  function done(told, stop, text, good) {
    told.textContent = text;
    stop.remove();
    running -= 1;
    changed = changed || good;
    if (running > 0 || !changed) return;
    if (offered) onward(told);
    else setTimeout(function () { window.location.reload(); }, 900);
  }

  files.whenThere(BOX, build);
  window.addEventListener("dragover", function (event) { event.preventDefault(); });
  window.addEventListener("drop", function (event) { event.preventDefault(); });
})();
