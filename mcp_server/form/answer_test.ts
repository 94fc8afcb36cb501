import { assertEquals, assertThrows } from "@std/assert";
import { ApiError } from "../../shared/http/errors.ts";
import { type Answer, readAnswer } from "./answer.ts";
import { readAnswers } from "./answers.ts";
import { type FormField, formFields } from "./fields.ts";

const TODAY = "2030-05-01";
const label = { ja: "項目", en: "Field" };
const common = { id: "q", label, required: true };
const options = [
  { value: "oily", label },
  { value: "dry", label },
];

/** Answers to each type of field: those that count, and those that do not. */
const CASES: {
  field: FormField;
  good: Answer[];
  bad: [answer: unknown, problem: RegExp][];
}[] = [
  {
    field: { ...common, type: "text", long: false, maxLength: 5 },
    good: ["花子", "12345", "𠮷野家𠮷野", "👩‍👩‍👧".repeat(5)],
    bad: [
      ["123456", /at most 5 characters/],
      ["a\nb", /one line/],
      ["a\0b", /not allowed/],
      ["a\ud800", /not allowed/],
      [5, /text/],
      [["a"], /text/],
    ],
  },
  {
    field: { ...common, type: "text", long: true, maxLength: 20 },
    good: ["一行目\n二行目"],
    bad: [["x".repeat(21), /at most 20/]],
  },
  {
    field: { ...common, type: "email" },
    good: ["hanako@example.com", "h.sato+salon@mail.example.co.jp"],
    bad: [
      ["hanako", /e-mail/],
      ["hanako@", /e-mail/],
      ["a b@example.com", /e-mail/],
      [`${"a".repeat(250)}@example.com`, /e-mail/],
      [true, /e-mail/],
    ],
  },
  {
    field: { ...common, type: "phone" },
    good: ["09012345678", "+14155550123"],
    bad: [["12", /telephone/], [9012345678, /telephone/]],
  },
  {
    field: { ...common, type: "number", integer: true, min: 0, max: 10 },
    good: [0, 10, 5],
    bad: [
      [-1, /at least 0/],
      [11, /at most 10/],
      [1.5, /whole/],
      [2 ** 60, /whole/],
      ["five", /number/],
      ["1e1", /number/],
      [NaN, /number/],
      [Infinity, /number/],
    ],
  },
  {
    field: { ...common, type: "number", integer: false },
    good: [1.5, -3, 1e300],
    bad: [[-Infinity, /number/]],
  },
  {
    field: { ...common, type: "date" },
    good: ["1985-02-28", "2028-02-29"],
    bad: [
      ["2027-02-29", /date/],
      ["2030-13-01", /date/],
      ["2030/01/01", /date/],
      ["2030-1-1", /date/],
      ["0000-01-01", /1900-01-01 or later/],
      ["2999-12-31", /2199-12-31 or earlier/],
      ["2030-01-01T00:00:00Z", /date/],
      [20300101, /date/],
    ],
  },
  {
    field: { ...common, type: "date", max: "today" },
    good: ["1985-02-28", "2030-05-01"],
    bad: [["2030-05-02", /2030-05-01 or earlier/]],
  },
  {
    field: { ...common, type: "date", min: "today", max: "2030-12-31" },
    good: ["2030-05-01", "2030-12-31"],
    bad: [
      ["2030-04-30", /2030-05-01 or later/],
      ["2031-01-01", /2030-12-31 or earlier/],
    ],
  },
  {
    field: { ...common, type: "time" },
    good: ["00:00", "23:59"],
    bad: [
      ["24:00", /time/],
      ["9:00", /time/],
      ["09:60", /time/],
      ["09:00:00", /time/],
      ["９:00", /time/],
      [900, /time/],
    ],
  },
  {
    field: { ...common, type: "single", options },
    good: ["oily", "dry"],
    bad: [
      ["OILY", /"oily" or "dry"/],
      [["oily"], /"oily" or "dry"/],
      ["oily,dry", /"oily" or "dry"/],
      [true, /"oily" or "dry"/],
    ],
  },
  {
    field: { ...common, type: "multi", options },
    good: [["oily"], ["dry", "oily"]],
    bad: [
      [["oily", "oily"], /without repeats/],
      [["oily", "wet"], /list/],
      ["oily", /list/],
      [true, /list/],
    ],
  },
  {
    field: { ...common, type: "yes_no" },
    good: [true, false],
    bad: [["yes", /true or false/], [1, /true or false/]],
  },
  {
    field: { ...common, type: "consent" },
    good: [true],
    bad: [[false, /consent/], ["true", /true or false/], [1, /true or false/]],
  },
];

function boundsOf(field: FormField): string {
  if (field.type !== "date") return "";
  return Object.entries(field).filter(([name]) => /^m(in|ax)$/.test(name))
    .map(([name, bound]) => `, ${name} ${bound}`).join("");
}

for (const { field, good, bad } of CASES) {
  Deno.test(
    `a ${field.type} field takes what fits it and nothing else${
      "long" in field && field.long ? ", over several lines" : ""
    }${"integer" in field && !field.integer ? ", with a fraction" : ""}${
      boundsOf(field)
    }`,
    () => {
      assertEquals(formFields.safeParse([field]).success, true);
      const optional = { ...field, required: false };
      for (const answer of good) {
        assertEquals(readAnswer(field, answer, TODAY), { value: answer });
        assertEquals(readAnswer(optional, answer, TODAY), { value: answer });
      }
      for (const [answer, problem] of bad) {
        const reading = readAnswer(field, answer, TODAY);
        const found = "problem" in reading ? reading.problem : "accepted";
        assertEquals(problem.test(found), true, `${String(answer)}: ${found}`);
      }
      for (
        const nothing of [undefined, null, "", " \t\n", "\u200b\u3164", []]
      ) {
        assertEquals(readAnswer(field, nothing, TODAY), {
          problem: "is required",
        });
        assertEquals(readAnswer(optional, nothing, TODAY), {
          value: undefined,
        });
      }
    },
  );
}

Deno.test("a consent that may be refused can be", () => {
  const field = { ...common, type: "consent", required: false } as const;
  assertEquals(readAnswer(field, false, TODAY), { value: false });
});

Deno.test("what was not answered is left out, and the rest is kept in order", () => {
  const fields: FormField[] = [
    { ...common, id: "name", type: "text", long: false, maxLength: 50 },
    { ...common, id: "phone", type: "phone" },
    { ...common, id: "memo", type: "email", required: false },
  ];
  const answers = readAnswers(fields, {
    memo: null,
    phone: "090-1234-5678",
    name: "花子",
  }, TODAY);
  assertEquals(Object.entries(answers), [["name", "花子"], [
    "phone",
    "09012345678",
  ]]);
});

Deno.test("every problem is told at once, the first one as the field", () => {
  const fields: FormField[] = [
    { ...common, id: "name", type: "text", long: false, maxLength: 50 },
    { ...common, id: "age", type: "number", integer: true, min: 0 },
  ];
  const given = { age: -1, constructor: "x", toString: "y" };
  const error = assertThrows(() => readAnswers(fields, given, TODAY), ApiError);
  assertEquals(error.status, 400);
  assertEquals(error.code, "invalid_input");
  assertEquals(error.message, "answers.name: is required");
  assertEquals(error.details, {
    field: "answers.name",
    problems: {
      "answers.name": "is required",
      "answers.age": "must be at least 0",
      "answers.constructor": "is not a field of this form",
      "answers.toString": "is not a field of this form",
    },
  });
});

Deno.test("fields that could not be answered are no form", () => {
  const text = { ...common, type: "text", long: false, maxLength: 5 };
  const cases: unknown[][] = [
    [],
    [text, text],
    [{ ...text, id: "a b" }],
    [{ ...text, id: "" }],
    [{ ...text, type: "file" }],
    [{ ...text, label: { ja: "項目" } }],
    [{ ...text, maxLength: 100_000 }],
    [{ ...common, type: "single", options: [] }],
    [{ ...common, type: "single", options: [options[0], options[0]] }],
    [{ ...text, price: 5 }],
    Array.from({ length: 51 }, (_, index) => ({ ...text, id: `q${index}` })),
  ];
  for (const fields of cases) {
    assertEquals(formFields.safeParse(fields).success, false);
  }
});

Deno.test("what is written with a Japanese keyboard is folded, and spaces around it are not kept", () => {
  const written: [FormField, unknown, Answer][] = [
    [{ ...common, type: "number", integer: true }, "１２", 12],
    [{ ...common, type: "number", integer: false }, "－１．５", -1.5],
    [{ ...common, type: "date" }, "２０３０－０５－０２", "2030-05-02"],
    [{ ...common, type: "time" }, "１５：３０", "15:30"],
    [
      { ...common, type: "text", long: false, maxLength: 9 },
      "  \u200b n\u202e ",
      "n",
    ],
  ];
  for (const [field, given, value] of written) {
    assertEquals(readAnswer(field, given, TODAY), { value });
  }
});
