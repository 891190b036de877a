/* The drawing library is large: it is loaded when a page stands and the browser has nothing else to do, so that
   the first chart need not wait for it. Dash takes it as it is when it is there. */
(function () {
  "use strict";
  const AFTER_MS = 400;
  const idle = window.requestIdleCallback || function (then) { setTimeout(then, AFTER_MS); };

  function load() {
    const place = window._dashPlotlyJSURL;
    if (window.Plotly || !place || document.querySelector('script[src="' + place + '"]')) return;
    document.body.append(Object.assign(document.createElement("script"), { src: place, async: true }));
  }

  const drawn = new MutationObserver(function () {
    if (!document.querySelector("main h1")) return;
    drawn.disconnect();
    setTimeout(function () { idle(load); }, AFTER_MS);
  });
  drawn.observe(document.documentElement, { childList: true, subtree: true });
})();
