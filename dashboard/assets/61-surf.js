/* Riding the wave: minutes pass, a wave rolls, now and then a question. Ratings go into the sheet's field. */
(function () {
  "use strict";
  const MINUTE = 60000, LATE = MINUTE / 2, WIDTH = 600, HEIGHT = 120, ROLL_MS = 12000;
  const SVG = "http://www.w3.org/2000/svg";
  const { clock, tone, still, every, pressed, choose, show, minutes, loud } = window.mirrorPace;
  const runs = new WeakMap();

  function parts(root) {
    const one = (what) => root.querySelector(what);
    return {
      water: one(".water"), left: one(".left"), rates: one(".rates"), status: one("[role=status]"), lengths: one(".lengths"),
      start: one("[data-do=start]"), pause: one("[data-do=pause]"), end: one("[data-do=end]"), again: one(".again"),
      words: JSON.parse(root.dataset.words),
    };
  }
  function kept(root) {
    try { return JSON.parse(root.querySelector("data").value || "[]"); } catch { return []; }
  }
  function keep(root, ratings) {
    window.dash_clientside.set_props(JSON.parse(root.dataset.key), { value: ratings.length ? JSON.stringify(ratings) : "" });
  }
  function say(root, text) {
    const status = parts(root).status;
    if (status.textContent !== text) status.textContent = text;
  }

  function start(root) {
    const run = { clock: clock(), minutes: minutes(root), mark: null, shown: null, due: [] };
    run.due = JSON.parse(root.dataset.rateAt).filter((at) => at <= run.minutes);
    runs.set(root, run);
    const { words } = parts(root);
    keep(root, []);
    look(root, true);
    run.clock.go();
    beat(root);
    every(root, still.matches ? 2 : 20, () => runs.get(root) === run && run.clock.running() ? beat(root) : runs.get(root) === run);
    parts(root).pause.textContent = words.pause;
  }
  /* What can be pressed while it runs, and while it does not. */
  function look(root, on) {
    const { start, pause, end, lengths, again, words } = parts(root);
    start.textContent = words.again;
    if (!on && document.activeElement && [pause, end].includes(document.activeElement)) { show(start, true); start.focus(); }
    root.toggleAttribute("data-running", on);
    show(start, !on); show(pause, on); show(end, on); show(lengths, !on); show(again, !on && kept(root).length > 0);
  }
  function beat(root) {
    const run = runs.get(root), passed = run.clock.elapsed(), whole = run.minutes * MINUTE;
    while (run.due.length && passed >= run.due[0] * MINUTE) ask(root, run, run.due.shift());
    if (passed >= whole) return over(root);
    if (!still.matches) wave(root, passed / whole, passed);
    remain(root, run, whole - passed);
    return true;
  }
  function remain(root, run, rest) {
    const { left, words } = parts(root), n = Math.ceil(rest / MINUTE);
    if (n === run.shown) return;
    run.shown = n;
    left.textContent = n > 1 ? words.left.replace("{n}", n) : rest > LATE ? words.left_one : words.left_none;
    if (!("due" in parts(root).rates.dataset)) say(root, left.textContent);
  }
  function ask(root, run, mark) {
    const { rates, words } = parts(root);
    run.mark = { at: mark, place: null };
    choose(rates.querySelectorAll("[data-rate]"), null);
    show(rates, true);
    rates.dataset.due = "1";
    say(root, words.due);
    if (mark && loud(root)) tone(330, 330, 2.5);
  }
  function rate(root, button) {
    const run = runs.get(root), { rates, words } = parts(root);
    if (!run || !run.mark) return;
    const ratings = kept(root), passed = run.clock.elapsed() / MINUTE;
    if (run.mark.place === null || !ratings[run.mark.place]) {
      const late = (passed - run.mark.at) * MINUTE > LATE;
      ratings.push({ at: late ? Math.min(Math.round(passed * 2) / 2, run.minutes) : run.mark.at });
      run.mark.place = ratings.length - 1;
    }
    ratings[run.mark.place].rate = Number(button.dataset.rate);
    choose(rates.querySelectorAll("[data-rate]"), button);
    delete rates.dataset.due;
    say(root, words.kept);
    keep(root, ratings);
  }
  function over(root) {
    const run = runs.get(root), { left, words } = parts(root);
    run.clock.rest();
    left.textContent = words.over;
    say(root, `${words.over} ${words.due}`);
    look(root, false);
    return false;
  }
  /* Ending early needs no words. */
  function end(root) {
    const { left, rates, status, water } = parts(root);
    runs.delete(root);
    left.textContent = status.textContent = "";
    water.replaceChildren();
    show(rates, false);
    look(root, false);
  }
  function pause(root) {
    const run = runs.get(root), { pause: button, left, words } = parts(root);
    if (run.clock.running()) {
      run.clock.rest();
      left.textContent = words.paused;
    } else {
      run.shown = null;
      run.clock.go();
      beat(root);
    }
    button.textContent = run.clock.running() ? words.pause : words.go_on;
  }

  function drawn(root) {
    const water = parts(root).water;
    if (!water.firstChild) {
      const svg = document.createElementNS(SVG, "svg");
      svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
      for (const [kind, name] of [["path", "sea"], ["path", "crest"], ["circle", "boat"]]) {
        svg.appendChild(document.createElementNS(SVG, kind)).setAttribute("class", name);
      }
      svg.lastChild.setAttribute("r", "9");
      water.appendChild(svg);
    }
    return water.firstChild.children;
  }
  /* A slow swell; the boat crosses once in the time that was chosen. */
  function wave(root, share, passed) {
    const [sea, crest, boat] = drawn(root), roll = (passed / ROLL_MS) * 2 * Math.PI;
    const height = (x) => HEIGHT * 0.55 + 22 * Math.sin(x / 62 + roll) + 8 * Math.sin(x / 37 - roll * 0.6);
    let line = "";
    for (let x = 0; x <= WIDTH; x += 10) line += `${x ? "L" : "M"}${x} ${height(x).toFixed(1)}`;
    crest.setAttribute("d", line);
    sea.setAttribute("d", `${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`);
    const x = 20 + share * (WIDTH - 40);
    boat.setAttribute("cx", x.toFixed(1));
    boat.setAttribute("cy", (height(x) - 8).toFixed(1));
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest(".surf button"), root = button && button.closest(".surf");
    if (!root) return;
    if (button.dataset.rate) rate(root, button);
    else if (button.dataset.do === "start") start(root);
    else if (button.dataset.do === "pause") pause(root);
    else if (button.dataset.do === "end") end(root);
  });
  document.addEventListener("visibilitychange", function () {
    for (const root of document.querySelectorAll(".surf")) {
      const run = runs.get(root);
      if (!document.hidden && run && run.clock.running()) beat(root);
    }
  });
})();
