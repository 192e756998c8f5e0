/** 查重: pairs of leads that may be one incident, side by side. */
import { BlockOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { DuplicatesDesk } from './DuplicatesDesk.tsx';

export const duplicatesFeature: Feature = {
  id: 'duplicates',
  icon: <BlockOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  page: DuplicatesDesk,
  badge: ({ duplicates }) => duplicates,
};
