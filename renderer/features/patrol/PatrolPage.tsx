/** 巡查: one part at a time; which one is in the address. */
import { Segmented } from 'antd';
import { useAccount } from '../../app/session.ts';
import { openPage, useView } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import { CampaignsDesk } from './campaigns/CampaignsDesk.tsx';
import { ClassesDesk } from './classes/ClassesDesk.tsx';
import { FollowUpsDesk } from './followUps/FollowUpsDesk.tsx';
import { MarketsDesk } from './markets/MarketsDesk.tsx';
import { partsOf } from './parts.ts';
import type { PatrolPart } from './parts.ts';
import styles from './patrol.module.css';
import { ReportsDesk } from './reports/ReportsDesk.tsx';

const DESKS: Readonly<Record<PatrolPart, () => React.ReactNode>> = {
  classes: ClassesDesk,
  campaigns: CampaignsDesk,
  followUps: FollowUpsDesk,
  markets: MarketsDesk,
  reports: ReportsDesk,
};

export function PatrolPage() {
  const t = useT();
  const { role } = useAccount();
  const parts = partsOf(role);
  const wanted = useView(({ params }) => params['part']);
  const part = parts.find((each) => each === wanted) ?? parts[0] ?? 'followUps';
  const Desk = DESKS[part];
  return (
    <div className={styles['page']}>
      {parts.length > 1 && (
        <div className={styles['parts']}>
          <Segmented<PatrolPart>
            value={part}
            options={parts.map((value) => ({ value, label: t(`patrol:part.${value}`) }))}
            aria-label={t('shell:page.patrol')}
            onChange={(next) => openPage('patrol', { part: next })}
          />
        </div>
      )}
      <div className={styles['part']}>
        <Desk key={part} />
      </div>
    </div>
  );
}
