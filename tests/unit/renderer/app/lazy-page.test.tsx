import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { lazyPage, PageMissingError } from '#renderer/app/lazyPage.tsx';

function Desk() {
  return <h1>派单</h1>;
}

describe('a page that is loaded when it is needed', () => {
  it('is drawn at once when it was fetched before', async () => {
    const { Page, preload } = lazyPage(() => Promise.resolve(Desk));
    await preload();
    expect(renderToStaticMarkup(<Page />)).toBe('<h1>派单</h1>');
  });

  it('is fetched once, however often it is asked for', async () => {
    const load = vi.fn(() => Promise.resolve(Desk));
    const { preload } = lazyPage(load);
    await Promise.all([preload(), preload()]);
    await preload();
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('says that its program is missing, and asks anew the next time', async () => {
    const load = vi.fn(() => Promise.resolve(Desk));
    load.mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'));
    const { Page, preload } = lazyPage(load);
    await expect(preload()).rejects.toThrow(PageMissingError);
    await preload();
    expect(renderToStaticMarkup(<Page />)).toBe('<h1>派单</h1>');
  });
});
