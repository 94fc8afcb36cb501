import type { ServiceName } from "../local/stack.ts";
import type { WorkersTarget } from "../workers/commands.ts";

/**
 * The variables by which {@linkcode chosenTarget} of another process gets this
 * target, so that the same test files run on each of them.
 */
export function targetVariables(
  { services, folder }: WorkersTarget,
): Record<string, string> {
  return { E2E_WORKERS: services.join(), E2E_WORKERS_FOLDER: folder };
}

/** The target that this process was given; by default all run on Deno. */
export function chosenTarget(): WorkersTarget {
  const services = Deno.env.get("E2E_WORKERS")?.split(",") ?? [];
  const folder = Deno.env.get("E2E_WORKERS_FOLDER") ?? "";
  return { services: services as ServiceName[], folder };
}
