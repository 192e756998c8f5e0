/** 打印预览: the real A4 pages on a grey canvas; the browser prints exactly these and nothing else. */
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Button, Radio } from 'antd';
import { CloseOutlined, PrinterOutlined } from '@ant-design/icons';
import type { Task } from '#domain/schema/task.ts';
import type { TaskDetail } from '#protocol/bridge/queries.ts';
import type { Station } from '../../../app/session.ts';
import { queryOnce } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { systemClock } from '../../../system.ts';
import { Kbd } from '../../../ui/chips.tsx';
import { useHotkeys } from '../../../ui/hotkeys.ts';
import { LoadingBar } from '../../../ui/pieces.tsx';
import styles from './print.module.css';
import { PRINT_MODES, listPages } from './sheets.ts';
import type { PrintMode } from './sheets.ts';
import { TaskForm } from './TaskForm.tsx';
import { TaskListSheet } from './TaskListSheet.tsx';

/** More forms than this are a book, not a morning's round: only the list is offered. */
const MAX_FORMS = 100;

interface PrintPreviewProps {
  readonly tasks: readonly Task[];
  readonly station: Station;
  readonly onClose: () => void;
}

export function PrintPreview({ tasks, station, onClose }: PrintPreviewProps) {
  const t = useT();
  const [mode, setMode] = useState<PrintMode>(tasks.length === 1 ? 'form' : 'list');
  const [printedAt] = useState(() => systemClock.now());
  const details = useDetails(tasks, mode === 'form');
  const sheets = mode === 'form' ? (details?.length ?? 0) : listPages(tasks).length;
  const print = (): void => {
    if (sheets > 0) window.print();
  };
  useHotkeys(
    t('dispatch:print.preview'),
    [
      { keys: ['enter', 'p', 'mod+p'], help: t('dispatch:print.run'), run: print },
      { keys: ['escape'], help: t('shell:help.close'), run: onClose, inFields: true },
    ],
    { exclusive: true },
  );
  return createPortal(
    <div
      className={styles['preview']}
      data-printed
      role="dialog"
      aria-modal
      aria-label={t('dispatch:print.preview')}
      data-testid="print-preview"
    >
      <header className={styles['tools']}>
        <b>{t('dispatch:print.preview')}</b>
        <span className={styles['count']}>
          {t('dispatch:print.count', { count: tasks.length })} · {t('dispatch:print.pages', { count: sheets })}
        </span>
        <Radio.Group
          size="small"
          value={mode}
          optionType="button"
          onChange={(event) => setMode(event.target.value as PrintMode)}
          options={PRINT_MODES.map((each) => ({
            value: each,
            label: t(`dispatch:print.mode.${each}`),
            disabled: each === 'form' && tasks.length > MAX_FORMS,
          }))}
        />
        <span className={styles['space']} />
        <Button type="primary" icon={<PrinterOutlined />} onClick={print} disabled={sheets === 0} data-testid="print-run">
          {t('dispatch:print.run')} <Kbd on>⏎</Kbd>
        </Button>
        <Button icon={<CloseOutlined />} onClick={onClose}>
          {t('ui:action.close')}
        </Button>
      </header>
      <LoadingBar on={mode === 'form' && details === undefined} />
      <div className={styles['canvas']}>
        {mode === 'form' &&
          details?.map((detail) => <TaskForm key={detail.task.id} detail={detail} station={station} printedAt={printedAt} />)}
        {mode === 'list' &&
          listPages(tasks).map((page) => (
            <TaskListSheet key={page.tasks[0]?.id} page={page} station={station} printedAt={printedAt} />
          ))}
      </div>
    </div>,
    document.body,
  );
}

/** The entities behind the tasks, asked once: paper does not change. */
function useDetails(tasks: readonly Task[], wanted: boolean): readonly TaskDetail[] | undefined {
  const [details, setDetails] = useState<readonly TaskDetail[]>();
  useEffect(() => {
    if (!wanted) return undefined;
    let current = true;
    void Promise.all(tasks.map(({ id }) => queryOnce('task.detail', { id }))).then(
      (found) => current && setDetails(found.filter((each) => each !== null)),
      // Without an answer the preview stays empty and the print button off; the shell says that the data process is away.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [tasks, wanted]);
  return details;
}
