// Shows what is said of the lines of a file that is imported.

/** Reasons for which it helps to know what could stand there. */
const TELLS_VALUES = [
  "missing",
  "missing_column",
  "does_not_fit",
  "unknown_id",
];

/** What is said of lines, as a table. */
export function remarksTable(remarks, words) {
  const row = (tag, cells) => {
    const line = element("tr");
    for (const parts of cells) {
      const cell = element(tag);
      for (const textContent of parts) {
        cell.append(element("div", { textContent }));
      }
      line.append(cell);
    }
    return line;
  };
  const head = element("thead");
  head.append(row("th", [[words.line], [words.column], [words.what]]));
  const body = element("tbody");
  for (const remark of remarks) {
    const { line, field, given } = remark;
    const place = [words.headers[field] ?? field, given && quoted(given, words)]
      .filter(Boolean);
    const said = row("td", [[line], place, sentencesOf(remark, words)]);
    if (remark.isWrong) said.className = "wrong";
    body.append(said);
  }
  const all = element("table", { className: "import-remarks" });
  all.append(head, body);
  return all;
}

/** What stands in a file is told from the name of its column. */
function quoted(given, words) {
  return words.quoted.replace("{}", () => given);
}

/** Why a value cannot be used, and what can be there. */
function sentencesOf({ field, reason, allowed }, words) {
  const put = (sentence, value) => sentence.replace("{}", () => value);
  const names = allowed.map((name) => name[words.locale]).join(words.and);
  const isColumn = reason === "unknown_column";
  const list = isColumn ? words.unusedColumns : words.allowed;
  return [
    words.remarks[reason] ?? reason,
    TELLS_VALUES.includes(reason) && words.values[field] &&
    put(words.example, words.values[field]),
    names && put(list, names),
  ].filter(Boolean);
}

export function element(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}
