/** webContents: a Playwright page with Electron's events. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Page, Route } from 'playwright';
import { browserContext } from './browser.ts';
import { INVOKE_BINDING, ipcMain, preloadScript, RECEIVE_HOOK, SEND_BINDING } from './ipc.ts';
import { fulfil, toAppUrl, toBrowserUrl } from './protocol.ts';
import { grantAllowed } from './session.ts';

type WindowOpenHandler = (details: { url: string }) => { action: 'allow' | 'deny' };

let lastId = 0;

export class WebContents extends EventEmitter {
  readonly id = ++lastId;
  /** Compared by identity, as Electron's frames are. */
  readonly mainFrame = { url: '' };
  readonly #page: Promise<Page>;
  #openHandler: WindowOpenHandler = () => ({ action: 'allow' });
  /** Address the app itself is loading: no will-navigate for it. */
  #loading: string | undefined;
  #destroyed = false;

  constructor(preload: string | undefined) {
    super();
    this.#page = this.#make(preload);
    // A page that cannot be made fails the next call; without one the process ends, as it should.
  }

  async loadURL(address: string): Promise<void> {
    const page = await this.#page;
    const url = toBrowserUrl(address);
    await grantAllowed(page.context(), this, new URL(url).origin);
    this.#loading = url;
    await page.goto(url);
    this.emit('did-finish-load');
  }

  reload(): void {
    void this.#page.then((page) => {
      this.#loading = page.url();
      return page.reload();
    });
  }

  send(channel: string, ...args: unknown[]): void {
    void this.#page
      .then((page) =>
        page.evaluate(
          ([hook, name, values]) => {
            (globalThis as unknown as Record<string, ((channel: string, values: unknown[]) => void) | undefined>)[hook]?.(
              name,
              values,
            );
          },
          [RECEIVE_HOOK, channel, args] as const,
          // The page went away or is being loaded anew: what was said to the old one goes nowhere, as in Electron.
        ),
      )
      .catch(() => undefined);
  }

  async printToPDF(options: { readonly preferCSSPageSize: boolean; readonly printBackground: boolean }): Promise<Buffer> {
    return (await this.#page).pdf(options);
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  async close(): Promise<void> {
    if (this.#destroyed) return;
    this.#destroyed = true;
    await (await this.#page).close();
    this.emit('destroyed');
  }

  async #make(preload: string | undefined): Promise<Page> {
    const context = await browserContext();
    const page = context.pages().find((open) => open.url() === 'about:blank') ?? (await context.newPage());
    await page.route('**/*', (route) => this.#route(page, route));
    await page.exposeFunction(SEND_BINDING, (channel: string, args: unknown[]) => {
      ipcMain.emit(channel, { sender: this, senderFrame: this.mainFrame }, ...args);
    });
    await page.exposeFunction(INVOKE_BINDING, (channel: string, args: unknown[]) =>
      ipcMain.invoke(channel, { sender: this, senderFrame: this.mainFrame }, args),
    );
    if (preload !== undefined) await page.addInitScript({ content: preloadScript(readFileSync(preload, 'utf8')) });
    page.on('popup', (popup) => {
      if (this.#openHandler({ url: toAppUrl(popup.url()) }).action === 'deny') void popup.close();
    });
    page.on('crash', () => this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 }));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.mainFrame.url = toAppUrl(frame.url());
    });
    return page;
  }

  async #route(page: Page, route: Route): Promise<void> {
    const request = route.request();
    if (request.isNavigationRequest() && request.frame() === page.mainFrame() && !this.#mayNavigate(request.url())) {
      await route.abort('aborted');
      return;
    }
    if (!(await fulfil(route))) await route.continue();
  }

  #mayNavigate(url: string): boolean {
    const address = toAppUrl(url);
    const own = this.#loading === url;
    this.#loading = undefined;
    let prevented = false;
    if (!own)
      this.emit('will-navigate', {
        url: address,
        preventDefault: () => {
          prevented = true;
        },
      });
    if (prevented) return false;
    this.mainFrame.url = address;
    this.emit('did-start-navigation', { url: address, isMainFrame: true, isSameDocument: false });
    return true;
  }
}
