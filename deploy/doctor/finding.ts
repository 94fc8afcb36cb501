/**
 * `fault`: does not work. `warning`: works, and should not stay so.
 * `not_checked`: another fault prevents it, or the environment for it is not
 * here.
 */
export type Status = "well" | "warning" | "fault" | "not_checked";

/** What one check found. None of its texts holds a secret. */
export interface Finding {
  /** In snake_case; stays the same between versions. */
  name: string;
  status: Status;
  /** What is, as a sentence without a full stop. */
  found: string;
  /** What should be; empty if it is. */
  expected: string;
  /** What to do or type next; empty if nothing. */
  next: string;
}

export function well(name: string, found: string): Finding {
  return { name, status: "well", found, expected: "", next: "" };
}

/** What is wrong, what should be, and what to do. */
type Remedy = Pick<Finding, "found" | "expected" | "next">;

export function fault(name: string, remedy: Remedy): Finding {
  return { name, status: "fault", ...remedy };
}

export function warning(name: string, remedy: Remedy): Finding {
  return { name, status: "warning", ...remedy };
}

/** @param next What makes the check possible; empty if another fault does. */
export function notChecked(name: string, found: string, next = ""): Finding {
  return { name, status: "not_checked", found, expected: "", next };
}
