import type { Operation } from "./operation/operation.ts";
import type { Slice } from "./operation/slice.ts";
import type { TableColumns } from "./storage/personal_columns.ts";
import * as listed from "./operations.ts";

/** The slices of the server that `operations.ts` lists, sorted by name. */
export const slices: readonly Slice[] = Object.values(listed);

/** The column maps of all slices' tables. */
export const tables: readonly TableColumns[] = slices
  .flatMap((slice) => slice.tables ?? []);

/** The operations of all slices. */
export const operations: readonly Operation[] = slices
  .flatMap((slice) => slice.operations);

/** What staff alone do, of all slices. */
export const staffOperations: readonly Operation[] = slices
  .flatMap((slice) => slice.staffOperations ?? []);
