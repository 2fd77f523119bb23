// Makes the lists of terms on the edit form quicker to use, and fetches the long ones. Without it they are plain
// checkboxes and radio buttons.

// Upper case, accents and kinds of apostrophe make no difference to what is typed.
const plain = text => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[‘’]/g, "'").toLowerCase().trim();
const several = text => (text || "").split("|").filter(Boolean);

const NEAR = "400px"; // a list is fetched when it comes so close to what is in view
const fetched = new WeakMap(); // of each picker whose list is not on the form: whether it arrived, as a promise

function hint(text) {
  const line = document.createElement("p");
  line.className = "terms__hint";
  line.textContent = text;
  return line;
}

// What stands among the chosen ones is only named in the list: one term has one box.
function nameOnly(box) {
  const note = document.createElement("span");
  note.className = "term__note";
  note.textContent = "(chosen above)";
  const name = document.createElement("p");
  name.className = "term__label";
  name.append(`${box.closest("[data-term]").dataset.term} `, note);
  box.closest("label").replaceWith(name);
}

async function fetchList(picker, list) {
  list.replaceChildren(hint("The list is being fetched."));
  try {
    const answer = await fetch(list.dataset.termsList);
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const above = [...picker.querySelectorAll("[data-term] input")].map(box => box.value);
    list.innerHTML = await answer.text();
    for (const box of list.querySelectorAll("input")) if (above.includes(box.value)) nameOnly(box);
    return true;
  } catch {
    const again = document.createElement("button");
    again.type = "button";
    again.className = "button button-small button-secondary";
    again.textContent = "Try again";
    again.addEventListener("click", () => {
      picker.querySelector("[data-terms-find] input").focus(); // the button goes
      wholeList(picker);
    });
    list.replaceChildren(hint("The list could not be fetched: the site cannot be reached, or you are signed out."), again);
    fetched.delete(picker);
    return false;
  }
}

function wholeList(picker) {
  const list = picker.querySelector("[data-terms-list]");
  if (!list) return true;
  if (!fetched.has(picker)) fetched.set(picker, fetchList(picker, list));
  return fetched.get(picker);
}

const nearby = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    nearby.unobserve(target);
    wholeList(target);
  }
}, { rootMargin: NEAR });

function startCounter(picker) {
  const most = Number(picker.dataset.maximum);
  const say = () => {
    const chosen = picker.querySelectorAll("input:checked").length;
    let text = most ? `${chosen} of at most ${most} chosen.` : `${chosen} chosen.`;
    if (most && chosen === most) text += " That is the most: to choose another, untick one first.";
    if (most && chosen > most) text += ` Untick ${chosen - most} before you publish.`;
    const count = picker.querySelector("[data-terms-count]");
    count.textContent = text;
    count.classList.toggle("terms__hint--over", Boolean(most) && chosen > most);
  };
  if (picker.querySelector("input[type=radio]")) return;
  picker.addEventListener("change", say);
  say();
}

function rowsOf(picker) {
  return [...picker.querySelectorAll("[data-term]")].map(element => {
    const also = document.createElement("span");
    also.className = "term__also";
    element.querySelector("label > span")?.prepend(also);
    const { term, synonyms, misspellings } = element.dataset;
    return { element, also, synonyms: several(synonyms), label: plain(term), isChoice: Boolean(element.querySelector("input")),
      misspellings: several(misspellings).map(plain) };
  });
}

function startFinding(picker) {
  const box = picker.querySelector("[data-terms-find]");
  if (!box) return;
  const input = box.querySelector("input");
  const found = box.querySelector("[data-terms-found]");
  const groups = [...picker.querySelectorAll(".terms__group")];
  let rows = null; // what can be found, once somebody looks for it
  let open = null; // the folds that were open before the search

  const holdsAny = element => element.querySelector("[data-term]:not([hidden])") !== null;

  const find = async () => {
    if (!await wholeList(picker)) {
      found.textContent = input.value && "The list could not be fetched. Type again to try once more.";
      return;
    }
    rows ??= rowsOf(picker);
    const typed = plain(input.value);
    const folds = [...picker.querySelectorAll(".terms__fold")];
    picker.toggleAttribute("data-finding", Boolean(typed));
    if (typed && !open) open = folds.filter(fold => fold.open);
    let number = 0;
    for (const row of rows) {
      const inLabel = row.label.includes(typed);
      const synonym = inLabel ? "" : row.synonyms.find(text => plain(text).includes(typed)) || "";
      const shown = inLabel || synonym || row.misspellings.some(text => text.includes(typed));
      row.element.hidden = Boolean(typed) && !(shown && row.isChoice);
      row.also.textContent = typed && synonym ? `${synonym} → ` : "";
      number += typed && !row.element.hidden ? 1 : 0;
    }
    for (const fold of folds) {
      const holds = holdsAny(fold);
      fold.hidden = !holds;
      if (typed) fold.open = holds;
      else if (open) fold.open = open.includes(fold);
    }
    for (const group of groups) group.hidden = group.previousElementSibling.hidden = !holdsAny(group);
    if (!typed) open = null;
    found.textContent = !typed ? "" : number ? `${number} ${number === 1 ? "term" : "terms"} found.`
      : "No term found. Try another word.";
  };

  box.hidden = false;
  input.addEventListener("input", find);
  input.addEventListener("keydown", event => {
    if (event.key === "Enter") event.preventDefault(); // it would send the form
    if (event.key === "Escape" && input.value) {
      event.preventDefault();
      event.stopPropagation();
      input.value = "";
      find();
    }
  });
}

function startSuggestion(button) {
  const picker = document.getElementById(button.previousElementSibling.hash.slice(1)).closest("[data-terms]");
  const box = () => picker.querySelector(`[name="${button.dataset.tick}"][value="${button.value}"]`);
  const show = () => button.setAttribute("aria-pressed", String(Boolean(box()?.checked)));
  button.hidden = false;
  button.previousElementSibling.hidden = true; // the link that leads to the list
  button.addEventListener("click", async () => {
    await wholeList(picker);
    if (!(box()?.type === "radio" && box().checked)) box()?.click();
  });
  picker.addEventListener("change", show);
  show();
}

for (const picker of document.querySelectorAll("[data-terms]")) {
  startCounter(picker);
  startFinding(picker);
  if (picker.querySelector("[data-terms-list]")) nearby.observe(picker);
}
document.querySelectorAll("[data-tick]").forEach(startSuggestion);
