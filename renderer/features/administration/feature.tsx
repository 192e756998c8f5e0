/** 管理: accounts, working calendar, newest operations. */
import { SettingOutlined } from '@ant-design/icons';
import type { Feature } from '../../app/feature.ts';
import { Administration } from './Administration.tsx';

export const administrationFeature: Feature = {
  id: 'administration',
  icon: <SettingOutlined />,
  roles: ['administrator'],
  page: Administration,
};
