import { Hono } from "hono";
import { ERROR_META } from "../../../shared/contract/tool_error.ts";
import { type Locale, localeOf } from "../../../shared/ui/locale.ts";
import { PRODUCT_NAME } from "../../../shared/ui/product.ts";
import { exampleOf, toJsonSchema } from "../../operation/json_schema.ts";
import { IDEMPOTENCY_KEY } from "../../storage/idempotency.ts";
import {
  ERROR_SCHEMA,
  HEADERS,
  headersOf,
  refusalResponses,
  refusalsOf,
} from "./responses.ts";
import {
  isPreviewable,
  type Operation,
  operationName,
  type PreviewableOperation,
} from "../../operation/operation.ts";
import { preview } from "../../operation/preview.ts";
import type { Slice } from "../../operation/slice.ts";
import { callPath, previewPath } from "../paths.ts";

/** Dependencies of the OpenAPI document. */
interface OpenApiDeps {
  slices: readonly Slice[];
  env: { serverUrl: string };
}

/** `GET /openapi.json` in the requested language; cached per language. */
export function openApi(deps: OpenApiDeps): Hono {
  const cache = new Map<Locale, string>();
  return new Hono().get("/openapi.json", (c) => {
    const locale = localeOf(c.req.raw);
    const json = cache.get(locale) ??
      JSON.stringify(openApiDocument(deps, locale), null, 2);
    cache.set(locale, json);
    return c.body(json, 200, {
      "Content-Type": "application/json",
      "Vary": "Accept-Language, Cookie",
    });
  });
}

const TEXT = {
  en: {
    description:
      "Bookings, orders and forms of a small business. Each operation is here as a REST route and, where a user can call it, under the same name as a tool of the Model Context Protocol at `/mcp`.",
    rules: [
      "An optional field that is `null` counts as absent.",
      "Every call counts towards the caller's rate limit, refused ones too.",
      `A refusal is the same object everywhere: over the protocol it is a result with \`isError: true\`, as JSON in its text and as \`${ERROR_META}\` in its \`_meta\`, without \`structuredContent\`. Only 401, 403 and 503 are HTTP answers there too.`,
    ],
    preview:
      "What the call would do, in words for the person who decides about it, in the language of `Accept-Language`. Nothing is done, and what the call would be refused for, its preview is refused for. `details` names every argument that was given; `fields` are those that can be changed. Send `totalMinor` as `expectedTotalMinor` and `version` as `expectedVersion` with the call, which is then refused if the price is another, or if somebody has changed the record.",
    user: "A token that a trusted AI service signed for one of its users",
    service: "A token that a trusted AI service signed for itself",
    key:
      "Chosen by the caller. The same key with the same body, within 24 hours, answers what the first call answered and does nothing again",
  },
  ja: {
    description:
      "小さなお店の予約、注文、フォームです。それぞれの操作は REST の経路であり、利用者が呼べるものは同じ名前で `/mcp` の Model Context Protocol のツールでもあります。",
    rules: [
      "任意の項目の `null` は、項目がないのと同じです。",
      "拒否したものも含め、すべての呼び出しをレート制限に数えます。",
      `呼び出しを拒否するときは、どこでも同じオブジェクトを返します。プロトコルでは \`isError: true\` の結果になり、テキストに JSON として、\`_meta\` の \`${ERROR_META}\` にも同じものが入り、\`structuredContent\` はありません。401、403、503 だけは、プロトコルでも HTTP の応答です。`,
    ],
    preview:
      "この呼び出しで何が起こるかを、決める人のための文で、`Accept-Language` の言語で返します。何も実行せず、呼び出しが断られる理由があれば同じように断られます。`details` には渡された項目がすべて並び、`fields` は変更できる項目です。`totalMinor` を `expectedTotalMinor`、`version` を `expectedVersion` として呼び出しに渡すと、料金やほかの人による変更があった場合に断られます。",
    user: "信頼された AI サービスが利用者のために署名したトークン",
    service: "信頼された AI サービスが自身のために署名したトークン",
    key:
      "呼び出し側が選びます。24 時間以内に同じキーと同じ本文で呼ぶと、最初の応答がもう一度返り、何も起こりません",
  },
} as const;

/** The operations as an OpenAPI 3.1 document. */
export function openApiDocument(
  { slices, env }: OpenApiDeps,
  locale: Locale,
) {
  const text = TEXT[locale];
  const operations = slices.flatMap((slice) => slice.operations);
  return {
    openapi: "3.1.0",
    info: {
      title: PRODUCT_NAME[locale],
      version: "1.0.0",
      description: [text.description, ...text.rules].join("\n\n"),
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: env.serverUrl }],
    tags: slices.map(({ noun, title }) => ({
      name: noun,
      description: title[locale],
    })),
    paths: Object.fromEntries(
      operations.flatMap((operation) => [
        [callPath(operation), { post: describe(operation, locale) }],
        ...(isPreviewable(operation)
          ? [[
            previewPath(operation),
            { post: describePreview(operation, locale) },
          ]]
          : []),
      ]),
    ),
    components: {
      securitySchemes: {
        user: bearer(text.user),
        service: bearer(text.service),
      },
      parameters: {
        IdempotencyKey: {
          name: "Idempotency-Key",
          in: "header",
          description: text.key,
          schema: { type: "string", pattern: IDEMPOTENCY_KEY.source },
          example: "0b5e1f36-2c1a-4d0e-9a0f-6f0c5d3c7e21",
        },
      },
      headers: HEADERS,
      responses: refusalResponses(locale),
      schemas: { Error: ERROR_SCHEMA },
    },
  };
}

function bearer(description: string) {
  return { type: "http", scheme: "bearer", bearerFormat: "JWT", description };
}

function describe(operation: Operation, locale: Locale) {
  const { noun, kind, audience, scope, input, output } = operation;
  const isWrite = kind === "write";
  return {
    operationId: operationName(operation),
    tags: [noun],
    summary: operation.title[locale],
    description: operation.description[locale],
    security: [{ [audience]: [scope] }],
    ...(isWrite && {
      parameters: [{ $ref: "#/components/parameters/IdempotencyKey" }],
    }),
    requestBody: {
      required: takesInput(input),
      content: json(input, "input"),
    },
    responses: {
      200: {
        description: operation.title[locale],
        headers: headersOf([
          "X-Request-Id",
          ...(isWrite ? ["Idempotent-Replayed" as const] : []),
        ]),
        content: json(output, "output"),
      },
      ...refusalsOf(operation),
    },
  };
}

/** Without a body there are no arguments. */
function takesInput(input: Operation["input"]): boolean {
  return !input.safeParse({}).success;
}

function describePreview(operation: PreviewableOperation, locale: Locale) {
  const { noun, audience, previewScopes, input } = operation;
  const { preview: description } = TEXT[locale];
  const title = operation.title[locale];
  const summary = { ja: `${title}（プレビュー）`, en: `${title} (preview)` }[
    locale
  ];
  return {
    operationId: `${operationName(operation)}_preview`,
    tags: [noun],
    summary,
    description,
    security: [{ [audience]: previewScopes }],
    requestBody: { required: true, content: json(input, "input") },
    responses: {
      200: {
        description: summary,
        headers: headersOf(["X-Request-Id"]),
        content: json(preview, "output"),
      },
      ...refusalsOf(operation),
    },
  };
}

function json(schema: Operation["input"], direction: "input" | "output") {
  const described = toJsonSchema(schema, direction, { withExamples: true });
  const example = exampleOf(described);
  return { "application/json": { schema: described, example } };
}
