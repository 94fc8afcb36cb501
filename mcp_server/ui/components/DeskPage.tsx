import type { ComponentChildren } from "preact";
import { asset, Head } from "fresh/runtime";
import type { Text } from "../locales/text.ts";
import type { FormPlace } from "./ActionForm.tsx";
import { DoneNotice } from "./DoneNotice.tsx";
import { RefusedNotice } from "./RefusedNotice.tsx";

interface Props {
  text: Text;
  /** The page's own words. */
  words: {
    title: string;
    lead?: string | undefined;
    done?: Readonly<Record<string, string>>;
  };
  /** In place of the title, where the heading is more than a text. */
  heading?: ComponentChildren;
  /** Beside the heading, such as badges. */
  aside?: ComponentChildren;
  /** The action that was done just before; null if none was. */
  done?: string | null;
  /** Of a page whose forms may be gone when one of them is refused. */
  place?: FormPlace;
  /** Path of a style sheet that this page needs beside the site's. */
  styleSheet?: string;
  /** Address of the events after which parts of the page are read anew. */
  live?: string;
  children: ComponentChildren;
}

/** A page of the desk: its title, what was done just before, and what it is about. */
export function DeskPage(props: Props) {
  const { text, words, heading, aside, done, place, styleSheet } = props;
  const { title, lead } = words;
  return (
    <div class="desk-page" {...(props.live && { "data-live": props.live })}>
      <Head>
        <title>{`${title} · ${text.site}`}</title>
        {styleSheet && <link rel="stylesheet" href={asset(styleSheet)} />}
      </Head>
      <header class="page-header">
        <h1 dir="auto">{heading ?? title}</h1>
        {lead && <p dir="auto">{lead}</p>}
        {aside}
      </header>
      {words.done && <DoneNotice done={done ?? null} words={words.done} />}
      {place && <RefusedNotice place={place} />}
      {props.children}
    </div>
  );
}
