/**
 * What axios brings and we never use: multipart and form bodies, parameters that are objects, interceptors, progress,
 * its own cancel tokens, redirects, its own proxies (VS Code has one), data: addresses, HTTP/2 and browsers. Without
 * them the bundle also holds no code that could follow a redirect.
 */
const unusedPackages = {
  "form-data": "module.exports = class FormData {};",
  "follow-redirects": "module.exports = {};",
  "https-proxy-agent": "module.exports = class {};",
  "proxy-from-env": "exports.getProxyForUrl = () => '';",
};
const unusedModules = [
  "adapters/xhr",
  "adapters/fetch",
  "cancel/CancelToken",
  "core/InterceptorManager",
  "core/assertParamsAcyclic",
  "core/setFormDataHeaders",
  "helpers/AxiosTransformStream",
  "helpers/AxiosURLSearchParams",
  "helpers/Http2Sessions",
  "helpers/HttpStatusCode",
  "helpers/estimateDataURLDecodedBytes",
  "helpers/formDataToJSON",
  "helpers/formDataToStream",
  "helpers/fromDataURI",
  "helpers/progressEventReducer",
  "helpers/readBlob",
  "helpers/shouldBypassProxy",
  "helpers/spread",
  "helpers/toFormData",
  "helpers/toURLEncodedForm",
];

/** Stands for every unused module, be it a function or a class. `forEach` is all that axios asks of interceptors, and there are none. */
const emptyModule = `
  export default function unused() {}
  unused.prototype.forEach = () => {};
  export const getFetch = () => null;
  export const estimateDataURLBufferAllocation = () => 0;
  export const progressEventReducer = undefined, progressEventDecorator = undefined, asyncDecorator = undefined;`;

/** @type {import("esbuild").Plugin} */
exports.leanAxios = {
  name: "lean-axios",
  setup(build) {
    const packages = new RegExp(`^(${Object.keys(unusedPackages).join("|")})$`);
    const modules = new RegExp(`[\\\\/]axios[\\\\/]lib[\\\\/](${unusedModules.join("|")})\\.js$`);
    build.onResolve({ filter: packages }, ({ path: name }) => ({ path: name, namespace: "unused" }));
    build.onLoad({ filter: /.*/, namespace: "unused" }, ({ path: name }) => ({
      contents: unusedPackages[name],
    }));
    build.onLoad({ filter: modules }, () => ({ contents: emptyModule }));
  },
};
