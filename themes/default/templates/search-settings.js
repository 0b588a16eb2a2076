globalThis.searchSettings = {"files":{
"client":"{{ asset(name="search-client.js") }}",
"engine":"{{ asset(name="search-words" ~ ".js") }} {{ asset(name="search-shards.js") }} {{ asset(name="search-query.js") }} {{ asset(name="search-score.js") }} {{ asset(name="search-excerpt.js") }} {{ asset(name="search-filters.js") }} {{ asset(name="search-terms.js") }} {{ asset(name="search-lists.js") }} {{ asset(name="search-engine.js") }}",
"results":"{{ asset(name="search-results.js") }}",
"box":"{{ asset(name="search-box.js") }}",
"style":"{{ asset(name="pages/search.css") }}"
},"words":{{ words_json | safe }}};
