/* The box for a table of makers: the file goes to this machine's own server and is said in one sentence. */
(function () {
  "use strict";
  const files = window.parasocialFiles;

  function heard(now) {
    if (now.kept) setTimeout(function () { window.location.reload(); }, 1500);
    return now.sentence;
  }

  files.whenThere("makers-file", function (box) {
    files.chooser(box, { id: "makers-input", accept: ".csv,.json,.jsonl,.txt" }, function (chosen) {
      files.hand(chosen[0], "creators", line, heard);
    });
    const line = files.said(box, "saved");
  });
})();
