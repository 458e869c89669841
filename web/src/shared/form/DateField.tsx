import '@mantine/dates/styles.layer.css';
import 'dayjs/locale/kk';
import 'dayjs/locale/ru';
import { Input } from '@mantine/core';
import { DateInput, type DateInputProps, DatesProvider, TimeInput } from '@mantine/dates';
import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n/useLanguage';
import classes from './DateField.module.css';

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

interface DateTimeFieldProps {
  label: string;
  description?: string;
  error?: ReactNode;
  required?: boolean;
  value?: string | null;
  onChange: (value: string | null) => void;
  /** The hour that a day gets until another is given: `10:00`. */
  usualHour?: string;
}

/** A local date and time, `2026-11-22 14:30:00`; the institution's zone makes an instant of it. */
export function DateTimeField(props: DateTimeFieldProps) {
  const { label, description, error, required, value, onChange, usualHour = '10:00' } = props;
  const { t } = useTranslation('shared');
  const id = useId();
  const day = value?.slice(0, 10) ?? null;
  // An hour may be given before its day.
  const [early, setEarly] = useState('');
  const hour = value?.slice(11, 16) ?? early;

  return (
    <Input.Wrapper
      size="md"
      label={label}
      labelElement="div"
      labelProps={{ id }}
      description={description}
      error={error}
      required={required}
    >
      <div role="group" aria-labelledby={id} className={classes.moment}>
        <DateField
          aria-label={t('calendar.dayOf', { label })}
          error={Boolean(error)}
          value={day}
          onChange={(chosen) => onChange(chosen && `${chosen} ${hour || usualHour}:00`)}
        />
        <TimeInput
          size="md"
          aria-label={t('calendar.hourOf', { label })}
          error={Boolean(error)}
          value={hour}
          onChange={({ currentTarget }) =>
            day && currentTarget.value
              ? onChange(`${day} ${currentTarget.value}:00`)
              : setEarly(currentTarget.value)
          }
        />
      </div>
    </Input.Wrapper>
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
      clearButtonProps: { 'aria-label': t('calendar.clear'), size: '44px' },
    },
  };
}
