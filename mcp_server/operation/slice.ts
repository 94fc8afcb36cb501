import type { Bilingual } from "../../shared/ui/locale.ts";
import type { Row, Sql } from "../storage/statement.ts";
import type { TableColumns } from "../storage/personal_columns.ts";
import type { Operation } from "./operation.ts";

/**
 * One area of the business, such as bookings: all of it is in the folder that
 * has the noun's name, beside the folders of the other slices. Its migrations
 * are in `migrations/` there, what the tests of all surfaces need to know of it
 * in `test_examples.ts`, and {@linkcode DemoRows}, if any, in `demo.ts` as
 * `demoRows`.
 */
export interface Slice {
  /** The noun of every operation, and the folder's name; snake_case. */
  noun: string;
  /** What the noun is about, as the OpenAPI document describes it. */
  title: Bilingual;
  operations: readonly Operation[];
  /** Every table of its migrations, by its columns. */
  tables?: readonly TableColumns[];
  /**
   * Tidies the slice's tables, now and then and from any number of instances
   * at once; every answer is right without it.
   *
   * @param sql Of the server's own login, outside any transaction.
   */
  housekeeping?: (sql: Sql, now: Date) => Promise<void>;
}

/** Rows of a demonstration by their table, in the order of writing them. */
export type DemoRows = Readonly<Record<string, readonly Row[]>>;
