/* The frame: menu on narrow windows, the mark on the open page, focus after a change of page, the help key. */
(function () {
  "use strict";
  function set(open) {
    document.documentElement.dataset.menu = open ? "open" : "closed";
    const button = document.getElementById("shell-menu");
    if (button) button.setAttribute("aria-expanded", String(open));
  }
  document.addEventListener("click", function (event) {
    const button = event.target.closest && event.target.closest("#shell-menu");
    if (button) set(document.documentElement.dataset.menu !== "open");
    else if (event.target.closest && event.target.closest("nav.side a")) set(false);
  });
  let open = window.location.pathname;
  function mark() {
    document.querySelectorAll("nav.side a").forEach(function (link) {
      if (link.pathname === window.location.pathname) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    });
    if (open === window.location.pathname) return;
    open = window.location.pathname;
    window.scrollTo(0, 0);
    const main = document.getElementById("shell-main");
    if (main) main.focus({ preventScroll: true });
  }
  new MutationObserver(mark).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") set(false);
    const typing = event.target.closest && event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "?" && !typing) {
      const help = document.getElementById("shell-help");
      if (help) help.click();
    }
  });
})();
