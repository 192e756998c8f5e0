/** What the registry sent about the entity, where it lies, and what the task has recorded so far. */
import { useState } from 'react';
import type { TaskDetail } from '#protocol/bridge/queries.ts';
import { problemList } from '#domain/task/problems.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useFormat } from '../../ui/format.ts';
import panelStyles from '../desk/panel.module.css';
import textStyles from '../desk/text.module.css';
import { Fact, Facts, Panel } from '../desk/Panel.tsx';
import { Phone } from '../desk/Phone.tsx';

export function Registration({ detail }: { detail: TaskDetail }) {
  const t = useT();
  const words = useWords();
  const format = useFormat();
  const { task, entity, grid } = detail;
  const problems = problemList(task.problems).map((problem) => words.value('problems', problem));
  const time = (instant: number | null): string | null => (instant === null ? null : format.dateTime(instant));
  return (
    <Panel name="registration" title={t('dispatch:detail.facts')} note={entity?.creditCode}>
      <Facts>
        <Fact whole label={t('dispatch:detail.address')}>
          {task.address}
        </Fact>
        <Fact label={t('dispatch:detail.grid')}>{grid?.name ?? t('desk:row.noGrid')}</Fact>
        <Fact label={t('dispatch:detail.placed')}>{entity === null ? null : words.value('placedBy', entity.placedBy)}</Fact>
        <Fact label={t('dispatch:detail.contact')}>{entity?.contactName}</Fact>
        <Fact label={t('dispatch:detail.phone')}>
          {entity !== null && entity.contactPhone !== '' && (
            <Phone
              key={entity.id}
              masked={entity.contactPhone}
              call={{ name: 'entity.reveal', args: { entityId: entity.id }, field: 'contactPhone' }}
            />
          )}
        </Fact>
        <Fact label={t('dispatch:detail.kind')}>{entity?.kind}</Fact>
        <Fact label={t('dispatch:detail.capital')}>{entity?.capital}</Fact>
        <Fact label={t('dispatch:detail.registered')}>{entity?.registeredOn}</Fact>
        <Fact label={t('dispatch:detail.received')}>{time(task.receivedAt)}</Fact>
        <Fact label={t('dispatch:detail.assignee')}>{task.assigneeName}</Fact>
        <Fact label={t('dispatch:detail.assignedAt')}>{time(task.assignedAt)}</Fact>
        <Fact label={t('dispatch:detail.firstCheck')}>{time(task.firstCheckDueAt)}</Fact>
        <Fact label={t('dispatch:detail.recheckDue')}>{time(task.recheckDueAt)}</Fact>
        {entity !== null && entity.businessScope !== '' && (
          <Fact whole label={t('dispatch:detail.scope')}>
            <BusinessScope key={entity.id} text={entity.businessScope} />
          </Fact>
        )}
        {task.visits > 0 && (
          <Fact whole label={t('dispatch:detail.inspections')}>
            {t('dispatch:detail.visits', { count: task.visits })}
          </Fact>
        )}
        <Fact whole label={t('dispatch:detail.problems')}>
          {format.list(problems)}
        </Fact>
        <Fact whole label={t('dispatch:detail.notice')}>
          {task.noticeNumber === null ? null : `${task.noticeNumber} · ${task.noticeFacts ?? ''}`}
        </Fact>
      </Facts>
    </Panel>
  );
}

/** Scopes longer than this many characters start folded to two lines. */
const LONG_SCOPE = 70;

function BusinessScope({ text }: { text: string }) {
  const t = useT();
  const [whole, setWhole] = useState(false);
  if (text.length <= LONG_SCOPE) return text;
  return (
    <>
      <span className={whole ? undefined : panelStyles['clamp']}>{text}</span>
      <button type="button" className={textStyles['link']} onClick={() => setWhole(!whole)}>
        {t(whole ? 'dispatch:detail.less' : 'dispatch:detail.show')}
      </button>
    </>
  );
}
