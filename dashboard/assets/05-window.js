/* A window shows one person. Its page carries that person's token; every POST sends it back, and when another
   person was opened meanwhile (409), nothing happens but a calm notice. */
(function () {
  "use strict";
  const HEADER = "X-Parasocial-Person";
  const CONFLICT = 409;
  const meta = document.querySelector('meta[name="parasocial-person"]');
  const person = meta ? meta.content : "";

  function ours(method, url) {
    return String(method || "GET").toUpperCase() === "POST" && new URL(url, location.href).origin === location.origin;
  }

  function tell(words) {
    if (document.querySelector(".window-notice")) return;
    const box = Object.assign(document.createElement("div"), { className: "panel warm window-notice" });
    const button = Object.assign(document.createElement("button"), { type: "button", className: "main", textContent: words.button });
    box.setAttribute("role", "alert");
    box.append(Object.assign(document.createElement("p"), { textContent: words.sentence }), button);
    button.addEventListener("click", function () { location.reload(); });
    document.body.append(box);
  }

  const ask = window.fetch;
  window.fetch = function (url, init) {
    if (!init || !ours(init.method, url)) return ask.call(window, url, init);
    const headers = new Headers(init.headers);
    headers.set(HEADER, person);
    return ask.call(window, url, Object.assign({}, init, { headers: headers })).then(function (answer) {
      if (answer.status !== CONFLICT) return answer;
      answer.clone().json().then(tell);
      return String(url).includes("_dash-update-component") ? new Response(null, { status: 204 }) : answer;
    });
  };

  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, url) {
    open.apply(this, arguments);
    if (!ours(method, url)) return;
    this.setRequestHeader(HEADER, person);
    this.addEventListener("load", function () { if (this.status === CONFLICT) tell(JSON.parse(this.responseText)); });
  };
})();
