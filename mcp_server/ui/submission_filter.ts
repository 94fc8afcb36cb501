import { addDays, atLocalTime } from "../../shared/time/time_zone.ts";
import { hrefOf, parameter } from "./query.ts";

/** Which submissions the page shows; it travels in the address. */
export interface SubmissionFilter {
  q?: string | undefined;
  form?: string | undefined;
  customer?: string | undefined;
  /** `YYYY-MM-DD`, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

const NAMES = ["q", "form", "customer", "from", "to"] as const;

/** Reads the filter; what is no day counts as none. */
export function readSubmissionFilter(url: URL): SubmissionFilter {
  return Object.fromEntries(NAMES.flatMap((name) => {
    const value = parameter(url, name)?.slice(0, 100);
    const isGood = value &&
      (name !== "from" && name !== "to" || isDay(value));
    return isGood ? [[name, value]] : [];
  }));
}

/** The address of a page of submissions under that filter. */
export function submissionsHref(
  filter: SubmissionFilter,
  path = "/admin/submissions",
): string {
  return hrefOf(path, { ...filter });
}

/** The filter as the operations take it; days are the business's. */
export function argumentsOf(
  { q, form, customer, from, to }: SubmissionFilter,
  timeZone: string,
): Record<string, string | undefined> {
  const midnight = (date: string) =>
    new Date(atLocalTime(date, 0, timeZone)).toISOString();
  return {
    query: q,
    formId: form?.slice(0, 64),
    customerId: customer?.slice(0, 64),
    ...(from && { from: midnight(from) }),
    ...(to && { to: midnight(addDays(to, 1)) }),
  };
}

function isDay(text: string): boolean {
  const time = Date.parse(text);
  return /^2[01]\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(time) &&
    new Date(time).toISOString().startsWith(text);
}
