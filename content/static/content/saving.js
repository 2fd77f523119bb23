// Says beside the edit form, in words, whether what is typed is saved, and sees to it that nothing typed is lost: not
// what is typed while Wagtail's autosave does not look, not what it sends while somebody presses a button, and not what
// is sent by somebody who is no longer signed in.
const box = document.querySelector("[data-saving]");
const form = box?.closest("form[data-edit-form][data-controller~=w-autosave]");

const HANDED_ON = 300; // milliseconds until the rich text editor has written into the form what was typed
const PAUSE = 500; // without a key, until what was typed before Wagtail first looks at the form is saved
const LOOK_AGAIN = 5_000; // between two looks whether what is in the way is gone
const ANOTHER_INTERVAL = 501; // between two looks of Wagtail's at the form; as it comes, it takes 500
const BUSY = 30_000; // for so long Wagtail shows a button that was pressed as busy

const KEPT = "Your text is still here";
const TROUBLE = {
  signedOut: `Not saved: you are signed out. ${KEPT}: keep this page open, sign in in another tab and come back. It is then saved by itself.`,
  somebodyElse: `Not saved: somebody else is signed in in this browser. ${KEPT}: sign in again as ${box?.dataset.savingName} in another tab and come back.`,
  network_error: `Not saved: the site cannot be reached. ${KEPT}: keep this page open. It is saved by itself when the connection is back.`,
  untitled: `Not saved: a page needs a title first. ${KEPT}.`,
  locked: `Not saved: the page is locked. ${KEPT}: copy what you need of it, and ask whoever locked the page.`,
  server_error: `Not saved: the site made an error. ${KEPT}: press “Save draft” to try again. If that fails too, copy your text, and tell those who run the site.`,
};
const PASSES = ["signedOut", "somebodyElse", "network_error"];
const CONFLICT = "invalid_revision";

let trouble = null; // what is in the way of saving: a key of TROUBLE, or CONFLICT
let others = []; // who else has the page open
let typedAt = 0; // when something was last typed or chosen
let takenAt = 0; // when Wagtail last took what is on the form, to save it
let held = null; // the save that Wagtail holds back for a moment: it can still be called off
let triedAgain = false;
let leaving = false; // the form is being sent: nothing is saved by itself any more
let letThrough = false;

const part = name => box.querySelector(`[data-saving-${name}]`);
const wait = milliseconds => new Promise(resolve => { setTimeout(resolve, milliseconds); });
const nameOf = user => user === box.dataset.savingName ? "you, in another window," : user;

function conflict() {
  const other = others.find(session => session.revision_id);
  const who = other ? nameOf(other.user) : "somebody else, or you in another window,";
  return `Not saved: ${who} saved this page after you opened it. ${KEPT}: press “Save draft”, and again when you are`
    + " asked. Yours is then the newest version, and the other stays in the page's history, where the two can be compared.";
}

function say(text, inTheWay = null) {
  trouble = inTheWay;
  part("now").hidden = true;
  part("state").textContent = text;
  part("sign-in").hidden = !["signedOut", "somebodyElse"].includes(trouble);
  box.classList.toggle("saving--trouble", Boolean(trouble));
}

const sayTrouble = key => say(key === CONFLICT ? conflict() : TROUBLE[key], key);

// Ask the server who is signed in, and take the token with which it accepts this form now.
async function whoIsSignedIn() {
  try {
    const answer = await fetch(box.dataset.saving, { redirect: "manual", cache: "no-store" });
    if (answer.type === "opaqueredirect") return "signedOut";
    if (!answer.ok) return "server_error";
    const { user, token } = await answer.json();
    if (String(user) !== box.dataset.savingUser) return "somebodyElse";
    window.wagtailConfig.CSRF_TOKEN = token;
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    return "signedIn";
  } catch {
    return "network_error";
  }
}

const hasEdits = () => form.dataset.wUnsavedHasEditsValue === "true";

function saveAgain() {
  form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true, cancelable: true, detail: { type: "edits" } }));
}

async function lookAgain() {
  if (!PASSES.includes(trouble)) return;
  const answer = await whoIsSignedIn();
  if (answer !== "signedIn") sayTrouble(answer);
  else if (hasEdits()) saveAgain();
  else say("You are signed in again.");
}

async function explain({ type, text }) {
  const untitled = form.elements.namedItem("title")?.value.trim() === "";
  if (type === "validation_error" && !untitled) return say(`Not saved: ${text} ${KEPT}.`, type);
  if (type !== "server_error") return sayTrouble(type === "validation_error" ? "untitled" : type);
  const answer = await whoIsSignedIn(); // the answer to somebody signed out is a page, which Wagtail takes for an error
  const goesOn = form.dataset.wAutosaveActiveValue !== "false";
  if (answer === "signedIn" && goesOn && !triedAgain) {
    triedAgain = true; // with the new token
    saveAgain();
  } else {
    sayTrouble(answer === "signedIn" ? type : answer);
  }
}

function tellOfOthers(sessions) {
  others = sessions;
  const open = new Set(others.filter(session => session.session_id && !session.is_idle).map(session => session.user));
  const isTwice = open.delete(box.dataset.savingName);
  const lines = [];
  if (open.size) lines.push(`Open at the same time: ${[...open].join(" and ")}. Agree who writes: whoever saves first is saved, and the other is told here.`);
  if (isTwice) lines.push("You have this page open in another window too. Write in one of the two.");
  part("others").textContent = lines.join(" ");
  if (trouble === CONFLICT) sayTrouble(CONFLICT);
}

// Make the form ready to be sent by a button: nothing of the autosave may still be on its way, since the server takes
// whichever comes second for an older version, and whoever sends it must be signed in.
async function readyToBeSent() {
  const calledOff = held !== null;
  held?.preventDefault();
  held = null;
  part("now").hidden = false;
  if (!calledOff) await window.wagtail.app.getControllerForElementAndIdentifier(form, "w-autosave").submitPromise;
  await wait(typedAt + HANDED_ON - performance.now());
  const answer = await whoIsSignedIn();
  part("now").hidden = true;
  if (PASSES.includes(answer)) sayTrouble(answer);
  return !PASSES.includes(answer);
}

async function sendWhenReady(event) {
  const button = event.target.closest?.("button:is([type=submit], [data-workflow-action-name])");
  if (letThrough || button?.form !== form) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (button.ariaBusy === "true") return;
  button.ariaBusy = "true";
  leaving = true;
  const ready = await readyToBeSent();
  button.ariaBusy = null;
  leaving = false;
  if (ready) press(button);
}

function press(button) {
  letThrough = true;
  button.click();
  letThrough = false;
  if (!leaving && hasEdits()) saveAgain(); // it only asked something: what was called off is due
}

function watchTyping() {
  let looked = false; // whether Wagtail, which at first waits two seconds, has looked at the form
  let pause;
  const typed = () => {
    typedAt = performance.now();
    clearTimeout(pause);
    if (!looked) pause = setTimeout(saveAgain, PAUSE);
  };
  for (const name of ["beforeinput", "paste", "cut", "drop"]) form.addEventListener(name, typed);
  // At first, Wagtail's own scripts change what is on the form too.
  for (const name of ["input", "change"]) form.addEventListener(name, event => (looked || event.isTrusted) && typed());
  // Wagtail now takes all that is on the form for what is saved. What was typed since it was taken is not.
  form.addEventListener("w-unsaved:watch-edits", () => {
    looked = true;
    queueMicrotask(() => {
      if (typedAt && typedAt + HANDED_ON > takenAt) form.dataset.wUnsavedForceValue = "true";
    });
  });
}

// Wagtail saves once what came back with faults, and then looks at the form no more. Another interval has it look again.
function lookAtWhatCameBack() {
  if (form.dataset.wUnsavedForceValue !== "true") return;
  form.addEventListener("w-autosave:success", () => setTimeout(() => {
    form.dataset.wUnsavedCheckIntervalValue = ANOTHER_INTERVAL;
  }), { once: true });
}

function watchSaving() {
  form.addEventListener("w-autosave:save", event => {
    if (leaving) return event.preventDefault();
    takenAt = performance.now();
    held = event;
    setTimeout(() => { if (held === event) held = null; }, Number(form.dataset.wAutosaveIntervalValue));
    part("now").hidden = false;
  });
  form.addEventListener("w-autosave:success", () => {
    triedAgain = false;
    say(`Saved at ${new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}.`);
  });
  form.addEventListener("w-autosave:error", event => { explain(event.detail); });
  document.addEventListener("w-swap:json", event => tellOfOthers(event.detail.data?.other_sessions ?? others));
}

// Whoever saves a draft goes on where they were: a redirection keeps the end of the address, which names the open tab.
function keepTab() {
  const address = new URL(form.action);
  address.hash = location.hash;
  form.action = address;
}

function watchButtons() {
  document.addEventListener("click", sendWhenReady, true);
  // Wagtail's question before a newer version is passed over presses the button once more, after a yes.
  document.addEventListener("w-dialog:confirmed", () => {
    letThrough = true;
    setTimeout(() => { letThrough = false; });
  }, true);
  window.addEventListener("submit", event => {
    if (event.target !== form || event.defaultPrevented) return;
    leaving = true;
    setTimeout(() => { leaving = false; }, BUSY);
    if (!event.submitter?.name) keepTab();
  });
}

if (form?.querySelector("footer button[type=submit]:not([disabled])")) { // a locked page is saved by nobody
  form.querySelector("footer").append(box);
  box.hidden = false;
  say("This page saves itself while you write.");
  watchTyping();
  lookAtWhatCameBack();
  watchSaving();
  watchButtons();
  for (const name of ["focus", "online"]) window.addEventListener(name, lookAgain);
  setInterval(lookAgain, LOOK_AGAIN);
}
