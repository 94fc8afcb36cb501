import { ApiError, invalidInput } from "../../shared/http/errors.ts";
import {
  CHANGING,
  defineStaffOperation,
  type Operation,
  READING,
} from "../operation/operation.ts";
import { requirePublicUrl } from "./jwks_url.ts";
import { parseKeys } from "./keys.ts";
import {
  addInput,
  changeKeysInput,
  changeScopesInput,
  listInput,
  listOutput,
  MAX_KEYS,
  serviceOutput,
  setEnabledInput,
} from "./schemas.ts";
import {
  addService,
  changeService,
  getServiceToChange,
  listServices,
  type StoredService,
} from "./store.ts";

/** What all writes of this slice have in common. */
const writing = {
  noun: "issuer",
  kind: "write",
  scope: "token:revoke",
  annotations: CHANGING,
  output: serviceOutput,
} as const;

export const issuerList = defineStaffOperation({
  ...writing,
  verb: "list",
  kind: "read",
  annotations: READING,
  title: { ja: "AI サービスの一覧", en: "List trusted AI services" },
  description: {
    ja:
      "このサーバーがトークンを受け入れる AI サービスと、その鍵・スコープを返します。",
    en:
      "Lists the AI services whose tokens are accepted, with their keys and scopes.",
  },
  input: listInput,
  output: listOutput,
  run: async (context) => await listServices(context),
});

export const issuerAdd = defineStaffOperation({
  ...writing,
  verb: "add",
  title: { ja: "AI サービスを信頼する", en: "Trust an AI service" },
  description: {
    ja:
      "AI サービスのトークンを受け入れ始めます。鍵は PEM か JWKS の URL で渡します。",
    en:
      "Accepts tokens of an AI service from now on. Its keys are given as PEM, by a JWKS URL, or both.",
  },
  input: addInput,
  async run(context, { keys: pems = [], jwksUrl = null, ...given }) {
    if (pems.length === 0 && jwksUrl === null) throw keysMissing();
    requirePublicUrl(jwksUrl);
    const keys = await parseKeys(pems, "keys");
    const service = await addService(context, { ...given, keys, jwksUrl });
    return { service };
  },
});

export const issuerChangeScopes = defineStaffOperation({
  ...writing,
  verb: "change_scopes",
  title: { ja: "AI サービスのスコープを変える", en: "Change scopes" },
  description: {
    ja: "AI サービスのトークンが持てるスコープを、渡したものだけにします。",
    en: "Sets all scopes that an AI service's tokens may ever grant.",
  },
  input: changeScopesInput,
  async run(context, { issuer, scopes }) {
    const stored = await getServiceToChange(context, issuer);
    context.noteBefore({ service: stored.service });
    const service = await changeService(context, {
      ...stored.service,
      keys: stored.keys,
      scopes,
    });
    return { service };
  },
});

export const issuerChangeKeys = defineStaffOperation({
  ...writing,
  verb: "change_keys",
  title: { ja: "AI サービスの鍵を変える", en: "Change keys" },
  description: {
    ja:
      "鍵を足し、外します。外した鍵のトークンは 5 秒以内に通らなくなります。環境変数から書かれる鍵は変えられません（keys_from_environment）。",
    en:
      "Adds and removes keys. Tokens of a removed key are refused within 5 seconds. Keys that come from the environment cannot be changed (keys_from_environment).",
  },
  input: changeKeysInput,
  async run(context, { issuer, add = [], remove = [], jwksUrl }) {
    requirePublicUrl(jwksUrl);
    const added = await parseKeys(add, "add");
    const stored = await getServiceToChange(context, issuer);
    if (stored.service.fromEnvironment) throw keysFromEnvironment();
    const keys = keysAfter(stored, { added, remove });
    const url = jwksUrl === undefined
      ? stored.service.jwksUrl
      : jwksUrl || null;
    if (keys.length === 0 && url === null) throw keysMissing();
    context.noteBefore({ service: stored.service });
    const written = { ...stored.service, keys, jwksUrl: url };
    return { service: await changeService(context, written) };
  },
});

export const issuerSetEnabled = defineStaffOperation({
  ...writing,
  verb: "set_enabled",
  title: { ja: "AI サービスを止める・再開する", en: "Disable or enable" },
  description: {
    ja:
      "AI サービスを止めると、そのトークンはすぐに通らなくなります。お客様の予約や注文は残ります。",
    en:
      "Disables an AI service, whose tokens are refused at once, or enables it again. What its users booked and ordered stays.",
  },
  input: setEnabledInput,
  async run(context, { issuer, enabled }) {
    const { service: before, keys } = await getServiceToChange(context, issuer);
    context.noteBefore({ service: before });
    return {
      service: await changeService(context, { ...before, keys, enabled }),
    };
  },
});

/** What owners do with the AI services that are trusted. */
export const issuerOperations: readonly Operation[] = [
  issuerList,
  issuerAdd,
  issuerChangeScopes,
  issuerChangeKeys,
  issuerSetEnabled,
];

/** The keys that stay and come, each once. */
function keysAfter(
  { keys }: StoredService,
  { added, remove }: {
    added: StoredService["keys"];
    remove: readonly string[];
  },
): StoredService["keys"] {
  const unknown = remove.find((kid) => !keys.some((key) => key.kid === kid));
  if (unknown !== undefined) {
    throw invalidInput("remove", "remove names a key that is not there");
  }
  const kept = keys.filter(({ kid }) => !remove.includes(kid));
  const all = new Map([...kept, ...added].map((key) => [key.kid, key]));
  if (all.size > MAX_KEYS) {
    throw invalidInput("add", `A service has at most ${MAX_KEYS} keys`);
  }
  return [...all.values()];
}

function keysMissing(): ApiError {
  return new ApiError("An AI service needs a key or a JWKS URL", {
    status: 409,
    code: "keys_missing",
  });
}

function keysFromEnvironment(): ApiError {
  return new ApiError(
    "These keys come from AI_SERVICE_PUBLIC_KEY: change it and run migrate",
    { status: 409, code: "keys_from_environment" },
  );
}
