import { useLanguage } from "../client/language.ts";
import { FormList } from "../results/FormList.tsx";
import { EmptyRecords } from "./EmptyRecords.tsx";
import { RecordList } from "./RecordList.tsx";
import { useRecords } from "./use_records.ts";

const PAGE = 20;

/** The forms that the person can fill in. */
export function FormRecords({ revision }: { revision: number }) {
  const { text: { own } } = useLanguage();
  const words = own.pages.forms;
  const forms = useRecords("form_list", { limit: PAGE }, revision);
  return (
    <section>
      <h2 class="visually-hidden">{words.title}</h2>
      <RecordList records={forms} empty={<EmptyRecords words={words} />}>
        {(items) => <FormList result={{ items }} />}
      </RecordList>
    </section>
  );
}
