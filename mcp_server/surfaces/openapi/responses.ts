import type { Bilingual, Locale } from "../../../shared/ui/locale.ts";
import type { Operation } from "../../operation/operation.ts";

/** The schema of every error body, as `shared/http/errors.ts` writes it. */
export const ERROR_SCHEMA = {
  type: "object",
  properties: {
    error: { type: "string", description: "One sentence for a person" },
    code: {
      type: "string",
      pattern: "^[a-z_]+$",
      description: "For programs; new codes can come",
    },
    requestId: {
      type: "string",
      description: "What to name when asking about it, also in X-Request-Id",
    },
    details: {
      type: "object",
      additionalProperties: true,
      description: "Facts by code, such as `field` or `nextSlots`",
    },
  },
  required: ["error", "code", "requestId"],
};

/** Response headers, by their name. */
export const HEADERS = {
  "X-Request-Id": {
    description: "The request's id, taken over if the request had one",
    schema: { type: "string" },
  },
  "Idempotent-Replayed": {
    description: "`true` where the answer is that of an earlier call",
    schema: { type: "string", enum: ["true"] },
  },
  "WWW-Authenticate": {
    description: "A Bearer challenge with the scope needed (RFC 6750)",
    schema: { type: "string" },
  },
  "Retry-After": {
    description: "Seconds to wait before another try",
    schema: { type: "integer", minimum: 1 },
  },
};

type HeaderName = keyof typeof HEADERS;

/** An error response of a call, with an example of its body. */
interface Refusal {
  status: number;
  description: Bilingual;
  error: string;
  code: string;
  details?: Record<string, unknown>;
  headers?: HeaderName[];
  /** Whether only writes get this response. */
  writesOnly?: boolean;
}

/** All error responses, by the name of their component. */
export const REFUSALS: Readonly<Record<string, Refusal>> = {
  InvalidInput: {
    status: 400,
    description: {
      ja: "本文がこの形の JSON ではありません。場所は `details.field` です",
      en: "The body is no such JSON object; `details.field` says where",
    },
    error: "limit: Too big: expected number to be <=100",
    code: "invalid_input",
    details: { field: "limit" },
  },
  InvalidToken: {
    status: 401,
    description: {
      ja:
        "トークンがない、期限切れ、失効済み、またはこのサーバー向けではありません",
      en: "The token is missing, expired, revoked or not for this server",
    },
    error: "Invalid token",
    code: "invalid_token",
    headers: ["WWW-Authenticate"],
  },
  InsufficientPermissions: {
    status: 403,
    description: {
      ja: "トークンは正しいものの、この操作のスコープがありません",
      en: "A good token without the operation's scope",
    },
    error: "Insufficient permissions",
    code: "insufficient_scope",
    details: { scope: "booking:create" },
    headers: ["WWW-Authenticate"],
  },
  NotFound: {
    status: 404,
    description: {
      ja: "存在しないか、呼び出した人のものではありません（区別できません）",
      en: "Not there, or not this caller's: both look the same",
    },
    error: "Booking not found",
    code: "not_found",
  },
  Conflict: {
    status: 409,
    description: {
      ja: "いまの状態ではできないか、同じキーで別の本文が使われています",
      en: "The state of things forbids it, or the key has another body",
    },
    error: "This idempotency key was already used with other arguments",
    code: "idempotency_key_reused",
    writesOnly: true,
  },
  BodyTooLarge: {
    status: 413,
    description: {
      ja: "本文が 256 KiB を超えています",
      en: "The body is larger than 256 KiB",
    },
    error: "The body is larger than 262144 bytes",
    code: "body_too_large",
  },
  UnsupportedMediaType: {
    status: 415,
    description: {
      ja: "本文が JSON ではありません",
      en: "The body is not plain JSON",
    },
    error: "Content-Type must be application/json",
    code: "unsupported_media_type",
  },
  RateLimited: {
    status: 429,
    description: {
      ja: "呼び出しが多すぎます。拒否した呼び出しも数えます",
      en: "Too many calls of this caller, refused ones included",
    },
    error: "Rate limit exceeded",
    code: "rate_limited",
    details: { retryAfterSeconds: 5 },
    headers: ["Retry-After"],
  },
  Unavailable: {
    status: 503,
    description: {
      ja: "サーバーの一部に届きません。何も行われていません",
      en: "A part of the server cannot be reached; nothing was done",
    },
    error: "The service cannot reach its database",
    code: "unavailable",
    headers: ["Retry-After"],
  },
};

/** The `headers` of a response object. */
export function headersOf(names: readonly HeaderName[]) {
  return Object.fromEntries(
    names.map((name) => [name, { $ref: `#/components/headers/${name}` }]),
  );
}

/** The error responses as components, by name. */
export function refusalResponses(locale: Locale) {
  return Object.fromEntries(
    Object.entries(REFUSALS).map(([name, refusal]) => {
      const { description, error, code, details, headers = [] } = refusal;
      const requestId = "3d0f6f1e-9a53-4b8e-8f0a-0d5f0c2d7a10";
      return [name, {
        description: description[locale],
        headers: headersOf(["X-Request-Id", ...headers]),
        content: {
          "application/json": {
            schema: { $ref: "#/components/schemas/Error" },
            example: { error, code, requestId, ...(details && { details }) },
          },
        },
      }];
    }),
  );
}

/** References to the error responses of an operation, by status. */
export function refusalsOf({ kind }: Pick<Operation, "kind">) {
  return Object.fromEntries(
    Object.entries(REFUSALS)
      .filter(([, { writesOnly }]) => kind === "write" || !writesOnly)
      .map(([name, { status }]) => [
        status,
        { $ref: `#/components/responses/${name}` },
      ]),
  );
}
