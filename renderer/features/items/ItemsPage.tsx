/** 事项与许可: three tables the city keeps. */
import { useT } from '../../i18n/useT.ts';
import { SectionedPage } from '../desk/SectionedPage.tsx';
import { Industries } from './Industries.tsx';
import { ItemSets } from './ItemSets.tsx';
import { Permits } from './Permits.tsx';

export function ItemsPage() {
  const t = useT();
  return (
    <SectionedPage
      title={t('shell:page.items')}
      name="items"
      sections={[
        { id: 'sets', label: t('items:section.sets'), Page: ItemSets },
        { id: 'permits', label: t('items:section.permits'), Page: Permits },
        { id: 'industries', label: t('items:section.industries'), Page: Industries },
      ]}
    />
  );
}
