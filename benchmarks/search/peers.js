// lunr and Pagefind as the benchmark asks them: a query in, addresses out. Read by benchmarks/search.py.

// lunr over the rows of our own index, tuned: Swedish stems, no dots, boosts, beginnings of words, one letter wrong
export async function startLunr(root) {
  const folded = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const fold = (token) => token.update(folded);
  lunr.Pipeline.registerFunction(fold, "fold");
  const { rows } = await (await fetch(new URL("a-o/sok.json", root))).json();
  const index = lunr(function () {
    this.use(lunr.sv);
    this.pipeline.add(fold);
    this.searchPipeline.add(fold);
    this.ref("at");
    this.field("title", { boost: 10 });
    this.field("synonyms", { boost: 8 });
    this.field("about");
    rows.forEach(([, title, , , , synonyms, about], at) => this.add({ at, title, synonyms, about }));
  });
  return async (text) =>
    index
      .query((query) => {
        for (const word of lunr.tokenizer(text)) {
          query.term(word, { boost: 100 });
          query.term(folded(word.toString()), { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
          query.term(folded(word.toString()), { usePipeline: false, editDistance: 1 });
        }
      })
      .slice(0, 3)
      .map(({ ref }) => rows[ref][2]);
}

// Pagefind over the built pages; its answer to a query is a list of pages to be fetched one by one
export async function startPagefind(root) {
  const pagefind = await import(new URL("pagefind/pagefind.js", root));
  await pagefind.init();
  return async (text) => {
    const { results } = await pagefind.search(text);
    const pages = await Promise.all(results.slice(0, 3).map((result) => result.data()));
    return pages.map(({ url }) => new URL(url, root).href.slice(new URL(root).href.length));
  };
}

export async function startOurs(root) {
  const { prepare, find } = await import(new URL("assets/search-engine.js", root));
  const made = prepare(await (await fetch(new URL("a-o/sok.json", root))).json());
  return async (text) => find(text, made).slice(0, 3).map(({ address }) => address);
}
