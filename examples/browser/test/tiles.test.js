import assert from 'node:assert/strict';
import { test } from 'node:test';
import { misfit, readMetadata } from '../src/model.js';
import { axisTiles, restore } from '../src/tiles.js';
import { model } from './onnx.js';

const noise = (width, height, channels = 3) => {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0, state = 1; i < data.length; i += 4) {
    for (let k = 0; k < 3; k++) {
      state = (state * 48271) % 2147483647;
      data[i + k] = k < channels ? state % 256 : data[i];
    }
    data[i + 3] = i % 256;
  }
  return { width, height, data };
};

async function restored(picture, options, run = (tile) => tile) {
  const data = new Uint8ClampedArray(picture.data.length);
  const progress = [];
  await restore(
    picture,
    options,
    run,
    (done, total) => progress.push(`${done}/${total}`),
    (top, rgba) => data.set(rgba, top * picture.width * 4),
  );
  return { data, progress };
}

test('tiles start at multiples, overlap, and end at the edge', () => {
  const { length, starts } = axisTiles(600, 256, 32, 4);
  assert.equal(length, 256);
  assert.deepEqual(starts, [0, 224, 344]);
});

test('a tile is rounded down to the multiple, and no larger than the picture', () => {
  assert.equal(axisTiles(600, 255, 32, 8).length, 248);
  assert.deepEqual({ ...axisTiles(40, 256, 32, 4), weights: 0 }, { length: 40, starts: [0], weights: 0 });
});

test('a tile fades in by equal steps', () => {
  const { weights } = axisTiles(12, 8, 4, 4);
  assert.deepEqual([...weights[1]].slice(0, 5), [0.2, 0.4, 0.6, 0.8, 1].map(Math.fround));
});

test('weights add up to one', () => {
  for (const [extent, size, overlap, multiple] of [
    [1000, 256, 32, 4],
    [260, 256, 32, 4],
    [100, 32, 16, 8],
    [97, 16, 15, 1],
  ]) {
    const { starts, weights } = axisTiles(extent, size, overlap, multiple);
    const sums = new Float64Array(extent);
    weights.forEach((tile, k) => tile.forEach((weight, i) => (sums[starts[k] + i] += weight)));
    sums.forEach((sum) => assert.ok(Math.abs(sum - 1) < 1e-6, `${sum} of ${extent}`));
  }
});

test('tiles of any kind give back the picture that they are of', async () => {
  for (const [width, height] of [
    [1, 1],
    [3, 2],
    [31, 33],
    [64, 32],
    [101, 150],
  ]) {
    const picture = noise(width, height);
    const { data } = await restored(picture, { size: 32, overlap: 8, multiple: 4 });
    assert.deepEqual(data, picture.data, `${width}x${height}`);
  }
});

test('each tile is told', async () => {
  const { progress } = await restored(noise(60, 60), { size: 32, overlap: 4, multiple: 4 });
  assert.deepEqual(progress, ['1/4', '2/4', '3/4', '4/4']);
});

test('what is too small for the multiple is extended by reflection', async () => {
  const picture = {
    width: 3,
    height: 1,
    data: Uint8ClampedArray.of(0, 0, 0, 255, 51, 51, 51, 255, 255, 255, 255, 255),
  };
  let seen;
  await restored(picture, { size: 32, overlap: 8, multiple: 4 }, (tile) => (seen = tile));
  const row = [0, 0.2, 1, 0.2].map(Math.fround);
  assert.deepEqual([...seen.slice(0, 16)], [...row, ...row, ...row, ...row]);
});

test('differences of tiles fade, without a step', async () => {
  const grey = { width: 96, height: 32, data: new Uint8ClampedArray(96 * 32 * 4).fill(255) };
  let tile = 0;
  const { data } = await restored(grey, { size: 64, overlap: 32, multiple: 4 }, (planes) =>
    planes.fill(tile++),
  );
  const row = Array.from({ length: 96 }, (_, x) => data[x * 4]);
  assert.equal(row[0], 0);
  assert.equal(row[95], 255);
  row.slice(1).forEach((value, x) => assert.ok(value >= row[x] && value - row[x] <= 8, `${row}`));
});

test('grey stays grey', async () => {
  const { data } = await restored(noise(8, 8, 1), { size: 32, overlap: 8, multiple: 4 }, (tile) =>
    tile.fill(0.9, 0, 64),
  );
  for (let i = 0; i < data.length; i += 4) {
    assert.equal(data[i], data[i + 1]);
    assert.equal(data[i], data[i + 2]);
  }
});

test('values that are no numbers are refused', async () => {
  await assert.rejects(
    restored(noise(8, 8), { size: 32, overlap: 8, multiple: 4 }, (tile) => tile.fill(NaN)),
    /not numbers/,
  );
});

test('metadata are read', () => {
  const file = model({ lift: 0, metadata: { 'mirnet.multiple': '8', empty: '' } });
  assert.deepEqual(
    [...readMetadata(file)],
    [
      ['mirnet.multiple', '8'],
      ['empty', ''],
    ],
  );
});

test('what is no ONNX file is told apart', () => {
  const file = model({ lift: 0 });
  for (const bytes of [
    Buffer.of(),
    Buffer.from('# Notes\n\nnone'),
    Buffer.from('\x89PNG\r\n', 'latin1'),
    file.subarray(0, 100),
    file.subarray(2),
  ]) {
    assert.equal(readMetadata(bytes), undefined, bytes.toString('latin1'));
  }
});

test('models that the page cannot use are told apart', () => {
  const image = (shape, type = 'float32') => [{ isTensor: true, type, shape }];
  const good = image(['N', 3, 'H', 'W']);
  assert.equal(misfit(good, good), undefined);
  assert.match(misfit([...good, ...good], good), /2 inputs/);
  assert.match(misfit(image(['N', 3]), good), /not a picture/);
  assert.match(misfit(image(['N', 3, 'H', 'W'], 'float16'), good), /float16/);
  assert.match(misfit(image(['N', 6, 'H', 'W']), good), /dual-pixel/);
  assert.match(misfit(good, image(['N', 1, 'H', 'W'])), /gives 1 channels/);
  assert.match(misfit(image(['N', 3, 64, 96]), good), /96x64/);
  assert.match(misfit(image([4, 3, 'H', 'W']), good), /4 pictures/);
});
