/** Theme, locale and messages for everything below; `surface` is 'wall' for big screens. */
import type { ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { App as AntApp, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/en-gb';
import 'dayjs/locale/zh-cn';
import { i18n } from '../i18n/i18n.ts';
import { usePreferences } from './preferences.ts';
import type { Surface } from './theme.ts';
import { themeOf } from './theme.ts';

function useWindowWidth(): number {
  const [width, setWidth] = useState(window.innerWidth);
  useEffect(() => {
    const measure = (): void => setWidth(window.innerWidth);
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return width;
}

export function Providers({ surface, children }: { surface: Surface; children: ReactNode }) {
  const language = usePreferences((state) => state.language);
  const large = usePreferences((state) => state.large);
  const width = useWindowWidth();
  useEffect(() => {
    dayjs.locale(language === 'zh-CN' ? 'zh-cn' : 'en-gb');
    document.documentElement.lang = language;
    document.title = i18n.t('shell:product');
    void i18n.changeLanguage(language);
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset['large'] = String(large);
    document.documentElement.dataset['surface'] = surface;
  }, [large, surface]);
  return (
    <ConfigProvider
      locale={language === 'zh-CN' ? zhCN : enGB}
      theme={themeOf(surface, large, width)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <AntApp style={{ height: '100%' }} message={{ maxCount: 3 }} notification={{ placement: 'bottomRight' }}>
        {children}
      </AntApp>
    </ConfigProvider>
  );
}
