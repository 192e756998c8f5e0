/** Head of a record's detail: its name, what closes it, a line of marks, and the buttons. */
import type { ReactNode } from 'react';
import { Button } from 'antd';
import { CloseOutlined } from '@ant-design/icons';
import { useT } from '../../i18n/useT.ts';
import detailStyles from './detail.module.css';
import { PendingMark } from './PendingMark.tsx';

interface DetailHeadProps {
  readonly title: ReactNode;
  /** At the right of the title: a limit, further buttons. */
  readonly aside?: ReactNode;
  /** Number, state, kind. */
  readonly marks: ReactNode;
  readonly pending?: boolean;
  /** Undefined where the detail has a column of its own. */
  readonly onClose: (() => void) | undefined;
  readonly children?: ReactNode;
}

export function DetailHead({ title, aside, marks, pending = false, onClose, children }: DetailHeadProps) {
  const t = useT();
  return (
    <header className={detailStyles['detailHead']}>
      <div className={detailStyles['detailTitle']}>
        <h2>{title}</h2>
        {aside}
        {onClose !== undefined && (
          <Button size="small" type="text" icon={<CloseOutlined />} aria-label={t('desk:detail.close')} onClick={onClose} />
        )}
      </div>
      <div className={detailStyles['number']}>
        {marks}
        <PendingMark on={pending} said />
      </div>
      {children}
    </header>
  );
}
