/** 打印预览: the real A4 pages on a grey canvas; the browser prints exactly these and nothing else. */
import { useEffect, useState } from 'react';
import { Button, Radio } from 'antd';
import { PrinterOutlined } from '@ant-design/icons';
import type { Task } from '#domain/schema/task.ts';
import type { TaskDetail } from '#protocol/bridge/queries.ts';
import type { Station } from '../../../app/session.ts';
import { queryOnce } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { systemClock } from '../../../system.ts';
import { Kbd } from '../../../ui/chips.tsx';
import { PaperPreview, PaperSpace } from '../../../ui/paper/PaperPreview.tsx';
import { LoadingBar } from '../../../ui/pieces.tsx';
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
  return (
    <PaperPreview
      title={t('dispatch:print.preview')}
      note={
        <>
          {t('dispatch:print.count', { count: tasks.length })} · {t('dispatch:print.pages', { count: sheets })}
        </>
      }
      tools={<PrintTools mode={mode} tooMany={tasks.length > MAX_FORMS} sheets={sheets} onMode={setMode} onPrint={print} />}
      hotkeys={[{ keys: ['enter', 'p', 'mod+p'], help: t('dispatch:print.run'), run: print }]}
      onClose={onClose}
    >
      {mode === 'form' && details === undefined && <LoadingBar on />}
      {mode === 'form' &&
        details?.map((detail) => <TaskForm key={detail.task.id} detail={detail} station={station} printedAt={printedAt} />)}
      {mode === 'list' &&
        listPages(tasks).map((page) => (
          <TaskListSheet key={page.tasks[0]?.id} page={page} station={station} printedAt={printedAt} />
        ))}
    </PaperPreview>
  );
}

interface PrintToolsProps {
  readonly mode: PrintMode;
  /** Too many tasks for a form each. */
  readonly tooMany: boolean;
  readonly sheets: number;
  readonly onMode: (mode: PrintMode) => void;
  readonly onPrint: () => void;
}

function PrintTools({ mode, tooMany, sheets, onMode, onPrint }: PrintToolsProps) {
  const t = useT();
  return (
    <>
      <Radio.Group
        size="small"
        value={mode}
        optionType="button"
        onChange={(event) => onMode(event.target.value as PrintMode)}
        options={PRINT_MODES.map((each) => ({
          value: each,
          label: t(`dispatch:print.mode.${each}`),
          disabled: each === 'form' && tooMany,
        }))}
      />
      <PaperSpace />
      <Button type="primary" icon={<PrinterOutlined />} onClick={onPrint} disabled={sheets === 0} data-testid="print-run">
        {t('dispatch:print.run')} <Kbd on>⏎</Kbd>
      </Button>
    </>
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
