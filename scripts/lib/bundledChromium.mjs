import { spawn } from "node:child_process";
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";
import { inProject, machineFolder } from "./paths.mjs";
import { say, Unable } from "./say.mjs";

/**
 * Unpacks the Chromium that is among the project's packages: the browser itself, the shared libraries that a
 * bare machine lacks, its software renderer and one font family for machines without any.
 *
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>} how to launch it
 */
export async function bundledChromium() {
  const from = inProject("node_modules", "@sparticuz", "chromium");
  const { version } = JSON.parse(readFileSync(path.join(from, "package.json"), "utf8"));
  const folder = path.join(machineFolder, `chromium-${version}`);
  const executablePath = path.join(folder, "chromium");
  if (!existsSync(path.join(folder, "complete"))) {
    say("No installed browser was found: unpacking the Chromium among the project's packages …");
    await rm(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await pipeline(
      createReadStream(path.join(from, "bin", "chromium.br")),
      createBrotliDecompress(),
      createWriteStream(executablePath, { mode: 0o755 }),
    );
    for (const name of ["al2023", "swiftshader", "fonts"])
      await unpack(path.join(from, "bin", `${name}.tar.br`), folder);

    writeFileSync(path.join(folder, "fonts.conf"), fontConfiguration(folder));
    writeFileSync(path.join(folder, "complete"), `${version}\n`);
  }
  const libraries = [path.join(folder, "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean).join(":");
  const fonts = hasFonts() ? {} : { FONTCONFIG_PATH: folder };
  return { executablePath, env: { LD_LIBRARY_PATH: libraries, ...fonts } };
}

function hasFonts() {
  const folder = "/usr/share/fonts";
  return existsSync("/etc/fonts/fonts.conf") && existsSync(folder) && readdirSync(folder).length > 0;
}

/** The package's own configuration names folders of a different kind of machine. */
function fontConfiguration(folder) {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}

async function unpack(archive, folder) {
  // Through a file: tar closes its input at the end of the archive, before all of the padding has been
  // written.
  const plain = path.join(folder, "archive.tar");
  await pipeline(createReadStream(archive), createBrotliDecompress(), createWriteStream(plain));
  const tar = spawn("tar", ["-x", "-f", plain, "-C", folder], { stdio: ["ignore", "ignore", "inherit"] });
  const code = await new Promise((resolve, reject) => {
    tar.on("error", () => reject(new Unable("The program tar is missing. Install tar and run this again.")));
    tar.on("close", resolve);
  });
  if (code !== 0) throw new Unable(`${archive} could not be unpacked. Is there room left on the disk?`);

  await rm(plain);
}
