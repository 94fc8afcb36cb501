import type { StoredWake } from "./partition.ts";
import type { SqlStorage } from "./storage.ts";

type Row = { at: number; version: number; partition: string };

/** Creates the table of wakes. */
export function createWakeTable(sql: SqlStorage): void {
  sql.exec(`create table wake (
    at integer primary key, version integer not null, partition text not null)`);
}

/** The wakes that are due at `until` or before, earliest first. */
export function readWakes(sql: SqlStorage, until: number): StoredWake[] {
  return sql.exec<Row>(
    "select at, version, partition from wake where at <= ? order by at",
    until,
  ).toArray().map(toWake);
}

/** The earliest wake. */
export function firstWake(sql: SqlStorage): StoredWake | undefined {
  const [row] = sql.exec<Row>(
    "select at, version, partition from wake order by at limit 1",
  );
  return row && toWake(row);
}

/** One that was asked for again gets the new version. */
export function addWake(
  sql: SqlStorage,
  { at, version, partition }: StoredWake,
): void {
  sql.exec(
    "insert or replace into wake (at, version, partition) values (?, ?, ?)",
    at,
    version,
    JSON.stringify(partition),
  );
}

export function deleteWake(sql: SqlStorage, { at, version }: StoredWake): void {
  sql.exec("delete from wake where at = ? and version = ?", at, version);
}

function toWake({ at, version, partition }: Row): StoredWake {
  return { at, version, partition: JSON.parse(partition) };
}
