// Makes the lists of terms on the edit form quicker to use. Without it they are plain checkboxes and radio buttons.

// Upper case, accents and kinds of apostrophe make no difference to what is typed.
const plain = text => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[‘’]/g, "'").toLowerCase().trim();
const several = text => (text || "").split("|").filter(Boolean);

function startCounter(picker) {
  const inputs = [...picker.querySelectorAll("input[type=checkbox]")];
  const most = Number(picker.dataset.maximum);
  const say = () => {
    const chosen = inputs.filter(input => input.checked).length;
    let text = most ? `${chosen} of at most ${most} chosen.` : `${chosen} chosen.`;
    if (most && chosen === most) text += " That is the most: to choose another, untick one first.";
    if (most && chosen > most) text += ` Untick ${chosen - most} before you publish.`;
    const count = picker.querySelector("[data-terms-count]");
    count.textContent = text;
    count.classList.toggle("terms__hint--over", Boolean(most) && chosen > most);
  };
  if (!inputs.length) return;
  picker.addEventListener("change", say);
  say();
}

function startFinding(picker) {
  const box = picker.querySelector("[data-terms-find]");
  if (!box) return;
  const input = box.querySelector("input");
  const found = box.querySelector("[data-terms-found]");
  const folds = [...picker.querySelectorAll(".terms__fold")];
  const groups = [...picker.querySelectorAll(".terms__group")];
  let open = null; // the folds that were open before the search

  const rows = [...picker.querySelectorAll("[data-term]")].map(element => {
    const also = document.createElement("span");
    also.className = "term__also";
    element.querySelector("label > span")?.prepend(also);
    const synonyms = several(element.dataset.synonyms);
    return { element, also, synonyms, label: plain(element.dataset.term), isChoice: Boolean(element.querySelector("input")),
      misspellings: several(element.dataset.misspellings).map(plain) };
  });

  const holdsAny = element => element.querySelector("[data-term]:not([hidden])") !== null;

  const find = () => {
    const typed = plain(input.value);
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
  const box = document.querySelector(`[data-terms] [name="${button.dataset.tick}"][value="${button.value}"]`);
  const show = () => button.setAttribute("aria-pressed", String(box.checked));
  button.hidden = false;
  button.previousElementSibling.hidden = true; // the link that leads to the list
  button.addEventListener("click", () => box.type === "radio" && box.checked || box.click());
  box.closest("[data-terms]").addEventListener("change", show);
  show();
}

for (const picker of document.querySelectorAll("[data-terms]")) {
  startCounter(picker);
  startFinding(picker);
}
document.querySelectorAll("[data-tick]").forEach(startSuggestion);
