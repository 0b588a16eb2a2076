// The page for what is not found looks for the words of the address that led here. It says nothing where it finds nothing.
customElements.define(
  "search-address",
  class extends HTMLElement {
    static LIMIT = { quote: 5, other: 3 };
    // A part of an address that is no word of anybody's.
    static ENDING = /\.(html?|md|php|aspx?)$/i;

    async connectedCallback() {
      // A frame of one's own may have no search.
      if (!globalThis.siteSearch) return undefined;
      for (const query of this.queries()) {
        const found = await this.search(query);
        if (found?.results.length > 0) return this.show(found, query);
      }
      return undefined;
    }

    // All words; those of the last part; the longest alone.
    queries() {
      const root = new URL(globalThis.siteSearch.root).pathname;
      let path = location.pathname.replace(root, "");
      try {
        path = decodeURIComponent(path);
      } catch {
        // Not every `%` is an escape: then as it stands.
      }
      const wordsOf = (text) => text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
      const parts = path.split("/").map((part) => wordsOf(part.replace(this.constructor.ENDING, "")));
      const words = parts.flat();
      const last = parts.findLast((part) => part.length > 0) ?? [];
      const longest = last.toSorted((a, b) => b.length - a.length)[0] ?? "";
      const queries = [words.join(" "), last.join(" "), longest].filter((query) => query.length > 2 && query !== "index" && query !== "404");
      // A space behind: none of them is a beginning.
      return [...new Set(queries)].map((query) => `${query} `);
    }

    async search(query) {
      try {
        await globalThis.siteSearch.begin();
        return await globalThis.searchResults.search(query, { limit: this.constructor.LIMIT });
      } catch {
        return null; // The page says enough without.
      }
    }

    show(found, query) {
      const { link, make, pageOf, say } = globalThis.searchResults;
      const all = make("a", "", say("search.all"));
      all.href = pageOf(query.trim());
      const hits = found.results.map((result) => make("li", "", link(result)));
      this.querySelector("section").append(make("ul", "search-hits", ...hits), make("p", "", all));
      this.hidden = false;
    }
  },
);
