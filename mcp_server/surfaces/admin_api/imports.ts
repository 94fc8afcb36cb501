import type { Context } from "hono";
import { invalidInput, notFound } from "../../../shared/http/errors.ts";
import type { StaffMember } from "../../operation/caller.ts";
import { type BatchedCall, startBatches } from "../../operation/batches.ts";
import type { Operation } from "../../operation/operation.ts";
import type { PipelineDeps } from "../../operation/pipeline.ts";
import { ENCODINGS } from "../../import/decode_text.ts";
import { importFile, type ImportProgress } from "../../import/import_file.ts";
import { type ImportOutput, maxRowsOf } from "../../import/schemas.ts";

/**
 * Imports the request's body, a CSV, by the operation `<noun>_import`. It is read
 * as it arrives, and answered line by line with what came of each batch
 * (newline-delimited JSON), so that neither is ever kept whole.
 *
 * @throws {ApiError} For every expected refusal, before the first batch.
 */
export async function answerImport(
  c: Context,
  deps: PipelineDeps,
  { operation, caller }: {
    operation: Operation | undefined;
    caller: StaffMember;
  },
): Promise<Response> {
  if (!operation) throw notFound("Operation");
  const { body } = c.req.raw;
  if (!body) throw invalidInput("body", "The body is empty");
  const importId = c.req.query("id") ?? "";
  if (!/^[0-9a-f]{64}$/.test(importId)) {
    throw invalidInput("id", "id is not the SHA-256 of the file");
  }
  const encoding = ENCODINGS.find((each) => each === c.req.query("encoding"));
  const requestId: string = c.get("requestId") ?? "";
  const call: BatchedCall = { operation, caller, requestId };
  const run = await startBatches(deps, call);
  const progress = importFile({
    body,
    importId,
    isTrial: c.req.query("trial") !== "no",
    encoding: encoding ?? "auto",
    batch: maxRowsOf(operation.noun),
  }, (input) => run(input) as Promise<ImportOutput>);
  return new Response(asLines(progress), {
    headers: {
      "Content-Type": "application/x-ndjson",
      "Cache-Control": "private, no-store",
    },
  });
}

function asLines(
  progress: AsyncGenerator<ImportProgress>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await progress.next();
      if (done) return controller.close();
      controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      await progress.return(undefined);
    },
  }, { highWaterMark: 0 });
}
