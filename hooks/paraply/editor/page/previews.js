// What residents will see, drawn with the site's own style sheet while one writes.
// Verdicts, charts and comparisons are made when the site is built, so here they are only named.
import { _, LANGUAGE } from "./words.js";

const { createClass, h } = window;

function figure(value, decimals = "") {
  const digits = decimals === "" ? {} : { minimumFractionDigits: Number(decimals), maximumFractionDigits: Number(decimals) };
  return Number.isFinite(Number(value)) ? Number(value).toLocaleString(LANGUAGE, digits) : String(value);
}

/** The form's own words for a choice: ``at_most`` in a file is *Högst* to a reader. */
function wordOf(fields, path, value) {
  const [name, ...rest] = path;
  const field = fields?.find((each) => each.get("name") === name);
  if (rest.length > 0) {
    return wordOf(field?.get("fields"), rest, value);
  }
  return field?.get("options")?.find((each) => each.get("value") === value)?.get("label") ?? value ?? "";
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text) {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function levelText(level, fields) {
  const { bound, value, unit, per } = level;
  if (bound === "by_day_of_month") {
    return _("senast den {day} varje månad", { day: value });
  }
  const words = [["bound", bound], ["unit", unit], ["per", per]].map(([name, code]) =>
    lower(wordOf(fields, ["level", name], code)),
  );
  return `${words[0]} ${figure(value)} ${words[1]} ${words[2]}`.trim();
}

function missing(text) {
  return h("p", {}, h("strong", {}, _("Uppgift saknas.")), ` ${text}`);
}

function fact(label, ...said) {
  const told = said.flat().filter(Boolean);
  return h("div", { key: label }, h("dt", {}, label), told.map((text, at) => h("dd", { key: at }, text)));
}

function shell(...children) {
  return h(
    "div",
    { className: "preview" },
    h("p", { className: "preview-note" }, _("Så här ser invånarna texten. Bedömning och diagram kommer när sidan byggs.")),
    ...children,
  );
}

export const PromisePreview = createClass({
  render() {
    const { collection, entry, widgetFor } = this.props;
    const promise = entry.get("data").toJS();
    const fields = collection.get("fields");
    const { level = {}, consequence = {}, claim = {}, follow_up: followUp = {} } = promise;
    const isLong = (promise.promise ?? "").length > 70;
    const how = claim.how && `${wordOf(fields, ["claim", "how"], claim.how)}.`;
    return shell(
      h(
        "article",
        { className: "answer" },
        h("h1", { className: isLong ? "h1--long" : "" }, promise.promise || _("Skriv löftet i en mening.")),
        h("p", { className: "muted" }, `${wordOf(fields, ["kind"], promise.kind)}. ${wordOf(fields, ["state"], promise.state)}.`),
        h(
          "div",
          { className: "actions" },
          h("div", {}, h("h2", {}, _("Det här gör du")),
            promise.your_part?.length
              ? h("ul", {}, promise.your_part.map((part, at) => h("li", { key: at }, part)))
              : missing(_("Källan säger inte vad du själv behöver göra."))),
          h("div", {}, h("h2", {}, _("Om vi inte håller löftet")),
            consequence.text
              ? h("p", {}, [consequence.text, how].filter(Boolean).join(" "))
              : missing(_("Vad som händer är inte bestämt eller inte känt."))),
        ),
      ),
      h(
        "section",
        { className: "section" },
        h("h2", {}, _("Vad löftet betyder")),
        promise.easy && h("p", { className: "easy" }, h("strong", {}, _("Lättläst:")), ` ${promise.easy}`),
        promise.wording === "retold" && h("p", { className: "small muted" }, _("Återgivet med våra ord.")),
        promise.body && h("div", { className: "prose" }, widgetFor("body")),
        h(
          "dl",
          { className: "facts" },
          fact(_("Nivå"), level.value ? `${capital(levelText(level, fields))}.` : _("Uppgift saknas. Löftet anger ingen nivå.")),
          fact(_("När klockan startar"), promise.clock_starts || _("Uppgift saknas.")),
          fact(_("Undantag"), promise.exceptions?.length ? promise.exceptions : _("Inga undantag är angivna.")),
          (claim.text || claim.contact) && fact(_("Så får du ersättningen"), claim.text, claim.contact),
          fact(_("Så följer vi upp"), followUp.text || _("Uppgift saknas. Källan säger inte hur löftet följs upp.")),
          fact(_("Gäller från"), promise.valid_from || _("Uppgift saknas.")),
        ),
      ),
    );
  },
});

export const MeasurePreview = createClass({
  render() {
    const { collection, entry, widgetFor } = this.props;
    const measure = entry.get("data").toJS();
    const fields = collection.get("fields");
    const figures = (measure.outcomes ?? []).filter((each) => !each?.group);
    const measured = figures.filter((each) => each?.value && (each.kind ?? "outcome") === "outcome");
    const latest = measured.at(-1);
    return shell(
      h(
        "article",
        { className: "answer" },
        h("h1", {}, measure.question || measure.title || _("Skriv frågan som måttet besvarar.")),
        latest
          ? h("div", { className: "big-figure" },
              h("p", { className: "value num" }, figure(latest.value, measure.decimals), h("small", {}, ` ${measure.unit ?? ""}`)),
              h("div", { className: "about" }, h("p", {}, `${latest.period}. ${wordOf(fields, ["direction"], measure.direction)}.`)))
          : measure.source?.kind === "kolada"
            ? h("p", {}, _("Siffrorna hämtas från Kolada. De syns på den färdiga sidan."))
            : missing(_("Inga värden är inlagda.")),
      ),
      figures.length > 0 &&
        h(
          "section",
          { className: "section" },
          h("h2", {}, _("Alla värden")),
          h("div", { className: "table" },
            h("table", {},
              h("thead", {}, h("tr", {}, h("th", { scope: "col" }, _("Period")), h("th", { scope: "col" }, measure.unit ?? _("Värde")))),
              h("tbody", {}, [...figures].reverse().map((each, at) =>
                h("tr", { key: at },
                  h("th", { scope: "row" }, each?.period, each?.note && h("small", {}, ` ${each.note}`)),
                  h("td", {}, each?.value ? figure(each.value, measure.decimals) : wordOf(fields, ["outcomes", "missing"], each?.missing) || _("Uppgift saknas"))))))),
        ),
      measure.comment && h("section", { className: "section" }, h("h2", {}, _("Varför det gick som det gick")), widgetFor("comment")),
      measure.next_steps && h("section", { className: "section" }, h("h2", {}, _("Vad som händer nu")), widgetFor("next_steps")),
      measure.definition && h("section", { className: "section" }, h("h2", {}, _("Definition")), widgetFor("definition")),
    );
  },
});
