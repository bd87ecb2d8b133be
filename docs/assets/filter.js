// The search on the page from A to Ö. Without this script the whole list is there, and the form is harmless.
// A short list stands on the page: rows are hidden as one types. A long one is fetched when it is first needed
// (data-index on the form), and the hits are written below the form.
(() => {
  "use strict";
  const MOST_HITS = 100;
  const WAIT = 250; // ms after the last key, so that a screen reader is not told of every letter

  const form = document.querySelector("form[role=search]");
  const field = form && form.querySelector("input[name=q]");
  const status = document.getElementById("traffar");
  const nothing = document.getElementById("inga-traffar");
  if (!field || !status || !nothing) return;

  const letters = document.querySelectorAll(".letters, #bokstaver");
  const sections = [...document.querySelectorAll(".letter")];
  const synonyms = [...document.querySelectorAll("[data-see]")];
  const rows = [...document.querySelectorAll("[data-search]")].map((element) => ({
    element,
    text: folded(element.dataset.search),
  }));
  const hits = document.getElementById("sokresultat");
  let index = null;
  let timer = 0;

  // å, ä and ö are found by a and o, and capitals by small letters
  function folded(text) {
    return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  }

  // rows that hold every word; if none does, those that hold any longer word
  function matching(words, list) {
    const all = list.filter((row) => words.every((word) => row.text.includes(word)));
    if (all.length || words.length < 2) return all;
    const longer = words.filter((word) => word.length > 3);
    return list.filter((row) => longer.some((word) => row.text.includes(word)));
  }

  function narrow(words) {
    const found = new Set(matching(words, rows));
    for (const row of rows) row.element.hidden = !found.has(row);
    for (const element of synonyms) element.hidden = words.length > 0;
    for (const section of sections) section.hidden = !section.querySelector(":scope > ul > li:not([hidden])");
    return found.size;
  }

  function load() {
    index ??= fetch(form.dataset.index)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(answer.status)))
      .then((list) => list.map((row) => ({ ...row, text: folded(row.text) })));
    return index;
  }

  function write(found) {
    hits.replaceChildren(
      ...found.slice(0, MOST_HITS).map((row) => {
        const item = document.createElement("li");
        const link = document.createElement("a");
        const word = document.createElement("p");
        link.href = row.url;
        link.textContent = row.name;
        word.textContent = row.word;
        item.append(link, word);
        return item;
      }),
    );
  }

  function tell(words, count) {
    const searching = words.length > 0;
    for (const element of letters) element.hidden = searching;
    nothing.hidden = !searching || count > 0;
    if (!searching) status.textContent = "";
    else if (count === 0) status.textContent = "Inga träffar";
    else status.textContent = count === 1 ? "1 träff" : `${count} träffar`;
    if (hits && count > MOST_HITS) status.textContent += `. De ${MOST_HITS} första visas.`;
  }

  async function search() {
    const asked = field.value;
    const words = folded(asked).split(/\s+/).filter(Boolean);
    if (!hits) return tell(words, narrow(words));
    try {
      const list = words.length ? await load() : [];
      if (field.value !== asked) return; // typed on while the list was loading
      const found = words.length ? matching(words, list) : [];
      write(found);
      tell(words, found.length);
    } catch {
      index = null;
      status.textContent = "Sökningen går inte att ladda. Välj en bokstav i stället.";
    }
  }

  // the address keeps the words, so that the way back leads to the same list
  function remember() {
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

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      search();
      remember();
    }, WAIT);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
    remember();
  });

  const asked = new URLSearchParams(location.search).get("q");
  if (asked) field.value = asked;
  if (field.value) search();
})();
