import type { Template, User } from "../state/model";

/** The people whom the demo's things belong to. */
export type DemoPeople = Readonly<Record<"olive" | "alice" | "bob", User>>;

/** The demo's templates. */
export type DemoTemplates = Readonly<Record<"docker" | "kubernetes" | "windows", Template>>;
