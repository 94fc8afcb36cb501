import { assert, assertEquals } from "@std/assert";
import { csvLine } from "../desk/csv.ts";
import type { StaffSubmission } from "../records/submission.ts";
import { submissionCsvColumns } from "./submission_csv.ts";

const FORMULAS = [
  "=HYPERLINK(1)",
  "＝1+1",
  "+1",
  "-1",
  "@SUM(1)",
  "\t=1",
  "\u200b=1",
];

function submission(question: string, answer: string): StaffSubmission {
  return {
    id: "sub_1",
    version: 2,
    title: { ja: answer, en: answer },
    customer: { id: "cus_1", name: answer },
    submittedAt: "2030-01-07T12:00:00+09:00",
    answers: [
      {
        label: { ja: question, en: question },
        value: { ja: answer, en: answer },
      },
      { label: { ja: "旧", en: "Old" }, value: { ja: answer, en: answer } },
    ],
  };
}

Deno.test("no question, answer or name becomes a formula in a saved table", () => {
  for (const text of FORMULAS) {
    const columns = submissionCsvColumns("en", [text]);
    const row = submission(text, text);
    const lines = [
      csvLine(columns.map(({ header }) => header)),
      csvLine(columns.map(({ cell }) => cell(row))),
    ].join("");
    assert(!lines.includes(`,${text}`), lines);
    assert(lines.includes(`'${text}`), lines);
  }
});

Deno.test("each question has a column, and what is asked no more is not lost", () => {
  const columns = submissionCsvColumns("en", ["Name", "Name", "Wish"]);
  const cells = columns.map(({ cell }) => cell(submission("Wish", "Quiet")));
  assertEquals(columns.map(({ header }) => header).slice(4, 6), [
    "Name",
    "Wish",
  ]);
  assertEquals(cells.slice(4), [null, "Quiet", "Old: Quiet"]);
});

Deno.test("two questions in the same words share a column, and no answer to them is lost", () => {
  const row = submission("Name", "Hanako");
  const answers = ["", "Taro"].map((text) => ({
    label: { ja: "Name", en: "Name" },
    value: { ja: text, en: text },
  }));
  const [column] = submissionCsvColumns("en", ["Name"]).slice(4);
  const twice = { ...row, answers: [...row.answers ?? [], ...answers] };
  assertEquals(column?.cell(twice), "Hanako\nTaro");
});
