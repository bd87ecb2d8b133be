// Starts Decap with our writers of files, our fields, our previews and its words in the municipality's language.
import { parseText, parseYaml, writeText, writeYaml } from "./files.js";
import { NumberField, PairsField, PicturesField } from "./fields.js";
import { nameAll } from "./names.js";
import { keepThePast } from "./past.js";
import { PHRASES } from "./phrases.js";
import { MeasurePreview, PromisePreview } from "./previews.js";
import { LANGUAGE } from "./words.js";

const { CMS } = window;

/** The phrases that Decap has, with ours in the place of what is missing, English or odd. */
function merged(theirs, ours) {
  const all = { ...theirs };
  for (const [key, phrase] of Object.entries(ours)) {
    all[key] = typeof phrase === "string" ? phrase : merged(all[key] ?? {}, phrase);
  }
  return all;
}

CMS.registerCustomFormat("paraply", "yml", { fromFile: parseYaml, toFile: writeYaml });
CMS.registerCustomFormat("paraply-text", "md", { fromFile: parseText, toFile: writeText });
CMS.registerWidget("number_text", NumberField);
CMS.registerWidget("pairs", PairsField);
CMS.registerWidget("pictures", PicturesField);
CMS.registerPreviewStyle("paraply.css");
CMS.registerPreviewStyle("preview.css");
CMS.registerPreviewTemplate("loften", PromisePreview);
CMS.registerPreviewTemplate("matt", MeasurePreview);
CMS.registerMediaLibrary({ name: "none", init: () => ({ show() {}, hide() {}, enableStandalone: () => false }) });
CMS.registerLocale(LANGUAGE, merged(CMS.getLocale(LANGUAGE), PHRASES));
CMS.registerEventListener({ name: "preSave", handler: keepThePast });
CMS.init();
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true });
