/** 任务清单: a grid member's tasks, one row each, to be ticked off on the round. */
import type { Station } from '../../../app/session.ts';
import { useT } from '../../../i18n/useT.ts';
import { useFormat } from '../../../ui/format.ts';
import { withoutProvince } from '../../../ui/shorten.ts';
import { Paper } from './Paper.tsx';
import styles from './print.module.css';
import type { ListPage } from './sheets.ts';
import { RESULTS, Signatures } from './TaskForm.tsx';

interface TaskListSheetProps {
  readonly page: ListPage;
  readonly station: Station;
  readonly printedAt: number;
}

export function TaskListSheet({ page, station, printedAt }: TaskListSheetProps) {
  const t = useT();
  const format = useFormat();
  return (
    <Paper
      station={station}
      title={t('dispatch:print.listTitle')}
      subtitle={<span>{t('dispatch:print.member', { name: page.memberName ?? t('dispatch:print.unassigned') })}</span>}
      printedAt={printedAt}
      page={page.page}
      pages={page.pages}
    >
      <table className={styles['list']}>
        <thead>
          <tr>
            <th className={styles['narrow']}>{t('dispatch:print.index')}</th>
            <th>{t('dispatch:print.nameAndAddress')}</th>
            <th className={styles['middling']}>{t('dispatch:print.cause')}</th>
            <th className={styles['middling']}>{t('dispatch:print.due')}</th>
            <th className={styles['broad']}>{t('dispatch:print.result')}</th>
          </tr>
        </thead>
        <tbody>
          {page.tasks.map((task, index) => (
            <tr key={task.id}>
              <td className={styles['narrow']}>{page.first + index}</td>
              <td>
                <b>{task.entityName}</b>
                <div className={styles['two']}>
                  {task.number} · {withoutProvince(task.address)}
                </div>
              </td>
              <td className={styles['middling']}>{t(`trade:causeShort.${task.cause}`)}</td>
              <td className={styles['middling']}>{format.date(task.dueAt ?? task.firstCheckDueAt)}</td>
              <td className={styles['broad']}>
                {RESULTS.map((result) => (
                  <span key={result}>□ {t(`trade:result.${result}`)}</span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['note']}>{t('dispatch:print.note')}</p>
      <Signatures />
    </Paper>
  );
}
