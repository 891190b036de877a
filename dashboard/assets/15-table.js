/* Tables of many cells, made here from one attribute: Dash keeps a subscription for every component it draws, so
   a page of six thousand cells took minutes. A cell is text and nothing else; words stand in a <bdi>. */
(function () {
  "use strict";
  const NAME = "data-table";

  function add(parent, tag, text, props) {
    const node = parent.appendChild(Object.assign(document.createElement(tag), props || {}));
    if (typeof text === "string" && tag !== "caption") add(node, "bdi").textContent = text;
    else if (text !== null && text !== undefined) node.textContent = String(text);
    return node;
  }

  function fill(row, cells, numeric, head) {
    cells.forEach(function (cell, column) {
      const number = numeric[column] && (head || column);
      add(row, head || !column ? "th" : "td", cell, number ? { className: "number" } : {});
    });
    row.querySelectorAll("th").forEach(function (one) { one.scope = head ? "col" : "row"; });
  }

  function build(box) {
    const old = box.querySelector(":scope > table");
    if (old) old.remove();
    if (!box.hasAttribute(NAME)) return;
    const told = JSON.parse(box.getAttribute(NAME));
    const table = document.createElement("table");
    add(table, "caption", told.caption, { className: "only-read" });
    fill(add(add(table, "thead"), "tr"), told.heads, told.numeric, true);
    const body = add(table, "tbody");
    told.rows.forEach(function (cells) { fill(add(body, "tr"), cells, told.numeric, false); });
    box.append(table);
  }

  function seek(node) {
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.hasAttribute(NAME)) build(node);
    node.querySelectorAll("[" + NAME + "]").forEach(build);
  }

  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      if (change.type === "attributes") build(change.target);
      else change.addedNodes.forEach(seek);
    });
  }).observe(document.documentElement, { childList: true, subtree: true, attributes: true, attributeFilter: [NAME] });
})();
