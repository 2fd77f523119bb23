// Keeps the readiness panel true after each save, and leads from what is missing to its field.
const panel = document.querySelector("[data-readiness]");
const fold = panel?.querySelector("[data-readiness-fold]");
const beside = matchMedia("(min-width: 80em)"); // as in admin.css

const part = (root, name) => root.querySelector(`[data-readiness-part=${name}]`);

let latest; // the refresh that is under way: an older answer must not replace a newer one

async function refresh(pk) {
  latest?.abort();
  latest = new AbortController();
  const answer = await fetch(panel.dataset.readiness.replace("/0/", `/${pk}/`), { signal: latest.signal });
  if (!answer.ok || answer.redirected) return; // signed out meanwhile: Wagtail's own messages say so
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const before = part(panel, "summary").textContent.trim();
  const now = part(fresh, "summary").textContent.trim();
  if (now !== before) {
    panel.querySelector("[data-readiness-status]").textContent = now.replace(/\s+/g, " ");
    part(panel, "summary").replaceChildren(...part(fresh, "summary").childNodes);
  }
  replaceLists(part(panel, "lists"), part(fresh, "lists"));
}

// Keeps the keyboard where it is: on the same link, or else on the panel.
function replaceLists(lists, fresh) {
  if (lists.innerHTML === fresh.innerHTML) return;
  const focused = lists.contains(document.activeElement) && document.activeElement;
  lists.replaceChildren(...fresh.childNodes);
  if (!focused) return;
  const same = [...lists.querySelectorAll("a")].find(link => link.textContent === focused.textContent);
  (same ?? fold.querySelector("summary")).focus({ preventScroll: true });
}

const SETTLES = 3_000; // milliseconds after which what was opened is as long as it will be
const FOCUSABLE = "input:not([type=hidden]), textarea, select, button, summary, [contenteditable=true]";
const isShown = element => element.matches(FOCUSABLE) && element.checkVisibility({ visibilityProperty: true });

async function jumpTo(target) {
  target.dispatchEvent(new CustomEvent("w-focus:focus", { bubbles: true })); // Wagtail opens the tab
  for (let part = target.closest("[data-panel]"); part; part = part.parentElement.closest("[data-panel]")) {
    part.querySelector(":scope > .w-panel__header [data-panel-toggle][aria-expanded=false]")?.click();
  }
  if (!beside.matches) fold.open = false;
  await new Promise(requestAnimationFrame); // until the tab is there, nothing in it takes the focus
  const place = target.closest("[data-field-wrapper]") ?? target.closest(".w-panel__content") ?? target.parentElement;
  const field = [target, ...target.querySelectorAll(FOCUSABLE), ...place.querySelectorAll(FOCUSABLE)].find(isShown);
  keepInView(place);
  field?.focus({ preventScroll: true });
}

// Long lists above are fetched as they come near, and would push the place away again. Whoever moves on is let go.
function keepInView(place) {
  const show = () => place.scrollIntoView({ block: "start" });
  const growing = new ResizeObserver(show);
  growing.observe(place.closest("form"));
  show();
  const settled = AbortSignal.any([AbortSignal.timeout(SETTLES), movesOn()]);
  settled.addEventListener("abort", () => growing.disconnect());
}

function movesOn() {
  const moved = new AbortController();
  for (const name of ["wheel", "touchstart", "pointerdown", "keydown"]) {
    window.addEventListener(name, () => moved.abort(), { passive: true, signal: moved.signal });
  }
  return moved.signal;
}

if (panel) {
  const { classList } = document.body;
  const settle = () => { fold.open = beside.matches && !classList.contains("side-panel-open"); };
  settle();
  beside.addEventListener("change", settle);
  let wasAside = classList.contains("side-panel-open");
  new MutationObserver(() => {
    if (classList.contains("side-panel-open") === wasAside) return;
    wasAside = !wasAside;
    settle();
  }).observe(document.body, { attributeFilter: ["class"] });
  document.querySelector("[data-error-summary]")?.focus();
  document.addEventListener("click", event => {
    const link = event.target.closest("[data-readiness-jump]");
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    jumpTo(target);
  });
  document.addEventListener("w-autosave:success", event => {
    refresh(event.detail.data.pk).catch(() => {}); // the next save asks again
  });
}
