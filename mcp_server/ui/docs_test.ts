import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { operationName } from "../operation/operation.ts";
import { createTestApp } from "../test_app.ts";
import { buildSite } from "./development.ts";
import { nameType } from "./type_name.ts";

Deno.test("the API's page describes every operation, in both languages, to anyone", async () => {
  await using app = await createTestApp({ pages: await buildSite() });
  for (const locale of ["ja", "en"] as const) {
    const response = await app.fetch(
      new Request("http://localhost:8788/docs", {
        headers: { "accept-language": locale },
      }),
    );
    assertEquals(response.status, 200);
    const html = await response.text();
    assertStringIncludes(html, `<html lang="${locale}">`);
    assertStringIncludes(html, `href="/openapi.json"`);
    for (const operation of app.deps.operations) {
      const { noun, verb, scope, title } = operation;
      const name = operationName(operation);
      assertStringIncludes(html, `href="#${name}"`);
      const [, part = ""] = html.split(`id="${name}"`);
      const [section = ""] = part.split("</section>");
      assertStringIncludes(section, title[locale]);
      assertStringIncludes(section, `/mcp/tools/${noun}/${verb}`);
      assertStringIncludes(section, scope);
    }
    const others = [...html.matchAll(/(?:src|href)="(https?:)?\/\//g)];
    assertEquals(others.length, 0, "the page loads nothing of other sites");
    assert(!/<script(?![^>]*src=)[^>]*>[^<]/.test(html), "no inline script");
  }
});

Deno.test("a field's type fits into a few words", () => {
  assertEquals(
    [
      { type: "string", maxLength: 500 },
      { type: "string", format: "date-time" },
      { type: "integer", minimum: 1, maximum: 100 },
      { type: "integer", minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
      { type: "string", enum: ["pending", "confirmed"] },
      { anyOf: [{ type: "string" }, { type: "null" }] },
      { type: "array", maxItems: 50, items: { type: "object" } },
      { anyOf: [{ type: "number" }, { type: "boolean" }] },
      { type: "object", additionalProperties: { type: "string" } },
    ].map(nameType),
    [
      "string ≤ 500",
      "date-time",
      "integer 1–100",
      "integer ≥ 0",
      `"pending" | "confirmed"`,
      "string | null",
      "array of object ≤ 50",
      "number | boolean",
      "object of string",
    ],
  );
});
