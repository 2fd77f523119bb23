// Makes the lists of terms in the vocabulary manager quicker to use. Without it they are plain boxes to tick.

// Upper case, accents and kinds of apostrophe make no difference to what is typed.
const plain = text => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[‘’]/g, "'").toLowerCase().trim();

function start(list) {
  const box = list.querySelector("[data-term-list-find]");
  const said = list.querySelector("[data-term-list-said]");
  const rows = [...list.querySelectorAll("[data-term]")].map(element => ({
    element,
    input: element.querySelector("input"),
    texts: [element.dataset.term, ...element.dataset.also.split("|")].map(plain),
  }));
  const whole = list.dataset.partOf && [...list.closest("form").querySelectorAll(`[name="${list.dataset.partOf}"]`)];
  const isOffered = row => !whole || whole.some(input => input.checked && input.value === row.input.value);

  const draw = () => {
    const typed = box ? plain(box.querySelector("input").value) : "";
    let number = 0;
    for (const row of rows) {
      const offered = isOffered(row);
      if (!offered) row.input.checked = false;
      const shown = offered && (!typed || row.input.checked || row.texts.some(text => text.includes(typed)));
      row.element.hidden = !shown;
      number += shown ? 1 : 0;
    }
    if (whole && !rows.some(isOffered)) said.textContent = "Tick the terms above first.";
    else if (!typed) said.textContent = "";
    else said.textContent = number ? `${number} ${number === 1 ? "term" : "terms"} shown.` : "No term found. Try another word.";
  };

  if (box && !whole) {
    box.hidden = false;
    const input = box.querySelector("input");
    input.addEventListener("input", draw);
    input.addEventListener("keydown", event => {
      if (event.key === "Enter") event.preventDefault(); // it finds, it does not send the form
    });
  }
  if (whole) list.closest("form").addEventListener("change", event => whole.includes(event.target) && draw());
  draw();
}

document.querySelectorAll("[data-term-list]").forEach(start);
