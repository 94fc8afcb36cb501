import type { Bilingual } from "../../shared/ui/locale.ts";
import type { Row, Sql } from "../storage/statement.ts";
import type { TableColumns } from "../storage/personal_columns.ts";
import type { Operation } from "./operation.ts";

/**
 * One area of the business, such as bookings. Everything that belongs to it is
 * in the folder named by its noun: its migrations in `migrations/`, example
 * inputs for the tests of all surfaces in `test_examples.ts`, and rows for the
 * demonstration, if it has any, in `demo.ts`. It is listed in `operations.ts`.
 */
export interface Slice {
  /** The noun of its operations and the name of its folder; snake_case. */
  noun: string;
  /** Description of the noun in the OpenAPI document. */
  title: Bilingual;
  operations: readonly Operation[];
  /** What staff alone do; none of it is a tool or open to a token. */
  staffOperations?: readonly Operation[];
  /** Every table of its migrations, by its columns. */
  tables?: readonly TableColumns[];
  /**
   * Runs every minute on each instance, to keep its tables small; results are
   * correct without it, and several instances can run it at the same time.
   *
   * @param sql Of the server's login role, outside any transaction.
   */
  housekeeping?: (sql: Sql, now: Date) => Promise<void>;
}

/**
 * The rows that a slice's `demo.ts` exports as `demoRows`, by table, in the
 * order in which they are inserted.
 */
export type DemoRows = Readonly<Record<string, readonly Row[]>>;
