/** 联合: joint enforcement, from the application to the look-backs. */
import { SafetyCertificateOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { EnforcementPage } from './EnforcementPage.tsx';

export const enforcementFeature: Feature = {
  id: 'enforcement',
  icon: <SafetyCertificateOutlined />,
  roles: ['townStaff', 'deptOfficer', 'citySupervisor'],
  page: EnforcementPage,
  badge: ({ actions }) => actions,
};
