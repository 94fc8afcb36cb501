import { parse, type ParseError, printParseErrorCode } from "jsonc-parser";
import * as z from "zod";
import { join } from "node:path";
import { PROJECT } from "../build/project.ts";
import type { ServiceName } from "../build/service.ts";

/** The part of a Worker's configuration that the local runtime follows. */
const schema = z.object({
  compatibility_date: z.string(),
  compatibility_flags: z.array(z.string()),
  assets: z.object({
    binding: z.string(),
    run_worker_first: z.array(z.string()),
  }),
  durable_objects: z.object({
    bindings: z.array(z.object({ name: z.string(), class_name: z.string() })),
  }).optional(),
  hyperdrive: z.array(z.object({ binding: z.string() })).optional(),
});

/** What `wrangler.jsonc` says of a Worker. */
export type WorkerConfig = z.output<typeof schema>;

/** The folder of a Worker's configuration. */
export function configFolder(service: ServiceName): string {
  return join(PROJECT, "deploy/workers", service);
}

/**
 * Reads `wrangler.jsonc` of a service.
 *
 * @throws {TypeError} If it is not JSON with comments.
 */
export async function readWorkerConfig(
  service: ServiceName,
): Promise<WorkerConfig> {
  const path = join(configFolder(service), "wrangler.jsonc");
  const errors: ParseError[] = [];
  const value = parse(await Deno.readTextFile(path), errors);
  const [first] = errors;
  if (first) {
    throw new TypeError(
      `Cannot read ${path}: ${printParseErrorCode(first.error)}`,
    );
  }
  return schema.parse(value);
}
