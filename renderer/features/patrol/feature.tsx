/** 巡查: patrols by class, special and random inspections, departments' follow-ups, co-governed markets, annual reports. */
import { CompassOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { PatrolPage } from './PatrolPage.tsx';

export const patrolFeature: Feature = {
  id: 'patrol',
  icon: <CompassOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'deptOfficer', 'citySupervisor'],
  page: PatrolPage,
};
