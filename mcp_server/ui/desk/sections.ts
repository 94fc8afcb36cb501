import type { Bilingual } from "../../../shared/ui/locale.ts";
import { bookingCalendar } from "../../booking/calendar_operation.ts";
import { bookingMenu } from "../../booking/menu/operations.ts";
import { bookingList } from "../../booking/read_operations.ts";
import { bookingReport } from "../../booking/report/operation.ts";
import { bookingResources } from "../../booking/resource/operations.ts";
import { businessSettings } from "../../business/operations.ts";
import {
  customerExport,
  customerGet,
  customerList,
} from "../../customer/desk_reads.ts";
import { customerImport } from "../../customer/import/operation.ts";
import { auditList } from "../../audit/operations.ts";
import { issuerList } from "../../issuer/operations.ts";
import { monitoringTraffic } from "../../monitoring/operations.ts";
import { noticeFeeds } from "../../notice/feed_operations.ts";
import { noticeList } from "../../notice/list_operations.ts";
import { noticeWordsRead } from "../../notice/words_operations.ts";
import { staffList } from "../../staff/operations.ts";
import { trialStart } from "../../trial/operations.ts";
import type { OperationRef } from "./operation_name.ts";

/** A part of the desk with a place in the menu. */
export interface Section {
  path: string;
  name: Bilingual;
  /** What the page reads first; who may not do that has no use for the page. */
  reads: OperationRef;
}

/** The menu, in its order. */
export const sections: readonly Section[] = [
  {
    path: "/admin",
    name: { ja: "今日", en: "Today" },
    reads: bookingList,
  },
  {
    path: "/admin/calendar",
    name: { ja: "カレンダー", en: "Calendar" },
    reads: bookingCalendar,
  },
  {
    path: "/admin/bookings",
    name: { ja: "予約", en: "Bookings" },
    reads: bookingList,
  },
  {
    path: "/admin/customers",
    name: { ja: "お客様", en: "Customers" },
    reads: customerList,
  },
  {
    path: "/admin/orders",
    name: { ja: "注文", en: "Orders" },
    reads: "order_list",
  },
  {
    path: "/admin/shop",
    name: { ja: "お店", en: "Shop" },
    reads: businessSettings,
  },
  {
    path: "/admin/notices",
    name: { ja: "お知らせ", en: "Notices" },
    reads: noticeList,
  },
  {
    path: "/admin/reports",
    name: { ja: "レポート", en: "Reports" },
    reads: bookingReport,
  },
  {
    path: "/admin/staff",
    name: { ja: "スタッフ", en: "Staff" },
    reads: staffList,
  },
  {
    path: "/admin/services",
    name: { ja: "AI サービス", en: "AI services" },
    reads: issuerList,
  },
  {
    path: "/admin/audit",
    name: { ja: "監査記録", en: "Audit" },
    reads: auditList,
  },
  {
    path: "/admin/monitoring",
    name: { ja: "モニタリング", en: "Monitoring" },
    reads: monitoringTraffic,
  },
  {
    path: "/admin/try",
    name: { ja: "試す", en: "Try it" },
    reads: trialStart,
  },
];

/** The pages about the shop itself. */
export const shopPages: readonly Section[] = [
  {
    path: "/admin/shop",
    name: { ja: "お店の情報", en: "About the shop" },
    reads: businessSettings,
  },
  {
    path: "/admin/shop/menu",
    name: { ja: "メニュー", en: "Menu" },
    reads: bookingMenu,
  },
  {
    path: "/admin/shop/products",
    name: { ja: "商品・在庫", en: "Products and stock" },
    reads: "product_shelf",
  },
  {
    path: "/admin/shop/people",
    name: { ja: "担当・席", en: "Stylists and chairs" },
    reads: bookingResources,
  },
  {
    path: "/admin/shop/hours",
    name: { ja: "営業時間・休業", en: "Hours and closures" },
    reads: bookingResources,
  },
  {
    path: "/admin/shop/forms",
    name: { ja: "フォーム", en: "Forms" },
    reads: "form_catalogue",
  },
];

/** Pages of the desk that the menu does not name; `:id` stands for one record. */
export const furtherPages: readonly Omit<Section, "name">[] = [
  ...shopPages.slice(1),
  { path: "/admin/shop/menu/:id", reads: bookingMenu },
  { path: "/admin/shop/people/:id", reads: bookingResources },
  { path: "/admin/notices/words", reads: noticeWordsRead },
  { path: "/admin/shop/moving-in", reads: customerImport },
  { path: "/admin/shop/products/stock", reads: "product_shelf" },
  { path: "/admin/shop/products/export", reads: "product_shelf" },
  { path: "/admin/shop/products/import", reads: "product_import" },
  { path: "/admin/shop/products/:id", reads: "product_on_shelf" },
  { path: "/admin/shop/forms/:id", reads: "form_catalogue" },
  { path: "/admin/submissions", reads: "form_submissions" },
  { path: "/admin/submissions/export", reads: "form_export" },
  { path: "/admin/reports/export", reads: bookingReport },
  { path: "/admin/notices/calendars", reads: noticeFeeds },
  { path: "/admin/search", reads: customerList },
  { path: "/admin/customers/:id", reads: customerGet },
  { path: "/admin/customers/:id/export", reads: customerExport },
  { path: "/admin/orders/export", reads: "order_export" },
  { path: "/admin/orders/:id", reads: "order_get" },
];
