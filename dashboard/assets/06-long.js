/* What is too long to be sent in one piece is not sent: it stays in its box, and one calm sentence says so. */
(function () {
  "use strict";
  const ROUTE = "_dash-update-component";
  const ask = window.fetch;
  let told = false;

  function tell(sentence) {
    told = sentence !== "";
    window.dash_clientside.set_props("shell-notice", { children: sentence });
  }

  window.fetch = function (url, init) {
    const box = document.getElementById("shell-notice");
    const mine = box && init && typeof init.body === "string" && String(url).includes(ROUTE);
    if (!mine) return ask.call(window, url, init);
    if (new Blob([init.body]).size > Number(box.dataset.limit)) {
      tell(box.dataset.long);
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    if (told) tell("");
    return ask.call(window, url, init);
  };
})();
