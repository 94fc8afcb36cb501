import { ACTOR_KINDS } from "../../../audit/schemas.ts";
import { auditHref, KINDS } from "../../audit/filter.ts";
import { operationChoices } from "../../audit/operation_titles.ts";
import type { AuditProps } from "./props.ts";

/** Somebody to choose by name. */
export interface Person {
  id: string;
  name: string;
}

/** What to show. The answer has an address, so that it can be kept. */
export function AuditFilters(props: AuditProps & { people: Person[] }) {
  const { words, asked } = props;
  return (
    <div class="audit-filters">
      <nav class="segments" aria-label={words.kindLabel}>
        {KINDS.map((kind) => (
          <a
            key={kind}
            href={auditHref({ ...asked, kind, cursor: "" })}
            aria-current={kind === asked.kind ? "true" : "false"}
          >
            {words.kinds[kind]}
          </a>
        ))}
      </nav>
      <form method="get" class="filter-form">
        <input type="hidden" name="kind" value={asked.kind} />
        <Who {...props} />
        <What {...props} />
        <Line name="target" label={words.target} value={asked.target} />
        <Line name="from" type="date" label={words.from} value={asked.from} />
        <Line name="to" type="date" label={words.to} value={asked.to} />
        <div class="filter-buttons">
          <button type="submit" class="button" data-kind="primary">
            {words.show}
          </button>
          <a class="button" data-kind="quiet" href="/admin/audit">
            {words.reset}
          </a>
          <a
            class="button"
            href={auditHref({ ...asked, cursor: "" }, "/admin/audit/export")}
            download
          >
            {words.export}
          </a>
        </div>
      </form>
    </div>
  );
}

function Who({ words, asked, people }: AuditProps & { people: Person[] }) {
  const { who } = asked;
  const isListed = who === "" || ACTOR_KINDS.some((kind) => kind === who) ||
    people.some(({ id }) => id === who);
  return (
    <label class="field">
      <span>{words.who}</span>
      <select class="input" name="who">
        <option value="">{words.everyone}</option>
        {ACTOR_KINDS.map((kind) => (
          <option key={kind} value={kind} selected={kind === who}>
            {words.actorKinds[kind]}
          </option>
        ))}
        <optgroup label={words.people}>
          {people.map(({ id, name }) => (
            <option key={id} value={id} selected={id === who}>{name}</option>
          ))}
        </optgroup>
        {!isListed && (
          <optgroup label={words.chosen}>
            <option value={who} selected>{who}</option>
          </optgroup>
        )}
      </select>
    </label>
  );
}

function What({ words, asked, time: { locale } }: AuditProps) {
  return (
    <label class="field">
      <span>{words.operation}</span>
      <select class="input" name="operation">
        <option value="">{words.everything}</option>
        {operationChoices(locale).map(({ value, label }) => (
          <option
            key={value}
            value={value}
            selected={value === asked.operation}
          >
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function Line(
  { label, type = "text", ...input }: {
    name: string;
    label: string;
    value: string;
    type?: string;
  },
) {
  return (
    <label class="field">
      <span>{label}</span>
      <input class="input" type={type} autocomplete="off" {...input} />
    </label>
  );
}
