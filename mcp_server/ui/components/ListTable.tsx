import type { ComponentChildren } from "preact";

/** A column of a list: its header and its cells together. */
export interface ListColumn<Row> {
  /** The cell's class is `at-<name>`. */
  name: string;
  header: string;
  cell(row: Row): ComponentChildren;
}

interface Props<Row> {
  label: string;
  columns: readonly ListColumn<Row>[];
  rows: readonly Row[];
  keyOf(row: Row): string;
}

/**
 * A list of records. The roles are spelled out because rows become cards on a
 * small screen, and `display` takes table roles away.
 */
export function ListTable<Row>({ label, columns, rows, keyOf }: Props<Row>) {
  return (
    <table class="list-table" role="table" aria-label={label}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(({ name, header }) => (
            <th key={name} role="columnheader" scope="col">{header}</th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} role="row">
            {columns.map(({ name, header, cell }) => (
              <td
                key={name}
                role="cell"
                data-label={header}
                class={`at-${name}`}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
