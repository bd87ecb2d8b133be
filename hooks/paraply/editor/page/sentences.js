// Whether a sentence that was written anew still says the same: spelling may change, what is said may not.
import { ALIKE, NUMBER_WORDS, WEIGHTY } from "./published.js";

/** Spaces, signs and capitals at most differ. */
export function isSame(one, other) {
  return words(one).join(" ") === words(other).join(" ");
}

/** A few letters differ, and no word that a promise turns on. */
export function isSpelled({ isSentence, was, now }) {
  if (!isSentence || !now) {
    return false;
  }
  const [old, fresh] = [words(was), words(now)];
  return weighty(old) === weighty(fresh) && likeness(old.join(" "), fresh.join(" ")) >= ALIKE;
}

function words(text) {
  return String(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function weighty(all) {
  const told = all.map((word) => NUMBER_WORDS[word] ?? word);
  return told.filter((word) => WEIGHTY.includes(word) || /\d/.test(word)).join(" ");
}

/** How much of two texts is the same letters in the same order, of 1. */
function likeness(one, other) {
  let above = new Uint16Array(other.length + 1);
  for (const letter of one) {
    const row = new Uint16Array(other.length + 1);
    for (let at = 0; at < other.length; at += 1) {
      row[at + 1] = other[at] === letter ? above[at] + 1 : Math.max(above[at + 1], row[at]);
    }
    above = row;
  }
  return (2 * above[other.length]) / (one.length + other.length);
}
