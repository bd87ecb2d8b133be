// What the form does not save, since readers would lose something: why, and what to change back.
import { alike } from "./files.js";
import { dated, isEqual, isRestated, isToCome, named, outcomeName, rewrittenParts, text } from "./facts.js";
import { isSame, isSpelled } from "./sentences.js";
import { _ } from "./words.js";

/** Why a record cannot be saved as it is written; nothing when it can. `rows` tells how rows are named. */
export function refusal({ rows }, was, now) {
  return hidden(was, now) || hiddenFigure(was, now) || changedPast(was, now) || lostCorrection(was, now, rows);
}

/** Whether readers see a record today. */
export function isPublic(record) {
  const begins = record.valid_from ?? record.decided;
  const holds = (record.earlier ?? []).some(({ until }) => !isOver(until));
  const isPlan = isToCome(begins) || (record.state === "planned" && !text(begins));
  return record.state !== "draft" && (holds || !isPlan);
}

function hidden(was, now) {
  if (isPublic(now)) {
    return "";
  }
  const back = ["state", "valid_from", "decided"].filter((field) => !isEqual(was[field], now[field]));
  return back.some((field) => isToCome(now[field]))
    ? _("Det här är publicerat, och skulle döljas till {day}. Ändra tillbaka dagen. Ska något nytt gälla från en dag som kommer: lägg det som gäller nu under Tidigare, till och med dagen före.", { day: text(now.valid_from ?? now.decided) })
    : _("Det här är publicerat, och skulle döljas. Välj det läge som stod förut. Gäller det inte längre finns ett läge som säger det.");
}

function hiddenFigure(was, now) {
  const there = named("outcomes", {}, now.outcomes ?? []);
  for (const old of was.outcomes ?? []) {
    const row = there.get(outcomeName(old));
    if (row && !isToCome(old.published) && isToCome(row.published)) {
      const values = { period: outcomeName(old), day: text(row.published) };
      return _("Värdet för {period} är publicerat, och skulle döljas till {day}. Ändra tillbaka dagen i Publicerat.", values);
    }
  }
  return "";
}

/** A wording that is over stands as it was: results of its time are judged by it. */
function changedPast(was, now) {
  if (added(was, now).some(({ field }) => text(field).startsWith("earlier"))) {
    return ""; // corrected in the open, by hand
  }
  for (const old of (was.earlier ?? []).filter(({ until }) => isOver(until))) {
    const kept = (now.earlier ?? []).find(({ until }) => isEqual(until, old.until));
    const isAnother = kept && (rewrittenParts(old, kept).length > 0 || (text(old.owners) && !isEqual(old.owners, kept.owners)));
    const isChanged = !kept || isAnother || isRewritten(old.why, kept.why);
    if (isChanged) {
      return _("Lydelsen som gällde till och med {day} är publicerad, och ändras inte i efterhand. Ändra tillbaka den under Tidigare. Var den fel redan då? Lägg en rad under Rättelser.", { day: text(old.until) });
    }
  }
  return "";
}

function lostCorrection(was, now, rows) {
  const isTheSame = (one, other) => ["field", "of", "was", "day"].every((name) => alike(one[name], other[name]));
  const lost = (was.corrected ?? []).find((old) => !(now.corrected ?? []).some((kept) => isTheSame(old, kept)));
  const rewritten = (was.corrected ?? []).find((old) => {
    const kept = (now.corrected ?? []).find((each) => isTheSame(old, each));
    return kept && (isRewritten(old.why, kept.why) || (text(old.by) && !isEqual(old.by, kept.by)));
  });
  if (lost || rewritten) {
    return _("Rättelsen från {day} är publicerad, och står kvar. Ändra tillbaka den under Rättelser.", { day: text((lost ?? rewritten).day) });
  }
  const there = rows.outcomes ? named("outcomes", {}, now.outcomes ?? []) : new Map();
  for (const old of (was.outcomes ?? []).filter(({ restated_from: told }) => text(told?.value))) {
    const row = there.get(outcomeName(old));
    if (row && !isRestated(old, row) && !isStillTold(old.restated_from, row.restated_from)) {
      const values = { period: outcomeName(old) };
      return _("Rättelsen av värdet för {period} är publicerad, och står kvar. Ändra tillbaka den under Rättat.", values);
    }
  }
  return "";
}

/** Whether a corrected figure says what it said; the day of the correction may be added. */
function isStillTold(told, now) {
  return Boolean(now) && alike(text(told.day) ? now : { ...now, day: told.day }, told);
}

/** Whether a reason is gone or another; it may be spelled anew. */
function isRewritten(was, now) {
  const isOther = text(was) && !isSpelled({ isSentence: true, was: text(was), now: text(now) });
  return Boolean(isOther) && !isSame(text(was), text(now));
}

/** The corrections that were written since. */
function added(was, now) {
  return (now.corrected ?? []).slice((was.corrected ?? []).length);
}

/** Whether the last day of a time is past; a month or a year ends with its own. */
function isOver(until) {
  return text(until) !== "" && `${text(until)}-12-31`.slice(0, 10) < dated(new Date());
}
