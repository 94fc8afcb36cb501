import type { Locale } from "../../../../shared/ui/locale.ts";
import { submissionWords } from "../../locales/submissions.ts";
import type { SubmissionFilter } from "../../submission_filter.ts";

interface Props {
  filter: SubmissionFilter;
  forms: readonly { id: string; titleJa: string; titleEn: string }[];
  locale: Locale;
}

/** Which submissions to show; the answer is in the address. */
export function SubmissionFilters({ filter, forms, locale }: Props) {
  const words = submissionWords[locale];
  const input = (name: "q" | "from" | "to", label: string) => (
    <div class="field">
      <label for={`filter-${name}`}>{label}</label>
      <input
        id={`filter-${name}`}
        class="input"
        type={name === "q" ? "search" : "date"}
        name={name}
        value={filter[name] ?? ""}
        maxLength={100}
        autocomplete="off"
      />
    </div>
  );
  return (
    <form
      method="get"
      class="filter-form"
      role="search"
      aria-label={words.filter}
    >
      {filter.customer && (
        <input type="hidden" name="customer" value={filter.customer} />
      )}
      {input("q", words.query)}
      <div class="field">
        <label for="filter-form">{words.form}</label>
        <select id="filter-form" class="input" name="form">
          <option value="">{words.any}</option>
          {forms.map(({ id, titleJa, titleEn }) => (
            <option key={id} value={id} selected={id === filter.form}>
              {locale === "ja" ? titleJa : titleEn}
            </option>
          ))}
        </select>
      </div>
      {input("from", words.from)}
      {input("to", words.to)}
      <button type="submit" class="button" data-kind="primary">
        {words.filter}
      </button>
      <a class="button" data-kind="quiet" href="/admin/submissions">
        {words.reset}
      </a>
    </form>
  );
}
