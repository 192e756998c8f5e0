/** 首检任务单: one task on one page, with the items of the city's form to tick on site. */
import type { TaskDetail } from '#protocol/bridge/queries.ts';
import { PROBLEMS } from '#domain/task/problems.ts';
import type { Station } from '../../../app/session.ts';
import { useT } from '../../../i18n/useT.ts';
import { useFormat } from '../../../ui/format.ts';
import { useItemWords } from '../../desk/itemWords.ts';
import { useCheckSheet } from '../../desk/useCheckSheet.ts';
import { Paper } from './Paper.tsx';
import styles from './print.module.css';

interface TaskFormProps {
  readonly detail: TaskDetail;
  readonly station: Station;
  readonly printedAt: number;
}

export const RESULTS = ['normal', 'notFound', 'problem'] as const;

export function TaskForm({ detail, station, printedAt }: TaskFormProps) {
  const t = useT();
  const format = useFormat();
  const { task, entity, grid } = detail;
  const words = useItemWords();
  const sheet = useCheckSheet('check');
  const due = task.dueAt ?? task.firstCheckDueAt;
  return (
    <Paper
      station={station}
      title={t('dispatch:print.formTitle')}
      subtitle={
        <>
          <span>{task.number}</span>
          <span>{t('dispatch:print.dueBy', { time: format.date(due) })}</span>
        </>
      }
      printedAt={printedAt}
      page={1}
      pages={1}
    >
      <table className={styles['form']}>
        <colgroup>
          <col className={styles['label']} />
          <col />
          <col className={styles['shortLabel']} />
          <col />
        </colgroup>
        <tbody>
          <Line label={t('dispatch:print.name')} value={task.entityName} />
          <Line label={t('dispatch:print.address')} value={task.address} />
          <tr>
            <Pair label={t('dispatch:detail.code')} value={entity?.creditCode ?? ''} />
            <Pair label={t('dispatch:detail.kind')} value={entity?.kind ?? task.entityKind} />
          </tr>
          <tr>
            <Pair label={t('dispatch:print.cause')} value={t(`trade:cause.${task.cause}`)} />
            <Pair label={t('dispatch:detail.registered')} value={entity?.registeredOn ?? ''} />
          </tr>
          <tr>
            <Pair label={t('dispatch:print.grid')} value={grid?.name ?? ''} />
            <Pair label={t('dispatch:form.member')} value={task.assigneeName ?? ''} />
          </tr>
          <tr>
            <Pair label={t('dispatch:detail.contact')} value={entity?.contactName ?? ''} />
            <Pair label={t('dispatch:detail.phone')} value={entity?.contactPhone ?? ''} />
          </tr>
          <Line label={t('dispatch:detail.scope')} value={entity?.businessScope ?? ''} clamp />
        </tbody>
      </table>
      <h2>{sheet === undefined ? t('dispatch:form.items') : t('dispatch:form.formVersion', { name: sheet.set.name })}</h2>
      <table className={styles['form']}>
        <tbody>
          {sheet?.items.map((item) => (
            <tr key={item.code}>
              <th>
                {item.code} {words.item(item)}
              </th>
              <td>
                <Boxes labels={item.answers.map((answer) => words.answer(item, answer))} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>{t('dispatch:print.result')}</h2>
      <table className={styles['form']}>
        <tbody>
          <tr>
            <th>{t('dispatch:form.result')}</th>
            <td>
              <Boxes labels={RESULTS.map((result) => t(`trade:result.${result}`))} />
            </td>
          </tr>
          <tr>
            <th>{t('dispatch:form.problems')}</th>
            <td>
              <Boxes labels={PROBLEMS.map((problem) => t(`trade:problem.${problem}`))} />
            </td>
          </tr>
          <Blank label={t('dispatch:print.noticeNumber')} />
          <Blank label={t('dispatch:form.noticeFacts')} tall />
          <Blank label={t('dispatch:form.note')} tall />
        </tbody>
      </table>
      <Signatures />
    </Paper>
  );
}

function Pair({ label, value }: { label: string; value: string }) {
  return (
    <>
      <th>{label}</th>
      <td>{value}</td>
    </>
  );
}

function Line({ label, value, clamp = false }: { label: string; value: string; clamp?: boolean }) {
  return (
    <tr>
      <th>{label}</th>
      <td colSpan={3}>
        <div className={clamp ? styles['clamp'] : undefined}>{value}</div>
      </td>
    </tr>
  );
}

function Blank({ label, tall = false }: { label: string; tall?: boolean }) {
  return (
    <tr>
      <th>{label}</th>
      <td className={tall ? styles['tall'] : undefined} />
    </tr>
  );
}

function Boxes({ labels }: { labels: readonly string[] }) {
  return (
    <span className={styles['boxes']}>
      {labels.map((label) => (
        <span key={label}>□ {label}</span>
      ))}
    </span>
  );
}

export function Signatures() {
  const t = useT();
  return (
    <div className={styles['signatures']}>
      <span>{t('dispatch:print.sign')}</span>
      <span>{t('dispatch:print.owner')}</span>
      <span>{t('dispatch:print.signDate')}</span>
    </div>
  );
}
