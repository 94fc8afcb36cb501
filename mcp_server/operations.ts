// One line per slice; its folder is `mcp_server/<noun>/`.
export { auditSlice } from "./audit/slice.ts";
export { bookingSlice } from "./booking/slice.ts";
export { businessSlice } from "./business/slice.ts";
export { customerSlice } from "./customer/slice.ts";
export { formSlice } from "./form/slice.ts";
export { issuerSlice } from "./issuer/slice.ts";
export { monitoringSlice } from "./monitoring/slice.ts";
export { noticeSlice } from "./notice/slice.ts";
export { orderSlice } from "./order/slice.ts";
export { productSlice } from "./product/slice.ts";
export { staffSlice } from "./staff/slice.ts";
export { tokenSlice } from "./token/slice.ts";
export { trialSlice } from "./trial/slice.ts";
