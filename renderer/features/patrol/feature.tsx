/** 巡查: patrols by class, special and random inspections, departments' follow-ups, co-governed markets, annual reports. */
import { CompassOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const patrolFeature: Feature = {
  id: 'patrol',
  icon: <CompassOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  page: lazyPage(async () => (await import('./PatrolPage.tsx')).PatrolPage),
};
