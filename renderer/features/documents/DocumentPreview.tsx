/** A document as its A4 pages, to be printed or saved; every way out of the system goes on record. */
import { useMemo, useState } from 'react';
import { App, Button } from 'antd';
import { FilePdfOutlined, FileWordOutlined, PrinterOutlined } from '@ant-design/icons';
import type { DocumentFormat } from '#domain/documents/kinds.ts';
import { documentOf } from '#documents/build.ts';
import type { DocumentOf } from '#documents/available.ts';
import { pagesOf } from '#documents/pages.ts';
import type { DocumentRows } from '#documents/rows.ts';
import { exportMark } from '#documents/words.ts';
import { useAccount } from '../../app/session.ts';
import { issue, useQuery } from '../../bridge/hooks.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { systemClock } from '../../system.ts';
import { Kbd } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { PaperPreview, PaperSpace } from '../../ui/paper/PaperPreview.tsx';
import { EmptyState, LoadingBar } from '../../ui/pieces.tsx';
import { DocumentSheet } from './DocumentSheet.tsx';
import { saveDocument } from './save.ts';
import { documentWords } from './words.ts';

interface DocumentPreviewProps {
  readonly of: DocumentOf;
  readonly onClose: () => void;
}

export function DocumentPreview({ of, onClose }: DocumentPreviewProps) {
  const t = useT();
  const { data: rows } = useQuery('document.rows', of, { keep: false });
  const title = t(`trade:documentKind.${of.kind}`);
  if (rows === undefined || rows === null) {
    return (
      <PaperPreview title={title} note={undefined} tools={<PaperSpace />} hotkeys={[]} onClose={onClose}>
        <LoadingBar on={rows === undefined} />
        {rows === null && <EmptyState title={t('documents:notHere')} hint={t('documents:notHereHint')} />}
      </PaperPreview>
    );
  }
  return <Pages of={of} rows={rows} title={title} onClose={onClose} />;
}

function Pages({ of, rows, title, onClose }: DocumentPreviewProps & { readonly rows: DocumentRows; readonly title: string }) {
  const t = useT();
  const mark = useExportMark();
  const document = useMemo(() => documentOf(rows, documentWords), [rows]);
  const pages = useMemo(() => pagesOf(document), [document]);
  const out = useTakeOut(of);
  const actions = {
    print: () => out('print', () => Promise.resolve(window.print())),
    pdf: () => out('pdf', () => saveDocument('pdf', document.fileName)),
    docx: () =>
      out('docx', async () => {
        // Fetched when it is needed: the writer of Word files is larger than a desk.
        const { docxOf } = await import('#documents/docx.ts');
        return saveDocument('docx', document.fileName, await docxOf(document, { text: mark }));
      }),
  };
  return (
    <PaperPreview
      title={title}
      note={t('documents:pages', { count: pages.length })}
      tools={<OutTools actions={actions} />}
      hotkeys={[
        { keys: ['enter', 'p', 'mod+p'], help: t('documents:print'), run: actions.print },
        { keys: ['f'], help: t('documents:pdf'), run: actions.pdf },
        { keys: ['w'], help: t('documents:docx'), run: actions.docx },
      ]}
      onClose={onClose}
    >
      {pages.map((page) => (
        <DocumentSheet key={page.number} page={page} mark={mark} draft={document.draft} />
      ))}
    </PaperPreview>
  );
}

function OutTools({ actions }: { actions: Readonly<Record<DocumentFormat, () => void>> }) {
  const t = useT();
  return (
    <>
      <PaperSpace />
      <Button icon={<FileWordOutlined />} onClick={actions.docx} data-testid="document-docx">
        {t('documents:docx')} <Kbd>W</Kbd>
      </Button>
      <Button icon={<FilePdfOutlined />} onClick={actions.pdf} data-testid="document-pdf">
        {t('documents:pdf')} <Kbd>F</Kbd>
      </Button>
      <Button type="primary" icon={<PrinterOutlined />} onClick={actions.print} data-testid="document-print">
        {t('documents:print')} <Kbd on>⏎</Kbd>
      </Button>
    </>
  );
}

/** 王指挥 2026-11-22 12:30 导出: the same on screen, on paper and in the file, from when the preview was opened. */
function useExportMark(): string {
  const format = useFormat();
  const { name } = useAccount();
  const [openedAt] = useState(() => systemClock.now());
  return exportMark(name, format.dateTime(openedAt));
}

/** Carries out one way of taking the document out, says what became of it, and puts it on record. */
function useTakeOut({ kind, id }: DocumentOf): (format: DocumentFormat, work: () => Promise<string | undefined | void>) => void {
  const t = useT();
  const words = useWords();
  const { message } = App.useApp();
  return (format, work) => {
    const carryOut = async (): Promise<void> => {
      const outcome = await work();
      if (outcome === 'cancelled') return;
      if (outcome === 'failed') {
        message.error(t('documents:failed'));
        return;
      }
      if (outcome === 'saved') message.success(t('documents:saved'));
      await issue('document.export', { kind, id, format });
    };
    carryOut().catch((error: unknown) => message.error(words.error(toBridgeError(error))));
  };
}
