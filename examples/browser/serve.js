// Serves dist/ to this computer: node serve.js [port], with --threads so that WASM may use threads.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};
// With these a page is "cross-origin isolated", and only such a page gets shared memory for threads.
const ISOLATION = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
const ROOT = fileURLToPath(new URL('dist/', import.meta.url));

function read(path) {
  const file = join(ROOT, normalize(path.endsWith('/') ? path + 'index.html' : path));
  return existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
}

/** Starts a server. `files`, bytes by path, stand before those of dist/; null is no file. */
export function serve(port, { threads = false, files = {} } = {}) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const bytes = path in files ? files[path] : read(path);
    if (!bytes) {
      response.writeHead(404).end('not found');
      return;
    }
    response.writeHead(200, {
      'Content-Type': TYPES[extname(path) || '.html'] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
      ...(threads ? ISOLATION : {}),
    });
    response.end(bytes);
  });
  return new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve(server)));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const port = process.argv.slice(2).find((argument) => /^\d+$/.test(argument)) ?? 8080;
  const server = await serve(Number(port), { threads: process.argv.includes('--threads') });
  console.log(`http://localhost:${server.address().port}/`);
}
