// The search itself: a query and the index in, hits in order out. It knows nothing of the page.
// Read by search.js at the first focus, and by the benchmark. The index is made by hooks/paraply/render/search.py.

const ENDINGS = (
  "heternas heterna heters heten heter arnas ernas ornas arens arna erna orna ande andet aren ades ande ningarna " +
  "ningar ningen ning erns aste het ade are ens ern ast ets ad en ar er or es et as at a e s"
).split(" ").sort((a, b) => b.length - a.length);

// words that join and ask, folded: they are never searched
const SMALL = new Set(
  ("och att det som en ett pa i for med till av om ar var den de du jag ni vi man min mitt mina din ditt dina vart " +
    "er ert era han hon dem sig sin sitt sina mig dig oss hur vad vem vilken vilket vilka nar varfor ska kan vill ha har " +
    "hade blir blev gor far finns inte eller men sa hos fran vid under over efter in ut upp ner alla nagon nagot detta " +
    "denna dar").split(" "),
);

// words that say little beside others: searched only when they stand alone
const WEAK = new Set(
  ("ar bra gar tar ta lang langt lange mycket manga ofta snabbt klar klara klart hander tid kommer kommun kommunen kommunens maste").split(" "),
);

const SHORTEST = 3; // letters of a part of a compound; alone it needs one more
const LONGEST = 200; // letters of a query; an address may bring any
const FIELDS = [3, 2.6, 1.2, 0.6]; // name, synonyms, the record's own sentence, the sort of page
const EXACT = 1, FORM = 0.97, SYNONYM = 0.85, STARTS = 0.75, WITHIN = 0.5, HEAD = 0.72, BEGINS = 0.55, TAIL = 0.6, NEAR = 0.7, NEARLY = 0.55;

// å, ä and ö are found by a and o, capitals by small letters, and e-post is one word
export function folded(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/(\p{L})-(?=\p{L})/gu, "$1");
}

export function wordsOf(text) {
  return folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

// a light stem: one ending off, as long as three letters stay
export function stem(word) {
  if (word.length < 4 || /\d/.test(word)) return word;
  const ending = ENDINGS.find((end) => word.endsWith(end) && word.length - end.length >= 3);
  const left = ending ? word.slice(0, -ending.length) : word;
  return left.length > 4 && /[^aeiouynr][nr]$/.test(left) ? left.slice(0, -1) : left; // vattnet is vatten
}

// letters to change, add, drop or swap, up to `most`; more than that is Infinity
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, before[column - 2] + 1);
      }
      line.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return Infinity;
    [before, last] = [last, line];
  }
  return last[b.length] <= most ? last[b.length] : Infinity;
}

// the words of a text that say something, as stems
function telling(text) {
  return wordsOf(text).filter((word) => !SMALL.has(word)).map(stem).join(" ");
}

const bound = (word) => (word.length < 5 ? 0 : word.length < 8 ? 1 : 2);

// the index → what a search needs: words with the pages they stand on, and synonyms by stem
export function prepare(index) {
  const kinds = index.kinds.map(([word, weight]) => ({ word, weight }));
  const words = new Map(); // a word as written → [stem, Map(page → weight)]
  const pages = index.rows.map(([kind, title, address, verdict, answer, synonyms, about], number) => {
    [title, synonyms, about, kinds[kind].word].forEach((text, field) => {
      const found = wordsOf(text).filter((word) => !SMALL.has(word));
      const weight = FIELDS[field] / (field === 1 ? 1 : 1 + 0.04 * found.length);
      for (const word of found) {
        if (!words.has(word)) words.set(word, { word, stem: stem(word), pages: new Map() });
        const at = words.get(word).pages;
        at.set(number, Math.max(at.get(number) ?? 0, weight));
      }
    });
    const [name, ...names] = [title, ...synonyms.split(", ")].map(telling);
    return { name, names, kind: kinds[kind].word, weight: kinds[kind].weight, title, address, answer,
      verdict: verdict < 0 ? null : index.verdicts[verdict] };
  });
  const stems = new Map();
  for (const entry of words.values()) {
    if (!stems.has(entry.stem)) stems.set(entry.stem, []);
    stems.get(entry.stem).push(entry);
  }
  const phrases = [];
  const synonyms = new Map(); // only those that lead somewhere
  for (const group of index.synonyms) {
    const single = group.filter((name) => !name.includes(" ")).map((name) => stem(wordsOf(name)[0]));
    const there = single.filter((other) => stems.has(other));
    if (!there.length) continue;
    for (const key of single) {
      const others = there.filter((other) => other !== key);
      if (others.length) synonyms.set(key, new Set([...(synonyms.get(key) ?? []), ...others]));
    }
    for (const name of group.filter((one) => one.includes(" "))) {
      const isName = pages.some((page) => page.names.includes(telling(name)));
      if (!isName) phrases.push([wordsOf(name).join(" "), wordsOf(group[0])[0]]);
    }
  }
  return { pages, words, stems, synonyms, phrases };
}

// every page a stem or its synonyms stand on, with how well: Map(page → quality × weight)
function direct(stemmed, exact, made, quality, found) {
  const add = (entries, factor) => {
    for (const entry of entries ?? []) {
      const as = entry.word === exact ? EXACT : FORM;
      for (const [page, weight] of entry.pages) {
        found.set(page, Math.max(found.get(page) ?? 0, quality * factor * as * weight));
      }
    }
  };
  add(made.stems.get(stemmed), 1);
  for (const other of made.synonyms.get(stemmed) ?? []) add(made.stems.get(other), SYNONYM);
  return found;
}

const isKnown = (stemmed, made) => made.stems.has(stemmed) || made.synonyms.has(stemmed);

// bygglovstid → [bygglov, tid]: the longest beginning that is known, and what is left; or the longest known end
function parts(word, made) {
  const known = (text, least) => [text, stem(text)].find((part) => part.length >= least && isKnown(part, made));
  for (let at = word.length - 1; at >= SHORTEST; at--) {
    const head = known(word.slice(0, at), SHORTEST);
    if (!head || at - head.length > 2) continue;
    const left = [word.slice(at), word.slice(at).replace(/^s/, "")].filter((rest) => !WEAK.has(rest));
    const tail = left.map((rest) => known(rest, SHORTEST)).find(Boolean);
    if (tail || head.length > SHORTEST) return [head, tail];
  }
  for (let at = 1; at < word.length - SHORTEST; at++) {
    const tail = known(word.slice(at), SHORTEST + 1);
    if (tail) return [undefined, tail];
  }
  return [undefined, undefined];
}

// the pages a word may mean: as it stands or as the beginning of another; else taken apart, or spelt otherwise
function meant(word, made, isAlone) {
  const stemmed = stem(word);
  const found = direct(stemmed, word, made, 1, new Map());
  if (word.length > 2 || isAlone) {
    for (const entry of made.words.values()) {
      if (entry.word === word || entry.stem === stemmed) continue;
      const starts = entry.word.startsWith(word) || (stemmed.length > 3 && entry.word.startsWith(stemmed));
      const within = !starts && stemmed.length > SHORTEST && entry.word.includes(stemmed);
      if (!starts && !within) continue;
      for (const [page, weight] of entry.pages) {
        found.set(page, Math.max(found.get(page) ?? 0, (starts ? STARTS : WITHIN) * weight));
      }
    }
  }
  if (isKnown(stemmed, made) || found.size) return found;
  const [head, tail] = parts(word, made);
  if (head) direct(head, head, made, tail ? HEAD : BEGINS, found);
  if (tail) {
    for (const [page, score] of direct(tail, tail, made, TAIL, new Map())) {
      found.set(page, head ? (found.get(page) ?? 0) + score : score);
    }
  }
  return misspelt(word, made, found);
}

// words a few letters away, added to what is found
function misspelt(word, made, found) {
  const most = bound(word);
  if (!most) return found;
  const near = (other) => Math.min(distance(word, other, most), distance(stem(word), stem(other), most));
  for (const other of made.words.keys()) {
    const away = near(other);
    if (away <= most) direct(stem(other), other, made, away === 1 ? NEAR : NEARLY, found);
  }
  for (const other of made.synonyms.keys()) {
    const away = Math.min(distance(word, other, most), distance(stem(word), other, most));
    if (away <= most) direct(other, other, made, away === 1 ? NEAR : NEARLY, found);
  }
  return found;
}

// the pages that answer, best first
export function find(query, made) {
  let asked = wordsOf(query.slice(0, LONGEST)).join(" ");
  for (const [phrase, word] of made.phrases) {
    if (` ${asked} `.includes(` ${phrase} `)) asked = ` ${asked} `.replace(` ${phrase} `, ` ${word} `).trim();
  }
  const all = asked.split(" ").filter(Boolean);
  const said = all.filter((word) => !SMALL.has(word));
  const strong = said.filter((word) => !WEAK.has(word));
  const words = strong.length ? strong : said;
  if (!words.length) return [];
  const whole = words.map(stem).join(" ");
  const scores = new Map();
  let possible = 0;
  for (const word of words) {
    const found = meant(word, made, words.length === 1);
    const rare = found.size ? Math.log(1 + made.pages.length / found.size) : Math.log(1 + made.pages.length);
    possible += rare;
    for (const [page, score] of found) {
      const sum = scores.get(page) ?? { score: 0, covered: 0 };
      sum.score += rare * score;
      sum.covered += rare;
      scores.set(page, sum);
    }
  }
  return [...scores]
    .map(([number, { score, covered }]) => {
      const page = made.pages[number];
      const named = page.name === whole ? 1.3 : `${page.name} `.startsWith(`${whole} `) ? 1.2 : page.names.includes(whole) ? 1.1 : 1;
      return { page, score: score * (covered / possible) * page.weight * named };
    })
    .sort((a, b) => b.score - a.score || a.page.title.localeCompare(b.page.title, "sv"))
    .map(({ page }) => page);
}
