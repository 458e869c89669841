import { Stack } from '@mantine/core';
import { BarChart } from '../shared/chart/BarChart';
import { Figure } from '../shared/chart/Figure';
import { useFormat } from '../shared/format/useFormat';
import { Page } from '../shared/ui/Page';

const demand = [
  { form: 'Мастер-классы', now: 0.78, before: 0.52 },
  { form: 'Творческие микрогруппы', now: 0.64, before: 0.31 },
  { form: 'Семинары-практикумы', now: 0.57, before: 0.6 },
  { form: 'Наставничество', now: 0.41, before: 0.38 },
  { form: 'Работа в едином образовательном пространстве', now: 0.22, before: 0.45 },
  { form: 'Стажёрские площадки', now: null, before: undefined },
];

export default function ChartPage() {
  const format = useFormat();
  return (
    <Page title="Результаты опроса" back={{ to: '/gallery', label: 'Образцы' }}>
      <Stack>
        <Figure
          title="Чаще всего просят мастер-классы"
          note="Осень 2026, 84 ответа из 12 учреждений. Показано среднее место как доля от лучшего."
          rows={demand}
          columns={[
            { title: 'Форма работы', value: ({ form }) => form },
            { title: '2026', value: ({ now }) => now },
            { title: '2018', value: ({ before }) => before ?? null },
          ]}
          fileName="demand"
        >
          <BarChart
            ranked
            max={1}
            beforeName="2018"
            write={(value) => format.percent(value)}
            bars={demand.map(({ form, now, before }) => ({
              key: form,
              label: form,
              value: now,
              hidden: 'меньше пяти ответов',
              before,
            }))}
          />
        </Figure>
      </Stack>
    </Page>
  );
}
