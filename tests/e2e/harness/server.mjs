// HTTPS on loopback for the test pages. The browser maps the real host names to this server, so the
// certificate, made afresh for each run and never kept, need not be trusted by anyone.

import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { contentSecurityPolicy, loadPages } from "./pages.mjs";

export const hosts = ["www.linkedin.com", "x.com", "mobile.x.com"];

async function certificate() {
  const folder = await mkdtemp(join(tmpdir(), "unbroadcast-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    await promisify(execFile)("openssl", [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-days", "1", "-subj", `/CN=${hosts[0]}`, "-keyout", key, "-out", cert],
      ...["-addext", `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(",")}`],
    ]);
    return { key: await readFile(key), cert: await readFile(cert) };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function answer({ assets, documents }, request, response) {
  const { pathname } = new URL(request.url, "https://page.invalid");
  const asset = assets.get(pathname);
  const page = documents.get(request.headers.host + pathname);
  if (asset !== undefined) {
    response.writeHead(200, { "content-type": asset.type, "cache-control": "no-store" });
    response.end(asset.body);
  } else if (page !== undefined) {
    const nonce = randomBytes(16).toString("base64");
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy": contentSecurityPolicy(nonce, page.policies),
    });
    response.end(page.html.replaceAll("{{nonce}}", nonce));
  } else {
    response.writeHead(404);
    response.end();
  }
}

/** @returns {Promise<{port: number, close: () => Promise<void>}>} */
export async function startServer() {
  const [pages, credentials] = await Promise.all([loadPages(), certificate()]);
  const server = createServer(credentials, (request, response) => answer(pages, request, response));
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    port: server.address().port,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
