/**
 * What axios can do and is never asked to, since `src/coder/http/request/sender.ts` chooses Node's adapter and a transport of
 * its own, and gives it a text or nothing to send: forms, `data:` addresses, HTTP/2, redirects, proxies (VS Code has its own),
 * XMLHttpRequest and fetch, and the names of statuses. None of it is bundled, so that no code is there that could follow a
 * redirect. A file of axios that these words no longer name is bundled again, and one that lacks a name fails the build. Nor is
 * bundled what ws brings for servers of sockets and for compression, which `src/coder/http/socket/handshake.ts` never offers: ws
 * itself refuses a server that compresses all the same.
 */
const packages = /^(form-data|follow-redirects|https-proxy-agent|proxy-from-env)$/;
const ofAxios =
  /\/(?:xhr|fetch|shouldBypassProxy|HttpStatusCode|formData\w+|(?:to|set)?FormData\w*|\w*(?:EncodedForm|DataUR[IL]|Http2)\w*)\.js$/;
const ofSockets =
  /^\.\/(?:lib\/)?(?:websocket-server|stream|permessage-deflate|extension|subprotocol)(?:\.js)?$/;
const contents =
  "export default class {} export const getFetch = () => undefined, getProxyForUrl = getFetch, estimateDataURLBufferAllocation = getFetch;";

/** @type {import("esbuild").Plugin} */
exports.unreached = {
  name: "unreached",
  setup(build) {
    const leaveOut = ({ path }) => ({ path, namespace: "unreached" });
    build.onResolve({ filter: packages }, leaveOut);
    build.onResolve({ filter: ofAxios }, (asked) =>
      /[\\/]axios[\\/]lib[\\/]/.test(asked.importer) ? leaveOut(asked) : undefined,
    );
    build.onResolve({ filter: ofSockets }, (asked) =>
      /[\\/]node_modules[\\/]ws[\\/]/.test(asked.importer) ? leaveOut(asked) : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "unreached" }, () => ({ contents }));
  },
};
