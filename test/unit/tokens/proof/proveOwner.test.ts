import assert from "node:assert/strict";
import { type CoderClient, KnownDefect, NotFoundOrForbidden, ServerFault } from "../../../../src/coder";
import { prove } from "../../../../src/tokens/proof/prove";
import { deploymentOf } from "../../../support/sessionWindows";
import { catalogOf, entryOf } from "../../core/catalogs";

const deployment = deploymentOf("https://coder.example.com");
const userId = "22222222-2222-4222-8222-222222222202";
const [one, two, asleep] = ["01", "02", "03"].map((end) => `4a4b4c4d-4444-4444-8444-4444444eef${end}`) as [
  string,
  string,
  string,
];
const [templateOne, templateTwo] = ["01", "02"].map((end) => `3a3b3c3d-3333-4333-8333-3333333ddc${end}`) as [
  string,
  string,
];
const words = { serverMessage: "", detail: undefined };
const refused = new NotFoundOrForbidden(deployment, 404, words);

type Check = { type: string; action: string; resourceId?: string };

/** A client whose server says yes to what is given, has these workspaces, and throws what is given for some requests. */
function client({
  yes = () => true,
  workspaces = [],
  throws = {},
}: {
  yes?: (check: Check) => boolean;
  workspaces?: { id: string; templateId: string; dormantAt?: Date }[];
  throws?: Record<string, Error>;
} = {}) {
  const checks: Check[] = [];
  const say = <T>(name: string, value: T): Promise<T> =>
    name in throws ? Promise.reject(throws[name] ?? new Error(name)) : Promise.resolve(value);
  const made = {
    checkPermissions: (asked: Record<string, Check>) => {
      checks.push(...Object.values(asked));
      return Promise.resolve(
        Object.fromEntries(Object.entries(asked).map(([name, check]) => [name, yes(check)])),
      );
    },
    workspaces: {
      list: () => say("list", { workspaces, count: workspaces.length }),
      get: (id: string) =>
        say("get", {
          name: `ws ${id.slice(-2)}`,
          dormantAt: workspaces.find((each) => each.id === id)?.dormantAt,
        }),
    },
    templates: {
      list: () =>
        say(
          "templates",
          [templateOne, templateTwo].map((id) => ({ id, name: `t ${id.slice(-2)}` })),
        ),
    },
    users: { me: () => say("me", { username: "alice" }), get: () => say("user", { username: "alice" }) },
  };
  return { client: made as unknown as CoderClient, checks };
}

const grantOf = (scopes: string, ...list: string[]) => ({
  scopes: scopes.split(" "),
  allowList: list.map(entryOf),
});

/** Proves a grant with a token that is allowed exactly what the grant says. */
function proving(
  grant: ReturnType<typeof grantOf>,
  owner: CoderClient | undefined,
  token: Parameters<typeof client>[0] = {},
) {
  const catalog = catalogOf("2.35");
  return prove({ token: client(token).client, owner, catalog, grant, userId });
}

const read = "workspace:read template:read user:read";
const onlyRead = ({ action }: Check): boolean => action === "read";

describe("a read that a token's server refuses", () => {
  const whole = grantOf(read, `workspace:${one}`, "template:*", `user:${userId}`);
  const get = (proof: Awaited<ReturnType<typeof proving>>) =>
    proof.disagreements.filter(({ sentence }) => sentence.includes("ws 01")).length;

  it("is a fault of the token where its owner is answered, and where nobody can say", async () => {
    const token = { yes: onlyRead, throws: { get: refused } };
    assert.equal(get(await proving(whole, client().client, token)), 1);
    const alone = await proving(whole, undefined, token);
    assert.ok(alone.disagreements.some(({ sentence, isBroader }) => sentence.includes(one) && !isBroader));
  });

  it("is none where its owner is refused as well, or the workspace is dormant", async () => {
    const token = { yes: onlyRead, throws: { get: refused } };
    assert.equal(get(await proving(whole, client({ throws: { get: refused } }).client, token)), 0);
    const dormant = { id: one, templateId: templateOne, dormantAt: new Date() };
    assert.equal(get(await proving(whole, client({ workspaces: [dormant] }).client, token)), 0);
  });

  it("is the server's own defect where that is known, and no judgement where it fails otherwise", async () => {
    const defect = { yes: onlyRead, throws: { list: new KnownDefect(deployment, undefined) } };
    const { defects, answers, disagreements } = await proving(grantOf(read), client().client, defect);
    assert.deepEqual([defects.length, answers["workspace:read"]], [1, "fails"]);
    assert.ok(!disagreements.some(({ sentence }) => /list/i.test(sentence)));
    const fault = new ServerFault(deployment, 503, words, false);
    await assert.rejects(proving(whole, client().client, { yes: onlyRead, throws: { get: fault } }), fault);
  });
});

describe("the source of a template", () => {
  const sources = (id: string) => grantOf("template:read file:read", `template:${id}`, "file:*");
  const isUpdate = ({ type, action }: Check): boolean => type === "template" && action === "update";
  const member = (workspaces: Parameters<typeof client>[0] = {}) =>
    client({ yes: (check) => !isUpdate(check), ...workspaces });

  it("is asked of the owner for the template that is listed, and told where they may not change it", async () => {
    const owner = member();
    const { blocked, answers } = await proving(sources(templateTwo), owner.client, { yes: onlyRead });
    assert.deepEqual(
      owner.checks.filter(isUpdate).map(({ resourceId }) => resourceId),
      [templateTwo],
    );
    assert.equal(answers["file:read"], "blocked");
    assert.ok(blocked.some((sentence) => sentence.includes("t 02")));
  });

  it("is asked for one that is there where none is listed, and for none where there is none", async () => {
    const any = grantOf("template:read file:read");
    const workspaces = [{ id: one, templateId: templateOne }];
    const owner = member({ workspaces });
    await proving(any, owner.client, { yes: onlyRead });
    assert.deepEqual(
      owner.checks.filter(isUpdate).map(({ resourceId }) => resourceId),
      [templateOne],
    );
    for (const none of [member(), member({ workspaces: [{ id: one, templateId: "" }] })]) {
      const { answers } = await proving(any, none.client, { yes: onlyRead });
      assert.ok(!none.checks.some(isUpdate));
      assert.equal(answers["file:read"], "yes");
    }
  });

  it("is no matter of full access, of one who may change it, nor of a grant without files", async () => {
    const full = member({ workspaces: [{ id: one, templateId: templateOne }] });
    await proving(grantOf("coder:all"), full.client);
    assert.ok(!full.checks.some(isUpdate));
    const maintainer = client();
    const { answers } = await proving(sources(templateOne), maintainer.client, { yes: onlyRead });
    assert.equal(answers["file:read"], "yes");
    const without = member();
    await proving(grantOf("template:read", `template:${templateOne}`), without.client, { yes: onlyRead });
    assert.ok(!without.checks.some(isUpdate));
  });
});

describe("what is there to ask about", () => {
  it("is a workspace that is awake and not listed, and its template", async () => {
    const workspaces = [
      { id: asleep, templateId: templateTwo, dormantAt: new Date() },
      { id: one, templateId: templateTwo },
      { id: two, templateId: templateOne },
    ];
    const token = client({ yes: onlyRead });
    const grant = grantOf("workspace:read template:read", `workspace:${one}`, "template:*");
    await prove({
      token: token.client,
      owner: client({ workspaces }).client,
      catalog: catalogOf("2.35"),
      grant,
      userId,
    });
    const ids = new Set(token.checks.map(({ resourceId }) => resourceId));
    assert.deepEqual(
      [one, two, asleep, templateOne, templateTwo].map((id) => ids.has(id)),
      [true, true, false, true, false],
    );
  });

  it("is the template of a listed one where no other is there, and nothing where the owner is refused", async () => {
    const grant = grantOf("workspace:read template:read", `workspace:${one}`, "template:*");
    const asked = async (owner: CoderClient): Promise<Set<string | undefined>> => {
      const token = client({ yes: onlyRead });
      await prove({ token: token.client, owner, catalog: catalogOf("2.35"), grant, userId });
      return new Set(token.checks.map(({ resourceId }) => resourceId));
    };
    const listed = await asked(client({ workspaces: [{ id: one, templateId: templateTwo }] }).client);
    assert.ok(listed.has(templateTwo));
    const none = await asked(client({ throws: { list: refused } }).client);
    assert.ok(none.has(one) && !none.has(templateTwo));
  });
});
