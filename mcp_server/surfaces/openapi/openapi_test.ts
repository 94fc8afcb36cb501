import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { createTestApp } from "../../test_app.ts";
import { openApiDocument } from "./openapi.ts";
import { isPreviewable, operationName } from "../../operation/operation.ts";
import { operations, slices } from "../../slices.ts";

const env = { serverUrl: "https://mcp.salon.test" };

for (const locale of ["en", "ja"] as const) {
  Deno.test(`a public linter finds no problem in the document (${locale})`, async () => {
    const document = openApiDocument({ slices, env }, locale);
    const problems = await lintFromString({
      source: JSON.stringify(document),
      config: await createConfig({ extends: ["recommended-strict"] }),
    });
    console.log(`figure: openapi_problems = ${problems.length} (goal 0)`);
    assertEquals(
      problems.map(({ ruleId, message, location }) => [
        ruleId,
        message,
        location[0]?.pointer,
      ]),
      [],
    );
  });
}

Deno.test("the document names every operation with its scope", () => {
  const { paths } = openApiDocument({ slices, env }, "en");
  const previewable = operations.filter(isPreviewable);
  assertEquals(
    Object.keys(paths).length,
    operations.length + previewable.length,
  );
  for (const operation of operations) {
    const path = `/mcp/tools/${operation.noun}/${operation.verb}`;
    const { post } = paths[path]!;
    assertEquals(post.operationId, operationName(operation));
    assertEquals(post.security, [{ [operation.audience]: [operation.scope] }]);
    assertEquals("parameters" in post, operation.kind === "write");
    assertEquals("409" in post.responses, operation.kind === "write");
  }
});

Deno.test("a body may be left out where nothing in it is required", () => {
  const { paths } = openApiDocument({ slices, env }, "en");
  const isRequired = (path: string) =>
    paths[`/mcp/tools/${path}`]!.post.requestBody.required;
  assertEquals(isRequired("booking/list"), false);
  assertEquals(isRequired("booking/services"), false);
  assertEquals(isRequired("booking/create"), true);
});

Deno.test("the document describes the form of errors over both surfaces, in both languages", () => {
  for (const locale of ["ja", "en"] as const) {
    const { info } = openApiDocument({ slices, env }, locale);
    for (const word of ["isError", "madoguchi/error", "structuredContent"]) {
      assertStringIncludes(info.description, word);
    }
  }
});

Deno.test("the document has every preview, with the read scopes that it requires", () => {
  const { paths } = openApiDocument({ slices, env }, "en");
  for (const operation of operations.filter(isPreviewable)) {
    const path = `/mcp/tools/${operation.noun}/${operation.verb}/preview`;
    const { post } = paths[path]!;
    assertEquals(post.operationId, `${operationName(operation)}_preview`);
    assertEquals(post.security, [{ user: operation.previewScopes }]);
    assert(operation.previewScopes.every((scope) => scope.endsWith(":read")));
  }
});

Deno.test("every noun is described, in both languages", () => {
  for (const locale of ["ja", "en"] as const) {
    const { tags } = openApiDocument({ slices, env }, locale);
    assertEquals(
      tags,
      slices.map(({ noun, title }) => ({
        name: noun,
        description: title[locale],
      })),
    );
    assertEquals(tags.filter(({ description }) => description === ""), []);
  }
});

Deno.test("every example is a valid input or output of its operation", () => {
  const { paths } = openApiDocument({ slices, env }, "en");
  for (const operation of operations) {
    const { post } = paths[`/mcp/tools/${operation.noun}/${operation.verb}`]!;
    const { requestBody, responses } = post;
    const { content } = responses[200];
    operation.input.parse(requestBody.content["application/json"].example);
    operation.output.parse(content["application/json"].example);
  }
});

Deno.test("GET /openapi.json needs no token, and is in the requested language", async () => {
  await using app = await createTestApp();
  for (const locale of ["ja", "en"] as const) {
    const response = await app.fetch(
      new Request("http://localhost:8788/openapi.json", {
        headers: { "accept-language": locale },
      }),
    );
    assertEquals(response.status, 200);
    assertEquals(response.headers.get("content-type"), "application/json");
    const document = await response.json();
    const { env, slices } = app.deps;
    assertEquals(
      document,
      JSON.parse(JSON.stringify(openApiDocument({ slices, env }, locale))),
    );
  }
});
