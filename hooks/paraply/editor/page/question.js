// A question in the way of a save. Whoever calls it off keeps what they wrote, and nothing is saved.
import { _ } from "./words.js";

/** The answer: the button that was chosen, the reason, and the day where one is asked for. */
export function ask({ heading, text, listed, day, earliest, others }) {
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.className = "question";
  dialog.setAttribute("aria-labelledby", "question");
  const form = dialog.appendChild(document.createElement("form"));
  form.method = "dialog";
  const add = (tag, into, fields) => Object.assign(into.appendChild(document.createElement(tag)), fields);
  add("h2", form, { id: "question", textContent: heading });
  add("p", form, { textContent: text });
  const list = add("ul", form, {});
  listed.forEach((line) => add("li", list, { textContent: line }));
  const field = (words, tag, fields) => add(tag, add("label", form, { textContent: words }), { required: true, ...fields });
  if (day) {
    field(_("Första dagen som det nya gäller"), "input", { type: "date", name: "day", value: day, min: earliest });
  }
  const why = field(_("Varför ändras det? En mening som läsaren ser."), "textarea", { name: "why", rows: 3 });
  why.addEventListener("input", () => why.setCustomValidity(why.value.trim() ? "" : _("Skriv varför.")));
  const buttons = add("p", form, { className: "buttons" });
  add("button", buttons, { textContent: _("Spara"), value: "save" });
  for (const [value, words] of Object.entries(others)) {
    // What is told already needs no reason.
    add("button", buttons, { textContent: words, value, formNoValidate: value === "told" });
  }
  add("button", buttons, { textContent: _("Avbryt"), value: "cancel", formNoValidate: true });
  dialog.showModal();
  why.focus();
  return new Promise((resolve, reject) => {
    dialog.addEventListener("close", () => {
      const said = Object.fromEntries(new FormData(form));
      const chosen = dialog.returnValue;
      dialog.remove();
      if (chosen && chosen !== "cancel") {
        resolve({ chosen, day: said.day, why: said.why.trim() });
      } else {
        reject(new Error(_("Du avbröt. Ingenting är sparat.")));
      }
    });
  });
}

/** Says why nothing was saved. It stands until it is read, unlike the message of a save that failed. */
export function tell({ heading, text }) {
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.className = "question";
  dialog.setAttribute("aria-labelledby", "question");
  const form = dialog.appendChild(document.createElement("form"));
  form.method = "dialog";
  form.append(Object.assign(document.createElement("h2"), { id: "question", textContent: heading }));
  form.append(Object.assign(document.createElement("p"), { textContent: text }));
  const buttons = form.appendChild(Object.assign(document.createElement("p"), { className: "buttons" }));
  buttons.append(Object.assign(document.createElement("button"), { textContent: _("Tillbaka"), value: "cancel" }));
  dialog.showModal();
  return new Promise((_resolve, reject) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      reject(new Error(_("Ingenting är sparat.")));
    });
  });
}
