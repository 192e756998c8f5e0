/**
 * Keyboard shortcuts in layers: a dialog's layer covers the page's, and the help overlay lists what is active. Nothing
 * fires while an input method composes, nor for plain keys while somebody types.
 */
import { useEffect, useRef } from 'react';

export interface Hotkey {
  /** For example 'j', '/', '?', 'arrowdown', 'shift+arrowdown', 'mod+a', 'enter'. mod is Ctrl, or ⌘ on a Mac. */
  readonly keys: readonly string[];
  /** What it does, for the help overlay; without it the key is not listed. */
  readonly help?: string;
  readonly run: () => void;
  /** Also while the focus is in a field, for example Esc or Ctrl+Enter. */
  readonly inFields?: boolean;
}

export interface HotkeyLayer {
  readonly title: string;
  readonly hotkeys: readonly Hotkey[];
  /** Keys this layer does not know do not reach the layers below. */
  readonly exclusive: boolean;
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** Full-width marks a Chinese input method types for the same keys. */
const FULL_WIDTH: Readonly<Record<string, string>> = { '？': '?', '、': '/', '／': '/' };

/** The combination as written in Hotkey.keys; shift counts only for letters and named keys ('?' is shift already). */
export function comboOf(event: KeyPress): string {
  const key = (FULL_WIDTH[event.key] ?? (event.key === ' ' ? 'space' : event.key)).toLowerCase();
  const shift = event.shiftKey && (key.length > 1 || /[a-z]/.test(key));
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${key}`;
}

/** Whether an input method is composing: the key belongs to it, not to us (keyCode 229 is what browsers report then). */
export function composing(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === 229;
}

const layers: HotkeyLayer[] = [];

/** The layers that would get a key now, topmost first. */
export function activeLayers(): readonly HotkeyLayer[] {
  const active: HotkeyLayer[] = [];
  for (const layer of [...layers].reverse()) {
    active.push(layer);
    if (layer.exclusive) break;
  }
  return active;
}

export function hotkeyFor(combo: string, inField: boolean, active: readonly HotkeyLayer[]): Hotkey | undefined {
  for (const layer of active) {
    const found = layer.hotkeys.find((hotkey) => hotkey.keys.includes(combo) && (!inField || hotkey.inFields === true));
    if (found !== undefined) return found;
  }
  return undefined;
}

function inField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input:not([type=checkbox]), textarea, select, [role=combobox], .ant-picker') !== null)
  );
}

const PRESSED_BY_ENTER = 'button, a, [role=button], [role=menuitem], [role=option][tabindex], [role=tab]';
const PRESSED_BY_SPACE = `${PRESSED_BY_ENTER}, [role=switch], [role=radio], input[type=checkbox], input[type=radio]`;

/** Enter and Space on a focused button press that button, not the page's shortcut. */
function pressesControl(target: EventTarget | null, combo: string): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (combo === 'enter') return target.closest(PRESSED_BY_ENTER) !== null;
  return combo === 'space' && target.closest(PRESSED_BY_SPACE) !== null;
}

/** What lies over a page keeps the focus inside itself. */
const OVERLAY = '[role=dialog], .ant-modal, .ant-drawer, .ant-popover';

/** A button of the page that was clicked with the pointer gives the focus back, so that Enter stays the list's key. */
function onClick(event: MouseEvent): void {
  const byPointer = event.detail > 0;
  if (!byPointer || !(event.target instanceof Element) || event.target.closest(OVERLAY) !== null) return;
  const button = event.target.closest('button');
  if (button !== null && button === document.activeElement) button.blur();
}

function onKeyDown(event: KeyboardEvent): void {
  if (composing(event)) return;
  const combo = comboOf(event);
  // A select takes every Enter for itself; with Ctrl it means the form.
  if (event.defaultPrevented && combo !== 'mod+enter') return;
  if (pressesControl(event.target, combo)) return;
  const hotkey = hotkeyFor(combo, inField(event.target), activeLayers());
  if (hotkey === undefined) return;
  event.preventDefault();
  hotkey.run();
}

/** Puts a layer of shortcuts on top while `enabled`. */
export function useHotkeys(
  title: string,
  hotkeys: readonly Hotkey[],
  { enabled = true, exclusive = false }: { enabled?: boolean; exclusive?: boolean } = {},
): void {
  const current = useRef<readonly Hotkey[]>(hotkeys);
  useEffect(() => {
    current.current = hotkeys;
  });
  useEffect(() => {
    if (!enabled) return undefined;
    const layer: HotkeyLayer = {
      title,
      exclusive,
      get hotkeys() {
        return current.current;
      },
    };
    if (layers.length === 0) {
      window.addEventListener('keydown', onKeyDown);
      window.addEventListener('click', onClick);
    }
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length > 0) return;
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('click', onClick);
    };
  }, [title, enabled, exclusive]);
}
