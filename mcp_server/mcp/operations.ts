// This module is portable: it runs on Deno and on Workers.
import type { Operation } from "./operation.ts";

/** Every operation of the server: its tools, its routes, its scopes. */
export const operations: readonly Operation[] = [];
