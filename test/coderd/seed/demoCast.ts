import type { Template, User } from "../state/model";

/** The people who own the demo's resources. */
export type DemoPeople = Readonly<Record<"olive" | "alice" | "bob", User>>;

/** The demo's templates. */
export type DemoTemplates = Readonly<Record<"docker" | "kubernetes" | "windows", Template>>;
