// The desk's keys: an element with data-key is clicked, or focused where it is a field. Everything works without this.
"use strict";
(() => {
  const typing = (element) => element.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return;
    if (event.key === "Escape" && typing(event.target)) { event.target.blur(); return; }
    if (typing(event.target)) return;
    const wanted = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!wanted || wanted.disabled) return;
    event.preventDefault();
    const fold = wanted.closest("details");
    if (fold) fold.open = true;
    if (wanted.matches("input[type=text], input:not([type]), select, textarea, summary")) {
      if (wanted.matches("summary")) {
        const within = wanted.parentElement.querySelector("input, select, textarea");
        (within || wanted).focus();
      } else { wanted.focus(); }
      return;
    }
    wanted.click();
  });
  // A form is sent once, however often its button is pressed.
  document.addEventListener("submit", (event) => {
    if (event.target.method !== "post") return;
    if (event.target.dataset.sent) { event.preventDefault(); return; }
    event.target.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });
  for (const here of document.querySelectorAll(":is(.top, .tabs) [aria-current]")) {
    const row = here.closest("nav");
    row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  }
  // What has just been decided is said to those who listen.
  const done = document.getElementById("done");
  if (done) { const said = done.textContent; done.textContent = ""; requestAnimationFrame(() => { done.textContent = said; }); }
})();
