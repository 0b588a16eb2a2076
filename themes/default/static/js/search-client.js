// Opens the search for a page: the engine in a worker, or in the page where that is a file and may have none. What comes in is where
// the site and the engine's scripts are; what goes out are answers. It knows nothing of how results are shown.
{
  const addScript = (src) =>
    new Promise((done, fail) => {
      const script = Object.assign(document.createElement("script"), { src });
      script.addEventListener("load", () => [script.remove(), done()]);
      script.addEventListener("error", () => [script.remove(), fail(new Error(`${src} is not there`))]);
      document.head.append(script);
    });

  const isHosted = () => location.protocol.startsWith("http");
  // So long it takes at most until something is drawn.
  const LONGEST_DRAW_MS = 100;

  // Each file of the index says its name and what it has.
  const loaded = new Map();
  globalThis.cairnSearch = (name, shard) => loaded.set(name, shard);

  const addShard = async (base, name) => {
    await addScript(new URL(searchShards.shardPath(name), base).href);
    const shard = loaded.get(name);
    loaded.delete(name);
    if (shard === undefined) throw new Error(`the search's file ${name}.js says nothing`);
    return shard;
  };

  // What was just shown is seen before more is worked out. A page that nobody sees draws nothing.
  const drawn = () =>
    new Promise((done) => {
      setTimeout(done, LONGEST_DRAW_MS);
      requestAnimationFrame(() => setTimeout(done));
    });

  const inPage = async (base, scripts) => {
    for (const script of scripts) await addScript(script);
    const engine = globalThis.searchEngine.make(isHosted() ? searchShards.loadFrom(base) : (name) => addShard(base, name));
    return (ask, all, tell) => {
      const first = (found) => {
        tell(found);
        return drawn();
      };
      return engine[ask](...all, ...(tell ? [first] : []));
    };
  };

  const inWorker = (base, scripts) =>
    new Promise((done, fail) => {
      const worker = new Worker(scripts.at(-1));
      const waiting = new Map();
      let count = 0;
      worker.addEventListener("message", ({ data: { number, first, result, error } }) => {
        const { answer, refuse, tell } = waiting.get(number);
        if (first) return tell?.(first);
        waiting.delete(number);
        if (error) refuse(Object.assign(new Error(error.message), { name: error.name }));
        else answer(result);
        return undefined;
      });
      worker.addEventListener("error", () => fail(new Error("there is no worker")));
      worker.postMessage({ begin: { base, scripts: scripts.slice(0, -1) } });
      const ask = (name, all, tell = null) =>
        new Promise((answer, refuse) => {
          waiting.set((count += 1), { answer, refuse, tell });
          worker.postMessage({ number: count, ask: name, all, isTold: tell !== null });
        });
      // The first answer says that it works.
      ask("begin", []).then(() => done(ask), fail);
    });

  /**
   * Opens the index of a site.
   *
   * @param {string} base where the site is, seen from the page
   * @param {string} engine the engine's scripts, parted by spaces, the engine itself last
   */
  globalThis.openSearch = async ({ base, engine }) => {
    const full = (address) => new URL(address, document.baseURI).href;
    const [home, scripts] = [full(base || "."), engine.split(" ").map(full)];
    // A page that is a file gets no worker.
    const ask = isHosted() ? await inWorker(home, scripts).catch(() => inPage(home, scripts)) : await inPage(home, scripts);
    return {
      search: (query, options = {}, tell = null) => ask("search", [query, options], tell),
      complete: (query, caret = query.length) => ask("complete", [query, caret]),
    };
  };
}
