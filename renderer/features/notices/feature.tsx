/** 通知: announcements, shifts, the expert help line, emergency orders. */
import { BellOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const noticesFeature: Feature = {
  id: 'notices',
  icon: <BellOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  page: lazyPage(async () => (await import('./NoticesPage.tsx')).NoticesPage),
  badge: ({ notices }) => notices,
};
