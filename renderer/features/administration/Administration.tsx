/** 系统管理: who may sign in, which programs may, the working calendar, and what was done last. */
import { useT } from '../../i18n/useT.ts';
import { SectionedPage } from '../desk/SectionedPage.tsx';
import { Accounts } from './Accounts.tsx';
import { ApiKeys } from './ApiKeys.tsx';
import { AuditLook } from './AuditLook.tsx';
import { CalendarYears } from './CalendarYears.tsx';

export function Administration() {
  const t = useT();
  return (
    <SectionedPage
      title={t('shell:page.administration')}
      name="administration"
      sections={[
        { id: 'accounts', label: t('administration:section.accounts'), Page: Accounts },
        { id: 'keys', label: t('administration:section.keys'), Page: ApiKeys },
        { id: 'calendar', label: t('administration:section.calendar'), Page: CalendarYears },
        { id: 'audit', label: t('administration:section.audit'), Page: AuditLook },
      ]}
    />
  );
}
