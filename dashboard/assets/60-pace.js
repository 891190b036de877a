/* What the paced exercises share: a clock that can pause and survives a hidden tab, and a soft tone. */
(function () {
  "use strict";
  /* Elapsed milliseconds by the wall clock, so that a tab in the background loses nothing. */
  function clock() {
    let before = 0, since = null;
    return {
      elapsed: () => before + (since === null ? 0 : Date.now() - since),
      running: () => since !== null,
      go() { if (since === null) since = Date.now(); },
      rest() { before = this.elapsed(); since = null; },
    };
  }
  let sound = null;
  /* A sine that swells and fades, made in the browser; `to` lets it glide. */
  function tone(from, to, seconds) {
    sound = sound || new window.AudioContext();
    sound.resume();
    const now = sound.currentTime, voice = sound.createOscillator(), level = sound.createGain();
    voice.frequency.setValueAtTime(from, now);
    voice.frequency.linearRampToValueAtTime(to, now + seconds);
    level.gain.setValueAtTime(0, now);
    level.gain.linearRampToValueAtTime(0.06, now + seconds * 0.4);
    level.gain.linearRampToValueAtTime(0, now + seconds);
    voice.connect(level).connect(sound.destination);
    voice.start(now);
    voice.stop(now + seconds);
  }
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  /* Call `step` about `perSecond` times a second while `root` is on the page and the step says true. */
  function every(root, perSecond, step) {
    const beat = window.setInterval(function () {
      if (!root.isConnected || !step()) window.clearInterval(beat);
    }, 1000 / perSecond);
  }
  function pressed(button, on) { button.setAttribute("aria-pressed", String(on)); }
  function choose(buttons, chosen) { for (const one of buttons) pressed(one, one === chosen); }
  function show(element, on) { if (element) element.classList.toggle("hidden", !on); }
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest(".pace [data-minutes], .pace [data-do=sound]");
    if (!button) return;
    if (button.dataset.minutes) choose(button.parentElement.querySelectorAll("[data-minutes]"), button);
    else pressed(button, button.getAttribute("aria-pressed") !== "true");
  });
  function minutes(root) { return Number(root.querySelector('[data-minutes][aria-pressed="true"]').dataset.minutes); }
  function loud(root) { return root.querySelector("[data-do=sound]").getAttribute("aria-pressed") === "true"; }
  window.mirrorPace = { clock, tone, still, every, pressed, choose, show, minutes, loud };
})();
