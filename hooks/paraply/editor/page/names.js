// Names for what Decap shows only as a picture, for those who hear the form or steer it by voice.
import { _ } from "./words.js";

const NAMES = {
  "[class*='ListItemTopBar'] > button:first-of-type": _("Fäll ut eller ihop raden"),
  "[class*='ListItemTopBar'] > button:last-of-type": _("Ta bort raden"),
  "[aria-roledescription='sortable']": _("Flytta raden"),
  "[data-slate-editor]": _("Text"),
  "[class*='ViewToggle'] button, button[class*='EditorToggle']": _("Visa eller dölj"),
};

export function nameAll() {
  for (const [where, name] of Object.entries(NAMES)) {
    for (const element of document.querySelectorAll(`:is(${where}):not([aria-label], [title])`)) {
      element.setAttribute("aria-label", name);
    }
  }
  for (const pane of document.querySelectorAll("iframe:not([title])")) {
    pane.title = _("Förhandsvisning");
  }
}
