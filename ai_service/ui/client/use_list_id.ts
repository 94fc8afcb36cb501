import { useId } from "preact/hooks";

/**
 * An id within the list of conversations. Preact counts the ids of each island
 * anew, so that those of the chat beside it would be the same.
 */
export function useListId(): string {
  return `list-${useId()}`;
}
