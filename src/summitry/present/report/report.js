/* The report's own script: evidence in a dialog, filter, keys within pictures, downloads. It asks nobody for anything. */
"use strict";
(() => {
  const all = (where, what) => [...where.querySelectorAll(what)];
  const make = (name, text, className) => {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    if (className) node.className = className;
    return node;
  };
  const dialog = document.getElementById("evidence");
  const body = dialog.querySelector(".body");
  const title = document.getElementById("evidence-title");
  const back = dialog.querySelector(".back");
  let before = null;
  let came = null;

  /* ---- evidence */
  const entryOf = (id) => {
    const found = document.getElementById(id);
    return found && found.classList.contains("entry") ? found : null;
  };
  const idsOf = (link) => decodeURIComponent(link.getAttribute("href").slice(1)).split("+").filter(Boolean);

  const showOne = (entry) => {
    title.textContent = entry.querySelector(".when").textContent;
    const told = entry.querySelector(".told");
    const parts = [told.querySelector(".what"), told.querySelector(".signed"), told.querySelector(".inside")];
    body.replaceChildren(...parts.filter(Boolean).map((part) => part.cloneNode(true)));
    const way = make("p");
    const link = make("a", "Show it in the chronology");
    link.href = "#" + entry.id;
    link.dataset.leave = "";
    way.append(link);
    body.append(way);
    body.scrollTop = 0;
  };
  const showList = (ids) => {
    const entries = ids.map(entryOf).filter(Boolean);
    title.textContent = entries.length + " entries";
    const list = make("ol", "", "hits");
    for (const entry of entries) {
      const line = make("li");
      const link = make("a", entry.querySelector(".when").textContent);
      link.href = "#" + entry.id;
      line.append(link, " " + entry.querySelector(".what").firstChild.textContent.trim());
      list.append(line);
    }
    body.replaceChildren(list);
  };
  const open = (ids, from) => {
    const known = ids.filter(entryOf);
    if (!known.length) return false;
    if (known.length === 1) showOne(entryOf(known[0])); else showList(known);
    back.hidden = true;
    before = known.length > 1 ? known : null;
    came = from;
    if (!dialog.open) dialog.showModal();
    return true;
  };
  const reveal = (id) => {
    const target = document.getElementById(id);
    if (!target) return;
    for (let node = target; node; node = node.parentElement) {
      if (node.tagName === "DETAILS") node.open = true;
      if (node.hidden) node.hidden = false;
    }
    if (target.classList.contains("entry")) target.querySelector(".proof").open = true;
    /* twice: what lies above gets its true height only when it comes near */
    const come = () => target.scrollIntoView({ behavior: "instant" });
    come();
    requestAnimationFrame(() => requestAnimationFrame(come));
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const ids = idsOf(link);
    if (link.dataset.leave !== undefined) {
      came = null;
      dialog.close();
      setTimeout(() => reveal(ids[0]), 0);
      return;
    }
    if (dialog.contains(link)) {
      const entry = entryOf(ids[0]);
      if (entry) {
        event.preventDefault();
        showOne(entry);
        back.hidden = before === null;
      } else dialog.close();
      return;
    }
    if (link.classList.contains("permalink")) return;
    if (open(ids, link)) event.preventDefault();
    else if (ids.length) setTimeout(() => reveal(ids[0]), 0);
  });
  back.addEventListener("click", () => { showList(before); back.hidden = true; });
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  dialog.addEventListener("close", () => { if (came && came.focus) came.focus(); });
  if (location.hash.length > 1) reveal(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", () => reveal(decodeURIComponent(location.hash.slice(1))));

  /* ---- pictures: one stop of the tab key each, arrows within, words at the pointer */
  const tip = document.getElementById("tip");
  const wordsOf = (mark) => {
    if (!mark.hasAttribute("aria-label")) {
      const entry = entryOf(idsOf(mark)[0]);
      if (entry) mark.setAttribute("aria-label", entry.querySelector(".when").textContent + ": " + entry.querySelector(".what").firstChild.textContent.trim());
    }
    return mark.getAttribute("aria-label");
  };
  const place = (mark) => {
    const box = mark.getBoundingClientRect();
    const words = wordsOf(mark);
    if (!words) return;
    tip.textContent = words.length > 240 ? words.slice(0, 240) + " …" : words;
    tip.hidden = false;
    const left = Math.min(Math.max(6, box.left + box.width / 2 - tip.offsetWidth / 2), innerWidth - tip.offsetWidth - 6);
    const top = box.top - tip.offsetHeight - 8;
    tip.style.left = left + "px";
    tip.style.top = (top < 4 ? box.bottom + 8 : top) + "px";
  };
  const away = () => { tip.hidden = true; };
  for (const drawing of all(document, ".drawing")) {
    const marks = all(drawing, "a");
    marks.slice(1).forEach((mark) => mark.setAttribute("tabindex", "-1"));
    drawing.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };
      const here = marks.indexOf(event.target.closest("a"));
      if (here < 0 || !(event.key in steps)) return;
      event.preventDefault();
      const next = marks[Math.min(Math.max(0, here + steps[event.key]), marks.length - 1)];
      marks[here].setAttribute("tabindex", "-1");
      next.setAttribute("tabindex", "0");
      next.focus();
    });
    for (const name of ["pointerover", "focusin"]) {
      drawing.addEventListener(name, (event) => { const mark = event.target.closest("a"); if (mark) place(mark); });
    }
    for (const name of ["pointerout", "focusout"]) drawing.addEventListener(name, away);
  }
  addEventListener("scroll", away, { passive: true });
  for (const drawing of all(document, "#picture-venues .drawing.only")) {
    const marks = all(drawing, "a").map((mark) => mark.getBoundingClientRect()).sort((a, b) => b.width - a.width);
    if (marks.length && drawing.scrollWidth > drawing.clientWidth) {
      drawing.scrollLeft = marks[0].left - drawing.getBoundingClientRect().left - drawing.clientWidth * 0.66;
    }
  }

  /* ---- filter */
  const form = document.querySelector(".filter");
  const entries = all(document, ".entry");
  const words = new Map();
  const textOf = (entry) => {
    if (!words.has(entry)) words.set(entry, entry.textContent.toLocaleLowerCase());
    return words.get(entry);
  };
  const filter = () => {
    const asked = new FormData(form);
    const sought = asked.get("words").toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const from = Number(asked.get("from")) || -Infinity;
    const to = Number(asked.get("to")) || Infinity;
    let shown = 0;
    for (const entry of entries) {
      const year = Number(entry.dataset.year);
      const fits = (!asked.get("kind") || entry.dataset.kind === asked.get("kind"))
        && (Number.isNaN(year) ? from === -Infinity && to === Infinity : year >= from && year <= to)
        && (!asked.has("differ") || "differ" in entry.dataset)
        && (!asked.has("unchecked") || "unchecked" in entry.dataset)
        && sought.every((word) => textOf(entry).includes(word));
      entry.hidden = !fits;
      shown += fits;
    }
    for (const year of all(document, ".year")) year.hidden = !year.querySelector(".entry:not([hidden])");
    form.querySelector("output").textContent = shown === entries.length ? shown + " shown" : shown + " of " + entries.length + " shown";
  };
  let waiting = 0;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  form.addEventListener("reset", () => setTimeout(filter, 0));
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });

  /* ---- downloads */
  const save = (blob, name) => {
    const link = make("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  /* text of a document never begins a formula in a spreadsheet; the mark at the head tells it the encoding */
  const cell = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? "'" + text : text;
    return /[",\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
  };
  const rowsOf = (figure) => {
    const data = figure.querySelector(".rows-data");
    if (!data) return all(figure, ".rows tr").map((row) => all(row, "th, td").map((one) => one.textContent.trim()));
    const table = JSON.parse(data.textContent);
    return [table.columns, ...table.rows.map((row) => row.map((one) => one === null ? "" : String(one)))];
  };
  const csv = (figure) => "\ufeff" + rowsOf(figure).map((row) => row.map(cell).join(",")).join("\n") + "\n";
  const broken = (text, most) => {
    const lines = [""];
    for (const word of text.split(/\s+/)) {
      const last = lines.length - 1;
      if (lines[last] && lines[last].length + word.length >= most) lines.push(word);
      else lines[last] = (lines[last] + " " + word).trim();
    }
    return lines;
  };
  const NS = "http://www.w3.org/2000/svg";
  const svg = (figure) => {
    const drawn = all(figure, ".drawing svg").find((one) => one.getBoundingClientRect().width) || figure.querySelector("svg");
    const inner = drawn.cloneNode(true);
    for (const link of all(inner, "a")) { link.removeAttribute("href"); link.removeAttribute("tabindex"); }
    const [, , width, height] = drawn.getAttribute("viewBox").split(" ").map(Number);
    const wide = Math.max(width, 340);
    const head = broken(figure.querySelector(".title").textContent, wide / 7.4);
    const foot = all(figure, "figcaption > p").flatMap((one) => broken(one.textContent.trim(), wide / 5.3));
    const outer = document.createElementNS(NS, "svg");
    const tall = 30 + head.length * 20 + height + foot.length * 14 + 20;
    for (const [name, value] of Object.entries({ xmlns: NS, width: wide + 32, height: tall, viewBox: `0 0 ${wide + 32} ${tall}`, "font-family": "Noto Sans, Noto Sans CJK SC, Arial, sans-serif" })) outer.setAttribute(name, value);
    const add = (name, given, text) => {
      const node = document.createElementNS(NS, name);
      for (const [key, value] of Object.entries(given)) node.setAttribute(key, value);
      if (text) node.textContent = text;
      outer.append(node);
    };
    add("rect", { width: "100%", height: "100%", fill: "#fff" });
    head.forEach((line, number) => add("text", { x: 16, y: 28 + number * 20, "font-size": 15, "font-weight": 600, fill: "#1d2833" }, line));
    inner.setAttribute("x", 16);
    inner.setAttribute("y", 20 + head.length * 20);
    inner.setAttribute("width", width);
    inner.setAttribute("height", height);
    outer.append(inner);
    foot.forEach((line, number) => add("text", { x: 16, y: 40 + head.length * 20 + height + number * 14, "font-size": 10.5, fill: "#5c6873" }, line));
    return { text: new XMLSerializer().serializeToString(outer), width: wide + 32, height: tall };
  };
  const png = (drawn, name) => {
    const picture = new Image();
    const address = URL.createObjectURL(new Blob([drawn.text], { type: "image/svg+xml" }));
    picture.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = drawn.width * 2;
      canvas.height = drawn.height * 2;
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => save(blob, name), "image/png");
      URL.revokeObjectURL(address);
    };
    picture.src = address;
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest(".downloads button");
    if (!button) return;
    const figure = button.closest("figure");
    const name = "summitry-" + button.parentElement.dataset.picture + "." + button.dataset.as;
    if (button.dataset.as === "csv") save(new Blob([csv(figure)], { type: "text/csv;charset=utf-8" }), name);
    else if (button.dataset.as === "svg") save(new Blob([svg(figure).text], { type: "image/svg+xml" }), name);
    else png(svg(figure), name);
  });
  if (matchMedia("(max-width: 60rem)").matches) document.querySelector(".contents details").open = false;
  addEventListener("beforeprint", () => { for (const one of all(document, ".after > details:not(.counted), .absent")) one.open = true; });
})();
