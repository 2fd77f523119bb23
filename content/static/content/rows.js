// Starts the panels of records, and shows below each field of a row the help that a new record has beside it.

const help = document.createElement("span");
help.className = "record__help";
help.id = "record-help";

function helpFor(box) {
  const [, relation, field] = box.name.match(/^(.+)-\d+-(.+)$/);
  const empty = document.getElementById(`id_${relation}-EMPTY_FORM_TEMPLATE`).content;
  const twin = empty.querySelector(`[name="${relation}-__prefix__-${field}"]`);
  return twin.closest("[data-field]").querySelector("[data-field-help]").textContent.trim();
}

for (const panel of document.querySelectorAll("[data-rows]")) {
  new window.InlinePanel(JSON.parse(panel.dataset.rows));
  panel.addEventListener("focusin", ({ target }) => {
    if (!target.matches(".record__fields :is(input, select)")) return;
    help.textContent = helpFor(target);
    target.after(help);
    target.setAttribute("aria-describedby", help.id);
  });
  panel.addEventListener("focusout", ({ target }) => {
    target.removeAttribute("aria-describedby");
    help.remove();
  });
}
