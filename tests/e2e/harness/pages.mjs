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
  ["www.linkedin.com", "/posts/ada-ferris_activity-2/", "linkedin-legacy-comments.html", "default"],
  ["www.linkedin.com", "/company/4711/admin/page-posts/published/", "linkedin-legacy.html", "default"],
  ["www.linkedin.com", "/messaging/thread/1/", "linkedin-messages.html", "'none'"],
  ["www.linkedin.com", "/article/new/", "linkedin-article.html", "'none'"],
  ["www.linkedin.com", "/preload/", "preload.html", "'none'"],
  ["www.linkedin.com", "/preload/sharebox/", "linkedin-legacy.html", "default"],
  ["www.linkedin.com", "/clipboard", "clipboard.html", "'none'"],
  ["x.com", "/clipboard", "clipboard.html", "'none'"],
  ["x.com", "/home", "x.html", "'none'"],
  ["x.com", "/ada/status/1", "x.html", "'none'"],
  ["x.com", "/compose/post", "x.html", "'none'"],
  ["x.com", "/compose/articles/edit/1", "x-article.html", "'none'"],
  ["x.com", "/i/chat/1-2", "x-textarea.html", "'none'"],
  ["mobile.x.com", "/compose/post", "x-textarea.html", "'none'"],
];

const scripts = [
  ...["linkedin-post.js", "linkedin-legacy.js", "linkedin-comments.js"],
  ...["linkedin-legacy-comments.js", "linkedin-messages.js", "linkedin-article.js"],
  ...["x.jsx", "x-article.jsx", "x-textarea.js"],
];

/** Styles and scripts by nonce alone, images of the site alone, no connection, no string into a script sink. */
export function contentSecurityPolicy(nonce, policies) {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self'",
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

async function copies() {
  const quill = createRequire(import.meta.url).resolve("quill/dist/quill.core.css");
  const files = [
    ["/assets/page.css", "text/css", folder("page.css")],
    ["/assets/quill.css", "text/css", quill],
    ["/assets/emoji.svg", "image/svg+xml", folder("emoji.svg")],
  ];
  return Promise.all(
    files.map(async ([path, type, file]) => [path, { type, body: await readFile(file) }]),
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
    assets: new Map([...(await bundle()), ...(await copies())]),
    documents: new Map(await documents()),
  };
}
