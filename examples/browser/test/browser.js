// Drives Chromium without a library: its debugging protocol, through a pipe.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** Returns the browser that MIRNET_BROWSER names, or one on the PATH, or nothing. */
export function findBrowser() {
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return process.env.MIRNET_BROWSER ?? onPath.find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export class Browser {
  #waiting = new Map();
  #id = 0;
  #process;
  folder = mkdtempSync(join(tmpdir(), 'mirnet-browser-'));
  listener = () => {};

  constructor(command) {
    this.#process = spawn(
      command,
      [
        '--headless=new',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--disable-background-networking',
        '--no-first-run',
        `--user-data-dir=${join(this.folder, 'profile')}`,
        '--remote-debugging-pipe',
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    let text = '';
    this.#process.stdio[4].setEncoding('utf8').on('data', (data) => {
      const messages = (text + data).split('\0');
      text = messages.pop();
      messages.forEach((message) => this.#hear(JSON.parse(message)));
    });
  }

  #hear(message) {
    if (!message.id) {
      this.listener(message);
      return;
    }
    const { resolve, reject } = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.error) {
      reject(new Error(message.error.message));
    } else {
      resolve(message.result);
    }
  }

  send(method, params = {}, sessionId) {
    const id = ++this.#id;
    this.#process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + '\0');
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    await Promise.race([this.send('Browser.close').catch(() => {}), ended]);
    await ended;
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A page, with what it and its workers asked the network for and wrote to the console. */
export class Page {
  requests = [];
  console = [];
  #browser;
  #session;

  static async open(browser, url, { width = 1280, height = 900, dark = false } = {}) {
    const page = new Page();
    page.#browser = browser;
    browser.listener = (event) => page.#hear(event);
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    page.#session = sessionId;
    await page.#watch(sessionId);
    await page.send('Page.enable');
    await page.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: browser.folder });
    await page.send('Emulation.setDeviceMetricsOverride', {
      width,
      height,
      deviceScaleFactor: 1,
      mobile: width < 500,
    });
    await page.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }],
    });
    await page.send('Page.navigate', { url });
    return page;
  }

  send(method, params) {
    return this.#browser.send(method, params, this.#session);
  }

  async #watch(session) {
    const ask = (method, params) => this.#browser.send(method, params, session);
    await Promise.all([
      ask('Network.enable'),
      ask('Runtime.enable'),
      ask('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      ask('Runtime.runIfWaitingForDebugger'),
    ]);
  }

  #hear({ method, params }) {
    if (method === 'Target.attachedToTarget' && params.targetInfo.type === 'worker') {
      this.#watch(params.sessionId).catch(() => {}); // it may have ended
    } else if (method === 'Network.requestWillBeSent') {
      this.requests.push(params.request.url);
    } else if (method === 'Runtime.consoleAPICalled') {
      this.console.push(params.args.map(({ value, description }) => value ?? description).join(' '));
    } else if (method === 'Runtime.exceptionThrown') {
      this.console.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    }
  }

  async evaluate(expression) {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception.description);
    }
    return result.value;
  }

  /** Waits until an expression is true. */
  async until(expression, seconds = 30) {
    for (const end = Date.now() + 1000 * seconds; Date.now() < end; await sleep(20)) {
      if (await this.evaluate(expression)) {
        return;
      }
    }
    throw new Error(
      `never came: ${expression}\n${await this.evaluate('document.body.innerText')}\n${this.console.join('\n')}`,
    );
  }

  /** Drops files from outside of the browser. */
  async drop(...files) {
    const data = { items: [], files, dragOperationsMask: 1 };
    for (const type of ['dragEnter', 'dragOver', 'drop']) {
      await this.send('Input.dispatchDragEvent', { type, x: 200, y: 200, data });
    }
  }

  async press(key) {
    const text = { Enter: '\r', ' ': ' ' }[key];
    const codes = { Enter: 13, ' ': 32, Tab: 9, ArrowLeft: 37, ArrowRight: 39 };
    const event = { key, code: key === ' ' ? 'Space' : key, windowsVirtualKeyCode: codes[key] };
    await this.send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', text, ...event });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event });
  }

  async screenshot(options) {
    return Buffer.from((await this.send('Page.captureScreenshot', options)).data, 'base64');
  }

  close() {
    return this.send('Page.close');
  }
}
