/** 线索: the leads inbox. */
import { AlertOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { LeadsDesk } from './LeadsDesk.tsx';

export const leadsFeature: Feature = {
  id: 'leads',
  icon: <AlertOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  page: LeadsDesk,
  badge: ({ leads }, role) => {
    switch (role) {
      case 'townStaff':
        return leads.handedUp + leads.toVerify;
      case 'deptOfficer':
        return leads.atDepartment;
      case 'citySupervisor':
        return leads.overdue;
      default:
        return leads.toAccept;
    }
  },
};
