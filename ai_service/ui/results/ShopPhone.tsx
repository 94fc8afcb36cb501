import { useEffect, useState } from "preact/hooks";
import { useLanguage } from "../client/language.ts";
import { useResultActions } from "./actions.ts";
import { type Row, textOf } from "./read_result.ts";

/** Whom to ask where nobody knows whether something was done. */
export function ShopPhone() {
  const { text, locale } = useLanguage();
  const { read } = useResultActions();
  const [phone, setPhone] = useState("");
  useEffect(() => {
    read("business_info").then(
      (facts) => setPhone(textOf((facts as Row | null)?.phone, locale)),
      () => {},
    );
  }, []);
  return (
    <p>
      {text.approval.askShop} {phone && <a href={`tel:${phone}`}>{phone}</a>}
    </p>
  );
}
