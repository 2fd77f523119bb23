// Says how much room a short text has left while somebody writes it (without it, the line of help names the limit),
// what of a pasted text did not fit, and keeps numbers from being scrolled.

const NEAR = 0.9; // from this share of the limit on, screen readers are told too
const PAUSE = 1000;

const count = document.createElement("p"); // there is one: it stands below the field that has the focus
count.className = "count";
count.setAttribute("aria-hidden", "true"); // else it is read out at every key
const spoken = document.createElement("p");
spoken.className = "w-sr-only";
spoken.setAttribute("role", "status");

const cut = document.createElement("p");
cut.className = "pasted";
cut.setAttribute("role", "status");

const limitOf = box => Number(box.dataset.recommendedLength) || box.maxLength;
const isCounted = box => box.matches(":is([data-field], .record__field) :is(input[type=text], textarea)") && limitOf(box) > 0;
const lengthOf = box => box.value.replaceAll("\n", "\r\n").length; // as it is sent, and counted when it arrives

function words(length, limit, isFixed) {
  const more = length < limit ? "" : isFixed ? ": no more fit" : length > limit ? `: only the first ${limit} may be shown` : "";
  return `${length} of ${limit} characters${more}`;
}

let waiting;

function say(box) {
  const length = lengthOf(box), limit = limitOf(box);
  count.textContent = words(length, limit, box.maxLength > 0);
  clearTimeout(waiting);
  if (length >= NEAR * limit) waiting = setTimeout(() => { spoken.textContent = count.textContent; }, PAUSE);
  else spoken.textContent = "";
}

document.body.append(spoken);
document.addEventListener("focusin", ({ target }) => {
  if (!isCounted(target)) return;
  target.closest(".record__field, [data-field-input]").append(count);
  say(target);
});
document.addEventListener("focusout", () => {
  clearTimeout(waiting);
  count.remove();
  spoken.textContent = "";
});
document.addEventListener("input", ({ target }) => isCounted(target) && say(target));

// The browser cuts off what does not fit of a text that is pasted, and says nothing.
document.addEventListener("paste", ({ target, clipboardData }) => {
  if (!isCounted(target) || target.maxLength < 0) return;
  const pasted = clipboardData.getData("text/plain").trimEnd();
  const kept = lengthOf(target) - (target.selectionEnd - target.selectionStart);
  const over = kept + pasted.length - target.maxLength;
  cut.remove();
  if (over <= 0) return;
  cut.textContent = `${over} characters too long for this field. Left out of what you pasted: “${pasted.slice(-over)}”`;
  target.closest(".record__field, [data-field-input]").append(cut);
});

// Somebody who scrolls past a number that has the focus would change it.
document.addEventListener("wheel", ({ target }) => target.matches("input[type=number]:focus") && target.blur(), { passive: true });
