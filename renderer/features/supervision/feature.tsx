/** 督办: supervision and rectification. */
import { FlagOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { SupervisionPage } from './SupervisionPage.tsx';

export const supervisionFeature: Feature = {
  id: 'supervision',
  icon: <FlagOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  page: SupervisionPage,
  badge: ({ supervision }) => supervision,
};
