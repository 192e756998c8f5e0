/** 档案: market entities, each with its whole history (一户一档). */
import { FolderOpenOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { EntitiesDesk } from './EntitiesDesk.tsx';

export const entitiesFeature: Feature = {
  id: 'entities',
  icon: <FolderOpenOutlined />,
  roles: ['villageDispatcher', 'townStaff', 'citySupervisor'],
  page: EntitiesDesk,
};
