/** "李四正在处理": who else has the same record open right now; nothing for nobody. */
import { EyeOutlined } from '@ant-design/icons';
import type { WatchedTable } from '#protocol/hub/presence.ts';
import { usePresence } from '../../bridge/presence.ts';
import { useT } from '../../i18n/useT.ts';
import { useFormat } from '../../ui/format.ts';
import styles from './presence.module.css';

/** More names than this are a number. */
const NAMED = 3;

export function PresenceLine({ table, id }: { table: WatchedTable; id: string }) {
  const t = useT();
  const format = useFormat();
  const people = usePresence(table, id);
  if (people.length === 0) return null;
  const names = format.list(people.slice(0, NAMED).map(({ name }) => name));
  const all = people.length > NAMED ? t('desk:presence.more', { names, count: people.length }) : names;
  return (
    <span className={styles['presence']} role="status" data-testid="presence">
      <EyeOutlined /> {t('desk:presence.here', { names: all })}
    </span>
  );
}
