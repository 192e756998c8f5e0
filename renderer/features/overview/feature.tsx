/** 总览 for the desk and 大屏 for the wall. Charts are heavy: they are loaded when one of the two is opened. */
import { lazy, Suspense } from 'react';
import { DashboardOutlined, FundProjectionScreenOutlined } from '@ant-design/icons';
import type { Role } from '#domain/core/actor.ts';
import type { Feature } from '../../app/feature.ts';
import { LoadingBar } from '../../ui/pieces.tsx';

const Overview = lazy(async () => ({ default: (await import('./Overview.tsx')).Overview }));
const Wall = lazy(async () => ({ default: (await import('./Wall.tsx')).Wall }));

const ROLES: readonly Role[] = ['citySupervisor', 'townStaff'];

export const overviewFeature: Feature = {
  id: 'overview',
  icon: <DashboardOutlined />,
  roles: ROLES,
  page: () => (
    <Suspense fallback={<LoadingBar on />}>
      <Overview />
    </Suspense>
  ),
};

export const wallFeature: Feature = {
  id: 'walls',
  icon: <FundProjectionScreenOutlined />,
  roles: ROLES,
  surface: 'wall',
  page: () => (
    <Suspense fallback={<LoadingBar on />}>
      <Wall />
    </Suspense>
  ),
};
