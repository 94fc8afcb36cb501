import { HAIRCUT } from "../../test_salon.ts";
import { LEGACY_REVISION, REVISION } from "../test_calls.ts";

/** Values an attacker may know: their own tokens, and ids of the victim. */
export interface Targets {
  /** The attacker's token with every scope. */
  token: string;
  /** The attacker's token for reading only. */
  readOnly: string;
  /** The id of the victim's booking. */
  bookingId: string;
  /** A cursor of the victim's list. */
  cursor: string;
}

/** A malicious request. */
export interface Attack {
  /** The kind of attack, e.g. `M2`. */
  id: string;
  name: string;
  path: string;
  method?: string;
  token?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The expected status; any refusal if left out. */
  status?: number;
}

const CREATE = { serviceId: HAIRCUT, start: "2026-03-06T15:00:00+09:00" };

/** All attacks on the endpoint; each must be refused. */
export function attacksWith(targets: Targets): Attack[] {
  return [
    ...foreignOrigins(targets),
    ...mismatchedHeaders(targets),
    ...malformedPaths(targets),
    ...malformedBodies(targets),
    ...malformedMessages(targets),
    ...streams(targets),
    ...otherUsersRecords(targets),
  ];
}

function foreignOrigins({ token }: Targets): Attack[] {
  const origins = [
    "https://evil.example",
    "null",
    "http://localhost:8788.evil.example",
    "https://shop.example.com@evil.example",
    "https://shop.example.com.",
    "HTTP://LOCALHOST:8788",
    "http://[::1]:8788",
    "file://",
    "chrome-extension://abcdef",
    "*",
    "http://localhost:8788, https://evil.example",
  ];
  return origins.flatMap((origin) =>
    [
      {
        ...modernCall("booking_create", CREATE),
        token,
        id: "M1",
        name: `Origin ${origin} over MCP`,
        status: 403,
      },
      {
        ...restCall("booking/create", CREATE),
        token,
        id: "M1",
        name: `Origin ${origin} over REST`,
        status: 403,
      },
    ].map((attack) => alter(attack, { origin }))
  );
}

/** The headers name another call than the body. */
function mismatchedHeaders({ token, readOnly }: Targets): Attack[] {
  const mismatches: Record<string, string>[] = [
    { "mcp-name": "booking_list" },
    { "mcp-name": "booking_create, booking_list" },
    { "mcp-name": "BOOKING_CREATE" },
    { "mcp-name": "=?base64?Ym9va2luZ19saXN0?=" },
    { "mcp-name": "=?base64?%%%?=" },
    { "mcp-name": "" },
    { "mcp-method": "tools/list" },
    { "mcp-method": "TOOLS/CALL" },
    { "mcp-method": "" },
    { "mcp-protocol-version": LEGACY_REVISION },
    { "mcp-protocol-version": "2099-01-01" },
    { "mcp-protocol-version": "" },
  ];
  const call = modernCall("booking_create", CREATE);
  return [
    ...mismatches.map((headers) => ({
      ...alter(call, headers),
      token,
      id: "M2",
      name: `headers ${JSON.stringify(headers)}`,
      status: 400,
    })),
    {
      ...alter(legacyCall("booking_create", CREATE), {
        "mcp-name": "booking_list",
      }),
      token: readOnly,
      id: "M2",
      name: "a write in the body, a read in the headers, to a 2025-era server",
      status: 403,
    },
    {
      ...alter(restCall("booking/create", CREATE), {
        "x-http-method-override": "GET",
        "x-original-url": "/mcp/tools/booking/list",
        "x-rewrite-url": "/mcp/tools/booking/list",
      }),
      token: readOnly,
      id: "M2",
      name: "headers that rewrite the path",
      status: 403,
    },
  ];
}

function malformedPaths({ readOnly }: Targets): Attack[] {
  const paths: [string, number][] = [
    ["booking/list/../create", 403],
    ["booking/%63reate", 403],
    ["booking/list%2f..%2fcreate", 404],
    ["booking%2fcreate", 404],
    ["booking/create/", 404],
    ["booking//create", 404],
    ["BOOKING/CREATE", 404],
    ["booking/create;scope=booking:read", 404],
    ["booking/create%00", 404],
    ["__proto__/constructor", 404],
    ["constructor/name", 404],
    ["%E0%A4%A/create", 404],
  ];
  return paths.map(([path, status]) => ({
    ...restCall(path, CREATE),
    token: readOnly,
    id: "M2",
    name: `path ${path}`,
    status,
  }));
}

function malformedBodies({ token }: Targets): Attack[] {
  const args = JSON.stringify(CREATE);
  const call = (args: string) =>
    `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"booking_create","arguments":${args}}}`;
  const bodies: [string, string, number][] = [
    ["a member of the arguments twice", `{"start":"",${args.slice(1)}`, 400],
    ["__proto__ in the arguments", `{"__proto__":${args}}`, 400],
    [
      "constructor in the arguments",
      `{"constructor":{"prototype":${args}}}`,
      400,
    ],
    ["arguments nested deep", `{"a":${"[".repeat(99)}${"]".repeat(99)}}`, 400],
    ["an endless number", `{"note":1e999}`, 400],
    ["a million elements", `{"note":[${"0,".repeat(99_999)}0]}`, 400],
    ["arguments in a list", `[${args}]`, 400],
    ["arguments as text", JSON.stringify(args), 400],
    ["half a surrogate pair", `{"note":"\\ud83d"}`, 400],
    ["NUL", `{"note":"\\u0000"}`, 400],
    ["a comment", `{/* */"note":"a"}`, 400],
    ["300 KB", `{"note":"${"x".repeat(300_000)}"}`, 413],
  ];
  return [
    ...bodies.flatMap(([name, args, status]) => [
      {
        ...restCall("booking/create", args),
        token,
        id: "M3",
        name: `${name} over REST`,
        status,
      },
      { ...legacy(call(args)), token, id: "M3", name: `${name} over MCP` },
    ]),
    ...["gzip", "deflate", "br", "identity, gzip"].map((encoding) => ({
      ...alter(restCall("booking/create", CREATE), {
        "content-encoding": encoding,
      }),
      token,
      id: "M3",
      name: `content encoding ${encoding}`,
      status: 415,
    })),
    ...["text/plain", "application/x-www-form-urlencoded", "application/json+x"]
      .map((type) => ({
        ...alter(modernCall("booking_create", CREATE), {
          "content-type": type,
        }),
        token,
        id: "M3",
        name: `content type ${type}`,
        status: 415,
      })),
    {
      ...legacy(`[${call(args)},${call(args)}]`),
      token,
      id: "M3",
      name: "a batch",
      status: 400,
    },
  ];
}

function malformedMessages({ token }: Targets): Attack[] {
  const methods = ["__proto__", "constructor", "tools/call ", "x".repeat(9999)];
  const names = ["__proto__", "toString", "booking_create\n", "booking/create"];
  const ids = ["null", "{}", "[]", "true", "1e999"];
  return [
    ...methods.map((method) => ({
      ...legacy(message({ method })),
      name: `method ${method.slice(0, 20)}`,
    })),
    ...names.map((name) => ({
      ...legacyCall(name, CREATE),
      name: `tool ${name}`,
    })),
    ...["token_revoke", "customer_forget"].map((name) => ({
      ...legacyCall(name, { userId: "usr_victim" }),
      name: `${name}, which is for services`,
    })),
    ...ids.map((id) => ({
      ...legacy(message({ method: "tools/list" }, id)),
      name: `id ${id}`,
    })),
    ...[{ result: {} }, { error: { code: 1, message: "x" } }, {}].map(
      (body) => ({
        ...legacy(message({ ...body, method: 5 })),
        name: `a message of ${Object.keys(body)}`,
      }),
    ),
  ].map((attack) => ({ ...attack, token, id: "M4" }));
}

/** The server offers no streams, because they would occupy connections. */
function streams({ token }: Targets): Attack[] {
  const paths = ["/mcp", "/mcp/tools/booking/list"];
  return [
    ...paths.map((path) => ({
      path,
      method: "GET",
      headers: { accept: "text/event-stream", "last-event-id": "1" },
      name: `GET ${path}`,
      status: 405,
    })),
    ...["subscriptions/listen", "resources/subscribe", "logging/setLevel"]
      .flatMap((method) => [
        { ...modern(method, {}), name: method, status: 404 },
        { ...legacy(message({ method })), name: `${method} of 2025` },
      ]),
  ].map((attack) => ({ ...attack, token, id: "M5" }));
}

/** Ids, cursors and protocol state of another user. */
function otherUsersRecords({ token, bookingId, cursor }: Targets): Attack[] {
  const claims = {
    _meta: { userId: "usr_victim", sub: "usr_victim", "madoguchi/scope": "*" },
    requestState: btoa(JSON.stringify({ userId: "usr_victim" })),
    inputResponses: { confirm: { action: "accept", content: { ok: true } } },
  };
  const calls: [string, Record<string, unknown>][] = [
    ["booking_get", { bookingId }],
    ["booking_update", { bookingId, note: "mine now" }],
    ["booking_delete", { bookingId }],
    ["booking_list", { cursor }],
    ["booking_list", { userId: "usr_victim" }],
  ];
  return [
    ...calls.flatMap(([name, args]) => [
      {
        ...restCall(name.replace("_", "/"), args),
        id: "M8",
        name: `${name} over REST`,
      },
      { ...modernCall(name, args), id: "M8", name: `${name} over MCP` },
      {
        ...alter(legacyCall(name, args), {
          "mcp-session-id": "00000000-0000-4000-8000-000000000000",
        }),
        id: "M8",
        name: `${name} in another session`,
      },
      {
        ...modernCall(name, args, claims),
        id: "M7",
        name: `${name} with forged state`,
      },
    ]),
    ...["tasks/get", "tasks/result", "tasks/cancel", "tasks/update"].map(
      (method) => ({
        ...alter(modern(method, { taskId: "1" }), { "mcp-name": "1" }),
        id: "M8",
        name: method,
        status: 404,
      }),
    ),
  ].map((attack) => ({ ...attack, token }));
}

/** The request of an attack. */
type AttackRequest = Pick<Attack, "path" | "method" | "headers" | "body">;

function restCall(path: string, args: object | string): AttackRequest {
  return {
    path: `/mcp/tools/${path}`,
    body: typeof args === "string" ? args : JSON.stringify(args),
  };
}

function legacyCall(name: string, args: object): AttackRequest {
  const params = { name, arguments: args };
  return legacy(message({ method: "tools/call", params }));
}

function legacy(body: string): AttackRequest {
  return { path: "/mcp", body };
}

function message(members: object, id = "1"): string {
  return `{"jsonrpc":"2.0","id":${id},${JSON.stringify(members).slice(1)}`;
}

function modernCall(
  name: string,
  args: object,
  more: object = {},
): AttackRequest {
  const call = modern("tools/call", { name, arguments: args, ...more });
  return alter(call, { "mcp-name": name });
}

function modern(method: string, given: Record<string, unknown>): AttackRequest {
  const { _meta, ...params } = given;
  const meta = {
    "io.modelcontextprotocol/protocolVersion": REVISION,
    "io.modelcontextprotocol/clientCapabilities": {},
    ..._meta as object | undefined,
  };
  return {
    path: "/mcp",
    headers: { "mcp-protocol-version": REVISION, "mcp-method": method },
    body: message({ method, params: { ...params, _meta: meta } }),
  };
}

function alter<T extends AttackRequest>(
  request: T,
  headers: Record<string, string>,
): T {
  return { ...request, headers: { ...request.headers, ...headers } };
}
