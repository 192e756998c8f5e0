/** 各村: the town desk. */
import { TableOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const villagesFeature: Feature = {
  id: 'villages',
  icon: <TableOutlined />,
  roles: ['townStaff'],
  page: lazyPage(async () => (await import('./VillagesDesk.tsx')).VillagesDesk),
  badge: ({ tasks }) => tasks.overdue,
};
