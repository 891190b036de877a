/* Paced breathing: a round that swells for four seconds and sinks for six, with words, and tones if asked for. */
(function () {
  "use strict";
  const MINUTE = 60000, SMALL = 0.45;
  const { clock, tone, still, every, show, minutes, loud } = window.mirrorPace;
  const runs = new WeakMap();
  function parts(root) {
    const one = (what) => root.querySelector(what);
    return {
      round: one(".round"), word: one(".word"), status: one("[role=status]"), lengths: one(".lengths"),
      start: one("[data-do=start]"), end: one("[data-do=end]"), words: JSON.parse(root.dataset.words),
    };
  }
  function start(root) {
    const run = { clock: clock(), whole: minutes(root) * MINUTE, way: null };
    runs.set(root, run);
    look(root, true);
    parts(root).status.textContent = parts(root).words.begun;
    run.clock.go();
    beat(root, run);
    every(root, still.matches ? 4 : 30, () => runs.get(root) === run && beat(root, run));
  }
  function look(root, on) {
    const { start, end, lengths, word } = parts(root), held = document.activeElement === end;
    show(start, !on); show(end, on); show(lengths, !on);
    if (!on && held) start.focus();
    if (!on) word.textContent = "";
  }
  /* The last breath is let out to its end. */
  function beat(root, run) {
    const inward = Number(root.dataset.in) * 1000, breath = inward + Number(root.dataset.out) * 1000;
    const passed = run.clock.elapsed(), at = passed % breath, { round, word, words } = parts(root);
    if (passed >= Math.ceil(run.whole / breath) * breath) return over(root);
    const way = at < inward ? "in" : "out";
    const share = way === "in" ? at / inward : 1 - (at - inward) / (breath - inward);
    if (!still.matches) round.style.transform = `scale(${SMALL + (1 - SMALL) * (1 - Math.cos(Math.PI * share)) / 2})`;
    if (way === run.way) return true;
    run.way = way;
    word.textContent = words[way];
    if (loud(root)) way === "in" ? tone(220, 330, inward / 1000) : tone(330, 220, (breath - inward) / 1000);
    return true;
  }
  function over(root) {
    runs.delete(root);
    parts(root).status.textContent = parts(root).words.over;
    look(root, false);
    return false;
  }
  function end(root) {
    runs.delete(root);
    parts(root).status.textContent = "";
    parts(root).round.style.transform = "";
    look(root, false);
  }
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest(".breath [data-do]"), root = button && button.closest(".breath");
    if (!root) return;
    if (button.dataset.do === "start") start(root);
    else if (button.dataset.do === "end") end(root);
  });
})();
