#!/bin/sh
# Makes certificates.json anew: an authority, an intermediate one, and certificates with every fault that the tests of
# encrypted connections need. Valid until the year 2124 (but for the one that is not). Needs OpenSSL 3 and Node.
# The keys protect nothing: they are public and for tests alone.
set -eu
target=$(cd "$(dirname "$0")" && pwd)/certificates.json
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat > ca.cnf <<'END'
[req]
distinguished_name = none
[none]
[ca]
default_ca = one
[one]
database = index
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[here]
basicConstraints = CA:FALSE
subjectAltName = DNS:localhost,IP:127.0.0.1
extendedKeyUsage = serverAuth
[elsewhere]
basicConstraints = CA:FALSE
subjectAltName = DNS:elsewhere.example.com
extendedKeyUsage = serverAuth
[person]
basicConstraints = CA:FALSE
extendedKeyUsage = clientAuth
END
touch index
echo 01 > serial

key() { openssl ecparam -name prime256v1 -genkey -noout | openssl pkcs8 -topk8 -nocrypt -out "$1.key"; }

# name, extensions, issuer, first day, last day
issue() {
  key "$1"
  openssl req -new -config ca.cnf -key "$1.key" -subj "/CN=$1" -out "$1.csr"
  if [ "$3" = itself ]; then by="-selfsign -keyfile $1.key"; else by="-cert $3.crt -keyfile $3.key"; fi
  # shellcheck disable=SC2086
  openssl ca -batch -notext -config ca.cnf -extensions "$2" -startdate "$4" -enddate "$5" $by -in "$1.csr" -out "$1.crt"
}

start=20240101000000Z
end=21240101000000Z
issue root authority itself $start $end
issue intermediate authority root $start $end
issue server here intermediate $start $end
issue expired here root 20200101000000Z 20210101000000Z
issue wrongHost elsewhere root $start $end
issue selfSigned here itself $start $end
issue person person root $start $end
openssl pkcs8 -topk8 -in person.key -passout pass:open-sesame -out personLocked.key

node -e '
const fs = require("fs");
const files = fs.readdirSync(".").filter((name) => /\.(key|crt)$/.test(name)).sort();
const entries = files.map((name) => [name.replace(/\.(.)(.*)$/, (_, a, b) => a.toUpperCase() + b), fs.readFileSync(name, "utf8")]);
fs.writeFileSync(process.argv[1], JSON.stringify(Object.fromEntries(entries), null, 2) + "\n");
' "$target"
