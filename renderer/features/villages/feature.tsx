/** 各村: the town desk. */
import { TableOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { VillagesDesk } from './VillagesDesk.tsx';

export const villagesFeature: Feature = {
  id: 'villages',
  icon: <TableOutlined />,
  roles: ['townStaff'],
  page: VillagesDesk,
  badge: ({ tasks }) => tasks.overdue,
};
