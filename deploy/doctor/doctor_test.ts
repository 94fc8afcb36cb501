import { assert, assertEquals } from "@std/assert";
import { changedKv } from "../../ai_service/store/test_kv.ts";
import { diagnose } from "./diagnose.ts";
import type { Finding } from "./finding.ts";
import { exitCode, report } from "./report.ts";
import { OTHER_KEYS, type Plant, withSystem } from "./test_system.ts";

const SECRETS = ["hunter2", "sk_test_1", "sk-not-valid", "PRIVATE KEY"];
const HOUR_AGO = "ended_at = now() - interval '1 hour'";

const modelAt = (url: string) => ({
  AI_MODEL: "openai:a-model",
  OPENAI_API_KEY: "sk-not-valid",
  OPENAI_BASE_URL: url,
});

/** A fault by its name, and what else fails because of it. */
interface Case {
  plant: Plant;
  /** Checks that must fail, too, as a consequence. */
  also?: string[];
}

const FAULTS: Record<string, Case> = {
  model: {
    plant: {
      ai: ({ refusing }) => modelAt(refusing),
      shownAi: ({ refusing }) => modelAt(refusing),
    },
  },
  payment: {
    plant: { shownAi: () => ({ STRIPE_SECRET_KEY: "sk_test_1" }) },
    also: ["ai_environment"],
  },
  ai_service: { plant: { stopped: "ai" } },
  mcp_server: { plant: { stopped: "mcp" } },
  egress: {
    plant: { ai: ({ nowhere }) => ({ MCP_SERVER_URL: nowhere }) },
  },
  ai_clock: { plant: { aiClock: 90 } },
  mcp_clock: { plant: { mcpClock: -90 } },
  issuer: {
    plant: {
      ai: () => ({ AI_SERVICE_ISSUER: "other.test" }),
      shownAi: () => ({ AI_SERVICE_ISSUER: "other.test" }),
    },
    also: ["trusted_key"],
  },
  audience: {
    plant: {
      ai: () => ({ MCP_AUDIENCE: "other-api.test" }),
      shownAi: () => ({ MCP_AUDIENCE: "other-api.test" }),
    },
    also: ["trusted_key"],
  },
  key_pair: {
    plant: {
      ai: () => ({ AI_SERVICE_PRIVATE_KEY: OTHER_KEYS.privatePem }),
      shownAi: () => ({ AI_SERVICE_PRIVATE_KEY: OTHER_KEYS.privatePem }),
    },
    also: ["trusted_key"],
  },
  issuer_row: {
    plant: {
      database: ({ owner }) =>
        owner`update trusted_issuers set enabled = false`,
    },
    also: ["trusted_key"],
  },
  cors: {
    plant: {
      mcp: () => ({ ALLOWED_ORIGINS: "https://www.shop.example.com" }),
    },
  },
  google_sign_in: {
    plant: {
      ai: () => ({ AI_SERVICE_URL: "https://old.example.com" }),
    },
    also: ["line_sign_in"],
  },
  staff_sign_in: {
    plant: { unregistered: "mcp-client" },
  },
  google_provider: {
    plant: {
      ai: ({ nowhere }) => ({ GOOGLE_ISSUER: `${nowhere}/google` }),
      shownAi: ({ nowhere }) => ({ GOOGLE_ISSUER: `${nowhere}/google` }),
    },
    also: ["google_sign_in"],
  },
  database: {
    plant: {
      shownMcp: ({ database }) => ({
        DATABASE_URL: database.replace(":madoguchi_test@", ":wrong@"),
      }),
    },
  },
  migrations: {
    plant: {
      database: ({ owner }) =>
        owner`delete from schema_migrations where name = '0004_booking'`,
    },
    also: ["mcp_ready"],
  },
  roles: {
    plant: {
      shownMcp: ({ ownerDatabase }) => ({ DATABASE_URL: ownerDatabase }),
    },
  },
  store: {
    plant: {
      kv: (kv) =>
        changedKv(kv, { set: () => Promise.reject(new Error("disk full")) }),
    },
  },
  housekeeping: {
    plant: {
      database: ({ owner }) =>
        owner.unsafe(`update housekeeping_run set ${HOUR_AGO}`),
    },
  },
};

/** Faults beside the twenty. */
const MORE_FAULTS: Record<string, Case> = {
  ai_environment: {
    plant: { shownAi: () => ({ TRUSTED_PROXIES: "some" }) },
  },
  mcp_environment: {
    plant: { shownMcp: () => ({ TRUSTED_PROXIES: "some" }) },
  },
  time_zone: { plant: { shownMcp: () => ({ BUSINESS_TIME_ZONE: "UTC" }) } },
  published_key: {
    plant: { ai: () => ({ AI_SERVICE_PRIVATE_KEY: OTHER_KEYS.privatePem }) },
    also: ["trusted_key"],
  },
  line_sign_in: { plant: { unregistered: "line-channel" } },
  staff_list: {
    plant: { database: ({ owner }) => owner`delete from mcp_allow_list` },
  },
  due_work: {
    plant: {
      async kv(kv) {
        const key = ["user", "usr_1", "waiting"] as const;
        const wakeAt = new Date(Date.now() - 600_000);
        await kv.atomic([], [{ type: "set", key, value: 1 }], { wakeAt });
        return kv;
      },
    },
  },
};

/** The names of what a diagnosis says is wrong. */
function faultsOf(findings: readonly Finding[]): string[] {
  return findings.filter(({ status }) => status === "fault")
    .map(({ name }) => name);
}

/** Plants each fault; resolves to those that were not found as they should. */
async function notFound(cases: Record<string, Case>): Promise<string[]> {
  const missed = [];
  for (const [name, { plant, also = [] }] of Object.entries(cases)) {
    const findings = await withSystem(plant, diagnose);
    const faults = faultsOf(findings).sort();
    if (faults.join() !== [name, ...also].sort().join()) {
      missed.push(`${name} gave ${faults.join() || "nothing"}`);
    }
    for (const finding of findings) assertComplete(finding);
    assertEquals(exitCode(findings), 1, name);
  }
  return missed;
}

/** A fault says what is, what should be and what to do, and tells no secret. */
function assertComplete(finding: Finding) {
  const { name, status, found, expected, next } = finding;
  assert(found, name);
  if (status === "fault") assert(expected && next, name);
  const text = JSON.stringify(finding);
  for (const secret of SECRETS) assert(!text.includes(secret), name);
}

Deno.test("each of twenty planted faults is found by its name, with what to do", async () => {
  const missed = await notFound(FAULTS);
  const count = Object.keys(FAULTS).length;
  console.log(
    `figure: doctor_found_of_20 = ${count - missed.length} (goal = 20)`,
  );
  assertEquals(missed, []);
  assertEquals(count, 20);
});

Deno.test("faults beside the twenty are found, too", async () => {
  assertEquals(await notFound(MORE_FAULTS), []);
});

Deno.test("a sound system is all well, and each check says so", async () => {
  const findings = await withSystem({}, diagnose);
  const others = findings.filter(({ status }) => status !== "well");
  assertEquals(others, []);
  assertEquals(exitCode(findings), 0);
  assertEquals(report(findings).split("\n").at(-1), "All well");
  const names = findings.map(({ name }) => name);
  for (const name of Object.keys({ ...FAULTS, ...MORE_FAULTS })) {
    assert(names.includes(name), name);
  }
  assertEquals(new Set(names).size, names.length);
});

Deno.test("without the environments the doctor says what it could not check, and how it could", async () => {
  const findings = await withSystem(
    {},
    (system) => diagnose({ ...system, ai: {}, mcp: {} }),
  );
  assertEquals(faultsOf(findings), []);
  const left = findings.filter(({ status }) => status === "not_checked");
  const hints = new Set(left.map(({ next }) => next));
  assert(
    hints.has("pass --ai-env=<file>") && hints.has("pass --mcp-env=<file>"),
  );
  const names = left.map(({ name }) => name);
  for (const name of ["egress", "ai_clock", "trusted_key", "staff_sign_in"]) {
    assert(!names.includes(name), name);
  }
});

Deno.test("a secret in the wrong variable is shown by no finding", async () => {
  const secret = "hunter2";
  const names = {
    ai: [
      "AI_SERVICE_ISSUER",
      "MCP_AUDIENCE",
      "BUSINESS_TIME_ZONE",
      "AI_MODEL",
      "OPENAI_BASE_URL",
      "GOOGLE_ISSUER",
      "LINE_ISSUER",
      "STRIPE_SECRET_KEY",
      "METRICS_TOKEN",
      "TRUSTED_PROXIES",
    ],
    mcp: [
      "AI_SERVICE_ISSUER",
      "MCP_AUDIENCE",
      "GOOGLE_ISSUER",
      "ALLOWED_ORIGINS",
      "DATABASE_URL",
      "DATABASE_POOL_SIZE",
      "MCP_ADMIN_DOMAIN",
      "ALERT_WEBHOOK_URL",
    ],
  };
  const shown = await withSystem({}, async (system) => {
    const found: string[] = [];
    for (
      const value of [
        secret,
        `openai:sk-${secret}`,
        `https://me:${secret}@x.example`,
      ]
    ) {
      const plant = (list: string[]) =>
        Object.fromEntries(list.map((name) => [name, value]));
      const findings = await diagnose({
        ...system,
        ai: { ...system.ai, ...plant(names.ai) },
        mcp: { ...system.mcp, ...plant(names.mcp) },
      });
      found.push(
        ...findings.filter((each) => JSON.stringify(each).includes(secret))
          .map(({ name, found }) => `${name}: ${found}`),
      );
    }
    return found;
  });
  assertEquals(shown, []);
});
