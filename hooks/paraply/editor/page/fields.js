// The kinds of field that Decap lacks: a number kept as it is written, words with their texts, and a picture.
import { _ } from "./words.js";

const { createClass, h } = window;

/** A number. A decimal comma becomes a point while one writes, as the files have it. */
export const NumberField = createClass({
  changed(event) {
    this.props.onChange(event.target.value.replace(/\s/g, "").replace("−", "-").replace(",", "."));
  },

  render() {
    const { forID, classNameWrapper, setActiveStyle, setInactiveStyle, value } = this.props;
    return h("input", {
      id: forID,
      className: classNameWrapper,
      type: "text",
      inputMode: "decimal",
      autoComplete: "off",
      value: value ?? "",
      onChange: this.changed,
      onFocus: setActiveStyle,
      onBlur: setInactiveStyle,
    });
  },
});

/** Words and their texts, a pair a line: ``gender: Kön``. */
export const PairsField = createClass({
  getInitialState() {
    const pairs = Object.entries(this.props.value?.toJS?.() ?? this.props.value ?? {});
    return { text: pairs.map(([word, text]) => `${word}: ${text}`).join("\n") };
  },

  changed(event) {
    const text = event.target.value;
    const pairs = text.split("\n").map((line) => /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(line)).filter(Boolean);
    this.setState({ text });
    this.props.onChange(Object.fromEntries(pairs.map(([, word, said]) => [word, said])));
  },

  render() {
    const { forID, classNameWrapper, setActiveStyle, setInactiveStyle } = this.props;
    return h("textarea", {
      id: forID,
      className: classNameWrapper,
      rows: 4,
      value: this.state.text,
      onChange: this.changed,
      onFocus: setActiveStyle,
      onBlur: setInactiveStyle,
    });
  },
});

/** A picture among those that are offered, seen; or the name of any other of Material's icons. */
export const PicturesField = createClass({
  getInitialState() {
    const { value } = this.props;
    return { other: value && !this.offered().some((each) => each.value === value) ? value : "" };
  },

  offered() {
    return this.props.field.get("options").toJS();
  },

  changed(value, other = "") {
    this.setState({ other });
    this.props.onChange(value || undefined);
  },

  choice(value, label, picture) {
    const { forID, value: chosen } = this.props;
    return h("label", { key: value },
      h("input", { type: "radio", name: forID, checked: (chosen ?? "") === value, onChange: () => this.changed(value) }),
      picture && h("img", { src: `pictures/${picture}.svg`, alt: "", width: 40, height: 40 }),
      h("span", {}, label));
  },

  render() {
    const { forID, field } = this.props;
    const typed = (event) => this.changed(event.target.value.trim(), event.target.value);
    return h("div", { className: "pictures", id: forID, role: "radiogroup", "aria-label": field.get("label") },
      this.choice("", _("Ingen bild")),
      this.offered().map((each) => this.choice(each.value, each.label, each.value.replaceAll("/", "-"))),
      h("label", { className: "other" },
        h("span", {}, _("Annan ikon, till exempel {name}", { name: "material/snowflake" })),
        h("input", { type: "text", value: this.state.other, onChange: typed })));
  },
});
