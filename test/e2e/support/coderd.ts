import { type Coderd, type CoderdOptions, startCoderd as startAny } from "../../coderd";
import { oneForAllFiles } from "./oneForAllFiles";

export { type Coderd, createCertificate, type ProfileName } from "../../coderd";

/** The port of the first server of this process, which the files that it runs have in turn. */
const port = oneForAllFiles<number | undefined>("port of the server", undefined);

/**
 * Starts a server, at the same address as the file before did if nobody else listens there: a VS Code whose `CODER_URL` is that
 * address can be used again.
 */
export async function startCoderd(options: CoderdOptions = {}): Promise<Coderd> {
  if (options.port === undefined && port.value !== undefined) {
    try {
      return await startAny({ ...options, port: port.value });
    } catch {
      // The file has another server there already, or somebody else took the port.
    }
  }
  const coderd = await startAny(options);
  port.value ??= coderd.port;
  return coderd;
}
