import type { CustomerWords } from "../../locales/customers.ts";
import type { FormPlace } from "../ActionForm.tsx";
import { TextField } from "../FormField.tsx";

interface Props {
  words: CustomerWords;
  place: FormPlace;
  action: string;
  target?: Readonly<Record<string, string>>;
  values?: Partial<
    Record<"name" | "furigana" | "phone" | "email", string | null>
  >;
  /** Whether an account says the name and the address. */
  hasAccount?: boolean;
}

/** How somebody is called, and how to reach them. */
export function ContactFields(
  { words, values = {}, hasAccount, ...form }: Props,
) {
  const field = (name: "name" | "furigana" | "phone" | "email") => ({
    ...form,
    name,
    label: words[name],
    value: values[name] ?? "",
    autocomplete: "off",
  });
  return (
    <>
      {!hasAccount && <TextField {...field("name")} required maxLength={100} />}
      <TextField {...field("furigana")} maxLength={100} />
      <TextField {...field("phone")} type="tel" inputMode="tel" />
      {!hasAccount && <TextField {...field("email")} type="email" />}
    </>
  );
}
