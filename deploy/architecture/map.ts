/** Places of one row, none of which imports another. */
export interface Row {
  /** Purpose of the row. */
  what: string;
  /**
   * Files and folders, relative to the project. `mcp_server/*` is every folder
   * there that no other row names: a slice of the business.
   */
  places: readonly string[];
  /** The only places that may import this row; every place above it if unset. */
  onlyFor?: readonly string[];
}

/**
 * The layers of the project. Arrows, which are imports of any kind, go down only: a
 * place imports the rows below its own and nothing else. Besides, neither
 * service imports the other, and `shared/` imports neither.
 */
export const MAP: readonly Row[] = [
  {
    what:
      "proofs: in crashes, in workerd, against peers, the protocol and dialogues",
    places: [
      "deploy/architecture",
      "deploy/bench",
      "deploy/conformance",
      "deploy/evals",
      "deploy/postgres",
      "deploy/rolling",
      "deploy/slices",
      "deploy/soak",
      "deploy/upstream",
    ],
  },
  {
    what: "end to end: people and scripted models before the whole product",
    places: ["deploy/e2e"],
  },
  {
    what: "operating it: what is wrong, what can be lost; Cloudflare Workers",
    places: ["deploy/backup", "deploy/doctor", "deploy/workers"],
  },
  {
    what: "the whole product on this machine: from sources, and built",
    places: [
      "ai_service/main.ts",
      "deploy/local",
      "deploy/server",
      "mcp_server/main.ts",
    ],
  },
  {
    what: "entries: read the environment, build the Deps, serve",
    places: [
      "ai_service/start.ts",
      "ai_service/worker.ts",
      "deploy/build",
      "deploy/keys.ts",
      "mcp_server/issuer.ts",
      "mcp_server/migrate.ts",
      "mcp_server/start.ts",
      "mcp_server/worker.ts",
    ],
  },
  {
    what: "routes as a table of contents",
    places: ["ai_service/app.ts", "mcp_server/app.ts"],
  },
  {
    what: "what the routes lead to beside the surfaces",
    places: [
      "ai_service/health",
      "ai_service/site.ts",
      "ai_service/workers",
      "mcp_server/health.ts",
      "mcp_server/housekeeping.ts",
      "mcp_server/site.ts",
      "mcp_server/startup.ts",
    ],
  },
  {
    what: "pages and islands; wiring; the owner's migrations",
    places: [
      "ai_service/deps.ts",
      "ai_service/ui",
      "mcp_server/deps.ts",
      "mcp_server/migrations.ts",
      "mcp_server/ui",
    ],
  },
  {
    what: "configuration; runs; the four ways in",
    places: [
      "ai_service/env.ts",
      "ai_service/run",
      "mcp_server/env.ts",
      "mcp_server/surfaces",
    ],
  },
  {
    what: "a person's whole account; calendar; what one is told, and pays",
    places: [
      "ai_service/account",
      "ai_service/calendar",
      "ai_service/notice",
      "ai_service/payment",
    ],
  },
  {
    what: "who a conversation is with; who calls; what slices add up to",
    places: [
      "ai_service/conversation",
      "mcp_server/auth",
      "mcp_server/slices.ts",
    ],
  },
  {
    what: "the model without a provider; the list of all slices",
    places: ["ai_service/offline_model", "mcp_server/operations.ts"],
  },
  {
    what: "the agent; open event streams; the slices of the business",
    places: ["ai_service/agent", "ai_service/stream", "mcp_server/*"],
  },
  {
    what: "what an order is of",
    places: ["mcp_server/product"],
    onlyFor: [
      "deploy/evals",
      "mcp_server/order",
      "mcp_server/operations.ts",
      "mcp_server/ui",
    ],
  },
  {
    what: "what the business is; what every slice may know of",
    places: [
      "ai_service/business.ts",
      "mcp_server/business",
      "mcp_server/customer",
      "mcp_server/picture",
    ],
  },
  {
    what: "who is signed in; quotas; what an operation is; records as files",
    places: [
      "ai_service/assets",
      "ai_service/auth",
      "ai_service/quota",
      "ai_service/shop",
      "mcp_server/import",
      "mcp_server/operation",
    ],
  },
  {
    what:
      "stores; what is counted; sign-in with an OpenID provider; calendar files",
    places: [
      "ai_service/metrics",
      "ai_service/store",
      "deploy/state_folder.ts",
      "mcp_server/metrics",
      "mcp_server/storage",
      "shared/calendar",
      "shared/sign_in",
    ],
  },
  {
    what:
      "the token contract; what both sites look like; what both count and mail",
    places: [
      "shared/contract",
      "shared/mail",
      "shared/metrics",
      "shared/ui",
    ],
  },
  { what: "what both services answer alike", places: ["shared/http"] },
  {
    what: "time, texts, traces, and the stand-ins for packages of JSR",
    places: [
      "shared/random",
      "shared/time",
      "shared/text",
      "shared/tracing",
      "shared/fresh",
      "shared/assert",
    ],
  },
];
