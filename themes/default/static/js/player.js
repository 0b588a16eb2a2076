// A conversation in time. The head on the timeline shows where one reads; where the recording is a file of the site it is played
// here, and the head shows what is heard: that turn is marked, and scrolled to when it leaves the window, until the reader
// scrolls. `at` is the moment of the head, in seconds, or in turns where the transcript names no times.
customElements.define(
  "interview-player",
  class extends HTMLElement {
    connectedCallback() {
      const times = this.querySelector(".length");
      if (!times) return;
      this.isTimed = times.dataset.unit === "seconds";
      this.starts = times.dataset.starts.split(" ").map(Number);
      this.end = +times.dataset.end;
      this.chart = this.querySelector(".chart");
      this.link = this.querySelector("a.play");
      this.media = this.isTimed ? this.querySelector("audio, video") : null;
      this.follows = false;
      this.makePosition();
      if (this.media) this.makeControls();
      if (this.media && "guessed" in times.dataset) this.measure(times);
      this.chart.classList.add("live");
      this.listen();
      this.put(0);
      if (!this.media) this.read();
    }

    // What can be dragged, and moved by keys, lies over the timeline and is not seen: the head is.
    makePosition() {
      this.position = document.createElement("input");
      Object.assign(this.position, { type: "range", min: 0, max: this.end, step: this.isTimed ? 1 : 0.5, value: 0 });
      this.position.setAttribute("aria-label", this.dataset.position);
      this.position.addEventListener("input", () => {
        this.follows = true;
        this.seek(+this.position.value);
        this.show(this.turn());
      });
      this.chart.before(this.position);
    }

    makeControls() {
      const { media } = this;
      if (media.tagName === "AUDIO") media.controls = false;
      this.button = document.createElement("button");
      this.button.type = "button";
      this.clock = document.createElement("span");
      this.clock.className = "clock";
      this.querySelector(".course").before(this.button, this.clock);
      this.button.addEventListener("click", () => (media.paused ? media.play().catch(() => {}) : media.pause()));
      media.onplay = media.onpause = () => {
        this.follows = !media.paused || this.follows;
        this.hear();
        this.name();
      };
      media.ontimeupdate = media.onseeking = () => this.hear();
      this.name();
    }

    // Where the transcript names too few times, the recording says how long all of it is, and the turns share that. If nobody can
    // have spoken so fast, or many times are known, nothing is said of when the other turns were heard.
    measure(times) {
      const { media } = this;
      const put = () => {
        if (!(media.duration > 0 && Number.isFinite(media.duration))) return;
        const share = media.duration / this.end;
        const known = times.dataset.guessed;
        const isSpread = share > 0.4 && known < this.end / 10;
        this.starts = this.starts.map((start) => (isSpread ? start * share : start > known ? 1 / 0 : start));
        if (isSpread) times.textContent = this.said((this.position.max = this.end = media.duration));
        this.put(media.currentTime);
      };
      if (media.readyState > 0) put();
      else media.onloadedmetadata = put;
    }

    name() {
      this.button.className = `play${this.media.paused ? "" : " playing"}`;
      this.button.setAttribute("aria-label", this.media.paused ? this.dataset.play : this.dataset.pause);
    }

    listen() {
      const keys = /^((Arrow|Page)(Up|Down)|Home|End|[ jk])$/;
      const letGo = () => (this.follows = false);
      for (const event of ["wheel", "touchmove", "hashchange"]) addEventListener(event, letGo, { passive: true });
      addEventListener("keydown", ({ key, target }) => keys.test(key) && !this.contains(target) && letGo());
      addEventListener("mousedown", ({ clientX }) => clientX >= document.documentElement.clientWidth && letGo());
      if (this.media) addEventListener("click", (event) => this.click(event));
      else addEventListener("scroll", () => this.follows || requestAnimationFrame(() => this.read()), { passive: true });
    }

    // A time of the transcript and a mark on the timeline move the head, and start nothing.
    click(event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const time = event.target.closest?.(".transcript a.time");
      const mark = event.target.closest?.(".chart-timeline .quote");
      if (mark) this.seek((parseFloat(mark.querySelector(".tick").getAttribute("x1")) / 100) * this.end);
      if (!time) return;
      event.preventDefault();
      this.seek(+new URLSearchParams(time.hash.slice(1)).get("t"));
    }

    seek(at) {
      if (this.media) this.media.currentTime = at;
      this.put(at);
      this.mark();
    }

    hear() {
      const before = this.now;
      this.put(this.media.currentTime);
      this.mark();
      const turn = this.turn();
      if (turn === before || this.media.paused || !this.follows) return;
      const { top, bottom } = turn.getBoundingClientRect();
      if (top < this.getBoundingClientRect().bottom || Math.min(bottom, top + 120) > innerHeight) this.show(turn);
    }

    show(turn) {
      turn?.scrollIntoView();
    }

    // Where one reads: the turn right below this bar.
    read() {
      const transcript = document.querySelector(".transcript");
      const { left, top, bottom } = transcript.getBoundingClientRect();
      const line = this.getBoundingClientRect().bottom + 40;
      const turn = document.elementFromPoint(left + 4, line)?.closest(".turn");
      if (turn) this.put(this.starts[turn.id.slice(1) - 1] ?? 0);
      else if (top > line) this.put(0);
      else if (bottom < line) this.put(this.end);
    }

    put(at) {
      this.at = at;
      const x = `${Math.min(100, (at / this.end) * 100 || 0)}%`;
      for (const name of ["x1", "x2"]) this.chart.querySelector(".head").setAttribute(name, x);
      this.position.value = at;
      this.position.setAttribute("aria-valuetext", this.isTimed ? this.said(at) : `${Math.floor(at) + 1}`);
      if (this.clock) this.clock.textContent = this.said(at);
      if (this.link && this.isTimed) this.lead(at);
    }

    // A recording elsewhere opens at this moment.
    lead(at) {
      this.written ??= this.link.href;
      const url = new URL(this.written);
      const parts = new URLSearchParams(url.hash.slice(1));
      parts.set("t", Math.floor(at));
      url.hash = parts;
      this.link.href = at > 0 ? url.href : this.written;
    }

    mark() {
      const turn = this.turn();
      if (!this.media || turn === this.now) return;
      this.now?.classList.remove("now");
      turn?.classList.add("now");
      this.now = turn;
    }

    // The last turn that has begun.
    turn() {
      let [low, high] = [0, this.starts.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (this.starts[middle] <= this.at) low = middle + 1;
        else high = middle;
      }
      return document.getElementById(`t${Math.max(low, 1)}`);
    }

    said(at) {
      const [hours, minutes, seconds] = [at / 3600, (at / 60) % 60, at % 60].map(Math.floor);
      const two = (number) => String(number).padStart(2, "0");
      return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds)}` : `${minutes}:${two(seconds)}`;
    }
  },
);
