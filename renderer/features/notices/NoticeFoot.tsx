/** Below the queues: what this PC announces, and how. */
import { useState } from 'react';
import { Button } from 'antd';
import { BellOutlined } from '@ant-design/icons';
import { useT } from '../../i18n/useT.ts';
import styles from '../desk/queues.module.css';
import { NoticeSettings } from './watch/NoticeSettings.tsx';

export function NoticeFoot() {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles['queueFoot']}>
      <Button size="small" icon={<BellOutlined />} onClick={() => setOpen(true)} data-testid="notice-settings">
        {t('notices:settings.title')}
      </Button>
      {open && <NoticeSettings onClose={() => setOpen(false)} />}
    </div>
  );
}
