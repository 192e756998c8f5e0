/** 队伍: the grid members. */
import { TeamOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const membersFeature: Feature = {
  id: 'members',
  icon: <TeamOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'administrator'],
  page: lazyPage(async () => (await import('./MembersDesk.tsx')).MembersDesk),
};
