/** 选人: every member who can take the task, best first; a reassignment needs its reason. */
import { useState } from 'react';
import { Input } from 'antd';
import type { Member } from '#domain/schema/people.ts';
import type { Task } from '#domain/schema/task.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { EmptyState } from '../../ui/pieces.tsx';
import styles from './dispatch.module.css';
import { PartsLegend, Person } from './Recommended.tsx';

/** The bridge recommends at most this many. */
const CANDIDATES = 20;

interface ChooseMemberProps {
  readonly task: Task;
  readonly reassign: boolean;
  readonly onSubmit: (member: Member, reason: string) => void;
  readonly onCancel: () => void;
}

export function ChooseMember({ task, reassign, onSubmit, onCancel }: ChooseMemberProps) {
  const t = useT();
  const { data } = useQuery('task.recommend', { id: task.id, limit: CANDIDATES }, { keep: false });
  const [search, setSearch] = useState('');
  const [index, setIndex] = useState(0);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const text = search.trim().toLowerCase();
  const candidates = (data ?? []).filter(
    ({ member }) => member.id !== task.assigneeId && (member.name.includes(text) || member.initials.startsWith(text)),
  );
  const last = candidates.length - 1;
  const chosen = candidates[Math.min(index, last)];
  const missing = reassign && reason.trim() === '';
  const submit = (): void => {
    if (missing) setAsked(true);
    else if (chosen !== undefined) onSubmit(chosen.member, reason.trim());
  };
  return (
    <Dialog
      width={560}
      title={`${t(reassign ? 'dispatch:action.reassign' : 'dispatch:action.assign')} · ${task.entityName}`}
      okText={chosen === undefined ? t('ui:action.ok') : t('dispatch:action.assignTo', { name: chosen.member.name })}
      disabled={chosen === undefined}
      enterSubmits
      hotkeys={[
        { keys: ['arrowdown'], run: () => setIndex(Math.min(index + 1, last)), inFields: true },
        { keys: ['arrowup'], run: () => setIndex(Math.max(index - 1, 0)), inFields: true },
      ]}
      onOk={submit}
      onCancel={onCancel}
    >
      <Input
        autoFocus
        value={search}
        placeholder={t('dispatch:recommend.search')}
        maxLength={60}
        onChange={(event) => {
          setSearch(event.target.value);
          setIndex(0);
        }}
      />
      <div className={styles['people']}>
        {candidates.map((candidate, position) => (
          <Person
            key={candidate.member.id}
            rank={position + 1}
            candidate={candidate}
            on={candidate === chosen}
            onPick={() => setIndex(position)}
          />
        ))}
        {data !== undefined && candidates.length === 0 && (
          <EmptyState title={t('dispatch:recommend.none')} hint={t('dispatch:recommend.noneHint')} />
        )}
      </div>
      <PartsLegend />
      {reassign && (
        <Input.TextArea
          className={styles['reason'] ?? ''}
          rows={2}
          maxLength={500}
          value={reason}
          status={asked && missing ? 'error' : ''}
          placeholder={t('desk:form.reasonHint')}
          aria-label={t('desk:form.reason')}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
    </Dialog>
  );
}
