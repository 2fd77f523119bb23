/** A list that follows its filters: fetches the page that a link or the form would lead to, and puts its parts that
 * change, marked [data-live], in place of the old ones. The list works without this file. */

const form = document.querySelector("[data-finder]");
const said = form.querySelector("[data-said]");
const sheet = document.getElementById("filters");
let shown = kept(location);
let running;
let typing;

form.classList.add("finder-live");
countOnButton();
countTicked();

form.addEventListener("change", ({ target }) => {
  if (target.name === "case") countTicked();
  if (target.form === form && target.type !== "search") show(asked());
});

form.addEventListener("input", ({ target }) => {
  clearTimeout(typing);
  if (target.dataset.find) typing = setTimeout(() => show(asked(), { found: target.dataset.find }), 200);
});

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const filtering = document.activeElement.matches("[data-find], [inputmode]");
  if (!filtering && sheet.hidePopover && sheet.matches(":popover-open")) sheet.hidePopover();
  show(asked(), { toResults: !filtering });
});

form.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (link.hash || link.origin !== location.origin || link.pathname !== location.pathname) return;
  event.preventDefault();
  show(link.href, { anew: true, toResults: link.closest(".pagination") });
});

addEventListener("popstate", () => {
  if (kept(location) !== shown) show(location.href, { anew: true });
});

/** Where the form would lead, without its empty fields. */
function asked() {
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  return `${form.action}?${new URLSearchParams(given)}`;
}

/** An address as history keeps it: what is typed to find a filter is no part of it. */
function kept({ href }) {
  const { pathname, searchParams } = new URL(href);
  const params = String(new URLSearchParams([...searchParams].filter(([name]) => !name.startsWith("find-"))));
  return params ? `${pathname}?${params}` : pathname;
}

/** `anew`: the fields follow the address too. `found`: the part in which a reader types to find. */
async function show(href, { anew, found, toResults } = {}) {
  clearTimeout(typing);
  running?.abort();
  const { signal } = (running = new AbortController());
  const next = kept({ href });
  if (next !== shown) part("results").ariaBusy = "true";
  said.textContent = "";
  const answer = await fetch(href, { signal }).catch(() => ({}));
  const text = answer.status === 200 ? await answer.text().catch(() => "") : "";
  if (signal.aborted) return;
  const fresh = new DOMParser().parseFromString(text, "text/html");
  if (!part("results", fresh)) {
    location.assign(href);
    return;
  }
  if (next !== kept(location)) history.pushState(null, "", next);
  shown = next;
  document.title = fresh.title;
  swap(fresh);
  if (anew) refill(fresh);
  countOnButton();
  said.textContent = found ? choiceIn(part(found)) : heading().querySelector("strong").textContent;
  if (!toResults) return;
  heading().focus();
  heading().scrollIntoView({ behavior: "instant" });
}

/** Redraw, then focus what stands for the control that was in use, or else what is near it. */
function swap(fresh) {
  const used = document.activeElement;
  const around = used.closest("[data-live]");
  const chip = [...form.querySelectorAll(".chip")].indexOf(used);
  const ticked = [...form.querySelectorAll("[name=case]:checked")].map(({ value }) => value);
  feed(document).href = feed(fresh).href;
  for (const old of document.querySelectorAll("[data-live]")) {
    old.replaceChildren(...(part(old.dataset.live, fresh)?.childNodes ?? []));
    old.ariaBusy = null;
  }
  for (const tick of form.querySelectorAll("[name=case]")) tick.checked = ticked.includes(tick.value);
  countTicked();
  if (!around) return;
  const near = [
    used.name && around.querySelector(`[name="${used.name}"]:is([value="${CSS.escape(used.value)}"], select)`),
    form.querySelectorAll(".chip")[chip],
    around.closest("details")?.querySelector("summary"),
    around.closest(".filters")?.querySelector("summary"),
    heading(),
  ];
  near.find((control) => control && !control.disabled).focus();
}

function refill(fresh) {
  for (const field of form.querySelectorAll("input[id]")) field.value = fresh.getElementById(field.id)?.value ?? "";
}

function choiceIn(group) {
  return `${group.querySelectorAll("input").length} to choose from. ${group.querySelector("p")?.textContent ?? ""}`;
}

function countOnButton() {
  const total = Number(form.querySelector("[data-total]").dataset.total);
  const results = `${total.toLocaleString("en-GB")} ${total === 1 ? "result" : "results"}`;
  form.querySelector("[data-show-results]").textContent = `Show ${results}`;
}

function countTicked() {
  const button = form.querySelector("[data-compare]");
  if (!button) return;
  const ticked = form.querySelectorAll("[name=case]:checked").length;
  const status = button.nextElementSibling;
  const most = Number(button.dataset.compare);
  status.dataset.usual ??= status.textContent;
  button.textContent = `Compare those ticked${ticked ? ` (${ticked})` : ""}`;
  status.textContent = ticked > most ? `${most} at most: untick ${ticked - most}`
    : ticked === 1 ? "Tick at least one more" : status.dataset.usual;
}

function feed(page) {
  return page.querySelector("link[rel=alternate]");
}

function heading() {
  return form.querySelector(".result-count");
}

function part(name, page = document) {
  return page.querySelector(`[data-live="${name}"]`);
}
