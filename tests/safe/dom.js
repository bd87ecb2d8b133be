// What a browser makes of a page: elements and attributes that the honest site has none of, and addresses that run.
// known: {names: ["a", "a@href", …], schemes: ["http:", …]}; answers a list of findings, empty when all is well.
(known) => {
  const names = new Set(known.names);
  const schemes = new Set(known.schemes);
  const LEADS = ["href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset", "ping", "background"];

  function* elements(root) {
    for (const element of root.querySelectorAll("*")) {
      yield element;
      if (element.content instanceof DocumentFragment) yield* elements(element.content);
    }
  }

  function found(root) {
    const seen = new Set();
    for (const element of elements(root)) {
      const tag = element.localName;
      if (!names.has(tag)) seen.add(tag);
      for (const { name, value } of element.attributes) {
        if (!names.has(`${tag}@${name}`)) seen.add(`${tag}@${name}`);
        if (!LEADS.includes(name)) continue;
        try {
          const scheme = new URL(value, "https://exempel.se/a/b/").protocol;
          if (!schemes.has(scheme)) seen.add(`${tag}@${name}=${scheme}`);
        } catch {
          seen.add(`${tag}@${name}=${value}`);
        }
      }
      if (tag === "script" && element.type === "application/ld+json") {
        try {
          JSON.parse(element.textContent);
        } catch {
          seen.add("JSON-LD that is no JSON");
        }
      }
    }
    return seen;
  }

  if (!known.pages) return [...found(document)].sort();

  // read, and read again as written by the browser: what mutates shows the second time
  const read = (html) => new DOMParser().parseFromString(html, "text/html");
  const both = (doc) => [...new Set([...found(doc), ...found(read(doc.documentElement.outerHTML))])].sort();
  return Object.fromEntries(
    Object.entries(known.pages).map(([address, html]) => [address, both(read(html))]).filter(([, seen]) => seen.length),
  );
}
