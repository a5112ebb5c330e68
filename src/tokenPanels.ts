/** The panels that show a token; they load together when the first of them is opened. */
export { openDelivery } from "./webviews/delivery/openDelivery";
export { openDetails } from "./webviews/details/openDetails";
export { openTimeline } from "./webviews/timeline/openTimeline";
