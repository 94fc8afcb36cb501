import { useLanguage } from "../client/language.ts";
import { Orders } from "../results/Orders.tsx";
import { EmptyRecords } from "./EmptyRecords.tsx";
import { RecordList } from "./RecordList.tsx";
import { useRecords } from "./use_records.ts";

const PAGE = 10;

/** The person's orders, the latest first. */
export function OrderRecords({ revision }: { revision: number }) {
  const { text: { own } } = useLanguage();
  const words = own.pages.orders;
  const orders = useRecords("order_list", { limit: PAGE }, revision);
  return (
    <section>
      <h2 class="visually-hidden">{words.title}</h2>
      <RecordList records={orders} empty={<EmptyRecords words={words} />}>
        {(items) => <Orders result={{ items }} />}
      </RecordList>
    </section>
  );
}
