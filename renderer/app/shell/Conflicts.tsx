/** The conflict tray: what I did, what happened meanwhile, why; submit again, edit and submit, or discard. Nothing is dropped silently. */
import { useEffect, useState } from 'react';
import { App, Button, Drawer, Popconfirm } from 'antd';
import { useT } from '../../i18n/useT.ts';
import type { Conflict, MethodParams } from '#protocol/bridge/methods.ts';
import { bridge } from '../../bridge/bridge.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { useQuery, useStatus } from '../../bridge/hooks.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import styles from '../app.module.css';
import { EditArguments } from './EditArguments.tsx';

type Args = Readonly<Record<string, unknown>>;
type Resolution = Pick<MethodParams<'conflicts.resolve'>, 'action' | 'args'>;

export function ConflictTray({ onClose }: { onClose: () => void }) {
  const t = useT();
  const { message } = App.useApp();
  const words = useWords();
  const status = useStatus();
  const [conflicts, setConflicts] = useState<readonly Conflict[]>();
  const [editing, setEditing] = useState<Conflict>();
  useHotkeys(t('shell:conflicts.title'), [{ keys: ['escape'], help: t('shell:help.close'), run: onClose }], { exclusive: true });
  useEffect(() => {
    let current = true;
    bridge.request('conflicts', {}).then(
      (list) => {
        if (current) setConflicts(list);
      },
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [status.conflicts, status.outbox]);

  const resolve = (number: number, resolution: Resolution): void => {
    bridge.request('conflicts.resolve', { number, ...resolution }).then(
      () => {
        setEditing(undefined);
        setConflicts((list) => list?.filter((each) => each.number !== number));
        message.success(resolution.action === 'reissue' ? t('shell:conflicts.resubmitted') : t('shell:conflicts.discarded'));
      },
      (error: unknown) => message.error(words.error(toBridgeError(error))),
    );
  };
  return (
    <Drawer open title={t('shell:conflicts.title')} size={620} onClose={onClose} keyboard={false}>
      {conflicts?.length === 0 && <EmptyState title={t('shell:conflicts.empty')} hint={t('shell:conflicts.emptyHint')} />}
      {conflicts?.map((conflict) => (
        <ConflictCard
          key={conflict.number}
          conflict={conflict}
          onEdit={() => setEditing(conflict)}
          onResolve={(resolution) => resolve(conflict.number, resolution)}
        />
      ))}
      {editing !== undefined && (
        <EditArguments
          conflict={editing}
          onCancel={() => setEditing(undefined)}
          onSubmit={(args) => resolve(editing.number, { action: 'reissue', args })}
        />
      )}
    </Drawer>
  );
}

function ConflictCard({
  conflict,
  onEdit,
  onResolve,
}: {
  conflict: Conflict;
  onEdit: () => void;
  onResolve: (resolution: Resolution) => void;
}) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const now = useNow(30_000);
  const { current } = conflict;
  return (
    <article className={styles['conflict']} data-testid="conflict">
      <header>
        <Chip tone="violet" mark>
          {t(`shell:conflicts.kind.${conflict.kind}`)}
        </Chip>
        <b>{words.command(conflict.command)}</b>
        <small title={format.dateTime(conflict.decidedAt)}>{format.age(conflict.decidedAt, now)}</small>
      </header>
      {conflict.code !== null && <p className={styles['reason']}>{words.rejection(conflict.code, conflict.params)}</p>}
      <div className={styles['versus']}>
        <section>
          <h4>
            {t('shell:conflicts.mine')} · {format.dateTime(conflict.issuedAt)}
          </h4>
          <Arguments args={(conflict.args ?? {}) as Args} />
        </section>
        <section>
          <h4>
            {current === null
              ? t('shell:conflicts.meanwhile')
              : current.changedAt === null
                ? t('shell:conflicts.unknownWho')
                : t('shell:conflicts.changedBy', { who: current.changedBy ?? '—', time: format.dateTime(current.changedAt) })}
          </h4>
          {current === null ? (
            <span className={styles['faint']}>{t('shell:conflicts.nobody')}</span>
          ) : (
            <dl className={styles['pairs']}>
              {Object.entries(current.values).map(([name, value]) => (
                <Pair key={name} name={words.field(name)} value={words.value(name, value)} />
              ))}
            </dl>
          )}
        </section>
      </div>
      <div className={styles['buttons']}>
        <Button type="primary" onClick={() => onResolve({ action: 'reissue' })}>
          {t('shell:conflicts.reissue')}
        </Button>
        <Button onClick={onEdit}>{t('shell:conflicts.edit')}</Button>
        <Popconfirm title={t('shell:conflicts.discardAsk')} onConfirm={() => onResolve({ action: 'discard' })}>
          <Button type="text" danger>
            {t('shell:conflicts.discard')}
          </Button>
        </Popconfirm>
      </div>
    </article>
  );
}

function Pair({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** What was entered, in words: ids become numbers and names where the replica knows them. */
function Arguments({ args }: { args: Args }) {
  const words = useWords();
  const text = (name: string): string => {
    const value = args[name];
    return typeof value === 'string' ? value : '';
  };
  const { data: task } = useQuery('task.detail', { id: text('taskId') }, { enabled: text('taskId') !== '' });
  const { data: lead } = useQuery('lead.detail', { id: text('leadId') }, { enabled: text('leadId') !== '' });
  const village = task?.task.villageCode ?? lead?.lead.villageCode ?? '';
  const { data: members } = useQuery('members.list', { place: village, limit: 1000 }, { enabled: village !== '' });
  const shown = (name: string, value: unknown): string => {
    if (name === 'taskId' && task) return `${task.task.entityName} (${task.task.number})`;
    if (name === 'leadId' && lead) return `${lead.lead.subjectName} (${lead.lead.number})`;
    if (/[mM]emberId$/.test(name)) return members?.rows.find(({ member }) => member.id === value)?.member.name ?? String(value);
    if (typeof value === 'object' && value !== null)
      return Object.values(value)
        .map((each) => (typeof each === 'object' ? JSON.stringify(each) : words.value(name, String(each))))
        .join('、');
    return words.value(name, value as string | number | null);
  };
  return (
    <dl className={styles['pairs']}>
      {Object.entries(args)
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => (
          <Pair key={name} name={words.field(name)} value={shown(name, value)} />
        ))}
    </dl>
  );
}
