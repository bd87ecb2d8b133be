// Charts that answer: the nearest value reads itself out, by pointer, finger or keyboard, and the reader sets
// other municipalities beside ours. Without this script the drawings and tables are there all the same.
// Nothing is stored: whom one has chosen stands in the address (#med=0360,0381). The figures of others come
// from one file a measure (data-others), fetched when somebody asks for them.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg";
  const MOST = 2; // chosen at a time
  const SHAPES = ["", "M-6-6h12v12h-12z", "M0-7.5l7.5 13h-15z"]; // a square and a triangle: ours is a disc
  const FAR = 10; // dots from one to the next with Page Up and Page Down

  const words = document.querySelector("[data-hand]")?.dataset;
  if (!words) return;
  const line = document.querySelector(".chart--line[data-scale]");
  const strip = document.querySelector(".chart--strip[data-places]");
  const form = document.querySelector("form.pick");
  const status = form?.querySelector("[role=status]");
  const lists = []; // where the chosen are named: below the field, and below the line
  let chosen = []; // [code, slot], the oldest first
  let others = null; // the file, when it has come
  let coming = null;

  // the words stand in the page, in its language
  const said = (name, values = {}) => words[name].replace(/\{(\w+)\}/g, (_all, key) => values[key]);

  function part(tag, name, text) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (text) element.textContent = text;
    return element;
  }

  function drawn(tag, values, ...inside) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value);
    element.append(...inside);
    return element;
  }

  function load() {
    coming ??= fetch(words.others)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.status))))
      .then((file) => {
        const style = { minimumFractionDigits: file.decimals, maximumFractionDigits: file.decimals };
        const number = new Intl.NumberFormat(document.documentElement.lang, style);
        const places = file.places.map(([code, name, ...values], at) => {
          const value = values[file.newest];
          const rank = file.ranks[at] ? `, ${said("rank", { rank: file.ranks[at], n: file.places.length })}` : "";
          return { code, name, values, value, rank, text: `${name} ${value === null ? "" : number.format(value)}` };
        });
        others = { ...file, places, number, by: new Map(places.map((place) => [place.code, place])) };
        if (form) form.kommun.list.replaceChildren(...names().map((name) => new Option(name)));
        return others;
      })
      .catch((error) => {
        coming = null;
        throw error;
      });
    return coming;
  }

  const names = () =>
    others.places
      .filter((place) => place.code !== others.ours)
      .map((place) => place.name)
      .sort((one, other) => one.localeCompare(other, document.documentElement.lang));

  // --- reading -----------------------------------------------------------------------------------------

  // A drawing gets a hand that goes from value to value. `spots` gives them in order, each with the percent
  // along the drawing, the pixels down it and its words; they may have to be waited for. `start` is said until then.
  function readable(drawing, spots, first, start) {
    const box = part("div", "reader");
    const told = part("p", "readout", words.hint);
    const hand = part("div", "hand");
    const ring = drawn("circle", { class: "here", r: 9 });
    let now = -1;
    drawing.before(box);
    box.append(told, drawing, hand);
    hand.tabIndex = 0;
    hand.setAttribute("role", "slider");
    const title = drawing.querySelector("title").textContent;
    hand.setAttribute("aria-label", said("hand", { chart: title[0].toLowerCase() + title.slice(1) }));
    hand.setAttribute("aria-valuemin", 1);
    tell(1, 1, start || words.hint);

    function tell(place, most, text) {
      hand.setAttribute("aria-valuemax", most);
      hand.setAttribute("aria-valuenow", place);
      hand.setAttribute("aria-valuetext", text);
    }

    function show(all, at) {
      now = Math.max(0, Math.min(all.length - 1, at));
      const spot = all[now];
      told.textContent = spot.text();
      tell(now + 1, all.length, spot.text());
      ring.setAttribute("cx", `${spot.x}%`);
      ring.setAttribute("cy", spot.y);
      drawing.append(ring);
    }

    function hide() {
      ring.remove();
      told.textContent = words.hint;
    }

    async function go(move) {
      try {
        const all = await spots();
        show(all, move(all));
      } catch {
        told.textContent = said("broken");
      }
    }

    function nearest(all, event) {
      const room = drawing.getBoundingClientRect();
      const style = getComputedStyle(drawing);
      const left = room.left + parseFloat(style.paddingLeft);
      const width = room.right - parseFloat(style.paddingRight) - left;
      const away = all.map(({ x, y }) => {
        const across = left + (x / 100) * width - event.clientX;
        return drawing === strip ? across ** 2 + (room.top + y - event.clientY) ** 2 : Math.abs(across);
      });
      return away.indexOf(Math.min(...away));
    }

    for (const kind of ["pointermove", "pointerdown"])
      hand.addEventListener(kind, (event) => go((all) => nearest(all, event)));
    hand.addEventListener("pointerleave", () => document.activeElement !== hand && hide());
    hand.addEventListener("focus", () => go((all) => (now < 0 ? first(all) : now)));
    hand.addEventListener("blur", hide);
    hand.addEventListener("keydown", (event) => {
      const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -FAR, PageUp: FAR };
      const step = { ...steps, Home: -Infinity, End: Infinity }[event.key];
      if (event.key === "Escape") hide();
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      go((all) => (now < 0 ? first(all) : now + step));
    });
  }

  // The marks of a line, and what the drawing's own description says of each.
  function marksOf(drawing) {
    const lines = drawing.querySelector("desc").textContent.split("\n").map((text) => text.trim());
    return [...drawing.querySelectorAll(".marks > *")]
      .map((mark, place) => ({
        place,
        isRepeated: mark.matches("circle.point-1-carried"),
        x: parseFloat(mark.getAttribute("cx") ?? mark.getAttribute("x")),
        y: parseFloat(mark.getAttribute("cy") ?? mark.getAttribute("y")),
        text: () => [lines[place], ...(drawing === line ? beside(place) : [])].join(" "),
      }))
      .sort((one, other) => one.x - other.x);
  }

  // What the chosen had in a period: "Tierp 81,0."
  const beside = (place) =>
    chosen
      .map(([code]) => others.by.get(code))
      .filter((other) => (other.values[place] ?? null) !== null)
      .map((other) => `${other.name} ${others.number.format(other.values[place])}.`);

  // Where each municipality's dot is: columns as the drawing has them, ours lowest, then those that are similar.
  function dotsOf() {
    const [low, high, from, to, column, lowest, step] = strip.dataset.places.split(" ").map(Number);
    const similar = new Set(others.similar);
    const rank = (place) => (place.code === others.ours ? 0 : similar.has(place.code) ? 1 : 2);
    const heights = new Map();
    const spots = new Map();
    for (const place of [...others.places].sort((one, other) => rank(one) - rank(other))) {
      const exact = from + ((place.value - low) / (high - low)) * (to - from);
      const at = Math.round(exact / column);
      const height = heights.get(at) ?? 0;
      heights.set(at, height + 1);
      const isOurs = place.code === others.ours;
      const text = () => `${isOurs ? words.ours : place.text}${place.rank}.`;
      spots.set(place.code, { x: isOurs ? exact : at * column, y: lowest - height * step, text });
    }
    return spots;
  }

  // --- choosing ----------------------------------------------------------------------------------------

  function sign(slot) {
    return drawn("path", { class: `pick pick-${slot}`, d: SHAPES[slot] });
  }

  const at = (x, y, ...inside) => drawn("svg", { class: "chosen", x: `${x}%`, y, overflow: "visible" }, ...inside);

  // A name goes where it covers no other text or line and stays inside; else the list below has it.
  function name(drawing, slot, text, x, y) {
    const label = drawn("text", { class: `chosen pick-text-${slot}`, x: `${x}%` }, text);
    drawing.append(label);
    const room = drawing.getBoundingClientRect();
    const taken = [...drawing.querySelectorAll("text,line.median,line.ours,line.break")]
      .filter((other) => other !== label)
      .map((other) => other.getBoundingClientRect());
    for (const path of drawing.querySelectorAll("path.line-1,path.line-2,path.target")) {
      const seen = path.getScreenCTM();
      const step = path.getTotalLength() / 99;
      for (let part = 0; part < 100; part++) {
        const { x: left, y: top } = path.getPointAtLength(part * step).matrixTransform(seen);
        taken.push({ left, right: left, top, bottom: top });
      }
    }
    for (const dy of [-12, 22, -30, 40]) {
      for (const [anchor, dx] of [["middle", 0], ["end", 4], ["start", -4]]) {
        label.setAttribute("text-anchor", anchor);
        label.setAttribute("dx", dx);
        label.setAttribute("y", y + dy);
        const box = label.getBoundingClientRect();
        const inside = box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;
        const touches = (other) =>
          box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom;
        if (inside && !taken.some(touches)) return;
      }
    }
    label.remove();
  }

  // The line of a municipality, broken where it has no figure or lies outside the axis, which is told.
  function drawLine(place, slot) {
    const [low, high, top, bottom] = line.dataset.scale.split(" ").map(Number);
    const layer = line.querySelector("svg[preserveAspectRatio]");
    let path = "";
    let isOutside = false;
    let last = null;
    let isOpen = false;
    let before;
    for (const { x, place: index, isRepeated } of marksOf(line)) {
      const value = place.values[index] ?? null;
      if (isRepeated && value === before) continue; // no more measured there than here
      before = value;
      const fits = value !== null && value >= low && value <= high;
      isOutside ||= value !== null && !fits;
      if (!fits) {
        isOpen = false;
        continue;
      }
      const y = bottom - ((value - low) / (high - low)) * (bottom - top);
      path += `${isOpen ? "L" : "M"}${x} ${y.toFixed(1)}`;
      isOpen = true;
      line.querySelector(".marks").before(at(x, y, sign(slot))); // our own marks and figures lie above
      last = [x, y];
    }
    if (path) layer.append(drawn("path", { class: `chosen pick-line-${slot}`, d: path }));
    if (last) name(line, slot, place.text, ...last);
    return isOutside;
  }

  function drawDot(place, slot) {
    const spot = dotsOf().get(place.code);
    if (!spot) return;
    strip.append(at(spot.x, spot.y, sign(slot)));
    name(strip, slot, place.text, spot.x, spot.y);
  }

  function chip(place, slot, removable) {
    const item = part("li");
    const look = drawn("svg", { viewBox: "-8 -8 16 16", "aria-hidden": "true", focusable: "false" }, sign(slot));
    item.append(look, part("span", "", place.text));
    if (removable) {
      const button = part("button", "", "×");
      button.type = "button";
      button.setAttribute("aria-label", said("remove", { name: place.name }));
      button.addEventListener("click", () => {
        choose(chosen.filter(([code]) => code !== place.code));
        status.textContent = said("removed", { name: place.name });
        form.kommun.focus();
      });
      item.append(button);
    }
    return item;
  }

  // The lines that others copy, to show the measure with the chosen ones.
  function tellFrame() {
    const frame = document.getElementById("rad");
    if (frame) frame.value = frame.value.replace(/inbaddad\/(#[^"]*)?/, `inbaddad/${address()}`);
  }

  const address = () => (chosen.length ? `#med=${chosen.map(([code]) => code).join(",")}` : "");

  function draw() {
    tellFrame();
    for (const old of document.querySelectorAll(".chosen")) old.remove();
    if (!others) return "";
    const told = [];
    const notes = [];
    const found = chosen.map(([code, slot]) => [others.by.get(code), slot]);
    for (const [place, slot] of found) {
      const isOutside = line && drawLine(place, slot);
      if (strip && place.value !== null) drawDot(place, slot);
      told.push(place.value === null ? said("lacks", { name: place.name }) : place.text);
      if (isOutside) notes.push(said("outside", { name: place.name }));
    }
    for (const list of lists) {
      list.hidden = !found.length;
      list.replaceChildren(...found.map(([place, slot]) => chip(place, slot, list.matches(".picked"))));
    }
    return found.length ? [`${[words.ours, ...told].filter(Boolean).join(", ")}.`, ...notes].join(" ") : "";
  }

  function choose(next) {
    chosen = next;
    const told = draw();
    if (status) status.textContent = told;
    const hash = address();
    try {
      if (hash !== location.hash) history.replaceState(null, "", hash || location.pathname + location.search);
    } catch {
      // opened as a file: the address stays as it is
    }
  }

  function add(code) {
    const kept = chosen.slice(-(MOST - 1));
    const slot = kept.some(([, taken]) => taken === 1) ? 2 : 1;
    choose([...kept, [code, slot]]);
  }

  // "tierp", "Tierps kommun" and the first letters of one name alone are understood.
  function find(asked) {
    const bare = (text) => text.trim().toLocaleLowerCase(document.documentElement.lang);
    const wanted = bare(asked).replace(/ (kommun|stad)$/, "");
    const named = (test) => others.places.filter((place) => test(bare(place.name)));
    const exact = named((known) => known === wanted || `${known}s` === wanted);
    const begun = named((known) => known.startsWith(wanted));
    return exact[0] ?? (begun.length === 1 ? begun[0] : undefined);
  }

  async function pick() {
    const asked = form.kommun.value.trim();
    if (!asked) return void (status.textContent = said("empty"));
    try {
      await load();
    } catch {
      return void (status.textContent = said("broken"));
    }
    const place = find(asked);
    if (!place) status.textContent = said("none", { name: asked });
    else if (place.code === others.ours) status.textContent = said("self", { name: place.name });
    else if (chosen.some(([code]) => code === place.code)) status.textContent = said("twice", { name: place.name });
    else {
      form.kommun.value = "";
      add(place.code);
    }
  }

  // Whom the address names, when it does.
  async function follow() {
    const codes = /^#med=([\d,]+)$/.exec(location.hash)?.[1].split(",") ?? [];
    if (!words.others || (!codes.length && !chosen.length)) return;
    try {
      await load();
    } catch {
      if (status) status.textContent = said("broken");
      return;
    }
    const known = [...new Set(codes)].filter((code) => others.by.has(code) && code !== others.ours);
    chosen = known.slice(0, MOST).map((code, place) => [code, place + 1]);
    const told = draw();
    if (status) status.textContent = told;
  }

  for (const drawing of document.querySelectorAll(".chart--line"))
    readable(drawing, () => marksOf(drawing), (all) => all.length - 1, marksOf(drawing).at(-1).text());
  if (strip && words.others) {
    const spots = async () => {
      await load();
      const dots = dotsOf();
      return others.places.map((place) => dots.get(place.code)).filter(Boolean);
    };
    readable(strip, spots, () => others.places.findIndex((place) => place.code === others.ours), words.ours);
  }
  if (form) {
    form.hidden = false;
    const list = form.appendChild(part("ul", "picked"));
    list.hidden = true;
    lists.push(list);
    form.kommun.addEventListener("focus", () => load().catch(() => {}), { once: true });
    form.kommun.addEventListener("input", (event) => {
      // one of the proposals was taken, rather than a letter typed
      if (!event.inputType || event.inputType === "insertReplacementText") pick();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      pick();
    });
  }
  if (line && words.others) {
    const list = part("ul", "key");
    list.hidden = true;
    line.parentElement.after(list);
    lists.push(list);
  }
  let width = innerWidth;
  addEventListener("resize", () => {
    if (width === innerWidth || !chosen.length) return; // a phone's bars come and go
    width = innerWidth;
    draw(); // names have another room
  });
  addEventListener("hashchange", follow);
  follow();
})();
