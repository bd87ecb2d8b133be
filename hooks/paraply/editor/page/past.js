// What is published is not changed in silence: the form asks from which day and why, and writes that down.
import { parseText, parseYaml, WRITTEN } from "./files.js";
import { dated, rewrittenFacts, rewrittenParts, text } from "./facts.js";
import { KINDS, LISTS, OF_LISTS } from "./published.js";
import { ask, tell } from "./question.js";
import { isPublic, refusal } from "./refusals.js";
import { isSpelled } from "./sentences.js";
import { _ } from "./words.js";

/** Called before each save: the data with what the answers add, or nothing when nothing published changes. */
export async function keepThePast({ entry }) {
  const data = entry.get("data").toJS();
  const read = data[WRITTEN];
  const isDraft = Boolean(entry.get("status")); // it waits on a branch of its own
  const kind = entry.get("collection");
  const many = kind === OF_LISTS ? LISTS[entry.get("slug")] : undefined;
  if (!read || !(KINDS[kind] || many) || (isDraft && !entry.get("isModification"))) {
    return undefined; // nobody has seen it
  }
  const was = (read.startsWith("---") ? parseText : parseYaml)(read);
  const kept = await (many ? keptAll(many, was, data, isDraft) : keptOne(kind, was, data, isDraft));
  return kept ? entry.get("data").merge(kept) : undefined;
}

async function keptOne(kind, was, now, isDraft) {
  if (!isPublic(was)) {
    return undefined;
  }
  const why = refusal(KINDS[kind], was, now);
  return why ? refuse(why) : answered(kind, was, now, isDraft);
}

/** The records of one file: none may go, and what is changed of any of them is asked about once. */
async function keptAll({ list, ...tables }, was, now, isDraft) {
  const had = (list ? was[list] : [was]) ?? [];
  const has = (list ? now[list] : [now]) ?? [];
  const pairs = [];
  for (const old of had.filter(isPublic)) {
    const row = list ? has.find(({ id }) => text(id) === text(old.id)) : has[0];
    const name = text(old.name ?? old.title);
    const why = row
      ? refusal(tables, old, row)
      : _("”{name}” är publicerat, och kan inte tas bort eller få ett annat id. Lägg tillbaka raden. Har något upphört, skriv sista dagen.", { name });
    if (why) {
      return refuse(why);
    }
    pairs.push({ row, facts: rewrittenFacts(tables, old, row).facts });
  }
  const facts = pairs.flatMap((pair) => pair.facts);
  if (facts.length === 0) {
    return undefined;
  }
  const answer = await asked({ facts, isDraft });
  if (answer.chosen === "told") {
    return undefined;
  }
  const rows = has.map((row) => ({ ...row, ...corrections(row, pairs.find((pair) => pair.row === row)?.facts ?? [], answer) }));
  return list ? { [list]: rows } : { corrected: rows[0].corrected };
}

/** Nothing is saved: whoever wrote it reads why, and changes it back. */
function refuse(why) {
  return tell({ heading: _("Det som är publicerat står kvar"), text: why });
}

async function answered(kind, was, now, isDraft) {
  const isTold = (now.earlier ?? []).length > (was.earlier ?? []).length;
  const parts = kind === "loften" && !isTold ? rewrittenParts(was, now) : [];
  const { figures, facts } = rewrittenFacts(KINDS[kind], was, now);
  if (parts.length + figures.length + facts.length === 0) {
    return undefined;
  }
  const hasAnswer = (now.accepted ?? []).length > (was.accepted ?? []).length;
  const onlySpelling = figures.length + facts.length === 0 && parts.every(isSpelled);
  if (onlySpelling && hasAnswer) {
    return undefined;
  }
  const answer = await asked({ parts, figures, facts, onlySpelling, isDraft, earliest: afterLast(was.earlier ?? []) });
  if (answer.chosen === "told") {
    return undefined;
  }
  if (answer.chosen === "slip") {
    return { accepted: [...(now.accepted ?? []), { rule: "H10", why: answer.why }] };
  }
  return {
    ...(parts.length > 0 && { earlier: [...(now.earlier ?? []), formerWording(was, parts, answer)] }),
    ...(figures.length > 0 && { outcomes: restated(figures, now.outcomes ?? [], answer.why) }),
    ...corrections(now, facts, answer),
  };
}

/** The question: what is rewritten, why, and from which day where something else is promised. */
function asked({ parts = [], figures = [], facts, onlySpelling = false, isDraft, earliest = "" }) {
  return ask({
    heading: parts.length > 0 ? _("Löftet är publicerat") : _("Uppgiften är publicerad"),
    text:
      parts.length > 0
        ? _("Den förra lydelsen står kvar på sidan, så att varje resultat bedöms efter löftet som gällde då.")
        : _("Det som stod förut står kvar på sidan som rättat, med ditt skäl."),
    listed: [...parts, ...figures, ...facts].map(({ label, before, after }) =>
      _("{what}: {before} → {after}", { what: label, before, after: after || _("tas bort") }),
    ),
    day: parts.length > 0 ? dated(new Date()) : "",
    earliest,
    others: {
      ...(onlySpelling && { slip: _("Det är bara ett skrivfel") }),
      ...(isDraft && { told: _("Utkastet säger redan varför") }),
    },
  });
}

/** What stood, as corrections of a record: nothing where no fact of it was changed. */
function corrections(record, facts, { why }) {
  const by = (record.owners ?? [])[0];
  const corrected = facts.map(({ field, of, was: stood }) => ({
    field, of, was: stood, day: dated(new Date()), by, why,
  }));
  return corrected.length > 0 && { corrected: [...(record.corrected ?? []), ...corrected] };
}

/** The sentence and the level always, and of the rest what was changed. */
function formerWording(was, parts, { day, why }) {
  const changed = parts.map(({ field }) => field.split(".")[0]).filter((name) => !/^(promise|level)$/.test(name));
  const others = Object.fromEntries(changed.map((name) => [name, was[name]]));
  return { until: dayBeside(day, -1), promise: was.promise, level: was.level, ...others, why };
}

/** The rows, each changed figure with what it was; one that was taken away keeps its row. */
function restated(figures, rows, why) {
  const kept = rows.map((row) => {
    const old = figures.find(({ there }) => there === row)?.old;
    const isEmpty = old && !row.value && !row.missing;
    return old ? { ...row, ...(isEmpty && { missing: "not_reported", why }), restated_from: former(old, why) } : row;
  });
  const gone = figures.filter(({ there }) => !there);
  return [
    ...kept,
    ...gone.map(({ old }) => ({
      period: old.period, group: old.group, missing: "not_reported", why, restated_from: former(old, why),
    })),
  ];
}

function former(old, why) {
  const before = old.restated_from?.value;
  const told = before ? _("{why} Dessförinnan {value}", { why, value: before }) : why;
  return { value: old.value, report: old.report, published: old.published, day: dated(new Date()), why: told };
}

/** A wording cannot begin before the one it follows. */
function afterLast(earlier) {
  const last = text(earlier.at(-1)?.until);
  return /^\d{4}-\d\d-\d\d$/.test(last) ? dayBeside(last, 1) : "";
}

function dayBeside(day, days) {
  const [year, month, date] = day.split("-").map(Number);
  return dated(new Date(year, month - 1, date + days));
}
