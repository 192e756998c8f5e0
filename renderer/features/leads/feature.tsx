/** 线索: the leads inbox. */
import { AlertOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const leadsFeature: Feature = {
  id: 'leads',
  icon: <AlertOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  page: lazyPage(async () => (await import('./LeadsDesk.tsx')).LeadsDesk),
  badge: ({ leads, risks }, role) => {
    switch (role) {
      case 'townStaff':
        return leads.toTriage + leads.toTransfer + leads.decisions + leads.toVerify;
      case 'deptOfficer':
        return risks + leads.toReceive;
      case 'citySupervisor':
        return leads.city + leads.decisions;
      default:
        return leads.toAccept + leads.decisions;
    }
  },
};
