import type { Flow } from "../flow";
import { build } from "./build";
import { deliver } from "./deliver";
import { bulk, expire, remove } from "./ending";
import { list } from "./list";
import { mint, openTheForm } from "./mint";
import { rotate } from "./rotate";
import { signIn } from "./signIn";
import { signOut } from "./signOut";
import { lease, terminal } from "./terminal";

/** Every flow of the campaign, by its name. */
export const flows: Readonly<Record<string, Flow>> = {
  "sign in": signIn,
  list,
  form: openTheForm,
  mint,
  deliver,
  rotate,
  expire,
  delete: remove,
  bulk,
  build,
  terminal,
  lease,
  "sign out": signOut,
};
