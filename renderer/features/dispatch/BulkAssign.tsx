/** 批量派单: shows who would get what, then issues it with progress; one undo takes all of it back. */
import { useEffect, useMemo, useState } from 'react';
import { Progress, Radio, Select } from 'antd';
import type { Task } from '#domain/schema/task.ts';
import type { Candidate } from '#domain/dispatch/recommend.ts';
import { usePerform } from '../../app/perform.tsx';
import { queryOnce } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { systemClock } from '../../system.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { LoadingBar } from '../../ui/pieces.tsx';
import textStyles from '../desk/text.module.css';
import type { BulkMode, BulkPlan, SkipReason } from './bulk.ts';
import { BULK_MODES, planBulk, sharesOf } from './bulk.ts';
import { assign } from './commands.ts';
import styles from './dispatch.module.css';

interface Facts {
  readonly candidates: readonly Candidate[];
  readonly scopes: ReadonlyMap<string, string>;
}

/** Of more tasks than this the skills they call for are not asked: the plan should be there at once, and skill weighs least. */
const SKILLS_MAX = 300;

/** Everything the plan needs, asked once: the plan must not change under the dispatcher's hands. */
async function factsOf(tasks: readonly Task[]): Promise<Facts> {
  const villages = [...new Set(tasks.map((task) => task.villageCode))];
  const members = await Promise.all(villages.map((place) => queryOnce('members.list', { place, status: 'onDuty', limit: 1000 })));
  const details = await Promise.all(tasks.slice(0, SKILLS_MAX).map(({ id }) => queryOnce('task.detail', { id })));
  return {
    candidates: members.flatMap(({ rows }) => rows.map(({ member, openTasks }) => ({ member, openTasks }))),
    scopes: new Map(details.flatMap((each) => (each?.entity ? [[each.entity.id, each.entity.businessScope] as const] : []))),
  };
}

interface BulkAssignProps {
  readonly tasks: readonly Task[];
  /** Called when the commands are durable; the selection has served its purpose. */
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

export function BulkAssign({ tasks, onDone, onCancel }: BulkAssignProps) {
  const t = useT();
  const perform = usePerform();
  const [facts, setFacts] = useState<Facts>();
  const [failed, setFailed] = useState(false);
  const [mode, setMode] = useState<BulkMode>('recommended');
  const [memberId, setMemberId] = useState<string>();
  const [progress, setProgress] = useState<number>();
  useEffect(() => {
    let current = true;
    factsOf(tasks).then(
      (found) => current && setFacts(found),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [tasks]);
  const plan = useMemo(
    () => (facts === undefined ? undefined : planBulk({ tasks, mode, memberId, now: systemClock.now(), ...facts })),
    [tasks, mode, memberId, facts],
  );
  const count = plan?.assignments.length ?? 0;

  const start = async (): Promise<void> => {
    if (plan === undefined) return;
    setProgress(0);
    const steps = plan.assignments.map(({ task, member }) => assign(task.id, member.id));
    const saved = await perform(
      steps.map(({ command }) => command),
      {
        done: (n) => t('dispatch:done.bulk', { count: n }),
        undo: steps.flatMap(({ undo }) => (undo === undefined ? [] : [undo])),
        onProgress: setProgress,
      },
    );
    setProgress(undefined);
    if (saved > 0) onDone();
  };
  return (
    <Dialog
      width={640}
      title={t('dispatch:bulk.title', { count: tasks.length })}
      okText={t('dispatch:bulk.start', { count })}
      disabled={count === 0}
      busy={progress !== undefined}
      enterSubmits
      onOk={() => void start()}
      onCancel={onCancel}
    >
      <Radio.Group
        value={mode}
        optionType="button"
        buttonStyle="solid"
        onChange={(event) => setMode(event.target.value as BulkMode)}
        options={BULK_MODES.map((each) => ({ value: each, label: t(`dispatch:bulk.mode.${each}`) }))}
      />
      <p className={textStyles['faint']}>{t(`dispatch:bulk.hint.${mode}`)}</p>
      {mode === 'one' && <MemberSelect candidates={facts?.candidates ?? []} value={memberId} onChange={setMemberId} />}
      <LoadingBar on={facts === undefined && !failed} />
      {failed && <p className={textStyles['warn']}>{t('errors:error.bridge.unreachable')}</p>}
      {plan !== undefined && <PlanPreview plan={plan} />}
      {progress !== undefined && (
        <Progress
          percent={count === 0 ? 0 : Math.round((100 * progress) / count)}
          format={() => t('dispatch:bulk.progress', { done: progress, total: count })}
        />
      )}
    </Dialog>
  );
}

interface MemberSelectProps {
  readonly candidates: readonly Candidate[];
  readonly value: string | undefined;
  readonly onChange: (memberId: string) => void;
}

function MemberSelect({ candidates, value, onChange }: MemberSelectProps) {
  const t = useT();
  return (
    <Select
      value={value}
      style={{ width: '100%' }}
      placeholder={t('dispatch:bulk.needMember')}
      aria-label={t('dispatch:form.member')}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={onChange}
      options={candidates.map(({ member, openTasks }) => ({
        value: member.id,
        label: `${member.name} · ${t('dispatch:recommend.openTasks', { count: openTasks })}`,
      }))}
    />
  );
}

const SKIPS: readonly SkipReason[] = ['wrongState', 'noMember', 'sameVisitor'];

function PlanPreview({ plan }: { plan: BulkPlan }) {
  const t = useT();
  const shares = sharesOf(plan);
  const most = Math.max(1, ...shares.map(({ count }) => count));
  return (
    <>
      <ul className={styles['sharing']} aria-label={t('dispatch:bulk.preview')}>
        {shares.map(({ member, count }) => (
          <li key={member.id} data-member={member.id}>
            <span>{member.name}</span>
            <i style={{ width: `${(100 * count) / most}%` }} />
            <b>{count}</b>
          </li>
        ))}
      </ul>
      {SKIPS.map((reason) => {
        const count = plan.skipped.filter((each) => each.reason === reason).length;
        return count === 0 ? null : (
          <p key={reason} className={textStyles['warn']}>
            {t(`dispatch:bulk.skip.${reason}`, { count })}
          </p>
        );
      })}
    </>
  );
}
