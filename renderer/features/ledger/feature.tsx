/** 台账: businesses without licence or permit. */
import { AuditOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const ledgerFeature: Feature = {
  id: 'ledger',
  icon: <AuditOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  page: lazyPage(async () => (await import('./LedgerDesk.tsx')).LedgerDesk),
};
