import fc from "fast-check";
import type { AllowEntry, Catalog, Grant } from "../../../src/core";

/** How often each property is tried: thousands of times, or as often as the nightly run says. */
export const runs = Number(process.env["RUNS"] ?? 2000);

/** Ids that grants and requests of the tests share, so that they meet. */
export const ids = [
  "4a4b4c4d-4444-4444-8444-4444444eef01",
  "4a4b4c4d-4444-4444-8444-4444444eef02",
  "22222222-2222-4222-8222-222222222202",
] as const;

/** The owner of the tokens of these tests. */
export const ownUser = ids[2];

const idTexts = [
  "*",
  ...ids,
  ids[0].toUpperCase(),
  `{${ids[0]}}`,
  `urn:uuid:${ids[1]}`,
  ids[1].replaceAll("-", ""),
];
const nilId = "00000000-0000-0000-0000-000000000000";

/** Any entry that a server takes, of types that matter. */
export const entries: fc.Arbitrary<AllowEntry> = fc.record({
  type: fc.constantFrom(
    "*",
    "workspace",
    "workspace",
    "template",
    "user",
    "api_key",
    "organization_member",
    "file",
    "task",
    "user_secret",
    "provisioner_jobs",
    "workspace_dormant",
    "debug_info",
  ),
  id: fc.constantFrom(...idTexts, nilId),
});

/** Any grant that a deployment takes. */
export function grants(catalog: Catalog): fc.Arbitrary<Grant> {
  const names = catalog.scopes.map(({ name }) => name).filter((name) => name !== "coder:all");
  const few = fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 5 });
  return fc.record({
    scopes: fc.oneof({ weight: 12, arbitrary: few }, fc.constantFrom<string[]>(["coder:all"], [])),
    allowList: fc.oneof(fc.constant<AllowEntry[]>([]), {
      weight: 5,
      arbitrary: fc.array(entries, { minLength: 1, maxLength: 5 }),
    }),
  });
}

/** Any request: a type, one of its actions, and an id, another id or none. */
export function requests(catalog: Catalog): fc.Arbitrary<{ type: string; id: string; action: string }> {
  return fc.constantFrom(...catalog.resourceTypes).chain(({ type, actions }) =>
    fc.record({
      type: fc.constant(type),
      action: fc.constantFrom(...actions),
      id: fc.constantFrom("", ...ids, "99999999-9999-4999-8999-999999999999"),
    }),
  );
}
