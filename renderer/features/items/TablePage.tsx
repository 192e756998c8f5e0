/** A table the city keeps, with its title, what stands above it and the button that adds a row. */
import type { ReactNode } from 'react';
import { Button } from 'antd';
import { PlusOutlined } from '@ant-design/icons';
import { useT } from '../../i18n/useT.ts';
import listStyles from '../desk/list.module.css';
import styles from './items.module.css';

interface TablePageProps {
  readonly title: string;
  readonly count: number;
  /** Undefined where rows come about otherwise. */
  readonly onAdd?: () => void;
  readonly addText?: string;
  readonly above?: ReactNode;
  readonly heads: readonly string[];
  readonly children: ReactNode;
}

export function TablePage({ title, count, onAdd, addText, above, heads, children }: TablePageProps) {
  const t = useT();
  return (
    <section className={listStyles['middle']} aria-label={title}>
      <div className={listStyles['bar']}>
        <h2>{title}</h2>
        <span className={listStyles['count']}>{t('ui:list.total', { count })}</span>
        <span className={listStyles['space']} />
        {onAdd !== undefined && (
          <Button size="small" type="primary" icon={<PlusOutlined />} onClick={onAdd} data-action="add">
            {addText}
          </Button>
        )}
      </div>
      {above}
      <div className={styles['scroll']}>
        <table className={styles['table']}>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head}>{head}</th>
              ))}
              <th aria-label={t('items:edit')} />
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}
