// Asks before a page is left whose forms hold changes that were not saved. Links
// and forms are asked about in the page's own words, also where a browser (that
// of a phone) asks nothing of its own; a closed tab, in the browser's.

/** So long after an answer, or a submission, the page may be left; in ms. */
const LEAVING = 1000;
let mayLeave = false;

addEventListener("beforeunload", (event) => {
  if (mayLeave || changedForms().length === 0) return;
  event.preventDefault();
  // Browsers of before 2023 ask only so.
  event.returnValue = "";
});

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (link && leavesPage(event, link)) ask(event, changedForms());
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method === "dialog") return;
  ask(event, changedForms().filter((other) => other !== form));
});

function ask(event, forms) {
  if (forms.length > 0 && !confirm(document.body.dataset.leave)) {
    event.preventDefault();
    return;
  }
  mayLeave = true;
  // A download leaves the page where it is.
  setTimeout(() => mayLeave = false, LEAVING);
}

function leavesPage(event, link) {
  const { button, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (event.defaultPrevented || button !== 0) return false;
  if (ctrlKey || metaKey || shiftKey || altKey) return false;
  const isElsewhere = link.target !== "" && link.target !== "_self";
  if (isElsewhere || link.hasAttribute("download")) return false;
  const [here, there] = [location.href, link.href]
    .map((url) => url.split("#", 1)[0]);
  return /^https?:/.test(there) && !(here === there && link.hash !== "");
}

function changedForms() {
  return [...document.forms].filter(isChanged);
}

/** A form that keeps its state elsewhere, or was refused, says so itself. */
function isChanged(form) {
  if (form.method !== "post") return false;
  const { changes } = form.dataset;
  return changes ? changes === "unsaved" : [...form.elements].some(isEdited);
}

function isEdited(control) {
  if (control.matches(":disabled, button, fieldset, output")) return false;
  switch (control.type) {
    case "hidden":
    case "submit":
      return false;
    case "file":
      return control.files.length > 0;
    case "checkbox":
    case "radio":
      return control.checked !== control.defaultChecked;
    case "select-one":
    case "select-multiple":
      return isOtherChoice(control);
    case "textarea":
      return control.value !== control.defaultValue;
    default:
      return control.value !== asBrowsersKeep(control);
  }
}

function isOtherChoice({ type, options }) {
  const all = [...options];
  const isChosen = all.some(({ defaultSelected }) => defaultSelected);
  const first = all.find(({ disabled }) => !disabled);
  return all.some((option) => {
    const isFirst = !isChosen && type === "select-one" && option === first;
    return option.selected !== (option.defaultSelected || isFirst);
  });
}

/** A control keeps no value that its type cannot have. */
function asBrowsersKeep({ type, defaultValue }) {
  const control = document.createElement("input");
  control.type = type;
  control.value = defaultValue;
  return control.value;
}
