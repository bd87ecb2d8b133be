// The search field: hits below it while one types. Without this script the form leads to the list from A to Ö.
// Nothing of the search is fetched before the field is first used: then the engine, and the index (data-index).
(() => {
  "use strict";
  const MOST_HITS = 30;
  const MOST_ON_START = 5; // there the whole answer is one page away
  const WAIT = 200; // ms after the last key, so that a screen reader is not told of every letter

  const form = document.querySelector("form[role=search][data-index]");
  const field = form && form.querySelector("input[name=q]");
  const status = document.getElementById("traffar");
  const nothing = document.getElementById("inga-traffar");
  const place = document.getElementById("sokresultat");
  if (!field || !status || !nothing || !place) return;

  const hits = part("ol", "search-hits");
  hits.setAttribute("aria-label", form.dataset.hits);
  const list = document.getElementById("alla-namn"); // only on the page from A to Ö
  const examples = form.querySelector(".examples"); // only on the start page
  const most = list ? MOST_HITS : MOST_ON_START;
  const engine = new URL("search-engine.js", document.currentScript.src).href;
  const index = new URL(form.dataset.index, location.href);
  const root = new URL("../", index);
  let ready = null;
  let timer = 0;

  function load() {
    ready ??= Promise.all([
      import(engine),
      fetch(index).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status)))),
    ]).then(([{ prepare, find }, read]) => {
      const made = prepare(read);
      return (query) => find(query, made);
    });
    return ready;
  }

  // the words stand on the form, in the language of the page
  function said(name, values = {}) {
    return form.dataset[name].replace(/\{(\w+)\}/g, (_all, key) => values[key]);
  }

  function part(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function icon(look) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("focusable", "false");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#verdict-${look}`);
    svg.append(use);
    return svg;
  }

  function row(page) {
    const item = part("li");
    const link = part("a", "", page.title);
    link.href = new URL(page.address, root);
    const kind = part("p", "eyebrow", page.kind[0].toUpperCase() + page.kind.slice(1));
    item.append(link, kind);
    if (page.verdict) {
      const [look, word] = page.verdict;
      const verdict = part("p", `verdict verdict--${look} verdict--short`);
      verdict.append(icon(look), part("strong", "", word));
      item.append(verdict);
    }
    if (page.answer) item.append(part("p", "search-answer", page.answer));
    return item;
  }

  function more(query, count) {
    const item = part("li", "search-more");
    const link = part("a", "", said("all", { count }));
    link.href = `${form.action}?q=${encodeURIComponent(query)}`;
    item.append(link);
    return item;
  }

  function show(query, found) {
    const isAsked = query !== "";
    const count = found.length;
    hits.replaceChildren(...found.slice(0, most).map(row));
    if (!list && found.length > most) hits.append(more(query, found.length));
    place.replaceChildren(...(found.length ? [hits] : [])); // an empty list is read out as one
    nothing.hidden = !isAsked || found.length > 0;
    if (list) list.hidden = isAsked && found.length > 0;
    if (examples) examples.hidden = isAsked;
    if (!isAsked) status.textContent = "";
    else if (!found.length) status.textContent = said("none", { query });
    else if (found.length === 1) status.textContent = said("one");
    else if (found.length > most) status.textContent = said("best", { count, most });
    else status.textContent = said("many", { count });
  }

  async function search() {
    clearTimeout(timer);
    const asked = field.value;
    const query = asked.trim();
    if (!query) return show("", []);
    try {
      const find = await load();
      if (field.value === asked) show(query, find(query)); // else typed on while the index was loading
    } catch {
      ready = null;
      show("", []);
      // browsers let a page on disk read no other file
      status.textContent = said(location.protocol === "file:" ? "disk" : "broken");
    }
  }

  // the address keeps the words, so that the way back leads to the same hits
  function remember() {
    if (!list) return;
    const address = new URL(location.href);
    address.hash = "";
    if (field.value.trim()) address.searchParams.set("q", field.value.trim());
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {
      // opened as a file: the address stays as it is
    }
  }

  field.addEventListener("focus", () => load().catch(() => (ready = null)), { once: true });
  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      search();
      remember();
    }, WAIT);
  });
  form.addEventListener("submit", (event) => {
    if (!list) return; // the page from A to Ö shows every hit
    event.preventDefault();
    search();
    remember();
  });

  // arrows walk between the field and the hits, and Escape leads back to the field
  document.addEventListener("keydown", (event) => {
    const links = [...hits.querySelectorAll("a")];
    const steps = [field, ...links];
    const at = steps.indexOf(document.activeElement);
    if (at < 0 || !links.length || event.altKey || event.ctrlKey || event.metaKey) return;
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: at ? 0 : -1 }[event.key];
    if (step === undefined || !steps[step]) return;
    event.preventDefault();
    steps[step].focus();
  });

  if (location.hash === `#${field.id}`) field.focus(); // the way here was a tap on the magnifying glass
  const asked = new URLSearchParams(location.search).get("q");
  if (list && asked) field.value = asked;
  if (field.value.trim()) search();
})();
