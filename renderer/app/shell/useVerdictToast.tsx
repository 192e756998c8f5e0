/** Says so when the hub did not simply accept a command: one toast, however many there are. */
import { useEffect, useRef } from 'react';
import { App, Button } from 'antd';
import { bridge } from '../../bridge/bridge.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';

const TOAST = 'verdict';

/** Silent while `open` is true: the tray itself shows what arrives. */
export function useVerdictToast(open: boolean, onOpen: () => void): void {
  const t = useT();
  const { notification } = App.useApp();
  const words = useWords();
  const current = useRef({ open, onOpen });
  useEffect(() => {
    current.current = { open, onOpen };
    if (open) notification.destroy(TOAST);
  });
  useEffect(
    () =>
      bridge.on('verdict', ({ number, command, kind }) => {
        if (kind === 'applied' || current.current.open) return;
        // The notification names the code; the facts for its sentence are in the tray.
        bridge.request('conflicts', {}).then(
          (conflicts) => {
            const conflict = conflicts.find((each) => each.number === number);
            if (conflict === undefined || current.current.open) return;
            const title = t(`shell:conflicts.kind.${kind}`);
            const reason = conflict.code === null ? title : words.rejection(conflict.code, conflict.params);
            const said = t('shell:conflicts.toast', { command: words.command(command), reason });
            notification.warning({
              key: TOAST,
              title,
              description: (
                <>
                  {said}
                  {conflicts.length > 1 && <div>{t('shell:conflicts.more', { count: conflicts.length })}</div>}
                </>
              ),
              actions: (
                <Button
                  size="small"
                  onClick={() => {
                    notification.destroy(TOAST);
                    current.current.onOpen();
                  }}
                >
                  {t('shell:conflicts.open')}
                </Button>
              ),
            });
          },
          // The count in the top bar says so too.
          () => undefined,
        );
      }),
    [notification, t, words],
  );
}
