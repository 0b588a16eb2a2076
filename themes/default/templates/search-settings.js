globalThis.searchSettings = {"files":{
"client":"{{ asset(name="search-client.js") }}",
"engine":"{{ asset(name="search-engine.js") }}",
"results":"{{ asset(name="search-results.js") }}",
"box":"{{ asset(name="search-box.js") }}",
"style":"{{ asset(name="pages/search.css") }}"
},"words":{{ words_json | safe }}};
