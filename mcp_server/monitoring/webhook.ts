import type { AlertRule } from "./rules.ts";
import { isPublicAddress, isPublicHost } from "./public_host.ts";

/** How long the other side may take, in milliseconds. */
const TIMEOUT_MS = 5_000;

/** Where alerts are sent. */
export interface WebhookAddress {
  url: string;
  /** Base64 behind `whsec_`; without it, alerts are sent unsigned. */
  secret: string | undefined;
  /** A server on this machine may also send to this machine. */
  isLocal: boolean;
}

/** Sends over the network; a test has its own. */
export interface WebhookNetwork {
  fetch: typeof fetch;
  /** The addresses of a name; undefined where the runtime tells none. */
  resolve?: ((host: string) => Promise<readonly string[]>) | undefined;
}

/** What is sent of an alert. */
export interface AlertNews {
  /** The same for each try, so that a repetition is recognised. */
  id: string;
  type: "alert.began" | "alert.ended";
  rule: AlertRule;
  /** ISO 8601. */
  beganAt: string;
  endedAt: string | null;
  value: number;
  allowed: number;
  /** The origin of the server that it is about. */
  server: string;
  /** In words; chats that take webhooks show this field. */
  text: string;
}

/**
 * Sends an alert. It is signed as Standard Webhooks asks.
 *
 * @see https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 * @throws {Error} If the other side does not take it, or is no public host.
 */
export async function sendAlert(
  news: AlertNews,
  { url, secret, isLocal }: WebhookAddress,
  { fetch, resolve, now }: WebhookNetwork & { now: Date },
): Promise<void> {
  if (!isLocal) await requirePublic(new URL(url).hostname, resolve);
  const { id, ...data } = news;
  const body = JSON.stringify(data);
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": timestamp,
      ...(secret !== undefined && {
        "webhook-signature": await sign(`${id}.${timestamp}.${body}`, secret),
      }),
    },
    body,
    // Another address would not be checked.
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`The webhook answered ${response.status}`);
}

/** A public name may lead to a private address all the same. */
async function requirePublic(
  host: string,
  resolve: WebhookNetwork["resolve"],
): Promise<void> {
  if (isPublicHost(host)) {
    if (!resolve || /^\[|^[\d.]+$/.test(host)) return;
    const addresses = await resolve(host);
    if (addresses.length > 0 && addresses.every(isPublicAddress)) return;
  }
  throw new Error("The webhook's host is not on the public Internet");
}

async function sign(text: string, secret: string): Promise<string> {
  const bytes = Uint8Array.from(
    atob(secret.replace(/^whsec_/, "")),
    (letter) => letter.charCodeAt(0),
  );
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle
    .importKey("raw", bytes, algorithm, false, ["sign"]);
  const signature = await crypto.subtle
    .sign("HMAC", key, new TextEncoder().encode(text));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`;
}
