/** What is typed but not sent, kept per conversation while the tab lives. */
export interface Drafts {
  read(conversationId: string | null): string;
  write(conversationId: string | null, text: string): void;
}

/** Drafts in `storage`; where a browser forbids storage, drafts last as long as the page. */
export function createDrafts(storage: () => Storage): Drafts {
  const key = (id: string | null) => `draft:${id ?? "new"}`;
  return {
    read: (id) => {
      try {
        return storage().getItem(key(id)) ?? "";
      } catch {
        return "";
      }
    },
    write: (id, text) => {
      try {
        if (text === "") storage().removeItem(key(id));
        else storage().setItem(key(id), text);
      } catch {
        // The text is still in the composer.
      }
    },
  };
}
