/** 档案: market entities, each with its whole history (一户一档). */
import { FolderOpenOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { lazyPage } from '../../app/lazyPage.tsx';

export const entitiesFeature: Feature = {
  id: 'entities',
  icon: <FolderOpenOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  page: lazyPage(async () => (await import('./EntitiesDesk.tsx')).EntitiesDesk),
};
