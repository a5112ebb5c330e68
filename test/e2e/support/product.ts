import { existsSync } from "node:fs";
import path from "node:path";
import { projectRoot } from "../../host/machine";
import { type Product, type ProductOptions, startProduct as startAny } from "../../host/product";

export type { Product } from "../../host/product";

/** The package that the commands build before the end-to-end tests. */
const packagedExtension = path.join(projectRoot, "out", "coder-access.vsix");

/**
 * Starts VS Code with the packaged extension, or with another `.vsix`.
 * @param options theme, user settings, environment (`CODER_URL`), `.vsix`.
 * @throws Error when the extension was not packaged yet.
 */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const vsix = options.vsix ?? packagedExtension;
  if (!existsSync(vsix)) throw new Error(`${vsix} does not exist yet. Run: npm run test:e2e`);

  return startAny({ builtIn: "few", ...options, vsix });
}
