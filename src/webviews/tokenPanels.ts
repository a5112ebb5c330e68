/** The panels that show a token, loaded together when the first of them is opened. */
export { openDelivery } from "./delivery/openDelivery";
export { openDetails } from "./details/openDetails";
export { openTimeline } from "./timeline/openTimeline";
