/** 督办: supervision and rectification. */
import { FlagOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const supervisionFeature: Feature = {
  id: 'supervision',
  icon: <FlagOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  page: lazyPage(async () => (await import('./SupervisionPage.tsx')).SupervisionPage),
  badge: ({ supervision }) => supervision,
};
