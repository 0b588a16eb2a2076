// A page, or a quote on it, as Markdown. It gives what the build writes beside each page (`src/site/as_markdown`), from what
// is in the browser: sites opened from disk cannot be read by their own scripts. A test compares both. It is loaded only
// where somebody copies.
{
  const letter = /[\p{Alphabetic}\p{N}]/u;
  const punctuation = /[!-/:-@[-\x60{-~]/;
  const SIGN = "**";
  const lastOf = (text) => [...text.slice(-2)].at(-1);

  // Whether the character of a word at a place would mean something. `next` is a space, or none where nobody knows.
  const escapes = (word, at, { before, isFirst, isLast, within }) => {
    const last = at > 0 ? lastOf(word.slice(0, at)) : before;
    const next = at + 1 < word.length ? String.fromCodePoint(word.codePointAt(at + 1)) : isLast ? " " : undefined;
    const starts = isFirst && at === 0;
    const isAlone = last === undefined && next === " " && !starts;
    const isAll = () => [...word].every((c) => c === word[at]);
    switch (word[at]) {
      case "`":
        return true;
      case "\\":
        return next === undefined || next === " " || punctuation.test(next);
      case "*":
        return !isAlone;
      case "_":
        return !isAlone && !(letter.test(last ?? "") && letter.test(next ?? ""));
      case "~":
        return last !== undefined || !letter.test(next ?? "");
      case "[":
        return within === "link" || last === "!" || (starts && (/^\[[xX]\]$/.test(word) || (word === "[" && (!next || next === " "))));
      case "]":
        return within === "link";
      case "(":
      case ":":
        return last === "]";
      case "^":
        return last === "[";
      case "<":
        return next === undefined || /[\p{Alphabetic}/!?]/u.test(next);
      case "&":
        return word.includes(";", at);
      case "|":
        return within === "cell" || starts;
      case "#":
        return (starts || (within === "heading" && last === undefined)) && isAll();
      case ">":
        return starts;
      case "+":
        return starts && word === "+";
      case "-":
        return starts && isAll();
      case ".":
      case ")":
        return isFirst && at === word.length - 1 && /^[0-9]+$/.test(word.slice(0, at));
      default:
        return false;
    }
  };

  const escaped = (word, place) =>
    word.replace(/[\\\x60*_~[\]()<&#>+\-.:|^]/g, (c, at) => (escapes(word, at, place) ? `\\${c}` : c));

  const inBrackets = (address) =>
    address.replace(/[()<>\\ ]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

  const absolute = (href) => {
    const base = new URL(document.baseURI);
    base.search = base.hash = "";
    return inBrackets(/^[a-z][a-z0-9+.-]*:/i.test(href) ? href : new URL(href, base).href);
  };

  // Markdown, block by block. What lines begin with, gaps and emphasis are written when the next word is.
  class Writer {
    out = "";
    starts = [];
    gap = 0; // 1 is a new line, 2 an empty one before it.
    gapDepth = 0;
    space = false;
    isInner = false;
    isFirst = true;
    within = "";
    depth = 0;
    state = ""; // Of emphasis: wanted, open, ending, done.
    opened = 0;
    doneAt = 0;
    fixed = 0;
    code = { text: "", start: 0, end: -1 };

    get hasLines() {
      return this.within === "";
    }

    get last() {
      const last = lastOf(this.out);
      return this.isFirst || last === undefined || /\s/.test(last) ? undefined : last;
    }

    block() {
      this.part(2);
    }

    line() {
      this.part(1);
    }

    part(gap) {
      if (!this.hasLines) {
        this.space = true;
        return;
      }
      this.endLine();
      if (this.out === "" || this.starts.at(-1)?.isUsed === false) return;
      if (this.gap === 0) this.gapDepth = this.starts.length;
      this.gap = Math.max(this.gap, gap);
      this.gapDepth = Math.min(this.gapDepth, this.starts.length);
    }

    goOn() {
      this.gap = 0;
      this.space = true;
    }

    begin(first, others) {
      if (this.hasLines) this.starts.push({ first, others, isUsed: false });
      return this.hasLines;
    }

    end() {
      this.starts.pop();
      this.gapDepth = Math.min(this.gapDepth, this.starts.length);
    }

    before(next) {
      if (this.gap > 0 || this.starts.at(-1)?.isUsed === false) this.newLine();
      const { isInner, space } = this;
      this.isInner = this.space = false;
      if (space && !this.isFirst) {
        if (!isInner) {
          this.settle(" ");
          this.out += " ";
        } else if (this.within === "link") {
          const link = this.out.length - 1;
          const isBegun = this.state === "open" && this.opened === link;
          if (!isBegun && /\S$/.test(this.out.slice(0, link))) this.out = `${this.out.slice(0, link)} [`;
        }
      }
      this.settle(next);
      const { last } = this;
      if (this.state === "wanted" && (letter.test(next) || last === undefined || punctuation.test(last))) {
        this.out += SIGN;
        this.state = "open";
        this.opened = this.out.length;
      }
    }

    newLine() {
      if (this.gap === 2) {
        const starts = this.starts.slice(0, this.gapDepth).map((start) => start.others);
        this.out = `${this.out}\n${starts.join("")}`.replace(/ +$/, "");
      }
      if (this.gap > 0) this.out += "\n";
      for (const start of this.starts) {
        this.out += start.isUsed ? start.others : start.first;
        start.isUsed = true;
      }
      this.gap = 0;
      this.space = false;
      this.isFirst = true;
    }

    text(text) {
      for (const [, space, word, behind] of text.matchAll(/([ \n\t\r\f]*)([^ \n\t\r\f]*)(?=([ \n\t\r\f]?))/g)) {
        this.space ||= space !== "";
        if (word === "") continue;
        this.before(String.fromCodePoint(word.codePointAt(0)));
        const at = this.state === "wanted" ? word.search(letter) : -1;
        if (at >= 0) {
          this.word(word.slice(0, at), false);
          this.before(String.fromCodePoint(word.codePointAt(at)));
        }
        this.word(word.slice(Math.max(at, 0)), behind !== "");
      }
    }

    word(word, isLast) {
      this.out += escaped(word, { before: this.last, isFirst: this.isFirst, isLast, within: this.within });
      this.isFirst = false;
    }

    sign(sign) {
      this.before(sign[0]);
      this.out += sign;
      this.isFirst = false;
      this.fixed = this.out.length;
    }

    punctuation(sign) {
      this.space = false;
      if (this.gap === 0 && this.last !== undefined) this.text(sign);
      this.space = true;
    }

    strong() {
      const isApart = this.space || this.gap > 0;
      this.depth += 1;
      if (this.depth > 1) return;
      if (this.state === "done" && this.doneAt === this.out.length && !isApart) {
        this.out = this.out.slice(0, -SIGN.length);
        this.state = "open";
      } else if (this.state === "ending" && !isApart) {
        this.state = "open";
      } else {
        if (this.state === "ending") this.out += SIGN;
        this.state = "wanted";
      }
    }

    endStrong() {
      this.depth = Math.max(this.depth - 1, 0);
      if (this.depth > 0) return;
      if (this.state !== "open") this.state = "";
      else if (letter.test(lastOf(this.out))) this.close();
      else this.state = "ending";
    }

    close() {
      this.out += SIGN;
      this.doneAt = this.out.length;
      this.state = "done";
    }

    // The sign behind words that have ended: where it would not work, it moves back to the last letter.
    settle(next) {
      if (this.state !== "ending") return;
      if (next === " " || punctuation.test(next)) {
        this.close();
        return;
      }
      const movable = Math.max(this.opened, this.fixed);
      const at = movable + (/^.*[\p{Alphabetic}\p{N}]/su.exec(this.out.slice(movable))?.[0].length ?? -1);
      if (at >= movable) this.out = this.out.slice(0, at) + SIGN + this.out.slice(at);
      else this.out = this.out.slice(0, this.opened - SIGN.length) + this.out.slice(this.opened);
      this.state = "";
    }

    endLine() {
      if (this.state === "open" || this.state === "ending") {
        this.out += SIGN;
        this.state = "";
      }
      if (this.depth > 0) this.state = "wanted";
    }

    heading(level) {
      this.block();
      if (!this.begin(`${"#".repeat(level)} `, "")) return null;
      this.within = "heading";
      return () => {
        this.within = "";
        this.block();
        this.end();
      };
    }

    quote() {
      this.block();
      if (!this.begin("> ", "> ")) return null;
      return () => {
        this.block();
        this.end();
      };
    }

    item(marker) {
      this.line();
      if (!this.begin(marker, " ".repeat(marker.length))) return null;
      return () => {
        this.line();
        this.end();
      };
    }

    link(address) {
      if (this.within === "link") return null;
      this.before("[");
      if (this.state === "wanted") this.state = "";
      if (this.last === "!") this.out = `${this.out.slice(0, -1)}\\!`;
      const { within, isFirst, out } = this;
      this.out += "[";
      this.within = "link";
      this.isInner = true;
      this.isFirst = false;
      return () => {
        this.within = within;
        this.isInner = false;
        if (this.out.length === out.length + 1) {
          this.out = out;
          this.isFirst = isFirst;
          // What follows the words before it is not known yet.
          if (this.state === "done" && this.doneAt === out.length) {
            this.out = out.slice(0, -SIGN.length);
            this.state = "ending";
          }
          return;
        }
        this.settle("]");
        this.out += `](${address})`;
        this.fixed = this.out.length;
      };
    }

    picture(words, address) {
      this.before("!");
      this.out += "![";
      const { within } = this;
      this.within = "link";
      this.isInner = true;
      this.isFirst = false;
      this.text(words);
      this.within = within;
      this.isInner = this.space = false;
      this.out += `](${address})`;
      this.fixed = this.out.length;
    }

    codeWords(text) {
      let code = text.split(/[ \n\t\r\f]+/).filter(Boolean).join(" ");
      this.space ||= /^[ \n\t\r\f]/.test(text);
      if (code === "") return;
      const before = this.code;
      if (before.end === this.out.length && !this.space && this.gap === 0) {
        this.out = this.out.slice(0, before.start);
        code = before.text + code;
      }
      const fence = "`".repeat(longestFence(code) + 1);
      const space = /^\x60|\x60$/.test(code) ? " " : "";
      const written = fence + space + (this.within === "cell" ? code.replaceAll("|", "\\|") : code) + space + fence;
      this.sign(written);
      this.code = { text: code, start: this.out.length - written.length, end: this.out.length };
      this.space = /[ \n\t\r\f]$/.test(text);
    }

    codeBlock(code) {
      if (!this.hasLines) {
        this.codeWords(code);
        return;
      }
      this.block();
      const fence = "`".repeat(Math.max(longestFence(code), 2) + 1);
      this.sign(fence);
      for (const line of [...code.replace(/\n+$/, "").split("\n"), fence]) {
        this.gap = 1;
        this.newLine();
        this.out += line;
      }
      this.isFirst = false;
      this.block();
    }

    cell() {
      this.space = false;
      this.sign("| ");
      this.within = "cell";
      this.isInner = true;
    }

    endCell() {
      this.endLine();
      this.within = "";
      this.isInner = this.space = false;
      this.out += " ";
    }

    finish() {
      this.endLine();
      return this.out === "" ? "" : `${this.out}\n`;
    }
  }

  const longestFence = (code) => Math.max(0, ...code.split(/[^\x60]/).map((run) => run.length));

  const LEFT_OUT = "script style template svg nav button dialog select textarea audio video iframe object canvas noscript label output input copy-link";
  const BLOCKS = "main section header footer aside figure figcaption details form fieldset caption address hgroup";
  const isOneOf = (names, element) => names.split(" ").includes(element.localName);

  // What becomes of each element: what is to be done at its end, if anything is.
  class Converter {
    writer = new Writer();
    lists = [];
    terms = [];
    linkEnd = 0;
    goesOn = false;
    table = null;

    children(element) {
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) this.writer.text(node.data);
        else if (node.nodeType === Node.ELEMENT_NODE && !this.isLeftOut(node)) this.begin(node);
      }
    }

    isLeftOut(element) {
      const { classList: classes, localName: name } = element;
      if (isOneOf(LEFT_OUT, element) || element.matches("[hidden], [data-no-markdown], [role=status]")) return true;
      if (name === "details") return this.table !== null;
      if (name === "ul") return classes.contains("kinds");
      if (name === "span") return classes.contains("rank") && this.lists.at(-1) > 0;
      return name === "a" && classes.contains("turn-link");
    }

    // Writes an element with all that is in it.
    begin(element) {
      const { writer } = this;
      const { classList: classes, localName: name } = element;
      const all = (end) => {
        this.children(element);
        end?.();
      };
      const block = () => {
        writer.block();
        all(() => writer.block());
      };
      if (/^h[1-6]$/.test(name)) return all(writer.heading(Number(name[1])));
      switch (name) {
        case "p":
          return this.paragraph(element, all);
        case "a": {
          if (!element.hasAttribute("href")) return all();
          if (classes.contains("chip") && this.linkEnd > 0 && this.linkEnd === writer.out.length) writer.punctuation(",");
          const end = writer.link(absolute(element.getAttribute("href")));
          return all(end && (() => { end(); this.linkEnd = writer.out.length; }));
        }
        case "mark":
        case "strong":
        case "b":
          writer.strong();
          return all(() => writer.endStrong());
        case "span":
          return this.span(classes, all);
        case "div":
          if (element.parentElement?.localName === "dl") return all();
          if (!classes.contains("turn-words")) return block();
          this.goesOn = true;
          return all(() => writer.block());
        case "ul":
        case "ol":
          return this.list(element, all);
        case "li":
          return all(writer.item(this.lists.at(-1) > 0 ? `${this.lists[this.lists.length - 1]++}. ` : "- "));
        case "dl":
          writer.block();
          this.terms.push(null);
          return all(() => {
            this.endTerm();
            this.terms.pop();
            writer.block();
          });
        case "dt":
          this.endTerm();
          this.terms[this.terms.length - 1] = writer.item("- ");
          return all(() => writer.punctuation(":"));
        case "dd":
          writer.goOn();
          return all(() => writer.line());
        case "blockquote":
          return all(writer.quote());
        case "article":
          return block();
        case "table":
        case "tr":
        case "td":
        case "th":
          return this.partOfTable(name, all, block);
        case "pre":
          return writer.codeBlock(element.textContent);
        case "code":
          return writer.codeWords(element.textContent);
        case "br":
          return writer.text(" ");
        case "hr":
          writer.block();
          writer.sign("---");
          return writer.block();
        case "img": {
          const { alt } = element;
          const source = element.getAttribute("src");
          if (alt && source !== null) writer.picture(alt, absolute(source));
          return;
        }
        case "del":
        case "s":
          writer.sign("~~");
          return all(() => writer.sign("~~"));
        case "q":
          writer.text("“");
          return all(() => writer.text("”"));
        case "summary":
          writer.block();
          writer.strong();
          return all(() => {
            writer.endStrong();
            writer.block();
          });
      }
      if (!isOneOf(BLOCKS, element) && !name.includes("-")) return all();
      writer.block();
      if (classes.contains("transcript") && element.ariaLabel) {
        const end = writer.heading(2);
        writer.text(element.ariaLabel);
        end?.();
      }
      return all(() => writer.block());
    }

    paragraph(element, all) {
      if (element.matches("article.card .card-foot")) return this.foot(element);
      if (this.goesOn) this.writer.goOn();
      else this.writer.block();
      this.goesOn = false;
      all(() => this.writer.block());
    }

    span(classes, all) {
      const { writer } = this;
      if (classes.contains("speaker")) {
        writer.strong();
        return all(() => {
          writer.punctuation(":");
          writer.endStrong();
        });
      }
      if (classes.contains("fact")) writer.punctuation(",");
      else if (classes.contains("clip")) writer.punctuation(":");
      else if (classes.contains("line-meta")) writer.text(" — ");
      else if (classes.contains("count")) writer.text(" · ");
      else if (classes.contains("withheld")) {
        writer.text("[");
        return all(() => writer.text("]"));
      }
      all();
    }

    list(element, all) {
      if (this.lists.length > 0 && element.parentElement?.localName === "li") this.writer.line();
      else this.writer.block();
      this.lists.push(element.localName === "ol" ? element.start : 0);
      all(() => {
        this.lists.pop();
        if (this.lists.length === 0) this.writer.block();
        else this.writer.line();
      });
    }

    endTerm() {
      const end = this.terms.at(-1);
      if (!end) return;
      this.terms[this.terms.length - 1] = null;
      end();
    }

    partOfTable(name, all, block) {
      const { writer } = this;
      if (name === "table" && this.table === null && writer.hasLines) {
        writer.block();
        this.table = { hasHeads: false };
        return all(() => {
          this.table = null;
          writer.block();
        });
      }
      if (this.table === null || name === "table" || !writer.hasLines) return block();
      const { table } = this;
      if (name === "tr") {
        writer.line();
        Object.assign(table, { row: writer.out, says: false, cells: 0 });
        return all(() => this.endRow());
      }
      writer.cell();
      table.cells += 1;
      const start = writer.out.length;
      return all(() => {
        table.says ||= writer.out.length > start;
        writer.endCell();
      });
    }

    endRow() {
      const { writer, table } = this;
      if (table.cells === 0) return;
      writer.isFirst = false;
      if (!table.says) {
        writer.out = table.row;
        writer.isFirst = writer.out === "";
        writer.part(table.hasHeads ? 1 : 2);
        return;
      }
      writer.out += "|";
      if (!table.hasHeads) {
        writer.gap = 1;
        writer.newLine();
        writer.out += `|${"---|".repeat(table.cells)}`;
        writer.isFirst = false;
      }
      table.hasHeads = true;
      writer.line();
    }

    // Who said the quote of a card: what stands before the first dot.
    foot(foot) {
      let who = "";
      for (const node of foot.childNodes) {
        const [before, behind] = node.textContent.split(" · ");
        const isApart = node.className === "way" || (node.nodeType === Node.TEXT_NODE && behind !== undefined);
        who += isApart ? before : node.textContent;
        if (isApart) break;
      }
      const date = foot.querySelector("time[datetime]")?.getAttribute("datetime");
      const transcript = foot.querySelector(".in-transcript")?.getAttribute("href");
      this.said(date ? `${who.trim()}, ${date}` : who.trim(), transcript ?? null, `#${encodePlace(foot.closest("[id]").id)}`);
    }

    said(who, transcript, place) {
      const { writer } = this;
      const end = writer.quote();
      writer.text("— ");
      writer.text(`${who} `);
      const { transcript: inTranscript = "transcript", quote = "quote" } = document.body.dataset;
      writer.sign(`([${transcript === null ? quote : inTranscript}](${absolute(transcript ?? place)}))`);
      end?.();
    }
  }

  const encodePlace = (id) => encodeURIComponent(id).replace(/%(24|26|2B|2C|3B|3D|40|3A|2F|3F)/g, (code) => decodeURIComponent(code));

  const page = (converter) => converter.children(document.querySelector("main") ?? document.body);

  const card = (converter, card) => {
    for (const part of card.querySelectorAll("blockquote, .card-foot")) converter.begin(part);
  };

  // A quote of the transcript, by its line in the list of quotes: there its words are in one place.
  const listed = (converter, id) => {
    const link = [...document.querySelectorAll(".quote-index a")].find((link) => decodeURIComponent(link.hash.slice(1)) === id);
    const end = converter.writer.quote();
    converter.children(link.querySelector(".clip"));
    end();
    converter.said(link.closest("li").dataset.saidBy, `#${encodePlace(id)}`);
  };

  // A quote that stands alone: its link says whether it leads to its transcript, or to its card.
  const alone = (converter, quote) => {
    const end = converter.writer.quote();
    converter.children(quote.querySelector("q, blockquote p"));
    end();
    const href = quote.querySelector("a:has(q), .in-transcript").getAttribute("href");
    const isTranscript = /(^|\/)interviews\/[^/#]+\/(index\.html)?#/.test(new URL(href, document.baseURI).href);
    converter.said(quote.dataset.saidBy, isTranscript ? href : null, href);
  };

  globalThis.asMarkdown = {
    /** What a place for buttons is about: the quote of its card, the one that it names, or all of the page. */
    of(place) {
      const converter = new Converter();
      const around = place.closest(".card");
      const quote = place.closest(".evidence > li, .excerpt");
      if (around) card(converter, around);
      else if (quote) alone(converter, quote);
      else if (place.dataset.id) listed(converter, place.dataset.id);
      else page(converter);
      return converter.writer.finish();
    },
  };
}
