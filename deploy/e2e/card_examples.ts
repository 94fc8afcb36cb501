import type { TestStack } from "./stack.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A write whose card is shown. */
export interface CardExample {
  name: string;
  operation: string;
  args: Record<string, unknown>;
}

/**
 * Examples of every write that has a preview, for a user of the demo shop.
 *
 * @throws {Error} If a write has no example here.
 */
export async function cardExamples(
  stack: TestStack,
  userId: string,
): Promise<CardExample[]> {
  const examples = [
    ...await bookingExamples(stack, userId),
    ...await orderExamples(stack, userId),
    ...await formExamples(stack, userId),
  ];
  const shown = new Set(examples.map(({ operation }) => operation));
  const missing = (await previewedWrites(stack))
    .filter((operation) => !shown.has(operation));
  if (missing.length > 0) {
    throw new Error(`No example of ${missing.join(", ")}`);
  }
  return examples;
}

/** The names of all writes with a preview, from the OpenAPI document. */
async function previewedWrites({ mcpServerUrl }: TestStack): Promise<string[]> {
  const response = await fetch(`${mcpServerUrl}/openapi.json`);
  const { paths }: { paths: Record<string, unknown> } = await response.json();
  return Object.keys(paths)
    .filter((path) => path.endsWith("/preview"))
    .map((path) => path.split("/").slice(-3, -1).join("_"));
}

async function bookingExamples(
  stack: TestStack,
  userId: string,
): Promise<CardExample[]> {
  const token = await stack.tokenFor(userId, [
    "booking:read",
    "booking:create",
  ]);
  // deno-lint-ignore no-explicit-any -- every operation has its own result
  const call = async (name: string, args: object): Promise<any> =>
    (await stack.rest(name, token, args)).body;
  const { services } = await call("booking_services", {});
  const [{ id: serviceId }, { id: otherId }] = services;
  const { slots } = await call("booking_slots", {
    serviceId,
    from: new Date(Date.now() + 3 * DAY_MS).toISOString(),
    to: new Date(Date.now() + 6 * DAY_MS).toISOString(),
  });
  const note = "前髪は短めで。\nPlease be quiet, I have a headache.";
  const { booking: { id: bookingId } } = await call("booking_create", {
    serviceId,
    start: slots[0].start,
    note,
  });
  const start = slots.at(-1).start;
  const update = (args: object) => ({
    operation: "booking_update",
    args: { bookingId, ...args },
  });
  return [
    {
      name: "booking_create",
      operation: "booking_create",
      args: { serviceId, start, note },
    },
    { name: "booking_update", ...update({ start, serviceId: otherId }) },
    { name: "booking_update_note", ...update({ note: "やはり長めで" }) },
    { name: "booking_update_note_removed", ...update({ note: "" }) },
    {
      name: "booking_delete",
      operation: "booking_delete",
      args: { bookingId, reason: "風邪をひきました" },
    },
  ];
}

async function orderExamples(
  stack: TestStack,
  userId: string,
): Promise<CardExample[]> {
  const token = await stack.tokenFor(userId, ["product:read"]);
  const { body } = await stack.rest("product_list", token, { limit: 100 });
  const items = (body.items as { id: string; stock: number }[])
    .filter(({ stock }) => stock > 3).slice(0, 2)
    .map(({ id: productId }, index) => ({ productId, quantity: index + 1 }));
  const operation = "order_create";
  const note = "午後に受け取ります";
  return [{ name: operation, operation, args: { items, note } }];
}

async function formExamples(
  stack: TestStack,
  userId: string,
): Promise<CardExample[]> {
  const token = await stack.tokenFor(userId, ["form:read"]);
  // deno-lint-ignore no-explicit-any -- every operation has its own result
  const read = async (name: string, args: object): Promise<any> =>
    (await stack.rest(name, token, args)).body;
  const [{ id: formId, version }] = (await read("form_list", {})).items;
  const { form } = await read("form_get", { formId });
  const operation = "form_submit";
  const answers = answersTo(form.fields);
  return [{ name: operation, operation, args: { formId, version, answers } }];
}

/** A question of a form, as `form_get` gives it. */
export interface FormQuestion {
  id: string;
  type: string;
  options?: { value: string }[];
}

/** A valid answer to every question. */
export function answersTo(
  questions: readonly FormQuestion[],
): Record<string, unknown> {
  return Object.fromEntries(
    questions.map((question) => [
      question.id,
      ANSWERS[question.type]?.(question),
    ]),
  );
}

const ANSWERS: Record<string, (question: FormQuestion) => unknown> = {
  text: () => "佐藤 花子",
  email: () => "hanako@example.com",
  phone: () => "090-1234-5678",
  number: () => 10,
  date: () => "1990-04-01",
  time: () => "15:30",
  single: ({ options }) => options?.[0]?.value,
  multi: ({ options }) => options?.slice(0, 2).map(({ value }) => value),
  yes_no: () => true,
  consent: () => true,
};
