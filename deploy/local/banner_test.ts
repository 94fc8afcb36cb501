import { assert, assertStringIncludes } from "@std/assert";
import { DEMO_ACCOUNTS } from "./accounts.ts";
import { banner } from "./banner.ts";

const OPTIONS = {
  aiServiceUrl: "http://localhost:8787",
  mcpServerUrl: "http://localhost:8788",
  stripe: { url: "http://localhost:8790" },
  line: { url: "http://localhost:8791" },
  mailbox: { url: "http://localhost:8792" },
  accounts: DEMO_ACCOUNTS,
  model: "offline",
  stateFolder: ".local",
  readySeconds: 2.04,
};

Deno.test("the banner has the URLs, the demo accounts and the start time", () => {
  const text = banner(OPTIONS);
  assertStringIncludes(text, "http://localhost:8787\n");
  assertStringIncludes(text, "http://localhost:8788/admin\n");
  for (
    const email of [
      "hanako@example.com",
      "ken@example.com",
      "owner@example.com",
    ]
  ) {
    assertStringIncludes(text, email);
  }
  assertStringIncludes(text, "http://localhost:8791 (local,");
  assertStringIncludes(text, "http://localhost:8792 (local,");
  assertStringIncludes(text, "ready in 2.0 s");
  assertStringIncludes(text, "set AI_MODEL");
});

Deno.test("the banner has no demo accounts if all sign-ins are real", () => {
  const text = banner({ ...OPTIONS, accounts: [], model: "openai:gpt" });
  assert(!text.includes("Demo accounts"));
  assert(!text.includes("set AI_MODEL"));
});
