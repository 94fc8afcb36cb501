import { PRODUCT_NAME } from "../../shared/ui/product.ts";
import type { DemoAccount } from "./accounts.ts";

export interface BannerOptions {
  aiServiceUrl: string;
  mcpServerUrl: string;
  /** Undefined where payments are Stripe's own. */
  stripe: { url: string } | undefined;
  /** Undefined where messages are LINE's own. */
  line: { url: string } | undefined;
  /** Undefined where mails are sent. */
  mailbox: { url: string } | undefined;
  accounts: readonly DemoAccount[];
  /** `AI_MODEL`, or `offline` if it is not set. */
  model: string;
  stateFolder: string;
  readySeconds: number;
}

/** The text that is printed when everything has started. */
export function banner(options: BannerOptions): string {
  const {
    aiServiceUrl,
    mcpServerUrl,
    stripe,
    line,
    mailbox,
    accounts,
    model,
    stateFolder,
    readySeconds,
  } = options;
  const isOffline = model === "offline";
  return [
    "",
    `  ${PRODUCT_NAME.ja} ${PRODUCT_NAME.en}`,
    "",
    `  Chat   ${aiServiceUrl}`,
    `  Admin  ${mcpServerUrl}/admin`,
    ...(stripe ? [`  Stripe ${stripe.url} (local, no money moves)`] : []),
    ...(line ? [`  LINE   ${line.url} (local, nobody receives anything)`] : []),
    ...(mailbox ? [`  Mail   ${mailbox.url} (local, no mail leaves it)`] : []),
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
  const rows = accounts.map(({ provider, email, name, role }) => [
    provider === "google" ? "Google" : "LINE",
    email ?? "(no e-mail)",
    role === "owner" ? "owner, for Admin" : "customer",
    name,
  ]);
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0))
  );
  const lines = rows.map((row) =>
    `    ${
      row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")
    }`
  );
  return ["  Demo accounts, no password:", ...lines, ""];
}
