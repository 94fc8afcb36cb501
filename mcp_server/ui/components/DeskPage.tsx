import type { ComponentChildren } from "preact";
import { asset, Head } from "fresh/runtime";
import type { Text } from "../locales/text.ts";
import { DoneNotice } from "./DoneNotice.tsx";

interface Props {
  text: Text;
  /** The page's own words. */
  words: {
    title: string;
    lead: string;
    done: Readonly<Record<string, string>>;
  };
  /** The action that was done just before; null if none was. */
  done: string | null;
  /** Path of a style sheet that this page needs beside the site's. */
  styleSheet?: string;
  children: ComponentChildren;
}

/** A page of the desk: its title, what was done just before, and what it is about. */
export function DeskPage({ text, words, done, styleSheet, children }: Props) {
  return (
    <div class="desk-page">
      <Head>
        <title>{`${words.title} · ${text.site}`}</title>
        {styleSheet && <link rel="stylesheet" href={asset(styleSheet)} />}
      </Head>
      <header class="page-header">
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <DoneNotice done={done} words={words.done} />
      {children}
    </div>
  );
}
