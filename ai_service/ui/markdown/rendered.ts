import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";

/** Names one text of one message, as a prop of an island. */
export type RenderedName = `markdown_${string}`;

/**
 * Texts of answers that the page has rendered already, each given to the chat as
 * JSX: the browser takes them over from the HTML and needs no parser for them.
 */
export type Rendered = Readonly<Record<RenderedName, ComponentChildren>>;

const Context = createContext<Rendered>({});

/** Gives the answers below what is rendered already. */
export const RenderedProvider = Context.Provider;

/** The text of that name if the page has rendered it. */
export function useRendered(name: RenderedName): ComponentChildren {
  return useContext(Context)[name];
}

/** The name of part `at` of that message. */
export function renderedName(messageId: string, at: number): RenderedName {
  return `markdown_${messageId}_${at}`;
}
