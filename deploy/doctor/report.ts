import type { Finding, Status } from "./finding.ts";

const MARKS: Record<Status, string> = {
  well: "ok  ",
  warning: "WARN",
  fault: "FAIL",
  not_checked: "skip",
};

/** The findings as text: faults with what is expected and what to do next. */
export function report(findings: readonly Finding[]): string {
  return [...findings.map(describe), "", summary(findings)].join("\n");
}

function describe({ name, status, found, expected, next }: Finding): string {
  const lines = [`${MARKS[status]} ${name}: ${found}`];
  if (expected) lines.push(`       expected: ${expected}`);
  if (next) lines.push(`       next: ${next}`);
  return lines.join("\n");
}

function summary(findings: readonly Finding[]): string {
  const count = (status: Status) =>
    findings.filter((finding) => finding.status === status).length;
  const faults = count("fault");
  const skipped = count("not_checked");
  const left = skipped > 0 ? `; ${skipped} not checked` : "";
  const warnings = count("warning");
  const warned = warnings > 0 ? `, ${warnings} to look at` : "";
  return faults === 0
    ? `All well${warned}${left}`
    : `${faults} of ${findings.length} checks failed${warned}${left}`;
}

/** 1 if there is a fault, else 0. */
export function exitCode(findings: readonly Finding[]): number {
  return findings.some(({ status }) => status === "fault") ? 1 : 0;
}
