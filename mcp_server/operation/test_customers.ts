/**
 * The issuer of the test customers. No token can name it, since no such issuer is
 * ever trusted, and no real customer has it: `.invalid` belongs to nobody
 * (RFC 2606, section 2).
 */
export const TEST_ISSUER = "test-customers.invalid";

/** The customers as whom owners try operations; there are no others. */
export const TEST_CUSTOMERS = [
  { userId: "usr_test_1", name: "テスト 一 (Test One)" },
  { userId: "usr_test_2", name: "テスト 二 (Test Two)" },
  { userId: "usr_test_3", name: "テスト 三 (Test Three)" },
] as const;

export type TestCustomer = typeof TEST_CUSTOMERS[number];
