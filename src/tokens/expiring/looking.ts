/** What looking for tokens that expire soon takes: loaded when a window first looks. */
export { DailyLooks } from "./dailyLooks";
export { lookForExpiring } from "./lookForExpiring";
export { tellExpiring } from "./tellExpiring";
