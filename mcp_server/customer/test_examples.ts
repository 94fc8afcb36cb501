import type { SliceExamples } from "../surfaces/test_slices.ts";

export const examples: SliceExamples = {
  pools: () => ({ userId: ["usr_5"], phone: ["09012345678"] }),
  asOtherService: ({ userId, issuer }) => [
    ["customer_forget", { userId }, 200],
    ["customer_forget", { userId, iss: issuer }, 400],
  ],
};
