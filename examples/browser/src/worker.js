// Computes, so that the page stays responsive. It is sent {model: Blob} and answers {done}, then
// {picture: Blob} and answers {progress} and {rows} for a while, then {done}; or {error}. Nothing can
// interrupt it: to cancel, the page ends it.
import * as ort from './ort/ort.js';
import { misfit, readMetadata } from './model.js';
import { restore } from './tiles.js';

const TILE = 256;
const OVERLAP = 32;

const at = (file) => new URL(`ort/${file}`, import.meta.url).href;
ort.env.wasm.wasmPaths = { mjs: at('ort-wasm.js'), wasm: at('ort-wasm.wasm') };
ort.env.wasm.numThreads = self.crossOriginIsolated ? Math.min(navigator.hardwareConcurrency, 8) : 1;
ort.env.logLevel = 'error';

let session;
let multiple;

async function open(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const metadata = readMetadata(bytes);
  if (!metadata) {
    throw new Error('it is not an ONNX model');
  }
  const opened = await ort.InferenceSession.create(bytes);
  const reason = misfit(opened.inputMetadata, opened.outputMetadata);
  if (reason) {
    opened.release();
    throw new Error(reason);
  }
  session?.release();
  session = opened;
  multiple = Number(metadata.get('mirnet.multiple') ?? 1);
}

async function run(planes, height, width) {
  const input = new ort.Tensor('float32', planes, [1, 3, height, width]);
  const output = (await session.run({ [session.inputNames[0]]: input }))[session.outputNames[0]];
  if (output.dims.join() !== input.dims.join()) {
    throw new Error(
      `the model makes ${output.dims.slice(1).join('x')} of ${input.dims.slice(1).join('x')};` +
        ' here a picture must keep its size',
    );
  }
  return output.data;
}

async function decode(file) {
  const bitmap = await createImageBitmap(file);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d', {
    willReadFrequently: true,
  });
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height);
}

async function restorePicture(file) {
  const picture = await decode(file);
  await restore(
    picture,
    { size: TILE, overlap: OVERLAP, multiple },
    run,
    (done, total) => postMessage({ progress: { done, total } }),
    (top, rgba) => postMessage({ rows: new ImageData(rgba, picture.width), top }, [rgba.buffer]),
  );
  postMessage({ done: true, alpha: picture.data.some((value, i) => i % 4 === 3 && value < 255) });
}

onmessage = async ({ data }) => {
  try {
    if (data.model) {
      await open(data.model);
      postMessage({ done: true });
    } else {
      await restorePicture(data.picture);
    }
  } catch (e) {
    postMessage({ error: e.message ?? String(e) });
  }
};
