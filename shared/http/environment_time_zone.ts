import { optional } from "./environment.ts";

/** An IANA time zone, `Asia/Tokyo` by default. */
export const timeZone = optional.transform((value) => value ?? "Asia/Tokyo")
  .refine(isTimeZone, "must be an IANA time zone such as Asia/Tokyo");

/**
 * Whether `name` is a zone here and in Postgres. `Intl` also knows offsets such
 * as `+09:00`, which Postgres reads the other way round, and short names such
 * as `JST`, which are not IANA's.
 */
function isTimeZone(name: string): boolean {
  if (!name.includes("/") && name !== "UTC") return false;
  try {
    // Newer names, such as Asia/Kolkata, are listed by an older one.
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name })
      .resolvedOptions();
    return timeZone === "UTC" ||
      Intl.supportedValuesOf("timeZone").includes(timeZone);
  } catch {
    return false;
  }
}
