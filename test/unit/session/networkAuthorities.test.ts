import assert from "node:assert/strict";
import tls from "node:tls";
import { trustedAuthorities } from "../../../src/session/network/trustedAuthorities";

describe("the authorities beside the person's own", () => {
  const stores = tls as { getCACertificates?: unknown };
  const original = stores.getCACertificates;
  after(() => {
    stores.getCACertificates = original;
  });

  it("are Node's own where its store cannot be read, and the system's where that can, each once", () => {
    stores.getCACertificates = (type: string) => {
      if (type === "default") throw new Error("no store");
      return ["of the system", "of the system"];
    };
    assert.deepEqual(trustedAuthorities(), [...new Set(tls.rootCertificates), "of the system"]);
  });
});
