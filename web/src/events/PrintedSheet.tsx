import { useTranslation } from 'react-i18next';
import type { EventDetails, Participant } from './queries';
import classes from './PrintedSheet.module.css';

const EMPTY_LINES = 5;

interface PrintedSheetProps {
  event: EventDetails;
  seated: Participant[];
}

/** The sheet to sign, seen only on paper; with some lines for those who did not register. */
export function PrintedSheet({ event, seated }: PrintedSheetProps) {
  const { t } = useTranslation('events');
  const runs = [...event.presenters, event.organiser];
  return (
    <div className={classes.sheet} aria-hidden>
      <p>
        <strong>{event.title}</strong>
        <br />
        {[event.ownerName, event.place].filter(Boolean).join(' · ')}
        <br />
        {t('field.presenters')}: {runs.map(({ name }) => name ?? t('someone')).join(', ')}
      </p>
      <table>
        <thead>
          <tr>
            <th>№</th>
            <th>{t('sheet.name')}</th>
            <th>{t('sheet.institution')}</th>
            <th>{t('sheet.signature')}</th>
          </tr>
        </thead>
        <tbody>
          {seated.map(({ person, name, institutionName }, place) => (
            <tr key={person}>
              <td>{place + 1}</td>
              <td>{name ?? t('someone')}</td>
              <td>{institutionName}</td>
              <td />
            </tr>
          ))}
          {Array.from({ length: EMPTY_LINES }, (_, line) => (
            <tr key={line}>
              <td>{seated.length + line + 1}</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
