/** 安排巡查: makes tasks for the entities of the list that have had too few visits in the period of their class. */
import { useState } from 'react';
import type { QueryArgs } from '#protocol/bridge/queries.ts';
import { usePerform } from '../../../app/perform.tsx';
import { useQuery } from '../../../bridge/hooks.ts';
import { useT } from '../../../i18n/useT.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useFormat } from '../../../ui/format.ts';
import styles from '../../desk/text.module.css';
import { allRows, SELECT_MAX } from '../../desk/selectAll.ts';
import { inVillages } from './orders.ts';

interface PlanPatrolProps {
  readonly args: Omit<QueryArgs<'patrol.entities'>, 'offset' | 'limit'>;
  readonly onDone: () => void;
}

export function PlanPatrol({ args, onDone }: PlanPatrolProps) {
  const t = useT();
  const format = useFormat();
  const perform = usePerform();
  const [busy, setBusy] = useState(false);
  const { data: due } = useQuery('patrol.entities', { ...args, limit: 1 });
  const plan = async (): Promise<void> => {
    setBusy(true);
    const { rows } = await allRows('patrol.entities', args);
    const free = rows.filter(({ openTaskId }) => openTaskId === null);
    await perform(inVillages('patrol.plan', free), { done: t('patrol:plan.done', { count: free.length }) });
    onDone();
  };
  const count = due?.total ?? 0;
  return (
    <Dialog
      title={t('patrol:plan.title')}
      okText={t('patrol:plan.run')}
      disabled={count === 0}
      busy={busy}
      enterSubmits
      onOk={() => void plan()}
      onCancel={onDone}
    >
      <p>{t('patrol:plan.text', { count, value: format.count(count) })}</p>
      {count > SELECT_MAX && <p className={styles['warn']}>{t('patrol:plan.part', { count: SELECT_MAX })}</p>}
    </Dialog>
  );
}
