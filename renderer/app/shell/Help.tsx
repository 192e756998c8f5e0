/** The keyboard overlay ( ? ): what works right now, from the active layers of shortcuts. */
import { Modal } from 'antd';
import { useT } from '../../i18n/useT.ts';
import { activeLayers, useHotkeys } from '../../ui/hotkeys.ts';
import type { HotkeyLayer } from '../../ui/hotkeys.ts';
import { Kbd } from '../../ui/chips.tsx';
import styles from './panels.module.css';

const SYMBOLS: Readonly<Record<string, string>> = {
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  enter: '⏎',
  space: '␣',
  pagedown: 'PgDn',
  pageup: 'PgUp',
  home: 'Home',
  end: 'End',
};

function keyCap(combo: string): string {
  return combo
    .split('+')
    .map(
      (part) =>
        SYMBOLS[part] ?? (part === 'mod' ? 'Ctrl' : part === 'shift' ? 'Shift' : part === 'alt' ? 'Alt' : part.toUpperCase()),
    )
    .join(' ');
}

/** The layers as they were when the overlay was asked for. */
export function shortcutsNow(): readonly HotkeyLayer[] {
  return activeLayers().filter((layer) => layer.hotkeys.some((hotkey) => hotkey.help !== undefined));
}

export function Help({ layers, onClose }: { layers: readonly HotkeyLayer[]; onClose: () => void }) {
  const t = useT();
  useHotkeys('help', [{ keys: ['?', 'escape'], run: onClose }], { exclusive: true });
  return (
    <Modal
      open
      title={t('shell:help.title')}
      footer={null}
      width={720}
      onCancel={onClose}
      keyboard={false}
      centered
      closable={false}
    >
      <div className={styles['keys']}>
        {layers.map((layer) => (
          <section key={layer.title}>
            <h3>{layer.title}</h3>
            {layer.hotkeys
              .filter((hotkey) => hotkey.help !== undefined)
              .map((hotkey) => (
                <div key={hotkey.keys.join()} className={styles['keyRow']}>
                  <span>{hotkey.help}</span>
                  <span>
                    {hotkey.keys.map((combo) => (
                      <Kbd key={combo}>{keyCap(combo)}</Kbd>
                    ))}
                  </span>
                </div>
              ))}
          </section>
        ))}
      </div>
    </Modal>
  );
}
