// What of a record readers have seen, and what of it a change rewrites. The tables come from the rules for the past.
import { alike } from "./files.js";
import { DATES, SENTENCES } from "./published.js";
import { isSame } from "./sentences.js";
import { _ } from "./words.js";

const WORDING = {
  promise: _("Löftet"), level: _("Nivå"), kind: _("Slag"), decision: _("Beslut"),
  "consequence.text": _("Konsekvens"), "consequence.compensation": _("Konsekvens"),
  "claim.how": _("Begäran"), "claim.text": _("Begäran"), "claim.contact": _("Begäran"),
};
const IN_SENTENCES = ["promise", "consequence.text", "claim.text"];
const OF_MISSING = ["missing", "published", "report"]; // said of a figure that was not there, and has come
const LONGEST = 90;

/** The parts of a promise's wording that differ. What was not said before may be added. */
export function rewrittenParts(was, now) {
  return Object.entries(WORDING)
    .map(([field, label]) => change({ field, label, was: at(was, field), now: at(now, field) }))
    .map((each) => ({ ...each, isSentence: IN_SENTENCES.includes(each.field) }))
    .filter((each) => isRewritten(each, each.isSentence));
}

/** What else differs: figures, which keep what they were in their rows, and facts, which are corrected. */
export function rewrittenFacts({ own, rows, onwards }, was, now) {
  const found = { figures: [], facts: [] };
  for (const [field, { label, unsaid }] of Object.entries(own)) {
    const one = change({ field, label, was: at(was, field) ?? unsaid, now: at(now, field) ?? unsaid });
    const hasMovedOn = field === "state" && movesOn(onwards, begun(one.was), begun(one.now));
    if (!hasMovedOn && isFact(one, field.split(".").at(-1))) {
      found.facts.push({ ...one, was: text(one.was) });
    }
  }
  for (const [field, table] of Object.entries(rows)) {
    const there = named(field, table, now[field] ?? []);
    for (const [of, old] of named(field, table, was[field] ?? [])) {
      ofRow({ field, table, of, old, row: there.get(of), there }, found);
    }
  }
  const told = (now.corrected ?? []).slice((was.corrected ?? []).length);
  const isTold = ({ field, of }) => told.some((each) => each.field === field && text(each.of) === text(of));
  return { ...found, facts: found.facts.filter((one) => !isTold(one)) };
}

/** A state goes on as time passes. */
function movesOn(onwards, was, now) {
  return was === now || (onwards[was] ?? []).includes(now);
}

/** A planned promise whose day has come holds. */
function begun(state) {
  return text(state) === "planned" ? "in_force" : text(state);
}

function ofRow({ field, table, of, old, row, there }, found) {
  const isFigure = field === "outcomes";
  if (isFigure && (isToCome(old.published) || isFinal(old, row) || isRestated(old, row))) {
    return;
  }
  const label = of.replace(/ forecast$/, "");
  const names = Object.entries(table.names);
  if (row === undefined) {
    if (isFigure && there.has(label)) {
      return; // what was forecast has come
    }
    const told = names.map(([name, { unsaid }]) => [name, old[name] ?? unsaid]).filter(([, value]) => text(value));
    const whole = told.map(([name, value]) => `${name}: ${text(value)}`).join(", ") || of;
    if (isFigure && old.value) {
      found.figures.push({ old, label, before: shown(old.value), after: "" });
    } else {
      found.facts.push({ field, of, was: whole, label: `${table.label} ${label}`, before: whole, after: "" });
    }
    return;
  }
  const changed = names
    .filter(([name]) => !(OF_MISSING.includes(name) && row.value && !old.value))
    .map(([name, { label: part, unsaid }]) =>
      change({ field: name, label: `${part} ${label}`, was: old[name] ?? unsaid, now: row[name] ?? unsaid }),
    )
    .filter((one) => isFact(one, one.field));
  const isOther = changed.some(({ field: name }) => name === "value" || name === "kind");
  if (isFigure && old.value && isOther) {
    found.figures.push({ ...changed[0], old, there: row });
  } else {
    found.facts.push(...changed.map((one) => ({ ...one, field: `${field}.${one.field}`, of, was: text(one.was) })));
  }
}

/** The rows of a list by what names each; those of one name are told apart by their order. */
export function named(field, { by }, rows) {
  const found = new Map();
  for (const row of rows.filter(Boolean)) {
    const base = field === "outcomes" ? outcomeName(row) : text(by ? row[by] : row);
    let name = base;
    for (let count = 2; found.has(name); count += 1) {
      name = `${base} ${count}`;
    }
    found.set(name, row);
  }
  return found;
}

export function outcomeName({ period, group, kind }) {
  const inside = group?.dimension ? ` ${group.dimension} ${group.value}` : "";
  return `${period}${inside}${kind === "forecast" ? " forecast" : ""}`;
}

/** Whether a figure says what it was and why it was changed, and did not before. */
export function isRestated(old, row) {
  const told = row?.restated_from;
  return Boolean(told?.why) && !alike(told, old.restated_from) && isEqual(told.value, old.value);
}

/** Whether a preliminary figure became final as it was. */
function isFinal(old, row) {
  const isKept = (name) => !text(old[name]) || isEqual(old[name], row[name]);
  return old.kind === "preliminary" && row?.kind !== "preliminary" && ["value", "numerator", "denominator"].every(isKept);
}

function isFact(one, name) {
  return !(DATES.includes(name) && isToCome(one.was)) && isRewritten(one, SENTENCES.includes(name));
}

function isRewritten({ was, now }, isSentence) {
  if (!text(was) || isEqual(was, now) || isWider(was, now)) {
    return false;
  }
  return !isSentence || !isSame(text(was), text(now));
}

function isWider(was, now) {
  const areLists = Array.isArray(was) && Array.isArray(now); // a list may have more in it than it had
  return areLists && was.every((one) => now.some((other) => isEqual(one, other) || isSame(text(one), text(other))));
}

export function isEqual(one, other) {
  if (one && other && typeof one === "object" && typeof other === "object") {
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => isEqual(one[name], other[name]));
  }
  const areNumbers = text(one) !== "" && text(other) !== "" && Number(text(one)) === Number(text(other));
  return areNumbers || alike(one, other);
}

function change({ was, now, ...rest }) {
  return { ...rest, was, now, before: shown(was), after: shown(now) };
}

function at(record, dotted) {
  return dotted.split(".").reduce((value, name) => value?.[name], record);
}

/** A value as one text, as the file has it. */
export function text(value) {
  if (value === null || value === undefined) {
    return "";
  }
  if (Array.isArray(value)) {
    return value.map(text).join(", ");
  }
  if (typeof value === "object") {
    const told = Object.entries(value).filter(([, inner]) => text(inner));
    return told.map(([name, inner]) => `${name}: ${text(inner)}`).join(", ");
  }
  return String(value).split(/\s+/).join(" ").trim();
}

/** A value as one reads it in the question. */
function shown(value) {
  const told = typeof value === "object" && value?.value ? `${value.value} ${value.unit ?? ""}`.trim() : text(value);
  const short = told.length > LONGEST ? `${told.slice(0, LONGEST)} …` : told;
  return /^-?\d+\.\d+$/.test(short) ? short.replace(".", ",") : short;
}

/** Whether a day, a month or a year has not begun. */
export function isToCome(day) {
  return `${text(day)}-01-01`.slice(0, 10) > dated(new Date()) && text(day) !== "";
}

export function dated(moment) {
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()];
  return parts.map((part) => String(part).padStart(2, "0")).join("-");
}
