import type { Log } from "../../shared/http/log.ts";
import type { Sql } from "../storage/statement.ts";
import {
  claimUnsent,
  markSent,
  readHealth,
  readOpenRules,
  type UnsentAlert,
  writeFindings,
} from "./alert_store.ts";
import { newsText } from "./alert_text.ts";
import { applyRules } from "./rules.ts";
import {
  type AlertNews,
  sendAlert,
  type WebhookAddress,
  type WebhookNetwork,
} from "./webhook.ts";

/** Dependencies of {@linkcode checkAlerts}. */
export interface AlertDeps {
  sql: Sql;
  log: Log;
  now: () => Date;
  /** Undefined: alerts are shown and not sent. */
  webhook: WebhookAddress | undefined;
  network: WebhookNetwork;
  serverUrl: string;
}

/**
 * Applies the rules, writes which alerts began or ended, and sends that to the
 * webhook. What could not be sent is sent by the next check.
 */
export async function checkAlerts(deps: AlertDeps): Promise<void> {
  const { sql, webhook } = deps;
  const health = await readHealth(sql);
  await writeFindings(sql, applyRules(health, await readOpenRules(sql)));
  if (!webhook) return;
  for (const alert of await claimUnsent(sql)) await send(deps, webhook, alert);
}

async function send(
  { sql, log, now, network, serverUrl }: AlertDeps,
  webhook: WebhookAddress,
  alert: UnsentAlert,
): Promise<void> {
  try {
    const news = newsOf(alert, serverUrl);
    await sendAlert(news, webhook, { ...network, now: now() });
    await markSent(sql, alert);
  } catch (cause) {
    log.error("alert_not_sent", { rule: alert.rule, cause });
  }
}

function newsOf(alert: UnsentAlert, server: string): AlertNews {
  const { id, rule, began_at, ended_at, value, allowed } = alert;
  const isOver = ended_at !== null;
  return {
    id: `msg_${id}_${isOver ? "ended" : "began"}`,
    type: isOver ? "alert.ended" : "alert.began",
    rule,
    beganAt: began_at.toISOString(),
    endedAt: ended_at?.toISOString() ?? null,
    value,
    allowed,
    server,
    text: newsText(alert, isOver),
  };
}
