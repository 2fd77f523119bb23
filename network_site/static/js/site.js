/** Betterments only: every page works without this file. */

/* A popover that no longer holds the focus must not cover what does. */
for (const popover of document.querySelectorAll("[popover]")) {
  popover.addEventListener("focusout", ({ relatedTarget }) => {
    const opener = document.querySelector(`[popovertarget="${popover.id}"]`);
    const left = relatedTarget && relatedTarget !== opener && !popover.contains(relatedTarget);
    if (left && popover.hidePopover && popover.matches(":popover-open")) popover.hidePopover();
  });
}

/* On a phone the facts would push the story far down: they start folded. */
if (window.matchMedia("(width < 40rem)").matches) {
  for (const facts of document.querySelectorAll("[data-fold-on-phones]")) facts.open = false;
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
