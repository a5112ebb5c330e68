import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import { isIP } from "node:net";
import { bits, integer, isTrue, objectId, octets, sequence, set, tagged, time, utf8 } from "./der";

/** The contents of a certificate. */
export interface NewCertificate {
  /** The common name of its subject. */
  name: string;
  /** Host names and addresses that it is valid for; loopback by default. */
  hosts?: readonly string[];
  /** Who signs it; without an issuer, it signs itself. */
  issuer?: Certificate;
  /** Whether it may sign others. */
  authority?: boolean;
  notBefore?: Date;
  notAfter?: Date;
}

/** A certificate with its private key, both as PEM. */
export interface Certificate {
  readonly name: string;
  readonly key: string;
  readonly cert: string;
}

const ecdsaWithSha256 = sequence(objectId("1.2.840.10045.4.3.2"));
const day = 86_400_000;

/**
 * Creates a certificate for tests, without any tool outside Node. Valid from yesterday for a year by default.
 * Not for anything that must be secure.
 */
export function createCertificate(wanted: NewCertificate): Certificate {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const body = sequence(
    tagged(0, true, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    distinguishedName(wanted.issuer?.name ?? wanted.name),
    sequence(
      time(wanted.notBefore ?? new Date(Date.now() - day)),
      time(wanted.notAfter ?? new Date(Date.now() + 365 * day)),
    ),
    distinguishedName(wanted.name),
    pair.publicKey.export({ type: "spki", format: "der" }),
    tagged(3, true, sequence(...extensions(wanted))),
  );
  const signer: KeyObject | string = wanted.issuer?.key ?? pair.privateKey;
  const certificate = sequence(body, ecdsaWithSha256, bits(sign("sha256", body, signer)));
  return {
    name: wanted.name,
    key: pair.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
    cert: pem(certificate),
  };
}

function distinguishedName(name: string): Buffer {
  return sequence(set(sequence(objectId("2.5.4.3"), utf8(name))));
}

function extensions({ authority = false, hosts = ["127.0.0.1", "localhost"] }: NewCertificate): Buffer[] {
  const basicConstraints = sequence(
    objectId("2.5.29.19"),
    isTrue(),
    octets(sequence(...(authority ? [isTrue()] : []))),
  );
  if (authority) {
    // Key usage: bit 5, signing certificates.
    return [
      basicConstraints,
      sequence(objectId("2.5.29.15"), isTrue(), octets(bits(Buffer.from([0x04]), 2))),
    ];
  }
  const names = hosts.map((host) =>
    isIP(host) === 4 ? tagged(7, false, addressBytes(host)) : tagged(2, false, Buffer.from(host)),
  );
  const forServersAndClients = sequence(objectId("1.3.6.1.5.5.7.3.1"), objectId("1.3.6.1.5.5.7.3.2"));
  return [
    basicConstraints,
    sequence(objectId("2.5.29.37"), octets(forServersAndClients)),
    sequence(objectId("2.5.29.17"), octets(sequence(...names))),
  ];
}

function addressBytes(address: string): Buffer {
  return Buffer.from(address.split(".").map(Number));
}

function pem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
