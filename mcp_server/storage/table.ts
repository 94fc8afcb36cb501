import type { z } from "zod";
import { innerOf } from "./personal.ts";
import { fragment, type Row, Statement, type Value } from "./statement.ts";

/**
 * The columns of a table, by the property names under which they are read and
 * written: column `created_at` is property `createdAt`.
 */
export type Columns = Readonly<Record<string, z.ZodType>>;

/** The type of a row with those columns. */
export type RowOf<Part extends { columns: Columns }> = {
  -readonly [Name in keyof Part["columns"]]: z.output<Part["columns"][Name]>;
};

/** A value, or an SQL expression, for each column. */
export type NewRow<Of extends Columns> = {
  [Name in keyof Of]: z.output<Of[Name]> | Statement<readonly object[]>;
};

/** `Given`, without properties that are not columns. */
type OnlyColumns<Given, Of extends Columns> =
  & Given
  & Record<Exclude<keyof Given, keyof Of>, never>;

/** Column names that are not the property name in snake case. */
type ColumnNames<Of extends Columns> = Partial<Record<keyof Of, string>>;

/** Columns of a table that a query reads. */
export interface Selection<Of extends Columns> {
  columns: Of;
  /** The select list, e.g. `bookings.id, bookings.start_at as "start"`. */
  list: Statement<Row[]>;
}

/** A table; it writes the parts of statements that list its columns. */
export class Table<Of extends Columns> {
  readonly name: string;
  readonly columns: Of;
  readonly #columnNames: Readonly<Record<string, string>>;
  readonly #properties: readonly string[];
  readonly #insertion: readonly string[];
  readonly #inJson: ReadonlySet<string>;

  constructor(name: string, columns: Of, names: ColumnNames<Of> = {}) {
    this.name = name;
    this.columns = columns;
    this.#columnNames = names as Record<string, string>;
    this.#properties = Object.keys(columns);
    this.#inJson = new Set(
      this.#properties.filter((property) => isJson(columns[property]!)),
    );
    const stored = this.#properties.map((property) => this.columnOf(property));
    this.#insertion = [
      `(${stored.join(", ")}) values (`,
      ...stored.slice(1).map(() => ", "),
      ")",
    ];
  }

  /** The column name of a property. */
  columnOf(property: string): string {
    return this.#columnNames[property] ??
      property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }

  /** The select list of those properties. */
  pick<Name extends keyof Of & string>(
    ...properties: Name[]
  ): Selection<Pick<Of, Name>> {
    const columns = Object.fromEntries(
      properties.map((property) => [property, this.columns[property]]),
    ) as Pick<Of, Name>;
    const list = properties.map((property) => {
      const column = this.columnOf(property);
      const label = column === property ? "" : ` as "${property}"`;
      return `${this.name}.${column}${label}`;
    });
    return { columns, list: fragment([list.join(", ")]) };
  }

  /**
   * The part after `insert into <table>`. The types require every column and
   * allow no other property, so that no value is dropped silently.
   */
  values<Given extends NewRow<Of>>(
    row: OnlyColumns<Given, Of>,
  ): Statement<Row[]> {
    const values = this.#properties.map((property) =>
      this.#toValue(property, row[property as keyof Given])
    );
    return fragment(this.#insertion, values);
  }

  /** As {@linkcode Table.values}, for several rows and without expressions. */
  valuesOf(rows: readonly RowOf<this>[]): Statement<Row[]> {
    const names = this.#properties
      .map((property) => this.columnOf(property)).join(", ");
    const stored = rows.map((row) =>
      Object.fromEntries(
        this.#properties.map((property) => [
          this.columnOf(property),
          row[property as keyof typeof row],
        ]),
      )
    );
    return fragment([
      `(${names}) select ${names}
      from jsonb_populate_recordset(null::${this.name}, `,
      ")",
    ], [JSON.stringify(stored)]);
  }

  /** The part after `update <table> set`; needs at least one column. */
  assignments<Given extends Partial<NewRow<Of>>>(
    changes: OnlyColumns<Given, Of>,
  ): Statement<Row[]> {
    const properties = Object.keys(changes);
    const strings = properties.map((property, index) =>
      `${index === 0 ? "" : ", "}${this.columnOf(property)} = `
    );
    const values = properties.map((property) =>
      this.#toValue(property, changes[property as keyof Given])
    );
    return fragment([...strings, ""], values);
  }

  #toValue(property: string, value: unknown): Value {
    const isGiven = value !== null && !(value instanceof Statement);
    return isGiven && this.#inJson.has(property)
      ? JSON.stringify(value)
      : value as Value;
  }
}

/** Declares a table by its columns, and the names that do not follow theirs. */
export function defineTable<const Of extends Columns>(
  name: string,
  columns: Of,
  names?: ColumnNames<Of>,
): Table<Of> {
  return new Table(name, columns, names);
}

function isJson(schema: z.core.$ZodType): boolean {
  const inner = innerOf(schema);
  if (inner) return isJson(inner);
  return ["object", "record", "array"].includes(schema._zod.def.type);
}
