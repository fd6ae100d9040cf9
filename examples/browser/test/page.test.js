// Uses the page in headless Chromium as a person would, and looks at the PNG that comes out.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { serve } from '../serve.js';
import { Browser, Page, findBrowser } from './browser.js';
import { model } from './onnx.js';
import * as png from './png.js';

const command = findBrowser();
const STATE = 'document.body.dataset.state';
const PROBLEM = 'document.getElementById("problem")';
const LIFTED = model({ lift: 51 / 255 });

function picture(width, height, channels = 3) {
  const data = new Uint8Array(width * height * channels);
  for (let i = 0, state = 1; i < data.length; i++) {
    state = (state * 48271) % 2147483647;
    data[i] = state % 256;
  }
  return { width, height, channels, data };
}

describe('the page', { skip: !command && 'no Chromium on the PATH; MIRNET_BROWSER may name one' }, () => {
  let browser;
  let server;
  let page;

  before(() => {
    browser = new Browser(command);
  });

  after(() => browser.close());

  async function inPage(options, use) {
    server = await serve(0, { files: { '/model.onnx': LIFTED }, ...options });
    const url = `http://127.0.0.1:${server.address().port}/`;
    page = await Page.open(browser, url, options);
    try {
      await page.until('document.getElementById("model")?.textContent.match(/^(Model:|No)/)');
      await use(page);
      page.requests.forEach((request) => assert.match(request, new RegExp(`^(${url}|blob:${url}|data:)`)));
      assert.deepEqual(page.console, []);
    } finally {
      await page.close();
      server.close();
    }
  }

  function file(name, bytes) {
    const path = join(browser.folder, name);
    writeFileSync(path, bytes);
    return path;
  }

  async function downloaded(name) {
    const path = join(browser.folder, name);
    rmSync(path, { force: true });
    await page.evaluate('document.getElementById("download").click()');
    while (!existsSync(path)) {
      await sleep(20);
    }
    return png.read(readFileSync(path));
  }

  async function problemOf(...files) {
    await page.drop(...files);
    await page.until(`!${PROBLEM}.hidden`);
    return page.evaluate(`${PROBLEM}.textContent`);
  }

  const lifted = ({ data }) => data.map((value) => Math.min(255, value + 51));

  for (const threads of [false, true]) {
    test(`a dropped picture is restored, ${threads ? 'with threads' : 'without threads'}`, () =>
      inPage({ threads }, async () => {
        const input = picture(301, 270); // four tiles, and not a multiple of four
        await page.drop(file('in.png', png.write(input)));
        await page.until(`${STATE} === "done"`);
        assert.equal(await page.evaluate('crossOriginIsolated'), threads);
        assert.equal(await page.evaluate('document.getElementById("progress").value'), 1);
        const result = await downloaded('in-restored.png');
        assert.equal(result.width, 301);
        assert.equal(result.height, 270);
        const colours = result.data.filter((_, i) => result.channels === 3 || i % 4 < 3);
        assert.deepEqual(colours, lifted(input));
        const paths = page.requests.map((request) => new URL(request).pathname);
        assert.ok(paths.includes('/ort/ort-wasm.wasm'), 'what the worker asks for is seen too');
      }));
  }

  test('the slider moves by keyboard and by pointer', () =>
    inPage({}, async () => {
      const split = () =>
        page.evaluate('document.getElementById("compare").style.getPropertyValue("--split")');
      await page.drop(file('in.png', png.write(picture(64, 48))));
      await page.until(`${STATE} === "done"`);
      await page.evaluate('document.getElementById("split").focus()');
      await page.press('ArrowLeft');
      assert.equal(await split(), '49%');
      const { x, y, width, height } = await page.evaluate(
        'document.getElementById("compare").getBoundingClientRect().toJSON()',
      );
      const at = (share) => ({ x: x + share * width, y: y + height / 2, button: 'left', clickCount: 1 });
      await page.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at(0.25) });
      await page.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at(0.25) });
      assert.ok(Math.abs(parseFloat(await split()) - 25) < 0.5, await split());
    }));

  test('work can be cancelled and begun again by keyboard', () =>
    inPage({}, async () => {
      await page.drop(file('large.png', png.write(picture(1800, 1600))));
      await page.until('document.getElementById("progress").value > 0');
      await page.evaluate('document.getElementById("cancel").focus()');
      await page.press('Enter');
      await page.until(`${STATE} === "stopped"`);
      const status = () => page.evaluate('document.getElementById("status").textContent');
      assert.equal(await status(), 'Cancelled.');
      assert.equal(await page.evaluate('document.activeElement.id'), 'restore');
      await page.press('Enter');
      await page.until(`${STATE} === "done"`, 90);
    }));

  test('without a model the page says so, and waits for one', () =>
    inPage({ files: { '/model.onnx': null } }, async () => {
      assert.match(await page.evaluate('document.getElementById("model").textContent'), /^No model yet/);
      await page.drop(file('in.png', png.write(picture(20, 20))));
      await page.until(`${STATE} === "waiting"`);
      await page.drop(file('mine.onnx', LIFTED));
      await page.until(`${STATE} === "done"`);
      assert.equal(await page.evaluate('document.getElementById("model").textContent'), 'Model: mine.onnx');
    }));

  test('a model can be chosen, and the picture is restored with it', () =>
    inPage({}, async () => {
      const input = picture(24, 20);
      await page.drop(file('in.png', png.write(input)));
      await page.until(`${STATE} === "done"`);
      const { root } = await page.send('DOM.getDocument');
      const { nodeId } = await page.send('DOM.querySelector', {
        nodeId: root.nodeId,
        selector: '#choose-model',
      });
      await page.send('DOM.setFileInputFiles', { nodeId, files: [file('none.onnx', model({ lift: 0 }))] });
      await page.until(
        `document.getElementById("model").textContent === "Model: none.onnx" && ${STATE} === "done"`,
      );
      const result = await downloaded('in-restored.png');
      assert.deepEqual(
        result.data.filter((_, i) => i % result.channels < 3),
        input.data,
      );
    }));

  test('mistakes are told in plain words, and the page goes on', () =>
    inPage({}, async () => {
      const image = file('in.png', png.write(picture(20, 20)));
      await page.drop(file('good.onnx', LIFTED));
      assert.match(
        await problemOf(file('notes.onnx', '# Notes\n')),
        /“notes.onnx” can't be used as a model: it is not an ONNX model/,
      );
      assert.match(await problemOf(file('notes.txt', 'notes')), /neither a picture .* nor a model/);
      assert.match(await problemOf(file('best.safetensors', 'x')), /mirnet-cli export --format onnx/);
      assert.match(await problemOf(image, image), /One picture at a time/);
      assert.match(
        await problemOf(file('dual.onnx', model({ lift: 0, channels: 6 }))),
        /6 channels, as for the two views/,
      );
      assert.match(
        await problemOf(file('fixed.onnx', model({ lift: 0, height: 64, width: 64 }))),
        /only takes pictures of 64x64/,
      );
      assert.match(
        await problemOf(
          file('huge.png', png.write({ width: 9000, height: 6000, channels: 1, data: Buffer.alloc(54e6) })),
        ),
        /too large.*54 megapixels/,
      );
      assert.equal(await page.evaluate('document.getElementById("model").textContent'), 'Model: good.onnx');
      await page.drop(image);
      await page.until(`${STATE} === "done"`);
      assert.ok(await page.evaluate(`${PROBLEM}.hidden`));
    }));

  test('a model that changes the size of a picture is refused', () =>
    inPage({ files: { '/model.onnx': model({ lift: 0, stride: 2 }) } }, async () => {
      assert.match(await problemOf(file('in.png', png.write(picture(20, 20)))), /makes 3x10x10 of 3x20x20/);
    }));

  test('transparency stays as it is', () =>
    inPage({}, async () => {
      const input = picture(40, 30, 4);
      input.data.forEach((_, i) => i % 4 === 3 && (input.data[i] = [0, 128, 255][i % 3]));
      await page.drop(file('in.png', png.write(input)));
      await page.until(`${STATE} === "done"`);
      const { data, channels } = await downloaded('in-restored.png');
      assert.equal(channels, 4);
      for (let i = 0; i < data.length; i += 4) {
        assert.equal(data[i + 3], input.data[i + 3]);
        if (data[i + 3] > 0) {
          const close = data[i + 3] === 255 ? 0 : 3;
          assert.ok(Math.abs(data[i] - Math.min(255, input.data[i] + 51)) <= close, `${i}`);
        }
      }
      assert.match(await page.evaluate('document.getElementById("notes").textContent'), /Transparency/);
    }));

  test('of 16 bits, 8 are restored, and the page says so', () =>
    inPage({}, async () => {
      const data = Buffer.alloc(20 * 20 * 6, 0x4040);
      await page.drop(file('deep.png', png.write({ width: 20, height: 20, channels: 3, data }, 16)));
      await page.until(`${STATE} === "done"`);
      assert.match(await page.evaluate('document.getElementById("notes").textContent'), /16 bits/);
      assert.equal((await downloaded('deep-restored.png')).data[0], 0x40 + 51);
    }));

  test('a phone shows it without scrolling sideways', () =>
    inPage({ width: 390, height: 800 }, async () => {
      await page.drop(file(`${'a-long-name-'.repeat(8)}.png`, png.write(picture(900, 300))));
      await page.until(`${STATE} === "done"`);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390);
    }));
});
