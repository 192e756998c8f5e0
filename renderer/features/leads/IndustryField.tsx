/** The industry of a lead that is typed in, and where it will go by law: the department, and at once if it is a key industry. */
import { AutoComplete, Form } from 'antd';
import type { FormInstance } from 'antd';
import { departmentsFor, industriesIn } from '#domain/lead/routing.ts';
import { useQuery } from '../../bridge/hooks.ts';
import { useT } from '../../i18n/useT.ts';
import { useWords } from '../../i18n/words.ts';
import type { ReportValues } from './report.ts';

type Typed = Omit<ReportValues, 'occurredAt'>;

export function IndustryField({ form }: { form: FormInstance }) {
  const t = useT();
  const { data: industries = [] } = useQuery('items.industries', {});
  const options = industries.filter(({ active }) => active === 1).map(({ name }) => ({ value: name }));
  return (
    <Form.Item name="industry" label={t('leads:report.industry')} extra={<Routing form={form} />}>
      <AutoComplete
        maxLength={80}
        placeholder={t('leads:report.industryHint')}
        options={options}
        showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) === true }}
      />
    </Form.Item>
  );
}

/** Nothing until the text names an industry that needs a permit, and the permit is what is missing. */
function Routing({ form }: { form: FormInstance }) {
  const t = useT();
  const words = useWords();
  const { data: industries = [] } = useQuery('items.industries', {});
  const typed = Form.useWatch((values: Partial<Typed>) => values, form) as Partial<Typed> | undefined;
  const { category, industry = '', subjectName = '', description = '' } = typed ?? {};
  if (category !== 'noPermit' && category !== 'noLicenceNoPermit') return null;
  const text = `${industry} ${subjectName} ${description}`;
  const [department] = departmentsFor(category, text, industries);
  const because = industriesIn(text, industries).find((routed) => routed.department === department);
  if (because === undefined) return null;
  const values = { industry: because.industry.name, department: words.value('department', because.department) };
  return <span data-testid="routing">{t(because.industry.risk > 0 ? 'leads:report.routedAtOnce' : 'leads:report.routed', values)}</span>;
}
