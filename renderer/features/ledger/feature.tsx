/** 台账: businesses without licence or permit. */
import { AuditOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { LedgerDesk } from './LedgerDesk.tsx';

export const ledgerFeature: Feature = {
  id: 'ledger',
  icon: <AuditOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  page: LedgerDesk,
};
