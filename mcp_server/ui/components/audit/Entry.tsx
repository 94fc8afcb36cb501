import type { AuditEntryView } from "../../../audit/schemas.ts";
import { formatMoment } from "../../../../shared/ui/format.ts";
import { auditHref } from "../../audit/filter.ts";
import { titleOf } from "../../audit/operation_titles.ts";
import { formatDay } from "../../format.ts";
import { Changes } from "./Changes.tsx";
import type { AuditProps } from "./props.ts";
import { Revocations } from "./Revocations.tsx";

export type EntryProps = AuditProps & { entry: AuditEntryView };

/** One entry: who did what to which records, and in detail what has changed. */
export function Entry(props: EntryProps) {
  const { entry, words, time } = props;
  const { at, operation, kind, request, actor } = entry;
  return (
    <li class="card entry" data-kind={kind}>
      <p class="entry-what">
        <strong>{titleOf(operation, time.locale)}</strong>
        <time dateTime={at}>{momentOf(at, time)}</time>
      </p>
      <p class="entry-who">
        <Who {...props} />
      </p>
      <Targets {...props} />
      <details>
        <summary class="button" data-kind="quiet">{words.more}</summary>
        <div class="entry-more">
          <Changes {...props} />
          <dl class="facts">
            <dt>{words.request}</dt>
            <dd class="mono">{request}</dd>
            {actor.token && (
              <>
                <dt>{words.token}</dt>
                <dd class="mono">{actor.token}</dd>
              </>
            )}
          </dl>
          <Revocations {...props} />
        </div>
      </details>
    </li>
  );
}

function Who({ entry: { actor }, words, asked }: EntryProps) {
  const { kind, actorId, name, client } = actor;
  return (
    <>
      <a href={auditHref({ kind: asked.kind, who: actorId })}>
        {name ?? (kind === "service" ? actorId : words.nobody)}
      </a>
      <span class="badge" data-tone={kind === "staff" ? "accent" : ""}>
        {words.actors[kind]}
      </span>
      {kind === "user" && client && (
        <span class="fine">{words.via(client)}</span>
      )}
    </>
  );
}

/** Ids shown of an entry; a list that staff read can have many. */
const SHOWN_TARGETS = 4;

function Targets({ entry: { targets }, words, time }: EntryProps) {
  if (targets.length === 0) return null;
  const others = targets.length - SHOWN_TARGETS;
  return (
    <ul role="list" class="targets" aria-label={words.targets}>
      {targets.slice(0, SHOWN_TARGETS).map((target) => (
        <li key={target}>
          <a href={auditHref({ kind: "all", target })} title={target}>
            {time.names.get(target)?.[time.locale] ??
              <span class="mono">{target}</span>}
          </a>
        </li>
      ))}
      {others > 0 && <li class="fine">{words.otherTargets(others)}</li>}
    </ul>
  );
}

/** To the second, since a person can do much in a minute. */
function momentOf(at: string, time: AuditProps["time"]): string {
  const date = new Date(at);
  const clock = formatMoment(date, time, { timeStyle: "medium" });
  return `${formatDay(date, time.now, time)} ${clock}`;
}
