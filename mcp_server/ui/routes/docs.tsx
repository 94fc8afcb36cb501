import { asset, Head } from "fresh/runtime";
import { REFUSALS } from "../../surfaces/openapi/responses.ts";
import { operationName } from "../../operation/operation.ts";
import { operations } from "../../slices.ts";
import { OperationDoc } from "../components/OperationDoc.tsx";
import type { Text } from "../locales/text.ts";
import { define } from "../state.ts";

export default define.page(({ state: { text: { docs, site }, locale } }) => (
  <article class="docs">
    <Head>
      <title>{`${docs.title} · ${site}`}</title>
      <link rel="stylesheet" href={asset("/admin/docs.css")} />
    </Head>
    <header class="page-header">
      <h1>{docs.title}</h1>
      <p>
        <a href="/openapi.json">{docs.document}</a>
      </p>
    </header>
    <p>{docs.lead}</p>
    <p>{docs.tokens}</p>
    <Contents text={docs} />
    {operations.map((operation) => (
      <OperationDoc
        key={operationName(operation)}
        operation={operation}
        text={docs}
        locale={locale}
      />
    ))}
    <section id="refusals" class="docs-part">
      <h2>{docs.refusals}</h2>
      <p>{docs.refusalsLead}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{docs.status}</th>
            <th scope="col">{docs.code}</th>
            <th scope="col">{docs.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {Object.values(REFUSALS).map(({ status, code, description }) => (
            <tr key={status}>
              <td>{status}</td>
              <td>
                <code>{code}</code>
              </td>
              <td>{description[locale]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </article>
));

function Contents({ text }: { text: Text["docs"] }) {
  return (
    <nav class="docs-contents" aria-label={text.operations}>
      <ul role="list">
        {operations.map(operationName).map((name) => (
          <li key={name}>
            <a href={`#${name}`}>
              <code>{name}</code>
            </a>
          </li>
        ))}
        <li>
          <a href="#refusals">{text.refusals}</a>
        </li>
      </ul>
    </nav>
  );
}
