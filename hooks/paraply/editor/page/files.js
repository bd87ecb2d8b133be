// Files ↔ what the form shows. Only what was edited is written anew: comments, order and quotes stay.
import { _ } from "./words.js";
import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, YAMLMap, YAMLSeq } from "./yaml/index.js";

export const WRITTEN = "_written"; // the text an entry was read from travels with it, and is never written
const AS_FOUND = { lineWidth: 0, flowCollectionPadding: false, indentSeq: true };
const FRONT = /^---[ \t]*\r?\n([^]*?\n)---[ \t]*(?:\r?\n|$)/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
// What YAML 1.1 and 1.2 read differently, or as no text: it is put within quotes.
const READ_OTHERWISE = /^(?:y|n|yes|no|on|off|[-+]?[.\d][\da-fox_.:]*(?:e[-+]?\d+)?)$/i;
const LONGEST_LINE = 110;
const SIDES = /^\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?$/; // the row below a table's headings

export function parseYaml(text) {
  return { ...values(document(text).contents), [WRITTEN]: text };
}

export function writeYaml(data, order = []) {
  const { [WRITTEN]: text = "", ...fields } = data;
  const doc = text ? document(text) : new Document();
  doc.contents = edited(doc.contents ?? new YAMLMap(), fields, order);
  return doc.toString(AS_FOUND);
}

export function parseText(text) {
  const found = FRONT.exec(text);
  const { [WRITTEN]: _front, ...fields } = parseYaml(found ? found[1] : "");
  return { ...fields, body: (found ? text.slice(found[0].length) : text).trim(), [WRITTEN]: text };
}

export function writeText(data, order = []) {
  const { [WRITTEN]: text = "", body = "", ...fields } = data;
  const found = FRONT.exec(text);
  const front = writeYaml({ ...fields, ...(found && { [WRITTEN]: found[1] }) }, order);
  const old = found ? text.slice(found[0].length) : text;
  const now = body.trim() === old.trim() ? old : `${withSides(body.trim(), old)}\n`;
  return `---\n${front}---\n${now}`;
}

/** The text with the sides that the columns of its tables had: Decap forgets them. */
function withSides(text, old) {
  const lines = text.split("\n");
  const had = old.split("\n");
  let from = 0; // tables stand in the order they had
  for (const [at, line] of lines.entries()) {
    const heading = SIDES.test(line) && cells(lines[at - 1] ?? "");
    const before = heading ? had.findIndex((each, row) => row >= from && cells(each) === heading) : -1;
    if (before >= 0 && SIDES.test(had[before + 1] ?? "")) {
      lines[at] = had[before + 1];
      from = before + 2;
    }
  }
  return lines.join("\n");
}

/** What a table's row says, whatever the widths of its cells. */
function cells(row) {
  return row.replace(/^\s*\||\|\s*$/g, "").split("|").map((cell) => cell.trim()).join("|");
}

function document(text) {
  const doc = parseDocument(text);
  if (doc.errors.length > 0) {
    throw new Error(_("Filen går inte att tolka: {error}", { error: doc.errors[0].message }));
  }
  return doc;
}

/** Plain values: numbers as the text that stands in the file, so that 91.0 stays 91.0. */
function values(node) {
  if (isMap(node)) {
    return Object.fromEntries(node.items.map(({ key, value }) => [key.value, values(value)]));
  }
  if (isSeq(node)) {
    return node.items.map(values);
  }
  return typeof node?.value === "number" ? node.source : (node?.value ?? null);
}

function isEmpty(value) {
  if (value === null || value === undefined || value === "") {
    return true;
  }
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

/** Whether two values mean the same: an empty field is none, and Decap keeps no order of fields. */
export function alike(one, other) {
  if (isEmpty(one) || isEmpty(other) || typeof one !== "object" || typeof other !== "object") {
    return isEmpty(one) ? isEmpty(other) : String(one) === String(other);
  }
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => alike(one[name], other[name]));
}

/** The node with the value in it: itself wherever nothing differs, else with the smallest change. */
function edited(node, value, order = []) {
  if (Array.isArray(value)) {
    return listed(node, value.filter((item) => !isEmpty(item)));
  }
  if (typeof value === "object" && value !== null) {
    return grouped(node, value, order);
  }
  const fresh = scalar(value);
  if (!isScalar(node)) {
    return fresh;
  }
  if (String(values(node)) === String(value)) {
    return node;
  }
  return Object.assign(fresh, { comment: node.comment, commentBefore: node.commentBefore });
}

function grouped(node, fields, order) {
  const map = isMap(node) ? node : new YAMLMap();
  map.flow ??= !isMap(node) && fitsOneLine(fields);
  for (const { key, value } of [...map.items]) {
    if (isEmpty(fields[key.value]) && !isEmpty(values(value))) {
      map.delete(key.value);
    }
  }
  for (const [name, value] of Object.entries(fields)) {
    const old = map.items.find((pair) => pair.key.value === name);
    if (isEmpty(value)) {
      continue;
    }
    if (old) {
      old.value = edited(old.value, value);
    } else {
      insert(map, name, edited(null, value), order);
    }
  }
  return map;
}

/** A new field stands where the form has it; within a group, last. */
function insert(map, name, node, order) {
  const after = order.slice(order.indexOf(name) + 1);
  const at = order.includes(name) ? map.items.findIndex((pair) => after.includes(pair.key.value)) : -1;
  map.items.splice(at < 0 ? map.items.length : at, 0, new Document().createPair(name, node));
}

function listed(node, items) {
  const list = isSeq(node) ? node : new YAMLSeq();
  const old = [...list.items];
  const kept = items.map((item) => {
    const at = old.findIndex((each) => each && alike(values(each), item));
    return at < 0 ? null : old.splice(at, 1, null)[0];
  });
  const rest = old.filter(Boolean);
  const isMoved = items.length < list.items.length; // rows were taken away: what is left of the old is not edited
  list.items = items.map((item, at) => kept[at] ?? edited(isMoved ? null : rest.shift(), item));
  list.flow ||= !isSeq(node) && items.every((item) => typeof item === "string" && !/[.!?]$/.test(item));
  return list;
}

/** Whether a new group has only single values, and room for them on its line. */
function fitsOneLine(fields) {
  const text = JSON.stringify(fields);
  const isFlat = Object.values(fields).every((each) => isEmpty(each) || typeof each !== "object");
  return isFlat && text.length < LONGEST_LINE && !text.includes("\\n");
}

function scalar(value) {
  if (typeof value === "string" && NUMBER.test(value)) {
    return parseDocument(value).contents;
  }
  const made = new Scalar(value);
  if (typeof value === "string" && READ_OTHERWISE.test(value)) {
    made.type = Scalar.QUOTE_DOUBLE;
  }
  return made;
}
