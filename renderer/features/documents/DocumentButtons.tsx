/**
 * Buttons that open the official documents of a record. Which there are says documents/available.ts:
 * `<DocumentButtons documents={documentsOfLead(lead)} />` in the detail of a lead, and so on.
 */
import { useState } from 'react';
import { Button } from 'antd';
import { FileTextOutlined } from '@ant-design/icons';
import type { DocumentOf } from '#documents/available.ts';
import { useT } from '../../i18n/useT.ts';
import { DocumentPreview } from './DocumentPreview.tsx';
import styles from './buttons.module.css';

interface DocumentButtonsProps {
  /** Nothing is shown for none. */
  readonly documents: readonly DocumentOf[];
}

export function DocumentButtons({ documents }: DocumentButtonsProps) {
  const t = useT();
  const [open, setOpen] = useState<DocumentOf>();
  if (documents.length === 0) return null;
  return (
    <div className={styles['buttons']}>
      {documents.map((document) => (
        <Button
          key={document.kind}
          size="small"
          icon={<FileTextOutlined />}
          onClick={() => setOpen(document)}
          data-document={document.kind}
        >
          {t(`trade:documentKind.${document.kind}`)}
        </Button>
      ))}
      {open !== undefined && <DocumentPreview of={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
