// Starts the panels of records. The form holds a new record whole, and of the others the values alone: each gets the
// buttons of a new one at once, and its fields when its row is opened.

const ATTRIBUTES = ["id", "name", "for", "aria-describedby"];

/** Copies a part of the new record for the record of this number. */
function copied(part, number) {
  const copy = part.cloneNode(true);
  for (const element of copy.querySelectorAll("*")) {
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.replace("__prefix__", number));
    }
  }
  return copy;
}

function layOut(values, record, number) {
  const fields = copied(record.querySelector(".record__fields"), number);
  for (const input of [...values.children]) {
    const field = fields.querySelector(`[name="${input.name}"]`);
    if (!field) continue; // what nobody sees stays where it is
    field.value = input.value;
    input.remove();
  }
  values.before(fields);
}

for (const panel of document.querySelectorAll("[data-rows]")) {
  const options = JSON.parse(panel.dataset.rows);
  const record = document.getElementById(`${options.formsetPrefix}-EMPTY_FORM_TEMPLATE`).content.firstElementChild;
  for (const values of panel.querySelectorAll("[data-record-values]")) {
    const details = values.closest("details");
    const number = details.parentElement.id.match(/\d+$/)[0];
    details.after(copied(record.querySelector(".record__controls"), number));
    details.addEventListener("toggle", () => layOut(values, record, number), { once: true });
  }
  new window.InlinePanel(options);
}
