// Two kinds of field that Decap lacks: a number kept as it is written, and words with their texts.
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
