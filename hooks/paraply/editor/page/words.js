// Texts in the language that people read: Swedish stands in the code, any other in language.js.
import { LANGUAGE, WORDS } from "./language.js";

export { LANGUAGE };

/** The text in that language, with its values; Decap fills in those that are not given. */
export function _(text, values = {}) {
  return (WORDS[text] ?? text).replace(/\{(\w+)\}/g, (mark, name) => String(values[name] ?? mark));
}
