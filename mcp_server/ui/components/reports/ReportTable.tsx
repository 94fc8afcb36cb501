import type { ComponentChildren } from "preact";

interface Props {
  caption: string;
  headers: readonly string[];
  /** The first cell of each row names it. */
  rows: readonly { key: string; cells: readonly ComponentChildren[] }[];
}

/** Numbers by row; on a narrow screen it can be scrolled sideways. */
export function ReportTable({ caption, headers, rows }: Props) {
  return (
    <div class="table-scroll" role="region" aria-label={caption} tabIndex={0}>
      <table class="table traffic-table">
        <caption class="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {headers.map((header) => <th key={header} scope="col">{header}
            </th>)}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [head, ...cells] }) => (
            <tr key={key}>
              <th scope="row" dir="auto">{head}</th>
              {cells.map((cell, index) => <td key={index}>{cell}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
