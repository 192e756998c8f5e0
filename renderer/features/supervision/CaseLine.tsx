/** What a card is about: its number as a link, its state, and its own limit. */
import type { SupervisedCase } from '#protocol/bridge/queries.ts';
import { useCalendar } from '../../app/calendar.tsx';
import { openPage } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import { Chip } from '../../ui/chips.tsx';
import styles from '../desk/text.module.css';
import { LimitBar, OpenLimit } from '../desk/LimitBar.tsx';
import { RecordLink } from '../desk/RecordLink.tsx';

export function CaseLine({ subject, now }: { subject: SupervisedCase; now: number }) {
  const t = useT();
  const words = useWords();
  const calendar = useCalendar();
  return (
    <>
      <p className={styles['badgeLine']}>
        <CaseLink subject={subject} />
        <Chip tone={subject.open === 1 ? 'blue' : 'grey'}>{words.value('state', subject.state)}</Chip>
        <OpenLimit row={subject} calendar={calendar} now={now} />
        {subject.open === 0 && <span className={styles['faint']}>{t('supervision:caseClosed')}</span>}
      </p>
      <LimitBar row={subject} now={now} />
    </>
  );
}

function CaseLink({ subject: { subject, id, number } }: { subject: SupervisedCase }) {
  switch (subject) {
    case 'task':
      return <RecordLink page="dispatch" id={id} text={number} />;
    case 'lead':
      return <RecordLink page="leads" id={id} text={number} />;
    case 'action':
      return <PageLink page="enforcement" queue="all" id={id} text={number} />;
    case 'rectification':
      return <PageLink page="supervision" queue="plans.all" id={id} text={number} />;
  }
}

function PageLink({ page, queue, id, text }: { page: string; queue: string; id: string; text: string }) {
  return (
    <button type="button" className={styles['link']} onClick={() => openPage(page, { queue, id })}>
      {text}
    </button>
  );
}
