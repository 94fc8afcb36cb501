import { assertEquals } from "@std/assert";
import type { PreviewField } from "../../agent/preview.ts";
import { withChanges, withOwnLabels } from "./approval_fields.ts";

function field(
  path: string,
  type: PreviewField["type"],
  label = path,
): PreviewField {
  return { path, type, label, value: null };
}

const START = field("start", "choice");
const NOTE = field("note", "long_text");
const booking = { serviceId: "svc_1", start: "15:00", note: "Short" };
const before = { start: "15:00", note: "Short" };

Deno.test("withChanges() sends only what the person changed", () => {
  const move = { bookingId: "bkg_1" };
  const changed = withChanges(move, [START, NOTE], {
    before,
    after: { ...before, start: "16:00" },
  });
  assertEquals(changed, { bookingId: "bkg_1", start: "16:00" });
});

Deno.test("withChanges() is undefined where nothing was changed", () => {
  const same = { before, after: { ...before } };
  assertEquals(withChanges(booking, [START, NOTE], same), undefined);
});

Deno.test("withChanges() sends an emptied text as empty, so that it is removed", () => {
  const changed = withChanges(booking, [START, NOTE], {
    before,
    after: { ...before, note: "" },
  });
  assertEquals(changed, { ...booking, note: "" });
});

Deno.test("withChanges() reaches into lists, and leaves the original alone", () => {
  const order = { items: [{ productId: "prd_1", quantity: 1 }] };
  const path = "items.0.quantity";
  const changed = withChanges(order, [field(path, "integer")], {
    before: { [path]: "1" },
    after: { [path]: "3" },
  });
  assertEquals(changed, { items: [{ productId: "prd_1", quantity: 3 }] });
  assertEquals(order.items[0]?.quantity, 1);
});

Deno.test("withChanges() gives each type of answer as the server reads it, and removes what is no answer", () => {
  const fields = [
    field("answers.age", "number"),
    field("answers.first", "yes_no"),
    field("answers.day", "date"),
    field("answers.concerns", "choices"),
    field("answers.kana", "text"),
  ];
  const paths = fields.map(({ path }) => path);
  const given = [["2.5", "true", "", ["dry", "frizz"], "ハナコ"], [
    "",
    "",
    "",
    [],
    "",
  ]];
  const [filled, emptied] = given.map((values) =>
    Object.fromEntries(paths.map((path, index) => [path, values[index]!]))
  );
  const form = { formId: "frm_1", answers: { day: "2000-01-01" } };
  assertEquals(
    withChanges(form, fields, {
      before: { ...emptied, "answers.day": "2000-01-01" },
      after: filled!,
    }),
    {
      formId: "frm_1",
      answers: {
        age: 2.5,
        first: true,
        concerns: ["dry", "frizz"],
        kana: "ハナコ",
      },
    },
  );
  assertEquals(
    withChanges({ answers: { age: 2.5, kana: "ハナコ" } }, fields, {
      before: filled!,
      after: emptied!,
    }),
    { answers: { concerns: [], kana: "" } },
  );
});

Deno.test("withChanges() makes the holder of an argument that was not given", () => {
  const changed = withChanges({}, [field("answers.name", "text")], {
    before: { "answers.name": "" },
    after: { "answers.name": "Hanako" },
  });
  assertEquals(changed, { answers: { name: "Hanako" } });
});

Deno.test("withOwnLabels() tells two fields apart that are called alike", () => {
  const labels = withOwnLabels([
    field("items.0.quantity", "integer", "Quantity of Comb"),
    field("note", "text", "Note"),
    field("items.1.quantity", "integer", "Quantity of Comb"),
  ]).map(({ label }) => label);
  assertEquals(labels, [
    "Quantity of Comb (1)",
    "Note",
    "Quantity of Comb (2)",
  ]);
});
