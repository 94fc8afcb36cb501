import { asset, Head } from "fresh/runtime";
import type { Locale } from "../../../../shared/ui/locale.ts";
import { importWords, remarkWordsOf } from "../../locales/imports.ts";
import { DeskCard } from "../DeskCard.tsx";

interface Props {
  locale: Locale;
  /** The kind of records; the address takes it as `<noun>/import/file`. */
  noun: string;
  /** Headers that the file may have, in this language, by the columns' names. */
  headers: Readonly<Record<string, string>>;
}

/** Sends a file to be tried and imported; a script shows what comes of it. */
export function ImportForm({ locale, noun, headers }: Props) {
  const words = importWords[locale];
  const fileId = `${noun}-file`;
  const said = { ...words, ...remarkWordsOf(locale), headers };
  return (
    <DeskCard id={noun} title={words.titles[noun]!}>
      <Head>
        <script type="module" src={asset("/admin/import.js")} />
      </Head>
      <p class="fine">{words.lead}</p>
      <p class="fine">
        {words.columns}: <code>{Object.values(headers).join(", ")}</code>
      </p>
      <noscript>
        <p class="notice">{words.needsScript}</p>
      </noscript>
      <form
        class="action-form"
        data-import={`/api/admin/${noun}/import/file`}
        data-words={JSON.stringify(said)}
      >
        <div class="field">
          <label for={fileId}>{words.file}</label>
          <input
            id={fileId}
            class="input"
            type="file"
            accept=".csv,.tsv,.txt,text/csv"
            required
          />
        </div>
        <Encodings locale={locale} noun={noun} />
        <div class="row-actions">
          <button type="submit" class="button" name="trial" value="yes">
            {words.trial}
          </button>
          <button
            type="submit"
            class="button"
            data-kind="primary"
            name="trial"
            value="no"
          >
            {words.run}
          </button>
        </div>
        <p role="status" data-status></p>
        <div data-result></div>
      </form>
    </DeskCard>
  );
}

function Encodings({ locale, noun }: { locale: Locale; noun: string }) {
  const words = importWords[locale];
  const id = `${noun}-encoding`;
  return (
    <div class="field">
      <label for={id}>{words.encoding}</label>
      <select id={id} class="input" name="encoding">
        {Object.entries(words.encodings).map(([value, label]) => (
          <option key={value} value={value}>{label}</option>
        ))}
      </select>
    </div>
  );
}
