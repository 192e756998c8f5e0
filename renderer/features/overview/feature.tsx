/** 总览 for the desk and 大屏 for the wall. */
import { DashboardOutlined, FundProjectionScreenOutlined } from '@ant-design/icons';
import type { Role } from '#domain/core/actor.ts';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

const ROLES: readonly Role[] = ['citySupervisor', 'townStaff'];

export const overviewFeature: Feature = {
  id: 'overview',
  icon: <DashboardOutlined />,
  roles: ROLES,
  page: lazyPage(async () => (await import('./Overview.tsx')).Overview),
};

export const wallFeature: Feature = {
  id: 'walls',
  icon: <FundProjectionScreenOutlined />,
  roles: ROLES,
  surface: 'wall',
  page: lazyPage(async () => (await import('./Wall.tsx')).Wall),
};
