import type { System } from "./system.ts";

const TIMEOUT_MS = 8_000;

/** What a server answered, or why it did not. */
export interface Answer {
  /** 0 if there was no answer. */
  status: number;
  headers: Headers;
  body: string;
  /** Empty if there was an answer. */
  problem: string;
  sentAt: Date;
  receivedAt: Date;
}

/** Asks a server, without following redirects; never throws. */
export async function ask(
  { fetch, now }: Pick<System, "fetch" | "now">,
  url: string,
  init: RequestInit = {},
): Promise<Answer> {
  const sentAt = now();
  try {
    const response = await fetch(url, {
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...init,
    });
    const receivedAt = now();
    const { status, headers } = response;
    const body = await response.text();
    return { status, headers, body, problem: "", sentAt, receivedAt };
  } catch (error) {
    const problem = reasonOf(error);
    const headers = new Headers();
    return { status: 0, headers, body: "", problem, sentAt, receivedAt: now() };
  }
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === "TimeoutError") return `no answer in ${TIMEOUT_MS / 1000} s`;
  return cause instanceof Error ? cause.message : message;
}

/** The body as JSON; an empty object if it is none. */
export function jsonOf({ body }: Answer): Record<string, unknown> {
  try {
    const value = JSON.parse(body);
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

/** `503`, or why there was no answer. */
export function outcomeOf({ status, problem }: Answer): string {
  return status === 0 ? problem : `answers ${status}`;
}
