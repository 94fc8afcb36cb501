/** Says what was done just before, once; nothing if nothing was. */
export function DoneNotice(
  { done, words }: {
    done: string | null;
    words: Readonly<Record<string, string>>;
  },
) {
  const said = done !== null && Object.hasOwn(words, done) && words[done];
  return said ? <p class="notice" role="status">{said}</p> : null;
}
