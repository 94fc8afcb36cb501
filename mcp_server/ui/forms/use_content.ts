import { useState } from "preact/hooks";
import type { Question } from "../../../shared/ui/form/controls.ts";
import type { BuilderWords } from "../locales/forms.ts";
import {
  type FormContent,
  type Kind,
  moved,
  newQuestion,
  withoutBroken,
} from "./content.ts";

/** The form as it is being changed, and what was done last. */
export function useContent(
  first: FormContent,
  words: BuilderWords,
  newId: () => string,
) {
  const [content, setContent] = useState(first);
  const [status, setStatus] = useState("");
  const { fields } = content;
  const setFields = (changed: readonly Question[], said: string) => {
    setContent({ ...content, fields: withoutBroken(changed) });
    setStatus(said);
  };
  return {
    content,
    status,
    setTitle: (title: Partial<Omit<FormContent, "fields">>) =>
      setContent({ ...content, ...title }),
    add(kind: Kind) {
      const id = newId();
      const said = words.added(fields.length + 1);
      setFields([...fields, newQuestion(kind, id)], said);
      return id;
    },
    change: (place: number, field: Question) =>
      setFields(fields.with(place, field), ""),
    move: (place: number, by: -1 | 1) =>
      setFields(moved(fields, place, by), words.movedTo(place + by + 1)),
    remove: (place: number, label: string) =>
      setFields(fields.toSpliced(place, 1), words.removed(label)),
  };
}

export type ContentActions = ReturnType<typeof useContent>;
