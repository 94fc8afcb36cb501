import type { Text } from "../locales/text.ts";

interface Props {
  text: Pick<Text["bookings"], "pages" | "backToStart" | "next">;
  /** Null on the first page. */
  first: string | null;
  /** Null on the last page. */
  next: string | null;
}

/** The way through a long list. */
export function NextPage({ text, first, next }: Props) {
  if (first === null && next === null) return null;
  return (
    <nav class="paging" aria-label={text.pages}>
      {first !== null && (
        <a class="button" data-kind="quiet" href={first}>{text.backToStart}</a>
      )}
      {next !== null && <a class="button" href={next} rel="next">{text.next}
      </a>}
    </nav>
  );
}
