/** 联合: joint enforcement, from the application to the look-backs. */
import { SafetyCertificateOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const enforcementFeature: Feature = {
  id: 'enforcement',
  icon: <SafetyCertificateOutlined />,
  roles: ['townStaff', 'deptOfficer', 'citySupervisor'],
  page: lazyPage(async () => (await import('./EnforcementPage.tsx')).EnforcementPage),
  badge: ({ actions }) => actions,
};
