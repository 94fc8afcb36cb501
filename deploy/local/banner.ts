import type { DemoAccount } from "./accounts.ts";

export interface BannerOptions {
  aiServiceUrl: string;
  mcpServerUrl: string;
  accounts: readonly DemoAccount[];
  /** `AI_MODEL`, `offline` when nothing is set. */
  model: string;
  stateFolder: string;
  readySeconds: number;
}

/** What a developer reads when everything is up. */
export function banner(options: BannerOptions): string {
  const {
    aiServiceUrl,
    mcpServerUrl,
    accounts,
    model,
    stateFolder,
    readySeconds,
  } = options;
  const isOffline = model === "offline";
  return [
    "",
    "  窓口 Madoguchi",
    "",
    `  Chat   ${aiServiceUrl}`,
    `  Admin  ${mcpServerUrl}/admin`,
    "",
    ...accountLines(accounts),
    `  Model  ${model}${
      isOffline ? " (set AI_MODEL and its key to use a real one)" : ""
    }`,
    `  State  ${stateFolder}, logs in ${stateFolder}/logs. Ctrl-C stops everything.`,
    "",
    `  ready in ${readySeconds.toFixed(1)} s`,
    "",
  ].join("\n");
}

function accountLines(accounts: readonly DemoAccount[]): string[] {
  if (accounts.length === 0) return [];
  const width = Math.max(
    ...accounts.map(({ email }) => (email ?? NO_EMAIL).length),
  );
  const lines = accounts.map(({ provider, email, name, role }) => {
    const site = role === "owner" ? "owner, for the admin site" : "customer";
    const brand = provider === "google" ? "Google" : "LINE  ";
    return `    ${brand}  ${
      (email ?? NO_EMAIL).padEnd(width)
    }  ${site}  ${name}`;
  });
  return ["  Demo accounts, no password:", ...lines, ""];
}

const NO_EMAIL = "(no e-mail)";
