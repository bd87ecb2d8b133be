// Whether a sentence that was written anew still says the same: spelling may change, what is said may not.
import { LIGHT, LONG, MOST_WORDS, NUMBER_WORDS, SHORT, WEIGHTY } from "./published.js";

/** Spaces, signs and capitals at most differ. */
export function isSame(one, other) {
  return words(one).join(" ") === words(other).join(" ");
}

/** A letter or two of a word differ, or a small word, and nothing that a promise turns on. */
export function isSpelled({ isSentence, was, now }) {
  if (!isSentence || !now || weighty(words(was)) !== weighty(words(now))) {
    return false;
  }
  const [old, fresh] = [told(words(was)), told(words(now))];
  const gaps = between(old, fresh);
  const changed = gaps.reduce((count, { gone, came }) => count + Math.max(gone.length, came.length), 0);
  return changed <= Math.max(MOST_WORDS, Math.floor(old.length / 4)) && gaps.every(isSlip);
}

function isSlip({ gone, came }) {
  if (gone.join("") === came.join("")) {
    return true;
  }
  if (gone.length !== came.length) {
    return [...gone, ...came].every((word) => LIGHT.includes(word));
  }
  return gone.every((word, at) => word === came[at] || isMisspelt(word, came[at]));
}

function isMisspelt(one, other) {
  if (LIGHT.includes(one) && LIGHT.includes(other)) {
    return true;
  }
  const [shortest, longest] = [one.length, other.length].sort((a, b) => a - b);
  return shortest >= SHORT && one[0] === other[0] && slips(one, other) <= (longest < LONG ? 1 : 2);
}

/** The words between those that stand in both, in order. */
function between(old, fresh) {
  const same = old.map(() => new Uint16Array(fresh.length + 1)).concat(new Uint16Array(fresh.length + 1));
  for (let at = old.length - 1; at >= 0; at -= 1) {
    for (let to = fresh.length - 1; to >= 0; to -= 1) {
      const next = Math.max(same[at + 1][to], same[at][to + 1]);
      same[at][to] = old[at] === fresh[to] ? same[at + 1][to + 1] + 1 : next;
    }
  }
  const gaps = [];
  let [at, to, gap] = [0, 0, null];
  while (at < old.length || to < fresh.length) {
    if (at < old.length && to < fresh.length && old[at] === fresh[to]) {
      [at, to, gap] = [at + 1, to + 1, null];
      continue;
    }
    if (!gap) {
      gap = { gone: [], came: [] };
      gaps.push(gap);
    }
    if (to === fresh.length || (at < old.length && same[at + 1][to] >= same[at][to + 1])) {
      gap.gone.push(old[at]);
      at += 1;
    } else {
      gap.came.push(fresh[to]);
      to += 1;
    }
  }
  return gaps;
}

/** How many letters differ, come or go, or change places with the next one. */
function slips(one, other) {
  let [before, row] = [[], Array.from({ length: other.length + 1 }, (_none, at) => at)];
  for (let at = 1; at <= one.length; at += 1) {
    const above = row;
    row = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      const isTurned = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      const cost = Math.min(above[to] + 1, row[to - 1] + 1, above[to - 1] + (isSame ? 0 : 1));
      row.push(isTurned ? Math.min(cost, before[to - 2] + 1) : cost);
    }
    before = above;
  }
  return row[other.length];
}

function words(text) {
  return String(text).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function told(all) {
  return all.map((word) => NUMBER_WORDS[word] ?? word);
}

function weighty(all) {
  return told(all).filter((word) => WEIGHTY.includes(word) || /\d/.test(word)).join(" ");
}
