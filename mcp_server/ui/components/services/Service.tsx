import type { ServiceList } from "../../../issuer/schemas.ts";
import { isScope } from "../../../../shared/contract/scopes.ts";
import { formatDateTime } from "../../format.ts";
import { scopeWords } from "../../locales/scopes.ts";
import type { ServiceProps } from "./props.ts";
import { ServiceChanges } from "./ServiceChanges.tsx";

type Props = ServiceProps & { service: ServiceList["services"][number] };

/** One AI service: what is trusted of it, and what can be changed. */
export function Service(props: Props) {
  const { service, words } = props;
  const { issuer, enabled, fromEnvironment } = service;
  return (
    <li class="card service">
      <header>
        <h2 class="mono">{issuer}</h2>
        <p class="badges">
          <span class="badge" data-tone={enabled ? "success" : "danger"}>
            {enabled ? words.enabled : words.disabled}
          </span>
          {fromEnvironment && <span class="badge">{words.fromEnvironment}
          </span>}
        </p>
      </header>
      <Facts {...props} />
      <ServiceChanges {...props} />
    </li>
  );
}

function Facts({ service, words, place, time }: Props) {
  const { audience, kids, jwksUrl, scopes, lastUsedAt } = service;
  const inWords = scopeWords[place.locale];
  return (
    <dl class="facts">
      <dt>{words.lastUsed}</dt>
      <dd>
        {lastUsedAt
          ? formatDateTime(new Date(lastUsedAt), time)
          : words.neverUsed}
      </dd>
      <dt>{words.audience}</dt>
      <dd class="mono">{audience}</dd>
      <dt>{words.keys}</dt>
      <dd>
        {kids.length === 0 ? words.none : (
          <ul role="list">
            {kids.map((kid) => <li key={kid} class="mono">{kid}</li>)}
          </ul>
        )}
      </dd>
      {jwksUrl && (
        <>
          <dt>{words.jwks}</dt>
          <dd class="mono">{jwksUrl}</dd>
        </>
      )}
      <dt>{words.scopes}</dt>
      <dd>
        <ul role="list" class="badges">
          {scopes.map((scope) => (
            <li key={scope} class="badge" title={scope}>
              {isScope(scope) ? inWords[scope] : scope}
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}
