/** The conflict tray: what I did, what happened meanwhile, why; submit again, edit and submit, or discard. Nothing is dropped silently. */
import { useEffect, useState } from 'react';
import { App, Button, Drawer, Popconfirm } from 'antd';
import type { Conflict, MethodParams } from '#protocol/bridge/methods.ts';
import { bridge } from '../../bridge/bridge.ts';
import { toBridgeError } from '../../bridge/errors.ts';
import { useStatus } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import { Chip } from '../../ui/chips.tsx';
import { useFormat } from '../../ui/format.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import { EmptyState } from '../../ui/pieces.tsx';
import styles from './panels.module.css';
import { openPage } from '../view.ts';
import { ConflictArguments, Pairs } from './ConflictArguments.tsx';
import { EditArguments } from './EditArguments.tsx';

type Resolution = Pick<MethodParams<'conflicts.resolve'>, 'action' | 'args'>;

const TRAY_WIDTH_PX = 620;

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
      // The bands say that the data process is away; what is shown stays.
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
        message.success(t(resolution.action === 'reissue' ? 'shell:conflicts.resubmitted' : 'shell:conflicts.discarded'));
      },
      (error: unknown) => message.error(words.error(toBridgeError(error))),
    );
  };
  return (
    <Drawer open title={t('shell:conflicts.title')} size={TRAY_WIDTH_PX} onClose={onClose} keyboard={false}>
      {conflicts?.length === 0 && <EmptyState title={t('shell:conflicts.empty')} hint={t('shell:conflicts.emptyHint')} />}
      {conflicts?.map((conflict) => (
        <ConflictCard
          key={conflict.number}
          conflict={conflict}
          onEdit={() => setEditing(conflict)}
          onResolve={(resolution) => resolve(conflict.number, resolution)}
          onLeave={onClose}
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

interface ConflictCardProps {
  readonly conflict: Conflict;
  readonly onEdit: () => void;
  readonly onResolve: (resolution: Resolution) => void;
  /** The operator goes to see the thing itself. */
  readonly onLeave: () => void;
}

function ConflictCard({ conflict, onEdit, onResolve, onLeave }: ConflictCardProps) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const now = useNow(30_000);
  return (
    <article className={styles['conflict']} data-testid="conflict" data-code={conflict.code} data-kind={conflict.kind}>
      <header>
        <Chip tone="violet" mark>
          {t(`shell:conflicts.kind.${conflict.kind}`)}
        </Chip>
        <b>{words.command(conflict.command)}</b>
        <small title={format.dateTime(conflict.decidedAt)}>{format.age(conflict.decidedAt, now)}</small>
      </header>
      {conflict.code !== null && <p className={styles['reason']}>{words.rejection(conflict.code, conflict.params)}</p>}
      {conflict.kind === 'held' && conflict.code !== null && <p>{t('shell:conflicts.heldHint')}</p>}
      <div className={styles['versus']}>
        <section>
          <h4>
            {t('shell:conflicts.mine')} · {format.dateTime(conflict.issuedAt)}
          </h4>
          <ConflictArguments args={(conflict.args ?? {}) as Readonly<Record<string, unknown>>} />
        </section>
        {conflict.kind === 'appliedChanged' ? <CameOut conflict={conflict} /> : <Meanwhile conflict={conflict} />}
      </div>
      <div className={styles['buttons']}>
        {conflict.kind === 'appliedChanged' || conflict.kind === 'superseded' ? (
          <Button type="primary" onClick={() => onResolve({ action: 'discard' })}>
            {t('shell:conflicts.seen')}
          </Button>
        ) : (
          <Choices onEdit={onEdit} onResolve={onResolve} />
        )}
        <SubjectLink conflict={conflict} onLeave={onLeave} />
      </div>
    </article>
  );
}

function Choices({ onEdit, onResolve }: Pick<ConflictCardProps, 'onEdit' | 'onResolve'>) {
  const t = useT();
  return (
    <>
      <Button type="primary" onClick={() => onResolve({ action: 'reissue' })}>
        {t('shell:conflicts.reissue')}
      </Button>
      <Button onClick={onEdit}>{t('shell:conflicts.edit')}</Button>
      <Popconfirm title={t('shell:conflicts.discardAsk')} onConfirm={() => onResolve({ action: 'discard' })}>
        <Button type="text" danger>
          {t('shell:conflicts.discard')}
        </Button>
      </Popconfirm>
    </>
  );
}

/** What the hub applied otherwise than it was shown here: a number, who holds it, the day it is due. */
function CameOut({ conflict: { params, current } }: { conflict: Conflict }) {
  const t = useT();
  const words = useWords();
  const facts = Object.entries(current?.values ?? {});
  const pairs = facts.map(([name, now]) => {
    const came = t('shell:conflicts.came', { shown: words.value(name, params[name] ?? null), now: words.value(name, now) });
    return [words.field(name), came] as const;
  });
  return (
    <section>
      <h4>{t('shell:conflicts.cameOut')}</h4>
      <Pairs pairs={pairs} />
    </section>
  );
}

/** What changed while the command was on its way, and who changed it. */
function Meanwhile({ conflict: { current } }: { conflict: Conflict }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  if (current === null) {
    return (
      <section>
        <h4>{t('shell:conflicts.meanwhile')}</h4>
        <span className={styles['faint']}>{t('shell:conflicts.nobody')}</span>
      </section>
    );
  }
  const { changedAt, changedBy, values } = current;
  const who =
    changedAt === null
      ? t('shell:conflicts.unknownWho')
      : t('shell:conflicts.changedBy', { who: changedBy ?? '—', time: format.dateTime(changedAt) });
  return (
    <section>
      <h4>{who}</h4>
      <Pairs pairs={Object.entries(values).map(([name, value]) => [words.field(name), words.value(name, value)])} />
    </section>
  );
}

/** Opens the task or lead as it is now: there it can be reassigned, remarked upon, or left alone. */
function SubjectLink({ conflict, onLeave }: Pick<ConflictCardProps, 'conflict' | 'onLeave'>) {
  const t = useT();
  const args = (conflict.args ?? {}) as Readonly<Record<string, unknown>>;
  const page = typeof args['taskId'] === 'string' ? 'dispatch' : typeof args['leadId'] === 'string' ? 'leads' : undefined;
  if (page === undefined) return null;
  const open = (): void => {
    openPage(page, { queue: 'all', id: String(args[page === 'dispatch' ? 'taskId' : 'leadId']) });
    onLeave();
  };
  return (
    <Button type="link" onClick={open}>
      {t(page === 'dispatch' ? 'shell:conflicts.openTask' : 'shell:conflicts.openLead')}
    </Button>
  );
}
