import type { Operation } from "./operation/operation.ts";
import type { Slice } from "./operation/slice.ts";
import type { TableColumns } from "./storage/personal_columns.ts";
import * as listed from "./operations.ts";

/** Every slice of the server, as `operations.ts` lists them, in order of name. */
export const slices: readonly Slice[] = Object.values(listed);

/** Every table of a slice, by its columns. */
export const tables: readonly TableColumns[] = slices
  .flatMap((slice) => slice.tables ?? []);

/** Every operation of the server: its tools, its routes, its scopes. */
export const operations: readonly Operation[] = slices
  .flatMap((slice) => slice.operations);
