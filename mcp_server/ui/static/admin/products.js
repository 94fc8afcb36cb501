// What the pages about products do beyond forms: they make pictures smaller
// before these are sent, and step numbers.

/** As the server takes them. */
const MAX_SIDE = 1200;
const MAX_BYTES = 300 * 1024;
/** From the best that is small enough. */
const QUALITIES = [0.86, 0.75, 0.6, 0.45, 0.3];

for (const chooser of document.querySelectorAll("[data-picture]")) {
  choosePictures(chooser);
}
for (const list of document.querySelectorAll("[data-steppers]")) {
  stepNumbers(list);
}

function choosePictures(chooser) {
  const file = chooser.querySelector('input[type="file"]');
  const sent = chooser.querySelector('input[type="hidden"]');
  const shown = chooser.querySelector("img");
  const button = chooser.querySelector('button[type="submit"]');
  const status = chooser.querySelector('[role="status"]');
  let latest = 0;

  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    const turn = ++latest;
    button.hidden = true;
    status.textContent = chooser.dataset.working;
    const picture = await smaller(chosen).catch(() => null);
    if (turn !== latest) return;
    status.textContent = picture
      ? chooser.dataset.ready
      : chooser.dataset.failed;
    shown.hidden = button.hidden = picture === null;
    if (!picture) return;
    const url = await dataUrlOf(picture);
    sent.value = url.slice(url.indexOf(",") + 1);
    shown.src = url;
    button.focus();
  });
}

/** The picture as WebP, or as JPEG where the browser writes none. */
async function smaller(file) {
  const bitmap = await createImageBitmap(file, {
    imageOrientation: "from-image",
  });
  const scale = Math.min(1, MAX_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  for (const quality of QUALITIES) {
    const webp = await blobOf(canvas, "image/webp", quality);
    const blob = webp.type === "image/webp"
      ? webp
      : await blobOf(canvas, "image/jpeg", quality);
    if (blob.size <= MAX_BYTES) return blob;
  }
  return null;
}

function blobOf(canvas, type, quality) {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => blob ? resolve(blob) : reject(new Error("No picture")),
      type,
      quality,
    );
  });
}

function dataUrlOf(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

function stepNumbers(list) {
  for (const button of list.querySelectorAll("[data-step]")) {
    button.hidden = false;
  }
  list.addEventListener("click", (event) => {
    const button = event.target.closest?.("[data-step]");
    if (!button) return;
    const input = button.parentElement.querySelector('input[type="number"]');
    if (button.dataset.step === "1") input.stepUp();
    else input.stepDown();
    mark(input);
  });
  list.addEventListener("input", ({ target }) => mark(target));
}

/** A number that will be saved looks different from those that are as stored. */
function mark(input) {
  const row = input.closest(".stock-row");
  const expected = row.querySelector('input[name="expected"]').value;
  row.toggleAttribute("data-changed", input.value !== expected);
}
