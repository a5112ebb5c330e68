import { get } from "node:http";

/** What a bare client does: asks for an address with a session, and gives the body as a text. */
export function download(url: string, key: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { "Coder-Session-Token": key } }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () => resolve(Buffer.concat(pieces).toString("utf8")));
      response.on("error", reject);
    }).on("error", reject);
  });
}
