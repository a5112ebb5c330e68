/** What requests take where the person set something for the network, or a certificate is at fault: most people never do. */
export { askForCertificate } from "./askForCertificate";
export { CertificateFiles } from "./certificateFiles";
export { runHeaderCommand } from "./headers/runHeaderCommand";
export { malformedSetting } from "./malformedSettings";
