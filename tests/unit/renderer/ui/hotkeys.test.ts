/** Which key press means which shortcut. */
import { describe, expect, it } from 'vitest';
import type { Hotkey, HotkeyLayer } from '#renderer/ui/hotkeys.ts';
import { comboOf, composing, hotkeyFor } from '#renderer/ui/hotkeys.ts';

type Held = Partial<Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>>;
const press = (key: string, held: Held = {}): string =>
  comboOf({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });
const hotkey = (keys: readonly string[], more: Partial<Hotkey> = {}): Hotkey => ({ keys, run: () => undefined, ...more });
const layer = (hotkeys: readonly Hotkey[], exclusive = false): HotkeyLayer => ({ title: '', hotkeys, exclusive });

describe('a key press', () => {
  it('is written the same whatever the modifier is called', () => {
    expect(press('a', { ctrlKey: true })).toBe('mod+a');
    expect(press('a', { metaKey: true })).toBe('mod+a');
    expect(press('1', { altKey: true })).toBe('alt+1');
    expect(press('ArrowDown', { shiftKey: true })).toBe('shift+arrowdown');
    expect(press(' ')).toBe('space');
  });

  it('counts Shift for letters and named keys, not for marks that need it anyway', () => {
    expect(press('J', { shiftKey: true })).toBe('shift+j');
    expect(press('?', { shiftKey: true })).toBe('?');
  });

  it('means the same with the full-width marks of a Chinese input method', () => {
    expect(press('？', { shiftKey: true })).toBe('?');
    expect(press('、')).toBe('/');
  });

  it('belongs to the input method while it composes', () => {
    expect(composing({ isComposing: true, keyCode: 74 })).toBe(true);
    expect(composing({ isComposing: false, keyCode: 229 })).toBe(true);
    expect(composing({ isComposing: false, keyCode: 74 })).toBe(false);
  });
});

describe('the shortcut of a key', () => {
  const page = hotkey(['j']);
  const dialog = hotkey(['escape'], { inFields: true });

  it('is that of the topmost layer that knows it', () => {
    const upper = hotkey(['j']);
    expect(hotkeyFor('j', false, [layer([upper]), layer([page])])).toBe(upper);
    expect(hotkeyFor('j', false, [layer([dialog]), layer([page])])).toBe(page);
  });

  it('does not fire while somebody types, unless it is made for fields', () => {
    expect(hotkeyFor('j', true, [layer([page])])).toBeUndefined();
    expect(hotkeyFor('escape', true, [layer([dialog])])).toBe(dialog);
  });
});
