/** The ladder of a task, lead, joint action or rectification in its own detail, with the next rung one click away. */
import { useState } from 'react';
import { Button } from 'antd';
import { BellOutlined } from '@ant-design/icons';
import type { Supervised } from '#domain/schema/supervision.ts';
import { useAccount } from '../../app/session.ts';
import { openPage } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useNow } from '../../system.ts';
import textStyles from '../desk/text.module.css';
import { Panel } from '../desk/Panel.tsx';
import { useUnitText } from '../desk/useUnitText.ts';
import { IssueCard } from './IssueCard.tsx';
import { Ladder } from './Ladder.tsx';
import { rungsToIssue } from './rules.ts';
import styles from './supervision.module.css';

const TICK_MS = 30_000;

/** Shows nothing for a case without a rung about which nobody here may issue one. */
export function LadderPanel({ subject, id }: { subject: Supervised; id: string }) {
  const t = useT();
  const account = useAccount();
  const now = useNow(TICK_MS);
  const unitText = useUnitText();
  const [issuing, setIssuing] = useState(false);
  const { data: ladder } = useQuery('supervision.ladder', { subject, id }, { keep: false });
  if (ladder === undefined || ladder === null) return null;
  const against = ladder.rungs.filter(({ unit }) => unit === ladder.unit.code);
  const mayIssue = ladder.subject.open === 1 && rungsToIssue(ladder.unit.code, ladder.rungs, account).length > 0;
  if (ladder.rungs.length === 0 && !mayIssue) return null;
  const last = ladder.rungs.at(-1);
  return (
    <Panel name="ladder" title={t('supervision:ladder.title')} note={unitText(ladder.unit)}>
      {ladder.rungs.length > 0 && <Ladder rungs={against} due={ladder.due} now={now} />}
      <div className={styles['ladderTools']}>
        {mayIssue && (
          <Button
            size="small"
            danger={ladder.due !== null}
            icon={<BellOutlined />}
            onClick={() => setIssuing(true)}
            data-action="supervise"
          >
            {ladder.due === null ? t('supervision:issue.open') : t('supervision:issue.due', { rung: t(`trade:rung.${ladder.due}`) })}
          </Button>
        )}
        {last !== undefined && (
          <button type="button" className={textStyles['link']} onClick={() => openPage('supervision', { queue: 'cards.all', id: last.id })}>
            {t('supervision:ladder.openLast', { number: last.number })}
          </button>
        )}
      </div>
      {issuing && <IssueCard ladder={ladder} onDone={() => setIssuing(false)} onCancel={() => setIssuing(false)} />}
    </Panel>
  );
}
