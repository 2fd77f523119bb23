// Brings what is pasted into a rich text field down to what the field holds: text, its nearest headings, lists, links,
// bold and italic. Word and Google Docs put far more on the clipboard (styles, comments, deleted words, pictures that
// only their own computer has), and write lists and emphasis in ways of their own.
const BLOCKS = new Set(
  ("ADDRESS ARTICLE ASIDE BLOCKQUOTE CENTER DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV"
    + " OL P PRE SECTION UL").split(" "),
);
const DROPPED = "style, script, title, template, xml, del, .msoDel, .MsoCommentReference, .msocomanchor, .msocomoff,"
  + " [style*='mso-element:comment'], [style*='mso-hide:all'], [style*='mso-list:Ignore']";
const PICTURES = "img, svg, picture, object, video, v\\:shape";
const LEADS_SOMEWHERE = /^(https?|mailto|tel):/i;
const NUMBER = /^\(?([0-9]+|[a-z]|[ivxlc]+)[.)]/i;

/** What a field holds, from its editor's own settings. */
function held(editor) {
  const types = new Set(editor.props.blockTypes.map(block => block.type));
  const levels = ["one", "two", "three", "four", "five", "six"].flatMap((name, index) =>
    types.has(`header-${name}`) ? [index + 1] : []);
  return {
    heading: level => levels.length ? `h${levels.reduce((a, b) => Math.abs(b - level) < Math.abs(a - level) ? b : a)}` : "p",
    list: tag => types.has(tag === "ol" ? "ordered-list-item" : "unordered-list-item") ? tag : "p",
    marks: new Set(editor.props.inlineStyles.map(style => style.type)),
    links: editor.props.entityTypes.some(entity => entity.type === "LINK"),
  };
}

function headingLevel(element) {
  if (element.matches(".MsoTitle")) return 1;
  return Number(element.tagName.match(/^H([1-6])$/)?.[1] ?? (element.role === "heading" ? element.ariaLevel ?? 2 : 0));
}

// Word writes a list as paragraphs, each with its level in its style and its bullet or number as text before it.
function wordListItem(element) {
  const level = element.getAttribute("style")?.match(/mso-list:[^;]*level(\d)/)?.[1];
  if (!level) return null;
  const marker = element.querySelector("[style*='mso-list:Ignore']")?.textContent.trim() ?? "";
  return { tag: NUMBER.test(marker) ? "ol" : "ul", depth: level - 1 };
}

function addressOf(link) {
  const address = link.getAttribute("href")?.trim() ?? "";
  if (!LEADS_SOMEWHERE.test(address)) return null; // a place in the document, or a file on its writer's computer
  const url = new URL(address);
  return url.host === "www.google.com" && url.pathname === "/url" ? url.searchParams.get("q") ?? address : address;
}

/** Reads HTML into lines: {tag, depth, runs: [{text, bold, italic, link}]}. */
class Reader {
  constructor(field) {
    this.field = field;
    this.lines = [];
    this.hadTable = this.hadPicture = false;
  }

  open(kind) {
    this.lines.push({ ...kind, runs: [] });
  }

  write(text, marks, kind) {
    if (!this.lines.length) this.open(kind);
    const { runs } = this.lines.at(-1);
    const spaced = text.replace(/\s+/g, " ");
    const fresh = !runs.length || runs.at(-1).text.endsWith(" ") ? spaced.trimStart() : spaced;
    if (fresh) runs.push({ ...marks, text: fresh });
  }

  read(node, kind = { tag: "p", depth: 0 }, marks = {}) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.write(child.data, marks, kind);
      else if (child.nodeType === Node.ELEMENT_NODE && !child.matches(DROPPED)) this.readElement(child, kind, marks);
    }
  }

  readElement(element, kind, marks) {
    if (element.matches(PICTURES)) this.hadPicture = true;
    else if (element.tagName === "TABLE") this.readTable(element);
    else if (element.tagName === "BR") this.readBreak(kind, marks);
    else if (BLOCKS.has(element.tagName)) this.readBlock(element, kind, marks);
    else this.read(element, kind, this.marksOf(element, marks, kind));
  }

  readBreak(kind, marks) {
    if (kind.tag === "p") this.open(kind);
    else this.write(" ", marks, kind);
  }

  readBlock(element, kind, marks) {
    const inner = this.kindOf(element, kind);
    if (element.tagName !== "UL" && element.tagName !== "OL") this.open(inner);
    this.read(element, inner, this.marksOf(element, marks, inner));
    this.open(kind.tag.startsWith("h") ? { tag: "p", depth: 0 } : kind); // for text after the block, if any
  }

  kindOf(element, kind) {
    const level = headingLevel(element);
    if (level && !kind.item) return { tag: this.field.heading(level), depth: 0, heading: true };
    const listed = wordListItem(element);
    if (listed) return { tag: this.field.list(listed.tag), depth: listed.depth, item: true };
    if (element.tagName !== "LI") return kind;
    const lists = [];
    for (let list = element.parentElement; list; list = list.parentElement) if (list.matches("ul, ol")) lists.push(list);
    return { tag: this.field.list(lists[0]?.matches("ol") ? "ol" : "ul"), depth: Math.max(lists.length - 1, 0), item: true };
  }

  marksOf(element, marks, kind) {
    const { fontWeight, fontStyle } = element.style;
    const bold = fontWeight ? fontWeight === "bold" || fontWeight >= 600 : element.matches("b, strong") || marks.bold;
    const italic = fontStyle ? fontStyle === "italic" : element.matches("i, em, cite") || marks.italic;
    const link = element.matches("a") && this.field.links ? addressOf(element) ?? marks.link : marks.link;
    return {
      bold: bold && !kind.heading && this.field.marks.has("BOLD"),
      italic: italic && this.field.marks.has("ITALIC"),
      link,
    };
  }

  // No part of a page but the table block holds a table. Its text is kept: a line for each row.
  readTable(table) {
    this.hadTable = true;
    for (const row of table.rows) {
      const cells = [...row.cells].map(cell => this.readCell(cell)).filter(runs => runs.length);
      this.open({ tag: "p", depth: 0 });
      this.lines.at(-1).runs = cells.flatMap((runs, index) => index ? [{ text: " | " }, ...runs] : runs);
    }
    this.open({ tag: "p", depth: 0 });
  }

  readCell(cell) {
    const reader = new Reader({ ...this.field, heading: () => "p", list: () => "p" });
    reader.read(cell);
    this.hadPicture ||= reader.hadPicture;
    const lines = reader.filled();
    return lines.flatMap(({ runs }, index) => index ? [{ text: " " }, ...runs] : runs);
  }

  filled() {
    return this.lines.filter(line => line.runs.some(run => run.text.trim()));
  }
}

const escaped = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

function runToHtml({ text, bold, italic, link }) {
  let html = escaped(text);
  if (bold) html = `<strong>${html}</strong>`;
  if (italic) html = `<em>${html}</em>`;
  return link ? `<a href="${escaped(link)}">${html}</a>` : html;
}

function lineToHtml({ tag, depth, runs }) {
  const last = runs.at(-1);
  const html = [...runs.slice(0, -1), { ...last, text: last.text.trimEnd() }].map(runToHtml).join("");
  if (tag !== "ul" && tag !== "ol") return `<${tag}>${html}</${tag}>`;
  return `${`<${tag}>`.repeat(depth + 1)}<li>${html}</li>${`</${tag}>`.repeat(depth + 1)}`;
}

function tell(wrapper, reader) {
  const inStream = wrapper.closest("[data-streamfield-child]");
  const said = [
    reader.hadTable && `The table was pasted as text, a line for each row, with | between its cells.${inStream ? " To show it as a table, add a table block." : " What changed reads best as key figures."}`,
    reader.hadPicture && "Pictures were left out: add each where a picture is asked for, with its description.",
  ].filter(Boolean).join(" ");
  const note = wrapper.querySelector("[data-pasted]") ?? Object.assign(document.createElement("p"), { className: "pasted", role: "status" });
  note.dataset.pasted = "";
  wrapper.append(note);
  note.textContent = said;
}

const handedOn = new WeakSet(); // pastes that this script has made ready

function paste(event) {
  const wrapper = event.target.closest?.("[data-draftail-editor-wrapper]");
  const html = event.clipboardData?.getData("text/html");
  const editor = [...wrapper?.parentNode.children ?? []].find(input => input.draftailEditor)?.draftailEditor;
  const isItsOwn = /data-(editor|draftjs-conductor-fragment)=/.test(html); // copied from such a field
  if (!editor || !html || isItsOwn || handedOn.has(event)) return;
  const reader = new Reader(held(editor));
  reader.read(new DOMParser().parseFromString(html, "text/html").body);
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", event.clipboardData.getData("text/plain"));
  clipboardData.setData("text/html", reader.filled().map(lineToHtml).join(""));
  const ready = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  handedOn.add(ready);
  event.preventDefault();
  event.stopImmediatePropagation();
  event.target.dispatchEvent(ready);
  tell(wrapper, reader);
}

document.addEventListener("paste", paste, true);
