/** Betterments only: every page works without this file. */

/* A popover that no longer holds the focus must not cover what does. */
for (const popover of document.querySelectorAll("[popover]")) {
  popover.addEventListener("focusout", ({ relatedTarget }) => {
    const opener = document.querySelector(`[popovertarget="${popover.id}"]`);
    const left = relatedTarget && relatedTarget !== opener && !popover.contains(relatedTarget);
    if (left && popover.hidePopover && popover.matches(":popover-open")) popover.hidePopover();
  });
}

/* A search box completes what is typed: the browser shows the list. */
for (const box of document.querySelectorAll("[data-suggest]")) completeWhatIsTyped(box);

function completeWhatIsTyped(box) {
  const list = document.createElement("datalist");
  list.id = `${box.id}-suggestions`;
  box.after(list);
  box.setAttribute("list", list.id);
  let waiting;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const typed = box.value;
      const answer = await fetch(`${box.dataset.suggest}?${new URLSearchParams({ q: typed })}`).catch(() => null);
      if (!answer?.ok || typed !== box.value) return;
      const { suggestions } = await answer.json();
      list.replaceChildren(...suggestions.map(({ text, kind }) => new Option(kind, text)));
    }, 150);
  });
}

/* On a phone the facts would push the story far down: they start folded. */
if (window.matchMedia("(width < 40rem)").matches) {
  for (const facts of document.querySelectorAll("[data-fold-on-phones]")) facts.open = false;
}

/* Buttons for what only a script can do. */
for (const button of document.querySelectorAll("[data-print], [data-copy]")) {
  const text = "copy" in button.dataset && button.closest("details").querySelector("textarea, table");
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (!text) return print();
    text.select?.();
    await navigator.clipboard?.writeText(text.value ?? asCells(text));
    button.nextElementSibling.textContent = "Copied";
  });
}

/* A table as spreadsheets take it; a cell that would begin a formula stays text. */
function asCells(table) {
  const cell = (one) => {
    const text = one.innerText.replace(/\s+/g, " ").trim().replace(/^[=+@-]/, "'$&");
    return [text, one.querySelector("a")?.href].filter(Boolean).join(" ");
  };
  return Array.from(table.rows, (row) => Array.from(row.cells, cell).join("\t")).join("\n");
}

/* A picture whose file is missing leaves no hole. */
for (const image of document.querySelectorAll(".picture img")) {
  const leaveOut = () => image.closest(".picture").remove();
  if (image.complete && !image.naturalWidth) leaveOut();
  else image.addEventListener("error", leaveOut);
}

/* The contents list fills the dot of the part in view. */
for (const contents of document.querySelectorAll("[data-contents]")) followReader(contents);

function followReader(contents) {
  const links = new Map();
  for (const link of contents.querySelectorAll("a")) {
    const part = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (part) links.set(part, link);
  }
  const mark = () => {
    const line = window.innerHeight / 3;
    const parts = [...links.keys()];
    const current = parts.findLast((part) => part.getBoundingClientRect().top < line) ?? parts[0];
    for (const [part, link] of links) {
      if (part === current) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver(mark, { rootMargin: "-33% 0px -66% 0px" });
  for (const part of links.keys()) observer.observe(part);
  mark();
}
