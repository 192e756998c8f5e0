/** 系统管理: four pages side by side in one; the address keeps which is open. */
import type { ComponentType } from 'react';
import { setParams, useView } from '../../app/view.ts';
import { useT } from '../../i18n/useT.ts';
import { useHotkeys } from '../../ui/hotkeys.ts';
import columnsStyles from '../desk/columns.module.css';
import queuesStyles from '../desk/queues.module.css';
import { Accounts } from './Accounts.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { AuditLook } from './AuditLook.tsx';
import { CalendarYears } from './CalendarYears.tsx';

const SECTIONS = ['accounts', 'keys', 'calendar', 'audit'] as const;
type Section = (typeof SECTIONS)[number];

const PAGES: Readonly<Record<Section, ComponentType>> = {
  accounts: Accounts, keys: ApiKeys, calendar: CalendarYears, audit: AuditLook,
};

export function Administration() {
  const t = useT();
  const wanted = useView((state) => state.params['section']);
  const section = SECTIONS.find((each) => each === wanted) ?? 'accounts';
  const choose = (next: Section): void => setParams({ section: next });
  useHotkeys(t('administration:keys.title'), [
    {
      keys: ['['],
      help: t('administration:keys.section'),
      run: () => choose(SECTIONS[SECTIONS.indexOf(section) - 1] ?? section),
    },
    { keys: [']'], run: () => choose(SECTIONS[SECTIONS.indexOf(section) + 1] ?? section) },
  ]);
  const Page = PAGES[section];
  return (
    <div className={columnsStyles['desk']} data-testid="administration">
      <nav className={queuesStyles['queues']} aria-label={t('shell:page.administration')}>
        {SECTIONS.map((each) => (
          <button
            key={each}
            type="button"
            className={`${queuesStyles['queue']} ${each === section ? queuesStyles['queueOn'] : ''}`}
            aria-current={each === section ? 'page' : undefined}
            data-section={each}
            onClick={() => choose(each)}
          >
            <span>{t(`administration:section.${each}`)}</span>
          </button>
        ))}
      </nav>
      <Page />
    </div>
  );
}
