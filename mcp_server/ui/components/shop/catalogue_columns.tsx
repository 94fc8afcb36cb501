import type { ListColumn } from "../ListTable.tsx";

/** The column of a record's name in both languages, which links to its page. */
export function nameColumn<Item>(
  header: string,
  of: (item: Item) => { href: string; ja: string; en: string },
): ListColumn<Item> {
  return {
    name: "name",
    header,
    cell: (item) => {
      const { href, ja, en } = of(item);
      return (
        <>
          <a href={href} dir="auto">{ja}</a>
          <span class="fine" dir="auto">{en}</span>
        </>
      );
    },
  };
}

/** The column that says whether a record is offered or was retired. */
export function stateColumn<Item extends { active: boolean }>(
  words: { state: string; offered: string; retired: string },
): ListColumn<Item> {
  return {
    name: "state",
    header: words.state,
    cell: ({ active }) =>
      active
        ? <span class="badge" data-tone="accent">{words.offered}</span>
        : <span class="badge">{words.retired}</span>,
  };
}
