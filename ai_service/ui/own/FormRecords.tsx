import { useLanguage } from "../client/language.ts";
import { FormList } from "../results/FormList.tsx";
import { EmptyRecords } from "./EmptyRecords.tsx";
import { HandedIn } from "./HandedIn.tsx";
import { RecordList } from "./RecordList.tsx";
import { useRecords } from "./use_records.ts";

const PAGE = 20;

/** The forms that the person can fill in, and what they handed in. */
export function FormRecords({ revision }: { revision: number }) {
  const { text: { own } } = useLanguage();
  const words = own.pages.forms;
  const forms = useRecords("form_list", { limit: PAGE }, revision);
  const handedIn = useRecords("form_submissions", { limit: PAGE }, revision);
  return (
    <>
      <section class="own-section">
        <h2 class="visually-hidden">{words.title}</h2>
        <RecordList records={forms} empty={<EmptyRecords words={words} />}>
          {(items) => <FormList result={{ items }} />}
        </RecordList>
      </section>
      <section class="own-section" aria-labelledby="handed-in">
        <h2 id="handed-in">{words.handedIn}</h2>
        <RecordList records={handedIn} empty={<p>{words.noneHandedIn}</p>}>
          {(items) => <HandedIn items={items} />}
        </RecordList>
      </section>
    </>
  );
}
