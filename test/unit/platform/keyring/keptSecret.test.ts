import assert from "node:assert/strict";
import * as z from "zod/mini";
import { Secret } from "../../../../src/core/token/secret";
import { SecretStore } from "../../../../src/platform/keyring/secretStore";
import { type SessionRecord } from "../../../../src/session/keys/sessionRecord";
import { sessionSecret } from "../../../../src/session/keys/sessionRecords";
import { keptSchema } from "../../../../src/tokens/secrets/keptSecret";
import { waitingSecretSchema } from "../../../../src/tokens/secrets/waitingRecord";
import { memoryLog, MemorySecrets } from "../../../support/memory";

const text = "abcdefghij-0123456789ABCDEFGHIJKL";

/** As the versions before this one wrote them. */
const session = `{"version":1,"session":"${text}","userId":"u","username":"alice","origin":"cliAuth","signedInAt":"2026-11-24T12:00:00.000Z"}`;
const kept = `{"version":1,"deployment":"https://coder.example.com","tokenId":"abcdefghij","name":"ci","secret":"${text}","keptAt":"2026-11-24T12:00:00.000Z"}`;
const waiting = `{"version":1,"id":"intent","deployment":"https://coder.example.com","username":"alice","name":"ci","tokenId":"abcdefghij","secret":"${text}","mintedAt":"2026-11-24T12:00:00.000Z","summary":"read workspaces"}`;

describe("a secret in a record", () => {
  for (const [what, record, schema] of [
    ["a session", session, sessionSecret.schema],
    ["a secret kept for reuse", kept, keptSchema],
    ["a secret that waits", waiting, waitingSecretSchema],
  ] as const) {
    it(`is read from ${what} of an earlier version, and written as it was`, () => {
      const read = z.decode(schema, JSON.parse(record) as never);
      const found = "session" in read ? read.session : read.secret;
      assert.ok(found instanceof Secret && found.expose() === text);
      assert.equal(JSON.stringify(z.encode(schema, read)), record);
    });

    it(`is masked when ${what} is turned into JSON without its schema`, () => {
      const read = z.decode(schema, JSON.parse(record) as never);
      assert.ok(!JSON.stringify(read).includes(text));
    });
  }

  it("goes into the keyring and comes back, and a record without one is treated as absent", async () => {
    const secrets = new MemorySecrets();
    const store = new SecretStore({ secrets }, memoryLog());
    const record = z.decode(sessionSecret.schema, JSON.parse(session) as never);
    await store.writeSurely(sessionSecret, "https://coder.example.com", record);
    assert.equal(secrets.values.get("session:https://coder.example.com"), session);
    const read = await store.read(sessionSecret, "https://coder.example.com");
    assert.equal(read?.session.expose(), text);
    secrets.values.set("session:https://coder.example.com", session.replace(`"${text}"`, "null"));
    assert.equal(await store.read(sessionSecret, "https://coder.example.com"), undefined);
  });

  it("is nothing but a secret: a text in its place is not written", async () => {
    const secrets = new MemorySecrets();
    const store = new SecretStore({ secrets }, memoryLog());
    const record = { ...JSON.parse(session), session: text } as SessionRecord;
    await assert.rejects(store.write(sessionSecret, "https://coder.example.com", record));
    assert.deepEqual([...secrets.values], []);
  });
});
