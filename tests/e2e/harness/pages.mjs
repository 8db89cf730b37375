// The pages under test, by address. Each is a skeleton of a real composer (pages/*.html) with a real
// editor library bundled into it, served under the site's own host name with a policy as strict as
// that library can live with.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = (name) => fileURLToPath(new URL(`../pages/${name}`, import.meta.url));

/** [host, path, html file, Trusted Types policies the page may create] */
const pages = [
  ["www.linkedin.com", "/sharing/compose", "linkedin-post.html", "'none'"],
  ["www.linkedin.com", "/feed/", "linkedin-legacy.html", "default"],
  ["www.linkedin.com", "/feed/update/urn:li:activity:1/", "linkedin-comments.html", "'none'"],
  ["www.linkedin.com", "/preload/", "preload.html", "'none'"],
  ["x.com", "/home", "x.html", "'none'"],
  ["x.com", "/compose/post", "x.html", "'none'"],
];

const scripts = ["linkedin-post.js", "linkedin-legacy.js", "linkedin-comments.js", "x.jsx"];

/** Styles and scripts by nonce alone, no connection, no string into a script sink. */
export function contentSecurityPolicy(nonce, policies) {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "frame-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${policies}`,
  ].join("; ");
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: scripts.map(folder),
    outdir: "/",
    bundle: true,
    format: "esm",
    jsx: "automatic",
    minify: true,
    write: false,
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  });
  return outputFiles.map(({ path, contents }) => [
    `/assets${path}`,
    { type: "text/javascript", body: Buffer.from(contents) },
  ]);
}

async function stylesheets() {
  const quill = createRequire(import.meta.url).resolve("quill/dist/quill.core.css");
  const files = { "/assets/page.css": folder("page.css"), "/assets/quill.css": quill };
  return Promise.all(
    Object.entries(files).map(async ([path, file]) => [
      path,
      { type: "text/css", body: await readFile(file) },
    ]),
  );
}

async function documents() {
  return Promise.all(
    pages.map(async ([host, path, file, policies]) => [
      host + path,
      { html: await readFile(folder(file), "utf8"), policies },
    ]),
  );
}

/** @returns {Promise<{assets: Map<string, {type: string, body: Buffer}>,
 *   documents: Map<string, {html: string, policies: string}>}>} */
export async function loadPages() {
  return {
    assets: new Map([...(await bundle()), ...(await stylesheets())]),
    documents: new Map(await documents()),
  };
}
