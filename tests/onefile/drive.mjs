// Drives one browser for the tests: a request is a line of JSON, and so is its answer.
// Both browsers are driven by puppeteer: Chromium by its own protocol, Firefox by BiDi.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { basename, dirname, join, relative } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../../onefile/package.json", import.meta.url));
const puppeteer = require("puppeteer-core");
const [, , kind, executablePath, downloads] = process.argv;
const chromium = kind === "chromium";
const pages = [];
const asked = new Set();

// All that would leave goes to this proxy, which notes it and answers nobody.
const nowhere = createServer((socket) => {
  socket.on("error", () => {});
  socket.once("data", (data) => {
    asked.add(String(data).split(/[ ?]/)[1]);
    socket.destroy();
  });
});

const launched = {
  chromium: (port) => ({
    pipe: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      `--proxy-server=127.0.0.1:${port}`,
      "--proxy-bypass-list=<-loopback>",
    ],
    downloadBehavior: { policy: "allow", downloadPath: downloads },
  }),
  firefox: (port) => ({
    browser: "firefox",
    // What it likes, such as night, is its own setting; BiDi has no word for it.
    args: ["--remote-allow-system-access"],
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      "network.proxy.http": "127.0.0.1",
      "network.proxy.http_port": port,
      "network.proxy.ssl": "127.0.0.1",
      "network.proxy.ssl_port": port,
      "network.proxy.no_proxies_on": "",
      "network.proxy.allow_hijacking_localhost": true,
      "browser.download.dir": downloads,
      "browser.download.folderList": 2,
      "browser.download.useDownloadDir": true,
      "browser.download.alwaysOpenPanel": false,
    },
  }),
};

const pause = () => new Promise((done) => setTimeout(done, 20));

async function until(truth, seconds, what) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause()) {
    const found = await truth();
    if (found) return found;
  }
  throw new Error(`not within ${seconds} s: ${what}`);
}

async function noting(page) {
  const notes = [];
  const local = /^(file|blob|data):/;
  page.on("console", (one) => notes.push(`${one.type()}: ${one.text()}`));
  page.on("pageerror", (error) => notes.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => notes.push(`dialog: ${dialog.message()}`));
  page.on("request", (one) => local.test(one.url()) || notes.push(`request: ${one.url()}`));
  pages.push({ page, notes });
  return pages.length - 1;
}

async function framed(page, { selector, code }) {
  const frame = await (await page.$(selector)).contentFrame();
  return frame.evaluate(code);
}

// A page that is told of files by the system, folders and all, as a hand would drop them.
async function dropped(page, { selector, paths }) {
  const box = await (await page.$(selector)).boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const session = await page.createCDPSession();
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await session.send("Input.dispatchDragEvent", { type, x, y, data });
  }
  await session.detach();
}

// BiDi knows no drag of files from outside, nor folders: the event is made, and what it
// brings are files with the same bytes.
async function droppedByEvent(page, { selector, paths }) {
  const files = paths.map((path) => [basename(path), readFileSync(path, "base64")]);
  const code = ([selector, files]) => {
    const dataTransfer = new DataTransfer();
    for (const [name, base64] of files) {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      dataTransfer.items.add(new File([bytes], name));
    }
    for (const type of ["dragenter", "dragover", "drop"]) {
      const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
      document.querySelector(selector).dispatchEvent(event);
    }
  };
  await page.evaluate(code, [selector, files]);
}

async function folderByEvent(page, { selector, path }) {
  const all = readdirSync(path, { recursive: true, withFileTypes: true });
  const files = all
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath ?? one.path, one.name))
    .map((file) => [relative(dirname(path), file), readFileSync(file, "base64")]);
  const code = ([selector, files]) => {
    const field = document.querySelector(selector);
    const transfer = new DataTransfer();
    for (const [path, base64] of files) {
      const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
      transfer.items.add(new File([bytes], path.split("/").pop()));
    }
    field.files = transfer.files;
    for (const [at, [value]] of files.entries()) {
      Object.defineProperty(field.files[at], "webkitRelativePath", { value });
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  await page.evaluate(code, [selector, files]);
}

// Sets what Firefox likes, in its own window.
async function liked(name, value) {
  const scope = { "moz:scope": "chrome" };
  const { result } = await browser.connection.send("browsingContext.getTree", scope);
  await browser.connection.send("script.evaluate", {
    expression: `Services.prefs.setIntPref("${name}", ${value})`,
    target: { context: result.contexts[0].context },
    awaitPromise: false,
  });
}

const acts = {
  async open(_, { url, before }) {
    const page = await browser.newPage();
    if (before) await page.evaluateOnNewDocument(before);
    const at = await noting(page);
    await page.setViewport({ width: 1366, height: 768 });
    await page.goto(url);
    return at;
  },
  close: ({ page }) => page.close(),
  notes: ({ notes }) => notes,
  asked: () => [...asked],
  evaluate: ({ page }, { code }) => page.evaluate(code),
  framed: ({ page }, input) => framed(page, input),
  // While a frame loads, what it had before is gone.
  untilFramed: ({ page }, input) =>
    until(() => framed(page, input).catch(() => false), input.seconds, input.code),
  until: ({ page }, { code, seconds }) => until(() => page.evaluate(code), seconds, code),
  click: async ({ page }, { selector }) => (await page.waitForSelector(selector)).click(),
  give: async ({ page }, { selector, paths }) =>
    (await page.$(selector)).uploadFile(...paths),
  folder: async ({ page }, input) =>
    chromium
      ? (await page.$(input.selector)).uploadFile(input.path)
      : folderByEvent(page, input),
  async choose({ page }, { key, paths }) {
    const asked = page.waitForFileChooser({ timeout: 10_000 });
    // Who waits for the dialog is heard before the key: the page has answered since.
    await page.evaluate(() => null);
    await page.keyboard.press(key);
    await (await asked).accept(paths);
  },
  drop: ({ page }, input) => (chromium ? dropped : droppedByEvent)(page, input),
  press: ({ page }, { key }) => page.keyboard.press(key),
  scheme: async ({ page }, { scheme }) => {
    const query = `(prefers-color-scheme: ${scheme})`;
    await (chromium
      ? page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }])
      : liked("layout.css.prefers-color-scheme.content-override", ["dark", "light"].indexOf(scheme)));
    await until(() => page.evaluate((query) => matchMedia(query).matches, query), 10, query);
  },
  picture: async ({ page }, { path }) => {
    await page.screenshot({ path });
  },
  // Both browsers write beside the file, and move it into place when it is whole.
  async saved(_, { seconds }) {
    const whole = () => {
      const names = readdirSync(downloads);
      if (names.some((one) => /\.(part|crdownload)$/.test(one))) return null;
      return names.find((one) => statSync(join(downloads, one), { throwIfNoEntry: false })?.size);
    };
    return join(downloads, await until(whole, seconds, "a file is saved"));
  },
};

await new Promise((ready) => nowhere.listen(0, "127.0.0.1", ready));
const options = launched[kind](nowhere.address().port);
const browser = await puppeteer.launch({ executablePath, headless: true, ...options });
const answer = (value) => process.stdout.write(JSON.stringify(value) + "\n");
answer({ value: { pid: browser.process().pid, version: await browser.version() } });
let front;
for await (const line of createInterface({ input: process.stdin })) {
  const { do: act, page, ...input } = JSON.parse(line);
  try {
    // A page behind another is not drawn, and what is not drawn cannot be clicked on.
    if (page !== undefined && page !== front) await pages[page].page.bringToFront();
    front = act === "open" ? undefined : (page ?? front);
    answer({ value: (await acts[act](pages[page], input)) ?? null });
  } catch (error) {
    answer({ error: String(error?.message ?? error) });
  }
}
// Firefox would wait for what it asks of its maker.
browser.process().kill("SIGKILL");
process.exit();
