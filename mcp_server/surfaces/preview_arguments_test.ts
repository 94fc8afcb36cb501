import { assert, assertEquals } from "@std/assert";
import { type Locale, locales } from "../../shared/ui/locale.ts";
import { type JsonSchema, toJsonSchema } from "../operation/json_schema.ts";
import type { Preview } from "../operation/preview.ts";
import { createTestApp, type TestApp } from "../test_app.ts";
import { isExpectation } from "./test_fields.ts";
import { createAdminCookie, createCustomers } from "./test_people.ts";
import {
  type Credentials,
  detailsOf,
  sendPreview,
  textOf,
  type Write,
  writes,
} from "./test_previews.ts";
import {
  type Arguments,
  examples,
  type PreviewExample,
} from "./test_slices.ts";
import { textIn } from "./test_texts.ts";

const NOW = new Date("2026-03-02T03:00:00Z");

/** An app with a customer's and an admin's credentials, and records. */
interface Shop {
  app: TestApp;
  as: Credentials;
  owned: Record<string, string>;
}

async function openShop(app: TestApp): Promise<Shop> {
  const [customer] = await createCustomers(app, ["usr_1"]);
  const { token, pools } = customer!;
  const owned = Object.entries(pools).map(([field, ids]) => [field, ids[0]]);
  return {
    app,
    as: { token, cookie: await createAdminCookie(app) },
    owned: Object.fromEntries(owned),
  };
}

/** The slice's example of that write. */
function exampleOf({ name, by }: Write, { owned }: Shop): PreviewExample {
  const example = examples
    .flatMap((slice) => slice.previews?.({ owned, now: NOW }) ?? [])
    .find((one) => one.operation === name && one.by === by);
  assert(example, `no slice's test_examples.ts has ${name} by ${by}`);
  return example;
}

async function previewOf(
  { app, as }: Shop,
  write: Write,
  sent: { args: Arguments; locale: Locale },
): Promise<Preview> {
  const { status, body } = await sendPreview(app, write, as, sent);
  assertEquals(status, 200, `${write.name} ${JSON.stringify(body)}`);
  return body;
}

/** The paths of all leaves of a value, without positions in lists. */
function leavesOf(value: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(value) && typeof value[0] === "object") {
    return value.flatMap((item) => leavesOf(item, path));
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return Object.entries(value)
      .flatMap(([name, member]) => leavesOf(member, [...path, name]));
  }
  return [path.join(".")];
}

/** A leaf of a schema; `*` in its path stands for any key. */
interface Property {
  path: string;
  schema: JsonSchema;
}

function propertiesOf(schema: JsonSchema, path = ""): Property[] {
  const { properties, items, additionalProperties } = schema;
  const free = typeof additionalProperties === "object"
    ? [["*", additionalProperties] as const]
    : [];
  const members = [...Object.entries(properties ?? {}), ...free];
  if (members.length > 0) {
    return members.flatMap(([name, member]) =>
      propertiesOf(member, path ? `${path}.${name}` : name)
    );
  }
  const hasMembers = items?.properties !== undefined;
  return hasMembers ? propertiesOf(items, path) : [{ path, schema }];
}

function matches(path: string, property: string): boolean {
  const pattern = property.split(".");
  const names = path.split(".");
  return pattern.length === names.length &&
    pattern.every((name, at) => name === "*" || name === names[at]);
}

/** The arguments of a write, except what is only compared. */
function argumentsOf({ input }: Write): Property[] {
  return propertiesOf(toJsonSchema(input, "input"))
    .filter(({ path }) => !isExpectation(path));
}

Deno.test("a preview contains every argument", async () => {
  await using app = await createTestApp({ now: () => NOW });
  const shop = await openShop(app);
  const hidden: string[] = [];
  let checked = 0;
  for (const write of writes) {
    const { args, texts } = exampleOf(write, shop);
    const given = [...new Set(leavesOf(args))];
    for (const { path } of argumentsOf(write)) {
      if (!given.some((leaf) => matches(leaf, path))) {
        hidden.push(`${write.name} by ${write.by}: ${path} has no example`);
      }
    }
    for (const locale of locales) {
      const preview = await previewOf(shop, write, { args, locale });
      for (const path of given) {
        checked++;
        const expected = texts[path]?.map((each) => textIn(each, locale)) ?? [];
        const text = detailsOf(preview);
        if (
          expected.length > 0 && expected.every((each) => text.includes(each))
        ) {
          continue;
        }
        hidden.push(`${write.name} by ${write.by}: ${path} of\n${text}`);
      }
    }
  }
  console.log(`${checked} arguments checked, in both languages`);
  console.log(`figure: arguments_hidden = ${hidden.length} (goal = 0)`);
  assertEquals(hidden, []);
});

Deno.test("a preview does not mention an omitted argument, and describes an empty one as removed", async () => {
  await using app = await createTestApp({ now: () => NOW });
  const shop = await openShop(app);
  for (const write of writes) {
    const { args, texts, empty = {} } = exampleOf(write, shop);
    const emptiable = argumentsOf(write).filter(({ path, schema }) =>
      !path.includes("*") && schema.type === "string" && path in texts &&
      write.input.safeParse({ ...args, [path]: "" }).success
    );
    assertEquals(
      Object.keys(empty).sort(),
      emptiable.map(({ path }) => path).sort(),
      `examples of empty text in ${write.name}`,
    );
    for (const [path, removed] of Object.entries(empty)) {
      for (const locale of locales) {
        const withEmpty = { ...args, [path]: "" };
        const { [path]: _, ...without } = args;
        const emptied = await previewOf(shop, write, {
          args: withEmpty,
          locale,
        });
        const plain = await previewOf(shop, write, { args: without, locale });
        const [text, plainText] = [emptied, plain].map(detailsOf);
        for (const each of texts[path]!) {
          assert(
            removed !== null || !text!.includes(textIn(each, locale)),
            text,
          );
        }
        if (removed === null) assertEquals(text, plainText);
        else {
          assert(text!.includes(removed[locale]), text);
          assert(!plainText!.includes(removed[locale]), plainText);
        }
      }
    }
  }
});

/** Patterns of text that only programs should see: ids, keys, JSON, times. */
const RAW = [
  /\b(bkg|svc|prd|ord|frm|sub|cus|res|adm|stl|sample)_\w/,
  /\b[a-z]+[a-z0-9]*[A-Z]\w*\b/,
  /\b[a-z]+_[a-z_]+\b/,
  /[{}[\]]|":/,
  /\d{4}-\d\d-\d\dT/,
  /\b(undefined|null|NaN|true|false)\b/,
];

Deno.test("a preview contains no id, raw key or JSON, and its texts differ by language", async () => {
  await using app = await createTestApp({ now: () => NOW });
  const shop = await openShop(app);
  for (const write of writes) {
    const { args } = exampleOf(write, shop);
    const [ja, en] = await Promise.all(
      locales.map((locale) => previewOf(shop, write, { args, locale })),
    ) as [Preview, Preview];
    for (const preview of [ja, en]) {
      const labels = preview.fields.flatMap(({ label, options = [] }) => [
        label,
        ...options.map((option) => option.label),
      ]);
      const text = [textOf(preview), ...labels].join("\n");
      for (const raw of RAW) assert(!raw.test(text), `${raw} in\n${text}`);
      const all = [preview.title, preview.summary, ...labels];
      assert(all.every((one) => one.trim() !== ""), JSON.stringify(preview));
    }
    assert(ja.title !== en.title && ja.summary !== en.summary);
    assertEquals(ja.details.length, en.details.length);
    for (const [at, { label }] of ja.details.entries()) {
      assert(label !== en.details[at]!.label, `${write.name}: ${label}`);
    }
    assertEquals(ja.fields.map(withoutTexts), en.fields.map(withoutTexts));
    for (const [at, { label }] of ja.fields.entries()) {
      assert(label !== en.fields[at]!.label, `${write.name}: ${label}`);
    }
  }
});

function withoutTexts({ options, ...field }: Preview["fields"][number]) {
  const values = options?.map(({ value }) => value);
  return { ...field, label: "", options: values };
}

Deno.test("each editable field of a preview is an argument with its current value", async () => {
  await using app = await createTestApp({ now: () => NOW });
  const shop = await openShop(app);
  for (const write of writes) {
    const { args } = exampleOf(write, shop);
    const { fields } = await previewOf(shop, write, { args, locale: "en" });
    const known = argumentsOf(write).map(({ path }) => path);
    for (const { path, value } of fields) {
      const bare = path.replaceAll(/\.\d+(?=\.|$)/g, "");
      assert(known.some((one) => matches(bare, one)), `${write.name}: ${path}`);
      const given = path.split(".").reduce(
        (inner, name) => (inner as Arguments)[name],
        args as unknown,
      );
      assertEquals(value, given as typeof value, `${write.name}: ${path}`);
    }
  }
});
