/** One line that stays until the last receipt: risk leads of key industries that a department has not acknowledged (专线移送). */
import { AlertOutlined } from '@ant-design/icons';
import { openPage } from '../../app/view.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { useNow } from '../../system.ts';
import styles from './leads.module.css';
import { RiskLimit } from './RiskLine.tsx';

/** Those first due; the rest is behind the count. */
const SHOWN = 3;
const TICK_MS = 15_000;

export function RiskTicker({ place }: { place: string }) {
  const t = useT();
  const words = useWords();
  const now = useNow(TICK_MS);
  const { data } = useQuery('leads.risks', { place, limit: SHOWN });
  if (data === undefined || data.total === 0) return null;
  const open = (id?: string): void => openPage('leads', { queue: 'risks', ...(id === undefined ? {} : { id }) });
  return (
    <div className={styles['ticker']} role="status" data-testid="risk-ticker">
      <button type="button" onClick={() => open()}>
        <b>
          <AlertOutlined /> {t('leads:risk.ticker')} {data.total}
        </b>
      </button>
      <ul>
        {data.rows.map((risk) => (
          <li key={risk.id}>
            <RiskLimit risk={risk} now={now} />
            <button type="button" onClick={() => open(risk.id)} title={risk.address}>
              {risk.subjectName} → {words.value('department', risk.department)}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
