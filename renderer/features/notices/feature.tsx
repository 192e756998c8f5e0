/** 通知: announcements, shifts, the expert help line, emergency orders. */
import { BellOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { NoticesPage } from './NoticesPage.tsx';

export const noticesFeature: Feature = {
  id: 'notices',
  icon: <BellOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  page: NoticesPage,
  badge: ({ notices }) => notices,
};
