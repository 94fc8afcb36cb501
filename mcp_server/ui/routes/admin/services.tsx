import {
  issuerAdd,
  issuerChangeKeys,
  issuerChangeScopes,
  issuerList,
  issuerSetEnabled,
} from "../../../issuer/operations.ts";
import type { ServiceList } from "../../../issuer/schemas.ts";
import { tokenRevokeIssuer } from "../../../token/staff_operations.ts";
import { DeskPage } from "../../components/DeskPage.tsx";
import { AddService } from "../../components/services/AddService.tsx";
import { Service } from "../../components/services/Service.tsx";
import type { FormValues } from "../../desk/form_values.ts";
import { deskHandlers } from "../../desk/handlers.ts";
import { serviceWords } from "../../locales/services.ts";
import { splitPems } from "../../pems.ts";
import { define } from "../../state.ts";

const issuerOf = (form: FormValues) => ({ issuer: form.get("issuer") });

export const handler = define.handlers(deskHandlers({
  load: ({ staff }) => staff.call<ServiceList>(issuerList, {}),
  actions: {
    add: {
      operation: issuerAdd,
      argsOf: (form) => ({
        issuer: form.get("issuer").trim(),
        audience: form.get("audience").trim(),
        keys: splitPems(form.get("keys")),
        jwksUrl: form.optional("jwksUrl"),
        scopes: form.all("scopes"),
      }),
    },
    changeScopes: {
      operation: issuerChangeScopes,
      argsOf: (form) => ({ ...issuerOf(form), scopes: form.all("scopes") }),
    },
    changeKeys: {
      operation: issuerChangeKeys,
      argsOf: (form) => ({
        ...issuerOf(form),
        add: splitPems(form.get("add")),
        remove: form.all("remove"),
        jwksUrl: form.get("jwksUrl").trim(),
      }),
    },
    disable: {
      operation: issuerSetEnabled,
      argsOf: (form) => ({ ...issuerOf(form), enabled: false }),
    },
    enable: {
      operation: issuerSetEnabled,
      argsOf: (form) => ({ ...issuerOf(form), enabled: true }),
    },
    revoke: { operation: tokenRevokeIssuer, argsOf: issuerOf },
  },
}));

export default define.page<typeof handler>(({ data: shown, state }) => {
  const { locale, timeZone, text, newKey, now } = state;
  const words = serviceWords[locale];
  const place = { shown, locale, newKey };
  const props = { words, place, time: { locale, timeZone, now } };
  const { services } = shown.data;
  return (
    <DeskPage
      text={text}
      words={words}
      done={shown.done}
      styleSheet="/admin/access.css"
    >
      <ul role="list" class="services">
        {services.map((service) => (
          <Service key={service.issuer} service={service} {...props} />
        ))}
      </ul>
      <AddService {...props} audience={services[0]?.audience ?? ""} />
    </DeskPage>
  );
});
