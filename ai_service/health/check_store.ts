import { ApiError } from "../../shared/http/errors.ts";
import type { Kv } from "../store/kv.ts";
import { probeStore } from "../store/probe.ts";
import type { Check } from "./check.ts";

/**
 * Whether the store can be written and read. On a full disk it may never answer,
 * which counts as a failure.
 *
 * @param timeout In milliseconds.
 */
export async function checkStore(
  kv: Pick<Kv, "get" | "set">,
  timeout: number,
): Promise<Check> {
  const name = "store";
  const late = Promise.withResolvers<"late">();
  const timer = setTimeout(() => late.resolve("late"), timeout);
  try {
    const end = await Promise.race([probeStore(kv), late.promise]);
    return end === "late"
      ? { name, status: "failed", reason: "no_answer" }
      : { name, status: "ok" };
  } catch (cause) {
    const reason = cause instanceof ApiError ? cause.code : "unusable";
    return { name, status: "failed", reason, cause };
  } finally {
    clearTimeout(timer);
  }
}
