import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/kk';
import 'dayjs/locale/ru';
import {
  DateInput,
  type DateInputProps,
  DateTimePicker,
  type DateTimePickerProps,
  DatesProvider,
} from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/useLanguage';

dayjs.extend(customParseFormat);

/** A local date, `2026-11-22`: typed as `22.11.2026` or picked from a month. */
export function DateField(props: DateInputProps) {
  const { settings, labels } = useCalendar();
  return (
    <DatesProvider settings={settings}>
      <DateInput valueFormat="DD.MM.YYYY" placeholder="22.11.2026" clearable {...labels} {...props} />
    </DatesProvider>
  );
}

/** A local date and time, `2026-11-22 14:30:00`; the institution's zone makes an instant of it. */
export function DateTimeField(props: DateTimePickerProps) {
  const { settings, labels } = useCalendar();
  return (
    <DatesProvider settings={settings}>
      <DateTimePicker valueFormat="DD.MM.YYYY, HH:mm" clearable {...labels} {...props} />
    </DatesProvider>
  );
}

function useCalendar() {
  const { t } = useTranslation('shared');
  const { language } = useLanguage();
  return {
    settings: { locale: language, firstDayOfWeek: 1 as const },
    labels: {
      previousLabel: t('calendar.previous'),
      nextLabel: t('calendar.next'),
      clearButtonProps: { 'aria-label': t('calendar.clear') },
    },
  };
}
