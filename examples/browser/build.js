// Puts the page and ONNX Runtime Web into dist/. A model that lies there stays.
import { cpSync } from 'node:fs';

cpSync('src', 'dist', { recursive: true });
// Named .js, since not every server knows that .mjs is JavaScript.
for (const [from, to] of [
  ['ort.wasm.min.mjs', 'ort.js'],
  ['ort-wasm-simd-threaded.mjs', 'ort-wasm.js'],
  ['ort-wasm-simd-threaded.wasm', 'ort-wasm.wasm'],
]) {
  cpSync(`node_modules/onnxruntime-web/dist/${from}`, `dist/ort/${to}`);
}
