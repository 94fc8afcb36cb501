import type { Text } from "../locales/text.ts";
import { hrefOf } from "../query.ts";
import { NextPage } from "./NextPage.tsx";

interface Props {
  text: Text;
  url: URL;
  nextCursor: string | null;
}

/** The way through a list whose address is this page's. */
export function Paging({ text, url, nextCursor }: Props) {
  const { cursor, done: _, only: __, ...rest } = Object.fromEntries(
    url.searchParams,
  );
  const at = (cursor?: string) => hrefOf(url.pathname, { ...rest, cursor });
  return (
    <NextPage
      text={text.bookings}
      first={cursor ? at() : null}
      next={nextCursor === null ? null : at(nextCursor)}
    />
  );
}
