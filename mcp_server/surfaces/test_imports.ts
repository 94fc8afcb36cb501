import { SITE } from "../auth/staff_test_site.ts";
import type { ImportProgress } from "../import/import_file.ts";
import type { Remark } from "../import/schemas.ts";
import type { StaffBrowser } from "./test_staff.ts";

/** A file as a test sends it. */
export interface SentFile {
  noun: string;
  body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
  isTrial?: boolean;
  encoding?: string;
  /** SHA-256 of the file, unless a test says another. */
  id?: string;
}

/** What came of a file in all. */
export interface ImportTotal {
  status: number;
  added: number;
  changed: number;
  same: number;
  wrong: number;
  skipped: number;
  /** As `line field reason`. */
  said: string[];
  remarks: Remark[];
  isDone: boolean;
  isUnreadable: boolean;
}

/** Imports a file as a page does. */
export async function sendFile(
  { browser }: StaffBrowser,
  { noun, body, isTrial = false, encoding = "auto", id }: SentFile,
): Promise<ImportTotal> {
  const query = new URLSearchParams({
    id: id ?? await sha256(body),
    trial: isTrial ? "yes" : "no",
    encoding,
  });
  const path = `/api/admin/${noun}/import/file?${query}`;
  const answer = await browser.send(path, {
    method: "POST",
    headers: { "Content-Type": "text/csv", Origin: SITE },
    body,
  });
  const text = await answer.text();
  const batches: ImportProgress[] = answer.ok
    ? text.trim().split("\n").map((line) => JSON.parse(line))
    : [];
  return { status: answer.status, ...sumOf(batches) };
}

function sumOf(batches: readonly ImportProgress[]) {
  const sum = (name: "added" | "changed" | "same" | "wrong" | "skipped") =>
    batches.reduce((all, batch) => all + batch[name], 0);
  return {
    added: sum("added"),
    changed: sum("changed"),
    same: sum("same"),
    wrong: sum("wrong"),
    skipped: sum("skipped"),
    said: batches.flatMap(({ remarks }) =>
      remarks.map(({ line, field, reason }) => `${line} ${field} ${reason}`)
    ),
    remarks: batches.flatMap(({ remarks }) => remarks),
    isDone: batches.at(-1)?.isDone ?? false,
    isUnreadable: batches.at(-1)?.isUnreadable ?? false,
  };
}

async function sha256(body: SentFile["body"]): Promise<string> {
  if (body instanceof ReadableStream) throw new TypeError("Give an id");
  const bytes = typeof body === "string"
    ? new TextEncoder().encode(body)
    : body;
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(digest).toHex();
}
